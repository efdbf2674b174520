package resolve

import (
	"cmp"
	"math"
	"slices"

	"huipu/internal/kg"
)

// candidate is a link of two groups.
type candidate struct {
	a, b int
	link Link
}

// joinAlike joins groups that name posts, the most alike first, unless something within the
// two contradicts.
func (p *partitioner) joinAlike() {
	groups := p.groups()
	posted := withSeats(groups)
	if len(posted) < 2 {
		return
	}
	for _, g := range posted {
		g.addSurroundings(p.all)
	}
	known := wellKnown(groups)
	var candidates []candidate
	conflict := map[[2]int]bool{}
	for i := range posted {
		for j := i + 1; j < len(posted); j++ {
			link := p.compare(posted[i], posted[j], known)
			if !p.homonyms && link.tellsApart() {
				p.homonyms = true // so the name is not rare, and every pair weighs less
				p.joinAlike()
				return
			}
			if link.contradicts() {
				conflict[[2]int{i, j}], conflict[[2]int{j, i}] = true, true
			} else if link.Verdict == kg.Same {
				candidates = append(candidates, candidate{i, j, link})
			}
		}
	}
	p.joinBest(posted, candidates, conflict)
}

// joinBest joins the groups of the candidates, the best first.
func (p *partitioner) joinBest(groups []*group, candidates []candidate, conflict map[[2]int]bool) {
	slices.SortStableFunc(candidates, func(x, y candidate) int {
		return cmp.Or(y.link.Score-x.link.Score, x.a-y.a, x.b-y.b)
	})
	within := make([][]int, len(groups)) // the groups that are joined with each
	for i := range within {
		within[i] = []int{i}
	}
	contradicts := func(a, b []int) bool {
		return slices.ContainsFunc(a, func(i int) bool {
			return slices.ContainsFunc(b, func(j int) bool { return conflict[[2]int{i, j}] })
		})
	}
	for _, c := range candidates {
		a, b := within[c.a], within[c.b]
		if contradicts(a, b) || !p.union(p.atomOf(groups[c.a]), p.atomOf(groups[c.b])) {
			continue
		}
		p.links = append(p.links, c.link)
		both := slices.Concat(a, b)
		for _, i := range both {
			within[i] = both
		}
	}
}

// atomOf is the atom of the anchor of a group.
func (p *partitioner) atomOf(g *group) int { return p.atomWith[g.mentions[0]] }

// joinPostless joins mentions without posts with the person whose company they keep, then
// with each other, and those that are left and have become more with a person again.
func (p *partitioner) joinPostless() {
	if !slices.ContainsFunc(p.atoms, (*group).postless) {
		return
	}
	p.joinPosted()
	p.joinCompany()
	p.joinPosted()
}

// joinPosted joins groups without posts with the one that fits best, and with who is well known
// unless another fits much better. Where two fit alike that are not alike themselves, there is
// no telling.
func (p *partitioner) joinPosted() {
	groups := p.groups()
	posted := withSeats(groups)
	if len(posted) == 0 || len(posted) == len(groups) {
		return
	}
	for _, g := range groups {
		g.addSurroundings(p.all)
	}
	known := wellKnown(groups)
	var found []candidate
	for i, g := range groups {
		if g.postless() {
			if c, ok := p.fitting(g, posted, known); ok {
				found = append(found, candidate{i, c.b, c.link})
			}
		}
	}
	for _, c := range found {
		if p.union(p.atomOf(groups[c.a]), p.atomOf(posted[c.b])) {
			p.links = append(p.links, c.link)
		}
	}
}

// fitting finds the posted group that a group without posts is to be joined with.
func (p *partitioner) fitting(g *group, posted []*group, known *group) (candidate, bool) {
	var best, next candidate
	bestFit, nextFit := math.MinInt, math.MinInt
	for j, other := range posted {
		c := candidate{b: j, link: p.compare(g, other, known)}
		fit := c.link.Score
		if other == known && c.link.Verdict == kg.Same {
			fit += Threshold
		}
		switch {
		case fit > bestFit:
			best, next, bestFit, nextFit = c, best, fit, bestFit
		case fit > nextFit:
			next, nextFit = c, fit
		}
	}
	if best.link.Verdict != kg.Same || bestFit == nextFit && p.compare(posted[best.b], posted[next.b], known).Score <= 0 {
		return candidate{}, false
	}
	return best, true
}

// A person is well known who has at least knownMentions mentions, and knownTimes as many as
// any other who holds a post; and famous with famousMentions.
const (
	knownMentions  = 5
	knownTimes     = 3
	famousMentions = 32
)

// wellKnown is the group of the one well-known person of the name; nil when there is none.
func wellKnown(groups []*group) *group {
	var most, next *group
	for _, g := range withSeats(groups) {
		switch {
		case most == nil || len(g.mentions) > len(most.mentions):
			most, next = g, most
		case next == nil || len(g.mentions) > len(next.mentions):
			next = g
		}
	}
	if most == nil || len(most.mentions) < knownMentions || next != nil && len(most.mentions) < knownTimes*len(next.mentions) {
		return nil
	}
	return most
}

// compare is [partitioner.evidence] that knows who is well known.
func (p *partitioner) compare(a, b, known *group) Link {
	link := p.evidence(a, b)
	if weight := p.fame(a, b, known, link); weight > 0 {
		link.Reasons = append(link.Reasons, Reason{Kind: WellKnown, Weight: weight, A: link.A.Document, B: link.B.Document})
		link.settle()
	}
	return link
}

// fame weighs that one side is of somebody known, to many documents or by an office that few
// hold, and the other names no post, as only of the known, or one that goes with other posts.
func (p *partitioner) fame(a, b, known *group, link Link) int {
	if known == a || !a.postless() && known != b {
		a, b = b, a
	}
	famous := len(b.mentions) >= famousMentions
	alone := len(a.company) == 0 // nobody else is named who could tell them apart
	switch {
	case b.postless() || link.Score < 0 || !a.postless() && (known != b || !famous && !link.remarkable() || partial(p.all, a, b)):
		return 0
	case known != b && b.prominent() != nil:
		return 3
	case known != b:
		return 0
	case a.postless() && famous:
		return 5
	case a.postless() && alone:
		return 5
	case a.postless():
		return 4
	case famous:
		return 3
	}
	return 2
}

// remarkable reports a rare name, or a list of people that both have.
func (l *Link) remarkable() bool {
	return slices.ContainsFunc(l.Reasons, func(r Reason) bool {
		return r.Kind == RareName || r.Kind == SameCompany && len(r.Shared) >= sameList
	})
}

// common is how many groups may name somebody or something before it tells nothing of them.
const common = 50

// joinCompany joins groups without posts with each other.
func (p *partitioner) joinCompany() {
	groups := p.groups()
	groups = slices.DeleteFunc(groups, func(g *group) bool { return !g.postless() })
	for _, g := range groups {
		g.addSurroundings(p.all)
	}
	naming := map[string][]int{}
	for i, g := range groups {
		for name := range g.company {
			naming["person "+name] = append(naming["person "+name], i)
		}
		for name := range g.bodies {
			naming["body "+name] = append(naming["body "+name], i)
		}
	}
	pairs := map[[2]int]bool{}
	for _, list := range naming {
		if len(list) > common {
			continue
		}
		for k, i := range list {
			for _, j := range list[k+1:] {
				pairs[[2]int{i, j}] = true
			}
		}
	}
	var candidates []candidate
	for pair := range pairs {
		if link := p.evidence(groups[pair[0]], groups[pair[1]]); link.Verdict == kg.Same {
			candidates = append(candidates, candidate{pair[0], pair[1], link})
		}
	}
	p.joinBest(groups, candidates, nil)
}
