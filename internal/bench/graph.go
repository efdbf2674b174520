package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"

	"github.com/cayleygraph/quad"

	"huipu/internal/dump"
	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// graph is one graph on which everything is measured once.
type graph struct {
	Options
	ctx      context.Context
	size     int
	invented generate.Generator
	file     string // the graph as N-Quads
	dir      string // where the store is
	store    store.Store
	quads    uint64
	releases int // of the graph as loaded
	last     int // number of the next release
	measures []Measure
}

// measure takes the measures in the order in which an operator meets them.
func (g *graph) measure() error {
	for _, step := range []func() error{g.load, g.open, g.subjects, g.scan, g.dump, g.build, g.commits, g.writers, g.retract} {
		if err := step(); err != nil {
			return err
		}
		if err := g.ctx.Err(); err != nil {
			return fmt.Errorf("%w: %w", kg.ErrTimeout, err)
		}
	}
	return nil
}

func (g *graph) close() error {
	if g.store == nil {
		return nil
	}
	err := g.store.Close()
	g.store = nil
	return err
}

// write invents the graph and keeps it as N-Quads, which is what is loaded.
func (g *graph) write() (err error) {
	file, err := os.Create(g.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	invented := func(yield func(quad.Quad, error) bool) {
		var document quad.Value // the statements of a document come side by side
		for q, err := range generate.New(g.Seed).AtLeast(g.size) {
			if q.Label != document {
				document = q.Label
				g.releases++
			}
			if !yield(q, err) {
				return
			}
		}
	}
	var written dump.Summary
	took, err := g.time(func() (err error) {
		written, err = dump.Unsorted(g.ctx, file, invented, dump.Options{})
		return err
	})
	if err != nil {
		return err
	}
	g.quads = uint64(written.Quads)
	g.rate("generate N-Quads", "quads", g.quads, took)
	return nil
}

// load fills a new store.
func (g *graph) load() (err error) {
	file, err := os.Open(g.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if g.store, err = g.Open(g.dir); err != nil {
		return err
	}
	var loaded store.Loaded
	took, err := g.time(func() (err error) {
		loaded, err = g.store.Load(g.ctx, store.Change{Author: "bench", Cause: kg.CauseImport}, dump.ReadNQuads(file))
		return err
	})
	if err != nil {
		return err
	}
	if loaded.Quads != g.quads {
		return fmt.Errorf("%d of %d statements were loaded: %w", loaded.Quads, g.quads, kg.ErrInternal)
	}
	g.rate("load N-Quads", "quads", g.quads, took)
	return nil
}

// open closes the store, which settles what it has on disk, and opens it again.
func (g *graph) open() error {
	if err := g.close(); err != nil {
		return err
	}
	_, err := g.times("open", 1, func(int) (err error) {
		g.store, err = g.Open(g.dir)
		return err
	})
	if err != nil {
		return err
	}
	stats, err := g.store.Stats(g.ctx)
	if err != nil {
		return err
	}
	if stats.Quads != g.quads {
		return fmt.Errorf("%d statements were loaded and %d are there: %w", g.quads, stats.Quads, kg.ErrInternal)
	}
	g.add("disk", "B/quad", float64(stats.DiskBytes)/float64(stats.Quads))
	return nil
}

// subjects reads all statements of a hundred attendances, each of another release as far as
// there are so many.
func (g *graph) subjects() error {
	subjects, of := make([][]quad.Value, 50), map[int][]kg.Attendance{}
	for i := range subjects {
		subjects[i] = g.hundred(i, of)
	}
	_, err := g.times("100 subjects", len(subjects), func(i int) error {
		return drain(g.store.Match(g.ctx, quad.Subject, subjects[i]))
	})
	return err
}

// hundred gives nodes that were not read shortly before. It keeps the attendances of releases
// that may be asked for again.
func (g *graph) hundred(i int, of map[int][]kg.Attendance) []quad.Value {
	values := make([]quad.Value, 100)
	for k := range values {
		number := (i*100 + k) * 7919 % g.releases
		list := of[number]
		if list == nil {
			list = g.invented.Release(number).Contribution().Attendances
			of[number] = list
		}
		values[k] = vocab.Node(list[k%len(list)].ID)
	}
	return values
}

func (g *graph) scan() error {
	took, err := g.time(func() error { return drain(g.store.Quads(g.ctx)) })
	if err != nil {
		return err
	}
	g.rate("scan", "quads", g.quads, took)
	return nil
}

func (g *graph) dump() error {
	took, err := g.time(func() error {
		_, err := dump.NQuads(g.ctx, io.Discard, g.store, dump.Options{BaseIRI: "https://huipu.example/id/"})
		return err
	})
	if err != nil {
		return err
	}
	g.rate("dump, sorted", "quads", g.quads, took)
	return nil
}

// build builds the view and asks it the nested question.
func (g *graph) build() error {
	before := heap()
	var v *view.View
	took, err := g.time(func() (err error) {
		v, err = view.Build(g.ctx, g.store)
		return err
	})
	if err != nil {
		return err
	}
	g.rate("view: build", "quads", g.quads, took)
	g.add("view: memory", "B/quad", float64(heap()-before)/float64(g.quads))
	if err := g.nested(v); err != nil {
		return err
	}
	return g.applies(v)
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

// heap is the memory in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
