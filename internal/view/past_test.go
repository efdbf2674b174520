package view_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// TestPastIsWhatTheViewWas keeps the file of every version and asks for the versions later, in
// any order, while more is committed.
func TestPastIsWhatTheViewWas(t *testing.T) {
	var universe []quad.Quad
	for n := range 5 {
		universe = append(universe, quadsOf(n)...)
	}
	universe = append(universe, disagreements()...)
	ids := nodesIn(universe)
	rapid.Check(t, func(t *rapid.T) {
		h := newHeap()
		v := build(t, h)
		past := view.NewPast(h, v)
		files := [][]byte{fileOf(t, v.Snapshot())}
		contents := []content{contentOf(v.Snapshot(), ids)}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			add, remove := drawChange(t, h, universe)
			c := h.commit(add, remove)
			if err := v.Apply(c); err != nil {
				h.undo()
			} else {
				files = append(files, fileOf(t, v.Snapshot()))
				contents = append(contents, contentOf(v.Snapshot(), ids))
			}
			n := rapid.IntRange(0, len(files)-1).Draw(t, "revision asked for")
			s, err := past.At(context.Background(), uint64(n))
			if err != nil {
				t.Fatal(err)
			}
			if diff := difference(contents[n], contentOf(s, ids)); diff != "" {
				t.Fatalf("revision %d of %d (-then +now):\n%s", n, len(files)-1, diff)
			}
			if !bytes.Equal(files[n], fileOf(t, s)) {
				t.Fatalf("revision %d of %d: the view file is another one", n, len(files)-1)
			}
			if diff := difference(contents[len(files)-1], contentOf(v.Snapshot(), ids)); diff != "" {
				t.Fatalf("the current version changed:\n%s", diff)
			}
		}
	})
}

func TestPastRefusesWhatItCannotGive(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	v := build(t, h)
	past := view.NewPast(h, v)
	if _, err := past.At(t.Context(), 2); kg.CategoryOf(err) != kg.ErrNotFound {
		t.Errorf("a revision to come: error %v, want ErrNotFound", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	h.commit(quadsOf(1), nil)
	if err := v.Apply(h.log[1]); err != nil {
		t.Fatal(err)
	}
	if _, err := past.At(ctx, 1); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: error %v", err)
	}
	if s, err := past.At(t.Context(), 2); err != nil || s != v.Snapshot() {
		t.Errorf("the last revision: %v, %v; want the current version", s, err)
	}
}

// far is a store that tells of more changes than it has.
type far struct{ *heap }

func (f far) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	return func(yield func(kg.Revision, error) bool) {
		for _, c := range f.log[after:] {
			c.Revision.Added *= 100_000
			if !yield(c.Revision, nil) {
				return
			}
		}
	}
}

func TestPastIsBounded(t *testing.T) {
	h := newHeap()
	for n := range 3 {
		h.commit(quadsOf(n), nil)
	}
	past := view.NewPast(h, build(t, far{h}))
	if _, err := past.At(t.Context(), 1); kg.CategoryOf(err) != kg.ErrLimit {
		t.Errorf("error %v, want ErrLimit", err)
	}
}

// TestPastOfAStoreThatLostRevisions puts another row of revisions in the place of the one that
// a kept version is of.
func TestPastOfAStoreThatLostRevisions(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	h.commit(quadsOf(1), nil)
	v := build(t, h)
	past := view.NewPast(h, v)
	if _, err := past.At(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	*h = *newHeap()
	h.commit(quadsOf(2), nil)
	h.commit(quadsOf(0), nil)
	for i := range h.log {
		h.log[i].Time = h.log[i].Time.Add(time.Hour)
	}
	v.Replace(build(t, h))
	s, err := past.At(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	first := newHeap()
	first.commit(quadsOf(2), nil)
	ids := nodesIn(append(quadsOf(0), quadsOf(2)...))
	if diff := difference(oracle(first.quads), contentOf(s, ids)); diff != "" {
		t.Errorf("revision 1 (-want +got):\n%s", diff)
	}
}

func TestPastServesManyAtOnce(t *testing.T) {
	h := newHeap()
	for n := range 6 {
		h.commit(quadsOf(n), nil)
	}
	v := build(t, h)
	past := view.NewPast(h, v)
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() {
			n := uint64(i % 7)
			if s, err := past.At(t.Context(), n); err != nil || s.Revision() != n {
				t.Errorf("revision %d: %v, %v", n, s, err)
			}
		})
	}
	wg.Wait()
}
