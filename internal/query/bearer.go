package query

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// Bearers gives the ids of the persons that ids lead to now: those of persons stay, and the
// id of a mention leads to the person it is of, in whatever document it was the first. An id
// that leads nowhere stays; see [Session.Renamed].
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
	named := s.PeopleStatedBy(documents)
	for i, p := range s.People(mentions) {
		if p != nil {
			continue
		}
		name, _, _ := kg.MentionOf(mentions[i])
		if bearer := bearerIn(named[i], name); bearer != "" {
			out[at[i]] = bearer
		}
	}
	return out
}

// bearerIn gives the person of the name among those that a document states: by the name that it gives
// them, or else by another one of theirs in it; empty when it names nobody so.
func bearerIn(named []*kg.Person, name kg.ID) kg.ID {
	for _, p := range named {
		if resolve.PersonID(p.Name) == name {
			return p.ID
		}
	}
	for _, p := range named {
		if slices.ContainsFunc(p.Aliases, func(alias string) bool { return resolve.PersonID(alias) == name }) {
			return p.ID
		}
	}
	return ""
}

// Renamed leads from ids of names that are nobody's to the persons who bear the name beside another
// one: the first by id, those last who bear it alone and are told from the first of the name. An id
// that leads nowhere stays.
func (s *Session) Renamed(ids []kg.ID) []kg.ID {
	var at []int
	var names []kg.ID
	for i, p := range s.People(ids) {
		if _, _, mention := kg.MentionOf(ids[i]); p == nil && !mention && ids[i].Kind() == kg.KindPerson {
			at, names = append(at, i), append(names, ids[i])
		}
	}
	if names == nil {
		return ids
	}
	out := slices.Clone(ids)
	for k, list := range s.Follow(names, view.PersonNamesakes) {
		bearers := slices.Clone(list)
		ownFirst(bearers, func(id kg.ID) bool { return !ofName(id, names[k]) })
		if len(bearers) > 0 {
			out[at[k]] = bearers[0]
		}
	}
	return out
}

// ofName reports whether an id is that of the name or of a mention of it.
func ofName(id, name kg.ID) bool {
	of, _, mention := kg.MentionOf(id)
	return id == name || mention && of == name
}

// ownFirst puts the ids first for which own holds, and leaves the order else.
func ownFirst(ids []kg.ID, own func(kg.ID) bool) {
	slices.SortStableFunc(ids, func(a, b kg.ID) int {
		switch x, y := own(a), own(b); {
		case x == y:
			return 0
		case x:
			return -1
		}
		return 1
	})
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
