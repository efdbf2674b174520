package follow

import (
	"context"
	"fmt"

	"huipu/internal/kg"
)

// Reach waits until the view shows the revision, which a reader has seen elsewhere. The
// error is [kg.ErrNotFound] at once when the store says that there is no such revision, and
// [kg.ErrTimeout], or [kg.ErrUnavailable] when the store is away, at the end of the context.
// It needs [Follower.Run] for the revisions of other processes.
func (f *Follower) Reach(ctx context.Context, revision uint64) error {
	asked := false
	for {
		moved := f.moved.Next() // before looking, so that nothing is missed
		status := f.Status()
		if status.View >= revision {
			return nil
		}
		if !asked && status.Err == nil {
			asked = true
			if err := f.exists(ctx, revision, status); err != nil {
				return err
			}
			continue
		}
		select {
		case <-moved:
		case <-ctx.Done():
			category := kg.ErrTimeout
			if status.Err != nil {
				category = kg.ErrUnavailable
			}
			return fmt.Errorf("waiting for revision %d, the last one shown is %d: %w: %w", revision, status.View, category, ctx.Err())
		}
	}
}

// exists asks the store for the revision, unless it is known. A store that cannot answer is
// no reason to give up: the revision may come.
func (f *Follower) exists(ctx context.Context, revision uint64, status Status) error {
	if revision <= status.Store {
		return nil
	}
	for head, err := range f.store.Heads(ctx, revision-1) {
		if err == nil {
			f.learn(head.Number)
		}
		return nil
	}
	return fmt.Errorf("revision %d does not exist: %w", revision, kg.ErrNotFound)
}
