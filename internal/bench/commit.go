package bench

import (
	"context"
	"sync"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// next gives the change of the next release.
func (g *graph) next() store.Change {
	g.last++
	return g.invented.Change(g.last - 1)
}

// applies commits releases and measures how long the view takes to take each in.
func (g *graph) applies(v *view.View) error {
	committed := make([]store.Committed, g.Commits)
	for i := range committed {
		c, err := g.store.Commit(g.ctx, g.next())
		if err != nil {
			return err
		}
		committed[i] = c
	}
	_, err := g.times("view: apply a release", g.Commits, func(i int) error { return v.Apply(committed[i]) })
	return err
}

// commits measures one writer.
func (g *graph) commits() error {
	changes := make([]store.Change, g.Commits)
	for i := range changes {
		changes[i] = g.next()
	}
	times, err := g.times("commit a release", len(changes), func(i int) error {
		_, err := g.store.Commit(g.ctx, changes[i])
		return err
	})
	if err != nil {
		return err
	}
	g.add("commit a release, p95", "ms", quantile(times, 0.95))
	return nil
}

// writers measures eight of them at once.
func (g *graph) writers() error {
	const writers = 8
	changes := make(chan store.Change, writers*g.Commits)
	for range cap(changes) {
		changes <- g.next()
	}
	close(changes)
	ctx, cancel := context.WithCancelCause(g.ctx)
	defer cancel(nil)
	took, err := g.time(func() error {
		var wait sync.WaitGroup
		for range writers {
			wait.Go(func() {
				for change := range changes {
					if _, err := g.store.Commit(ctx, change); err != nil {
						cancel(err)
						return
					}
				}
			})
		}
		wait.Wait()
		return context.Cause(ctx)
	})
	if err != nil {
		return err
	}
	g.rate("commits of eight writers", "releases", uint64(cap(changes)), took)
	return nil
}

// retract takes out releases, each found by its label.
func (g *graph) retract() error {
	documents := make([]kg.ID, min(20, g.releases))
	for i := range documents {
		documents[i] = g.invented.Release(i * g.releases / len(documents)).Facts.Document.ID
	}
	_, err := g.times("retract a release", len(documents), func(i int) error {
		document := documents[i]
		var quads []quad.Quad
		for q, err := range g.store.Match(g.ctx, quad.Label, []quad.Value{vocab.Node(document)}) {
			if err != nil {
				return err
			}
			quads = append(quads, q)
		}
		_, err := g.store.Commit(g.ctx, store.Change{Author: "bench", Cause: kg.CauseRetract, Documents: []kg.ID{document}, Remove: quads})
		return err
	})
	return err
}
