/** Rolls of those at a meeting, as the release prints them. */
import type { MeetingAttendancesQuery, MeetingGroupsQuery, PassageFragment } from '../../api/generated';
import { useText } from '../../app/preferences';
import { fullest } from '../../lib/evidence';
import { Capacities, Chinese, EntityLink, PostLine, Quote, VenueName } from '../../ui/parts';

type Attendance = NonNullable<MeetingAttendancesQuery['meeting']>['attendances']['nodes'][number];
type Organisation = Group['organisations'][number];
type Group = NonNullable<MeetingGroupsQuery['meeting']>['groupAttendances']['nodes'][number];

/** The persons, numbered in the printed order. */
export function Roll({ attendances }: { attendances: readonly Attendance[] }) {
  const { t, number } = useText();
  return (
    <ol className="roll">
      {attendances.map(({ id, order, person, capacities, memberships, venue, onBehalfOf, evidence }) => (
        <li key={id} value={order} className="roll-entry">
          <span className="roll-number" aria-hidden="true">
            {number(order)}
          </span>
          <div className="roll-body">
            <p className="roll-name">
              <EntityLink entity={person} />
              <Capacities of={capacities} />
            </p>
            <PostLine posts={memberships} />
            {venue && <VenueName venue={venue} />}
            {onBehalfOf.length > 0 && (
              <p className="fine">
                {t.onBehalfOf}{' '}
                {onBehalfOf.map((organisation) => (
                  <EntityLink key={organisation.id} entity={organisation} />
                ))}
              </p>
            )}
            <Grounds evidence={evidence} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The organisations and described groups. */
export function GroupRoll({ groups }: { groups: readonly Group[] }) {
  const { t, number } = useText();
  return (
    <ul className="roll roll-groups">
      {groups.map(({ id, label, capacities, statedAttendance, organisations, venue, evidence }) => (
        <li key={id} className="roll-entry">
          <div className="roll-body">
            <p className="roll-name">
              {isNamed(label, organisations) ? (
                <EntityLink entity={organisations[0]} />
              ) : (
                <Chinese>{label}</Chinese>
              )}
              <Capacities of={capacities} />
            </p>
            {statedAttendance && (
              <p>{t.stated[statedAttendance.qualifier](number(statedAttendance.count))}</p>
            )}
            {!isNamed(label, organisations) && organisations.length > 0 && (
              <p className="name-line">
                {organisations.map((organisation) => (
                  <EntityLink key={organisation.id} entity={organisation} />
                ))}
              </p>
            )}
            {venue && <VenueName venue={venue} />}
            <Grounds evidence={evidence} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Whether a group is one organisation and called by its name, which then is said once. */
function isNamed(label: string, organisations: Group['organisations']): organisations is [Organisation] {
  return organisations.length === 1 && organisations[0]?.name === label;
}

/** The passages, folded away so that the roll reads as one. */
function Grounds({ evidence }: { evidence: readonly PassageFragment[] }) {
  const { t } = useText();
  if (evidence.length === 0) return null;
  return (
    <details className="grounds">
      <summary>{t.person.evidence}</summary>
      {fullest(evidence).map((passage) => (
        <Quote key={passage.document.id} passage={passage} />
      ))}
    </details>
  );
}
