import { describe, expect, it } from 'vitest';
import { formatDate, formatRange, isDate, yearOf } from './date';

describe('formatDate', () => {
  it.each([
    ['2020', '2020年', '2020'],
    ['2020-07', '2020年7月', 'July 2020'],
    ['2020-07-31', '2020年7月31日', '31 July 2020'],
    ['七月', '七月', '七月'],
  ])('shows %s as precisely as it is known', (date, zh, en) => {
    expect(formatDate(date, 'zh')).toBe(zh);
    expect(formatDate(date, 'en')).toBe(en);
  });
});

describe('formatRange', () => {
  it.each([
    ['2020-06-21', null, '2020年6月21日', '21 June 2020'],
    ['2020-06-21', '2020-06-21', '2020年6月21日', '21 June 2020'],
    ['2020-06-21', '2020-06-23', '2020年6月21–23日', '21–23 June 2020'],
    ['2020-06-30', '2020-07-02', '2020年6月30日 – 7月2日', '30 June – 2 July 2020'],
    ['2020-06', '2020-07', '2020年6月 – 7月', 'June – July 2020'],
    ['2020-12-30', '2021-01-02', '2020年12月30日 – 2021年1月2日', '30 December 2020 – 2 January 2021'],
    ['2020', '2021', '2020年 – 2021年', '2020 – 2021'],
  ])('shows %s to %s', (first, last, zh, en) => {
    expect(formatRange(first, last, 'zh')).toBe(zh);
    expect(formatRange(first, last, 'en')).toBe(en);
  });
});

describe('isDate and yearOf', () => {
  it('know the three forms', () => {
    expect(['2020', '2020-07', '2020-07-31'].every(isDate)).toBe(true);
    expect(['', '20', '2020-7', '2020-07-31T00:00', '2020年'].some(isDate)).toBe(false);
  });

  it('give the year, and null when there is none', () => {
    expect(yearOf('2020-07')).toBe('2020');
    expect(yearOf(null)).toBeNull();
  });
});
