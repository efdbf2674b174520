import { describe, expect, it } from 'vitest';
import { dateRange, pageArguments, readState, writeState } from './listState';

const orders = ['DATE_DESC', 'NAME_ASC'] as const;
const read = (search: string) => readState(new URLSearchParams(search), orders);

describe('readState', () => {
  it('gives defaults for an empty address', () => {
    expect(read('')).toEqual({ name: '', from: '', to: '', order: 'DATE_DESC', after: null, before: null });
  });

  it('ignores what is malformed', () => {
    expect(read('from=soon&to=2020-7&order=RANDOM&name=%20')).toEqual(read(''));
  });

  it('never holds two cursors', () => {
    expect(read('after=a&before=b')).toMatchObject({ after: 'a', before: null });
  });
});

describe('writeState', () => {
  it.each(['', 'name=侨联', 'from=2020&to=2020-07-31&order=NAME_ASC', 'after=x', 'before=y'])(
    'writes back what was read from "%s"',
    (search) => {
      expect(readState(writeState(read(search), orders), orders)).toEqual(read(search));
    },
  );

  it('leaves out defaults', () => {
    expect(writeState(read('order=DATE_DESC'), orders).toString()).toBe('');
  });
});

describe('arguments', () => {
  it('page forwards and backwards', () => {
    expect(pageArguments(read(''))).toEqual({ first: 25, after: null });
    expect(pageArguments(read('after=x'))).toEqual({ first: 25, after: 'x' });
    expect(pageArguments(read('before=x'))).toEqual({ last: 25, before: 'x' });
  });

  it('bound the date only where asked', () => {
    expect(dateRange(read(''))).toBeNull();
    expect(dateRange(read('from=2020'))).toEqual({ from: '2020', to: null });
  });
});
