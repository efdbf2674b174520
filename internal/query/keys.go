package query

import "huipu/internal/kg"

func personNames(s *Session, ids []kg.ID) []key {
	return keysOf(s.People(ids), func(p *kg.Person) key { return key{text: p.Name} })
}

func meetingDates(s *Session, ids []kg.ID) []key {
	return keysOf(s.Meetings(ids), func(m *kg.Meeting) key { return key{number: dateNumber(m.Date)} })
}

func personKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byName:
		return personNames(s, ids), true
	case byAttendanceCount:
		return countKeys(s.PersonAttendances(ids)), true
	}
	return nil, false
}

func organisationKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byName:
		return keysOf(s.Organisations(ids), func(o *kg.Organisation) key { return key{text: o.Name} }), true
	case byMembershipCount:
		return countKeys(s.OrganisationMemberships(ids)), true
	case byMeetingCount:
		return countKeys(s.OrganisationMeetings(ids)), true
	}
	return nil, false
}

func roleKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byName:
		return keysOf(s.Roles(ids), func(r *kg.Role) key { return key{text: r.Name} }), true
	case byMembershipCount:
		return countKeys(s.RoleMemberships(ids)), true
	}
	return nil, false
}

func postKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byName:
		names := s.PostNames(s.Posts(ids))
		keys := make([]key, len(ids))
		for i := range keys {
			keys[i].text = names[i]
		}
		return keys, true
	case byMembershipCount:
		return countKeys(s.PostMemberships(ids)), true
	}
	return nil, false
}

func membershipKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byLastObserved:
		return keysOf(s.Memberships(ids), func(m *kg.Membership) key { return key{number: dateNumber(LastObserved(m))} }), true
	case byFirstObserved:
		return keysOf(s.Memberships(ids), func(m *kg.Membership) key { return key{number: dateNumber(FirstObserved(m))} }), true
	case byPersonName:
		return keysBy(s, membershipPeople, ids, personNames), true
	}
	return nil, false
}

func meetingKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byDate:
		return meetingDates(s, ids), true
	case byName:
		return keysOf(s.Meetings(ids), func(m *kg.Meeting) key { return key{text: m.Name} }), true
	case bySession:
		return keysOf(s.Meetings(ids), func(m *kg.Meeting) key {
			return key{number: int64(m.Term)<<32 + int64(m.Session)}
		}), true
	case byAttendanceCount:
		return countKeys(s.MeetingAttendances(ids)), true
	}
	return nil, false
}

func meetingSeriesKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byName:
		return keysOf(s.MeetingSeries(ids), func(m *kg.MeetingSeries) key { return key{text: m.Name} }), true
	case byMeetingCount:
		return countKeys(s.SeriesMeetings(ids)), true
	}
	return nil, false
}

func attendanceKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byPrinted:
		return printedKeys(s.Attendances(ids), s.AttendancePlaces, func(a *kg.Attendance) kg.ID { return a.Meeting }), true
	case byDate:
		return keysBy(s, attendanceMeetings, ids, meetingDates), true
	case byPersonName:
		return keysBy(s, attendancePeople, ids, personNames), true
	}
	return nil, false
}

func groupAttendanceKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byPrinted:
		return printedKeys(s.GroupAttendances(ids), s.groupPlaces, func(g *kg.GroupAttendance) kg.ID { return g.Meeting }), true
	case byDate:
		return keysBy(s, groupMeetings, ids, meetingDates), true
	case byLabel:
		return keysOf(s.GroupAttendances(ids), func(g *kg.GroupAttendance) key { return key{text: g.Label} }), true
	}
	return nil, false
}

func documentKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	switch name {
	case byPublished:
		return keysOf(s.Documents(ids), func(d *kg.Document) key { return key{number: dateNumber(d.Published)} }), true
	case byTitle:
		return keysOf(s.Documents(ids), func(d *kg.Document) key { return key{text: d.Title} }), true
	}
	return nil, false
}

func revisionKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	if name == byNumber {
		return keysOf(s.RevisionsByID(ids), func(r *kg.Revision) key { return key{number: int64(r.Number)} }), true
	}
	return nil, false
}

// printedKeys are keys by meeting, then by printed place.
func printedKeys[N any](nodes []*N, places func([]*N) []int, meeting func(*N) kg.ID) []key {
	keys := make([]key, len(nodes))
	for i, place := range places(nodes) {
		if nodes[i] != nil {
			keys[i] = key{string(meeting(nodes[i])), int64(place)}
		}
	}
	return keys
}
