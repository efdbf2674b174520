/** The page of a list: filter, order, rows, and the way to the pages around. */
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import type { Page, Query } from '../../api/hooks';
import { useText } from '../../app/preferences';
import type { EntityKind, ListName } from '../../app/routes';
import type { Messages } from '../../i18n/messages';
import { isDate } from '../../lib/date';
import { Empty, Loaded } from '../../ui/Loaded';
import { Seal, useTitle } from '../../ui/parts';
import { readState, writeState, type ListState } from './listState';

type OrderName = keyof Messages['list']['orders'];

interface ListPageProps<Order extends OrderName, Item> {
  readonly list: ListName;
  readonly kind: EntityKind;
  readonly orders: readonly [Order, ...Order[]];
  /** Whether the list can be narrowed by date. */
  readonly dated: boolean;
  /** Asks for the page; a hook. */
  readonly usePage: (state: ListState<Order>) => Query<Page<Item>>;
  readonly children: (item: Item) => ReactNode;
}

/** A list whose whole state stands in the address. */
export function ListPage<Order extends OrderName, Item>(props: ListPageProps<Order, Item>) {
  const { list, kind, orders, dated, usePage, children } = props;
  const { t, number } = useText();
  useTitle(t.nav[list]);
  const [search, setSearch] = useSearchParams();
  const state = readState(search, orders);
  const page = usePage(state);
  const show = (next: Partial<ListState<Order>>) =>
    setSearch(writeState({ ...state, after: null, before: null, ...next }, orders));
  const filtered = Boolean(state.name || state.from || state.to);

  return (
    <>
      <header className="list-head">
        <h1>
          <Seal kind={kind} large />
          {t.nav[list]}
        </h1>
        {page.status === 'ready' && page.data.totalCount !== undefined && (
          <p className="list-total" role="status">
            {t.count.results(page.data.totalCount, number(page.data.totalCount))}
          </p>
        )}
      </header>
      <Filter
        // The form follows the address when the reader goes back or clears it.
        key={`${state.name}|${state.from}|${state.to}`}
        state={state}
        orders={orders}
        dated={dated}
        nameLabel={kind === 'document' ? t.list.title : t.list.name}
        show={show}
      />
      <Loaded query={page}>
        {({ nodes, pageInfo }) =>
          nodes.length === 0 ? (
            <Empty>{filtered ? t.list.empty : t.list.emptyAll}</Empty>
          ) : (
            <>
              <ul className="rows">{nodes.map(children)}</ul>
              <nav className="pager" aria-label={t.list.pages}>
                {pageInfo.hasPreviousPage && (
                  <>
                    <button type="button" className="button" onClick={() => show({})}>
                      {t.list.first}
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => show({ before: pageInfo.startCursor })}
                    >
                      {t.list.previous}
                    </button>
                  </>
                )}
                {pageInfo.hasNextPage && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => show({ after: pageInfo.endCursor })}
                  >
                    {t.list.next}
                  </button>
                )}
              </nav>
            </>
          )
        }
      </Loaded>
    </>
  );
}

interface FilterProps<Order extends OrderName> {
  readonly state: ListState<Order>;
  readonly orders: readonly Order[];
  readonly dated: boolean;
  readonly nameLabel: string;
  readonly show: (next: Partial<ListState<Order>>) => void;
}

function Filter<Order extends OrderName>({ state, orders, dated, nameLabel, show }: FilterProps<Order>) {
  const { t } = useText();
  const id = useId();
  const [name, setName] = useState(state.name);
  const [from, setFrom] = useState(state.from);
  const [to, setTo] = useState(state.to);
  const valid = (value: string) => value === '' || isDate(value);
  const invalid = !valid(from) || !valid(to);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!invalid) show({ name, from, to });
  };

  return (
    <form className="filter" onSubmit={onSubmit} aria-label={t.list.filter}>
      <div className="field field-wide">
        <label htmlFor={`${id}name`}>{nameLabel}</label>
        <input id={`${id}name`} type="search" value={name} onChange={(e) => setName(e.target.value)} />
      </div>
      {dated && (
        <>
          <DateField id={`${id}from`} label={t.list.from} value={from} onChange={setFrom} invalid={!valid(from)} />
          <DateField id={`${id}to`} label={t.list.to} value={to} onChange={setTo} invalid={!valid(to)} />
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}order`}>{t.list.order}</label>
        <select
          id={`${id}order`}
          value={state.order}
          onChange={(e) => {
            const order = orders.find((o) => o === e.target.value);
            if (order) show({ order });
          }}
        >
          {orders.map((order) => (
            <option key={order} value={order}>
              {t.list.orders[order]}
            </option>
          ))}
        </select>
      </div>
      <div className="filter-actions">
        <button type="submit" className="button button-strong">
          {t.list.apply}
        </button>
        {(state.name || state.from || state.to) && (
          <button type="button" className="button" onClick={() => show({ name: '', from: '', to: '' })}>
            {t.list.clear}
          </button>
        )}
      </div>
      {invalid && (
        <p className="filter-error" role="alert">
          {t.list.dateInvalid}
        </p>
      )}
    </form>
  );
}

interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
}

function DateField({ id, label, value, onChange, invalid }: DateFieldProps) {
  const { t } = useText();
  return (
    <div className="field field-date">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        placeholder="2020-07"
        title={t.list.dateHint}
        value={value}
        onChange={(e) => onChange(e.target.value.trim())}
        aria-invalid={invalid}
      />
    </div>
  );
}
