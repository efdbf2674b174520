package pebble

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// costOfHash is about what a cached id takes in memory.
const costOfHash = 64

// idOf finds the id of a value, or 0 when the dictionary does not have it.
func (qs *QuadStore) idOf(v quad.Value) (ID, error) {
	encoded, err := appendValue(nil, v)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrValue, err)
	}
	h := hashOf(encoded)
	if id, ok := qs.ids.Get(h); ok {
		return id, nil
	}
	id, err := qs.idOfHash(h)
	if err == nil && id != 0 {
		qs.ids.Put(h, id)
	}
	return id, err
}

func (qs *QuadStore) idOfHash(h valueHash) (ID, error) {
	b, ok, err := qs.get(h.key(nil))
	if err != nil || !ok {
		return 0, err
	}
	if len(b) != idBytes {
		return 0, fmt.Errorf("%w: hash %x has an id of %d bytes", ErrCorrupt, h, len(b))
	}
	return readID(b), nil
}

// node is the id of a value that occurs in a statement, or 0.
func (qs *QuadStore) node(v quad.Value) (ID, error) {
	id, err := qs.idOf(v)
	if err != nil || id == 0 {
		return 0, err
	}
	orphan, err := qs.isOrphan(id)
	if err != nil || orphan {
		return 0, err
	}
	return id, nil
}

func (qs *QuadStore) isOrphan(id ID) (bool, error) {
	qs.mu.RLock()
	none := qs.counters.orphans == 0
	qs.mu.RUnlock()
	if none {
		return false, nil
	}
	_, ok, err := qs.get(idKey(nil, keyOrphan, id))
	return ok, err
}

// refID is the id that a reference stands for, or 0: nil, references of other stores and
// values that do not occur stand for nothing.
func (qs *QuadStore) refID(ref graph.Ref) (ID, error) {
	switch ref := ref.(type) {
	case ID:
		return ref, nil
	case graph.PreFetchedValue:
		return qs.node(ref.NameOf())
	}
	return 0, nil
}

// ValueOf implements graph.QuadStore. It is nil for a value that occurs in no statement.
func (qs *QuadStore) ValueOf(v quad.Value) graph.Ref {
	if v == nil {
		return nil
	}
	id, err := qs.node(v)
	if err != nil || id == 0 {
		return nil
	}
	return id
}

// NameOf implements graph.QuadStore.
func (qs *QuadStore) NameOf(ref graph.Ref) quad.Value {
	switch ref := ref.(type) {
	case graph.PreFetchedValue:
		return ref.NameOf()
	case ID:
		v, err := qs.valueOf(ref)
		if err != nil {
			return nil
		}
		return v
	}
	return nil
}

// ValuesOf implements graph.BatchQuadStore: the values of the references, in their order,
// with one pass over the dictionary. A nil reference has a nil value.
func (qs *QuadStore) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	if err := qs.readable(ctx); err != nil {
		return nil, err
	}
	ids := make([]ID, len(refs))
	for i, ref := range refs {
		if id, ok := ref.(ID); ok {
			ids[i] = id
		}
	}
	values, err := qs.valuesOf(ids, qs.values)
	if err != nil {
		return nil, err
	}
	for i, ref := range refs {
		switch ref := ref.(type) {
		case nil, ID:
		case graph.PreFetchedValue:
			values[i] = ref.NameOf()
		default:
			return nil, fmt.Errorf("%w: reference %v of another store", ErrValue, ref)
		}
	}
	return values, nil
}

// RefsOf implements graph.BatchQuadStore: the references of the values, in their order. A
// value that occurs in no statement is graph.ErrNodeNotExists.
func (qs *QuadStore) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	refs := make([]graph.Ref, len(values))
	for i, v := range values {
		if err := qs.readable(ctx); err != nil {
			return nil, err
		}
		id, err := qs.node(v)
		if err != nil {
			return nil, err
		}
		if id == 0 {
			return nil, fmt.Errorf("%w: %v", graph.ErrNodeNotExists, v)
		}
		refs[i] = id
	}
	return refs, nil
}

// Quad implements graph.QuadStore.
func (qs *QuadStore) Quad(ref graph.Ref) quad.Quad {
	l, ok := ref.(Link)
	if !ok {
		return quad.Quad{}
	}
	quads, err := qs.quadsOf([]Link{l}, qs.values)
	if err != nil {
		return quad.Quad{}
	}
	return quads[0]
}

// QuadDirection implements graph.QuadStore. It reads nothing, because a link holds the ids.
func (qs *QuadStore) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	l, ok := ref.(Link)
	if !ok {
		return nil
	}
	if id := l.Get(d); id != 0 {
		return id
	}
	return nil
}
