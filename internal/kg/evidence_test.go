package kg_test

import (
	"slices"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

func TestSpanOfCountsInThreeUnits(t *testing.T) {
	const text = "a会𠮷野é"
	for _, tt := range []struct {
		start, end int
		want       kg.Span
	}{
		{0, 0, kg.Span{}},
		{0, 1, kg.Span{End: 1, EndChar: 1, EndUTF16: 1}},
		{1, 4, kg.Span{Start: 1, End: 4, StartChar: 1, EndChar: 2, StartUTF16: 1, EndUTF16: 2}},
		{4, 8, kg.Span{Start: 4, End: 8, StartChar: 2, EndChar: 3, StartUTF16: 2, EndUTF16: 4}},
		{8, 13, kg.Span{Start: 8, End: 13, StartChar: 3, EndChar: 5, StartUTF16: 4, EndUTF16: 6}},
	} {
		if got := kg.SpanOf(text, tt.start, tt.end); got != tt.want {
			t.Errorf("bytes %d to %d: got %+v, want %+v", tt.start, tt.end, got, tt.want)
		}
	}
}

// TestSpansDescribeTheSameCharacters cuts random texts at character boundaries and takes
// the piece out again by each of the units.
func TestSpansDescribeTheSameCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, quote, after := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "quote"), rapid.String().Draw(t, "after")
		text := before + quote + after
		s := kg.SpanOf(text, len(before), len(before)+len(quote))
		if got := text[s.Start:s.End]; got != quote {
			t.Fatalf("bytes: %q", got)
		}
		if got := string([]rune(text)[s.StartChar:s.EndChar]); got != quote {
			t.Fatalf("code points: %q", got)
		}
		if got := string(utf16.Decode(utf16.Encode([]rune(text))[s.StartUTF16:s.EndUTF16])); got != quote {
			t.Fatalf("UTF-16 units: %q", got)
		}
		if !utf8.ValidString(text) {
			t.Fatal("the test drew a text that is no text")
		}
	})
}

func TestSpanOfPanicsOutsideTheText(t *testing.T) {
	for _, bounds := range [][2]int{{-1, 1}, {0, 4}, {2, 1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("bytes %d to %d of three: no panic", bounds[0], bounds[1])
				}
			}()
			t.Errorf("got %v", kg.SpanOf("abc", bounds[0], bounds[1]))
		}()
	}
}

func TestOnlyTheZeroBasisIsNone(t *testing.T) {
	if !(kg.Basis{}).IsZero() || (kg.Basis{Kind: kg.BasisVerb}).IsZero() {
		t.Error("IsZero")
	}
}

func TestEvidenceIsOrderedByDocumentAndPlace(t *testing.T) {
	at := func(document kg.ID, start, end int, rule string, confidence float64) kg.Evidence {
		return kg.Evidence{Document: document, Span: kg.Span{Start: start, End: end}, Rule: rule, Confidence: confidence}
	}
	resting := func(kind kg.BasisKind, start, end int) kg.Evidence {
		e := at("document/2", 0, 1, "a", 0.1)
		e.Basis = kg.Basis{Kind: kind, Span: kg.Span{Start: start, End: end}}
		return e
	}
	want := []kg.Evidence{
		at("document/1", 2, 3, "a", 0.1), at("document/1", 2, 4, "a", 0.1), at("document/1", 2, 4, "a", 0.2), at("document/1", 2, 4, "b", 0.1),
		at("document/1", 3, 3, "a", 0.1), at("document/2", 0, 1, "a", 0.1),
		resting(kg.BasisBody, 0, 1), resting(kg.BasisVerb, 0, 1), resting(kg.BasisBody, 0, 2), resting(kg.BasisBody, 1, 2),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, kg.CompareEvidence)
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %+v", got)
	}
	if kg.CompareEvidence(want[0], want[0]) != 0 {
		t.Error("evidence differs from itself")
	}
}
