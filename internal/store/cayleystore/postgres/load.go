package postgres

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

// prepared is a batch of a load, ready for the database, or what went wrong instead.
type prepared struct {
	write *write
	err   error
}

// Load implements store.Store: each revision is a commit of its own, so other writers get
// their turns in between. The next batch is read and made ready while one is committed, so
// three are in memory at most.
func (s *Store) Load(ctx context.Context, head store.Change, quads iter.Seq2[quad.Quad, error]) (store.Loaded, error) {
	var done store.Loaded
	if err := head.CheckHead(); err != nil {
		return done, fmt.Errorf("loading: %w", err)
	}
	ctx, leave, err := s.life.enter(ctx)
	if err != nil {
		return done, fmt.Errorf("loading: %w", err)
	}
	defer leave()
	reading, stop := context.WithCancel(ctx)
	batches := make(chan prepared, 1)
	go func() {
		defer close(batches)
		prepare(reading, head, quads, batches)
	}()
	defer func() {
		stop()
		for range batches { // until the reader has ended
		}
	}()
	for batch := range batches {
		var c store.Committed
		if err = batch.err; err == nil {
			c, err = s.commit(ctx, batch.write)
		}
		if err != nil {
			return done, fmt.Errorf("loading, after %d statements: %w", done.Quads, categorise(ctx, err))
		}
		if len(c.Added) > 0 {
			done.Revisions++
			done.Quads += uint64(len(c.Added))
		}
	}
	if err := ctx.Err(); err != nil { // the reader noticed it first
		return done, fmt.Errorf("loading, after %d statements: %w", done.Quads, categorise(ctx, err))
	}
	return done, nil
}

// prepare reads the sequence and hands on its batches: at least one, so that a premise is
// looked at and an ended context is noticed even when the sequence is empty.
func prepare(ctx context.Context, head store.Change, quads iter.Seq2[quad.Quad, error], batches chan<- prepared) {
	batch := head
	flush := func() bool {
		p := prepared{err: batch.Check()}
		if p.err == nil {
			p.write = newWrite(batch)
		}
		select {
		case batches <- p:
		case <-ctx.Done():
			return false
		}
		batch.Add, batch.Premise = batch.Add[:0], nil
		return p.err == nil
	}
	for q, err := range quads {
		if err != nil {
			select {
			case batches <- prepared{err: fmt.Errorf("reading what to load: %w", err)}:
			case <-ctx.Done():
			}
			return
		}
		if batch.Add = append(batch.Add, q); len(batch.Add) == store.LoadBatch && !flush() {
			return
		}
	}
	flush()
}
