/** The passage that the address points to, as `?at=285-290` in UTF-16 units. */
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import type { TextSpan } from '../../lib/highlight';

/** Reads a passage; null when it is none. */
export function parsePassage(at: string | null): TextSpan | null {
  const match = at?.match(/^(\d{1,9})-(\d{1,9})$/);
  if (!match) return null;
  const start = Number(match[1]);
  const end = Number(match[2]);
  return start < end ? { start, end } : null;
}

/** The selected passage and how to change it. The address changes in place. */
export function useSelection(): [TextSpan | null, (span: TextSpan | null) => void] {
  const [search, setSearch] = useSearchParams();
  const select = useCallback(
    (span: TextSpan | null) =>
      setSearch(
        (old) => {
          const next = new URLSearchParams(old);
          if (span) next.set('at', `${span.start}-${span.end}`);
          else next.delete('at');
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [parsePassage(search.get('at')), select];
}
