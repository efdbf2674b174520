/** A scale from the first to the last of some partial dates, 0 to 1000. */

/** The scale: its ends in milliseconds, and where years begin on it. */
export interface TimeRange {
  readonly first: number;
  readonly last: number;
  readonly years: readonly number[];
}

const length = 1000;

/** Room at both ends, so that ticks at the very ends are not cut off. */
const margin = 8;

/** The scale of the dates; null when they are fewer than two different ones. */
export function timeRange(dates: readonly string[]): TimeRange | null {
  const times = dates.map(timeOf);
  const first = Math.min(...times);
  const last = Math.max(...times);
  if (!(first < last)) return null;
  const years: number[] = [];
  for (let year = new Date(first).getUTCFullYear() + 1; Date.UTC(year, 0) <= last; year++) {
    years.push(place(Date.UTC(year, 0), first, last));
  }
  return { first, last, years };
}

/** Where a date stands on the scale; a month or year stands at its first day. */
export function placeOf(date: string, { first, last }: TimeRange): number {
  return place(timeOf(date), first, last);
}

function place(time: number, first: number, last: number): number {
  return Math.round(margin + ((time - first) / (last - first)) * (length - 2 * margin));
}

function timeOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}
