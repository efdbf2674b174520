/** A meeting: who attended in the printed order, the groups, the venues, the documents. */
import {
  MeetingAttendancesDocument,
  MeetingDocument,
  MeetingGroupsDocument,
  type MeetingQuery,
} from '../../api/generated';
import { useQuery } from '../../api/hooks';
import { useText } from '../../app/preferences';
import { fullest } from '../../lib/evidence';
import { GrowingList } from '../../ui/GrowingList';
import { Loaded } from '../../ui/Loaded';
import {
  Chinese,
  EntityHeading,
  EntityLink,
  Properties,
  Quote,
  Section,
  VenueName,
  When,
} from '../../ui/parts';
import { DocumentRow } from '../../ui/rows';
import { NotFoundView } from '../NotFoundView';
import { GroupRoll, Roll } from './Roll';

type Meeting = NonNullable<MeetingQuery['meeting']>;

/** How many documents are quoted for the meeting itself; the rest are listed below. */
const quotesOfName = 2;

/** The page of a meeting. */
export function MeetingView({ id }: { id: string }) {
  const { t, number } = useText();
  const query = useQuery(MeetingDocument, { id });
  return (
    <Loaded query={query}>
      {({ meeting }) =>
        !meeting ? (
          <NotFoundView />
        ) : (
          <>
            <EntityHeading kind="meeting" name={meeting.name} aliases={meeting.aliases}>
              <MeetingProperties meeting={meeting} />
              <Headcount meeting={meeting} />
              {fullest(meeting.evidence).slice(0, quotesOfName).map((passage) => (
                <Quote key={passage.document.id} passage={passage} />
              ))}
            </EntityHeading>
            <GrowingList
              name="attendances"
              document={MeetingAttendancesDocument}
              id={id}
              select={(data) => data.meeting?.attendances}
              title={t.meeting.attendances}
              hint={t.meeting.attendancesHint}
              empty={t.meeting.noAttendances}
            >
              {(attendances) => <Roll attendances={attendances} />}
            </GrowingList>
            <GrowingList
              name="groups"
              document={MeetingGroupsDocument}
              id={id}
              select={(data) => data.meeting?.groupAttendances}
              title={t.meeting.groupAttendances}
              empty={null}
            >
              {(groups) => <GroupRoll groups={groups} />}
            </GrowingList>
            {meeting.venues.length > 0 && <Venues venues={meeting.venues} />}
            <Section title={t.meeting.documents} count={number(meeting.documents.totalCount)}>
              <ul className="rows">
                {meeting.documents.nodes.map((document) => (
                  <DocumentRow key={document.id} document={document} />
                ))}
              </ul>
            </Section>
            <Neighbours meeting={meeting} />
          </>
        )
      }
    </Loaded>
  );
}

function MeetingProperties({ meeting }: { meeting: Meeting }) {
  const { t } = useText();
  const session = t.meeting.session(meeting.term, meeting.session);
  return (
    <Properties
      items={[
        [t.meeting.when, <When key="when" date={meeting.date} endDate={meeting.endDate} />],
        [t.meeting.format, t.format[meeting.format]],
        [t.meeting.places, meeting.places.length > 0 && <Chinese>{meeting.places.join('、')}</Chinese>],
        [
          t.meeting.convenedBy,
          meeting.convenedBy.length > 0 && (
            <span className="name-line">
              {meeting.convenedBy.map((organisation) => (
                <EntityLink key={organisation.id} entity={organisation} />
              ))}
            </span>
          ),
        ],
        [
          t.meeting.series,
          (meeting.series || session) && (
            <>
              {meeting.series && <Chinese>{meeting.series.name}</Chinese>} {session}
            </>
          ),
        ],
      ]}
    />
  );
}

/** The number that the release states against the number it names. */
function Headcount({ meeting }: { meeting: Meeting }) {
  const { t, number } = useText();
  const stated = meeting.statedAttendance;
  const share = stated ? Math.min(meeting.namedCount / stated.count, 1) : null;
  return (
    <div className="headcount">
      <dl>
        <div>
          <dt>{t.meeting.stated}</dt>
          <dd className="figure">
            {stated ? (
              t.stated[stated.qualifier](number(stated.count))
            ) : (
              <span className="unknown">{t.meeting.notStated}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.meeting.named}</dt>
          <dd className="figure">{number(meeting.namedCount)}</dd>
        </div>
      </dl>
      {share !== null && (
        <svg className="share" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className="share-all" width="1000" height="6" />
          <rect className="share-part" width={Math.round(1000 * share)} height="6" />
        </svg>
      )}
    </div>
  );
}

function Venues({ venues }: { venues: Meeting['venues'] }) {
  const { t, number } = useText();
  return (
    <Section title={t.meeting.venues} count={number(venues.length)}>
      <ul className="venues">
        {venues.map((venue) => {
          const people = venue.attendances.totalCount;
          return (
            <li key={venue.id} className={`venue-${venue.kind.toLowerCase()}`}>
              <VenueName venue={venue} />
              {people > 0 && <span className="fine">{t.count.people(people, number(people))}</span>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The sessions before and after in the series. */
function Neighbours({ meeting: { previous, next } }: { meeting: Meeting }) {
  const { t } = useText();
  if (!previous && !next) return null;
  return (
    <nav className="neighbours" aria-label={t.meeting.series}>
      {previous && (
        <p>
          <span className="fine">{t.meeting.previous}</span>
          <EntityLink entity={previous} />
        </p>
      )}
      {next && (
        <p className="neighbours-next">
          <span className="fine">{t.meeting.next}</span>
          <EntityLink entity={next} />
        </p>
      )}
    </nav>
  );
}
