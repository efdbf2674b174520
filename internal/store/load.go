package store

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// LoadBatch is the largest number of statements in a revision that [Store.Load] makes.
const LoadBatch = 1 << 16

// CheckHead refuses a head of [Store.Load] that the contract does not allow. The error is
// [kg.ErrInvalid].
func (c Change) CheckHead() error {
	if len(c.Add)+len(c.Remove) > 0 {
		return fmt.Errorf("the head of a load has statements of its own: %w", kg.ErrInvalid)
	}
	return c.Check()
}

// LoadByCommits is [Store.Load] for a backend that has no faster way than its own commits.
func LoadByCommits(
	ctx context.Context, commit func(context.Context, Change) (Committed, error), head Change, quads iter.Seq2[quad.Quad, error],
) (Loaded, error) {
	var done Loaded
	if err := head.CheckHead(); err != nil {
		return done, fmt.Errorf("loading: %w", err)
	}
	batch := head
	batch.Add = make([]quad.Quad, 0, 1024)
	flush := func() error {
		c, err := commit(ctx, batch)
		if err != nil {
			return fmt.Errorf("loading, after %d statements: %w", done.Quads, err)
		}
		if len(c.Added) > 0 {
			done.Revisions++
			done.Quads += uint64(len(c.Added))
		}
		batch.Add, batch.Premise = batch.Add[:0], nil
		return nil
	}
	for q, err := range quads {
		if err != nil {
			return done, fmt.Errorf("reading what to load, after %d statements: %w", done.Quads, err)
		}
		if batch.Add = append(batch.Add, q); len(batch.Add) < LoadBatch {
			continue
		}
		if err := flush(); err != nil {
			return done, err
		}
	}
	return done, flush()
}
