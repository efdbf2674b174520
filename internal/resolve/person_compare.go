package resolve

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/place"
)

// comparison weighs what speaks for and against one person. The weights are logarithms of
// likelihood ratios, roughly in bits, as in Fellegi and Sunter, "A Theory for Record Linkage",
// Journal of the American Statistical Association 64 (1969); they are set by hand, because
// names with annotated mentions are too few to count them out.
type comparison struct {
	all      []*Mention
	homonyms bool // whether the name is known to be of several
	a, b     *group
	link     Link
}

// evidence gives the link of two groups without judgements and fame.
func (p *partitioner) evidence(a, b *group) Link {
	if b.mentions[0] < a.mentions[0] {
		a, b = b, a
	}
	c := comparison{all: p.all, homonyms: p.homonyms, a: a, b: b, link: Link{A: address(p.all, a.mentions[0]), B: address(p.all, b.mentions[0])}}
	c.name()
	c.posts()
	c.meeting()
	c.surroundings()
	c.link.settle()
	return c.link
}

// settle sums up the reasons.
func (l *Link) settle() {
	l.Score = 0
	for _, r := range l.Reasons {
		l.Score += r.Weight
	}
	slices.SortStableFunc(l.Reasons, func(a, b Reason) int { return abs(b.Weight) - abs(a.Weight) })
	l.Verdict = verdictOf(l.Score)
}

// contradiction is the weight of what cannot be true of one person.
const contradiction = -20

// contradicts reports that the two cannot be one person.
func (l *Link) contradicts() bool {
	return slices.ContainsFunc(l.Reasons, func(r Reason) bool { return r.Weight <= contradiction })
}

// tellsApart reports that the posts of the two speak against one person.
func (l *Link) tellsApart() bool {
	return slices.ContainsFunc(l.Reasons, func(r Reason) bool { return r.Kind == OtherCountry || r.Kind == OtherPlace || r.Kind == OtherWalk })
}

func verdictOf(score int) kg.Verdict {
	switch {
	case score >= Threshold:
		return kg.Same
	case score < 0:
		return kg.Different
	}
	return kg.Unsure
}

func address(all []*Mention, i int) Address { return all[i].Address() }

func abs(n int) int { return max(n, -n) }

func (c *comparison) because(r Reason, first, second int) {
	if r.Weight == 0 {
		return
	}
	r.A, r.B = c.all[first].Document, c.all[second].Document
	c.link.Reasons = append(c.link.Reasons, r)
}

// posts weighs the pair of seats that speaks most for one person, and the pair that speaks
// most against it.
func (c *comparison) posts() {
	var pro, con Reason
	var proA, proB, conA, conB *groupSeat
	for i := range c.a.seats {
		for j := range c.b.seats {
			a, b := &c.a.seats[i], &c.b.seats[j]
			slip := !c.a.main(a) || !c.b.main(b)
			if r := inCommon(a, b); r.Weight > pro.Weight && (!slip || r.Kind == SamePost) {
				pro, proA, proB = r, a, b
			}
			if slip {
				continue
			}
			if r := against(a, b); r.Weight < con.Weight {
				con, conA, conB = r, a, b
			}
		}
	}
	if pro.Kind == SameRole && (c.stateNamed(proA, proB) || c.around(proA, proB.body.place.Province) || c.around(proB, proA.body.place.Province)) {
		pro.Weight += 2
	}
	if pro.Weight < 2 {
		if a, b, named := c.placeNamed(); named {
			pro, proA, proB = Reason{Kind: SamePlace, Weight: 2}, a, b
		}
	}
	if pro.Weight < 2 && len(c.link.Reasons) > 0 { // the name is rare
		if a, b := c.a.prominent(), c.b.prominent(); a != nil && b != nil {
			pro, proA, proB = Reason{Kind: OneCareer, Weight: 2}, a, b
		}
	}
	if pro.Weight > 0 {
		pro.Left, pro.Right = proA.text(), proB.text()
		c.because(pro, proA.first, proB.first)
	}
	if con.Weight < 0 && pro.Weight < 8 {
		con.Left, con.Right = conA.text(), conB.text()
		c.because(con, conA.first, conB.first)
	}
	if pro.Weight == 0 && con.Weight == 0 && (c.a.trade() && c.b.office() || c.a.office() && c.b.trade()) {
		a, b := &c.a.seats[0], &c.b.seats[0]
		c.because(Reason{Kind: OtherWalk, Weight: -2, Left: a.text(), Right: b.text()}, a.first, b.first)
	}
}

// stateNamed reports that a document which tells an office of state without the state names
// the state of the other office elsewhere.
func (c *comparison) stateNamed(a, b *groupSeat) bool {
	if !a.stateless {
		a, b = b, a
	}
	if !a.stateless || a.walk != state || !b.body.place.Foreign() {
		return false
	}
	return slices.ContainsFunc(c.all[a.first].Bodies, func(name string) bool { return place.Of(name).Country == b.body.place.Country })
}

// placeNamed finds an office that is told without its body, by a document that names bodies of
// the province of an office of the other side.
func (c *comparison) placeNamed() (a, b *groupSeat, named bool) {
	for i := range c.a.seats {
		for j := range c.b.seats {
			a, b := &c.a.seats[i], &c.b.seats[j]
			if c.around(a, b.body.place.Province) || c.around(b, a.body.place.Province) {
				return a, b, true
			}
		}
	}
	return nil, nil, false
}

// around reports that a document with an office without a body names bodies of the province.
func (c *comparison) around(s *groupSeat, province string) bool {
	if province == "" || s.body.name != "" || s.walk < member {
		return false
	}
	return slices.ContainsFunc(c.all[s.first].Bodies, func(name string) bool { return place.Of(name).Province == province })
}

// against weighs what speaks against one holder of two seats.
func against(a, b *groupSeat) Reason {
	p, q := a.body.place, b.body.place
	r := Reason{}
	office := a.walk >= member && b.walk >= member
	switch {
	case p.Foreign() && q.Foreign() && p.Country != q.Country, p.Foreign() && b.body.chinese, q.Foreign() && a.body.chinese:
		if r.Kind, r.Weight = OtherCountry, -4; office {
			r.Weight = contradiction
		}
	case !a.former && !b.former && a.body.territorial() && b.body.territorial() && !p.Within(q) && !q.Within(p) && meets(a, b):
		r.Kind, r.Weight = OtherPlace, contradiction
	case !a.former && !b.former && a.walk == official && b.walk == official && p.Province != "" && q.Province != "" && p.Province != q.Province && meets(a, b):
		r.Kind, r.Weight = OtherPlace, contradiction // such as heads of departments of two provinces
	case p.Province != "" && q.Province != "" && !p.Within(q) && !q.Within(p) && (a.walk <= scholar || b.walk <= scholar):
		r.Kind, r.Weight = OtherPlace, -2
	}
	return r
}

// meets reports seats of which one is seen between the days on which the other is seen, or in
// the same month.
func meets(a, b *groupSeat) bool {
	if a.till.IsZero() || b.till.IsZero() {
		return false
	}
	month := func(d kg.Date) int { return d.First().Year*12 + d.First().Month }
	return month(a.since) <= month(b.till) && month(b.since) <= month(a.till)
}
