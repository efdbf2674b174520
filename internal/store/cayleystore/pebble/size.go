package pebble

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// countLimit is up to where the statements of a value are counted one by one; above it they
// are estimated.
const countLimit = 1024

// QuadIteratorSize implements graph.QuadStore. It is exact by predicate and up to about a
// thousand statements; above that it is estimated and marked so.
func (qs *QuadStore) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	id, err := qs.refID(ref)
	if err != nil || id == 0 {
		return graph.Size{Exact: err == nil}, err
	}
	return qs.sizeOfLinks(ctx, d, id)
}

// sizeOfLinks counts or estimates the statements with the id in the direction, or counts
// all.
func (qs *QuadStore) sizeOfLinks(ctx context.Context, d quad.Direction, id ID) (graph.Size, error) {
	if err := qs.readable(ctx); err != nil {
		return graph.Size{}, err
	}
	ix, ok := indexFor(d)
	if !ok {
		qs.mu.RLock()
		defer qs.mu.RUnlock()
		n := qs.counters.quads
		if d == quad.Predicate {
			n = qs.predicates[id]
		}
		return graph.Size{Size: int64(n), Exact: true}, nil
	}
	lower, upper := ix.bounds(id)
	r, err := qs.newReader(lower, upper)
	if err != nil {
		return graph.Size{}, err
	}
	defer r.close()
	qs.mu.RLock()
	c := qs.counters
	qs.mu.RUnlock()
	var size graph.Size
	err = r.use(func(cur cursor) (err error) {
		size, err = estimate(cur, ix, lower, ID(c.next))
		return err
	})
	size.Size = min(size.Size, int64(c.quads))
	return size, err
}

// estimate counts the keys of a range up to the limit and extrapolates beyond it. Keys are
// sorted by ids, and ids are given in order of arrival, so the ids passed while counting
// show how many keys there are to an id. The second id of the key serves as the measure,
// or the third where the second (one predicate, say) does not change.
func estimate(c cursor, ix index, lower []byte, next ID) (graph.Size, error) {
	var first, at Link
	var err error
	n := int64(0)
	for ok := c.seek(lower); ok && n < countLimit; ok = c.next() {
		if at, err = ix.link(c.key()); err != nil {
			return graph.Size{}, err
		}
		if n++; n == 1 {
			first = at
		}
	}
	if n < countLimit || c.err() != nil {
		return graph.Size{Size: n, Exact: true}, c.err()
	}
	if !c.last() {
		return graph.Size{}, c.err()
	}
	last, err := ix.link(c.key())
	if err != nil {
		return graph.Size{}, err
	}
	if last == at {
		return graph.Size{Size: n, Exact: true}, nil
	}
	second, third := ix.order[1], ix.order[2]
	from, to, end := first.Get(second), at.Get(second), last.Get(second)
	if from == to {
		if end != from {
			last = Link{next, next, next, next} // the end of the group is not known
		}
		from, to, end = first.Get(third), at.Get(third), last.Get(third)
	}
	scaled := float64(n) * float64(end-from) / float64(max(1, to-from))
	return graph.Size{Size: max(n+1, int64(scaled))}, nil
}
