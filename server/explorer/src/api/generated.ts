/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A condition on a number of attendances of persons. All that are given must hold. */
export type AttendanceCount = {
  /** The number must be this. */
  eq?: number | null | undefined;
  /** The number must be at least this. */
  gte?: number | null | undefined;
  /** The number must be at most this. */
  lte?: number | null | undefined;
  /** Count only attendances of persons that meet these conditions; all of them when null. */
  where?: AttendanceFilter | null | undefined;
};

/** Conditions on attendances of persons. All that are given must hold; a null condition always holds. */
export type AttendanceFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<AttendanceFilter> | null | undefined;
  /** At least one capacity must be one of these. */
  capacities?: Array<Capacity> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The meeting must meet these. */
  meeting?: MeetingFilter | null | undefined;
  /** At least one membership named with it must meet these. */
  memberships?: MembershipFilter | null | undefined;
  /** The confidence of the surest passage must be at least this, from 0 to 1. */
  minConfidence?: number | null | undefined;
  /** This must not hold. */
  not?: AttendanceFilter | null | undefined;
  /** At least one organisation spoken or present for must meet these. */
  onBehalfOf?: OrganisationFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<AttendanceFilter> | null | undefined;
  /** The person must meet these. */
  person?: PersonFilter | null | undefined;
  /** The venue must be of one of these kinds; none never is. */
  venueKind?: Array<VenueKind> | null | undefined;
};

/** What a person or group did at a meeting (身份/方式). The list is closed. */
export type Capacity =
  /** Was absent (请假, 缺席); not present. */
  | 'ABSENT'
  /** Was appointed (任命, 聘任). */
  | 'APPOINTED'
  /** Attended (出席, 参加). */
  | 'ATTENDED'
  /** Was given an award (获奖). */
  | 'AWARDED'
  /** Held the meeting (主办, 承办). */
  | 'CONVENED'
  /** Was elected (当选). */
  | 'ELECTED'
  /** Received or was received (会见). */
  | 'MET'
  /** Attended without a vote (列席). */
  | 'NON_VOTING'
  /** Presided (主持). */
  | 'PRESIDED'
  /** Reported (作报告, 汇报, 通报). */
  | 'REPORTED'
  /** Spoke (讲话, 致辞, 发言). */
  | 'SPOKE'
  /** Took part in writing (书面, 致信); not present. */
  | 'WRITTEN';

/** How a stated number is to be read. */
export type CountQualifier =
  /** Roughly the number (约800人, 近800名). */
  | 'ABOUT'
  /** The number itself (800人). */
  | 'EXACTLY'
  /** A lower bound (800余人, 800多人). */
  | 'MORE_THAN';

/** A condition on a date. An unknown date never meets it. */
export type DateRange = {
  /** The date must not end before the first day of this; no bound when null. */
  from?: string | null | undefined;
  /** The date must not start after the last day of this; no bound when null. */
  to?: string | null | undefined;
};

/** Conditions on documents. All that are given must hold; a null condition always holds. */
export type DocumentFilter = {
  /** The meeting of the headline must meet these; none never does. */
  about?: MeetingFilter | null | undefined;
  /** All of these must hold; an empty list always holds. */
  and?: Array<DocumentFilter> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** At least one person named without an attendance must meet these. */
  mentions?: PersonFilter | null | undefined;
  /** This must not hold. */
  not?: DocumentFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<DocumentFilter> | null | undefined;
  /** The date of publication must meet this. */
  published?: DateRange | null | undefined;
  /** The SHA-256 must match. */
  sha256?: StringMatch | null | undefined;
  /** The publisher must match; none never does. */
  source?: StringMatch | null | undefined;
  /** The headline must match; none never does. */
  title?: StringMatch | null | undefined;
  /** The URL must match; none never does. */
  url?: StringMatch | null | undefined;
};

/** The orders of a list of documents. */
export type DocumentOrder =
  /** By date of publication, oldest first; unknown dates first. */
  | 'PUBLISHED_ASC'
  /** By date of publication, newest first; unknown dates last. */
  | 'PUBLISHED_DESC'
  /** By headline, by code points; none first. */
  | 'TITLE_ASC'
  /** By headline, by code points, backwards; none last. */
  | 'TITLE_DESC';

/** Conditions on attendances of groups. All that are given must hold; a null condition always holds. */
export type GroupAttendanceFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<GroupAttendanceFilter> | null | undefined;
  /** At least one capacity must be one of these. */
  capacities?: Array<Capacity> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The label must match. */
  label?: StringMatch | null | undefined;
  /** The meeting must meet these. */
  meeting?: MeetingFilter | null | undefined;
  /** The confidence of the surest passage must be at least this, from 0 to 1. */
  minConfidence?: number | null | undefined;
  /** This must not hold. */
  not?: GroupAttendanceFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<GroupAttendanceFilter> | null | undefined;
  /** At least one organisation that it stands for must meet these. */
  organisation?: OrganisationFilter | null | undefined;
  /** The venue must be of one of these kinds; none never is. */
  venueKind?: Array<VenueKind> | null | undefined;
};

/** A condition on a number. All that are given must hold; an unknown number never meets it. */
export type IntRange = {
  /** The number must be this. */
  eq?: number | null | undefined;
  /** The number must be at least this. */
  gte?: number | null | undefined;
  /** The number must be at most this. */
  lte?: number | null | undefined;
};

/** A condition on a number of meetings. All that are given must hold. */
export type MeetingCount = {
  /** The number must be this. */
  eq?: number | null | undefined;
  /** The number must be at least this. */
  gte?: number | null | undefined;
  /** The number must be at most this. */
  lte?: number | null | undefined;
  /** Count only meetings that meet these conditions; all of them when null. */
  where?: MeetingFilter | null | undefined;
};

/** Conditions on meetings. All that are given must hold; a null condition always holds. */
export type MeetingFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<MeetingFilter> | null | undefined;
  /** The number of attendances of persons must meet this. */
  attendanceCount?: AttendanceCount | null | undefined;
  /** At least one attendance of a person must meet these. */
  attendances?: AttendanceFilter | null | undefined;
  /** At least one convening organisation must meet these. */
  convenedBy?: OrganisationFilter | null | undefined;
  /** The days of the meeting must overlap this. */
  date?: DateRange | null | undefined;
  /** The format must be one of these. */
  format?: Array<MeetingFormat> | null | undefined;
  /** At least one attendance of a group must meet these. */
  groupAttendances?: GroupAttendanceFilter | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The name, or one of the aliases, must match. */
  name?: StringMatch | null | undefined;
  /** This must not hold. */
  not?: MeetingFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<MeetingFilter> | null | undefined;
  /** At least one of the places as written must match. */
  place?: StringMatch | null | undefined;
  /** The series must meet these; none never does. */
  series?: MeetingSeriesFilter | null | undefined;
  /** The number of the session (次) must meet this. */
  session?: IntRange | null | undefined;
  /** The number of the term (届) must meet this. */
  term?: IntRange | null | undefined;
  /** At least one venue must be of one of these kinds. */
  venueKind?: Array<VenueKind> | null | undefined;
};

/** How the people at a meeting came together (会议形式). */
export type MeetingFormat =
  /** In writing (通讯方式). */
  | 'CORRESPONDENCE'
  /** In one room or more (现场), or the releases say nothing. */
  | 'IN_PERSON'
  /** By telephone or television (电视电话). */
  | 'TELECONFERENCE'
  /** By video (视频). */
  | 'VIDEO';

/** The orders of a list of meetings. */
export type MeetingOrder =
  /** By the number of attendances of persons, fewest first. */
  | 'ATTENDANCE_COUNT_ASC'
  /** By the number of attendances of persons, most first. */
  | 'ATTENDANCE_COUNT_DESC'
  /** By the first day, oldest first; unknown dates first. */
  | 'DATE_ASC'
  /** By the first day, newest first; unknown dates last. */
  | 'DATE_DESC'
  /** By name, by code points. */
  | 'NAME_ASC'
  /** By name, by code points, backwards. */
  | 'NAME_DESC'
  /** By term (届), then session (次), lowest first; unstated numbers first. */
  | 'SESSION_ASC'
  /** By term (届), then session (次), highest first; unstated numbers last. */
  | 'SESSION_DESC';

/** Conditions on series of meetings. All that are given must hold; a null condition always holds. */
export type MeetingSeriesFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<MeetingSeriesFilter> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The number of sessions must meet this. */
  meetingCount?: MeetingCount | null | undefined;
  /** At least one session must meet these. */
  meetings?: MeetingFilter | null | undefined;
  /** The name must match. */
  name?: StringMatch | null | undefined;
  /** This must not hold. */
  not?: MeetingSeriesFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<MeetingSeriesFilter> | null | undefined;
  /** The body that meets must meet these; none never does. */
  organisation?: OrganisationFilter | null | undefined;
};

/** A condition on a number of memberships. All that are given must hold. */
export type MembershipCount = {
  /** The number must be this. */
  eq?: number | null | undefined;
  /** The number must be at least this. */
  gte?: number | null | undefined;
  /** The number must be at most this. */
  lte?: number | null | undefined;
  /** Count only memberships that meet these conditions; all of them when null. */
  where?: MembershipFilter | null | undefined;
};

/** Conditions on memberships. All that are given must hold; a null condition always holds. */
export type MembershipFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<MembershipFilter> | null | undefined;
  /** At least one event must meet these. */
  events?: TenureEventFilter | null | undefined;
  /** Whether it must be a former one. */
  former?: boolean | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The confidence of the surest passage must be at least this, from 0 to 1. */
  minConfidence?: number | null | undefined;
  /** This must not hold. */
  not?: MembershipFilter | null | undefined;
  /** At least one day of observation must meet this. */
  observedOn?: DateRange | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<MembershipFilter> | null | undefined;
  /** The organisation must meet these; none never does. */
  organisation?: OrganisationFilter | null | undefined;
  /** The person must meet these. */
  person?: PersonFilter | null | undefined;
  /** The post must meet these; none never does. */
  post?: PostFilter | null | undefined;
  /** The role must meet these; none never does. */
  role?: RoleFilter | null | undefined;
};

/** Conditions on organisations. All that are given must hold; a null condition always holds. */
export type OrganisationFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<OrganisationFilter> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The number of meetings that it convened must meet this. */
  meetingCount?: MeetingCount | null | undefined;
  /** At least one meeting that it convened must meet these. */
  meetingsConvened?: MeetingFilter | null | undefined;
  /** The number of memberships must meet this. */
  membershipCount?: MembershipCount | null | undefined;
  /** At least one membership must meet these. */
  memberships?: MembershipFilter | null | undefined;
  /** The name, or one of the aliases, must match. */
  name?: StringMatch | null | undefined;
  /** This must not hold. */
  not?: OrganisationFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<OrganisationFilter> | null | undefined;
  /** The organisation above must meet these; none never does. */
  parent?: OrganisationFilter | null | undefined;
  /** The place must match; an unknown place never does. */
  place?: StringMatch | null | undefined;
};

/** The orders of a list of organisations. */
export type OrganisationOrder =
  /** By the number of meetings convened, fewest first. */
  | 'MEETING_COUNT_ASC'
  /** By the number of meetings convened, most first. */
  | 'MEETING_COUNT_DESC'
  /** By the number of memberships, fewest first. */
  | 'MEMBERSHIP_COUNT_ASC'
  /** By the number of memberships, most first. */
  | 'MEMBERSHIP_COUNT_DESC'
  /** By name, by code points. */
  | 'NAME_ASC'
  /** By name, by code points, backwards. */
  | 'NAME_DESC';

/** Conditions on persons. All that are given must hold; a null condition always holds. */
export type PersonFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<PersonFilter> | null | undefined;
  /** The number of attendances must meet this. */
  attendanceCount?: AttendanceCount | null | undefined;
  /** At least one attendance must meet these. */
  attendances?: AttendanceFilter | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The number of memberships must meet this. */
  membershipCount?: MembershipCount | null | undefined;
  /** At least one membership must meet these. */
  memberships?: MembershipFilter | null | undefined;
  /** At least one document that names the person without an attendance must meet these. */
  mentionedIn?: DocumentFilter | null | undefined;
  /** The name, or one of the aliases, must match. */
  name?: StringMatch | null | undefined;
  /** This must not hold. */
  not?: PersonFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<PersonFilter> | null | undefined;
};

/** The orders of a list of persons. */
export type PersonOrder =
  /** By the number of attendances, fewest first. */
  | 'ATTENDANCE_COUNT_ASC'
  /** By the number of attendances, most first. */
  | 'ATTENDANCE_COUNT_DESC'
  /** By name, by code points. */
  | 'NAME_ASC'
  /** By name, by code points, backwards. */
  | 'NAME_DESC';

/** Conditions on posts. All that are given must hold; a null condition always holds. */
export type PostFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<PostFilter> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The number of memberships in it must meet this. */
  membershipCount?: MembershipCount | null | undefined;
  /** At least one membership in it must meet these. */
  memberships?: MembershipFilter | null | undefined;
  /** This must not hold. */
  not?: PostFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<PostFilter> | null | undefined;
  /** The organisation must meet these. */
  organisation?: OrganisationFilter | null | undefined;
  /** The role must meet these. */
  role?: RoleFilter | null | undefined;
};

/** Conditions on roles. All that are given must hold; a null condition always holds. */
export type RoleFilter = {
  /** All of these must hold; an empty list always holds. */
  and?: Array<RoleFilter> | null | undefined;
  /** The id must be one of these; an empty list never holds. */
  ids?: Array<string> | null | undefined;
  /** The title must match. */
  name?: StringMatch | null | undefined;
  /** This must not hold. */
  not?: RoleFilter | null | undefined;
  /** At least one of these must hold; an empty list never holds. */
  or?: Array<RoleFilter> | null | undefined;
};

/** A condition on a text, compared by code points. All that are given must hold. */
export type StringMatch = {
  /** The text must hold this. */
  contains?: string | null | undefined;
  /** The text must be this. */
  eq?: string | null | undefined;
  /** The text must be one of these; an empty list never holds. */
  in?: Array<string> | null | undefined;
  /** The text must start with this. */
  prefix?: string | null | undefined;
};

/** Conditions on events of memberships. All that are given must hold. */
export type TenureEventFilter = {
  /** The day must meet this. */
  date?: DateRange | null | undefined;
  /** The kind must be one of these. */
  kind?: Array<TenureEventKind> | null | undefined;
};

/** What can happen to a membership. */
export type TenureEventKind =
  /** The person was appointed to the post (任命, 聘任, 担任). */
  | 'APPOINTED'
  /** The person was elected to the post (当选, 选举). */
  | 'ELECTED'
  /** The person was removed or resigned from the post (免去, 辞去, 不再担任). */
  | 'ENDED';

/** The kinds of venues (会场). */
export type VenueKind =
  /** A branch venue (分会场). */
  | 'BRANCH'
  /** The main venue (主会场). */
  | 'MAIN'
  /** Over the network (线上, 视频). */
  | 'ONLINE';

export type PageStateFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type PassageFragment = { quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } };

export type PersonItemFragment = { id: string, name: string, aliases: Array<string>, attendances: { totalCount: number }, memberships: { totalCount: number, nodes: Array<{ id: string, former: boolean, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null }> } };

export type OrganisationItemFragment = { id: string, name: string, aliases: Array<string>, place: string | null, parent: { id: string, name: string } | null, people: { totalCount: number }, meetingsConvened: { totalCount: number } };

export type MeetingItemFragment = { id: string, name: string, date: string | null, endDate: string | null, format: MeetingFormat, places: Array<string>, namedCount: number, statedAttendance: { count: number, qualifier: CountQualifier } | null, convenedBy: Array<{ id: string, name: string }> };

export type DocumentItemFragment = { id: string, title: string | null, source: string | null, published: string | null, facts: { meetings: number, people: number, attendances: number, memberships: number } };

export type MembershipItemFragment = { id: string, former: boolean, observedOn: Array<string>, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null, person: { id: string, name: string } };

export type HoldersQueryVariables = Exact<{
  title?: string;
}>;


export type HoldersQuery = { memberships: { totalCount: number, nodes: Array<{ former: boolean, observedOn: Array<string>, person: { name: string }, organisation: { name: string } | null }> } };

export type OnlyMentionedQueryVariables = Exact<{ [key: string]: never; }>;


export type OnlyMentionedQuery = { people: { totalCount: number, nodes: Array<{ name: string, mentionedIn: { nodes: Array<{ title: string | null, published: string | null }> } }> } };

export type MostSeenQueryVariables = Exact<{ [key: string]: never; }>;


export type MostSeenQuery = { people: { nodes: Array<{ id: string, name: string, attendances: { totalCount: number }, posts: { nodes: Array<{ name: string }> } }> } };

export type PresidedQueryVariables = Exact<{ [key: string]: never; }>;


export type PresidedQuery = { meetings: { totalCount: number, nodes: Array<{ name: string, date: string | null, chairs: Array<{ name: string }>, speakers: Array<{ name: string }> }> } };

export type RepairsQueryVariables = Exact<{ [key: string]: never; }>;


export type RepairsQuery = { documents: { nodes: Array<{ title: string | null, published: string | null, repairs: Array<{ before: string, after: string, reason: string }> }> } };

export type WhoAttendedQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAttendedQuery = { meetings: { nodes: Array<{ name: string, date: string | null, attendances: { nodes: Array<{ order: number, capacities: Array<Capacity>, person: { name: string }, memberships: Array<{ role: { name: string } | null, organisation: { name: string } | null }>, evidence: Array<{ quote: string }> }> } }> } };

export type PlaceFragment = { rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } };

export type DocumentQueryVariables = Exact<{
  id: string;
}>;


export type DocumentQuery = { document: { id: string, title: string | null, source: string | null, author: string | null, url: string | null, published: string | null, text: string, bylines: Array<string>, sha256: string, extractor: string | null, facts: { meetings: number, people: number, organisations: number, memberships: number, attendances: number, groupAttendances: number, repairs: number }, about: { id: string, name: string } | null, repairs: Array<{ id: string, before: string, after: string, reason: string, span: { startUtf16: number, endUtf16: number } }>, revision: { id: string, number: number, time: string } | null } | null };

export type DocumentMeetingsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentMeetingsQuery = { document: { id: string, meetings: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, convenedBy: Array<{ id: string, name: string }>, evidence: Array<{ rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } }> }> } } | null };

export type DocumentPeopleQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentPeopleQuery = { document: { id: string, people: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, aliases: Array<string>, evidence: Array<{ rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } }> }> } } | null };

export type DocumentOrganisationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentOrganisationsQuery = { document: { id: string, organisations: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, aliases: Array<string>, evidence: Array<{ rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } }> }> } } | null };

export type DocumentMembershipsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentMembershipsQuery = { document: { id: string, memberships: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, former: boolean, person: { id: string, name: string }, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null, evidence: Array<{ rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } }> }> } } | null };

export type DocumentAttendancesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentAttendancesQuery = { document: { id: string, attendances: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, capacities: Array<Capacity>, person: { id: string, name: string }, meeting: { id: string, name: string }, onBehalfOf: Array<{ id: string, name: string }>, evidence: Array<{ rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } }> }> } } | null };

export type DocumentGroupsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type DocumentGroupsQuery = { document: { id: string, groupAttendances: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, label: string, capacities: Array<Capacity>, meeting: { id: string, name: string }, organisations: Array<{ id: string, name: string }>, evidence: Array<{ rule: string, confidence: number, span: { startUtf16: number, endUtf16: number } }> }> } } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { people: { totalCount: number }, organisations: { totalCount: number }, meetings: { totalCount: number, nodes: Array<{ id: string, name: string, date: string | null, endDate: string | null, format: MeetingFormat, places: Array<string>, namedCount: number, statedAttendance: { count: number, qualifier: CountQualifier } | null, convenedBy: Array<{ id: string, name: string }> }> }, documents: { totalCount: number }, memberships: { totalCount: number }, attendances: { totalCount: number }, earliest: { nodes: Array<{ id: string, date: string | null }> }, latest: { nodes: Array<{ id: string, date: string | null }> }, revisions: { nodes: Array<{ id: string, number: number, time: string }> } };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { people: { totalCount: number, nodes: Array<{ id: string, name: string, memberships: { nodes: Array<{ id: string, former: boolean, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null }> } }> }, organisations: { totalCount: number, nodes: Array<{ id: string, name: string, aliases: Array<string> }> }, meetings: { totalCount: number, nodes: Array<{ id: string, name: string, date: string | null }> } };

export type PeopleQueryVariables = Exact<{
  filter?: PersonFilter | null | undefined;
  orderBy: PersonOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PeopleQuery = { people: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, aliases: Array<string>, attendances: { totalCount: number }, memberships: { totalCount: number, nodes: Array<{ id: string, former: boolean, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null }> } }> } };

export type OrganisationsQueryVariables = Exact<{
  filter?: OrganisationFilter | null | undefined;
  orderBy: OrganisationOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type OrganisationsQuery = { organisations: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, aliases: Array<string>, place: string | null, parent: { id: string, name: string } | null, people: { totalCount: number }, meetingsConvened: { totalCount: number } }> } };

export type MeetingsQueryVariables = Exact<{
  filter?: MeetingFilter | null | undefined;
  orderBy: MeetingOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type MeetingsQuery = { meetings: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, date: string | null, endDate: string | null, format: MeetingFormat, places: Array<string>, namedCount: number, statedAttendance: { count: number, qualifier: CountQualifier } | null, convenedBy: Array<{ id: string, name: string }> }> } };

export type DocumentsQueryVariables = Exact<{
  filter?: DocumentFilter | null | undefined;
  orderBy: DocumentOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type DocumentsQuery = { documents: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, title: string | null, source: string | null, published: string | null, facts: { meetings: number, people: number, attendances: number, memberships: number } }> } };

export type MeetingQueryVariables = Exact<{
  id: string;
}>;


export type MeetingQuery = { meeting: { aliases: Array<string>, term: number | null, session: number | null, id: string, name: string, date: string | null, endDate: string | null, format: MeetingFormat, places: Array<string>, namedCount: number, series: { id: string, name: string } | null, previous: { id: string, name: string, date: string | null } | null, next: { id: string, name: string, date: string | null } | null, venues: Array<{ id: string, kind: VenueKind, place: string | null, attendances: { totalCount: number }, groupAttendances: { totalCount: number } }>, documents: { totalCount: number, nodes: Array<{ id: string, title: string | null, source: string | null, published: string | null, facts: { meetings: number, people: number, attendances: number, memberships: number } }> }, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }>, statedAttendance: { count: number, qualifier: CountQualifier } | null, convenedBy: Array<{ id: string, name: string }> } | null };

export type MeetingAttendancesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MeetingAttendancesQuery = { meeting: { id: string, attendances: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, order: number, capacities: Array<Capacity>, person: { id: string, name: string }, venue: { id: string, kind: VenueKind, place: string | null } | null, onBehalfOf: Array<{ id: string, name: string }>, memberships: Array<{ id: string, former: boolean, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null }>, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }> }> } } | null };

export type MeetingGroupsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MeetingGroupsQuery = { meeting: { id: string, groupAttendances: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, label: string, capacities: Array<Capacity>, statedAttendance: { count: number, qualifier: CountQualifier } | null, organisations: Array<{ id: string, name: string }>, venue: { id: string, kind: VenueKind, place: string | null } | null, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }> }> } } | null };

export type OrganisationQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationQuery = { organisation: { id: string, name: string, aliases: Array<string>, place: string | null, parent: { id: string, name: string } | null, children: { totalCount: number, nodes: Array<{ id: string, name: string }> }, people: { totalCount: number }, documents: { totalCount: number }, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }> } | null };

export type OrganisationPostsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OrganisationPostsQuery = { organisation: { id: string, posts: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, role: { id: string, name: string }, memberships: { totalCount: number, nodes: Array<{ id: string, former: boolean, observedOn: Array<string>, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null, person: { id: string, name: string } }> } }> } } | null };

export type OrganisationUntitledQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OrganisationUntitledQuery = { organisation: { id: string, memberships: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, former: boolean, observedOn: Array<string>, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null, person: { id: string, name: string } }> } } | null };

export type OrganisationMeetingsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OrganisationMeetingsQuery = { organisation: { id: string, meetingsConvened: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, date: string | null, endDate: string | null, format: MeetingFormat, places: Array<string>, namedCount: number, statedAttendance: { count: number, qualifier: CountQualifier } | null, convenedBy: Array<{ id: string, name: string }> }> } } | null };

export type OrganisationGroupsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OrganisationGroupsQuery = { organisation: { id: string, groupAttendances: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, label: string, capacities: Array<Capacity>, statedAttendance: { count: number, qualifier: CountQualifier } | null, venue: { id: string, kind: VenueKind, place: string | null } | null, meeting: { id: string, name: string, date: string | null, endDate: string | null }, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }> }> } } | null };

export type PersonQueryVariables = Exact<{
  id: string;
}>;


export type PersonQuery = { person: { id: string, name: string, aliases: Array<string>, meetings: { totalCount: number }, mentionedIn: { totalCount: number, nodes: Array<{ id: string, title: string | null, source: string | null, published: string | null, facts: { meetings: number, people: number, attendances: number, memberships: number } }> }, documents: { totalCount: number } } | null };

export type PersonMembershipsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PersonMembershipsQuery = { person: { id: string, memberships: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, former: boolean, observedOn: Array<string>, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }>, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null, person: { id: string, name: string } }> } } | null };

export type PersonAttendancesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PersonAttendancesQuery = { person: { id: string, attendances: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, order: number, capacities: Array<Capacity>, evidenceCount: number, venue: { id: string, kind: VenueKind, place: string | null } | null, onBehalfOf: Array<{ id: string, name: string }>, memberships: Array<{ id: string, former: boolean, role: { id: string, name: string } | null, organisation: { id: string, name: string } | null }>, meeting: { id: string, name: string, date: string | null, endDate: string | null, format: MeetingFormat }, evidence: Array<{ quote: string, rule: string, confidence: number, span: { startUtf16: number, endUtf16: number }, document: { id: string, title: string | null, source: string | null, published: string | null } }> }> } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PageStateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageState"}) as unknown as TypedDocumentString<PageStateFragment, unknown>;
export const PassageFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}
    `, {"fragmentName":"Passage"}) as unknown as TypedDocumentString<PassageFragment, unknown>;
export const PersonItemFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PersonItem on Person {
  id
  name
  aliases
  attendances(first: 0) {
    totalCount
  }
  memberships(first: 2) {
    totalCount
    nodes {
      id
      former
      role {
        id
        name
      }
      organisation {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"PersonItem"}) as unknown as TypedDocumentString<PersonItemFragment, unknown>;
export const OrganisationItemFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OrganisationItem on Organisation {
  id
  name
  aliases
  place
  parent {
    id
    name
  }
  people(first: 0) {
    totalCount
  }
  meetingsConvened(first: 0) {
    totalCount
  }
}
    `, {"fragmentName":"OrganisationItem"}) as unknown as TypedDocumentString<OrganisationItemFragment, unknown>;
export const MeetingItemFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}
    `, {"fragmentName":"MeetingItem"}) as unknown as TypedDocumentString<MeetingItemFragment, unknown>;
export const DocumentItemFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}
    `, {"fragmentName":"DocumentItem"}) as unknown as TypedDocumentString<DocumentItemFragment, unknown>;
export const MembershipItemFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}
    `, {"fragmentName":"MembershipItem"}) as unknown as TypedDocumentString<MembershipItemFragment, unknown>;
export const PlaceFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}
    `, {"fragmentName":"Place"}) as unknown as TypedDocumentString<PlaceFragment, unknown>;
export const HoldersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Holders($title: String! = "秘书长") {
  memberships(first: 20, filter: {role: {name: {eq: $title}}}) {
    totalCount
    nodes {
      person {
        name
      }
      organisation {
        name
      }
      former
      observedOn
    }
  }
}
    `) as unknown as TypedDocumentString<HoldersQuery, HoldersQueryVariables>;
export const OnlyMentionedDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OnlyMentioned {
  people(first: 20, filter: {attendanceCount: {eq: 0}}) {
    totalCount
    nodes {
      name
      mentionedIn(first: 3) {
        nodes {
          title
          published
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OnlyMentionedQuery, OnlyMentionedQueryVariables>;
export const MostSeenDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MostSeen {
  people(first: 10, orderBy: ATTENDANCE_COUNT_DESC) {
    nodes {
      id
      name
      attendances(first: 0) {
        totalCount
      }
      posts(first: 5) {
        nodes {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MostSeenQuery, MostSeenQueryVariables>;
export const PresidedDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Presided {
  meetings(first: 10, filter: {attendances: {capacities: [PRESIDED]}}) {
    totalCount
    nodes {
      name
      date
      chairs {
        name
      }
      speakers {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PresidedQuery, PresidedQueryVariables>;
export const RepairsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Repairs {
  documents(first: 100) {
    nodes {
      title
      published
      repairs {
        before
        after
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RepairsQuery, RepairsQueryVariables>;
export const WhoAttendedDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhoAttended {
  meetings(first: 1, orderBy: ATTENDANCE_COUNT_DESC) {
    nodes {
      name
      date
      attendances(first: 50, orderBy: ORDER) {
        nodes {
          order
          capacities
          person {
            name
          }
          memberships {
            role {
              name
            }
            organisation {
              name
            }
          }
          evidence(first: 1) {
            quote
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAttendedQuery, WhoAttendedQueryVariables>;
export const DocumentDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Document($id: ID!) {
  document(id: $id) {
    id
    title
    source
    author
    url
    published
    text
    bylines
    sha256
    extractor
    facts {
      meetings
      people
      organisations
      memberships
      attendances
      groupAttendances
      repairs
    }
    about {
      id
      name
    }
    repairs {
      id
      before
      after
      reason
      span {
        startUtf16
        endUtf16
      }
    }
    revision {
      id
      number
      time
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentQuery, DocumentQueryVariables>;
export const DocumentMeetingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DocumentMeetings($id: ID!, $after: String) {
  document(id: $id) {
    id
    meetings(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        name
        convenedBy {
          id
          name
        }
        evidence(document: $id, first: 50) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`) as unknown as TypedDocumentString<DocumentMeetingsQuery, DocumentMeetingsQueryVariables>;
export const DocumentPeopleDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DocumentPeople($id: ID!, $after: String) {
  document(id: $id) {
    id
    people(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        name
        aliases
        evidence(document: $id, first: 50) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`) as unknown as TypedDocumentString<DocumentPeopleQuery, DocumentPeopleQueryVariables>;
export const DocumentOrganisationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DocumentOrganisations($id: ID!, $after: String) {
  document(id: $id) {
    id
    organisations(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        name
        aliases
        evidence(document: $id, first: 50) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`) as unknown as TypedDocumentString<DocumentOrganisationsQuery, DocumentOrganisationsQueryVariables>;
export const DocumentMembershipsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DocumentMemberships($id: ID!, $after: String) {
  document(id: $id) {
    id
    memberships(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        former
        person {
          id
          name
        }
        role {
          id
          name
        }
        organisation {
          id
          name
        }
        evidence(document: $id, first: 20) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`) as unknown as TypedDocumentString<DocumentMembershipsQuery, DocumentMembershipsQueryVariables>;
export const DocumentAttendancesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DocumentAttendances($id: ID!, $after: String) {
  document(id: $id) {
    id
    attendances(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        capacities
        person {
          id
          name
        }
        meeting {
          id
          name
        }
        onBehalfOf {
          id
          name
        }
        evidence(document: $id, first: 20) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`) as unknown as TypedDocumentString<DocumentAttendancesQuery, DocumentAttendancesQueryVariables>;
export const DocumentGroupsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DocumentGroups($id: ID!, $after: String) {
  document(id: $id) {
    id
    groupAttendances(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        label
        capacities
        meeting {
          id
          name
        }
        organisations {
          id
          name
        }
        evidence(document: $id, first: 20) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`) as unknown as TypedDocumentString<DocumentGroupsQuery, DocumentGroupsQueryVariables>;
export const HomeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Home {
  people(first: 0) {
    totalCount
  }
  organisations(first: 0) {
    totalCount
  }
  meetings(first: 7, orderBy: DATE_DESC) {
    totalCount
    nodes {
      ...MeetingItem
    }
  }
  documents(first: 0) {
    totalCount
  }
  memberships(first: 0) {
    totalCount
  }
  attendances(first: 0) {
    totalCount
  }
  earliest: meetings(first: 1, orderBy: DATE_ASC, filter: {date: {from: "0001"}}) {
    nodes {
      id
      date
    }
  }
  latest: meetings(first: 1, orderBy: DATE_DESC, filter: {date: {from: "0001"}}) {
    nodes {
      id
      date
    }
  }
  revisions(first: 1, orderBy: NUMBER_DESC) {
    nodes {
      id
      number
      time
    }
  }
}
    fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const SearchDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Search($text: String!) {
  people(
    first: 6
    orderBy: ATTENDANCE_COUNT_DESC
    filter: {name: {contains: $text}}
  ) {
    totalCount
    nodes {
      id
      name
      memberships(first: 1) {
        nodes {
          id
          former
          role {
            id
            name
          }
          organisation {
            id
            name
          }
        }
      }
    }
  }
  organisations(first: 6, filter: {name: {contains: $text}}) {
    totalCount
    nodes {
      id
      name
      aliases
    }
  }
  meetings(first: 6, filter: {name: {contains: $text}}) {
    totalCount
    nodes {
      id
      name
      date
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const PeopleDocument = /*#__PURE__*/ new TypedDocumentString(`
    query People($filter: PersonFilter, $orderBy: PersonOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  people(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...PersonItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PersonItem on Person {
  id
  name
  aliases
  attendances(first: 0) {
    totalCount
  }
  memberships(first: 2) {
    totalCount
    nodes {
      id
      former
      role {
        id
        name
      }
      organisation {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const OrganisationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Organisations($filter: OrganisationFilter, $orderBy: OrganisationOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  organisations(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...OrganisationItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment OrganisationItem on Organisation {
  id
  name
  aliases
  place
  parent {
    id
    name
  }
  people(first: 0) {
    totalCount
  }
  meetingsConvened(first: 0) {
    totalCount
  }
}`) as unknown as TypedDocumentString<OrganisationsQuery, OrganisationsQueryVariables>;
export const MeetingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Meetings($filter: MeetingFilter, $orderBy: MeetingOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  meetings(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...MeetingItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<MeetingsQuery, MeetingsQueryVariables>;
export const DocumentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Documents($filter: DocumentFilter, $orderBy: DocumentOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  documents(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...DocumentItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}`) as unknown as TypedDocumentString<DocumentsQuery, DocumentsQueryVariables>;
export const MeetingDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Meeting($id: ID!) {
  meeting(id: $id) {
    ...MeetingItem
    aliases
    term
    session
    series {
      id
      name
    }
    previous {
      id
      name
      date
    }
    next {
      id
      name
      date
    }
    venues {
      id
      kind
      place
      attendances(first: 0) {
        totalCount
      }
      groupAttendances(first: 0) {
        totalCount
      }
    }
    documents(first: 50) {
      totalCount
      nodes {
        ...DocumentItem
      }
    }
    evidence(first: 10) {
      ...Passage
    }
  }
}
    fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}
fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}
fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}`) as unknown as TypedDocumentString<MeetingQuery, MeetingQueryVariables>;
export const MeetingAttendancesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MeetingAttendances($id: ID!, $after: String) {
  meeting(id: $id) {
    id
    attendances(first: 60, after: $after, orderBy: ORDER) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        order
        capacities
        person {
          id
          name
        }
        venue {
          id
          kind
          place
        }
        onBehalfOf {
          id
          name
        }
        memberships {
          id
          former
          role {
            id
            name
          }
          organisation {
            id
            name
          }
        }
        evidence(first: 10) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`) as unknown as TypedDocumentString<MeetingAttendancesQuery, MeetingAttendancesQueryVariables>;
export const MeetingGroupsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MeetingGroups($id: ID!, $after: String) {
  meeting(id: $id) {
    id
    groupAttendances(first: 60, after: $after, orderBy: ORDER) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        label
        capacities
        statedAttendance {
          count
          qualifier
        }
        organisations {
          id
          name
        }
        venue {
          id
          kind
          place
        }
        evidence(first: 10) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`) as unknown as TypedDocumentString<MeetingGroupsQuery, MeetingGroupsQueryVariables>;
export const OrganisationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Organisation($id: ID!) {
  organisation(id: $id) {
    id
    name
    aliases
    place
    parent {
      id
      name
    }
    children(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
    people(first: 0) {
      totalCount
    }
    documents(first: 0) {
      totalCount
    }
    evidence(first: 1) {
      ...Passage
    }
  }
}
    fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`) as unknown as TypedDocumentString<OrganisationQuery, OrganisationQueryVariables>;
export const OrganisationPostsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrganisationPosts($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    posts(first: 30, after: $after, orderBy: MEMBERSHIP_COUNT_DESC) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        role {
          id
          name
        }
        memberships(first: 30, orderBy: LAST_OBSERVED_DESC) {
          totalCount
          nodes {
            ...MembershipItem
          }
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}`) as unknown as TypedDocumentString<OrganisationPostsQuery, OrganisationPostsQueryVariables>;
export const OrganisationUntitledDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrganisationUntitled($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    memberships(first: 50, after: $after, filter: {not: {role: {}}}) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        ...MembershipItem
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}`) as unknown as TypedDocumentString<OrganisationUntitledQuery, OrganisationUntitledQueryVariables>;
export const OrganisationMeetingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrganisationMeetings($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    meetingsConvened(first: 30, after: $after) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        ...MeetingItem
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<OrganisationMeetingsQuery, OrganisationMeetingsQueryVariables>;
export const OrganisationGroupsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrganisationGroups($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    groupAttendances(first: 30, after: $after) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        label
        capacities
        statedAttendance {
          count
          qualifier
        }
        venue {
          id
          kind
          place
        }
        meeting {
          id
          name
          date
          endDate
        }
        evidence(first: 1) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`) as unknown as TypedDocumentString<OrganisationGroupsQuery, OrganisationGroupsQueryVariables>;
export const PersonDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Person($id: ID!) {
  person(id: $id) {
    id
    name
    aliases
    meetings(first: 0) {
      totalCount
    }
    mentionedIn(first: 20) {
      totalCount
      nodes {
        ...DocumentItem
      }
    }
    documents(first: 0) {
      totalCount
    }
  }
}
    fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}`) as unknown as TypedDocumentString<PersonQuery, PersonQueryVariables>;
export const PersonMembershipsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PersonMemberships($id: ID!, $after: String) {
  person(id: $id) {
    id
    memberships(first: 50, after: $after) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        ...MembershipItem
        evidence(first: 1) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}
fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}`) as unknown as TypedDocumentString<PersonMembershipsQuery, PersonMembershipsQueryVariables>;
export const PersonAttendancesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PersonAttendances($id: ID!, $after: String) {
  person(id: $id) {
    id
    attendances(first: 30, after: $after, orderBy: DATE_DESC) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        order
        capacities
        venue {
          id
          kind
          place
        }
        onBehalfOf {
          id
          name
        }
        memberships {
          id
          former
          role {
            id
            name
          }
          organisation {
            id
            name
          }
        }
        meeting {
          id
          name
          date
          endDate
          format
        }
        evidenceCount
        evidence(first: 10) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`) as unknown as TypedDocumentString<PersonAttendancesQuery, PersonAttendancesQueryVariables>;