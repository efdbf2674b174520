package resolve

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"huipu/internal/kg"
)

// Partition says which mentions of one name are one person.
type Partition struct {
	// Persons are the mentions of each person, in their order: by the first day that they can
	// be of, those without a day last, and then by document. The first mention is the anchor.
	// Persons are in the order of their anchors.
	Persons [][]Mention
	// Links are the joins that rest on more than one and the same post, and the pairs of
	// persons that something speaks for or against; every other person is linked with the one
	// of most mentions. They are in the order of A and B. For joins A and B are the anchors of
	// what was joined.
	Links []Link
}

// Persons says which of the mentions of one name are of one person. It is a pure function of
// the set: neither order nor repeats matter. Mentions that hold one post are joined first;
// then what is most alike is joined first of all (single linkage), as long as nothing within
// the two contradicts, as in Wagstaff and Cardie, "Clustering with Instance-level
// Constraints", ICML 2000; and then mentions without a post join the person whose company
// they keep. What stays below the threshold stays apart.
//
// A curator's word goes before all: what is judged the same is joined, what is judged
// different never is, directly or through others. Words about mentions that are not among the
// given ones are ignored. The error is [kg.ErrInvalid] for mentions of several names and
// [kg.ErrConflict], naming the mentions, for words that contradict each other.
func Persons(mentions []Mention, judged []Judged) (Partition, error) {
	p, err := newPartitioner(mentions, judged)
	if err != nil {
		return Partition{}, err
	}
	p.joinPosts()
	p.joinAlike()
	p.joinPostless()
	p.joinAlike() // by the company that has come in
	return p.partition(), nil
}

// partitioner joins atoms to persons.
type partitioner struct {
	all      []*Mention // in order, one for each document
	atoms    []*group   // mentions that are one for certain
	atomWith []int      // the atom of each mention
	parent   []int      // of the atoms, by union and find; the root is the first
	apart    [][2]int   // atoms that must not be joined
	homonyms bool       // whether some are of different people by their posts
	grown    []*group   // the groups of the roots when they were last asked for
	links    []Link
}

func newPartitioner(mentions []Mention, judged []Judged) (*partitioner, error) {
	p := &partitioner{all: inOrder(mentions)}
	for i := range p.all {
		if p.all[i].Name != p.all[0].Name {
			return nil, fmt.Errorf("persons of the name %q: a mention is of %q: %w", p.all[0].Name, p.all[i].Name, kg.ErrInvalid)
		}
	}
	named := p.judgedDocuments(judged)
	p.gather(named)
	return p, p.judge(judged, named)
}

// inOrder sorts mentions by the first day that theirs can mean, then by document, with unknown
// days last, and drops repeats.
func inOrder(mentions []Mention) []*Mention {
	type placed struct {
		day      int
		document kg.ID
		mention  *Mention
	}
	list := make([]placed, len(mentions))
	for i := range mentions {
		m := &mentions[i]
		list[i] = placed{math.MaxInt, m.Document, m}
		if day := m.Day.First(); !m.Day.IsZero() {
			list[i].day = (day.Year*12+day.Month)*31 + day.Day
		}
	}
	slices.SortFunc(list, func(a, b placed) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.document, b.document)) })
	all := make([]*Mention, 0, len(list))
	for i := range list {
		if i == 0 || list[i].document != list[i-1].document {
			all = append(all, list[i].mention)
		}
	}
	return all
}

// gather makes atoms of the mentions with the same posts, as far as those tell who holds them,
// and one of each other and each judged mention.
func (p *partitioner) gather(judged map[kg.ID]int) {
	bySignature := map[string]int{}
	seats := map[Held]*seat{}
	var key []byte
	for i, m := range p.all {
		key = key[:0]
		for _, h := range m.Held {
			key = append(append(append(append(key, h.Organisation...), 0), h.Role...), 0, former(h))
		}
		_, alone := judged[m.Document]
		at, known := bySignature[string(key)]
		if !known || alone {
			at = len(p.atoms)
			atom, tells := p.atom(i, seats)
			p.atoms = append(p.atoms, atom)
			if tells && !alone {
				bySignature[string(key)] = at
			}
		} else {
			p.atoms[at].repeat(i, m.Day)
		}
		p.atomWith = append(p.atomWith, at)
	}
	for at := range p.atoms {
		p.parent = append(p.parent, at)
	}
}

// atom makes an atom of a mention. It reports whether its posts tell who holds them: releases
// leave out whose mayor or head a Chinese is, and which state's president a foreigner is.
func (p *partitioner) atom(i int, seats map[Held]*seat) (*group, bool) {
	m, g, tells := p.all[i], &group{mentions: []int{i}}, false
	for _, h := range m.Held {
		if seats[h] == nil {
			s := seatOf(h)
			seats[h] = &s
		}
		s := seats[h]
		tells = tells || s.evident() || s.stateless && (s.walk == state || s.walk == official && !chinese(m.Name))
		g.posted = 1
		g.addSeat(groupSeat{seat: s, mentions: 1, first: i, since: m.Day, till: m.Day})
	}
	return g, tells
}

func former(h Held) byte {
	if h.Former {
		return 1
	}
	return 0
}

// root is the first atom of those joined with one.
func (p *partitioner) root(at int) int {
	for p.parent[at] != at {
		p.parent[at] = p.parent[p.parent[at]]
		at = p.parent[at]
	}
	return at
}

// union joins two atoms with all that are joined with them, unless they are judged different.
func (p *partitioner) union(a, b int) bool {
	a, b = p.root(a), p.root(b)
	if a == b || p.forbidden(a, b) {
		return false
	}
	p.parent[max(a, b)] = min(a, b)
	return true
}

// forbidden reports roots of which some atoms are judged different.
func (p *partitioner) forbidden(a, b int) bool {
	for _, pair := range p.apart {
		x, y := p.root(pair[0]), p.root(pair[1])
		if x == a && y == b || x == b && y == a {
			return true
		}
	}
	return false
}

// joinPosts joins the atoms that name one post.
func (p *partitioner) joinPosts() {
	first := map[string]int{}
	for at, g := range p.atoms {
		for _, s := range g.seats {
			if !s.evident() {
				continue
			}
			if with, ok := first[s.key]; ok {
				p.union(with, at)
			} else {
				first[s.key] = at
			}
		}
	}
}

// groups gives what is joined so far, in the order of anchors. Groups that have not changed
// since the last call are the same.
func (p *partitioner) groups() []*group {
	atoms := make([]int, len(p.atoms)) // of each root
	for i := range p.atoms {
		atoms[p.root(i)]++
	}
	if p.grown == nil {
		p.grown = make([]*group, len(p.atoms))
	}
	var groups, changed []*group
	for root, n := range atoms {
		switch g := p.grown[root]; {
		case n == 0:
			p.grown[root] = nil
			continue
		case g == nil || g.atoms != n:
			p.grown[root] = &group{}
			changed = append(changed, p.grown[root])
		}
		groups = append(groups, p.grown[root])
	}
	for i, atom := range p.atoms {
		if g := p.grown[p.root(i)]; g.atoms < atoms[p.root(i)] {
			g.add(atom)
		}
	}
	for _, g := range changed {
		slices.Sort(g.mentions)
		g.sortSeats()
	}
	return groups
}

// partition gives the result.
func (p *partitioner) partition() Partition {
	groups := p.groups()
	var out Partition
	for _, g := range groups {
		person := make([]Mention, len(g.mentions))
		for i, m := range g.mentions {
			person[i] = *p.all[m]
		}
		out.Persons = append(out.Persons, person)
	}
	out.Links = p.review(groups)
	return out
}
