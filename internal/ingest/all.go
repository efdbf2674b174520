package ingest

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"huipu/internal/kg"
)

// job is an input that a worker prepares.
type job struct {
	input    Input
	prepared prepared
	err      error         // an error that ends the run
	done     chan struct{} // closed when prepared and err are set
}

// IngestAll does what [Service.Ingest] does for many inputs and goes on after those that
// are refused; an error from inputs is a refused input too. Inputs are read and extracted
// side by side, as many as there are processors, and are committed in their order, each in
// a commit of its own; each is called on the caller's goroutine after every one, in the same
// order. No more than a few inputs are held at a time.
//
// The report covers what was done, also when an error ends the run: of the extractor's
// start, the store or the context. Work under way is waited for and given up.
func (s *Service) IngestAll(ctx context.Context, inputs iter.Seq2[Input, error], author string, each func(Outcome)) (Report, error) {
	var report Report
	working, cancel := context.WithCancel(ctx)
	workers := runtime.GOMAXPROCS(0)
	window := 2 * workers
	work := make(chan *job, window)
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for j := range work {
				j.prepared, j.err = s.prepare(working, j.input)
				close(j.done)
			}
		})
	}
	defer running.Wait()
	defer close(work)
	defer cancel()

	next, stop := iter.Pull2(inputs)
	defer stop()
	var queue []*job
	for {
		for len(queue) < window && ctx.Err() == nil {
			in, err, ok := next()
			if !ok {
				break
			}
			queue = append(queue, enqueue(work, in, err))
		}
		if err := ctx.Err(); err != nil {
			return report, fmt.Errorf("stopped after %d inputs: %w: %w", report.Inputs, kg.ErrTimeout, err)
		}
		if len(queue) == 0 {
			return report, nil
		}
		j := queue[0]
		queue = queue[1:]
		<-j.done
		o, err := s.finish(ctx, j, author)
		if err != nil {
			return report, fmt.Errorf("stopped after %d inputs: %w", report.Inputs, err)
		}
		report.Add(o)
		each(o)
	}
}

// enqueue hands an input to the workers, or refuses it at once.
func enqueue(work chan<- *job, in Input, err error) *job {
	j := &job{input: in, done: make(chan struct{})}
	if err != nil {
		j.prepared = prepared{input: in, refused: err}
		close(j.done)
		return j
	}
	work <- j
	return j
}

func (s *Service) finish(ctx context.Context, j *job, author string) (Outcome, error) {
	if j.err != nil {
		return Outcome{}, j.err
	}
	return s.commit(ctx, j.prepared, author)
}
