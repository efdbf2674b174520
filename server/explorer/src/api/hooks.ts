/** React hooks over the client: one question, or a list that grows page by page. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { AnswerCache, ask, type Result } from './client';
import type { PageStateFragment, TypedDocumentString } from './generated';

const answers = new AnswerCache();

/** The result of asking, and a way to ask again after a failure. */
export type Query<Data> = Result<Data> & { readonly retry: () => void };

/** Asks one question. The answer to an older question is never shown for a new one. */
export function useQuery<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Query<Data> {
  const key = keyOf(document, variables);
  return useAnswer(key, () => ask(document, variables));
}

/** A page of a list, as every connection of the API gives it. */
export interface Page<Item> {
  readonly nodes: readonly Item[];
  readonly pageInfo: PageStateFragment;
  readonly totalCount?: number;
}

/** The items of the pages that were asked for. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly totalCount: number;
  readonly hasMore: boolean;
}

type PagedVariables = { id: string; after?: string | null | undefined };

/**
 * Reads the first `count` pages of a connection of an entity as one list. `select` finds
 * the connection in an answer; null means that the entity does not exist, which gives an
 * empty list.
 */
export function usePages<Data, Item>(
  document: TypedDocumentString<Data, PagedVariables>,
  id: string,
  select: (data: Data) => Page<Item> | null | undefined,
  count: number,
): Query<Pages<Item>> {
  return useAnswer(keyOf(document, [id, count]), async () => {
    const items: Item[] = [];
    let totalCount = 0;
    let after: string | null = null;
    for (let page = 0; page < count; page++) {
      const variables: PagedVariables = { id, after };
      const data = await answers.get(keyOf(document, variables), () => ask(document, variables));
      const connection = select(data);
      if (!connection) break;
      items.push(...connection.nodes);
      totalCount = connection.totalCount ?? items.length;
      after = connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
      if (after === null) break;
    }
    return { items, totalCount, hasMore: after !== null };
  });
}

function keyOf(document: TypedDocumentString<unknown, never>, variables: unknown): string {
  return JSON.stringify([document.toString(), variables]);
}

function useAnswer<Data>(key: string, load: () => Promise<Data>): Query<Data> {
  const subscribe = useCallback((changed: () => void) => answers.subscribe(key, changed), [key]);
  const result = useSyncExternalStore(subscribe, () => answers.read<Data>(key));
  // The key describes the question completely, so `load` need not be compared.
  useEffect(() => answers.request(key, load), [key]);
  return { ...result, retry: () => answers.request(key, load) };
}
