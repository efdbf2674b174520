package view

import (
	"fmt"
	"iter"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// graph is a version, published or in the making, as nodes are made from it.
type graph interface {
	entry(id kg.ID) *entry // nil when there is none
	coding() *codec
}

// decode makes the node that the given parts of an entry describe, with quotes, and with
// the role and organisation of a membership's post.
func decode(g graph, e *entry, parts iter.Seq[part]) (any, error) {
	var statements []vocab.Statement
	for p := range parts {
		for s := range p.statements() {
			statements = append(statements, g.coding().unpack(e.id.Kind(), p.document, s))
		}
	}
	node, err := vocab.Decode(e.id, statements)
	if err != nil {
		return nil, err
	}
	if m, ok := node.(*kg.Membership); ok && m.Post != "" {
		links := g.entry(m.Post).outgoing(g.coding())
		m.Role, m.Organisation = elected(links, RolePosts), elected(links, OrganisationPosts)
	}
	evidence := evidenceOf(node)
	for i := range evidence {
		if err := quote(g, &evidence[i]); err != nil {
			return nil, fmt.Errorf("evidence of %s: %w", e.id, err)
		}
	}
	return node, nil
}

// evidenceOf is the evidence of a node, to be filled in place; nil for nodes without any.
func evidenceOf(node any) []kg.Evidence {
	switch n := node.(type) {
	case *kg.Person:
		return n.Evidence
	case *kg.Organisation:
		return n.Evidence
	case *kg.Membership:
		return n.Evidence
	case *kg.Meeting:
		return n.Evidence
	case *kg.Attendance:
		return n.Evidence
	case *kg.GroupAttendance:
		return n.Evidence
	}
	return nil
}

// quote sets the quotes of an evidence to the spans of its document's text.
func quote(g graph, e *kg.Evidence) error {
	text := ""
	if document := g.entry(e.Document); document.stated() {
		node, err := load(g, document)
		if err != nil {
			return err
		}
		if d, ok := node.(*kg.Document); ok {
			text = d.Text
		}
	}
	var err error
	if e.Quote, err = passage(text, e.Span, e.Document); err != nil {
		return err
	}
	if !e.Basis.IsZero() {
		e.Basis.Quote, err = passage(text, e.Basis.Span, e.Document)
	}
	return err
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

// load gives the node of a stated entry from its cache, or decodes and caches it. Readers
// that load at the same time agree on one node.
func load(g graph, e *entry) (any, error) {
	if node := e.node.Load(); node != nil {
		return node, nil
	}
	node, err := decode(g, e, e.parts.all())
	if err != nil {
		return nil, err
	}
	e.node.CompareAndSwap(nil, node)
	return e.node.Load(), nil
}
