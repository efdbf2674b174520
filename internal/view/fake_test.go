package view_test

import (
	"context"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// heap is a store of quads in a map, as plain as can be, so that the view is tested
// against the contract and nothing else.
type heap struct {
	store.Store
	quads map[quad.Quad]bool
	log   []store.Committed
	// Called when an iteration has fixed its version, so that a test can commit meanwhile.
	quadsStarted func()
}

func newHeap() *heap { return &heap{quads: map[quad.Quad]bool{}} }

func (h *heap) commit(add, remove []quad.Quad) store.Committed {
	var c store.Committed
	for _, q := range add {
		if !h.quads[q] && !slices.Contains(remove, q) {
			h.quads[q] = true
			c.Added = append(c.Added, q)
		}
	}
	for _, q := range remove {
		if h.quads[q] && !slices.Contains(add, q) {
			delete(h.quads, q)
			c.Removed = append(c.Removed, q)
		}
	}
	slices.SortFunc(c.Added, store.Compare)
	slices.SortFunc(c.Removed, store.Compare)
	c.Revision = kg.Revision{
		Number: uint64(len(h.log) + 1), Time: time.Unix(int64(len(h.log)), 0).UTC(), Author: "test",
		Cause: kg.CauseIngest, Added: len(c.Added), Removed: len(c.Removed),
	}
	h.log = append(h.log, c)
	return c
}

// undo takes back the last commit.
func (h *heap) undo() {
	last := h.log[len(h.log)-1]
	h.log = h.log[:len(h.log)-1]
	for _, q := range last.Added {
		delete(h.quads, q)
	}
	for _, q := range last.Removed {
		h.quads[q] = true
	}
}

func (h *heap) Stats(context.Context) (store.Stats, error) {
	return store.Stats{Quads: uint64(len(h.quads)), Revision: uint64(len(h.log))}, nil
}

func (h *heap) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		version := slices.Collect(maps.Keys(h.quads))
		if h.quadsStarted != nil {
			h.quadsStarted()
		}
		for _, q := range version {
			if !yield(q, nil) {
				return
			}
		}
	}
}

func (h *heap) Revisions(ctx context.Context, after uint64) iter.Seq2[store.Committed, error] {
	return func(yield func(store.Committed, error) bool) {
		for _, c := range h.log[after:] {
			if !yield(c, nil) {
				return
			}
		}
	}
}

func (h *heap) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	return func(yield func(kg.Revision, error) bool) {
		for _, c := range h.log[after:] {
			if !yield(c.Revision, nil) {
				return
			}
		}
	}
}
