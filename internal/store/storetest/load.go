package storetest

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func loadTests() []test {
	return []test{
		{"adds many statements in revisions of at most LoadBatch statements", func(t *testing.T, h *harness) {
			all := document(1, store.LoadBatch+3)
			premise := uint64(0) // holds for the first commit alone
			head := store.Change{Author: "cli", Cause: kg.CauseImport, Message: "m", Documents: []kg.ID{"document/1"}, Premise: &premise}
			loaded := h.load(head, all)
			var total uint64
			revisions := h.revisions(0)
			for i, c := range revisions {
				total += uint64(len(c.Added))
				if c.Number != uint64(i+1) || len(c.Added) > store.LoadBatch || c.Revision.Added != len(c.Added) || len(c.Removed) > 0 {
					t.Errorf("revision %d adds %d and removes %d statements", c.Number, len(c.Added), len(c.Removed))
				}
				if c.Author != head.Author || c.Cause != head.Cause || c.Message != head.Message || !slices.Equal(c.Documents, head.Documents) {
					t.Errorf("revision %d is %+v, want what the head says", c.Number, c.Revision)
				}
				if !slices.IsSortedFunc(c.Added[:min(len(c.Added), 1000)], store.Compare) {
					t.Errorf("revision %d is not in order", c.Number)
				}
			}
			if n := uint64(len(all)); total != n || loaded != (store.Loaded{Revisions: uint64(len(revisions)), Quads: n}) {
				t.Errorf("%+v, and %d statements in %d revisions; want %d statements", loaded, total, len(revisions), n)
			}
			if h.home.Persistent {
				h.reopen()
				h.holds(all...)
				if got := h.revisions(0); len(got) != len(revisions) {
					t.Errorf("%d revisions after opening again, want %d", len(got), len(revisions))
				}
			}
		}},
		{"statements that are there already are no errors", func(t *testing.T, h *harness) {
			all := document(1, 60)
			h.add(all[:20]...)
			again := append(slices.Clone(all), all[10:50]...)
			if loaded := h.load(store.Change{}, again); loaded != (store.Loaded{Revisions: 1, Quads: 40}) {
				t.Errorf("%+v, want 40 statements in one revision", loaded)
			}
			h.holds(all...)
			for what, quads := range map[string][]quad.Quad{"what is there": again, "nothing": nil} {
				if loaded := h.load(store.Change{}, quads); loaded != (store.Loaded{}) {
					t.Errorf("loading %s: %+v", what, loaded)
				}
			}
			if n := len(h.revisions(0)); n != 2 {
				t.Errorf("%d revisions, want 2", n)
			}
		}},
		{"repeats within the sequence count once", func(t *testing.T, h *harness) {
			all := document(1, 60)
			loaded := h.load(store.Change{}, append(slices.Clone(all), all...))
			if loaded != (store.Loaded{Revisions: 1, Quads: 60}) {
				t.Errorf("%+v, want 60 statements in one revision", loaded)
			}
			h.holds(all...)
			if c := h.remove(all...); len(c.Removed) != 60 || c.Number != 2 {
				t.Errorf("revision %d removes %d statements, want 60 by revision 2", c.Number, len(c.Removed))
			}
			h.holds()
		}},
		{"the head has no statements of its own", func(t *testing.T, h *harness) {
			for _, head := range []store.Change{{Add: document(1, 3)}, {Remove: document(1, 3)}, {Author: "\xff"}} {
				_, err := h.store.Load(t.Context(), head, sequence(document(2, 3), nil))
				fails(t, "Load", err, kg.ErrInvalid)
			}
			h.holds()
		}},
		{"a premise of the head holds for the first commit", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			wrong, right := uint64(0), uint64(1)
			_, err := h.store.Load(t.Context(), store.Change{Premise: &wrong}, sequence(document(2, 3), nil))
			fails(t, "Load", err, kg.ErrConflict)
			h.holds(document(1, 3)...)
			h.load(store.Change{Premise: &right}, document(2, 3))
			h.holds(append(document(1, 3), document(2, 3)...)...)
		}},
		{"an error of the sequence ends the load and is wrapped", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			broken := errors.New("broken")
			loaded, err := h.store.Load(t.Context(), store.Change{}, sequence(document(2, 30), broken))
			if !errors.Is(err, broken) || loaded != (store.Loaded{}) {
				t.Errorf("%+v, %v; want nothing and the error", loaded, err)
			}
			h.holds(document(1, 3)...)
		}},
		{"a load into an empty store that fails keeps what it counts", func(t *testing.T, h *harness) {
			all := document(2, store.LoadBatch)
			bad := with(quad.Object, quad.String("bad"))
			loaded, err := h.store.Load(t.Context(), store.Change{}, sequence(append(all, bad), nil))
			fails(t, "Load", err, kg.ErrInvalid)
			want := all
			if h.home.LoadsWhole {
				want = nil
			}
			if loaded.Quads != uint64(len(want)) || loaded.Revisions != uint64(len(h.revisions(0))) {
				t.Errorf("%+v, want %d statements", loaded, len(want))
			}
			if stats, err := h.store.Stats(t.Context()); err != nil || stats.Quads != uint64(len(want)) {
				t.Errorf("%d statements, %v; want %d", stats.Quads, err, len(want))
			}
			if loaded := h.load(store.Change{}, document(3, 3)); loaded.Quads != 3 {
				t.Errorf("the next load: %+v, want 3 statements", loaded)
			}
		}},
		{"an ended context stops the load", func(t *testing.T, h *harness) {
			_, err := h.store.Load(endedContext(t), store.Change{}, sequence(document(1, 3), nil))
			fails(t, "Load", err, kg.ErrTimeout)
			ctx, cancel := context.WithCancel(t.Context())
			_, err = h.store.Load(ctx, store.Change{}, func(yield func(quad.Quad, error) bool) {
				for i, q := range document(1, 30) {
					if i == 20 {
						cancel()
					}
					if !yield(q, nil) {
						return
					}
				}
			})
			fails(t, "Load", err, kg.ErrTimeout)
			h.holds()
		}},
		{"a closed store is unavailable", func(t *testing.T, h *harness) {
			if err := h.store.Close(); err != nil {
				t.Fatal(err)
			}
			for _, quads := range [][]quad.Quad{nil, document(1, 3)} {
				_, err := h.store.Load(t.Context(), store.Change{}, sequence(quads, nil))
				fails(t, "Load", err, kg.ErrUnavailable)
			}
		}},
	}
}

func verifyTests() []test {
	return []test{
		{"a sound store has no problems", func(t *testing.T, h *harness) {
			sound := func() {
				t.Helper()
				if problems, err := h.store.Verify(t.Context()); err != nil || len(problems) > 0 {
					t.Errorf("problems %q, %v", problems, err)
				}
			}
			sound()
			h.add(document(1, 300)...)
			h.remove(document(1, 30)...)
			h.load(store.Change{}, document(2, 300))
			h.add(document(1, 3)...)
			sound()
		}},
		{"it can fail to look", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			_, err := h.store.Verify(endedContext(t))
			fails(t, "Verify", err, kg.ErrTimeout)
			if err := h.store.Close(); err != nil {
				t.Fatal(err)
			}
			_, err = h.store.Verify(t.Context())
			fails(t, "Verify", err, kg.ErrUnavailable)
		}},
	}
}

// load adds statements that must not fail.
func (h *harness) load(head store.Change, quads []quad.Quad) store.Loaded {
	h.t.Helper()
	loaded, err := h.store.Load(h.t.Context(), head, sequence(quads, nil))
	if err != nil {
		h.t.Fatalf("Load: %v", err)
	}
	return loaded
}

// sequence yields the statements and then the error, if there is one.
func sequence(quads []quad.Quad, err error) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}
