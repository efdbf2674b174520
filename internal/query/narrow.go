package query

import "huipu/internal/kg"

// narrowing keeps the smallest of the sets offered to it. Each set holds every node that meets
// the filter, and only stated nodes, so that a list need not try all nodes of the kind.
type narrowing struct {
	ids []kg.ID
	ok  bool
}

func (n *narrowing) offer(ids []kg.ID, ok bool) {
	if ok && (!n.ok || len(ids) < len(n.ids)) {
		n.ids, n.ok = ids, true
	}
}

// offerStated offers the ids of a filter; nil is no condition.
func offerStated[N any](n *narrowing, look func([]kg.ID) []*N, ids []kg.ID) {
	if ids == nil {
		return
	}
	unique := distinct([][]kg.ID{ids})
	stated := unique[:0]
	for i, node := range look(unique) {
		if node != nil {
			stated = append(stated, unique[i])
		}
	}
	n.offer(stated, true)
}

// offerRelated offers the nodes that a condition on related nodes leads back to.
func offerRelated[F any](n *narrowing, s *Session, f *F, narrow func(*Session, *F) ([]kg.ID, bool), back Relation) {
	if f == nil {
		return
	}
	if related, ok := narrow(s, f); ok {
		n.offer(distinct(back(s, related)), true)
	}
}

// offerCounted offers like offerRelated where at least one related node is asked for.
func offerCounted[F any](
	n *narrowing, s *Session, eq, gte *int, f *F, narrow func(*Session, *F) ([]kg.ID, bool), back Relation,
) {
	if eq != nil && *eq > 0 || gte != nil && *gte > 0 {
		offerRelated(n, s, f, narrow, back)
	}
}

// offerAll offers what each of the filters, which must all hold, narrows to.
func offerAll[F any](n *narrowing, s *Session, and []*F, narrow func(*Session, *F) ([]kg.ID, bool)) {
	for _, f := range and {
		n.offer(narrow(s, f))
	}
}

func narrowPeople(s *Session, f *PersonFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.People, f.IDs)
	n.offer(s.indexes.named(s, kg.KindPerson, f.Name))
	offerRelated(&n, s, f.Memberships, narrowMemberships, membershipPeople)
	if c := f.MembershipCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowMemberships, membershipPeople)
	}
	offerRelated(&n, s, f.Attendances, narrowAttendances, attendancePeople)
	if c := f.AttendanceCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowAttendances, attendancePeople)
	}
	offerRelated(&n, s, f.MentionedIn, narrowDocuments, documentMentions)
	offerAll(&n, s, f.And, narrowPeople)
	return n.ids, n.ok
}

func narrowOrganisations(s *Session, f *OrganisationFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Organisations, f.IDs)
	n.offer(s.indexes.named(s, kg.KindOrganisation, f.Name))
	offerRelated(&n, s, f.Parent, narrowOrganisations, (*Session).OrganisationChildren)
	offerRelated(&n, s, f.Memberships, narrowMemberships, membershipOrganisations)
	if c := f.MembershipCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowMemberships, membershipOrganisations)
	}
	offerRelated(&n, s, f.MeetingsConvened, narrowMeetings, meetingConveners)
	if c := f.MeetingCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowMeetings, meetingConveners)
	}
	offerAll(&n, s, f.And, narrowOrganisations)
	return n.ids, n.ok
}

func narrowRoles(s *Session, f *RoleFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Roles, f.IDs)
	n.offer(s.indexes.named(s, kg.KindRole, f.Name))
	offerAll(&n, s, f.And, narrowRoles)
	return n.ids, n.ok
}

func narrowPosts(s *Session, f *PostFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Posts, f.IDs)
	offerRelated(&n, s, f.Organisation, narrowOrganisations, (*Session).OrganisationPosts)
	offerRelated(&n, s, f.Role, narrowRoles, (*Session).RolePosts)
	offerRelated(&n, s, f.Memberships, narrowMemberships, membershipPosts)
	if c := f.MembershipCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowMemberships, membershipPosts)
	}
	offerAll(&n, s, f.And, narrowPosts)
	return n.ids, n.ok
}

func narrowMemberships(s *Session, f *MembershipFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Memberships, f.IDs)
	offerRelated(&n, s, f.Person, narrowPeople, (*Session).PersonMemberships)
	offerRelated(&n, s, f.Post, narrowPosts, (*Session).PostMemberships)
	offerRelated(&n, s, f.Role, narrowRoles, (*Session).RoleMemberships)
	offerRelated(&n, s, f.Organisation, narrowOrganisations, (*Session).OrganisationMemberships)
	offerAll(&n, s, f.And, narrowMemberships)
	return n.ids, n.ok
}

func narrowMeetings(s *Session, f *MeetingFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Meetings, f.IDs)
	n.offer(s.indexes.named(s, kg.KindMeeting, f.Name))
	offerRelated(&n, s, f.Series, narrowMeetingSeries, (*Session).SeriesMeetings)
	offerRelated(&n, s, f.ConvenedBy, narrowOrganisations, (*Session).OrganisationMeetings)
	offerRelated(&n, s, f.Attendances, narrowAttendances, attendanceMeetings)
	if c := f.AttendanceCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowAttendances, attendanceMeetings)
	}
	offerRelated(&n, s, f.GroupAttendances, narrowGroupAttendances, groupMeetings)
	offerAll(&n, s, f.And, narrowMeetings)
	return n.ids, n.ok
}

func narrowMeetingSeries(s *Session, f *MeetingSeriesFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.MeetingSeries, f.IDs)
	n.offer(s.indexes.named(s, kg.KindMeetingSeries, f.Name))
	offerRelated(&n, s, f.Organisation, narrowOrganisations, (*Session).OrganisationSeries)
	offerRelated(&n, s, f.Meetings, narrowMeetings, meetingSeries)
	if c := f.MeetingCount; c != nil {
		offerCounted(&n, s, c.Eq, c.Gte, c.Where, narrowMeetings, meetingSeries)
	}
	offerAll(&n, s, f.And, narrowMeetingSeries)
	return n.ids, n.ok
}

func narrowAttendances(s *Session, f *AttendanceFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Attendances, f.IDs)
	offerRelated(&n, s, f.Person, narrowPeople, (*Session).PersonAttendances)
	offerRelated(&n, s, f.Meeting, narrowMeetings, (*Session).MeetingAttendances)
	offerRelated(&n, s, f.Memberships, narrowMemberships, (*Session).MembershipAttendances)
	offerAll(&n, s, f.And, narrowAttendances)
	return n.ids, n.ok
}

func narrowGroupAttendances(s *Session, f *GroupAttendanceFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.GroupAttendances, f.IDs)
	offerRelated(&n, s, f.Meeting, narrowMeetings, (*Session).MeetingGroupAttendances)
	offerRelated(&n, s, f.Organisation, narrowOrganisations, (*Session).OrganisationGroupAttendances)
	offerAll(&n, s, f.And, narrowGroupAttendances)
	return n.ids, n.ok
}

func narrowDocuments(s *Session, f *DocumentFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Documents, f.IDs)
	offerRelated(&n, s, f.Mentions, narrowPeople, (*Session).PersonMentions)
	offerAll(&n, s, f.And, narrowDocuments)
	return n.ids, n.ok
}

func narrowRevisions(s *Session, f *RevisionFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.RevisionsByID, f.IDs)
	offerAll(&n, s, f.And, narrowRevisions)
	return n.ids, n.ok
}
