package eval_test

import (
	"fmt"
	"math"
	"testing"

	"huipu/internal/eval"
	"huipu/internal/kg"
)

// partition puts the n-th mention with the entity that the n-th letter names; a dot leaves
// the mention out.
func partition(letters string) map[eval.Mention]eval.Entity {
	p := map[eval.Mention]eval.Entity{}
	for i, letter := range letters {
		if letter != '.' {
			p[eval.Mention{Document: kg.ID(fmt.Sprintf("document/%016x", i)), Name: "张勇", End: 6}] = eval.Entity(letter)
		}
	}
	return p
}

func TestBCubed(t *testing.T) {
	for _, test := range []struct {
		name, gold, got   string
		missing           int
		precision, recall float64
	}{
		{"the same partition by other names", "aabbb", "xxyyy", 0, 1, 1},
		// The two examples of the paper: of chains of 5, 2 and 5 mentions the two long ones
		// are put together, or the short one with a long one.
		{"two long chains put together", "aaaaabbccccc", "xxxxxyyxxxxx", 0, 7.0 / 12, 1},
		{"a short chain put to a long one", "aaaaabbccccc", "xxxxxyyyyyyy", 0, (5 + 2*2.0/7 + 5*5.0/7) / 12, 1},
		{"all in one", "aabbbc", "xxxxxx", 0, (2*2.0/6 + 3*3.0/6 + 1.0/6) / 6, 1},
		{"all apart", "aabbbc", "uvwxyz", 0, 1, (2*1.0/2 + 3*1.0/3 + 1) / 6},
		{"one of three split off", "aaa", "xxy", 0, 1, (2*2.0/3 + 1.0/3) / 3},
		{"split and merged at once", "aabb", "xyxx", 0, (1.0/3 + 1 + 2*2.0/3) / 4, (2*1.0/2 + 2) / 4},
		{"a missing mention stands alone", "aaa", "xx.", 1, 1, (2*2.0/3 + 1.0/3) / 3},
		{"two missing mentions stand apart", "aab", "..x", 2, 1, (2*1.0/2 + 1) / 3},
		{"all missing", "aab", "", 3, 1, (2*1.0/2 + 1) / 3},
		{"what is not annotated does not count", "a.a", "xxx", 0, 1, 1},
		{"nothing annotated", "", "x", 0, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			gold := partition(test.gold)
			s := eval.BCubed(gold, partition(test.got))
			f1 := 2 * test.precision * test.recall / (test.precision + test.recall)
			near := func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
			if s.Mentions != len(gold) || s.Missing != test.missing || !near(s.Precision, test.precision) || !near(s.Recall, test.recall) || !near(s.F1, f1) {
				t.Errorf("%+v, want %d missing, precision %v, recall %v, F1 %v", s, test.missing, test.precision, test.recall, f1)
			}
		})
	}
}

func TestBCubedOfASwappedPair(t *testing.T) {
	a, b := partition("aabbbcc"), partition("xyyyzz.")
	forth, back := eval.BCubed(a, b), eval.BCubed(b, a)
	if forth.Missing != 1 || back.Missing != 0 {
		t.Errorf("%d and %d missing, want 1 and 0", forth.Missing, back.Missing)
	}
	// Precision one way is recall the other way where both have the same mentions.
	b = partition("xyyyzzw")
	forth, back = eval.BCubed(a, b), eval.BCubed(b, a)
	if math.Abs(forth.Precision-back.Recall) > 1e-12 || math.Abs(forth.Recall-back.Precision) > 1e-12 {
		t.Errorf("%+v, and the other way %+v", forth, back)
	}
}
