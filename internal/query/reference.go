package query

import "huipu/internal/kg"

// The relations that nodes state themselves, for filters. A missing reference gives an empty
// list.

func references[N any](nodes []*N, to func(*N) []kg.ID) [][]kg.ID {
	lists := make([][]kg.ID, len(nodes))
	for i, n := range nodes {
		if n != nil {
			lists[i] = to(n)
		}
	}
	return lists
}

func single(id kg.ID) []kg.ID {
	if id == "" {
		return nil
	}
	return []kg.ID{id}
}

func parents(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Organisations(from), func(o *kg.Organisation) []kg.ID { return single(o.Parent) })
}

func postOrganisations(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Posts(from), func(p *kg.Post) []kg.ID { return single(p.Organisation) })
}

func postRoles(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Posts(from), func(p *kg.Post) []kg.ID { return single(p.Role) })
}

func membershipPeople(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Memberships(from), func(m *kg.Membership) []kg.ID { return single(m.Person) })
}

func membershipPosts(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Memberships(from), func(m *kg.Membership) []kg.ID { return single(m.Post) })
}

func membershipRoles(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Memberships(from), func(m *kg.Membership) []kg.ID { return single(m.Role) })
}

func membershipOrganisations(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Memberships(from), func(m *kg.Membership) []kg.ID { return single(m.Organisation) })
}

func meetingSeries(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Meetings(from), func(m *kg.Meeting) []kg.ID { return single(m.Series) })
}

func meetingConveners(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Meetings(from), func(m *kg.Meeting) []kg.ID { return m.ConvenedBy })
}

func seriesOrganisations(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.MeetingSeries(from), func(m *kg.MeetingSeries) []kg.ID { return single(m.Organisation) })
}

func attendancePeople(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Attendances(from), func(a *kg.Attendance) []kg.ID { return single(a.Person) })
}

func attendanceMeetings(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Attendances(from), func(a *kg.Attendance) []kg.ID { return single(a.Meeting) })
}

func attendanceMemberships(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Attendances(from), func(a *kg.Attendance) []kg.ID { return a.Memberships })
}

func attendanceVenues(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Attendances(from), func(a *kg.Attendance) []kg.ID { return single(a.Venue) })
}

func attendanceBehalf(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Attendances(from), func(a *kg.Attendance) []kg.ID { return a.OnBehalfOf })
}

func groupMeetings(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.GroupAttendances(from), func(g *kg.GroupAttendance) []kg.ID { return single(g.Meeting) })
}

func groupOrganisations(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.GroupAttendances(from), func(g *kg.GroupAttendance) []kg.ID { return g.Organisations })
}

func groupVenues(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.GroupAttendances(from), func(g *kg.GroupAttendance) []kg.ID { return single(g.Venue) })
}

func documentAbout(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Documents(from), func(d *kg.Document) []kg.ID { return single(d.About) })
}

func documentMentions(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Documents(from), func(d *kg.Document) []kg.ID { return d.Mentions })
}
