package view

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// A packed statement is the predicate and object of a quad in a few bytes: the number of
// the predicate among those of the node's kind, the form of the object, and its text. Its
// string order has no meaning but is the same everywhere.

// form tells how the text of a packed object is to be read.
type form byte

const (
	formClass   form = iota // the class of the node's kind; no text
	formNode                // a node's whole IRI, so that its id is a part of the text
	formTerm                // a term of our namespace, without the namespace
	formText                // a Chinese literal
	formLiteral             // formLiteral+n: a literal of the n-th datatype
)

// codec packs and unpacks statements. It is not modified after newCodec.
type codec struct {
	predicates map[kg.Kind][]predicate
	datatypes  []quad.IRI
}

// predicate is a predicate of one kind of node, with the edge that it is stated by.
type predicate struct {
	iri  quad.IRI
	edge Edge // noEdge when the predicate leads to no edge
}

func newCodec() *codec {
	c := &codec{
		predicates: map[kg.Kind][]predicate{},
		datatypes: []quad.IRI{
			vocab.XSDDate, vocab.XSDMonth, vocab.XSDYear, vocab.XSDInteger, vocab.XSDBoolean, vocab.XSDAnyURI,
			vocab.XSDHexBinary, vocab.DataEvidence, vocab.DataSpan,
		},
	}
	for _, kind := range kg.Kinds() {
		for _, iri := range vocab.Predicates(kind) {
			c.predicates[kind] = append(c.predicates[kind], predicate{iri, statedBy(kind, iri)})
		}
	}
	return c
}

// pack splits a quad into the node it describes, the document that states it and the
// packed statement. The error is [kg.ErrInvalid] and names the quad.
func (c *codec) pack(q quad.Quad) (node, document kg.ID, packed string, err error) {
	node, okNode := vocab.IDOf(q.Subject)
	document, okDocument := vocab.IDOf(q.Label)
	switch {
	case !okNode || c.predicates[node.Kind()] == nil || node.Key() == "":
		return "", "", "", fmt.Errorf("quad %v: the subject is no node of a known kind: %w", q, kg.ErrInvalid)
	case !okDocument || document.Kind() != kg.KindDocument || document.Key() == "":
		return "", "", "", fmt.Errorf("quad %v: the label is no document: %w", q, kg.ErrInvalid)
	}
	code := slices.IndexFunc(c.predicates[node.Kind()], func(p predicate) bool { return p.iri == q.Predicate })
	if code < 0 {
		return "", "", "", fmt.Errorf("quad %v: the predicate does not describe nodes of the kind %q: %w", q, node.Kind(), kg.ErrInvalid)
	}
	f, text, ok := c.packObject(node.Kind(), q.Object)
	if !ok || (f == formClass) != (q.Predicate == vocab.Type) {
		return "", "", "", fmt.Errorf("quad %v: the object is no value of the vocabulary: %w", q, kg.ErrInvalid)
	}
	if edge := c.predicates[node.Kind()][code].edge; edge != noEdge {
		if id, _ := vocab.IDOf(q.Object); id.Kind() != edge.From() {
			return "", "", "", fmt.Errorf("quad %v: the object is no node of the kind %q: %w", q, edge.From(), kg.ErrInvalid)
		}
	}
	var b strings.Builder
	b.Grow(2 + len(text))
	b.WriteByte(byte(code))
	b.WriteByte(byte(f))
	b.WriteString(text)
	return node, document, b.String(), nil
}

func (c *codec) packObject(kind kg.Kind, v quad.Value) (f form, text string, ok bool) {
	switch v := v.(type) {
	case quad.IRI:
		if v == vocab.ClassOf(kind) {
			return formClass, "", true
		}
		if id, isNode := vocab.IDOf(v); isNode {
			return formNode, string(v), c.predicates[id.Kind()] != nil && id.Key() != ""
		}
		term, isTerm := strings.CutPrefix(string(v), vocab.NSHuipu)
		return formTerm, term, isTerm
	case quad.LangString:
		return formText, string(v.Value), v.Lang == vocab.Lang
	case quad.TypedString:
		datatype := slices.Index(c.datatypes, v.Type)
		return formLiteral + form(datatype), string(v.Value), datatype >= 0
	}
	return 0, "", false
}

// unpack is the inverse of pack. Texts of the result share the memory of packed.
func (c *codec) unpack(kind kg.Kind, document kg.ID, packed string) vocab.Statement {
	return vocab.Statement{
		Predicate: c.predicates[kind][packed[0]].iri,
		Object:    c.unpackObject(kind, form(packed[1]), packed[2:]),
		Document:  document,
	}
}

func (c *codec) unpackObject(kind kg.Kind, f form, text string) quad.Value {
	switch f {
	case formClass:
		return vocab.ClassOf(kind)
	case formNode:
		return quad.IRI(text)
	case formTerm:
		return quad.IRI(vocab.NSHuipu + text)
	case formText:
		return quad.LangString{Value: quad.String(text), Lang: vocab.Lang}
	}
	return quad.TypedString{Value: quad.String(text), Type: c.datatypes[f-formLiteral]}
}

// target gives the edge that a packed statement of a node of the kind makes, and the node
// that the edge starts from; ok is false for a statement that makes none.
func (c *codec) target(kind kg.Kind, packed string) (edge Edge, from kg.ID, ok bool) {
	edge = c.predicates[kind][packed[0]].edge
	if edge == noEdge {
		return noEdge, "", false
	}
	from, ok = vocab.IDOf(quad.IRI(packed[2:]))
	return edge, from, ok
}

// isText reports whether the packed statement gives a document its text.
func (c *codec) isText(kind kg.Kind, packed string) bool {
	return kind == kg.KindDocument && c.predicates[kind][packed[0]].iri == vocab.Text
}
