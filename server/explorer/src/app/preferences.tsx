/** The reader's language and appearance: chosen by the browser until switched, then kept. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { keep, languageKey, readKept, themeKey, themes, type Theme } from './kept';
import { languages, messages, type Language, type Messages } from '../i18n/messages';

interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

const Context = createContext<Preferences | null>(null);

/** The preferences and how to change them. */
export function usePreferences(): Preferences {
  const preferences = use(Context);
  if (!preferences) throw new Error('usePreferences outside PreferencesProvider');
  return preferences;
}

/** What the interface says, in the reader's language, and how it writes numbers. */
export function useText(): { t: Messages; language: Language; number: (n: number) => string } {
  const { language } = usePreferences();
  return useMemo(() => {
    const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB');
    return { t: messages[language], language, number: (n) => format.format(n) };
  }, [language]);
}

/** Keeps the preferences and applies them to the page. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useKept(languageKey, languages, browserLanguage());
  const [theme, setTheme] = useKept(themeKey, themes, 'system');

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en-GB';
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return <Context value={{ language, theme, setLanguage, setTheme }}>{children}</Context>;
}

function browserLanguage(): Language {
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

function useKept<T extends string>(key: string, allowed: readonly T[], fallback: T) {
  const [value, setValue] = useState(() => readKept(key, allowed, fallback));
  const set = (next: T) => {
    keep(key, next);
    setValue(next);
  };
  return [value, set] as const;
}
