/** The lists: what each asks for and how it can be ordered. */
import {
  DocumentsDocument,
  MeetingsDocument,
  OrganisationsDocument,
  PeopleDocument,
  type DocumentOrder,
  type MeetingOrder,
  type OrganisationOrder,
  type PersonOrder,
} from '../../api/generated';
import { useQuery, type Page, type Query } from '../../api/hooks';
import { DocumentRow, MeetingRow, OrganisationRow, PersonRow } from '../../ui/rows';
import { ListPage } from './ListPage';
import { dateRange, pageArguments, type ListState } from './listState';

const contains = (text: string) => (text ? { contains: text } : null);

/** The page that an answer holds under a field of its own. */
function within<Data, Item>(query: Query<Data>, select: (data: Data) => Page<Item>): Query<Page<Item>> {
  return query.status === 'ready' ? { ...query, data: select(query.data) } : query;
}

const personOrders = [
  'ATTENDANCE_COUNT_DESC',
  'ATTENDANCE_COUNT_ASC',
  'NAME_ASC',
  'NAME_DESC',
] as const satisfies PersonOrder[];

const usePeople = (state: ListState<PersonOrder>) => {
  const date = dateRange(state);
  const filter = {
    name: contains(state.name),
    attendances: date && { meeting: { date } },
  };
  const query = useQuery(PeopleDocument, { filter, orderBy: state.order, ...pageArguments(state) });
  return within(query, (data) => data.people);
};

/** The persons; dates narrow them to those who attended something then. */
export function PeopleList() {
  return (
    <ListPage list="people" kind="person" orders={personOrders} dated usePage={usePeople}>
      {(person) => <PersonRow key={person.id} person={person} />}
    </ListPage>
  );
}

const organisationOrders = [
  'MEMBERSHIP_COUNT_DESC',
  'MEETING_COUNT_DESC',
  'NAME_ASC',
  'NAME_DESC',
] as const satisfies OrganisationOrder[];

const useOrganisations = (state: ListState<OrganisationOrder>) => {
  const filter = { name: contains(state.name) };
  const query = useQuery(OrganisationsDocument, { filter, orderBy: state.order, ...pageArguments(state) });
  return within(query, (data) => data.organisations);
};

/** The organisations. */
export function OrganisationList() {
  return (
    <ListPage
      list="organisations"
      kind="organisation"
      orders={organisationOrders}
      dated={false}
      usePage={useOrganisations}
    >
      {(organisation) => <OrganisationRow key={organisation.id} organisation={organisation} />}
    </ListPage>
  );
}

const meetingOrders = [
  'DATE_DESC',
  'DATE_ASC',
  'ATTENDANCE_COUNT_DESC',
  'NAME_ASC',
] as const satisfies MeetingOrder[];

const useMeetings = (state: ListState<MeetingOrder>) => {
  const filter = { name: contains(state.name), date: dateRange(state) };
  const query = useQuery(MeetingsDocument, { filter, orderBy: state.order, ...pageArguments(state) });
  return within(query, (data) => data.meetings);
};

/** The meetings. */
export function MeetingList() {
  return (
    <ListPage list="meetings" kind="meeting" orders={meetingOrders} dated usePage={useMeetings}>
      {(meeting) => <MeetingRow key={meeting.id} meeting={meeting} />}
    </ListPage>
  );
}

const documentOrders = ['PUBLISHED_DESC', 'PUBLISHED_ASC', 'TITLE_ASC'] as const satisfies DocumentOrder[];

const useDocuments = (state: ListState<DocumentOrder>) => {
  const filter = { title: contains(state.name), published: dateRange(state) };
  const query = useQuery(DocumentsDocument, { filter, orderBy: state.order, ...pageArguments(state) });
  return within(query, (data) => data.documents);
};

/** The documents; dates are those of publication. */
export function DocumentList() {
  return (
    <ListPage list="documents" kind="document" orders={documentOrders} dated usePage={useDocuments}>
      {(document) => <DocumentRow key={document.id} document={document} />}
    </ListPage>
  );
}
