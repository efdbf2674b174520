package kg

import "cmp"

// Span is a half-open range of a document's text in the three units that programs count
// in: bytes of UTF-8 (Go), Unicode code points (Python, RFC 5147) and UTF-16 code units
// (JavaScript, Java). The three describe the same characters.
type Span struct {
	Start, End           int // bytes
	StartChar, EndChar   int // code points
	StartUTF16, EndUTF16 int // UTF-16 code units
}

// SpanOf measures the bytes start to end of text in all three units. The bounds must lie
// on character boundaries within text; it panics when they lie outside, as slicing does.
func SpanOf(text string, start, end int) Span {
	startChar, startUTF16 := measure(text[:start])
	chars, units := measure(text[start:end])
	return Span{start, end, startChar, startChar + chars, startUTF16, startUTF16 + units}
}

func measure(s string) (chars, utf16 int) {
	for _, r := range s {
		chars++
		utf16++
		if r > 0xFFFF {
			utf16++
		}
	}
	return chars, utf16
}

// Evidence (证据) is the passage that a fact was read from.
type Evidence struct {
	Document   ID      // the document quoted
	Span       Span    // where the quote stands in the document's text
	Quote      string  // exactly the text of the span
	Rule       string  // the name of the rule that read it; "curator" for a human
	Confidence float64 // 0 to 1, in steps of 0.01: how sure the rule is
	Basis      Basis   // what else the reading rests on; zero when the quote says it all
}

// Basis (依据) is a second passage of the same document that a reading rests on: the verb
// that shows a capacity, or the place from which a title took its organisation. It may lie
// within the quote or elsewhere. The zero Basis stands for "none"; any other has a kind and
// a span.
type Basis struct {
	Kind  BasisKind
	Span  Span   // where it stands in the document's text
	Quote string // exactly the text of the span
}

// IsZero reports whether there is no second passage.
func (b Basis) IsZero() bool { return b.Kind == "" }

// CompareEvidence orders evidence by document, then by place in the text, then by rule
// and by what it rests on.
func CompareEvidence(a, b Evidence) int {
	return cmp.Or(
		cmp.Compare(a.Document, b.Document),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Confidence, b.Confidence),
		cmp.Compare(a.Basis.Span.Start, b.Basis.Span.Start),
		cmp.Compare(a.Basis.Span.End, b.Basis.Span.End),
		cmp.Compare(a.Basis.Kind, b.Basis.Kind),
	)
}
