package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"huipu/internal/generate"
	"huipu/internal/store"
)

// Options say what is measured.
type Options struct {
	// Sizes are the numbers of statements of the graphs, each at least 1. A graph has as many
	// whole releases as come to the number.
	Sizes []int
	// Repeat is how often everything is measured on a new graph, at least once.
	Repeat int
	// Commits is how many releases each writer commits; 0 stands for 100.
	Commits int
	// Seed is that of the invented releases.
	Seed uint64
	// Dir is an existing folder in which the graphs are kept meanwhile.
	Dir string
	// Open opens the store in a folder, or makes one.
	Open func(dir string) (store.Store, error)
	// Now is the clock.
	Now func() time.Time
	// Processor, if set, tells how much time of processors the process has had. Measures are
	// then given by it as well, which other work on the machine changes less.
	Processor func() time.Duration
	// Done, if set, is told of each graph that has been measured: its size and which time it
	// was, from 1.
	Done func(size, time int)
}

// Result is what was measured on the graphs of one size.
type Result struct {
	Size     int       `json:"size"`     // as asked for
	Quads    uint64    `json:"quads"`    // statements of the graph
	Releases int       `json:"releases"` // releases of the graph
	Measures []Measure `json:"measures"` // in the order in which they were taken
}

// Run measures one size after the other, and gives the results in that order. The error is
// that of the context, of the store, or of what reads it.
func Run(ctx context.Context, o Options) ([]Result, error) {
	if o.Commits == 0 {
		o.Commits = 100
	}
	var results []Result
	for _, size := range o.Sizes {
		result, err := o.size(ctx, size)
		if err != nil {
			return nil, fmt.Errorf("measuring %d statements: %w", size, err)
		}
		results = append(results, result)
	}
	return results, nil
}

func (o Options) size(ctx context.Context, size int) (result Result, err error) {
	name := filepath.Join(o.Dir, fmt.Sprintf("graph-%d", size))
	made := graph{Options: o, ctx: ctx, size: size, file: name + ".nq"}
	defer func() { err = errors.Join(err, os.RemoveAll(made.file)) }()
	if err := made.write(); err != nil {
		return result, err
	}
	result = Result{size, made.quads, made.releases, made.measures}
	for i := range max(1, o.Repeat) {
		g := made
		g.measures, g.last = nil, made.releases
		g.dir, g.invented = fmt.Sprintf("%s-%d", name, i), generate.New(o.Seed)
		if err := errors.Join(g.measure(), g.close(), os.RemoveAll(g.dir)); err != nil {
			return result, err
		}
		result.Measures = merge(result.Measures, g.measures)
		if o.Done != nil {
			o.Done(size, i+1)
		}
	}
	return result, nil
}

// merge adds the runs of the measures to those of the same name and unit.
func merge(measures, more []Measure) []Measure {
	for _, m := range more {
		i := slices.IndexFunc(measures, func(other Measure) bool { return other.Name == m.Name && other.Unit == m.Unit })
		if i < 0 {
			measures = append(measures, m)
			continue
		}
		measures[i].Runs = append(measures[i].Runs, m.Runs...)
		measures[i].Median = median(measures[i].Runs)
	}
	return measures
}
