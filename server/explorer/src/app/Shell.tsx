/** The frame of every page: mark, navigation, preferences, footer. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { languages } from '../i18n/messages';
import { themes } from './kept';
import { usePreferences, useText } from './preferences';
import { listNames, parseRoute, type ListName } from './routes';

const listOf = { person: 'people', organisation: 'organisations', meeting: 'meetings', document: 'documents' } as const;

/** The frame around a view. */
export function Shell({ path, children }: { path: string; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="masthead">
        <div className="masthead-row">
          <Link className="brand" href="/">
            <img src="/seal.svg" alt="" width="36" height="36" />
            <span className="brand-name" lang="zh-Hans">
              会谱
            </span>
            <span className="brand-latin" lang="en">
              Huipu
            </span>
          </Link>
          <Navigation path={path} />
          <Switches />
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="colophon">
        <p>{t.footer.note}</p>
        <ul>
          <li>
            <a href="/graphiql">{t.nav.graphiql}</a>
          </li>
          <li>
            <a href="/schema.graphql">{t.footer.schema}</a>
          </li>
        </ul>
      </footer>
    </div>
  );
}

function Navigation({ path }: { path: string }) {
  const { t } = useText();
  const current = currentList(path);
  return (
    <nav className="nav" aria-label={t.nav.label}>
      <ul>
        {listNames.map((list) => (
          <li key={list}>
            <Link href={`/${list}`} aria-current={current === list ? 'page' : undefined}>
              {t.nav[list]}
            </Link>
          </li>
        ))}
        <li>
          <a href="/graphiql">{t.nav.graphiql}</a>
        </li>
      </ul>
    </nav>
  );
}

function currentList(path: string): ListName | null {
  const route = parseRoute(path);
  if (route?.view === 'list') return route.list;
  return route?.view === 'entity' ? listOf[route.kind] : null;
}

const languageNames = { zh: '中文', en: 'English' };

function Switches() {
  const { t } = useText();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  return (
    <div className="switches">
      <div className="switch" role="group" aria-label={t.language}>
        {languages.map((l) => (
          <button
            key={l}
            type="button"
            lang={l === 'zh' ? 'zh-Hans' : 'en'}
            aria-pressed={l === language}
            onClick={() => setLanguage(l)}
          >
            {languageNames[l]}
          </button>
        ))}
      </div>
      <label className="theme">
        <span className="visually-hidden">{t.theme.label}</span>
        <select
          value={theme}
          onChange={(e) => setTheme(themes.find((m) => m === e.target.value) ?? 'system')}
        >
          {themes.map((m) => (
            <option key={m} value={m}>
              {t.theme[m]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
