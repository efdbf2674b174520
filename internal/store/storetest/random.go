package storetest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

func randomTests() []test {
	return []test{
		{"random changes give what a map of statements gives", func(t *testing.T, h *harness) {
			random := rand.New(rand.NewPCG(1, 2))
			pick := func(prefix string, n int) quad.IRI { return quad.IRI(fmt.Sprint(prefix, random.IntN(n))) }
			statement := func() quad.Quad {
				q := quad.Quad{Subject: pick("n", 5), Predicate: pick("n", 3), Object: pick("n", 6), Label: pick("d", 3)}
				switch random.IntN(3) {
				case 0:
					q.Object = quad.LangString{Value: quad.String(pick("n", 3)), Lang: "en"}
				case 1:
					q.Object = quad.TypedString{Value: quad.String(pick("n", 3)), Type: "t"}
				}
				return q
			}
			model := map[quad.Quad]bool{}
			revision := uint64(0)
			for step := range 300 {
				var change store.Change
				adds, removes := map[quad.Quad]bool{}, map[quad.Quad]bool{}
				for range random.IntN(12) {
					q := statement()
					change.Add, adds[q] = append(change.Add, q), true
				}
				for range random.IntN(12) {
					q := statement()
					change.Remove, removes[q] = append(change.Remove, q), true
				}
				var added, removed []quad.Quad
				for q := range adds {
					if !removes[q] && !model[q] {
						added = append(added, q)
					}
				}
				for q := range removes {
					if !adds[q] && model[q] {
						removed = append(removed, q)
					}
				}
				got := h.commit(change)
				if len(added)+len(removed) > 0 {
					revision++
				}
				if got.Number != revision {
					t.Fatalf("step %d: revision %d, want %d", step, got.Number, revision)
				}
				sameInOrder(t, "added", inOrder(added), append([]quad.Quad{}, got.Added...))
				sameInOrder(t, "removed", inOrder(removed), append([]quad.Quad{}, got.Removed...))
				for _, q := range added {
					model[q] = true
				}
				for _, q := range removed {
					delete(model, q)
				}
				if step%50 == 49 && h.home.Persistent {
					h.reopen()
				}
				var want, matching []quad.Quad
				direction := quad.Directions[step%4]
				values := []quad.Value{pick("n", 7), pick("d", 4), quad.TypedString{Value: "n1", Type: "t"}}
				for q := range model {
					want = append(want, q)
					for _, v := range values {
						if q.Get(direction) == v {
							matching = append(matching, q)
						}
					}
				}
				h.holds(want...)
				same(t, "matching", matching, collect(t, h.store.Match(t.Context(), direction, values)))
				if t.Failed() {
					t.FailNow()
				}
			}
		}},
	}
}
