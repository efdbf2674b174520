package dump

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/store"
	"huipu/internal/vocab"
)

// Options say how a graph is written.
type Options struct {
	BaseIRI     string // start of the public IRI of every node; ends in "/" or "#"
	TempDir     string // where sorted runs are kept while writing; empty for the system's place
	MemoryLimit int    // bytes of lines sorted in memory at a time; 0 for 16 MiB
}

// Summary tells what was written.
type Summary struct {
	Quads  int64
	Bytes  int64
	SHA256 string // hexadecimal, of all bytes
}

// NQuads writes every statement of one version of the store, and the class of every node
// that carries none, as N-Quads in the canonical form of RDF 1.2 N-Quads, section 3 (which
// RDFC-1.0 uses). Lines are sorted by their bytes and each stands once, so the same graph
// gives the same bytes on every machine and from every backend.
//
// Memory stays bounded: above Options.MemoryLimit, sorted runs go to temporary files that
// are gone when NQuads returns. What was written before an error is not a whole graph.
// The error wraps a category of package kg, or the error of w.
func NQuads(ctx context.Context, w io.Writer, s store.Store, o Options) (Summary, error) {
	return Quads(ctx, w, s.Quads(ctx), o)
}

// Quads writes the statements as [NQuads] does those of a store. An error of the sequence
// ends the work and is returned.
func Quads(ctx context.Context, w io.Writer, quads iter.Seq2[quad.Quad, error], o Options) (Summary, error) {
	if err := o.check(); err != nil {
		return Summary{}, err
	}
	summary, err := write(ctx, w, quads, o)
	if err != nil {
		return Summary{}, fmt.Errorf("exporting N-Quads: %w", err)
	}
	return summary, nil
}

func write(ctx context.Context, w io.Writer, quads iter.Seq2[quad.Quad, error], o Options) (Summary, error) {
	sorter := newSorter(o.TempDir, o.MemoryLimit)
	defer sorter.close()

	classes := classifier{}
	var line []byte
	add := func(q quad.Quad) (err error) {
		if line, err = appendLine(line[:0], o.BaseIRI, q); err != nil {
			return err
		}
		return sorter.add(ctx, line)
	}
	for q, err := range quads {
		if err != nil {
			return Summary{}, err
		}
		if err := add(q); err != nil {
			return Summary{}, err
		}
		if class, ok := classes.entailed(q); ok {
			if err := add(class); err != nil {
				return Summary{}, err
			}
		}
	}

	out := newSink(w)
	for line, err := range sorter.sorted(ctx) {
		if err == nil {
			err = out.line(line)
		}
		if err != nil {
			return Summary{}, err
		}
	}
	return out.close()
}

// classifier finds the classes that are entailed but not stored. It remembers what it gave
// out lately, because most stores yield the statements of a node side by side; a repeat
// that slips through is dropped by the sort.
type classifier map[node]struct{}

type node struct{ subject, label quad.Value }

// maxRemembered bounds the memory of a classifier.
const maxRemembered = 1 << 14

// entailed is the class of the subject of q, stated where q is, when it is not stored.
func (c classifier) entailed(q quad.Quad) (quad.Quad, bool) {
	id, ok := vocab.IDOf(q.Subject)
	if !ok || vocab.TypeStored(id.Kind()) {
		return quad.Quad{}, false
	}
	key := node{q.Subject, q.Label}
	if _, known := c[key]; known {
		return quad.Quad{}, false
	}
	if len(c) == maxRemembered {
		clear(c)
	}
	c[key] = struct{}{}
	return quad.Quad{Subject: q.Subject, Predicate: vocab.Type, Object: vocab.ClassOf(id.Kind()), Label: q.Label}, true
}
