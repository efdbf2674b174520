package view

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/vocab"
)

// errForeign says that a statement is none of the vocabulary, without naming it: the values
// of numbers are not kept.
var errForeign = errors.New("a statement is none of the vocabulary")

// readParts is the number of parts in which a store is read.
const readParts = 32

// term is a value of the store, packed in every way in which it can be used.
type term struct {
	object  string            // packed, with the ref behind the form of a node; empty for no value of the vocabulary
	numbers *[kindCodes]int16 // of a predicate, by kind
	class   byte              // code of the kind whose class it is
	isNode  bool
}

// readEncoded reads the records of a store by numbers. The error is errForeign where a
// statement cannot be taken.
func readEncoded(ctx context.Context, s store.Encoded) ([]record, error) {
	graph, err := s.Encoded(ctx, readParts)
	if err != nil {
		return nil, err
	}
	records, err := readGraph(ctx, graph)
	if closed := graph.Close(); err == nil {
		err = closed
	}
	return records, err
}

func readGraph(ctx context.Context, graph *store.EncodedGraph) ([]record, error) {
	c := newCodec()
	terms, err := readTerms(ctx, c, graph)
	if err != nil {
		return nil, err
	}
	parts := make([][]record, len(graph.Quads))
	err = inParallel(ctx, len(parts), func(task int) error {
		r := termReader{codec: c, terms: terms, check: checker{codec: c}}
		var err error
		parts[task], err = r.read(graph.Quads[task])
		return err
	})
	if err != nil {
		return nil, err
	}
	records := slices.Concat(parts...)
	slices.SortFunc(records, func(a, b record) int { return compareRefs(string(a.node), string(b.node)) })
	return records, nil
}

func readTerms(ctx context.Context, c *codec, graph *store.EncodedGraph) ([]term, error) {
	if graph.Limit > maxTerms {
		return nil, fmt.Errorf("%d values are more than a view can hold (%d): %w", graph.Limit, maxTerms, kg.ErrLimit)
	}
	predicates := map[quad.IRI]*[kindCodes]int16{}
	for iri, numbers := range c.numbers {
		predicates[iri] = &numbers
	}
	terms := make([]term, graph.Limit)
	return terms, inParallel(ctx, len(graph.Values), func(task int) error {
		var memory arena
		for chunk, err := range graph.Values[task] {
			if err != nil {
				return err
			}
			for _, v := range chunk {
				if v.Number >= graph.Limit {
					return fmt.Errorf("value %d is not below %d: %w", v.Number, graph.Limit, kg.ErrInternal)
				}
				terms[v.Number] = c.term(v.Value, predicates, &memory)
			}
		}
		return nil
	})
}

// maxTerms bounds the numbers of values, above what fits into memory.
const maxTerms = 1 << 32

func (c *codec) term(v quad.Value, predicates map[quad.IRI]*[kindCodes]int16, memory *arena) term {
	var t term
	if object, ok := c.packValue(v); ok {
		t.object = memory.hold([]byte(object))
	}
	if iri, ok := v.(quad.IRI); ok {
		_, isNode := vocab.IDOf(iri)
		t.isNode = isNode && t.object != ""
		t.numbers = predicates[iri]
		t.class = byte(max(slices.Index(c.classes[:], iri), 0))
	}
	return t
}

// termReader makes records of statements in numbers. It is for one goroutine.
type termReader struct {
	codec   *codec
	terms   []term
	check   checker
	records []record
	writer  recordWriter
	names   arena // of the refs of nodes
}

func (r *termReader) read(chunks func(func([]store.EncodedQuad, error) bool)) ([]record, error) {
	subject := uint64(0)
	for chunk, err := range chunks {
		if err != nil {
			return nil, err
		}
		for _, q := range chunk {
			if q.Subject != subject {
				r.finish(subject)
				subject = q.Subject
			}
			if err := r.add(q); err != nil {
				return nil, err
			}
		}
	}
	r.finish(subject)
	return r.records, nil
}

func (r *termReader) add(q store.EncodedQuad) error {
	if max(q.Subject, q.Predicate, q.Object, q.Label) >= uint64(len(r.terms)) {
		return fmt.Errorf("statement %v has a number that is not below %d: %w", q, len(r.terms), kg.ErrInternal)
	}
	s, p, o, l := &r.terms[q.Subject], &r.terms[q.Predicate], &r.terms[q.Object], &r.terms[q.Label]
	if !s.isNode || !l.isNode || p.numbers == nil {
		return errForeign
	}
	node, document := ref(s.object[1:]), ref(l.object[1:])
	kind := node.code()
	number := p.numbers[kind]
	if !labels(document) {
		return errForeign
	}
	object := o.object
	if o.class == kind && kind != 0 {
		object = "\x00"
	}
	if !r.codec.fits(kind, int(number), object) {
		return errForeign
	}
	if r.check.statement(node, document, byte(number), object) != nil {
		return errForeign
	}
	r.writer.statements = append(r.writer.statements, said{document, byte(number), object})
	return nil
}

// finish makes the record of the subject.
func (r *termReader) finish(subject uint64) {
	if len(r.writer.statements) == 0 {
		return
	}
	slices.SortFunc(r.writer.statements, func(a, b said) int {
		return cmp.Or(
			compareRefs(string(a.document), string(b.document)), cmp.Compare(a.number, b.number), strings.Compare(a.object, b.object),
		)
	})
	node := ref(r.names.hold([]byte(r.terms[subject].object[1:])))
	r.records = append(r.records, r.writer.record(node))
}
