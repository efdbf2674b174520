package resolve

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// group is mentions that are held for one person, with what they have in common.
type group struct {
	mentions []int // in order; the first is the anchor
	posted   int   // how many of them name a post
	atoms    int   // that it is made of
	seats    []groupSeat
	company  map[string]tally // the other persons named
	bodies   map[string]tally // the organisations around
	meetings map[kg.ID]int    // to the first mention that is at it
}

// groupSeat is a seat of a group.
type groupSeat struct {
	*seat
	mentions    int // that name it
	first       int // the first of them
	since, till kg.Date
}

// tally counts the mentions with something, and keeps the first.
type tally struct{ count, first int }

// rareSeat is the share of mentions, one in rareSeat, below which a seat is taken for a slip
// of reading: it neither joins a person of many mentions to others nor keeps them apart.
const rareSeat = 10

// main reports seats that are no slip.
func (g *group) main(s *groupSeat) bool { return s.mentions*rareSeat >= g.posted }

// trade reports groups that name a trade and no office, office those that name an office and
// no trade.
func (g *group) trade() bool  { return !g.postless() && !g.walks(scholar, member, state, official) }
func (g *group) office() bool { return g.walks(state, official) && !g.walks(ordinary, scholar) }

func (g *group) walks(of ...walk) bool {
	return slices.ContainsFunc(g.seats, func(s groupSeat) bool { return slices.Contains(of, s.walk) })
}

// leads reports groups that name an office of which there are few.
func (g *group) leads() bool {
	return slices.ContainsFunc(g.seats, func(s groupSeat) bool {
		leads, _ := s.leading()
		return leads && g.main(&s)
	})
}

// postless reports groups of mentions without any post.
func (g *group) postless() bool { return g.posted == 0 }

// repeat takes a later mention of the same posts in.
func (g *group) repeat(mention int, day kg.Date) {
	g.mentions = append(g.mentions, mention)
	g.posted++
	for i := range g.seats {
		s := &g.seats[i]
		s.mentions++
		if !day.IsZero() {
			s.till = day
		}
	}
}

// add takes the mentions of an atom in.
func (g *group) add(atom *group) {
	g.atoms++
	g.mentions = append(g.mentions, atom.mentions...)
	g.posted += atom.posted
	for _, s := range atom.seats {
		g.addSeat(s)
	}
}

// addSeat counts the seat of more mentions.
func (g *group) addSeat(s groupSeat) {
	i := slices.IndexFunc(g.seats, func(have groupSeat) bool { return have.seat == s.seat })
	if i < 0 {
		g.seats = append(g.seats, s)
		return
	}
	have := &g.seats[i]
	have.mentions += s.mentions
	if s.first < have.first {
		have.first, have.since = s.first, s.since
	}
	if kg.CompareDates(s.till, have.till) > 0 {
		have.till = s.till
	}
}

// sortSeats puts the seats that most mentions name first.
func (g *group) sortSeats() {
	slices.SortFunc(g.seats, func(a, b groupSeat) int {
		return cmp.Or(b.mentions-a.mentions, a.first-b.first, compareHeld(a.Held, b.Held))
	})
}

// addSurroundings counts who and what else the mentions name, once.
func (g *group) addSurroundings(all []*Mention) {
	if g.company != nil {
		return
	}
	g.company, g.bodies, g.meetings = map[string]tally{}, map[string]tally{}, map[kg.ID]int{}
	for _, i := range g.mentions {
		m := all[i]
		count(g.company, m.With, i)
		count(g.bodies, m.Bodies, i)
		for _, id := range m.Meetings {
			if _, ok := g.meetings[id]; !ok {
				g.meetings[id] = i
			}
		}
	}
}

func count(in map[string]tally, names []string, mention int) {
	for _, name := range names {
		t, ok := in[name]
		if !ok {
			t.first = mention
		}
		t.count++
		in[name] = t
	}
}

// shared lists what both have, sorted, and how much it weighs: what only one in ten of the
// mentions of a larger group has weighs half.
func shared(a, b map[string]tally, sizeA, sizeB int) (names []string, weight float64) {
	if len(a) > len(b) {
		a, b, sizeA, sizeB = b, a, sizeB, sizeA
	}
	for name, left := range a {
		if right, ok := b[name]; ok {
			names = append(names, name)
			if left.count*10 >= sizeA && right.count*10 >= sizeB {
				weight++
			} else {
				weight += 0.5
			}
		}
	}
	slices.Sort(names)
	return names, weight
}
