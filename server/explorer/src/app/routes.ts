/** The addresses of the explorer. The server reads the same routes.json. */
import routes from './routes.json';

/** The lists. */
export const listNames = ['people', 'organisations', 'meetings', 'documents'] as const;

/** A list. */
export type ListName = (typeof listNames)[number];

/** The kinds of things that have a page of their own. */
export type EntityKind = 'person' | 'organisation' | 'meeting' | 'document';

/** What an address shows; null stands for an address of nothing. */
export type Route =
  | { readonly view: 'home' }
  | { readonly view: 'list'; readonly list: ListName }
  | { readonly view: 'entity'; readonly kind: EntityKind; readonly id: string };

/** The form of the part of an id after the slash; the API refuses any other. */
const keyForm = /^[0-9a-z-]{1,64}$/;

/** Reads the path of an address. */
export function parseRoute(path: string): Route | null {
  const parts = path.split('/').filter((part) => part !== '');
  const [first = '', key] = parts;
  if (parts.length === 0) return { view: 'home' };
  if (parts.length === 1 && routes.pages.includes(first)) {
    return { view: 'list', list: first as ListName };
  }
  if (parts.length === 2 && routes.entities.includes(first) && keyForm.test(key ?? '')) {
    return { view: 'entity', kind: first as EntityKind, id: `${first}/${key}` };
  }
  return null;
}

/** The path of the thing with the id: ids are kind, slash and key, and so are our paths. */
export function entityPath(id: string): string {
  return `/${id}`;
}

/** The path of a passage of a document, by UTF-16 units. */
export function passagePath(document: string, span: { startUtf16: number; endUtf16: number }): string {
  return `${entityPath(document)}?at=${span.startUtf16}-${span.endUtf16}`;
}

/** The path of GraphiQL with a query filled in. */
export function graphiqlPath(query: string): string {
  return `/graphiql?query=${encodeURIComponent(query)}`;
}
