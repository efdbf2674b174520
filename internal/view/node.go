package view

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// graph is a version, published or in the making, as nodes are made from it.
type graph interface {
	entry(r ref) *entry // nil when there is none
	coding() *codec
}

// decode makes the node that the parts of an entry describe, with quotes, and with the role
// and organisation of a membership's post. The cost is about what it takes in memory. Every
// part was checked when it came in, so an error is a defect of this package.
func decode(g graph, r ref, e *entry) (node any, cost int, err error) {
	c, code := g.coding(), r.code()
	var statements []vocab.Statement
	var evidence []kg.Evidence
	for item := range e.parts.all() {
		p := part(item)
		document, known := p.document().id(), len(statements)
		var last string
		for s := range p.statements(c) {
			last = s
			if c.predicates[code][s[0]].iri == vocab.HasEvidence {
				one, err := c.evidence(s[1:], document)
				if err != nil {
					return nil, 0, fmt.Errorf("evidence of %s: %w", r.id(), err)
				}
				evidence = append(evidence, one)
				continue
			}
			statements = append(statements, c.statement(code, document, s))
		}
		if known == len(statements) { // the document is a source all the same
			statements = append(statements, c.statement(code, document, last))
		}
		cost += len(item)
	}
	if node, err = vocab.Decode(r.id(), statements); err != nil {
		return nil, 0, err
	}
	if m, ok := node.(*kg.Membership); ok && m.Post != "" {
		takePost(g, m)
	}
	slices.SortFunc(evidence, kg.CompareEvidence)
	evidence = slices.Compact(evidence)
	for i := range evidence {
		if err := quote(g, &evidence[i]); err != nil {
			return nil, 0, fmt.Errorf("evidence of %s: %w", r.id(), err)
		}
	}
	setEvidence(node, evidence)
	if _, ok := node.(*kg.Document); ok {
		cost = 0 // its texts are those of the entry
	}
	return node, nodeCost + costFactor*cost, nil
}

// A decoded node takes about nodeCost bytes and costFactor times as many as its statements,
// as the benchmarks of memory show.
const (
	nodeCost   = 320
	costFactor = 6
)

// statement unpacks a statement of a node of the kind. Texts share the memory of packed.
func (c *codec) statement(kind byte, document kg.ID, packed string) vocab.Statement {
	return vocab.Statement{Predicate: c.predicates[kind][packed[0]].iri, Object: c.object(kind, packed[1:]), Document: document}
}

func idOrNone(r ref) kg.ID {
	if r == "" {
		return ""
	}
	return r.id()
}

func setEvidence(node any, list []kg.Evidence) {
	switch n := node.(type) {
	case *kg.Person:
		n.Evidence = list
	case *kg.Organisation:
		n.Evidence = list
	case *kg.Membership:
		n.Evidence = list
	case *kg.Meeting:
		n.Evidence = list
	case *kg.Attendance:
		n.Evidence = list
	case *kg.GroupAttendance:
		n.Evidence = list
	}
}

// quote sets the quotes of an evidence to the spans of its document's text.
func quote(g graph, e *kg.Evidence) error {
	document, _ := refOf(e.Document)
	text := textOf(g, document)
	var err error
	if e.Quote, err = passage(text, e.Span, e.Document); err != nil {
		return err
	}
	if !e.Basis.IsZero() {
		e.Basis.Quote, err = passage(text, e.Basis.Span, e.Document)
	}
	return err
}

// textOf is the text of a document, as [vocab.Decode] takes it: stated by most documents,
// and the smallest among equals. It is empty when none states it.
func textOf(g graph, document ref) string {
	e := g.entry(document)
	if !e.stated() {
		return ""
	}
	c := g.coding()
	var texts []string
	for item := range e.parts.all() {
		for s := range part(item).statements(c) {
			if c.isText(document.code(), s) {
				texts = append(texts, textIn(s[2:]))
			}
		}
	}
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	slices.Sort(texts)
	best, most := "", 0
	for group := range groups(texts, func(t string) string { return t }) {
		if len(group) > most {
			best, most = group[0], len(group)
		}
	}
	return best
}

// passage is the span of a document's text.
func passage(text string, span kg.Span, document kg.ID) (string, error) {
	start, end := span.Start, span.End
	switch {
	case start < 0 || end < start || end > len(text):
		return "", fmt.Errorf("bytes %d to %d lie outside the %d bytes of %s: %w", start, end, len(text), document, kg.ErrInvalid)
	case !boundary(text, start) || !boundary(text, end):
		return "", fmt.Errorf("bytes %d to %d cut a character of %s: %w", start, end, document, kg.ErrInvalid)
	}
	return text[start:end], nil
}

func boundary(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
