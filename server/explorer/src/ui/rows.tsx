/** Entities as rows of lists, the same wherever they are listed. */
import { Link } from 'wouter';
import type {
  DocumentItemFragment,
  MeetingItemFragment,
  OrganisationItemFragment,
  PersonItemFragment,
} from '../api/generated';
import { useText } from '../app/preferences';
import { entityPath } from '../app/routes';
import { Chinese, EntityLink, PostLine, When } from './parts';

/** A person with posts and the number of attendances. */
export function PersonRow({ person }: { person: PersonItemFragment }) {
  const { t, number } = useText();
  const { totalCount } = person.attendances;
  return (
    <li className="row row-person">
      <Link className="row-name" href={entityPath(person.id)} lang="zh-Hans">
        {person.name}
      </Link>
      <div className="row-detail">
        <PostLine posts={person.memberships.nodes} />
        {person.aliases.length > 0 && (
          <span className="fine">
            {t.alias} <Chinese>{person.aliases.join('、')}</Chinese>
          </span>
        )}
      </div>
      <span className="row-figure">{t.count.attendances(totalCount, number(totalCount))}</span>
    </li>
  );
}

/** An organisation with its place in the hierarchy and what is known of it. */
export function OrganisationRow({ organisation }: { organisation: OrganisationItemFragment }) {
  const { t, number } = useText();
  const people = organisation.people.totalCount;
  const convened = organisation.meetingsConvened.totalCount;
  return (
    <li className="row row-organisation">
      <Link className="row-name" href={entityPath(organisation.id)} lang="zh-Hans">
        {organisation.name}
      </Link>
      <div className="row-detail">
        {organisation.aliases.length > 0 && (
          <span>
            {t.alias} <Chinese>{organisation.aliases.join('、')}</Chinese>
          </span>
        )}
        {organisation.parent && (
          <span>
            {t.organisation.parent} <EntityLink entity={organisation.parent} />
          </span>
        )}
      </div>
      <span className="row-figure">
        {t.count.people(people, number(people))}
        {convened > 0 && ` · ${t.count.convened(convened, number(convened))}`}
      </span>
    </li>
  );
}

/** A meeting with its day in the margin. */
export function MeetingRow({ meeting }: { meeting: MeetingItemFragment }) {
  const { t, number } = useText();
  const stated = meeting.statedAttendance;
  return (
    <li className="row row-dated">
      <span className="row-date">
        <When date={meeting.date} endDate={meeting.endDate} />
      </span>
      <div className="row-body">
        <Link className="row-name" href={entityPath(meeting.id)} lang="zh-Hans">
          {meeting.name}
        </Link>
        <div className="row-detail">
          <span>{t.format[meeting.format]}</span>
          {meeting.places.length > 0 && <Chinese>{meeting.places.join('、')}</Chinese>}
          <span>{t.count.named(meeting.namedCount, number(meeting.namedCount))}</span>
          {stated && <span>{t.stated[stated.qualifier](number(stated.count))}</span>}
        </div>
      </div>
    </li>
  );
}

/** A document with its day of publication in the margin. */
export function DocumentRow({ document }: { document: DocumentItemFragment }) {
  const { t, number } = useText();
  const { people, meetings, attendances } = document.facts;
  return (
    <li className="row row-dated">
      <span className="row-date">
        <When date={document.published} />
      </span>
      <div className="row-body">
        <Link className="row-name" href={entityPath(document.id)} lang="zh-Hans">
          {document.title ?? t.untitled}
        </Link>
        <div className="row-detail">
          {document.source && <Chinese>{document.source}</Chinese>}
          <span>{t.count.meetings(meetings, number(meetings))}</span>
          <span>{t.count.people(people, number(people))}</span>
          <span>{t.count.attendances(attendances, number(attendances))}</span>
        </div>
      </div>
    </li>
  );
}
