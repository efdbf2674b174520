package ingest

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"

	"huipu/internal/kg"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// compared is a document as the graph has it and as the present extractor reads it.
type compared struct {
	Renewed
	before, after []Fact
	same          bool // in every statement
	otherPassages bool // but for the name of the extractor, something differs
}

// comparison is a document that a worker compares.
type comparison struct {
	document kg.ID
	compared compared
	err      error
	done     chan struct{}
}

// compareAll compares documents, as many at once as there are processors, and yields them in
// their order. An error ends the iteration and is yielded last.
func (s *Service) compareAll(ctx context.Context, base *view.Snapshot, ids []kg.ID) iter.Seq2[compared, error] {
	return func(yield func(compared, error) bool) {
		working, cancel := context.WithCancel(ctx)
		workers := runtime.GOMAXPROCS(0)
		work := make(chan *comparison, 2*workers)
		var running sync.WaitGroup
		for range workers {
			running.Go(func() {
				for c := range work {
					c.compared, c.err = s.compare(working, base, c.document)
					close(c.done)
				}
			})
		}
		defer running.Wait()
		defer close(work)
		defer cancel()
		var queue []*comparison
		for len(ids) > 0 || len(queue) > 0 {
			for len(ids) > 0 && len(queue) < cap(work) {
				c := &comparison{document: ids[0], done: make(chan struct{})}
				work <- c
				queue, ids = append(queue, c), ids[1:]
			}
			c := queue[0]
			queue = queue[1:]
			<-c.done
			if err := ctx.Err(); err != nil {
				yield(compared{}, fmt.Errorf("%w: %w", kg.ErrTimeout, err))
				return
			}
			if !yield(c.compared, c.err) || c.err != nil {
				return
			}
		}
	}
}

func (s *Service) compare(ctx context.Context, base *view.Snapshot, document kg.ID) (compared, error) {
	d := base.Documents([]kg.ID{document})[0]
	if d == nil {
		return compared{}, fmt.Errorf("%s is not in the graph: %w", document, kg.ErrNotFound)
	}
	c := compared{Renewed: Renewed{Document: document, Title: d.Title, Extractor: d.Extractor}}
	now, err := s.reread(ctx, *d)
	if err != nil {
		return c, err
	}
	was, _, err := asRead(base, document)
	if err != nil {
		return c, err
	}
	c.before, c.after = factsOf(was), factsOf(now)
	after := vocab.Encode(now)
	if c.same = slices.Equal(vocab.Encode(was), after); !c.same {
		was.Document.Extractor = now.Document.Extractor
		c.otherPassages = !slices.Equal(vocab.Encode(was), after)
	}
	return c, nil
}
