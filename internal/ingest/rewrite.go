package ingest

import (
	"context"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// writePersons writes a change together with what it means for the persons and
// meetings of other documents, whose statements get other ids in the same commit.
func (s *Service) writePersons(ctx context.Context, base *view.Snapshot, change store.Change, p persons) (store.Committed, error) {
	for _, document := range slices.Sorted(maps.Keys(p.others)) {
		add, remove, err := relabelled(base, document, p.others[document])
		if err != nil {
			return store.Committed{}, err
		}
		change.Add, change.Remove = append(change.Add, add...), append(change.Remove, remove...)
		change.Documents = append(change.Documents, document)
	}
	change.Add, change.Remove = append(change.Add, p.add...), append(change.Remove, p.remove...)
	change.Documents = sorted(change.Documents)
	c, err := s.write(ctx, base, change)
	if err == nil && len(c.Added)+len(c.Removed) > 0 {
		s.names.committed(p, c.Revision)
		s.events.committed(p.meetings, c.Revision)
		s.aliases.committed(p.bodies, c.Revision)
	}
	return c, err
}

// relabelled gives the statements of a document that change with ids of its persons, organisations
// and meetings.
func relabelled(base *view.Snapshot, document kg.ID, ids map[kg.ID]kg.ID) (add, remove []quad.Quad, err error) {
	of := slices.Collect(maps.Keys(ids))
	part := base.Part
	if slices.ContainsFunc(of, func(id kg.ID) bool { return id.Kind() == kg.KindOrganisation }) {
		part = func(document kg.ID, _ []kg.ID) (kg.Contribution, error) { return base.Contribution(document) } // it is in most facts
	}
	c, err := part(document, of)
	if err != nil {
		return nil, nil, err
	}
	before, after := vocab.Encode(c), vocab.Encode(resolve.Relabel(c, ids))
	return without(after, before), without(before, after), nil
}

// without gives the quads of a list that are not in the other.
func without(list, other []quad.Quad) []quad.Quad {
	known := make(map[quad.Quad]struct{}, len(other))
	for _, q := range other {
		known[q] = struct{}{}
	}
	var rest []quad.Quad
	for _, q := range list {
		if _, ok := known[q]; !ok {
			rest = append(rest, q)
		}
	}
	return rest
}
