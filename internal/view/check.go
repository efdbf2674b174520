package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"huipu/internal/vocab"
)

// A node can be decoded when each of its statements can, whatever the others say, and each
// evidence lies within the text of its document. So statements are checked one by one when
// they come in, and evidence when the texts are there.

// checker checks statements and remembers those that recur. It is for one goroutine.
type checker struct {
	codec *codec
	good  map[string]bool // by kind and packed statement
	key   []byte
}

// maxKnown bounds what a checker remembers.
const maxKnown = 1 << 14

// statement makes sure that a statement of the node, its predicate given by number, can be read. The error is
// [kg.ErrInvalid] and names the node.
func (c *checker) statement(node, document ref, number byte, object string) error {
	kind := node.code()
	p := &c.codec.predicates[kind][number]
	switch form(object[0]) {
	case formClass:
		return nil
	case formNode:
		if p.nodes {
			return nil
		}
	case formText:
		if p.texts {
			return nil
		}
	case formEvidence:
		if p.evidence {
			return nil
		}
	}
	c.key = append(append(c.key[:0], kind, number), object...)
	if c.good[string(c.key)] {
		return nil
	}
	packed := string(c.key[1:])
	if _, err := vocab.Decode(node.id(), []vocab.Statement{c.codec.statement(kind, document.id(), packed)}); err != nil {
		return err
	}
	if len(c.good) >= maxKnown || c.good == nil {
		c.good = map[string]bool{}
	}
	c.good[string(c.key)] = true
	return nil
}

// check makes sure that what changed can be read.
func (d *draft) check() error {
	texts := quoter{graph: d}
	slices.SortFunc(d.suspect, func(a, b suspect) int {
		return cmp.Or(compareRefs(string(a.node), string(b.node)), compareRefs(string(a.document), string(b.document)))
	})
	for _, s := range slices.Compact(d.suspect) {
		p, ok := d.entry(s.node).parts.find(string(s.document))
		if !ok {
			continue
		}
		if err := texts.check(s.node, part(p)); err != nil {
			return err
		}
	}
	return nil
}

// quoter checks evidence. It remembers the last text, for evidence comes by document.
type quoter struct {
	graph
	document ref
	text     string
}

// check makes sure that all evidence in a part of the node lies within the text of the
// document. The error is [kg.ErrInvalid] and names both.
func (q *quoter) check(node ref, p part) error {
	c := q.coding()
	for s := range p.statements(c) {
		if c.predicates[node.code()][s[0]].iri != vocab.HasEvidence {
			continue
		}
		document := p.document()
		if document != q.document {
			q.document, q.text = document, textOf(q, document)
		}
		e, err := c.evidence(s[1:], "")
		if err == nil {
			e.Document = document.id()
			_, err = passage(q.text, e.Span, e.Document)
		}
		if err == nil && !e.Basis.IsZero() {
			_, err = passage(q.text, e.Basis.Span, e.Document)
		}
		if err != nil {
			return fmt.Errorf("evidence of %s: %w", node.id(), err)
		}
	}
	return nil
}

// check makes sure that all evidence of the version lies within its documents. The error is
// that of the first node in a fixed order, so that it does not depend on the order of the work.
func (s *Snapshot) check(ctx context.Context) error {
	type finding struct {
		node ref
		err  error
	}
	findings := make([]finding, kindCodes*trieWays)
	err := inParallel(ctx, len(findings), func(task int) error {
		texts := quoter{graph: s}
		for r, e := range s.some(byte(task/trieWays), task%trieWays) {
			for item := range e.parts.all() {
				if err := texts.check(r, part(item)); err != nil {
					findings[task] = finding{r, err}
					return nil
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("checking nodes: %w", err)
	}
	for _, f := range findings {
		if f.err != nil {
			return f.err
		}
	}
	return nil
}
