package resolve

import (
	"fmt"

	"huipu/internal/kg"
)

// judgedDocuments are the documents of the mentions that somebody judged, to the mentions.
func (p *partitioner) judgedDocuments(judged []Judged) map[kg.ID]int {
	if len(judged) == 0 {
		return nil
	}
	at := make(map[kg.ID]int, len(p.all))
	for i, m := range p.all {
		at[m.Document] = i
	}
	named := map[kg.ID]int{}
	for _, j := range judged {
		for _, address := range []Address{j.A, j.B} {
			if i, ok := at[address.Document]; ok && address.Name == p.all[i].Name {
				named[address.Document] = i
			}
		}
	}
	return named
}

// judge joins what is judged the same, and notes what is judged different.
func (p *partitioner) judge(judged []Judged, named map[kg.ID]int) error {
	atom := func(a Address) (int, bool) {
		i, ok := named[a.Document]
		if !ok || a.Name != p.all[i].Name {
			return 0, false
		}
		return p.atomWith[i], true
	}
	for _, same := range []bool{true, false} {
		for _, j := range judged {
			a, okA := atom(j.A)
			b, okB := atom(j.B)
			switch {
			case j.Same != same || !okA || !okB:
			case same:
				if p.union(a, b) {
					p.links = append(p.links, p.judgedSame(a, b))
				}
			case p.root(a) == p.root(b):
				return fmt.Errorf("%q in %s and in %s are judged different, and through others the same: %w", j.A.Name, j.A.Document, j.B.Document, kg.ErrConflict)
			default:
				p.apart = append(p.apart, [2]int{a, b})
			}
		}
	}
	return nil
}

// judgedSame is the link of two atoms that a curator joins.
func (p *partitioner) judgedSame(a, b int) Link {
	first, second := address(p.all, p.atoms[min(a, b)].mentions[0]), address(p.all, p.atoms[max(a, b)].mentions[0])
	return Link{
		A: first, B: second, Verdict: kg.Same, Score: Threshold,
		Reasons: []Reason{{Kind: JudgedSame, Weight: Threshold, A: first.Document, B: second.Document}},
	}
}

// judgedApart puts a curator's word, if there is one, before what speaks for and against one
// person.
func (p *partitioner) judgedApart(link Link, a, b *group) Link {
	if p.forbidden(p.root(p.atomOf(a)), p.root(p.atomOf(b))) {
		link.Verdict = kg.Different
		link.Reasons = append([]Reason{{Kind: JudgedApart, A: link.A.Document, B: link.B.Document}}, link.Reasons...)
	}
	return link
}
