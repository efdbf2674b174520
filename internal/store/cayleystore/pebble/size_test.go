package pebble_test

import (
	"fmt"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/pebble"
)

func TestSizesOfLargeSetsAreEstimated(t *testing.T) {
	qs := openMem(t)
	var quads []quad.Quad
	counts := map[string]int{"few": 10, "some": 3000, "many": 30000}
	for class, n := range counts {
		for i := range n {
			s := quad.IRI(fmt.Sprint(class, i))
			quads = append(quads,
				quad.Quad{Subject: s, Predicate: quad.IRI("type"), Object: quad.IRI(class), Label: quad.IRI("doc" + class)},
				quad.Quad{Subject: s, Predicate: quad.IRI("name"), Object: quad.String(fmt.Sprint(i)), Label: quad.IRI("doc" + class)})
		}
	}
	apply(t, qs, graph.Add, quads...)
	for class, n := range counts {
		for _, tc := range []struct {
			direction quad.Direction
			value     string
			want      int
		}{{quad.Object, class, n}, {quad.Label, "doc" + class, 2 * n}} {
			size, err := qs.QuadIteratorSize(t.Context(), tc.direction, qs.ValueOf(quad.IRI(tc.value)))
			if err != nil {
				t.Fatal(err)
			}
			if exact := int64(tc.want) < pebble.CountLimit; exact != size.Exact || exact && size.Size != int64(tc.want) {
				t.Errorf("%v %s: %+v, want %d, exact below %d", tc.direction, tc.value, size, tc.want, pebble.CountLimit)
			}
			if size.Size < int64(tc.want)/2 || size.Size > int64(tc.want)*2 {
				t.Errorf("%v %s: estimated at %d, there are %d", tc.direction, tc.value, size.Size, tc.want)
			}
		}
	}
	size, err := qs.QuadIteratorSize(t.Context(), quad.Predicate, qs.ValueOf(quad.IRI("name")))
	if err != nil || !size.Exact || size.Size != 33010 {
		t.Errorf("predicate: %+v, %v; want exactly 33010", size, err)
	}
}

func TestSizesOfMixedSetsAreEstimated(t *testing.T) {
	qs := openMem(t)
	hub := quad.IRI("hub")
	quads := []quad.Quad{{Subject: quad.IRI("first"), Predicate: quad.IRI("knows"), Object: quad.IRI("x")}}
	for i := range 5000 {
		quads = append(quads, quad.Quad{Subject: quad.IRI(fmt.Sprint(i)), Predicate: quad.IRI("type"), Object: hub})
	}
	quads = append(quads, quad.Quad{Subject: quad.IRI("first"), Predicate: quad.IRI("likes"), Object: hub})
	apply(t, qs, graph.Add, quads...)
	size, err := qs.QuadIteratorSize(t.Context(), quad.Object, qs.ValueOf(hub))
	if err != nil || size.Exact || size.Size < 2500 || size.Size > int64(len(quads)) {
		t.Errorf("size %+v, %v; want an estimate of 5001", size, err)
	}
}

// However few statements a predicate has, finding them means to read all.
func TestPredicateIteratorsAreCostly(t *testing.T) {
	qs := openMem(t)
	var quads []quad.Quad
	for i := range 2000 {
		quads = append(quads, quad.Quad{Subject: quad.IRI(fmt.Sprint(i)), Predicate: quad.IRI("common"), Object: quad.IRI("x")})
	}
	apply(t, qs, graph.Add, append(quads, q("a", "rare", "x", ""))...)
	for _, predicate := range []string{"common", "rare"} {
		costs := qs.QuadIterator(quad.Predicate, qs.ValueOf(quad.IRI(predicate))).Stats()
		if total := costs.NextCost * costs.Size; total < int64(len(quads)) {
			t.Errorf("%s: %d to read all %d, below the number of statements in the store", predicate, total, costs.Size)
		}
	}
}

// A path that goes on after a step against the direction of the statements makes Cayley's
// key-value stores read the whole graph.
func TestPathsReadOnlyWhatTheyNeed(t *testing.T) {
	qs := openMem(t)
	var quads []quad.Quad
	for i := range 20000 {
		quads = append(quads, quad.Quad{
			Subject: quad.IRI(fmt.Sprint("attendance", i)), Predicate: quad.IRI("person"), Object: quad.IRI(fmt.Sprint("person", i/4)),
		}, quad.Quad{
			Subject: quad.IRI(fmt.Sprint("attendance", i)), Predicate: quad.IRI("meeting"), Object: quad.IRI(fmt.Sprint("meeting", i%4000)),
		})
	}
	apply(t, qs, graph.Add, quads...)
	person, meeting := quad.IRI("person"), quad.IRI("meeting")
	allocs := testing.AllocsPerRun(3, func() {
		n, err := path.StartPath(qs, quad.IRI("person7")).In(person).Out(meeting).In(meeting).Out(person).
			Unique().Iterate(t.Context()).Paths(false).Count()
		if err != nil || n != 5 {
			t.Errorf("%d people, %v; want 5", n, err)
		}
	})
	// Reading all statements would allocate at least once for each.
	if allocs > float64(len(quads))/10 {
		t.Errorf("%.0f allocations for a path over some 40 of %d statements", allocs, len(quads))
	}
}
