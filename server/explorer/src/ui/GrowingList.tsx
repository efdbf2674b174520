/** A section whose list grows page by page. */
import type { ReactNode } from 'react';
import { usePages, type Page, type Pages, type Query } from '../api/hooks';
import type { TypedDocumentString } from '../api/generated';
import { useText } from '../app/preferences';
import { Empty, Loaded } from './Loaded';
import { More, Section } from './parts';
import { useGrowth } from './useGrowth';

interface GrowingListProps<Data, Item> {
  /** The name of the list in the address. */
  readonly name: string;
  readonly document: TypedDocumentString<Data, { id: string; after?: string | null | undefined }>;
  readonly id: string;
  readonly select: (data: Data) => Page<Item> | null | undefined;
  readonly title: string;
  readonly hint?: string;
  /** What to say of an empty list; null leaves out the whole section. */
  readonly empty: string | null;
  readonly children: (items: readonly Item[]) => ReactNode;
}

function isEmpty<Item>(query: Query<Pages<Item>>): boolean {
  return query.status === 'loading' || (query.status === 'ready' && query.data.items.length === 0);
}

/** A section with the first pages of a connection of an entity. */
export function GrowingList<Data, Item>(props: GrowingListProps<Data, Item>) {
  const { number } = useText();
  const [pages, grow] = useGrowth(props.name);
  const wanted = usePages(props.document, props.id, props.select, pages);
  // While one page more is on its way, the pages before it stay.
  const before = usePages(props.document, props.id, props.select, Math.max(pages - 1, 1));
  const query = wanted.status === 'loading' ? before : wanted;
  if (props.empty === null && isEmpty(query)) return null;
  return (
    <Section
      title={props.title}
      count={query.status === 'ready' ? number(query.data.totalCount) : undefined}
      {...(props.hint && { hint: props.hint })}
    >
      <Loaded query={query}>
        {({ items, totalCount, hasMore }) =>
          items.length === 0 ? (
            <Empty>{props.empty}</Empty>
          ) : (
            <>
              {props.children(items)}
              <More shown={items.length} total={totalCount} hasMore={hasMore} more={grow} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
