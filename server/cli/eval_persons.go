package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// personOf names the person whom a document means by a person of the graph, whose persons
// are told apart by name alone. It is zero for a person whom the document does not name.
type personOf func(document, person kg.ID) kg.ID

// tellApart resolves the persons of a graph. The error is [kg.ErrInternal].
func tellApart(g *view.Snapshot) (personOf, error) {
	byName := map[string][]resolve.Mention{}
	for _, document := range g.IDs(kg.KindDocument) {
		for _, m := range resolve.Mentions(readingIn(g, document)) {
			byName[m.Name] = append(byName[m.Name], m)
		}
	}
	partitions := make(map[string]resolve.Partition, len(byName))
	full := map[string][]resolve.Partition{}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		p, err := resolve.Persons(byName[name], nil)
		if err != nil {
			return nil, fmt.Errorf("resolving %q: %w: %w", name, err, kg.ErrInternal)
		}
		partitions[name] = p
		for _, short := range resolve.ShortNames(name) {
			full[short] = append(full[short], p)
		}
	}
	ids := map[resolve.Address]kg.ID{}
	for name, p := range partitions {
		for i, person := range p.Persons {
			id := kg.NewID(kg.KindPerson, name)
			if i > 0 {
				id = kg.NewID(kg.KindPerson, name, string(person[0].Document))
			}
			for _, m := range person {
				ids[addressOf(m)] = id
			}
		}
	}
	joined := map[kg.ID]kg.ID{}
	for name, p := range partitions {
		for _, f := range resolve.Full(p, full[name]) {
			joined[ids[f.Short]] = ids[f.Full]
		}
	}
	return func(document, person kg.ID) kg.ID {
		names := g.People([]kg.ID{person})
		if names[0] == nil {
			return ""
		}
		id := ids[resolve.Address{Document: document, Name: resolve.Fold(names[0].Name)}]
		return cmp.Or(joined[id], id)
	}, nil
}

func addressOf(m resolve.Mention) resolve.Address {
	return resolve.Address{Document: m.Document, Name: m.Name}
}

// readingIn gives what a document states of its persons.
func readingIn(g *view.Snapshot, document kg.ID) kg.Contribution {
	return kg.Contribution{
		Document:      *g.Documents([]kg.ID{document})[0],
		Persons:       nodesOf(g.People(ofKind(g, document, kg.KindPerson))),
		Organisations: nodesOf(g.Organisations(ofKind(g, document, kg.KindOrganisation))),
		Roles:         nodesOf(g.Roles(ofKind(g, document, kg.KindRole))),
		Memberships:   nodesOf(g.Memberships(ofKind(g, document, kg.KindMembership))),
		Meetings:      nodesOf(g.Meetings(ofKind(g, document, kg.KindMeeting))),
		Attendances:   nodesOf(g.Attendances(ofKind(g, document, kg.KindAttendance))),
	}
}

func nodesOf[T any](pointers []*T) []T {
	nodes := make([]T, len(pointers))
	for i, p := range pointers {
		nodes[i] = *p
	}
	return nodes
}
