/** A person: the posts with the days on which they were observed, and the attendances. */
import {
  PersonAttendancesDocument,
  PersonDocument,
  PersonMembershipsDocument,
  type PersonAttendancesQuery,
} from '../../api/generated';
import { useQuery } from '../../api/hooks';
import { useText } from '../../app/preferences';
import { yearOf } from '../../lib/date';
import { fullest } from '../../lib/evidence';
import { GrowingList } from '../../ui/GrowingList';
import { Loaded } from '../../ui/Loaded';
import {
  Capacities,
  EntityHeading,
  EntityLink,
  PostLine,
  Quote,
  Section,
  VenueName,
  When,
} from '../../ui/parts';
import { DocumentRow } from '../../ui/rows';
import { NotFoundView } from '../NotFoundView';
import { PostTable } from './PostTable';

/** The page of a person. */
export function PersonView({ id }: { id: string }) {
  const { t, number } = useText();
  const query = useQuery(PersonDocument, { id });
  return (
    <Loaded query={query}>
      {({ person }) =>
        !person ? (
          <NotFoundView />
        ) : (
          <>
            <EntityHeading kind="person" name={person.name} aliases={person.aliases}>
              <p className="summary">
                <span>{t.count.meetings(person.meetings.totalCount, number(person.meetings.totalCount))}</span>
                <span>{t.count.documents(person.documents.totalCount, number(person.documents.totalCount))}</span>
              </p>
            </EntityHeading>
            <GrowingList
              name="posts"
              document={PersonMembershipsDocument}
              id={id}
              select={(data) => data.person?.memberships}
              title={t.person.memberships}
              hint={t.person.membershipsHint}
              empty={t.person.noMemberships}
            >
              {(memberships) => <PostTable memberships={memberships} />}
            </GrowingList>
            <GrowingList
              name="attendances"
              document={PersonAttendancesDocument}
              id={id}
              select={(data) => data.person?.attendances}
              title={t.person.attendances}
              empty={t.person.noAttendances}
            >
              {(attendances) => <Chronicle attendances={attendances} />}
            </GrowingList>
            {person.mentionedIn.totalCount > 0 && (
              <Section
                title={t.person.mentioned}
                hint={t.person.mentionedHint}
                count={number(person.mentionedIn.totalCount)}
              >
                <ul className="rows">
                  {person.mentionedIn.nodes.map((document) => (
                    <DocumentRow key={document.id} document={document} />
                  ))}
                </ul>
              </Section>
            )}
          </>
        )
      }
    </Loaded>
  );
}

type Attendance = NonNullable<PersonAttendancesQuery['person']>['attendances']['nodes'][number];

/** The attendances by year, newest first; those without a date come last. */
function Chronicle({ attendances }: { attendances: readonly Attendance[] }) {
  const { t } = useText();
  const years = Map.groupBy(attendances, (a) => yearOf(a.meeting.date));
  return (
    <div className="chronicle">
      {[...years].map(([year, ofYear]) => (
        <section key={year ?? ''} className="chronicle-year">
          <h3>{year ?? t.unknownDate}</h3>
          <ol>
            {ofYear.map((attendance) => (
              <AttendanceEntry key={attendance.id} attendance={attendance} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function AttendanceEntry({ attendance }: { attendance: Attendance }) {
  const { t, number } = useText();
  const { meeting, venue, onBehalfOf, evidence, evidenceCount } = attendance;
  const quoted = fullest(evidence);
  const further = evidenceCount - quoted.length;
  return (
    <li className="entry">
      <p className="entry-date">
        <When date={meeting.date} endDate={meeting.endDate} />
      </p>
      <h4>
        <EntityLink entity={meeting} />
      </h4>
      <div className="entry-facts">
        <Capacities of={attendance.capacities} />
        {venue && <VenueName venue={venue} />}
        <PostLine posts={attendance.memberships} />
        {onBehalfOf.length > 0 && (
          <span>
            {t.onBehalfOf}{' '}
            {onBehalfOf.map((organisation) => (
              <EntityLink key={organisation.id} entity={organisation} />
            ))}
          </span>
        )}
      </div>
      {quoted.map((passage) => (
        <Quote key={passage.document.id} passage={passage} />
      ))}
      {further > 0 && <p className="fine">{t.evidence.more(number(further))}</p>}
    </li>
  );
}
