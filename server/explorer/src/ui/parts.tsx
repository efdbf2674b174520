/** The small parts of which every view is made. */
import { useEffect, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Capacity, PassageFragment } from '../api/generated';
import { useText } from '../app/preferences';
import { entityPath, passagePath, type EntityKind } from '../app/routes';
import { formatDate, formatRange } from '../lib/date';

const glyphs: Record<EntityKind, string> = {
  person: '人',
  organisation: '组',
  meeting: '会',
  document: '文',
};

/** The mark of a kind: one character in the kind's colour. */
export function Seal({ kind, large = false }: { kind: EntityKind; large?: boolean }) {
  return (
    <span className={`seal seal-${kind}${large ? ' seal-large' : ''}`} lang="zh-Hans" aria-hidden="true">
      {glyphs[kind]}
    </span>
  );
}

/** Text as a release writes it, whatever the language of the interface. */
export function Chinese({ children }: { children: ReactNode }) {
  return <span lang="zh-Hans">{children}</span>;
}

/** A link to the page of an entity, by its name. */
export function EntityLink({ entity }: { entity: { id: string; name: string } }) {
  return (
    <Link href={entityPath(entity.id)} lang="zh-Hans">
      {entity.name}
    </Link>
  );
}

/** Sets the title of the window. */
export function useTitle(title: string | null) {
  const { t } = useText();
  useEffect(() => {
    document.title = title ? `${title} · ${t.brand}` : `会谱 Huipu`;
  }, [title, t]);
}

interface HeadingProps {
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly children?: ReactNode;
}

/** The head of an entity's page. */
export function EntityHeading({ kind, name, aliases = [], children }: HeadingProps) {
  const { t } = useText();
  useTitle(name);
  return (
    <header className="entity-head">
      <p className="eyebrow">
        <Seal kind={kind} />
        {t.kind[kind]}
      </p>
      <h1 lang="zh-Hans">{name}</h1>
      {aliases.length > 0 && (
        <p className="aliases">
          {t.alias} <Chinese>{aliases.join('、')}</Chinese>
        </p>
      )}
      {children}
    </header>
  );
}

interface SectionProps {
  readonly title: string;
  readonly count?: string | undefined;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, count, hint, children }: SectionProps) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {count && <span className="section-count">{count}</span>}
      </div>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

/** A list of properties; those without a value are left out. */
export function Properties({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const present = items.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  if (present.length === 0) return null;
  return (
    <dl className="properties">
      {present.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A date, or the first and last day of an event, as precisely as known. */
export function When({ date, endDate = null }: { date: string | null; endDate?: string | null }) {
  const { t, language } = useText();
  if (!date) return <span className="unknown">{t.unknownDate}</span>;
  return <time dateTime={date}>{formatRange(date, endDate, language)}</time>;
}

/** What someone did at a meeting. */
export function Capacities({ of }: { of: readonly Capacity[] }) {
  const { t } = useText();
  return (
    <ul className="capacities">
      {of.map((capacity) => (
        <li key={capacity} className={`capacity capacity-${capacity.toLowerCase().replace('_', '-')}`}>
          {t.capacity[capacity]}
        </li>
      ))}
    </ul>
  );
}

interface HeldPost {
  readonly id: string;
  readonly former: boolean;
  readonly role: { readonly id: string; readonly name: string } | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

/** Posts in one line, each as organisation and title. */
export function PostLine({ posts }: { posts: readonly HeldPost[] }) {
  const { t } = useText();
  if (posts.length === 0) return null;
  return (
    <ul className="post-line">
      {posts.map((post) => (
        <li key={post.id}>
          {post.former && <span className="former">{t.former}</span>}
          {post.organisation && <EntityLink entity={post.organisation} />}
          {post.role && <Chinese>{post.role.name}</Chinese>}
        </li>
      ))}
    </ul>
  );
}

/** A place at which a meeting was held. */
export function VenueName({ venue }: { venue: { kind: 'MAIN' | 'BRANCH' | 'ONLINE'; place: string | null } }) {
  const { t } = useText();
  return (
    <span className="venue">
      {t.venue[venue.kind]}
      {venue.place && (
        <>
          {' · '}
          <Chinese>{venue.place}</Chinese>
        </>
      )}
    </span>
  );
}

/** A passage that states a fact, with the way to its place in the document. */
export function Quote({ passage }: { passage: PassageFragment }) {
  const { t, language } = useText();
  const { document, quote, span } = passage;
  return (
    <figure className="quote">
      <blockquote lang="zh-Hans">{quote}</blockquote>
      <figcaption>
        <Link href={passagePath(document.id, span)} title={t.evidence.open}>
          <Chinese>{document.title ?? t.untitled}</Chinese>
        </Link>
        {document.source && <Chinese>{document.source}</Chinese>}
        {document.published && (
          <time dateTime={document.published}>{formatDate(document.published, language)}</time>
        )}
      </figcaption>
    </figure>
  );
}

interface MoreProps {
  readonly shown: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly more: () => void;
}

/** Loads the next page of a list that grows; nothing once the list is complete. */
export function More({ shown, total, hasMore, more }: MoreProps) {
  const { t, number } = useText();
  if (!hasMore) return null;
  return (
    <p className="more">
      <button type="button" className="button" onClick={more}>
        {t.more}
      </button>
      <span className="fine">{t.shownOf(number(shown), number(total))}</span>
    </p>
  );
}
