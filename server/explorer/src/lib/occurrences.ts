/** Finding names in parts of a text. */
import type { TextSpan } from './highlight';

/**
 * Where the names stand within a part of the text, in order and without overlaps: where
 * one name holds another, as a full name holds its short form, the longer one counts.
 */
export function occurrences(text: string, part: TextSpan, names: readonly string[]): TextSpan[] {
  const longestFirst = [...new Set(names)].filter((n) => n !== '').sort((a, b) => b.length - a.length);
  const found: TextSpan[] = [];
  for (const name of longestFirst) {
    let start = text.indexOf(name, part.start);
    while (start >= 0 && start + name.length <= part.end) {
      const end = start + name.length;
      if (!found.some((other) => other.start < end && start < other.end)) found.push({ start, end });
      start = text.indexOf(name, end);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
