package view

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

// buildBatch is the number of quads that a build takes in at a time.
const buildBatch = 1 << 16

// Build reads the graph and all revisions from the store. It may run while others commit:
// the view then stands at the last revision that Build met, with each revision in it once.
// Errors are those of the store and of [View.Apply].
func Build(ctx context.Context, s store.Store) (*View, error) {
	snapshot, err := build(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("building the view: %w", err)
	}
	v := &View{}
	v.current.Store(snapshot)
	return v, nil
}

func build(ctx context.Context, s store.Store) (*Snapshot, error) {
	stats, err := s.Stats(ctx)
	if err != nil {
		return nil, err
	}
	snapshot, err := readQuads(ctx, s, newSnapshot())
	if err != nil {
		return nil, err
	}
	// The statements read are of a version not older than stats and not newer than the
	// last revision listed here. Repeating every revision after stats, without minding what
	// is done already, leads to the last one: the final say on each statement is the same.
	for c, err := range s.Revisions(ctx, 0) {
		if err != nil {
			return nil, err
		}
		if c.Number > stats.Revision {
			if snapshot, err = takeIn(snapshot, c.Added, c.Removed); err != nil {
				return nil, fmt.Errorf("revision %d: %w", c.Number, err)
			}
		}
		snapshot.addRevision(c.Revision)
	}
	return snapshot, snapshot.check(ctx)
}

func readQuads(ctx context.Context, s store.Store, snapshot *Snapshot) (*Snapshot, error) {
	batch := make([]quad.Quad, 0, buildBatch)
	for q, err := range s.Quads(ctx) {
		if err != nil {
			return nil, err
		}
		if batch = append(batch, q); len(batch) < buildBatch {
			continue
		}
		if snapshot, err = takeIn(snapshot, batch, nil); err != nil {
			return nil, err
		}
		batch = batch[:0]
	}
	return takeIn(snapshot, batch, nil)
}

func takeIn(base *Snapshot, added, removed []quad.Quad) (*Snapshot, error) {
	d := newDraft(base, true)
	if err := d.change(added, removed); err != nil {
		return nil, err
	}
	return d.publish(), nil
}
