package cli

import (
	"fmt"
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// personOf names the person whom a document means by a person of the graph, whose persons
// are told apart by name alone. It is zero where both are the same.
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
	address := func(m resolve.Mention) resolve.Address { return resolve.Address{Document: m.Document, Name: m.Name} }
	anchors := map[resolve.Address]resolve.Address{}
	for name, p := range partitions {
		inFull := map[resolve.Address]resolve.Address{}
		for _, f := range resolve.Full(p, full[name]) {
			inFull[f.Short] = f.Full
		}
		for _, person := range p.Persons {
			anchor := address(person[0])
			if f, ok := inFull[anchor]; ok {
				anchor = f
			}
			for _, m := range person {
				anchors[address(m)] = anchor
			}
		}
	}
	return func(document, person kg.ID) kg.ID {
		names := g.People([]kg.ID{person})
		if names[0] == nil {
			return ""
		}
		anchor, ok := anchors[resolve.Address{Document: document, Name: resolve.Fold(names[0].Name)}]
		if !ok {
			return ""
		}
		return kg.NewID(kg.KindPerson, anchor.Name, string(anchor.Document))
	}, nil
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
