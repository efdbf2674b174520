package cayleystore

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore/pebble"
)

// Load implements store.Store. A store that was never written to takes everything in one
// atomic step, sorted on disk; it is kg.ErrConflict when something else is committed
// meanwhile. The sequence is then iterated in a goroutine of its own, which has ended when
// Load returns. Any other store takes it commit by commit.
func (s *Store) Load(ctx context.Context, head store.Change, quads iter.Seq2[quad.Quad, error]) (store.Loaded, error) {
	totals, err := s.qs.Totals(ctx)
	if err != nil {
		return store.Loaded{}, fmt.Errorf("loading: %w", categorise(err))
	}
	if totals != (pebble.Totals{}) {
		return store.LoadByCommits(ctx, s.Commit, head, quads)
	}
	loaded, err := s.loadWhole(ctx, head, quads)
	if err != nil {
		return store.Loaded{}, fmt.Errorf("loading: %w", categorise(err))
	}
	s.bell.Ring()
	return loaded, nil
}

func (s *Store) loadWhole(ctx context.Context, head store.Change, quads iter.Seq2[quad.Quad, error]) (store.Loaded, error) {
	if err := head.CheckHead(); err != nil {
		return store.Loaded{}, err
	}
	if err := head.CheckPremise(0); err != nil {
		return store.Loaded{}, err
	}
	documents := slices.Clone(head.Documents)
	loaded, err := s.qs.Load(ctx, store.Checked(quads), func(number uint64, added int) ([]byte, error) {
		return encodeRevision(kg.Revision{
			Number: number, Time: s.now().UTC().Truncate(time.Microsecond),
			Author: head.Author, Cause: head.Cause, Message: head.Message,
			Documents: documents, Added: added,
		})
	})
	return store.Loaded{Revisions: loaded.Changes, Quads: loaded.Quads}, err
}
