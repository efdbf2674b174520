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
// each statement once. It holds one release at a time. The error is always nil; it is there
// because stores load such sequences.
func (g Generator) Quads(releases int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for i := range releases {
			for _, q := range g.Release(i).Quads() {
				if !yield(q, nil) {
					return
				}
			}
		}
	}
}

// AtLeast yields the statements of as many first releases as have the number of statements
// together, all of the last one included. It is otherwise as [Generator.Quads].
func (g Generator) AtLeast(quads int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for i, n := 0, 0; n < quads; i++ {
			list := g.Release(i).Quads()
			n += len(list)
			for _, q := range list {
				if !yield(q, nil) {
					return
				}
			}
		}
	}
}

// Quads is [Generator.Quads] of the generator of the seed.
func Quads(seed uint64, releases int) iter.Seq2[quad.Quad, error] { return New(seed).Quads(releases) }

// Change is [Generator.Change] of the generator of the seed.
func Change(seed uint64, number int) store.Change { return New(seed).Change(number) }
