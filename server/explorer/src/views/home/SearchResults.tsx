/** People, organisations and meetings whose name holds a text. */
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { SearchDocument } from '../../api/generated';
import { useQuery } from '../../api/hooks';
import { useText } from '../../app/preferences';
import { entityPath, type ListName } from '../../app/routes';
import { Loaded } from '../../ui/Loaded';
import { Chinese, PostLine, Seal, When } from '../../ui/parts';

/** Long enough that a word typed through an input method makes one question, not many. */
const typingPause = 180;

/** The matches of each kind, best known first. */
export function SearchResults({ text }: { text: string }) {
  const { t } = useText();
  const asked = useSettled(text, typingPause);
  const query = useQuery(SearchDocument, { text: asked });
  return (
    <section className="results" aria-label={t.home.searchLabel} aria-live="polite">
      <Loaded query={query}>
        {({ people, organisations, meetings }) =>
          people.totalCount + organisations.totalCount + meetings.totalCount === 0 ? (
            <p className="empty">{t.home.nothing(asked)}</p>
          ) : (
            <div className="results-columns">
              <Group list="people" kind="person" text={asked} total={people.totalCount}>
                {people.nodes.map((person) => (
                  <li key={person.id}>
                    <Link href={entityPath(person.id)} lang="zh-Hans">
                      {person.name}
                    </Link>
                    <PostLine posts={person.memberships.nodes} />
                  </li>
                ))}
              </Group>
              <Group list="organisations" kind="organisation" text={asked} total={organisations.totalCount}>
                {organisations.nodes.map((organisation) => (
                  <li key={organisation.id}>
                    <Link href={entityPath(organisation.id)} lang="zh-Hans">
                      {organisation.name}
                    </Link>
                    {organisation.aliases.length > 0 && (
                      <span className="fine">
                        <Chinese>{organisation.aliases.join('、')}</Chinese>
                      </span>
                    )}
                  </li>
                ))}
              </Group>
              <Group list="meetings" kind="meeting" text={asked} total={meetings.totalCount}>
                {meetings.nodes.map((meeting) => (
                  <li key={meeting.id}>
                    <Link href={entityPath(meeting.id)} lang="zh-Hans">
                      {meeting.name}
                    </Link>
                    <span className="fine">
                      <When date={meeting.date} />
                    </span>
                  </li>
                ))}
              </Group>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

interface GroupProps {
  readonly list: ListName;
  readonly kind: 'person' | 'organisation' | 'meeting';
  readonly text: string;
  readonly total: number;
  readonly children: readonly ReactNode[];
}

function Group({ list, kind, text, total, children }: GroupProps) {
  const { t, number } = useText();
  if (total === 0) return null;
  return (
    <div className="results-group">
      <h2>
        <Seal kind={kind} />
        {t.nav[list]}
      </h2>
      <ul>{children}</ul>
      {total > children.length && (
        <Link className="fine" href={`/${list}?name=${encodeURIComponent(text)}`}>
          {t.home.allMatches(number(total))}
        </Link>
      )}
    </div>
  );
}

/** The value, once it has not changed for the given time. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
