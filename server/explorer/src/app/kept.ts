/** Small choices of the reader, kept by the browser across visits. */

/** The key under which the appearance is kept; GraphiQL reads it, too. */
export const themeKey = 'huipu.theme';

/** The key under which the language is kept. */
export const languageKey = 'huipu.language';

/** What is kept under the key, if it is one of the allowed values; else the fallback. */
export function readKept<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
  try {
    const kept = localStorage.getItem(key);
    return allowed.find((value) => value === kept) ?? fallback;
  } catch {
    // Browsers that forbid storage throw on access: nothing is kept there.
    return fallback;
  }
}

/** Keeps a value where the browser allows it; elsewhere it lasts until the page is left. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice still holds on this page.
  }
}

/** The appearances; `system` follows the reader's device. */
export const themes = ['system', 'light', 'dark'] as const;

/** An appearance. */
export type Theme = (typeof themes)[number];
