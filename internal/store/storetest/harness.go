package storetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// start is the time of the first revision; the clock goes on by a second and a bit at each
// reading.
var start = time.Date(2024, 7, 31, 9, 30, 0, 123456789, time.FixedZone("CST", 8*3600))

// harness is a store under test.
type harness struct {
	t     *testing.T
	home  Home
	store store.Store
	ticks int
}

func newHarness(t *testing.T, home Home) *harness {
	h := &harness{t: t, home: home}
	h.open()
	t.Cleanup(func() {
		if err := h.store.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return h
}

func (h *harness) open() {
	h.t.Helper()
	s, err := h.home.Open(h.now)
	if err != nil {
		h.t.Fatalf("Open: %v", err)
	}
	h.store = s
}

func (h *harness) now() time.Time {
	h.ticks++
	return start.Add(time.Duration(h.ticks-1) * 1_000_000_001)
}

// reopen closes the store and opens what is there then.
func (h *harness) reopen() {
	h.t.Helper()
	if err := h.store.Close(); err != nil {
		h.t.Fatalf("Close: %v", err)
	}
	h.open()
}

// commit makes a change that must not fail.
func (h *harness) commit(change store.Change) store.Committed {
	h.t.Helper()
	c, err := h.store.Commit(h.t.Context(), change)
	if err != nil {
		h.t.Fatalf("Commit: %v", err)
	}
	return c
}

func (h *harness) add(quads ...quad.Quad) store.Committed {
	h.t.Helper()
	return h.commit(store.Change{Add: quads})
}

func (h *harness) remove(quads ...quad.Quad) store.Committed {
	h.t.Helper()
	return h.commit(store.Change{Remove: quads})
}

// holds compares everything that the store holds.
func (h *harness) holds(want ...quad.Quad) {
	h.t.Helper()
	same(h.t, "statements", want, collect(h.t, h.store.Quads(h.t.Context())))
}

// revisions reads the revisions after a number.
func (h *harness) revisions(after uint64) []store.Committed {
	h.t.Helper()
	return collectAll(h.t, h.store.Revisions(h.t.Context(), after))
}

// collect reads statements and checks that each comes once.
func collect(t *testing.T, seq iter.Seq2[quad.Quad, error]) []quad.Quad {
	t.Helper()
	quads := collectAll(t, seq)
	seen := make(map[quad.Quad]bool, len(quads))
	for _, q := range quads {
		if seen[q] {
			t.Errorf("yielded twice: %v", q)
		}
		seen[q] = true
	}
	return quads
}

func collectAll[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for item, err := range seq {
		if err != nil {
			t.Fatalf("after %d items: %v", len(all), err)
		}
		all = append(all, item)
	}
	return all
}

// same compares statements in any order.
func same(t *testing.T, what string, want, got []quad.Quad) {
	t.Helper()
	if maps.Equal(tally(want), tally(got)) {
		return
	}
	want, got = slices.Clone(want), slices.Clone(got)
	slices.SortFunc(want, store.Compare)
	slices.SortFunc(got, store.Compare)
	sameInOrder(t, what, want, got)
}

// tally counts how often each statement stands in the list.
func tally(quads []quad.Quad) map[quad.Quad]int {
	counts := make(map[quad.Quad]int, len(quads))
	for _, q := range quads {
		counts[q]++
	}
	return counts
}

// sameInOrder compares statements in their order.
func sameInOrder(t *testing.T, what string, want, got []quad.Quad) {
	t.Helper()
	if !slices.Equal(want, got) {
		t.Errorf("%s: got\n%s\nwant\n%s", what, lines(got), lines(want))
	}
}

func lines(quads []quad.Quad) string {
	var b strings.Builder
	for _, q := range quads {
		fmt.Fprintf(&b, "\t%v\n", q)
	}
	return b.String()
}

// sameRevisions compares revisions, where no list and an empty one are the same.
func sameRevisions(t *testing.T, want, got []store.Committed) {
	t.Helper()
	normal := func(all []store.Committed) []store.Committed {
		out := make([]store.Committed, len(all))
		for i, c := range all {
			c.Documents = append([]kg.ID{}, c.Documents...)
			c.Added = append([]quad.Quad{}, c.Added...)
			c.Removed = append([]quad.Quad{}, c.Removed...)
			out[i] = c
		}
		return out
	}
	if !reflect.DeepEqual(normal(want), normal(got)) {
		t.Errorf("revisions: got\n\t%+v\nwant\n\t%+v", got, want)
	}
}

// fails checks the category of an error.
func fails(t *testing.T, what string, err error, want *kg.Category) {
	t.Helper()
	if !errors.Is(err, want) || kg.CategoryOf(err) != want {
		t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

// failsLast reads to the end and checks that the end is an error with the zero value.
func failsLast[T any](t *testing.T, what string, seq iter.Seq2[T, error], want *kg.Category) (items int) {
	t.Helper()
	var last error
	for item, err := range seq {
		if last != nil {
			t.Errorf("%s goes on after the error", what)
		}
		if last = err; err == nil {
			items++
			continue
		}
		if !reflect.ValueOf(&item).Elem().IsZero() {
			t.Errorf("%s: the error comes with %v, want the zero value", what, item)
		}
	}
	fails(t, what, last, want)
	return items
}

// endedContext is cancelled.
func endedContext(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

// st makes a statement of IRIs.
func st(s, p, o, l string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: quad.IRI(l)}
}

// document makes statements of all kinds with one label.
func document(n, size int) []quad.Quad {
	label := quad.IRI(fmt.Sprintf("hp:document/%d", n))
	quads := make([]quad.Quad, size)
	for i := range quads {
		q := quad.Quad{Subject: quad.IRI(fmt.Sprintf("hp:person/%d-%d", n, i/3)), Label: label}
		switch i % 3 {
		case 0:
			q.Predicate, q.Object = quad.IRI("hp:type"), quad.IRI("hp:Person")
		case 1:
			q.Predicate, q.Object = quad.IRI("hp:name"), quad.LangString{Value: quad.String(fmt.Sprintf("人%d", i)), Lang: "zh-Hans"}
		case 2:
			q.Predicate, q.Object = quad.IRI("hp:count"), quad.TypedString{Value: quad.String(fmt.Sprint(i)), Type: "http://www.w3.org/2001/XMLSchema#integer"}
		}
		quads[i] = q
	}
	return quads
}
