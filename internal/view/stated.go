package view

import "huipu/internal/kg"

// MeetingsStated gives each meeting as every document that states it does alone, in the order
// of the documents; a list is empty for an id without a meeting. The nodes are fresh.
func (s *Snapshot) MeetingsStated(ids []kg.ID) [][]*kg.Meeting { return stated[kg.Meeting](s, ids) }

// OrganisationsStated is MeetingsStated for organisations.
func (s *Snapshot) OrganisationsStated(ids []kg.ID) [][]*kg.Organisation {
	return stated[kg.Organisation](s, ids)
}

// MembershipsStated is MeetingsStated for memberships.
func (s *Snapshot) MembershipsStated(ids []kg.ID) [][]*kg.Membership {
	return stated[kg.Membership](s, ids)
}

// stated decodes nodes of type T part by part. Every part was checked when it came in, so one
// that cannot be decoded is a defect of this package; it panics, as a look-up does.
func stated[T any](s *Snapshot, ids []kg.ID) [][]*T {
	lists := make([][]*T, len(ids))
	for i, id := range ids {
		r, ok := refOf(id)
		e := s.find(id)
		if !ok || e == nil {
			continue
		}
		for item := range e.parts.all() {
			node, _, err := decode(s, r, &entry{parts: list[partItems]{only: item}})
			if err != nil {
				panic(err)
			}
			if n, ok := node.(*T); ok {
				lists[i] = append(lists[i], n)
			}
		}
	}
	return lists
}

// PeopleStatedBy gives the persons of whom each document states something, as it does alone, ascending; a
// list is nil for a document that is not in the graph. The nodes are fresh.
func (s *Snapshot) PeopleStatedBy(documents []kg.ID) [][]*kg.Person {
	return statedIn[kg.Person](s, documents, kg.KindPerson)
}

// MeetingsStatedBy is PeopleStatedBy for meetings.
func (s *Snapshot) MeetingsStatedBy(documents []kg.ID) [][]*kg.Meeting {
	return statedIn[kg.Meeting](s, documents, kg.KindMeeting)
}

// statedIn decodes what documents state of nodes of the kind, whose type is T; see stated.
func statedIn[T any](s *Snapshot, documents []kg.ID, kind kg.Kind) [][]*T {
	lists := make([][]*T, len(documents))
	for i, document := range documents {
		label, ok := refOf(document)
		if !ok {
			continue
		}
		for r := range s.entry(label).incoming(DocumentNodes) {
			if kindOf(r.code()) != kind {
				continue
			}
			item, found := s.entry(r).parts.find(string(label))
			if !found {
				continue
			}
			node, _, err := decode(s, r, &entry{parts: list[partItems]{only: item}})
			if err != nil {
				panic(err)
			}
			if n, ok := node.(*T); ok {
				lists[i] = append(lists[i], n)
			}
		}
	}
	return lists
}
