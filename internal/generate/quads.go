package generate

import (
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/vocab"
)

// Quads gives the statements of the release, as ingestion would store them: labelled with
// the document, without repeats, in a fixed order.
func (r Release) Quads() []quad.Quad { return vocab.Encode(r.Contribution()) }

// Change gives the change by which ingestion would store the release with the number.
func (g Generator) Change(number int) store.Change {
	r := g.Release(number)
	return store.Change{
		Author: "generate", Cause: kg.CauseIngest, Message: r.Name(),
		Documents: []kg.ID{r.Facts.Document.ID}, Add: r.Quads(),
	}
}

// Quads yields the statements of the first releases, those of one after those of the other,
// each statement once. Releases are made a few ahead, on all processors, by goroutines that
// end with the iteration; memory does not grow with the number. The error is always nil; it
// is there because stores load such sequences.
func (g Generator) Quads(releases int) iter.Seq2[quad.Quad, error] {
	return g.while(func(n, _ int) bool { return n < releases })
}

// AtLeast yields the statements of as many first releases as have the number of statements
// together, all of the last one included. It is otherwise as [Generator.Quads].
func (g Generator) AtLeast(quads int) iter.Seq2[quad.Quad, error] {
	return g.while(func(_, n int) bool { return n < quads })
}

// while yields the statements of releases as long as it is told to go on after so many
// releases and statements.
func (g Generator) while(more func(releases, quads int) bool) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		if !more(0, 0) {
			return
		}
		releases, quads := 0, 0
		for list := range g.ahead() {
			for _, q := range list {
				if !yield(q, nil) {
					return
				}
			}
			releases, quads = releases+1, quads+len(list)
			if !more(releases, quads) {
				return
			}
		}
	}
}

// Quads is [Generator.Quads] of the generator of the seed.
func Quads(seed uint64, releases int) iter.Seq2[quad.Quad, error] { return New(seed).Quads(releases) }

// Change is [Generator.Change] of the generator of the seed.
func Change(seed uint64, number int) store.Change { return New(seed).Change(number) }
