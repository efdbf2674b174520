package storetest

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func premiseTests() []test {
	return []test{
		{"a change that rests on the last revision is committed", func(t *testing.T, h *harness) {
			for n := range 3 {
				premise := uint64(n)
				if c := h.commit(store.Change{Premise: &premise, Add: document(n, 3)}); c.Number != premise+1 {
					t.Errorf("revision %d, want %d", c.Number, premise+1)
				}
			}
		}},
		{"where the last revision is another nothing is stored", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			h.add(document(2, 3)...)
			for _, premise := range []uint64{0, 1, 3, 1<<64 - 1} {
				for what, change := range map[string]store.Change{
					"a change":             {Add: document(3, 3), Remove: document(1, 3)},
					"a change of nothing":  {},
					"a change without use": {Add: document(1, 3)},
				} {
					change.Premise = &premise
					_, err := h.store.Commit(t.Context(), change)
					fails(t, what, err, kg.ErrConflict)
					if !errors.Is(err, store.ErrPremise) {
						t.Errorf("%s on premise %d: error %v, want that of the premise", what, premise, err)
					}
				}
			}
			h.holds(append(document(1, 3), document(2, 3)...)...)
			if n := len(h.revisions(0)); n != 2 {
				t.Errorf("%d revisions, want 2", n)
			}
		}},
		{"of many changes with one premise one is committed", func(t *testing.T, h *harness) {
			const writers = 4
			for premise := range uint64(5) {
				var wg sync.WaitGroup
				var won atomic.Int32
				for w := range writers {
					wg.Go(func() {
						_, err := h.store.Commit(t.Context(), store.Change{Premise: &premise, Add: document(int(premise)*writers+w, 3)})
						if err == nil {
							won.Add(1)
							return
						}
						fails(t, "Commit", err, kg.ErrConflict)
					})
				}
				wg.Wait()
				if won.Load() != 1 {
					t.Errorf("%d changes on premise %d were committed, want 1", won.Load(), premise)
				}
			}
		}},
	}
}
