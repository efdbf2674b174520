import { describe, expect, it } from 'vitest';
import { placeOf, timeRange } from './timeScale';

describe('timeRange', () => {
  it('needs two different dates', () => {
    expect(timeRange([])).toBeNull();
    expect(timeRange(['2020-07-31', '2020-07-31'])).toBeNull();
  });

  it('spans the dates in whatever order, with the years between', () => {
    const range = timeRange(['2022-01-01', '2020-01-01', '2021-06'])!;
    expect(placeOf('2020-01-01', range)).toBe(8);
    expect(placeOf('2022', range)).toBe(992);
    expect(range.years).toEqual([501, 992]);
  });
});
