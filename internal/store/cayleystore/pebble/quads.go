package pebble

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
)

// Quads yields every statement of the state at the start of the iteration, each once, by
// subject in the order of arrival. An error ends the iteration and is yielded last.
func (qs *QuadStore) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		qs.yieldQuads(ctx, qs.scanLinks(quad.Any, 0), yield)
	}
}

// QuadsOf yields every statement that has one of the values in the direction, each once, of
// the state at the start of the iteration. Values that are not in the store match nothing.
// By predicate it reads all statements. An error ends the iteration and is yielded last.
func (qs *QuadStore) QuadsOf(ctx context.Context, d quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		if d < quad.Subject || d > quad.Label {
			yield(quad.Quad{}, fmt.Errorf("%w: no direction %v", ErrValue, d))
			return
		}
		ix, indexed := indexFor(d)
		if !indexed {
			ix = bySubject
		}
		lower, upper := ix.bounds()
		s := newScan[Link](qs, lower, upper, nil)
		defer s.close()
		// The state is fixed before the values are looked up: values that come later
		// are in none of its statements, so the answer is that of one state.
		err := s.open()
		var ids []ID
		if err == nil {
			ids, err = qs.idsOf(ctx, values)
		}
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		if indexed {
			s.fill = fillPrefixes(ix, ids)
		} else {
			s.fill = fillRange(ix, lower, func(l Link) bool {
				_, found := slices.BinarySearch(ids, l.Get(d))
				return found
			})
		}
		if len(ids) > 0 {
			qs.yieldQuads(ctx, s, yield)
		}
	}
}

// idsOf are the ids of the values that the dictionary has, sorted and distinct. Malformed
// values are in no statement.
func (qs *QuadStore) idsOf(ctx context.Context, values []quad.Value) ([]ID, error) {
	ids := make([]ID, 0, len(values))
	for i, v := range values {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		id, err := qs.idOf(v)
		if err != nil && !errors.Is(err, ErrValue) {
			return nil, err
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// yieldQuads decodes the statements of a scan a chunk at a time and closes it.
func (qs *QuadStore) yieldQuads(ctx context.Context, s *scan[Link], yield func(quad.Quad, error) bool) {
	defer s.close()
	for links := s.nextChunk(ctx); len(links) > 0; links = s.nextChunk(ctx) {
		quads, err := qs.quadsOf(links)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
	if s.err != nil {
		yield(quad.Quad{}, s.err)
	}
}
