package vocab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

func text(s string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: Lang} }

func textOf(v quad.Value) (string, error) {
	if s, ok := v.(quad.LangString); ok && s.Lang == Lang {
		return string(s.Value), nil
	}
	return "", fmt.Errorf("%v: want a literal with the language tag %s: %w", v, Lang, kg.ErrInvalid)
}

func typed(datatype quad.IRI, s string) quad.Value {
	return quad.TypedString{Value: quad.String(s), Type: datatype}
}

func typedOf(datatype quad.IRI, v quad.Value) (string, error) {
	if s, ok := v.(quad.TypedString); ok && s.Type == datatype {
		return string(s.Value), nil
	}
	return "", fmt.Errorf("%v: want a literal of type %s: %w", v, string(datatype), kg.ErrInvalid)
}

func integer(n int) quad.Value { return typed(XSDInteger, strconv.Itoa(n)) }

func integerOf(v quad.Value) (int, error) {
	s, err := typedOf(XSDInteger, v)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("integer %q: %w", s, kg.ErrInvalid)
	}
	return n, nil
}

// date gives a date the XML Schema type of its precision.
func date(d kg.Date) quad.Value {
	switch d.Precision() {
	case kg.PrecisionYear:
		return typed(XSDYear, d.String())
	case kg.PrecisionMonth:
		return typed(XSDMonth, d.String())
	}
	return typed(XSDDate, d.String())
}

func dateOf(v quad.Value) (kg.Date, error) {
	s, ok := v.(quad.TypedString)
	if !ok {
		return kg.Date{}, fmt.Errorf("%v: want a date literal: %w", v, kg.ErrInvalid)
	}
	d, err := kg.ParseDate(string(s.Value))
	if err != nil {
		return kg.Date{}, err
	}
	if date(d) != v {
		return kg.Date{}, fmt.Errorf("%v: the type does not fit the precision: %w", v, kg.ErrInvalid)
	}
	return d, nil
}

// Span is the literal of a span: three ranges of byte, code point and UTF-16 offsets, as
// in "201,209;67,71;67,71".
func Span(s kg.Span) quad.Value { return typed(DataSpan, spanText(s)) }

func spanText(s kg.Span) string { return string(appendSpan(nil, s)) }

func appendSpan(b []byte, s kg.Span) []byte {
	for i, n := range [...]int{s.Start, s.End, s.StartChar, s.EndChar, s.StartUTF16, s.EndUTF16} {
		b = strconv.AppendInt(b, int64(n), 10)
		if i < 5 {
			b = append(b, ",;,;,"[i])
		}
	}
	return b
}

func parseSpan(s string) (kg.Span, error) {
	var offsets [6]int
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
	ok := len(fields) == len(offsets)
	for i := 0; ok && i < len(offsets); i++ {
		n, err := strconv.Atoi(fields[i])
		offsets[i], ok = n, err == nil && n >= 0
	}
	span := kg.Span{
		Start: offsets[0], End: offsets[1], StartChar: offsets[2], EndChar: offsets[3],
		StartUTF16: offsets[4], EndUTF16: offsets[5],
	}
	if !ok || spanText(span) != s || span.Start > span.End || span.StartChar > span.EndChar || span.StartUTF16 > span.EndUTF16 {
		return kg.Span{}, fmt.Errorf("span %q: want three ranges b,e;b,e;b,e: %w", s, kg.ErrInvalid)
	}
	return span, nil
}

// SpanOf reads a span literal; the error is [kg.ErrInvalid].
func SpanOf(v quad.Value) (kg.Span, error) {
	s, err := typedOf(DataSpan, v)
	if err != nil {
		return kg.Span{}, err
	}
	return parseSpan(s)
}

// Evidence is the literal of an evidence: the span, the confidence with two decimals and
// the rule, separated by spaces, as in "201,209;67,71;67,71 0.95 preside". What the reading
// rests on besides stands behind the span, its kind before its own span, as in
// "201,209;67,71;67,71+VERB:203,209;69,71;69,71 0.95 preside". The document is the label of
// the quad, and the quotes are the spans of the document's text.
func Evidence(e kg.Evidence) quad.Value { return typed(DataEvidence, evidenceText(e)) }

func evidenceText(e kg.Evidence) string {
	b := appendSpan(make([]byte, 0, 128), e.Span)
	if !e.Basis.IsZero() {
		b = append(b, '+')
		b = append(b, e.Basis.Kind...)
		b = append(b, ':')
		b = appendSpan(b, e.Basis.Span)
	}
	b = append(b, ' ')
	b = strconv.AppendFloat(b, e.Confidence, 'f', 2, 64)
	b = append(b, ' ')
	b = append(b, e.Rule...)
	return string(b)
}

// EvidenceOf reads an evidence literal stated by the document, with or without a basis; the
// quotes are left empty. The error is [kg.ErrInvalid].
func EvidenceOf(v quad.Value, document kg.ID) (kg.Evidence, error) {
	s, err := typedOf(DataEvidence, v)
	if err != nil {
		return kg.Evidence{}, err
	}
	return evidenceOf(s, document)
}

func evidenceOf(s string, document kg.ID) (kg.Evidence, error) {
	fields := strings.SplitN(s, " ", 3)
	if len(fields) != 3 || fields[2] == "" {
		return kg.Evidence{}, fmt.Errorf("evidence %q: want span, confidence and rule: %w", s, kg.ErrInvalid)
	}
	quoted, rest, rests := strings.Cut(fields[0], "+")
	span, err := parseSpan(quoted)
	if err != nil {
		return kg.Evidence{}, fmt.Errorf("evidence %q: %w", s, err)
	}
	var basis kg.Basis
	if rests {
		if basis, err = parseBasis(rest); err != nil {
			return kg.Evidence{}, fmt.Errorf("evidence %q: %w", s, err)
		}
	}
	confidence, err := strconv.ParseFloat(fields[1], 64)
	if err != nil || !(confidence >= 0 && confidence <= 1) { // NaN compares with nothing
		return kg.Evidence{}, fmt.Errorf("evidence %q: confidence is not within 0 to 1: %w", s, kg.ErrInvalid)
	}
	return kg.Evidence{Document: document, Span: span, Rule: fields[2], Confidence: confidence, Basis: basis}, nil
}

func parseBasis(s string) (kg.Basis, error) {
	name, place, _ := strings.Cut(s, ":")
	kind := kg.BasisKind(name)
	if !slices.Contains(kg.BasisKinds(), kind) {
		return kg.Basis{}, fmt.Errorf("basis %q: unknown kind: %w", s, kg.ErrInvalid)
	}
	span, err := parseSpan(place)
	if err != nil {
		return kg.Basis{}, fmt.Errorf("basis %q: %w", s, err)
	}
	return kg.Basis{Kind: kind, Span: span}, nil
}
