/** An organisation: its posts and who held them, what it convened, where it was present. */
import {
  OrganisationDocument,
  OrganisationGroupsDocument,
  OrganisationMeetingsDocument,
  OrganisationPostsDocument,
  OrganisationUntitledDocument,
  type MembershipItemFragment,
  type OrganisationGroupsQuery,
  type OrganisationPostsQuery,
} from '../../api/generated';
import { useQuery } from '../../api/hooks';
import { useText } from '../../app/preferences';
import { formatDate } from '../../lib/date';
import { GrowingList } from '../../ui/GrowingList';
import { Loaded } from '../../ui/Loaded';
import {
  Capacities,
  Chinese,
  EntityHeading,
  EntityLink,
  Properties,
  Quote,
  Section,
  VenueName,
  When,
} from '../../ui/parts';
import { MeetingRow } from '../../ui/rows';
import { NotFoundView } from '../NotFoundView';

/** The page of an organisation. */
export function OrganisationView({ id }: { id: string }) {
  const { t, number } = useText();
  const query = useQuery(OrganisationDocument, { id });
  return (
    <Loaded query={query}>
      {({ organisation }) =>
        !organisation ? (
          <NotFoundView />
        ) : (
          <>
            <EntityHeading kind="organisation" name={organisation.name} aliases={organisation.aliases}>
              <p className="summary">
                <span>{t.count.people(organisation.people.totalCount, number(organisation.people.totalCount))}</span>
                <span>
                  {t.count.documents(organisation.documents.totalCount, number(organisation.documents.totalCount))}
                </span>
              </p>
              <Properties
                items={[
                  [t.organisation.parent, organisation.parent && <EntityLink entity={organisation.parent} />],
                  [t.organisation.place, organisation.place && <Chinese>{organisation.place}</Chinese>],
                ]}
              />
            </EntityHeading>
            <GrowingList
              name="posts"
              document={OrganisationPostsDocument}
              id={id}
              select={(data) => data.organisation?.posts}
              title={t.organisation.posts}
              empty={t.organisation.noPosts}
            >
              {(posts) => <Posts posts={posts} />}
            </GrowingList>
            <GrowingList
              name="members"
              document={OrganisationUntitledDocument}
              id={id}
              select={(data) => data.organisation?.memberships}
              title={t.organisation.untitled}
              empty={null}
            >
              {(memberships) => <Holders memberships={memberships} />}
            </GrowingList>
            <GrowingList
              name="meetings"
              document={OrganisationMeetingsDocument}
              id={id}
              select={(data) => data.organisation?.meetingsConvened}
              title={t.organisation.convened}
              empty={t.organisation.noConvened}
            >
              {(meetings) => (
                <ul className="rows">
                  {meetings.map((meeting) => (
                    <MeetingRow key={meeting.id} meeting={meeting} />
                  ))}
                </ul>
              )}
            </GrowingList>
            <GrowingList
              name="groups"
              document={OrganisationGroupsDocument}
              id={id}
              select={(data) => data.organisation?.groupAttendances}
              title={t.organisation.groups}
              empty={t.organisation.noGroups}
            >
              {(groups) => <Groups groups={groups} />}
            </GrowingList>
            {organisation.children.totalCount > 0 && (
              <Section title={t.organisation.children} count={number(organisation.children.totalCount)}>
                <ul className="name-list">
                  {organisation.children.nodes.map((child) => (
                    <li key={child.id}>
                      <EntityLink entity={child} />
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {organisation.evidence.length > 0 && (
              <Section title={t.organisation.readFrom}>
                {organisation.evidence.map((passage) => (
                  <Quote key={passage.span.startUtf16} passage={passage} />
                ))}
              </Section>
            )}
          </>
        )
      }
    </Loaded>
  );
}

type Post = NonNullable<OrganisationPostsQuery['organisation']>['posts']['nodes'][number];

function Posts({ posts }: { posts: readonly Post[] }) {
  const { number } = useText();
  return (
    <ul className="post-list">
      {posts.map((post) => (
        <li key={post.id}>
          <h3 lang="zh-Hans">
            {post.role.name}
            <span className="section-count">{number(post.memberships.totalCount)}</span>
          </h3>
          <Holders memberships={post.memberships.nodes} />
        </li>
      ))}
    </ul>
  );
}

function Holders({ memberships }: { memberships: readonly MembershipItemFragment[] }) {
  const { t } = useText();
  return (
    <ul className="holders">
      {memberships.map((membership) => (
        <li key={membership.id}>
          {membership.former && <span className="former">{t.former}</span>}
          <EntityLink entity={membership.person} />
          <Observed days={membership.observedOn} />
        </li>
      ))}
    </ul>
  );
}

function Observed({ days }: { days: readonly string[] }) {
  const { t, language, number } = useText();
  const last = days.at(-1);
  if (!last) return null;
  return (
    <span className="fine">
      <time dateTime={last}>{formatDate(last, language)}</time>
      {days.length > 1 && ` · ${t.count.observations(days.length, number(days.length))}`}
    </span>
  );
}

type Group = NonNullable<OrganisationGroupsQuery['organisation']>['groupAttendances']['nodes'][number];

function Groups({ groups }: { groups: readonly Group[] }) {
  const { t, number } = useText();
  return (
    <ul className="entries">
      {groups.map((group) => (
        <li key={group.id} className="entry">
          <p className="entry-date">
            <When date={group.meeting.date} endDate={group.meeting.endDate} />
          </p>
          <h3>
            <EntityLink entity={group.meeting} />
          </h3>
          <div className="entry-facts">
            <Capacities of={group.capacities} />
            <Chinese>{group.label}</Chinese>
            {group.statedAttendance && (
              <span>{t.stated[group.statedAttendance.qualifier](number(group.statedAttendance.count))}</span>
            )}
            {group.venue && <VenueName venue={group.venue} />}
          </div>
          {group.evidence.map((passage) => (
            <Quote key={passage.span.startUtf16} passage={passage} />
          ))}
        </li>
      ))}
    </ul>
  );
}
