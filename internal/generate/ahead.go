package generate

import (
	"iter"
	"runtime"
	"sync"

	"github.com/cayleygraph/quad"
)

// aheadOf is how many releases each worker makes before they are asked for.
const aheadOf = 8

// ahead yields the statements of one release after the other, without end. They are made
// by a worker for each processor; the workers end with the iteration, before it returns.
func (g Generator) ahead() iter.Seq[[]quad.Quad] {
	return func(yield func([]quad.Quad) bool) {
		made := make([]chan []quad.Quad, runtime.GOMAXPROCS(0))
		stop := make(chan struct{})
		var workers sync.WaitGroup
		for k := range made {
			made[k] = make(chan []quad.Quad, aheadOf)
			workers.Go(func() {
				for i := k; ; i += len(made) {
					select {
					case made[k] <- g.Release(i).Quads():
					case <-stop:
						return
					}
				}
			})
		}
		defer workers.Wait()
		defer close(stop)
		for i := 0; yield(<-made[i%len(made)]); i++ {
		}
	}
}
