package vocab

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Restate tells what lies between two contributions of one document: statements that only the first
// makes, and those that only the second makes.
func Restate(asRead, asCorrected kg.Contribution) kg.Restatement {
	before, after := statementTexts(Encode(asRead)), statementTexts(Encode(asCorrected))
	return kg.Restatement{AsRead: missing(before, after), AsCorrected: missing(after, before)}
}

// AsRead gives what the extractor reads in a document, from what the document states under
// corrections and what these change. The error is [kg.ErrInvalid] where the two do not fit.
func AsRead(corrected kg.Contribution, r kg.Restatement) (kg.Contribution, error) {
	if len(r.AsRead)+len(r.AsCorrected) == 0 {
		return corrected, nil
	}
	document := corrected.Document.ID
	now := statementTexts(Encode(corrected))
	rest := missing(now, r.AsCorrected)
	if len(rest)+len(r.AsCorrected) != len(now) {
		return kg.Contribution{}, fmt.Errorf("%s does not state all that its corrections say: %w", document, kg.ErrInvalid)
	}
	quads := make([]quad.Quad, 0, len(rest)+len(r.AsRead))
	for _, s := range append(rest, r.AsRead...) {
		q, err := statementOf(s)
		if err != nil {
			return kg.Contribution{}, err
		}
		q.Label = Node(document)
		quads = append(quads, q)
	}
	return DecodeDocument(document, quads)
}

// EncodeRestatement gives the quads of what corrections change of a document, labelled with
// [kg.GraphResolved], in a fixed order without repeats.
func EncodeRestatement(document kg.ID, r kg.Restatement) []quad.Quad {
	e := encoder{nodes: map[kg.ID]quad.Value{}}
	e.label, e.subject = e.iri(kg.GraphResolved), e.iri(document)
	for _, s := range r.AsRead {
		e.add(StatedAsRead, typed(DataStatement, s))
	}
	for _, s := range r.AsCorrected {
		e.add(StatedAsCorrected, typed(DataStatement, s))
	}
	return e.quads
}

func (d *decoder) restatement() kg.Restatement {
	statement := func(v quad.Value) (string, error) {
		s, err := typedOf(DataStatement, v)
		if err == nil {
			_, err = statementOf(s)
		}
		return s, err
	}
	return kg.Restatement{AsRead: all(d, StatedAsRead, statement), AsCorrected: all(d, StatedAsCorrected, statement)}
}

// statementTexts gives the texts of statements, sorted.
func statementTexts(quads []quad.Quad) []string {
	texts := make([]string, len(quads))
	for i, q := range quads {
		texts[i] = statementText(q)
	}
	slices.Sort(texts)
	return texts
}

// The marks of the objects of statements in text.
const (
	markIRI     = "I"
	markText    = "T" // in [Lang]
	markLiteral = "L" // of the datatype that follows
)

// statementText is a statement without its label: the id of the subject, the predicate, the mark of
// the object and the object, separated by spaces.
func statementText(q quad.Quad) string {
	id, _ := IDOf(q.Subject)
	predicate, _ := q.Predicate.(quad.IRI)
	head := string(id) + " " + string(predicate) + " "
	switch object := q.Object.(type) {
	case quad.IRI:
		return head + markIRI + " " + string(object)
	case quad.LangString:
		return head + markText + " " + string(object.Value)
	case quad.TypedString:
		return head + markLiteral + " " + string(object.Type) + " " + string(object.Value)
	}
	panic(fmt.Sprintf("statement %v: no object of a document's statement", q)) // see [Encode]
}

// statementOf reads a statement without its label; the error is [kg.ErrInvalid].
func statementOf(s string) (quad.Quad, error) {
	bad := fmt.Errorf("statement %q: want subject, predicate, mark and object: %w", s, kg.ErrInvalid)
	fields := strings.SplitN(s, " ", 4)
	if len(fields) != 4 || fields[1] == "" {
		return quad.Quad{}, bad
	}
	id, err := kg.ParseID(fields[0])
	if err != nil {
		return quad.Quad{}, fmt.Errorf("statement %q: %w", s, err)
	}
	q := quad.Quad{Subject: Node(id), Predicate: quad.IRI(fields[1])}
	switch object := fields[3]; fields[2] {
	case markIRI:
		q.Object = quad.IRI(object)
	case markText:
		q.Object = text(object)
	case markLiteral:
		datatype, value, found := strings.Cut(object, " ")
		if !found || datatype == "" {
			return quad.Quad{}, bad
		}
		q.Object = typed(quad.IRI(datatype), value)
	default:
		return quad.Quad{}, bad
	}
	return q, nil
}

// missing gives what is in a sorted list and not in the other sorted one.
func missing(list, other []string) []string {
	var rest []string
	for _, s := range list {
		if _, found := slices.BinarySearch(other, s); !found {
			rest = append(rest, s)
		}
	}
	return rest
}
