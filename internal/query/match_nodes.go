package query

import (
	"slices"

	"huipu/internal/kg"
)

func matchPeople(s *Session, ids []kg.ID, f *PersonFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Name != nil {
		keepNodes(v, s.People, func(p *kg.Person) bool { return f.Name.matchesAny(p.Name, p.Aliases) })
	}
	some(v, (*Session).PersonMemberships, matchMemberships, f.Memberships)
	if c := f.MembershipCount; c != nil {
		number(v, (*Session).PersonMemberships, matchMemberships, c.Where, c.Eq, c.Gte, c.Lte)
	}
	some(v, (*Session).PersonAttendances, matchAttendances, f.Attendances)
	if c := f.AttendanceCount; c != nil {
		number(v, (*Session).PersonAttendances, matchAttendances, c.Where, c.Eq, c.Gte, c.Lte)
	}
	some(v, (*Session).PersonMentions, matchDocuments, f.MentionedIn)
	logic(v, matchPeople, f.And, f.Or, f.Not)
	return v.kept()
}

func matchOrganisations(s *Session, ids []kg.ID, f *OrganisationFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Name != nil || f.Place != nil {
		keepNodes(v, s.Organisations, func(o *kg.Organisation) bool {
			return (f.Name == nil || f.Name.matchesAny(o.Name, o.Aliases)) && (f.Place == nil || f.Place.matches(o.Place))
		})
	}
	some(v, parents, matchOrganisations, f.Parent)
	some(v, (*Session).OrganisationMemberships, matchMemberships, f.Memberships)
	if c := f.MembershipCount; c != nil {
		number(v, (*Session).OrganisationMemberships, matchMemberships, c.Where, c.Eq, c.Gte, c.Lte)
	}
	some(v, (*Session).OrganisationMeetings, matchMeetings, f.MeetingsConvened)
	if c := f.MeetingCount; c != nil {
		number(v, (*Session).OrganisationMeetings, matchMeetings, c.Where, c.Eq, c.Gte, c.Lte)
	}
	logic(v, matchOrganisations, f.And, f.Or, f.Not)
	return v.kept()
}

func matchRoles(s *Session, ids []kg.ID, f *RoleFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Name != nil {
		keepNodes(v, s.Roles, func(r *kg.Role) bool { return f.Name.matches(r.Name) })
	}
	logic(v, matchRoles, f.And, f.Or, f.Not)
	return v.kept()
}

func matchPosts(s *Session, ids []kg.ID, f *PostFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	some(v, postOrganisations, matchOrganisations, f.Organisation)
	some(v, postRoles, matchRoles, f.Role)
	some(v, (*Session).PostMemberships, matchMemberships, f.Memberships)
	if c := f.MembershipCount; c != nil {
		number(v, (*Session).PostMemberships, matchMemberships, c.Where, c.Eq, c.Gte, c.Lte)
	}
	logic(v, matchPosts, f.And, f.Or, f.Not)
	return v.kept()
}

func matchMemberships(s *Session, ids []kg.ID, f *MembershipFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Former != nil || f.ObservedOn != nil || f.Events != nil || f.MinConfidence != nil {
		keepNodes(v, s.Memberships, func(m *kg.Membership) bool {
			return (f.Events == nil || f.Events.matchesAny(TenureEvents(m))) && (f.Former == nil || m.Former == *f.Former) &&
				(f.ObservedOn == nil || f.ObservedOn.matchesAny(m.ObservedOn)) && sure(m.Evidence, f.MinConfidence)
		})
	}
	some(v, membershipPeople, matchPeople, f.Person)
	some(v, membershipPosts, matchPosts, f.Post)
	some(v, membershipRoles, matchRoles, f.Role)
	some(v, membershipOrganisations, matchOrganisations, f.Organisation)
	logic(v, matchMemberships, f.And, f.Or, f.Not)
	return v.kept()
}

func matchMeetings(s *Session, ids []kg.ID, f *MeetingFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Name != nil || f.Date != nil || f.Format != nil || f.Term != nil || f.Session != nil || f.Place != nil {
		keepNodes(v, s.Meetings, func(m *kg.Meeting) bool {
			return (f.Name == nil || f.Name.matchesAny(m.Name, m.Aliases)) &&
				(f.Date == nil || f.Date.matches(m.Date, m.EndDate)) &&
				(f.Format == nil || slices.Contains(f.Format, m.Format)) &&
				(f.Term == nil || f.Term.matches(m.Term)) && (f.Session == nil || f.Session.matches(m.Session)) &&
				(f.Place == nil || slices.ContainsFunc(m.Places, f.Place.matches))
		})
	}
	if f.VenueKind != nil {
		some(v, (*Session).MeetingVenues, matchVenueKind, &f.VenueKind)
	}
	some(v, meetingSeries, matchMeetingSeries, f.Series)
	some(v, meetingConveners, matchOrganisations, f.ConvenedBy)
	some(v, (*Session).MeetingAttendances, matchAttendances, f.Attendances)
	if c := f.AttendanceCount; c != nil {
		number(v, (*Session).MeetingAttendances, matchAttendances, c.Where, c.Eq, c.Gte, c.Lte)
	}
	some(v, (*Session).MeetingGroupAttendances, matchGroupAttendances, f.GroupAttendances)
	logic(v, matchMeetings, f.And, f.Or, f.Not)
	return v.kept()
}

func matchVenueKind(s *Session, ids []kg.ID, kinds *[]kg.VenueKind) []bool {
	v := newSieve(s, ids)
	keepNodes(v, s.Venues, func(n *kg.Venue) bool { return slices.Contains(*kinds, n.Kind) })
	return v.kept()
}

func matchMeetingSeries(s *Session, ids []kg.ID, f *MeetingSeriesFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Name != nil {
		keepNodes(v, s.MeetingSeries, func(n *kg.MeetingSeries) bool { return f.Name.matches(n.Name) })
	}
	some(v, seriesOrganisations, matchOrganisations, f.Organisation)
	some(v, (*Session).SeriesMeetings, matchMeetings, f.Meetings)
	if c := f.MeetingCount; c != nil {
		number(v, (*Session).SeriesMeetings, matchMeetings, c.Where, c.Eq, c.Gte, c.Lte)
	}
	logic(v, matchMeetingSeries, f.And, f.Or, f.Not)
	return v.kept()
}

func matchAttendances(s *Session, ids []kg.ID, f *AttendanceFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Capacities != nil || f.MinConfidence != nil {
		keepNodes(v, s.Attendances, func(a *kg.Attendance) bool {
			return (f.Capacities == nil || overlap(a.Capacities, f.Capacities)) && sure(a.Evidence, f.MinConfidence)
		})
	}
	some(v, attendancePeople, matchPeople, f.Person)
	some(v, attendanceMeetings, matchMeetings, f.Meeting)
	some(v, attendanceMemberships, matchMemberships, f.Memberships)
	if f.VenueKind != nil {
		some(v, attendanceVenues, matchVenueKind, &f.VenueKind)
	}
	some(v, attendanceBehalf, matchOrganisations, f.OnBehalfOf)
	logic(v, matchAttendances, f.And, f.Or, f.Not)
	return v.kept()
}

func matchGroupAttendances(s *Session, ids []kg.ID, f *GroupAttendanceFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Label != nil || f.Capacities != nil || f.MinConfidence != nil {
		keepNodes(v, s.GroupAttendances, func(g *kg.GroupAttendance) bool {
			return (f.Label == nil || f.Label.matches(g.Label)) &&
				(f.Capacities == nil || overlap(g.Capacities, f.Capacities)) && sure(g.Evidence, f.MinConfidence)
		})
	}
	some(v, groupMeetings, matchMeetings, f.Meeting)
	some(v, groupOrganisations, matchOrganisations, f.Organisation)
	if f.VenueKind != nil {
		some(v, groupVenues, matchVenueKind, &f.VenueKind)
	}
	logic(v, matchGroupAttendances, f.And, f.Or, f.Not)
	return v.kept()
}

func matchDocuments(s *Session, ids []kg.ID, f *DocumentFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Title != nil || f.Source != nil || f.URL != nil || f.SHA256 != nil || f.Published != nil {
		keepNodes(v, s.Documents, func(d *kg.Document) bool {
			return (f.Title == nil || f.Title.matches(d.Title)) && (f.Source == nil || f.Source.matches(d.Source)) &&
				(f.URL == nil || f.URL.matches(d.URL)) && (f.SHA256 == nil || f.SHA256.matches(d.SHA256)) &&
				(f.Published == nil || f.Published.matches(d.Published, kg.Date{}))
		})
	}
	some(v, documentAbout, matchMeetings, f.About)
	some(v, documentMentions, matchPeople, f.Mentions)
	logic(v, matchDocuments, f.And, f.Or, f.Not)
	return v.kept()
}

func matchRevisions(s *Session, ids []kg.ID, f *RevisionFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	keepNodes(v, s.RevisionsByID, func(r *kg.Revision) bool {
		return (f.Number == nil || f.Number.matches(int(r.Number))) && (f.Author == nil || f.Author.matches(r.Author)) &&
			(f.Cause == nil || slices.Contains(f.Cause, r.Cause)) && (f.Documents == nil || overlap(r.Documents, f.Documents))
	})
	logic(v, matchRevisions, f.And, f.Or, f.Not)
	return v.kept()
}
