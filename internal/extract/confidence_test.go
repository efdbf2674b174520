package extract

import "testing"

func TestConfidenceIsSmoothedPrecision(t *testing.T) {
	var c confidences
	for _, cols := range [][]string{
		{"attendance", "preside", "96", "96"},
		{"attendance", "visit", "0", "4"},
		{"groups", "preside", "1", "2"},
	} {
		if err := c.load(cols); err != nil {
			t.Fatal(err)
		}
	}
	c.settle()
	for _, k := range []struct {
		relation, rule string
		want           float64
	}{
		{"attendance", "preside", 0.99}, // (96 + 4 × 0.96) / 100 is 1.00
		{"attendance", "visit", 0.48},   // (0 + 4 × 0.96) / 8
		{"attendance", "unknown", 0.96},
		{"groups", "preside", 0.50},
		{"organisations", "organisation", uncounted},
	} {
		if got := c.of(k.relation, k.rule); got != k.want {
			t.Errorf("%s of %s: got %v, want %v", k.rule, k.relation, got, k.want)
		}
	}
	for _, cols := range [][]string{{"attendance", "preside", "3"}, {"a", "b", "x", "1"}, {"a", "b", "1", "x"}, {"a", "b", "2", "1"}} {
		if err := c.load(cols); err == nil {
			t.Errorf("%v: no error", cols)
		}
	}
}

// TestConfidencesAreUsable makes sure that no rule is as good as impossible or certain by a
// slip in the table.
func TestConfidencesAreUsable(t *testing.T) {
	lex := testLexicon(t)
	if len(lex.sure.rules) < 50 {
		t.Fatalf("%d rules have a confidence", len(lex.sure.rules))
	}
	for key, f := range lex.sure.rules {
		if f < 0.1 || f > 1 {
			t.Errorf("%v: %v", key, f)
		}
	}
}
