package postgres

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// Commit implements store.Store. While the database is away it is tried again for the time
// that the options give. When the connection breaks in the middle and the database does not
// come back within that time, or the context ends before it does, the change may be there in
// spite of the error; it is then there as a whole.
func (s *Store) Commit(ctx context.Context, change store.Change) (store.Committed, error) {
	if err := change.Check(); err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	ctx, leave, err := s.life.enter(ctx)
	if err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	defer leave()
	c, err := s.commit(ctx, newWrite(change))
	if err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", categorise(ctx, err))
	}
	return c, nil
}

func (s *Store) commit(ctx context.Context, w *write) (c store.Committed, err error) {
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
	case <-ctx.Done():
		return c, ctx.Err()
	}
	a := attempt{store: s, write: w}
	if _, err := rand.Read(a.id[:]); err != nil {
		return c, err
	}
	c, err = s.retry(ctx, a.run)
	if err == nil && len(c.Added)+len(c.Removed) > 0 {
		s.bell.Ring()
	}
	return c, err
}

// last is the last revision, as a commit without effect gives it; number may be 0.
func last(ctx context.Context, db querier, number int64) (c store.Committed, err error) {
	if number == 0 {
		return c, nil
	}
	heads, err := readHeads(ctx, db, "SELECT "+headFields+" FROM huipu_revisions WHERE number = $1", number)
	if err == nil && len(heads) == 0 {
		err = fmt.Errorf("revision %d is missing: %w", number, kg.ErrInternal)
	}
	if err == nil {
		c.Revision = heads[0]
	}
	return c, err
}

// stored is a revision that an earlier attempt made.
func (s *Store) stored(ctx context.Context, db querier, number int64) (c store.Committed, err error) {
	entries, err := readRevisions(ctx, db, "SELECT "+revisionFields+" FROM huipu_revisions WHERE number = $1", number)
	if err == nil && len(entries) == 0 {
		err = fmt.Errorf("revision %d is missing: %w", number, kg.ErrInternal)
	}
	if err != nil {
		return c, err
	}
	all, err := s.committed(ctx, db, entries)
	if err == nil {
		c = all[0]
	}
	return c, err
}

// chosen picks the quads at the places.
func chosen(quads []quad.Quad, places []int) []quad.Quad {
	out := make([]quad.Quad, len(places))
	for i, n := range places {
		out[i] = quads[n]
	}
	return out
}
