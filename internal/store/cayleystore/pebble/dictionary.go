package pebble

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// costOfValue is about what a cached value takes in memory.
func costOfValue(v quad.Value) int {
	const overhead = 96
	switch v := v.(type) {
	case quad.IRI:
		return overhead + len(v)
	case quad.BNode:
		return overhead + len(v)
	case quad.String:
		return overhead + len(v)
	case quad.TypedString:
		return overhead + len(v.Value) + len(v.Type)
	case quad.LangString:
		return overhead + len(v.Value) + len(v.Lang)
	}
	return overhead
}

// costOfHash is about what a cached id takes in memory.
const costOfHash = 64

// idOf finds the id of a value, or 0 when the dictionary does not have it.
func (qs *QuadStore) idOf(v quad.Value) (ID, error) {
	encoded, err := appendValue(nil, v)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrValue, err)
	}
	h := hashOf(encoded)
	if id, ok := qs.ids.get(h); ok {
		return id, nil
	}
	id, err := qs.idOfHash(h)
	if err == nil && id != 0 {
		qs.ids.put(h, id)
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

// valueOf is the value with the id.
func (qs *QuadStore) valueOf(id ID) (quad.Value, error) {
	values, err := qs.valuesOf([]ID{id})
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// valuesOf are the values with the ids, in their order; id 0 is nil.
func (qs *QuadStore) valuesOf(ids []ID) ([]quad.Value, error) {
	values := make([]quad.Value, len(ids))
	var missing []int
	qs.values.getAll(ids, values, func(i int) {
		if ids[i] != 0 {
			missing = append(missing, i)
		}
	})
	if len(missing) == 0 {
		return values, nil
	}
	// Ascending ids make the look-ups one pass over the dictionary.
	slices.SortFunc(missing, func(a, b int) int { return cmp.Compare(ids[a], ids[b]) })
	if err := qs.loadValues(ids, values, missing); err != nil {
		return nil, err
	}
	return values, nil
}

// loadValues reads the values at the indexes in missing, which are sorted by id.
func (qs *QuadStore) loadValues(ids []ID, values []quad.Value, missing []int) error {
	if len(missing) < 4 {
		for _, i := range missing {
			b, ok, err := qs.get(idKey(nil, keyValue, ids[i]))
			if err != nil {
				return err
			}
			if !ok {
				return fmt.Errorf("%w: id %d has no value", ErrCorrupt, ids[i])
			}
			if values[i], err = qs.keepValue(ids[i], b); err != nil {
				return err
			}
		}
		return nil
	}
	lower, upper := rangeOf(keyValue)
	r, err := qs.newReader(lower, upper)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(c cursor) error {
		var key []byte
		for n, i := range missing {
			if n > 0 && ids[missing[n-1]] == ids[i] {
				values[i] = values[missing[n-1]]
				continue
			}
			key = idKey(key[:0], keyValue, ids[i])
			if !c.seek(key) || string(c.key()) != string(key) {
				return cmp.Or(c.err(), fmt.Errorf("%w: id %d has no value", ErrCorrupt, ids[i]))
			}
			b, err := c.value()
			if err != nil {
				return err
			}
			if values[i], err = qs.keepValue(ids[i], b); err != nil {
				return err
			}
		}
		return nil
	})
}

func (qs *QuadStore) keepValue(id ID, encoded []byte) (quad.Value, error) {
	v, err := decodeStored(id, encoded)
	if err == nil {
		qs.values.put(id, v)
	}
	return v, err
}

// decodeStored reads the encoded value of an id.
func decodeStored(id ID, encoded []byte) (quad.Value, error) {
	v, err := decodeValue(encoded)
	if err != nil {
		return nil, fmt.Errorf("%w: id %d: %w", ErrCorrupt, id, err)
	}
	return v, nil
}

// quadsOf are the statements of the links, in their order.
func (qs *QuadStore) quadsOf(links []Link) ([]quad.Quad, error) {
	ids := make([]ID, 0, 4*len(links))
	for _, l := range links {
		ids = append(ids, l.S, l.P, l.O, l.L)
	}
	values, err := qs.valuesOf(ids)
	if err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, len(links))
	for i := range quads {
		v := values[4*i:]
		quads[i] = quad.Quad{Subject: v[0], Predicate: v[1], Object: v[2], Label: v[3]}
	}
	return quads, nil
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
	values, err := qs.valuesOf(ids)
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
	quads, err := qs.quadsOf([]Link{l})
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
