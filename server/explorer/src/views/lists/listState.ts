/** The state of a list – filter, order, page – as it stands in the address. */
import { isDate } from '../../lib/date';

/** What a list shows. Empty texts stand for no condition. */
export interface ListState<Order extends string> {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly order: Order;
  /** The cursor to start after or to end before; at most one is set. */
  readonly after: string | null;
  readonly before: string | null;
}

/** How many entries a page of a list has. */
export const pageSize = 25;

/** Reads the state; what is malformed counts as not given. The first order is the default. */
export function readState<Order extends string>(
  search: URLSearchParams,
  orders: readonly [Order, ...Order[]],
): ListState<Order> {
  const date = (name: string) => {
    const value = search.get(name) ?? '';
    return isDate(value) ? value : '';
  };
  const after = search.get('after');
  return {
    name: search.get('name')?.trim() ?? '',
    from: date('from'),
    to: date('to'),
    order: orders.find((order) => order === search.get('order')) ?? orders[0],
    after,
    before: after ? null : search.get('before'),
  };
}

/** Writes the state, leaving out what has its default, so that equal views have equal addresses. */
export function writeState<Order extends string>(
  state: ListState<Order>,
  orders: readonly [Order, ...Order[]],
): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value) search.set(name, value);
  };
  put('name', state.name.trim());
  put('from', state.from);
  put('to', state.to);
  if (state.order !== orders[0]) put('order', state.order);
  put('after', state.after);
  put('before', state.before);
  return search;
}

/** The arguments of a connection that give the page. */
export function pageArguments({ after, before }: ListState<string>) {
  return before ? { last: pageSize, before } : { first: pageSize, after };
}

/** The condition on a date; null when no bound is set. */
export function dateRange({ from, to }: ListState<string>) {
  return from || to ? { from: from || null, to: to || null } : null;
}
