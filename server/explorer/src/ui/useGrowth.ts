/** How far a list has been grown, kept in the address so that going back keeps it. */
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** The number of pages to show of the list that the parameter names, and a way to show one more. */
export function useGrowth(parameter: string): [pages: number, grow: () => void] {
  const [search, setSearch] = useSearchParams();
  const kept = Number(search.get(parameter));
  const pages = Number.isInteger(kept) && kept >= 1 && kept <= 100 ? kept : 1;
  const grow = useCallback(() => {
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        next.set(parameter, String(pages + 1));
        return next;
      },
      { replace: true },
    );
  }, [parameter, pages, setSearch]);
  return [pages, grow];
}
