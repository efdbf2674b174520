package extract

import "huipu/internal/kg"

// basis is a second passage that a reading or a title rests on; the zero basis stands for
// none.
type basis struct {
	kind kg.BasisKind
	i, j int // runes
}

// verbAt is the verb that shows something.
func verbAt(t token) basis { return basis{kg.BasisVerb, t.i, t.j} }

// resting adds a second passage to evidence, if there is one.
func (d *document) resting(e kg.Evidence, b basis) kg.Evidence {
	if b.kind == kg.BasisVerb && b.j-b.i > 1 && d.src.runes[b.j-1] == '并' {
		b.j-- // 出席并 is the verb 出席
	}
	if b.kind != "" && b.i < b.j {
		e.Basis = kg.Basis{Kind: b.kind, Span: d.src.span(b.i, b.j), Quote: d.src.quote(b.i, b.j)}
	}
	return e
}

// findBasis is the first place of any of the forms among the runes lo to hi; the zero basis
// where there is none.
func findBasis(src *source, kind kg.BasisKind, lo, hi int, forms ...string) basis {
	for i := lo; i < hi; i++ {
		for _, form := range forms {
			if n := len([]rune(form)); n > 0 && i+n <= hi && src.has(i, form) {
				return basis{kind, i, i + n}
			}
		}
	}
	return basis{}
}

// electionWord is the first word among the runes lo to hi that says that a list is of the
// elected, else the one before.
func electionWord(src *source, lo, hi int, before basis) basis {
	if found := findBasis(src, kg.BasisListHeading, lo, hi, "当选", "选举", "选出", "名单"); found.kind != "" {
		return found
	}
	return before
}

// noteHeading notes where a sentence names the organisation of the list that it announces.
func (d *document) noteHeading(org string, s *sentence) {
	if found := findBasis(d.src, kg.BasisListHeading, s.lo, s.hi, org); found.kind != "" {
		d.headings[org] = found
	}
}
