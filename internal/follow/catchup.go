package follow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
)

// CatchUp brings the view to a revision of the store that is not older than the call. Where
// the store has lost revisions that the view shows, the view is built anew. The error is
// that of the store or the context, or [kg.ErrInternal] when the view cannot show what is
// stored.
func (f *Follower) CatchUp(ctx context.Context) error {
	select {
	case f.turn <- struct{}{}:
		defer func() { <-f.turn }()
	case <-ctx.Done():
		return fmt.Errorf("waiting to catch up: %w: %w", kg.ErrTimeout, ctx.Err())
	}
	more, err := f.ahead(ctx)
	if err == nil && more {
		err = f.apply(ctx)
	}
	if errors.Is(err, store.ErrLost) {
		return f.rebuild(ctx, err)
	}
	return err
}

// ahead tells whether the store has revisions that the view lacks. The error is
// [store.ErrLost] when the last revision of the view is not, or no longer, that of the
// store: the number alone would not show that others have written since the loss.
func (f *Follower) ahead(ctx context.Context) (bool, error) {
	snapshot := f.view.Snapshot()
	at := snapshot.Revision()
	if at == 0 {
		return true, nil
	}
	known := snapshot.Revisions()
	found := false
	for head, err := range f.store.Heads(ctx, at-1) {
		if err != nil {
			return false, err
		}
		if found {
			return true, nil
		}
		if found = same(head, known[len(known)-1]); !found {
			return false, fmt.Errorf("revision %d of the store is not that of the view: %w", head.Number, store.ErrLost)
		}
	}
	if !found {
		return false, fmt.Errorf("the store does not hold revision %d of the view: %w", at, store.ErrLost)
	}
	return false, nil
}

// same compares revisions; the time of each is that of its commit.
func same(a, b kg.Revision) bool {
	return a.Number == b.Number && a.Time.Equal(b.Time) && a.Author == b.Author && a.Cause == b.Cause &&
		slices.Equal(a.Documents, b.Documents) && a.Message == b.Message && a.Added == b.Added && a.Removed == b.Removed
}

// apply brings in the revisions that the view lacks.
func (f *Follower) apply(ctx context.Context) error {
	for c, err := range f.store.Revisions(ctx, f.view.Snapshot().Revision()) {
		if err != nil {
			return err
		}
		f.learn(c.Number)
		if err := f.view.Apply(c); err != nil {
			if errors.Is(err, kg.ErrConflict) {
				return fmt.Errorf("%w: %w", store.ErrLost, err)
			}
			return fmt.Errorf("the view cannot show what is stored: %w: %w", kg.ErrInternal, err)
		}
	}
	return nil
}

// rebuild shows what the store holds after it lost revisions.
func (f *Follower) rebuild(ctx context.Context, cause error) error {
	before := f.view.Snapshot().Revision()
	fresh, err := view.Build(ctx, f.store)
	if err != nil {
		return err
	}
	after := fresh.Snapshot().Revision()
	f.view.Replace(fresh)
	f.rebuilds.Add(1)
	f.mu.Lock()
	f.known = after
	f.mu.Unlock()
	f.log.Warn("the store has lost revisions; the view was built anew", "before", before, "after", after, "cause", cause)
	return nil
}
