package query

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// Bearers gives the ids of the persons that ids lead to now: those of persons stay, and the
// id of a mention leads to the person it is of, in whatever document it was the first. An id
// that leads nowhere stays.
func (s *Session) Bearers(ids []kg.ID) []kg.ID {
	var at []int
	var mentions, documents []kg.ID
	for i, id := range ids {
		if _, document, ok := kg.MentionOf(id); ok {
			at, mentions, documents = append(at, i), append(mentions, id), append(documents, document)
		}
	}
	if mentions == nil {
		return ids
	}
	out := slices.Clone(ids)
	named := s.named(documents)
	for i, p := range s.People(mentions) {
		if p != nil {
			continue
		}
		name, _, _ := kg.MentionOf(mentions[i])
		for _, p := range named[i] {
			if p != nil && (p.ID == name || slices.Contains(p.Namesakes, name)) {
				out[at[i]] = p.ID
			}
		}
	}
	return out
}

// named gives the persons of whom documents state something.
func (s *Session) named(documents []kg.ID) [][]*kg.Person {
	lists := s.Follow(documents, view.DocumentNodes)
	var flat []kg.ID
	for i, nodes := range lists {
		lists[i] = slices.DeleteFunc(slices.Clone(nodes), func(id kg.ID) bool { return id.Kind() != kg.KindPerson })
		flat = append(flat, lists[i]...)
	}
	people := s.People(flat)
	out := make([][]*kg.Person, len(lists))
	for i, ids := range lists {
		out[i], people = people[:len(ids)], people[len(ids):]
	}
	return out
}

// Namesakes leads to the other persons who bear a name of the persons, ascending.
func (s *Session) Namesakes(from []kg.ID) [][]kg.ID {
	lists := make([][]kg.ID, len(from))
	for i, p := range s.People(from) {
		if p == nil {
			continue
		}
		first := append([]kg.ID{p.ID}, p.Namesakes...)
		all := slices.Concat(append(s.Follow(first, view.PersonNamesakes), p.Namesakes)...)
		slices.Sort(all)
		lists[i] = slices.DeleteFunc(slices.Compact(all), func(id kg.ID) bool { return id == p.ID })
	}
	return lists
}
