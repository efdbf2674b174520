/** Everything that a document states, all pages of it. */
import {
  DocumentAttendancesDocument,
  DocumentGroupsDocument,
  DocumentMeetingsDocument,
  DocumentMembershipsDocument,
  DocumentOrganisationsDocument,
  DocumentPeopleDocument,
  type DocumentQuery,
} from '../../api/generated';
import { usePages, type Query } from '../../api/hooks';
import type { Statements } from './marks';

/** With 100 facts a page, far more than any release states. */
const allPages = 100;

/** The statements, once all of them are there; a failure of any part is one of the whole. */
export function useStatements(id: string, repairs: Statements['repairs']): Query<Statements> {
  const people = usePages(DocumentPeopleDocument, id, (d) => d.document?.people, allPages);
  const organisations = usePages(DocumentOrganisationsDocument, id, (d) => d.document?.organisations, allPages);
  const meetings = usePages(DocumentMeetingsDocument, id, (d) => d.document?.meetings, allPages);
  const memberships = usePages(DocumentMembershipsDocument, id, (d) => d.document?.memberships, allPages);
  const attendances = usePages(DocumentAttendancesDocument, id, (d) => d.document?.attendances, allPages);
  const groups = usePages(DocumentGroupsDocument, id, (d) => d.document?.groupAttendances, allPages);

  const parts = [people, organisations, meetings, memberships, attendances, groups];
  const retry = () => parts.filter((p) => p.status === 'failed').forEach((p) => p.retry());
  const failed = parts.find((p) => p.status === 'failed');
  if (failed) return { status: 'failed', error: failed.error, retry };
  if (
    people.status !== 'ready' ||
    organisations.status !== 'ready' ||
    meetings.status !== 'ready' ||
    memberships.status !== 'ready' ||
    attendances.status !== 'ready' ||
    groups.status !== 'ready'
  ) {
    return { status: 'loading', retry };
  }
  return {
    status: 'ready',
    retry,
    data: {
      people: people.data.items,
      organisations: organisations.data.items,
      meetings: meetings.data.items,
      memberships: memberships.data.items,
      attendances: attendances.data.items,
      groups: groups.data.items,
      repairs,
    },
  };
}

/** The document of an answer that found one. */
export type FoundDocument = NonNullable<DocumentQuery['document']>;
