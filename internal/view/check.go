package view

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"huipu/internal/kg"
)

// check decodes what changed, part by part, and keeps the nodes that only one document
// states. Nodes of several documents are put together when they are first read.
func (d *draft) check() error {
	slices.SortFunc(d.suspect, func(a, b suspect) int {
		return cmp.Or(compareIDs(a.node, b.node), compareIDs(a.document, b.document))
	})
	for _, s := range slices.Compact(d.suspect) {
		e := d.entry(s.node)
		p, _ := e.parts.find(part{document: s.document}, compareParts)
		if err := checkPart(d, e, p); err != nil {
			return err
		}
	}
	return nil
}

// checkPart makes sure that a part can be read.
func checkPart(g graph, e *entry, p part) error {
	if _, single := e.single(); single {
		_, err := load(g, e)
		return err
	}
	_, err := decode(g, e, slices.Values([]part{p}))
	return err
}

// check makes sure that every part can be read, and keeps the nodes that only one document
// states. The error is that of the node with the smallest id, so that it does not depend on
// the order of the work.
func (s *Snapshot) check(ctx context.Context) error {
	work := make(chan *entry, 256)
	var first struct {
		sync.Mutex
		node kg.ID
		err  error
	}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for e := range work {
				err := s.checkEntry(e)
				first.Lock()
				if err != nil && (first.err == nil || e.id < first.node) {
					first.node, first.err = e.id, err
				}
				first.Unlock()
			}
		})
	}
	for e := range s.entries.all() {
		if ctx.Err() != nil {
			break
		}
		work <- e
	}
	close(work)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("checking nodes: %w: %w", kg.ErrTimeout, err)
	}
	return first.err
}

func (s *Snapshot) checkEntry(e *entry) error {
	for p := range e.parts.all() {
		if err := checkPart(s, e, p); err != nil {
			return err
		}
	}
	return nil
}
