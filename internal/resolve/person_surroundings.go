package resolve

import (
	"maps"
	"slices"

	"huipu/internal/kg"
)

// meeting weighs that both are named in reports of one meeting.
func (c *comparison) meeting() {
	var ids []kg.ID
	for id := range c.a.meetings {
		if _, ok := c.b.meetings[id]; ok {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return
	}
	id := slices.Min(ids)
	c.because(Reason{Kind: SameMeeting, Weight: 6}, c.a.meetings[id], c.b.meetings[id])
}

// surroundings weighs who and what else the documents name: people are known by the company
// they keep (Bhattacharya and Getoor, "Collective Entity Resolution in Relational Data", ACM
// TKDD 1, 2007). Where both sides tell their posts company alone never makes them one,
// because delegates of all walks sit under the same leaders.
func (c *comparison) surroundings() {
	a, b := c.a, c.b
	people, company := shared(a.company, b.company, len(a.mentions), len(b.mentions))
	if len(people) > 0 {
		weight := companyWeight(company)
		least := min(len(a.company), len(b.company))
		switch {
		case len(people) >= 5 && len(people)*5 >= least*3: // lists of the same people
			weight = 6
		case len(people) >= 5 && len(people)*5 >= least*2 && weight > Threshold:
			weight = Threshold
		case a.postless() || b.postless():
		case partial(c.all, a, b) && !c.sameTitle():
			weight = min(weight, 2) // the news of a country name the same people
		default:
			weight = min(weight, Threshold-1)
		}
		c.because(Reason{Kind: SameCompany, Weight: weight, Shared: people}, a.company[people[0]].first, b.company[people[0]].first)
	}
	around, setting := shared(a.bodies, b.bodies, len(a.mentions), len(b.mentions))
	if !a.postless() && !b.postless() {
		if setting >= 2 && slices.ContainsFunc(c.link.Reasons, func(r Reason) bool { return r.Kind == SamePost && r.Weight < Threshold }) {
			c.because(Reason{Kind: SameSetting, Weight: 1, Shared: around}, a.bodies[around[0]].first, b.bodies[around[0]].first)
		}
		return
	}
	if len(people)+len(around) == 0 && min(len(a.company)+len(a.bodies), len(b.company)+len(b.bodies)) >= 5 {
		weight := -1
		if max(len(a.mentions), len(b.mentions)) >= knownMentions {
			weight = -4 // of whom much is told, something should be in common
		}
		c.because(Reason{Kind: OtherCompany, Weight: weight}, a.mentions[0], b.mentions[0])
	}
	if a.postless() && b.postless() {
		weight := int(setting)
		if both, least := company+setting, min(len(a.company)+len(a.bodies), len(b.company)+len(b.bodies)); both >= 3 && both*5 >= float64(least)*3 {
			weight += 2 // nearly all around is the same
		}
		if len(around) > 0 {
			c.because(Reason{Kind: SameSetting, Weight: min(weight, 5), Shared: around}, a.bodies[around[0]].first, b.bodies[around[0]].first)
		}
		return
	}
	c.seatNamed()
}

func companyWeight(company float64) int {
	switch {
	case company >= 3:
		return 6
	case company >= 2:
		return 4
	case company >= 1:
		return 1
	}
	return 0
}

// sameTitle reports that both sides have a title in common.
func (c *comparison) sameTitle() bool {
	return slices.ContainsFunc(c.a.seats, func(a groupSeat) bool {
		return slices.ContainsFunc(c.b.seats, func(b groupSeat) bool { return a.title == b.title })
	})
}

// seatNamed weighs that the side without posts names the body of a seat of the other.
func (c *comparison) seatNamed() {
	seated, other := c.a, c.b
	if seated.postless() {
		seated, other = other, seated
	}
	for i := range seated.seats {
		s := &seated.seats[i]
		if name := Fold(s.Organisation); s.body.name != "" && seated.main(s) {
			if at, ok := other.bodies[name]; ok {
				first, second := s.first, at.first
				if seated == c.b {
					first, second = second, first
				}
				c.because(Reason{Kind: SameSetting, Weight: 2, Shared: []string{name}}, first, second)
				return
			}
		}
	}
}

// withSeats are the groups that name posts, in order.
func withSeats(groups []*group) []*group {
	return slices.DeleteFunc(slices.Clone(groups), func(g *group) bool { return g.postless() })
}

// sortedKeys lists the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
