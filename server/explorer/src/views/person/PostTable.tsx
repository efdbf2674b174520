/** The posts of a person against the days on which each was observed. */
import { Link } from 'wouter';
import type { PersonMembershipsQuery } from '../../api/generated';
import { useText } from '../../app/preferences';
import { passagePath } from '../../app/routes';
import { formatDate } from '../../lib/date';
import { Chinese, EntityLink } from '../../ui/parts';
import { placeOf, timeRange, type TimeRange } from './timeScale';

type Membership = NonNullable<PersonMembershipsQuery['person']>['memberships']['nodes'][number];

/** How many days of one post are written out; the strip shows all of them. */
const daysWritten = 4;

/** One row a post: title, organisation, days. The days are ticks on a common scale. */
export function PostTable({ memberships }: { memberships: readonly Membership[] }) {
  const { t } = useText();
  const range = timeRange(memberships.flatMap((m) => m.observedOn));
  return (
    <div className="table-frame">
      <table className="posts">
        <thead>
          <tr>
            <th scope="col">{t.person.post}</th>
            <th scope="col">{t.person.organisation}</th>
            <th scope="col">{t.person.observed}</th>
          </tr>
        </thead>
        <tbody>
          {memberships.map((membership) => (
            <tr key={membership.id}>
              <th scope="row">
                <PostName membership={membership} />
              </th>
              <td>
                {membership.organisation ? (
                  <EntityLink entity={membership.organisation} />
                ) : (
                  <span className="unknown">{t.organisationUnknown}</span>
                )}
              </td>
              <td>
                {range && <Strip range={range} days={membership.observedOn} />}
                <Days days={membership.observedOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PostName({ membership }: { membership: Membership }) {
  const { t } = useText();
  const { role, former, evidence } = membership;
  const passage = evidence[0];
  const title = role ? <Chinese>{role.name}</Chinese> : <span className="unknown">{t.titleUnknown}</span>;
  return (
    <>
      {former && <span className="former">{t.former}</span>}
      {passage ? (
        <Link href={passagePath(passage.document.id, passage.span)} title={passage.quote}>
          {title}
        </Link>
      ) : (
        title
      )}
    </>
  );
}

function Days({ days }: { days: readonly string[] }) {
  const { t, language, number } = useText();
  if (days.length === 0) return <span className="unknown">{t.unknownDate}</span>;
  const latest = days.slice(-daysWritten);
  return (
    <p className="days">
      {latest.map((day) => (
        <time key={day} dateTime={day}>
          {formatDate(day, language)}
        </time>
      ))}
      {days.length > daysWritten && (
        <span className="fine">{t.count.observations(days.length, number(days.length))}</span>
      )}
    </p>
  );
}

/** Ticks, never bars: nothing is known of the time between two observations. */
function Strip({ range, days }: { range: TimeRange; days: readonly string[] }) {
  return (
    <svg className="strip" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      <line className="strip-base" x1="0" y1="23" x2="1000" y2="23" />
      {range.years.map((x) => (
        <line key={x} className="strip-year" x1={x} y1="17" x2={x} y2="23" />
      ))}
      {days.map((day) => {
        const x = placeOf(day, range);
        return <line key={day} className="strip-day" x1={x} y1="2" x2={x} y2="23" />;
      })}
    </svg>
  );
}
