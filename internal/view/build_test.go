package view_test

import (
	"context"
	"errors"
	"iter"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// TestBuildMissesNoRevisionCommittedMeanwhile commits between the steps of a build: before
// the version of the quads is fixed, and after.
func TestBuildMissesNoRevisionCommittedMeanwhile(t *testing.T) {
	withdrawn := vocab.Encode(contribution(0))
	for _, tt := range []struct {
		name  string
		store func(h *heap) store.Store
	}{
		{"after the quads", func(h *heap) store.Store {
			h.quadsStarted = func() { h.commit(quadsOf(2), withdrawn) }
			return h
		}},
		{"before the quads", func(h *heap) store.Store {
			return &late{h, func() { h.commit(quadsOf(2), withdrawn); h.commit(withdrawn, nil) }}
		}},
		{"before and after", func(h *heap) store.Store {
			h.quadsStarted = func() { h.commit(nil, quadsOf(1)) }
			return &late{h, func() { h.commit(quadsOf(2), withdrawn) }}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHeap()
			h.commit(quadsOf(0), nil)
			h.commit(quadsOf(1), nil)
			v := build(t, tt.store(h))
			if got := v.Snapshot().Revision(); got != uint64(len(h.log)) {
				t.Errorf("revision: got %d, want %d", got, len(h.log))
			}
			if diff := cmp.Diff(oracle(h.quads), contentOf(v.Snapshot(), nil)); diff != "" {
				t.Errorf("content (-want +got):\n%s", diff)
			}
		})
	}
}

// late commits after the statistics are read.
type late struct {
	*heap
	after func()
}

func (l *late) Stats(ctx context.Context) (store.Stats, error) {
	stats, err := l.heap.Stats(ctx)
	l.after()
	return stats, err
}

func TestBuildOfAnEmptyStoreIsEmpty(t *testing.T) {
	s := build(t, newHeap()).Snapshot()
	if s.Revision() != 0 || s.Revisions() != nil {
		t.Errorf("revision %d, revisions %v", s.Revision(), s.Revisions())
	}
	for _, kind := range kg.Kinds() {
		if s.IDs(kind) != nil || s.Count(kind) != 0 {
			t.Errorf("%s: %v", kind, s.IDs(kind))
		}
	}
}

// failing fails in one of the steps of a build.
type failing struct {
	*heap
	stats, quads, revisions error
}

func (f failing) Stats(ctx context.Context) (store.Stats, error) {
	if f.stats != nil {
		return store.Stats{}, f.stats
	}
	return f.heap.Stats(ctx)
}

func (f failing) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	if f.quads != nil {
		return func(yield func(quad.Quad, error) bool) { yield(quad.Quad{}, f.quads) }
	}
	return f.heap.Quads(ctx)
}

func (f failing) Revisions(ctx context.Context, after uint64) iter.Seq2[store.Committed, error] {
	if f.revisions != nil {
		return func(yield func(store.Committed, error) bool) { yield(store.Committed{}, f.revisions) }
	}
	return f.heap.Revisions(ctx, after)
}

func TestBuildGivesTheErrorOfTheStore(t *testing.T) {
	broken := errors.New("disk on fire")
	for name, s := range map[string]store.Store{
		"statistics": failing{heap: newHeap(), stats: broken},
		"quads":      failing{heap: newHeap(), quads: broken},
		"revisions":  failing{heap: newHeap(), revisions: broken},
	} {
		if _, err := view.Build(context.Background(), s); !errors.Is(err, broken) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestBuildStopsWithItsContext(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := view.Build(ctx, h)
	if !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want a timeout", err)
	}
}

func TestBuildNamesTheFirstNodeThatCannotBeRead(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	h.commit(nil, textOf(0))
	_, first := view.Build(context.Background(), h)
	if !errors.Is(first, kg.ErrInvalid) {
		t.Fatalf("got %v, want invalid input", first)
	}
	for range 20 {
		if _, err := view.Build(context.Background(), h); err == nil || err.Error() != first.Error() {
			t.Fatalf("got %v after %v", err, first)
		}
	}
}
