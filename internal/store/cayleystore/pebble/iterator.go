package pebble

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

var (
	_ graph.IteratorFuture      = (*legacyIterator)(nil)
	_ graph.IteratorShapeCompat = (*linksShape)(nil)
	_ graph.IteratorShapeCompat = (*nodesShape)(nil)
)

// QuadIterator implements graph.QuadStore: the statements with the value in the direction.
// Each start of the iterator reads the state of that moment.
func (qs *QuadStore) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	if d < quad.Subject || d > quad.Label {
		return iterator.NewError(fmt.Errorf("%w: no direction %v", ErrValue, d))
	}
	id, err := qs.refID(ref)
	if err != nil {
		return iterator.NewError(err)
	}
	if id == 0 {
		return iterator.NewNull()
	}
	return (&linksShape{qs: qs, direction: d, id: id}).AsLegacy()
}

// QuadsAllIterator implements graph.QuadStore: the statements of one state, by subject.
func (qs *QuadStore) QuadsAllIterator() graph.Iterator {
	return (&linksShape{qs: qs}).AsLegacy()
}

// NodesAllIterator implements graph.QuadStore: the values that occur in the statements of
// one state, in the order of their arrival.
func (qs *QuadStore) NodesAllIterator() graph.Iterator {
	return (&nodesShape{qs: qs}).AsLegacy()
}

// legacyIterator is the older of Cayley's two iterator interfaces over one of our shapes.
// Cayley's own helper does the work; this type lets the shape be found again.
type legacyIterator struct {
	graph.Iterator
	shape graph.IteratorShape
}

func asLegacy(s graph.IteratorShape) graph.Iterator {
	it := &legacyIterator{shape: s}
	it.Iterator = graph.NewLegacy(s, it)
	return it
}

// AsShape implements graph.IteratorFuture.
func (it *legacyIterator) AsShape() graph.IteratorShape {
	_ = it.Close()
	return it.shape
}

// linksShape stands for the statements with one value in one direction, or for all when the
// direction is not set.
type linksShape struct {
	qs        *QuadStore
	direction quad.Direction
	id        ID

	size *graph.Size // once asked for, because the optimiser asks often
}

func (s *linksShape) String() string {
	if s.direction == quad.Any {
		return "PebbleLinks"
	}
	return fmt.Sprintf("PebbleLinks(%v=%d)", s.direction, s.id)
}

func (s *linksShape) AsLegacy() graph.Iterator            { return asLegacy(s) }
func (s *linksShape) SubIterators() []graph.IteratorShape { return nil }

func (s *linksShape) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }

func (s *linksShape) Iterate() graph.Scanner {
	return &scanner[Link]{s.qs.scanLinks(s.direction, s.id), s.String()}
}

func (s *linksShape) Lookup() graph.Index {
	return &lookup[Link]{name: s.String(), contains: func(_ context.Context, l Link) (bool, error) {
		return s.direction == quad.Any || l.Get(s.direction) == s.id, nil
	}}
}

// Stats tells the optimiser that a step in an index is cheap, that a step over all
// statements to find those of a predicate is not, and that a look-up only compares ids.
func (s *linksShape) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	if s.size == nil {
		size, err := s.qs.sizeOfLinks(ctx, s.direction, s.id)
		if err != nil {
			return graph.IteratorCosts{}, err
		}
		s.size = &size
	}
	costs := graph.IteratorCosts{NextCost: 2, ContainsCost: 1, Size: *s.size}
	if s.direction == quad.Predicate {
		all, err := s.qs.Stats(ctx, false)
		if err != nil {
			return graph.IteratorCosts{}, err
		}
		costs.NextCost *= 1 + all.Quads.Size/max(1, s.size.Size)
	}
	return costs, nil
}

// scanLinks reads the statements with the id in the direction.
func (qs *QuadStore) scanLinks(d quad.Direction, id ID) *scan[Link] {
	if ix, ok := indexFor(d); ok {
		lower, upper := ix.bounds(id)
		return newScan(qs, lower, upper, fillRange(ix, lower, nil))
	}
	lower, upper := bySubject.bounds()
	var match func(Link) bool
	if d == quad.Predicate {
		match = func(l Link) bool { return l.P == id }
	}
	return newScan(qs, lower, upper, fillRange(bySubject, lower, match))
}

// nodesShape stands for all values that occur in statements.
type nodesShape struct{ qs *QuadStore }

func (s *nodesShape) String() string                      { return "PebbleNodes" }
func (s *nodesShape) AsLegacy() graph.Iterator            { return asLegacy(s) }
func (s *nodesShape) SubIterators() []graph.IteratorShape { return nil }

func (s *nodesShape) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }

func (s *nodesShape) Iterate() graph.Scanner {
	// From the values to the orphans lie the indexes too, but only their ends are read.
	return &scanner[ID]{newScan(s.qs, []byte{keyValue}, []byte{keyOrphan + 1}, fillNodes()), s.String()}
}

func (s *nodesShape) Lookup() graph.Index {
	return &lookup[ID]{name: s.String(), contains: s.qs.occurs}
}

func (s *nodesShape) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	stats, err := s.qs.Stats(ctx, false)
	return graph.IteratorCosts{NextCost: 2, ContainsCost: 2, Size: stats.Nodes}, err
}

// occurs tells whether the id is that of a value in a statement.
func (qs *QuadStore) occurs(_ context.Context, id ID) (bool, error) {
	if id == 0 {
		return false, nil
	}
	qs.mu.RLock()
	next := ID(qs.counters.next)
	qs.mu.RUnlock()
	if id >= next {
		return false, nil
	}
	orphan, err := qs.isOrphan(id)
	return err == nil && !orphan, err
}

// scanner is a scan as a graph.Scanner.
type scanner[T graph.Ref] struct {
	scan *scan[T]
	name string
}

// String implements graph.Scanner.
func (s *scanner[T]) String() string { return s.name }

// TagResults implements graph.Scanner.
func (s *scanner[T]) TagResults(map[string]graph.Ref) {}

// NextPath implements graph.Scanner.
func (s *scanner[T]) NextPath(context.Context) bool { return false }

// Next implements graph.Scanner.
func (s *scanner[T]) Next(ctx context.Context) bool { return s.scan.next(ctx) }

// Err implements graph.Scanner.
func (s *scanner[T]) Err() error { return s.scan.err }

// Result implements graph.Scanner.
func (s *scanner[T]) Result() graph.Ref {
	if s.scan.pos < 0 || s.scan.pos >= len(s.scan.chunk) {
		return nil
	}
	return s.scan.item()
}

// Close implements graph.Scanner.
func (s *scanner[T]) Close() error {
	s.scan.close()
	s.scan.chunk = nil
	return s.scan.err
}

// lookup is a test for membership as a graph.Index.
type lookup[T graph.Ref] struct {
	name     string
	contains func(context.Context, T) (bool, error)
	result   graph.Ref
	err      error
}

// String implements graph.Index.
func (l *lookup[T]) String() string { return l.name }

// TagResults implements graph.Index.
func (l *lookup[T]) TagResults(map[string]graph.Ref) {}

// NextPath implements graph.Index.
func (l *lookup[T]) NextPath(context.Context) bool { return false }

// Result implements graph.Index.
func (l *lookup[T]) Result() graph.Ref { return l.result }

// Err implements graph.Index.
func (l *lookup[T]) Err() error { return l.err }

// Close implements graph.Index.
func (l *lookup[T]) Close() error { return nil }

// Contains implements graph.Index.
func (l *lookup[T]) Contains(ctx context.Context, ref graph.Ref) bool {
	item, ok := ref.(T)
	if !ok || l.err != nil {
		return false
	}
	if ok, l.err = l.contains(ctx, item); !ok {
		return false
	}
	l.result = ref
	return true
}
