package storetest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func commitTests() []test {
	return []test{
		{"applies the change atomically", func(t *testing.T, h *harness) {
			old, fresh := document(1, 30), document(2, 50)
			h.add(old...)
			c := h.commit(store.Change{
				Author: "cli", Cause: kg.CauseIngest, Message: "第一次", Documents: []kg.ID{"document/1", "document/2"},
				Add: fresh, Remove: old,
			})
			sameRevisions(t, []store.Committed{{
				Revision: kg.Revision{
					Number: 2, Time: start.Add(1_000_000_001).UTC().Truncate(time.Microsecond),
					Author: "cli", Cause: kg.CauseIngest, Message: "第一次", Documents: []kg.ID{"document/1", "document/2"},
					Added: 50, Removed: 30,
				},
				Added: inOrder(fresh), Removed: inOrder(old),
			}}, []store.Committed{c})
			h.holds(fresh...)
		}},
		{"the change outlives the store", func(t *testing.T, h *harness) {
			d := document(1, 60)
			h.add(d...)
			h.commit(store.Change{Author: "a", Cause: kg.CauseRetract, Remove: d[:10], Documents: []kg.ID{"document/1"}})
			before := h.revisions(0)
			h.reopen()
			if !h.home.Persistent {
				h.holds()
				sameRevisions(t, nil, h.revisions(0))
				return
			}
			h.holds(d[10:]...)
			sameRevisions(t, before, h.revisions(0))
			if c := h.add(d[0]); c.Number != 3 {
				t.Errorf("revision %d after opening again, want 3", c.Number)
			}
			if c := h.add(d[0]); c.Number != 3 || c.Message != "" || len(c.Added) > 0 {
				t.Errorf("no effect gives %+v, want the last revision", c)
			}
		}},
		{"when it returns an error nothing of it is stored", func(t *testing.T, h *harness) {
			h.add(st("a", "p", "x", "d"))
			_, err := h.store.Commit(t.Context(), store.Change{
				Add: append(document(1, 100), with(quad.Object, quad.String("bad"))), Remove: []quad.Quad{st("a", "p", "x", "d")},
			})
			fails(t, "Commit", err, kg.ErrInvalid)
			_, err = h.store.Commit(endedContext(t), store.Change{Add: document(1, 100)})
			fails(t, "Commit", err, kg.ErrTimeout)
			h.holds(st("a", "p", "x", "d"))
			for _, err := range h.store.Match(t.Context(), quad.Label, []quad.Value{quad.IRI("hp:document/1")}) {
				if err != nil {
					t.Fatal(err)
				}
				t.Error("a statement of the failed change is found")
			}
			if c := h.add(document(1, 1)...); c.Number != 2 {
				t.Errorf("next revision %d, want 2", c.Number)
			}
		}},
		{"adding what is there and removing what is not there are no errors", func(t *testing.T, h *harness) {
			a, b, c := st("a", "p", "x", "d"), st("b", "p", "x", "d"), st("a", "x", "p", "d")
			h.add(a)
			got := h.commit(store.Change{Add: []quad.Quad{a, b, b, a}, Remove: []quad.Quad{c, st("never", "p", "x", "d"), c}})
			sameInOrder(t, "added", []quad.Quad{b}, got.Added)
			sameInOrder(t, "removed", nil, got.Removed)
			if got.Revision.Added != 1 || got.Revision.Removed != 0 {
				t.Errorf("counts %d and %d, want 1 and 0", got.Revision.Added, got.Revision.Removed)
			}
			h.holds(a, b)
		}},
		{"a change without effect makes no revision", func(t *testing.T, h *harness) {
			a := st("a", "p", "x", "d")
			for _, change := range []store.Change{{}, {Author: "x", Remove: []quad.Quad{a}}} {
				sameRevisions(t, []store.Committed{{}}, []store.Committed{h.commit(change)})
			}
			first := h.commit(store.Change{Author: "first", Add: []quad.Quad{a}, Documents: []kg.ID{"document/1"}})
			for _, change := range []store.Change{
				{}, {Author: "x", Add: []quad.Quad{a}}, {Remove: []quad.Quad{st("b", "p", "x", "d")}},
			} {
				sameRevisions(t, []store.Committed{{Revision: first.Revision}}, []store.Committed{h.commit(change)})
			}
			sameRevisions(t, []store.Committed{first}, h.revisions(0))
		}},
		{"revisions are numbered from 1 without gaps", func(t *testing.T, h *harness) {
			for n := range 20 {
				_, _ = h.store.Commit(endedContext(t), store.Change{Add: document(n, 3)})
				h.commit(store.Change{})
				if c := h.add(document(n, 3)...); c.Number != uint64(n+1) {
					t.Errorf("revision %d, want %d", c.Number, n+1)
				}
			}
			for n, c := range h.revisions(0) {
				if c.Number != uint64(n+1) {
					t.Errorf("revision %d at place %d", c.Number, n+1)
				}
			}
		}},
		{"lists are in the order of Compare", func(t *testing.T, h *harness) {
			var all []quad.Quad
			for _, s := range []string{"a", "a!", "a/b", "ab", "é", "人", "b"} {
				for _, o := range []quad.Value{
					quad.IRI("a"), quad.IRI("a!"),
					quad.TypedString{Value: "a", Type: "t"},
					quad.TypedString{Value: "a\n", Type: "t"},
					quad.LangString{Value: "a", Lang: "en"},
					quad.LangString{Value: "a", Lang: "en-GB"},
					quad.LangString{Value: "a\"", Lang: "en"},
				} {
					for _, l := range []string{"d", "d-", "e"} {
						all = append(all, quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI("p"), Object: o, Label: quad.IRI(l)})
					}
				}
			}
			want := inOrder(all)
			slices.Reverse(all)
			sameInOrder(t, "added", want, h.add(all...).Added)
			sameInOrder(t, "removed", want, h.remove(all...).Removed)
			revisions := h.revisions(0)
			sameInOrder(t, "added by revision 1", want, revisions[0].Added)
			sameInOrder(t, "removed by revision 2", want, revisions[1].Removed)
		}},
		{"what is returned is the caller's own", func(t *testing.T, h *harness) {
			documents := []kg.ID{"document/1"}
			change := store.Change{Add: document(1, 3), Documents: documents}
			c := h.commit(change)
			want := h.revisions(0)
			spoil := func(c store.Committed) {
				for i := range c.Documents {
					c.Documents[i] = "spoilt"
				}
				for i := range c.Added {
					c.Added[i] = quad.Quad{}
				}
			}
			documents[0], change.Add[0] = "spoilt", quad.Quad{}
			spoil(c)
			spoil(h.commit(store.Change{}))
			spoil(h.revisions(0)[0])
			sameRevisions(t, want, h.revisions(0))
			if c := h.commit(store.Change{}); c.Documents[0] != "document/1" {
				t.Errorf("the last revision names %v", c.Documents)
			}
		}},
	}
}

func storeTests() []test {
	return []test{
		{"the same subject, predicate and object under two labels are two statements", func(t *testing.T, h *harness) {
			one, two := st("a", "p", "x", "d1"), st("a", "p", "x", "d2")
			h.add(one, two)
			h.holds(one, two)
			same(t, "by label", []quad.Quad{two}, collect(t, h.store.Match(t.Context(), quad.Label, []quad.Value{quad.IRI("d2")})))
			sameInOrder(t, "removed", []quad.Quad{one}, h.remove(one).Removed)
			h.holds(two)
			sameInOrder(t, "removed", nil, h.remove(one).Removed)
			h.holds(two)
		}},
		{"all methods may be called by many goroutines at once", func(t *testing.T, h *harness) {
			const writers, documents, size = 3, 12, 30
			var writing, reading sync.WaitGroup
			done := make(chan struct{})
			for w := range writers {
				writing.Go(func() {
					for n := w; n < writers*documents; n += writers {
						d := document(n, size)
						if _, err := h.store.Commit(t.Context(), store.Change{Add: d}); err != nil {
							t.Error(err)
						}
						if n%2 == 0 {
							if _, err := h.store.Commit(t.Context(), store.Change{Remove: d}); err != nil {
								t.Error(err)
							}
						}
					}
				})
			}
			read := func() {
				if n := len(collect(t, h.store.Quads(t.Context()))); n%size != 0 {
					t.Errorf("%d statements, not whole documents", n)
				}
				if n := len(collect(t, h.store.Match(t.Context(), quad.Predicate, []quad.Value{quad.IRI("hp:name")}))); n%(size/3) != 0 {
					t.Errorf("%d statements by predicate, not whole documents", n)
				}
				before, err := h.store.Stats(t.Context())
				if err != nil || before.Quads%size != 0 {
					t.Errorf("stats %+v, %v; not whole documents", before, err)
				}
				for i, c := range h.revisions(before.Revision / 2) {
					if c.Number != before.Revision/2+uint64(i)+1 {
						t.Errorf("revision %d out of turn", c.Number)
					}
				}
			}
			for range 3 {
				reading.Go(func() {
					for {
						select {
						case <-done:
							return
						default:
							read()
						}
					}
				})
			}
			writing.Wait()
			close(done)
			reading.Wait()
			var want []quad.Quad
			for n := range writers * documents {
				if n%2 == 1 {
					want = append(want, document(n, size)...)
				}
			}
			h.holds(want...)
			if n := len(h.revisions(0)); n != writers*documents*3/2 {
				t.Errorf("%d revisions, want %d", n, writers*documents*3/2)
			}
		}},
		{"use after Close is unavailable", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			if err := h.store.Close(); err != nil {
				t.Fatal(err)
			}
			_, err := h.store.Commit(t.Context(), store.Change{Add: document(2, 3)})
			fails(t, "Commit", err, kg.ErrUnavailable)
			_, err = h.store.Commit(t.Context(), store.Change{})
			fails(t, "Commit of nothing", err, kg.ErrUnavailable)
			failsLast(t, "Quads", h.store.Quads(t.Context()), kg.ErrUnavailable)
			failsLast(t, "Match", h.store.Match(t.Context(), quad.Subject, []quad.Value{quad.IRI("a")}), kg.ErrUnavailable)
			failsLast(t, "Match of nothing", h.store.Match(t.Context(), quad.Subject, nil), kg.ErrUnavailable)
			failsLast(t, "Revisions", h.store.Revisions(t.Context(), 0), kg.ErrUnavailable)
			failsLast(t, "Heads", h.store.Heads(t.Context(), 0), kg.ErrUnavailable)
			_, err = h.store.Wait(t.Context(), 0)
			fails(t, "Wait", err, kg.ErrUnavailable)
			_, err = h.store.Stats(t.Context())
			fails(t, "Stats", err, kg.ErrUnavailable)
			fails(t, "Backup", h.store.Backup(t.Context(), "backup"), kg.ErrUnavailable)
		}},
		{"an ended context is a timeout and wraps the error of the context", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
			defer cancel()
			for ctx, cause := range map[context.Context]error{endedContext(t): context.Canceled, late: context.DeadlineExceeded} {
				check := func(what string, err error) {
					t.Helper()
					fails(t, what, err, kg.ErrTimeout)
					if !errors.Is(err, cause) {
						t.Errorf("%s: error %v, want %v", what, err, cause)
					}
				}
				_, err := h.store.Commit(ctx, store.Change{Add: document(2, 3)})
				check("Commit", err)
				_, err = h.store.Commit(ctx, store.Change{})
				check("Commit of nothing", err)
				_, err = h.store.Stats(ctx)
				check("Stats", err)
				check("Backup", h.store.Backup(ctx, "backup"))
				for _, err := range h.store.Quads(ctx) {
					check("Quads", err)
				}
				for _, err := range h.store.Match(ctx, quad.Object, []quad.Value{quad.IRI("hp:Person")}) {
					check("Match", err)
				}
				for _, err := range h.store.Revisions(ctx, 0) {
					check("Revisions", err)
				}
				for _, err := range h.store.Heads(ctx, 0) {
					check("Heads", err)
				}
				_, err = h.store.Wait(ctx, 0)
				check("Wait", err)
			}
			h.holds(document(1, 3)...)
		}},
	}
}

// inOrder is a sorted copy.
func inOrder(quads []quad.Quad) []quad.Quad {
	sorted := slices.Clone(quads)
	slices.SortFunc(sorted, store.Compare)
	return sorted
}
