package bench

import (
	"iter"

	"github.com/cayleygraph/quad"
)

// ahead yields the statements of the lists, which a goroutine makes a few lists ahead. The
// goroutine ends with the iteration.
func ahead(lists iter.Seq[[]quad.Quad]) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		made, stop := make(chan []quad.Quad, 64), make(chan struct{})
		go func() {
			defer close(made)
			for list := range lists {
				select {
				case made <- list:
				case <-stop:
					return
				}
			}
		}()
		defer func() {
			close(stop)
			for range made { // until the goroutine has ended
			}
		}()
		for list := range made {
			for _, q := range list {
				if !yield(q, nil) {
					return
				}
			}
		}
	}
}

// drain reads all statements of a sequence.
func drain(quads iter.Seq2[quad.Quad, error]) error {
	for _, err := range quads {
		if err != nil {
			return err
		}
	}
	return nil
}
