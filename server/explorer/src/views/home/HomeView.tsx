/** The front page: what the graph holds, a search by name, and ways in. */
import { Link, useSearchParams } from 'wouter';
import { HomeDocument, type HomeQuery } from '../../api/generated';
import { useQuery } from '../../api/hooks';
import { useText } from '../../app/preferences';
import { formatDate, formatInstant } from '../../lib/date';
import { Loaded } from '../../ui/Loaded';
import { Seal, Section, useTitle } from '../../ui/parts';
import { MeetingRow } from '../../ui/rows';
import { Questions } from './Questions';
import { SearchResults } from './SearchResults';

/** The front page. */
export function HomeView() {
  const { t } = useText();
  useTitle(null);
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const home = useQuery(HomeDocument, {});

  const onSearch = (value: string) =>
    setSearch(value ? { q: value } : {}, { replace: true });

  return (
    <>
      <header className="home-head">
        <h1>{t.tagline}</h1>
        <form className="search" role="search" onSubmit={(e) => e.preventDefault()}>
          <label htmlFor="search">{t.home.searchLabel}</label>
          <input
            id="search"
            type="search"
            value={text}
            onChange={(e) => onSearch(e.target.value)}
            placeholder={t.home.searchHint}
            autoComplete="off"
            spellCheck={false}
          />
        </form>
      </header>
      {text.trim() !== '' && <SearchResults text={text.trim()} />}
      <Loaded query={home}>
        {(data) =>
          data.documents.totalCount === 0 ? (
            <Nothing />
          ) : (
            <>
              <Holdings data={data} />
              <div className="home-columns">
                <Section title={t.home.latest}>
                  <ul className="rows">
                    {data.meetings.nodes.map((meeting) => (
                      <MeetingRow key={meeting.id} meeting={meeting} />
                    ))}
                  </ul>
                  <p className="more">
                    <Link className="button" href="/meetings">
                      {t.home.allMeetings}
                    </Link>
                  </p>
                </Section>
                <Questions />
              </div>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Holdings({ data }: { data: HomeQuery }) {
  const { t, language, number } = useText();
  const first = data.earliest.nodes[0]?.date;
  const last = data.latest.nodes[0]?.date;
  const revision = data.revisions.nodes[0];
  const linked = [
    ['people', 'person', data.people.totalCount],
    ['organisations', 'organisation', data.organisations.totalCount],
    ['meetings', 'meeting', data.meetings.totalCount],
    ['documents', 'document', data.documents.totalCount],
  ] as const;
  return (
    <section className="holdings" aria-label={t.home.holdings}>
      <ul className="holdings-figures">
        {linked.map(([list, kind, count]) => (
          <li key={list}>
            <Link href={`/${list}`}>
              <span className="figure">{number(count)}</span>
              <span className="figure-label">
                <Seal kind={kind} />
                {t.nav[list]}
              </span>
            </Link>
          </li>
        ))}
        <li>
          <span className="figure">{number(data.attendances.totalCount)}</span>
          <span className="figure-label">{t.home.attendances}</span>
        </li>
        <li>
          <span className="figure">{number(data.memberships.totalCount)}</span>
          <span className="figure-label">{t.home.memberships}</span>
        </li>
      </ul>
      <p className="holdings-note">
        {first && last && (
          <span>
            {t.home.span} {formatDate(first, language)} – {formatDate(last, language)}
          </span>
        )}
        {revision && (
          <span>{t.home.revision(number(revision.number), formatInstant(revision.time, language))}</span>
        )}
      </p>
    </section>
  );
}

function Nothing() {
  const { t } = useText();
  return (
    <div className="notice">
      <h2>{t.home.empty}</h2>
      <p>{t.home.emptyHint}</p>
      <pre>
        <code>huipu ingest releases/</code>
      </pre>
    </div>
  );
}
