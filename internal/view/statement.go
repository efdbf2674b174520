package view

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// A packed statement is the predicate and object of a quad in a few bytes: the number of
// the predicate among those of the node's kind, the form of the object, and its content. It
// tells its own length. Its string order has no meaning but is the same everywhere.

// form tells how the content of a packed object is to be read.
type form byte

const (
	formClass    form = iota // the class of the node's kind; no content
	formNode                 // a node: its ref
	formConcept              // a concept of the vocabulary: its number
	formTerm                 // another term of our namespace, without the namespace
	formText                 // a Chinese literal
	formEvidence             // an evidence as [vocab.Evidence] writes it; see packEvidence
	formLiteral              // formLiteral+n: a literal of the n-th datatype
)

// codec packs and unpacks statements. It is not modified after newCodec.
type codec struct {
	predicates [kindCodes][]predicate
	numbers    map[quad.IRI][kindCodes]int16 // of predicates, by kind; -1 where it is none of the kind's
	classes    [kindCodes]quad.IRI
	datatypes  []quad.IRI
	concepts   []quad.IRI
	conceptNo  map[quad.IRI]byte
	bases      []kg.BasisKind
	print      [sha256.Size]byte
}

// predicate is a predicate of one kind of node.
type predicate struct {
	iri  quad.IRI
	edge Edge // that it states; noEdge when it leads to none
	// Whether any text, node or evidence will do as its object.
	texts, nodes, evidence bool
}

func newCodec() *codec {
	c := &codec{
		numbers: map[quad.IRI][kindCodes]int16{},
		datatypes: []quad.IRI{
			vocab.XSDDate, vocab.XSDMonth, vocab.XSDYear, vocab.XSDInteger, vocab.XSDBoolean, vocab.XSDAnyURI,
			vocab.XSDHexBinary, vocab.DataEvidence, vocab.DataSpan, vocab.DataReason, vocab.RDFJSON, vocab.DataStatement,
		},
		concepts: vocab.Concepts(), conceptNo: map[quad.IRI]byte{}, bases: kg.BasisKinds(),
	}
	for i, iri := range c.concepts {
		c.conceptNo[iri] = byte(i)
	}
	var foreign [kindCodes]int16
	for code := range foreign {
		foreign[code] = -1
	}
	for code := byte(1); code < kindCodes; code++ {
		kind := kindOf(code)
		c.classes[code] = vocab.ClassOf(kind)
		for _, iri := range vocab.Predicates(kind) {
			if _, known := c.numbers[iri]; !known {
				c.numbers[iri] = foreign
			}
			numbers := c.numbers[iri]
			numbers[code] = int16(len(c.predicates[code]))
			c.numbers[iri] = numbers
			c.predicates[code] = append(c.predicates[code], newPredicate(kind, iri))
		}
	}
	c.print = c.fingerprint()
	return c
}

// newPredicate tries what the predicate takes. One text stands for all, and a byline, which
// starts with a number, is no such text.
func newPredicate(kind kg.Kind, iri quad.IRI) predicate {
	takes := func(object quad.Value) bool {
		_, err := vocab.Decode(kg.NewID(kind), []vocab.Statement{{Predicate: iri, Object: object}})
		return err == nil
	}
	return predicate{
		iri: iri, edge: statedBy(kind, iri),
		texts:    takes(quad.LangString{Value: "文", Lang: vocab.Lang}),
		nodes:    takes(vocab.Node(kg.NewID(kg.KindPerson))),
		evidence: takes(vocab.Evidence(kg.Evidence{Rule: "r"})),
	}
}

// pack splits a quad into the node it describes, the document that states it and the
// packed statement. The error is [kg.ErrInvalid] and names the quad.
func (c *codec) pack(q quad.Quad) (node, document ref, packed string, err error) {
	id, _ := vocab.IDOf(q.Subject)
	label, _ := vocab.IDOf(q.Label)
	node, okNode := refOf(id)
	document, okDocument := refOf(label)
	number := -1
	if iri, ok := q.Predicate.(quad.IRI); ok && okNode {
		number = c.number(node.code(), iri)
	}
	switch {
	case !okNode:
		return "", "", "", fmt.Errorf("quad %v: the subject is no node of a known kind: %w", q, kg.ErrInvalid)
	case !okDocument || !labels(document):
		return "", "", "", fmt.Errorf("quad %v: the label is no document and no graph: %w", q, kg.ErrInvalid)
	case number < 0:
		return "", "", "", fmt.Errorf("quad %v: the predicate does not describe nodes of the kind %q: %w", q, id.Kind(), kg.ErrInvalid)
	}
	p := c.predicates[node.code()][number]
	object, ok := c.packObject(node.code(), q.Object)
	if !ok || (form(object[0]) == formClass) != (p.iri == vocab.Type) {
		return "", "", "", fmt.Errorf("quad %v: the object is no value of the vocabulary: %w", q, kg.ErrInvalid)
	}
	if p.edge != noEdge && !leadsTo(p.edge, object) {
		return "", "", "", fmt.Errorf("quad %v: the object is no node of the kind %q: %w", q, p.edge.From(), kg.ErrInvalid)
	}
	return node, document, string(byte(number)) + object, nil
}

// labels reports whether a ref may label statements: as a document does, or a graph of what
// no single document states.
func labels(r ref) bool { return isDocument(r) || kindOf(r.code()) == kg.KindGraph }

func isDocument(r ref) bool { return kindOf(r.code()) == kg.KindDocument }

// number is the number of a predicate among those of the kind; -1 when it is none of them.
func (c *codec) number(kind byte, iri quad.IRI) int {
	numbers, ok := c.numbers[iri]
	if !ok {
		return -1
	}
	return int(numbers[kind])
}

// leadsTo reports whether a packed object is a node to which a predicate with the edge may lead.
func leadsTo(e Edge, object string) bool {
	if form(object[0]) != formNode {
		return false
	}
	_, ok := edgeTo(e, ref(object[1:]).code())
	return ok
}

// packObject packs a value as the object of a node of the kind; ok is false when it is no
// value of the vocabulary.
func (c *codec) packObject(kind byte, v quad.Value) (object string, ok bool) {
	if v == quad.Value(c.classes[kind]) {
		return string(rune(formClass)), true
	}
	return c.packValue(v)
}

// packValue packs a value that is not the class of the node.
func (c *codec) packValue(v quad.Value) (object string, ok bool) {
	switch v := v.(type) {
	case quad.IRI:
		if id, isNode := vocab.IDOf(v); isNode {
			r, ok := refOf(id)
			return string(rune(formNode)) + string(r), ok
		}
		if n, isConcept := c.conceptNo[v]; isConcept {
			return string([]byte{byte(formConcept), n}), true
		}
		term, isTerm := strings.CutPrefix(string(v), vocab.NSHuipu)
		return withLength(formTerm, term), isTerm
	case quad.LangString:
		return withLength(formText, string(v.Value)), v.Lang == vocab.Lang
	case quad.TypedString:
		if v.Type == vocab.DataEvidence {
			if packed, ok := c.packEvidence(string(v.Value)); ok {
				return packed, true
			}
		}
		for i, datatype := range c.datatypes {
			if v.Type == datatype {
				return withLength(formLiteral+form(i), string(v.Value)), true
			}
		}
	}
	return "", false
}

func withLength(f form, text string) string {
	b := make([]byte, 0, 1+binary.MaxVarintLen32+len(text))
	b = binary.AppendUvarint(append(b, byte(f)), uint64(len(text)))
	return string(append(b, text...))
}

// object is the object of a packed statement.
func (c *codec) object(kind byte, object string) quad.Value {
	content := object[1:]
	switch f := form(object[0]); f {
	case formClass:
		return c.classes[kind]
	case formNode:
		return vocab.Node(ref(content).id())
	case formConcept:
		return c.concepts[content[0]]
	case formTerm:
		return quad.IRI(vocab.NSHuipu + textIn(content))
	case formText:
		return quad.LangString{Value: quad.String(textIn(content)), Lang: vocab.Lang}
	case formEvidence:
		return vocab.Evidence(c.unpackEvidence(content))
	default:
		return quad.TypedString{Value: quad.String(textIn(content)), Type: c.datatypes[f-formLiteral]}
	}
}

// textIn is the text behind its length.
func textIn(content string) string {
	n, width := uvarint(content)
	return content[width : width+int(n)]
}

// statementSize is the length of the packed statement at the front of data; ok is false
// when there is none. It is the one place that knows the lengths of all forms.
func (c *codec) statementSize(data string) (n int, ok bool) {
	if len(data) < 2 {
		return 0, false
	}
	content := data[2:]
	switch f := form(data[1]); {
	case f == formClass:
		return 2, true
	case f == formNode:
		r, ok := firstRef(content)
		return 2 + len(r), ok
	case f == formConcept:
		return 3, content != "" && int(content[0]) < len(c.concepts)
	case f == formEvidence:
		n, ok := c.evidenceSize(content)
		return 2 + n, ok
	case int(f) < int(formLiteral)+len(c.datatypes):
		n, width := uvarint(content)
		return 2 + width + int(n), width > 0 && n <= uint64(len(content)-width)
	}
	return 0, false
}

// target gives the edge that a packed statement of a node of the kind makes, and the node
// that the edge starts from; ok is false for a statement that makes none.
func (c *codec) target(kind byte, packed string) (edge Edge, from ref, ok bool) {
	edge = c.predicates[kind][packed[0]].edge
	if edge == noEdge {
		return noEdge, "", false
	}
	from = ref(packed[2:])
	edge, _ = edgeTo(edge, from.code())
	return edge, from, edge != noEdge
}

// isText reports whether the packed statement gives a document its text.
func (c *codec) isText(kind byte, packed string) bool {
	return c.predicates[kind][packed[0]].iri == vocab.Text && kindOf(kind) == kg.KindDocument
}

// fingerprint tells codecs apart that would read the same bytes differently.
func (c *codec) fingerprint() [sha256.Size]byte {
	h := sha256.New()
	for code := range byte(kindCodes) {
		fmt.Fprintln(h, code, kindOf(code), c.classes[code])
		for _, p := range c.predicates[code] {
			fmt.Fprintln(h, p)
		}
	}
	fmt.Fprintln(h, c.datatypes, c.concepts, c.bases)
	return [sha256.Size]byte(h.Sum(nil))
}
