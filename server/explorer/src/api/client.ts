/**
 * The typed client of the GraphQL API: sends documents that codegen checked against the
 * schema, and keeps answers so that going back shows a view at once.
 */
import type { TypedDocumentString } from './generated';

/** Why a question got no answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    /** `extensions.code` of the first GraphQL error, or NETWORK, or HTTP_ and the status. */
    readonly code: string,
    /** The id under which the server logged the request; null when it gave none. */
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: {
    message: string;
    extensions?: { code?: string; requestId?: string };
  }[];
}

/** What is known of a question's answer. */
export type Result<Data> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: ApiError }
  | { readonly status: 'ready'; readonly data: Data };

const endpoint = '/graphql';

/** Asks the server. An answer with errors is a rejection, even if it holds data, too. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
      },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
  } catch (cause) {
    throw new ApiError(String(cause), 'NETWORK');
  }
  const requestId = response.headers.get('x-request-id');
  const answer: Answer<Data> | null = await response.json().catch(() => null);
  const error = answer?.errors?.[0];
  if (error) {
    const { code, requestId: id } = error.extensions ?? {};
    throw new ApiError(error.message, code ?? 'GRAPHQL', id ?? requestId);
  }
  if (!answer?.data) {
    throw new ApiError(response.statusText, `HTTP_${response.status}`, requestId);
  }
  return answer.data;
}

/** An answer that is held, shared by all views that ask the same question. */
interface Entry {
  result: Result<unknown>;
  loadedAt: number;
  readonly listeners: Set<() => void>;
}

/** How long an answer is shown without asking again, in milliseconds. */
const freshFor = 30_000;

const loading: Result<never> = { status: 'loading' };

/**
 * Answers by question. Reading one never waits; stale ones are shown while they are asked
 * for again.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Entry>();

  /** `now` gives the time in milliseconds. */
  constructor(private readonly now: () => number = Date.now) {}

  /** What is known under the key; asks by `load` when that is nothing, old or a failure. */
  request<Data>(key: string, load: () => Promise<Data>): void {
    const entry = this.#entry(key);
    const old = this.now() - entry.loadedAt > freshFor;
    if (!old && entry.result.status !== 'failed') return;
    entry.loadedAt = this.now();
    if (entry.result.status === 'failed') this.#set(entry, loading);
    load().then(
      (data) => this.#set(entry, { status: 'ready', data }),
      (error: unknown) => {
        const known = error instanceof ApiError ? error : new ApiError(String(error), 'CLIENT');
        this.#set(entry, { status: 'failed', error: known });
      },
    );
  }

  /** The answer under the key, asked for by `load` when that is nothing or old. */
  async get<Data>(key: string, load: () => Promise<Data>): Promise<Data> {
    const entry = this.#entry(key);
    if (entry.result.status === 'ready' && this.now() - entry.loadedAt <= freshFor) {
      return entry.result.data as Data;
    }
    const data = await load();
    entry.loadedAt = this.now();
    this.#set(entry, { status: 'ready', data });
    return data;
  }

  /** What is known under the key. The object stays the same until something changes. */
  read<Data>(key: string): Result<Data> {
    return (this.#entries.get(key)?.result ?? loading) as Result<Data>;
  }

  /** Calls `listener` on every change under the key until the returned function is called. */
  subscribe(key: string, listener: () => void): () => void {
    const { listeners } = this.#entry(key);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  #entry(key: string): Entry {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { result: loading, loadedAt: -Infinity, listeners: new Set() };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  #set(entry: Entry, result: Result<unknown>): void {
    entry.result = result;
    entry.listeners.forEach((listener) => listener());
  }
}
