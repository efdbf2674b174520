package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"huipu/internal/kg"
)

// AgreeOn makes sure that no two corrections contradict each other: none is on a fact that another
// states or is on too, no two state one fact otherwise, and none speaks of a person, organisation or
// meeting that another rejects. The order does not matter. The error is [kg.ErrConflict] and names both.
func AgreeOn(corrections []kg.Correction) error {
	on, states, rejects := map[key]kg.Correction{}, map[key]kg.Correction{}, map[key]kg.ID{}
	list := slices.Clone(corrections)
	slices.SortFunc(list, func(a, b kg.Correction) int { return cmp.Compare(a.ID, b.ID) })
	for _, c := range list {
		k := key{c.Document, c.Fact}
		if other, taken := on[k]; taken {
			return disagreement(c.ID, other.ID, c.Fact)
		}
		on[k] = c
		if c.Action == kg.Reject && entity(c.Fact.Kind()) {
			rejects[k] = c.ID
		}
	}
	for _, c := range list {
		if c.Now == nil {
			continue
		}
		k := key{c.Document, StatedID(c.Document, *c.Now)}
		if other, taken := on[k]; taken && other.ID != c.ID {
			return disagreement(c.ID, other.ID, k.fact)
		}
		if other, taken := states[k]; taken && !SameFact(c.Now, other.Now) {
			return disagreement(c.ID, other.ID, k.fact)
		}
		states[k] = c
	}
	for _, c := range list {
		for _, f := range []*kg.StatedFact{c.Was, c.Now} {
			if f == nil || c.Action == kg.Reject {
				continue
			}
			for _, id := range spokenOf(c.Document, f) {
				if by, rejected := rejects[key{c.Document, id}]; rejected && by != c.ID {
					return disagreement(c.ID, by, id)
				}
			}
		}
	}
	return nil
}

// key is a fact of a document.
type key struct{ document, fact kg.ID }

func disagreement(one, other, fact kg.ID) error {
	return fmt.Errorf("%s and %s contradict each other about %s: take back one of them first: %w", min(one, other), max(one, other), fact, kg.ErrConflict)
}

// StatedID is the id that a fact has in the reading of a document, as far as the names in it are those
// under which [Resolve] knows what they name.
func StatedID(document kg.ID, f kg.StatedFact) kg.ID {
	r := newResolver(kg.Facts{Document: kg.Document{ID: document}})
	for _, ref := range []*kg.MeetingRef{meetingOf(&f)} {
		if ref != nil {
			r.report([]kg.StatedMeeting{{Name: ref.Name, Date: ref.Date}})
		}
	}
	_, id, _ := r.valueOf(f)
	return id
}

// meetingOf is the meeting that a fact is at; nil for a fact at none.
func meetingOf(f *kg.StatedFact) *kg.MeetingRef {
	switch {
	case f.Attendance != nil:
		return &f.Attendance.Meeting
	case f.Group != nil:
		return &f.Group.Meeting
	}
	return nil
}

// spokenOf are the ids of the persons, organisations and meetings that a fact names.
func spokenOf(document kg.ID, f *kg.StatedFact) []kg.ID {
	var ids []kg.ID
	person := func(name string) { ids = append(ids, PersonID(name)) }
	bodies := func(names ...string) {
		for _, name := range names {
			if name != "" {
				ids = append(ids, OrganisationID(canonical(name, kg.Date{}).name))
			}
		}
	}
	switch {
	case f.Person != nil:
		person(f.Person.Name)
	case f.Organisation != nil:
		bodies(f.Organisation.Name, f.Organisation.Parent)
	case f.Meeting != nil:
		ids = append(ids, MeetingID(f.Meeting.Name, f.Meeting.Date, document))
		bodies(f.Meeting.ConvenedBy...)
	case f.Membership != nil:
		person(f.Membership.Person)
		bodies(f.Membership.Organisation)
	case f.Attendance != nil:
		person(f.Attendance.Person)
		bodies(f.Attendance.OnBehalfOf...)
		for _, p := range f.Attendance.Posts {
			bodies(p.Organisation)
		}
	case f.Group != nil:
		bodies(f.Group.Organisations...)
	}
	if ref := meetingOf(f); ref != nil {
		ids = append(ids, MeetingID(ref.Name, ref.Date, document))
	}
	return ids
}
