import { describe, expect, it } from 'vitest';
import { occurrences } from './occurrences';

const text = '中国侨联主席万立骏,侨联副主席李卓彬,中国侨联';
const whole = { start: 0, end: text.length };
const found = (names: string[], part = whole) => occurrences(text, part, names).map((s) => [s.start, text.slice(s.start, s.end)]);

describe('occurrences', () => {
  it('finds every one, in order', () => {
    expect(found(['李卓彬', '万立骏'])).toEqual([[6, '万立骏'], [15, '李卓彬']]);
  });

  it('lets the longer name count where one holds the other', () => {
    expect(found(['侨联', '中国侨联'])).toEqual([[0, '中国侨联'], [10, '侨联'], [19, '中国侨联']]);
  });

  it('stays within the part', () => {
    expect(found(['中国侨联'], { start: 1, end: 22 })).toEqual([]);
    expect(found(['万立骏'], { start: 6, end: 9 })).toEqual([[6, '万立骏']]);
    expect(found(['万立骏'], { start: 6, end: 8 })).toEqual([]);
  });

  it('finds nothing for no name', () => {
    expect(found([])).toEqual([]);
    expect(found([''])).toEqual([]);
  });
});
