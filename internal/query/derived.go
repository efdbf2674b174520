package query

import (
	"slices"

	"huipu/internal/kg"
)

// PersonPosts leads to the posts in which persons were observed.
func (s *Session) PersonPosts(from []kg.ID) [][]kg.ID {
	return through(s.PersonMemberships(from), s.Memberships, func(m *kg.Membership) kg.ID { return m.Post })
}

// PersonOrganisations leads to the organisations in which persons were observed.
func (s *Session) PersonOrganisations(from []kg.ID) [][]kg.ID {
	return through(s.PersonMemberships(from), s.Memberships, func(m *kg.Membership) kg.ID { return m.Organisation })
}

// PersonMeetings leads to the meetings at which persons have an attendance.
func (s *Session) PersonMeetings(from []kg.ID) [][]kg.ID {
	return through(s.PersonAttendances(from), s.Attendances, func(a *kg.Attendance) kg.ID { return a.Meeting })
}

// PersonDocuments leads to the documents that state something of persons, or name them.
func (s *Session) PersonDocuments(from []kg.ID) [][]kg.ID {
	mentions := s.PersonMentions(from)
	lists := make([][]kg.ID, len(from))
	for i, p := range s.People(from) {
		lists[i] = mentions[i]
		if p != nil {
			lists[i] = slices.Concat(p.Sources, mentions[i])
			slices.Sort(lists[i])
			lists[i] = slices.Compact(lists[i])
		}
	}
	return lists
}

// OrganisationPeople leads to the persons observed in organisations.
func (s *Session) OrganisationPeople(from []kg.ID) [][]kg.ID {
	return through(s.OrganisationMemberships(from), s.Memberships, func(m *kg.Membership) kg.ID { return m.Person })
}

// DocumentStates is the relation to the nodes of the kind of which documents state something.
func DocumentStates(kind kg.Kind) Relation {
	return func(s *Session, from []kg.ID) [][]kg.ID {
		lists := make([][]kg.ID, len(from))
		for i, nodes := range s.DocumentNodes(from) {
			for _, id := range nodes {
				if id.Kind() == kind {
					lists[i] = append(lists[i], id)
				}
			}
		}
		return lists
	}
}

// through replaces each id of the lists by the id that its node refers to.
func through[N any](lists [][]kg.ID, look func([]kg.ID) []*N, to func(*N) kg.ID) [][]kg.ID {
	via := distinct(lists)
	target := make(map[kg.ID]kg.ID, len(via))
	for i, n := range look(via) {
		if n != nil {
			target[via[i]] = to(n)
		}
	}
	ends := make([][]kg.ID, len(lists))
	for i, list := range lists {
		for _, id := range list {
			if end := target[id]; end != "" {
				ends[i] = append(ends[i], end)
			}
		}
		slices.Sort(ends[i])
		ends[i] = slices.Compact(ends[i])
	}
	return ends
}
