package resolve

import (
	"cmp"
	"slices"
)

// reviewed is how many persons of a name are compared each with each; where there are more,
// each is compared with the one of most mentions alone.
const reviewed = 64

// review gives the links of the joins and of the persons with each other.
func (p *partitioner) review(groups []*group) []Link {
	links := p.links
	if len(groups) > 1 {
		for _, g := range groups {
			g.addSurroundings(p.all)
		}
		most := 0
		for i := range groups {
			if len(groups[i].mentions) > len(groups[most].mentions) {
				most = i
			}
		}
		known := wellKnown(groups)
		for i, a := range groups {
			for j := i + 1; j < len(groups); j++ {
				b := groups[j]
				with := i == most || j == most
				if !with && len(groups) > reviewed {
					continue
				}
				link := p.compare(a, b, known)
				if with || len(link.Reasons) > 0 {
					links = append(links, p.judgedApart(link, a, b))
				}
			}
		}
	}
	at := make(map[Address]int, len(p.all))
	for i := range p.all {
		at[address(p.all, i)] = i
	}
	slices.SortFunc(links, func(x, y Link) int { return cmp.Or(at[x.A]-at[y.A], at[x.B]-at[y.B]) })
	return links
}
