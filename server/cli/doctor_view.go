package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
)

// view builds the view in both ways, from the statements and from the revisions one by one,
// and compares them. A statement that no view can hold is a problem too.
func (e *examination) view(ctx context.Context, s store.Store) error {
	c := check{Name: "view"}
	built, err := view.Build(ctx, s)
	var replayed *view.View
	if err == nil {
		replayed, err = replay(ctx, s)
	}
	switch {
	case ctx.Err() != nil:
		return err
	case err != nil:
		c.Problems = []string{sentence(err)}
	default:
		one, other := built.Snapshot(), replayed.Snapshot()
		nodes := 0
		for _, kind := range kg.Kinds() {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("comparing views: %w", err)
			}
			nodes += one.Count(kind)
			c.Problems = append(c.Problems, differences(kind, one, other)...)
		}
		c.Detail = fmt.Sprintf("%d nodes, the same from the statements as from the revisions", nodes)
	}
	e.add(c)
	return nil
}

// replay builds a view by applying every revision to an empty one.
func replay(ctx context.Context, s store.Store) (v *view.View, err error) {
	empty := memstore.New(memstore.Options{})
	defer func() { err = errors.Join(err, empty.Close()) }()
	if v, err = view.Build(ctx, empty); err != nil {
		return nil, err
	}
	for c, err := range s.Revisions(ctx, 0) {
		if err != nil {
			return nil, fmt.Errorf("reading revisions: %w", err)
		}
		if err := v.Apply(c); err != nil {
			return nil, fmt.Errorf("making the view of the revisions: %w", err)
		}
	}
	return v, nil
}

// differences names the nodes of a kind that two views show otherwise, with the nodes that
// refer to them. The first of them is enough to tell that something is wrong.
func differences(kind kg.Kind, one, other *view.Snapshot) []string {
	ids := one.IDs(kind)
	if !slices.Equal(ids, other.IDs(kind)) {
		return []string{fmt.Sprintf("the statements hold %d nodes of kind %s, the revisions other ones or %d", len(ids), kind, other.Count(kind))}
	}
	for i := 0; i < len(ids); i += viewBatch {
		part := ids[i:min(i+viewBatch, len(ids))]
		a, b := describe(one, kind, part), describe(other, kind, part)
		for j := range part {
			if !bytes.Equal(a[j], b[j]) {
				return []string{fmt.Sprintf("the node %s is other by the statements than by the revisions", part[j])}
			}
		}
	}
	return nil
}

// viewBatch is how many nodes are looked up at a time.
const viewBatch = 1024

// describe gives each node of one kind, and the nodes that refer to it, as bytes.
func describe(s *view.Snapshot, kind kg.Kind, ids []kg.ID) [][]byte {
	nodes := lookUp(s, kind, ids)
	described := make([][]byte, len(ids))
	for i := range ids {
		// Nodes are plain data, so this cannot fail.
		described[i], _ = json.Marshal(nodes[i])
	}
	for _, edge := range view.Edges() {
		if edge.From() != kind {
			continue
		}
		for i, list := range s.Follow(ids, edge) {
			described[i] = fmt.Appendf(described[i], " %d %v", edge, list)
		}
	}
	return described
}

func lookUp(s *view.Snapshot, kind kg.Kind, ids []kg.ID) []any {
	switch kind {
	case kg.KindDocument:
		return boxed(s.Documents(ids))
	case kg.KindPerson:
		return boxed(s.People(ids))
	case kg.KindOrganisation:
		return boxed(s.Organisations(ids))
	case kg.KindRole:
		return boxed(s.Roles(ids))
	case kg.KindPost:
		return boxed(s.Posts(ids))
	case kg.KindMembership:
		return boxed(s.Memberships(ids))
	case kg.KindMeeting:
		return boxed(s.Meetings(ids))
	case kg.KindMeetingSeries:
		return boxed(s.MeetingSeries(ids))
	case kg.KindVenue:
		return boxed(s.Venues(ids))
	case kg.KindAttendance:
		return boxed(s.Attendances(ids))
	case kg.KindGroupAttendance:
		return boxed(s.GroupAttendances(ids))
	case kg.KindTextRepair:
		return boxed(s.TextRepairs(ids))
	}
	panic(fmt.Sprintf("doctor: no nodes of kind %q", kind))
}

func boxed[T any](nodes []T) []any {
	all := make([]any, len(nodes))
	for i, n := range nodes {
		all[i] = n
	}
	return all
}
