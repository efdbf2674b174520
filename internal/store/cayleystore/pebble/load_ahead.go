package pebble

import (
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
)

const (
	// aheadBatch is how many statements of a load are handed on at a time.
	aheadBatch = 1024
	// aheadBatches is how many batches reading is ahead at most.
	aheadBatches = 4
)

// readBatch is statements that were read, and the error that ended the sequence after them.
type readBatch struct {
	quads []quad.Quad
	err   error
}

// ahead reads the sequence in a goroutine of its own, which has ended when the iteration
// has. It yields the statements in their order in batches, each valid until the next; an
// error of the sequence is yielded last, with the statements before it.
func ahead(quads iter.Seq2[quad.Quad, error]) iter.Seq2[[]quad.Quad, error] {
	return func(yield func([]quad.Quad, error) bool) {
		full, free := make(chan readBatch, aheadBatches), make(chan []quad.Quad, aheadBatches)
		stop, done := make(chan struct{}), make(chan struct{})
		for range aheadBatches {
			free <- nil // and one more is being filled, so that giving one back never blocks
		}
		go func() {
			defer close(done)
			defer close(full)
			readAhead(quads, full, free, stop)
		}()
		defer func() {
			close(stop)
			<-done
		}()
		for b := range full {
			if !yield(b.quads, b.err) || b.err != nil {
				return
			}
			free <- b.quads[:0]
		}
	}
}

// readAhead fills what is free until the sequence ends or nobody waits for more.
func readAhead(quads iter.Seq2[quad.Quad, error], full chan<- readBatch, free <-chan []quad.Quad, stop <-chan struct{}) {
	var current []quad.Quad
	send := func(err error) bool {
		select {
		case full <- readBatch{current, err}:
		case <-stop:
			return false
		}
		if err != nil {
			return false
		}
		select {
		case current = <-free:
			return true
		case <-stop:
			return false
		}
	}
	for q, err := range quads {
		if err != nil {
			send(err)
			return
		}
		if current == nil {
			current = slices.Grow(current, aheadBatch)
		}
		if current = append(current, q); len(current) == aheadBatch && !send(nil) {
			return
		}
	}
	if len(current) > 0 {
		send(nil)
	}
}
