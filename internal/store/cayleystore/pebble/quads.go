package pebble

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/cache"
)

// Quads yields every statement of the state at the start of the iteration, each once, by
// subject in the order of arrival. An error ends the iteration and is yielded last.
func (qs *QuadStore) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		// A cache of its own keeps the scan from pushing out what others read.
		known := newValues(scanCacheBytes)
		qs.yieldQuads(ctx, qs.scanLinks(quad.Any, 0), known, yield)
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
			qs.yieldQuads(ctx, s, qs.values, yield)
		}
	}
}

// idsOf are the ids of the values that the dictionary has, sorted and distinct. Malformed
// values are in no statement.
func (qs *QuadStore) idsOf(ctx context.Context, values []quad.Value) ([]ID, error) {
	hashes := make([]valueHash, 0, len(values))
	var encoded []byte
	for _, v := range values {
		b, err := appendValue(encoded[:0], v)
		if err != nil {
			continue
		}
		encoded = b
		hashes = append(hashes, hashOf(encoded))
	}
	ids := make([]ID, len(hashes))
	if err := qs.idsOfHashes(ctx, hashes, ids); err != nil {
		return nil, err
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > 0 && ids[0] == 0 {
		ids = ids[1:]
	}
	return ids, nil
}

// idsOfHashes finds the ids of the values with the hashes, 0 for those that the dictionary
// does not have.
func (qs *QuadStore) idsOfHashes(ctx context.Context, hashes []valueHash, ids []ID) error {
	var missing []int
	qs.ids.GetAll(hashes, ids, func(n int) { missing = append(missing, n) })
	// Sorted look-ups find the blocks of the one before in memory.
	slices.SortFunc(missing, func(a, b int) int { return hashes[a].compare(hashes[b]) })
	for i, n := range missing {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		id, err := qs.idOfHash(hashes[n])
		if err != nil {
			return err
		}
		if ids[n] = id; id != 0 {
			qs.ids.Put(hashes[n], id)
		}
	}
	return nil
}

// scanCacheBytes is for the values of a scan, which come again soon or not at all.
const scanCacheBytes = 16 << 20

// yieldQuads decodes the statements of a scan a chunk at a time and closes it.
func (qs *QuadStore) yieldQuads(
	ctx context.Context, s *scan[Link], known *cache.Cache[ID, quad.Value], yield func(quad.Quad, error) bool,
) {
	defer s.close()
	for links := s.nextChunk(ctx); len(links) > 0; links = s.nextChunk(ctx) {
		quads, err := qs.quadsOf(links, known)
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
