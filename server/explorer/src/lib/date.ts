/**
 * Partial dates of the API: YYYY, YYYY-MM or YYYY-MM-DD, shown as precisely as they are
 * known and never more so.
 */
import type { Language } from '../i18n/messages';

interface Parts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is a partial date in form; it may still name no real day. */
export function isDate(text: string): boolean {
  return pattern.test(text);
}

/** The year of a partial date; null when it is none. */
export function yearOf(date: string | null): string | null {
  return date?.match(pattern)?.[1] ?? null;
}

/** A partial date in the language; a text that is none is given back as it is. */
export function formatDate(date: string, language: Language): string {
  const parts = parse(date);
  return parts ? format(parts, language) : date;
}

/** The first and last day of an event; the last is left out when unknown or the same. */
export function formatRange(first: string, last: string | null, language: Language): string {
  const from = parse(first);
  const to = last ? parse(last) : null;
  if (!from || !to || last === first) return formatDate(first, language);
  if (from.year !== to.year || !from.month || !to.month) {
    return `${format(from, language)} – ${format(to, language)}`;
  }
  const sameMonth = from.month === to.month && from.day && to.day;
  if (language === 'zh') {
    return sameMonth
      ? `${format(from, 'zh').replace('日', '')}–${to.day}日`
      : `${format(from, 'zh')} – ${format(to, 'zh').replace(`${to.year}年`, '')}`;
  }
  return sameMonth
    ? `${from.day}–${format(to, 'en')}`
    : `${format(from, 'en').replace(` ${from.year}`, '')} – ${format(to, 'en')}`;
}

/** An instant (RFC 3339) to the minute, in the reader's time zone. */
export function formatInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
}

function parse(date: string): Parts | null {
  const match = date.match(pattern);
  if (!match) return null;
  const [, year, month, day] = match;
  return {
    year: Number(year),
    ...(month && { month: Number(month) }),
    ...(day && { day: Number(day) }),
  };
}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December',
];

function format({ year, month, day }: Parts, language: Language): string {
  if (language === 'zh') {
    return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  }
  return [day, month && months[month - 1], year].filter(Boolean).join(' ');
}
