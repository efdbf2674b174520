package cayleystore

import (
	"context"
	"fmt"
	"iter"

	"huipu/internal/kg"
)

// Heads implements store.Store.
func (s *Store) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	return guard(ctx, fmt.Sprintf("reading revisions after %d", after), func(yield func(kg.Revision, error) bool) {
		for head, err := range s.qs.LogHeads(ctx, after) {
			var r kg.Revision
			if err == nil {
				r, err = decodeRevision(head.Sequence, head.Meta)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	})
}

// Wait implements store.Store. One process has the directory open, so no other can commit.
func (s *Store) Wait(ctx context.Context, after uint64) (uint64, error) {
	return s.bell.Wait(ctx, after, func(ctx context.Context) (uint64, error) {
		totals, err := s.qs.Totals(ctx)
		return totals.Sequence, categorise(err)
	})
}
