package store

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

// Encoded is a store that keeps each value once, under a number, and can give statements as
// numbers. To read a whole graph so is several times faster than by Quads, because a value
// that stands in many statements is made once.
type Encoded interface {
	// Encoded fixes the current version of the graph for reading in about so many parts,
	// each of which one goroutine may read while others read the others. Errors are those
	// of Quads; closing the store ends the parts with an error.
	Encoded(ctx context.Context, parts int) (*EncodedGraph, error)
}

// EncodedGraph is one version of a graph in numbers. Every part can be read once, and Close
// must be called in the end.
type EncodedGraph struct {
	Revision uint64 // number of the last revision in this version; 0 before the first
	Limit    uint64 // all numbers of values lie below; most numbers below are in use
	// Values yield the values of the graph, each with its number and once over all parts,
	// and perhaps more that stand in none of its statements. A slice is valid until the next.
	Values []iter.Seq2[[]EncodedValue, error]
	// Quads yield the statements, each once over all parts. Those of one subject stand
	// together, in one part. A slice is valid until the next.
	Quads []iter.Seq2[[]EncodedQuad, error]
	// Close releases the version. Parts under way end with an error. A second call does
	// nothing.
	Close func() error
}

// EncodedValue is a value with its number, which means nothing in another store.
type EncodedValue struct {
	Number uint64
	Value  quad.Value
}

// EncodedQuad is a statement by the numbers of its values.
type EncodedQuad struct{ Subject, Predicate, Object, Label uint64 }
