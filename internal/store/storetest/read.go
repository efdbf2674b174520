package storetest

import (
	"context"
	"iter"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func quadsTests() []test {
	return []test{
		{"yields every statement, each once", func(t *testing.T, h *harness) {
			h.holds()
			var all []quad.Quad
			for n := range 10 {
				d := document(n, 330)
				h.add(d...)
				all = append(all, d...)
			}
			h.remove(all[:400]...)
			h.add(all[:5]...)
			h.holds(append(all[400:], all[:5]...)...)
		}},
		{"commits made meanwhile do not show", func(t *testing.T, h *harness) {
			all := document(1, 3000)
			h.add(all...)
			h.steady(h.store.Quads(t.Context()), all)
		}},
		{"the version is the one current when the iteration starts", func(t *testing.T, h *harness) {
			seq := h.store.Quads(t.Context())
			h.add(document(1, 3)...)
			same(t, "first time", document(1, 3), collect(t, seq))
			h.add(document(2, 3)...)
			same(t, "second time", append(document(1, 3), document(2, 3)...), collect(t, seq))
		}},
		{"an error ends the iteration and is yielded last with the zero quad", func(t *testing.T, h *harness) {
			h.add(document(1, 3000)...)
			h.cancelled(func(ctx context.Context) iter.Seq2[quad.Quad, error] { return h.store.Quads(ctx) })
		}},
		{"the iteration can be left", func(t *testing.T, h *harness) {
			h.add(document(1, 3000)...)
			for _, err := range h.store.Quads(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				break
			}
			h.add(document(2, 3)...)
		}},
	}
}

func matchTests() []test {
	return []test{
		{"yields every statement whose value in the direction is one of the values", func(t *testing.T, h *harness) {
			all := append(document(1, 90), document(2, 90)...)
			all = append(all, st("hp:person/1-0", "hp:knows", "hp:person/1-1", "hp:document/2"), st("hp:Person", "hp:type", "hp:type", "hp:type"))
			h.add(all...)
			h.add(document(3, 30)...)
			h.remove(document(3, 30)...)
			for d, values := range map[quad.Direction][]quad.Value{
				quad.Subject: {quad.IRI("hp:person/2-7"), quad.IRI("hp:person/1-0"), quad.IRI("hp:person/3-1"), quad.IRI("hp:type")},
				quad.Predicate: {
					quad.IRI("hp:name"), quad.IRI("hp:knows"), quad.IRI("hp:person/1-0"),
				},
				quad.Object: {
					quad.IRI("hp:Person"),
					quad.LangString{Value: "人4", Lang: "zh-Hans"},
					quad.LangString{Value: "人4", Lang: "zh"},
					quad.TypedString{Value: "5", Type: "http://www.w3.org/2001/XMLSchema#integer"},
					quad.TypedString{Value: "5", Type: "t"},
				},
				quad.Label: {quad.IRI("hp:document/2"), quad.IRI("hp:type"), quad.IRI("hp:document/3")},
			} {
				wanted := map[quad.Value]bool{}
				for _, v := range values {
					wanted[v] = true
				}
				var want []quad.Quad
				for _, q := range all {
					if wanted[q.Get(d)] {
						want = append(want, q)
					}
				}
				if len(want) == 0 {
					t.Fatalf("%v: the test finds nothing", d)
				}
				same(t, d.String(), want, collect(t, h.store.Match(t.Context(), d, values)))
			}
		}},
		{"each statement once", func(t *testing.T, h *harness) {
			h.add(document(1, 30)...)
			p := quad.IRI("hp:person/1-3")
			for _, d := range quad.Directions {
				collect(t, h.store.Match(t.Context(), d, []quad.Value{p, p, quad.IRI("hp:type"), quad.IRI("hp:Person"), p, quad.IRI("hp:document/1")}))
			}
			same(t, "of one subject", document(1, 30)[9:12], collect(t, h.store.Match(t.Context(), quad.Subject, []quad.Value{p, p})))
		}},
		{"many values in one call", func(t *testing.T, h *harness) {
			all := document(1, 9000)
			h.add(all...)
			var values []quad.Value
			var want []quad.Quad
			for i := len(all) - 1; i >= 0; i -= 5 {
				values = append(values, all[i].Subject)
				want = append(want, all[i/3*3:i/3*3+3]...)
			}
			h.remove(document(1, 9000)[:0]...)
			seen := map[quad.Quad]bool{}
			var distinct []quad.Quad
			for _, q := range want {
				if !seen[q] {
					seen[q] = true
					distinct = append(distinct, q)
				}
			}
			same(t, "of many subjects", distinct, collect(t, h.store.Match(t.Context(), quad.Subject, values)))
		}},
		{"in one version of the graph", func(t *testing.T, h *harness) {
			all := document(1, 3000)
			h.add(all...)
			h.steady(h.store.Match(t.Context(), quad.Label, []quad.Value{quad.IRI("hp:document/2"), quad.IRI("hp:document/1")}), all)
		}},
		{"unknown values and no values match nothing", func(t *testing.T, h *harness) {
			h.add(document(1, 30)...)
			for _, d := range quad.Directions {
				for _, values := range [][]quad.Value{
					nil,
					{},
					{nil},
					{quad.IRI("never")},
					{quad.IRI(""), quad.IRI("\xff"), quad.String("x"), quad.BNode("b"), quad.Int(1), quad.Time{}, quad.LangString{}, quad.TypedString{}},
				} {
					if got := collect(t, h.store.Match(t.Context(), d, values)); len(got) > 0 {
						t.Errorf("%v %v matches\n%s", d, values, lines(got))
					}
				}
			}
		}},
		{"what is no direction is invalid", func(t *testing.T, h *harness) {
			h.add(document(1, 30)...)
			for _, d := range []quad.Direction{quad.Any, 5, 255} {
				failsLast(t, "Match", h.store.Match(t.Context(), d, []quad.Value{quad.IRI("hp:type")}), kg.ErrInvalid)
			}
		}},
		{"an error ends the iteration and is yielded last with the zero quad", func(t *testing.T, h *harness) {
			h.add(document(1, 3000)...)
			for d, v := range map[quad.Direction]string{quad.Label: "hp:document/1", quad.Object: "hp:Person", quad.Predicate: "hp:name"} {
				h.cancelled(func(ctx context.Context) iter.Seq2[quad.Quad, error] {
					return h.store.Match(ctx, d, []quad.Value{quad.IRI(v)})
				})
			}
		}},
	}
}

func revisionsTests() []test {
	return []test{
		{"yields the revisions with a number above after, oldest first, with the statements that each changed", func(t *testing.T, h *harness) {
			var want []store.Committed
			for n := range 15 {
				c := store.Change{Author: "a", Cause: kg.CauseIngest, Message: "m", Documents: []kg.ID{"document/1"}, Add: document(n, 9)}
				if n%4 == 3 {
					c.Remove = document(n-1, 6)
				}
				want = append(want, h.commit(c))
			}
			for after := range 15 {
				sameRevisions(t, want[after:], h.revisions(uint64(after)))
			}
			for _, after := range []uint64{15, 16, 1 << 40, 1<<64 - 1} {
				sameRevisions(t, nil, h.revisions(after))
			}
			if !want[3].Time.After(want[2].Time) || want[3].Time.Nanosecond()%1000 != 0 || want[3].Time.Location().String() != "UTC" {
				t.Errorf("time %v is not that of the clock, in UTC and to the microsecond", want[3].Time)
			}
		}},
		{"following from number to number gives every change", func(t *testing.T, h *harness) {
			state := map[quad.Quad]bool{}
			at := uint64(0)
			for n := range 20 {
				h.add(document(n, 6)...)
				h.remove(document(n/2, 6)[:n%6]...)
				for _, c := range h.revisions(at) {
					at = c.Number
					for _, q := range c.Added {
						state[q] = true
					}
					for _, q := range c.Removed {
						delete(state, q)
					}
				}
			}
			var want []quad.Quad
			for q := range state {
				want = append(want, q)
			}
			h.holds(want...)
		}},
		{"the iteration can be left", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			h.add(document(2, 3)...)
			for c, err := range h.store.Revisions(t.Context(), 0) {
				if err != nil || c.Number != 1 {
					t.Errorf("revision %d, %v; want 1", c.Number, err)
				}
				break
			}
		}},
		{"an error ends the iteration and is yielded last with the zero value", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			h.add(document(2, 3)...)
			ctx, cancel := context.WithCancel(t.Context())
			n := failsLast(t, "Revisions", func(yield func(store.Committed, error) bool) {
				for c, err := range h.store.Revisions(ctx, 0) {
					if !yield(c, err) {
						return
					}
					cancel()
				}
			}, kg.ErrTimeout)
			if n != 1 {
				t.Errorf("%d revisions before the error, want 1", n)
			}
		}},
	}
}

// steady reads the sequence while statements are added and removed, and compares it with the
// statements that were there at its start.
func (h *harness) steady(seq iter.Seq2[quad.Quad, error], want []quad.Quad) {
	h.t.Helper()
	n := 0
	same(h.t, "statements", want, collect(h.t, func(yield func(quad.Quad, error) bool) {
		for q, err := range seq {
			if !yield(q, err) {
				return
			}
			switch n++; n {
			case 1:
				h.remove(want[:len(want)/2]...)
			case 2:
				h.add(document(2, 60)...)
			case len(want) / 2:
				h.remove(want...)
				h.add(want[:1]...)
			}
		}
	}))
	h.holds(append(document(2, 60), want[0])...)
}

// cancelled ends the context in the middle of an iteration.
func (h *harness) cancelled(read func(context.Context) iter.Seq2[quad.Quad, error]) {
	h.t.Helper()
	ctx, cancel := context.WithCancel(h.t.Context())
	n := failsLast(h.t, "cancelled iteration", func(yield func(quad.Quad, error) bool) {
		for q, err := range read(ctx) {
			if !yield(q, err) {
				return
			}
			cancel()
		}
	}, kg.ErrTimeout)
	if n != 1 {
		h.t.Errorf("%d statements before the error, want 1", n)
	}
}
