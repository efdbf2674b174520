package pebble_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/pebble"
)

// However batches end, the statements come in their order and an error after them.
func TestAheadYieldsTheSequence(t *testing.T) {
	broken := errors.New("broken")
	for _, n := range []int{0, 1, pebble.AheadBatch, pebble.AheadBatch + 1, 9*pebble.AheadBatch - 1} {
		for _, want := range []error{nil, broken} {
			quads := mixed(n)
			var got []quad.Quad
			var err error
			for batch, failure := range pebble.Ahead(sequence(quads, want)) {
				if err != nil {
					t.Errorf("%d statements: a batch after the error", n)
				}
				got, err = append(got, batch...), failure
			}
			if !slices.Equal(got, quads) || !errors.Is(err, want) {
				t.Errorf("%d statements: got %d, error %v, want %v", n, len(got), err, want)
			}
		}
	}
}

// Whoever stops early finds the sequence stopped too.
func TestAheadEndsWithItsReader(t *testing.T) {
	for read := range 7 {
		ended := false // written by the goroutine, which must have ended
		endless := func(yield func(quad.Quad, error) bool) {
			defer func() { ended = true }()
			for yield(q("a", "p", "x", "d"), nil) {
			}
		}
		n := 0
		for _, err := range pebble.Ahead(endless) {
			if err != nil {
				t.Fatal(err)
			}
			if n == read {
				break
			}
			n++
		}
		if !ended {
			t.Errorf("the sequence goes on after %d batches", read)
		}
	}
}
