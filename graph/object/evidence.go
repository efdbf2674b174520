package object

import (
	"fmt"

	"huipu/internal/explain"
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Evidence is a passage that a fact was read from.
type Evidence struct {
	all     *passages
	passage *kg.Evidence
	at      int
}

// passages are read together, of the facts that are peers.
type passages struct {
	s        *query.Session
	ids      []kg.ID // of their documents
	document lazy[[]*Document]
}

// Document is the document quoted.
func (o *Evidence) Document() (*Document, error) {
	found, err := o.all.document.get(func() ([]*Document, error) { return loadDocuments(o.all.s, o.all.ids) })
	return required(found, err, o.at, o.passage.Document)
}

// Span is where the quote stands in the document's text.
func (o *Evidence) Span() *kg.Span { return &o.passage.Span }

// Quote is exactly the text of the span.
func (o *Evidence) Quote() string { return o.passage.Quote }

// Rule is the name of the rule that read it.
func (o *Evidence) Rule() string { return o.passage.Rule }

// Confidence is how sure the rule is, from 0 to 1.
func (o *Evidence) Confidence() float64 { return o.passage.Confidence }

// Basis is what else the reading rests on; nil when the quote says it all.
func (o *Evidence) Basis() *kg.Basis {
	if o.passage.Basis.IsZero() {
		return nil
	}
	return &o.passage.Basis
}

// Explain tells in one sentence why the passage was read so.
func (o *Evidence) Explain(language explain.Language) string {
	return explain.Evidence(*o.passage).In(language)
}

// choice is which passages of each fact are asked for.
type choice struct {
	document kg.ID // of all documents when zero
	first    int
}

// evidenceOf gives the first passages of the fact at a place among its peers.
func evidenceOf[N any](p *peers[N], at int, document *kg.ID, first int, of func(*N) []kg.Evidence) ([]*Evidence, error) {
	if first < 0 || first > query.MaxPage {
		return nil, fmt.Errorf("first %d: want 0 to %d: %w", first, query.MaxPage, kg.ErrInvalid)
	}
	c := choice{first: first}
	if document != nil {
		c.document = *document
	}
	lists, err := remember[lazy[[][]*Evidence]](&p.memo, c).get(func() ([][]*Evidence, error) {
		all := &passages{s: p.s}
		lists := make([][]*Evidence, len(p.nodes))
		for i, n := range p.nodes {
			if n == nil {
				continue
			}
			list := of(n)
			for j := range list {
				if len(lists[i]) == c.first {
					break
				}
				if c.document == "" || list[j].Document == c.document {
					lists[i] = append(lists[i], &Evidence{all, &list[j], len(all.ids)})
					all.ids = append(all.ids, list[j].Document)
				}
			}
		}
		return lists, nil
	})
	return element(lists, err, at)
}
