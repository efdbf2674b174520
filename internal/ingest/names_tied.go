package ingest

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// settleAll finds who is who among the bearers of names, full names before short ones, and of the
// names that words tie to them. What is known of each is asked of next.
func (n *names) settleAll(p *persons, r *reader, order []kg.ID, next func(name kg.ID) (b *bearers, comes bool, err error)) error {
	knots, tied := n.knots(order, p.said.ties())
	for _, name := range order {
		if tied[name] {
			continue
		}
		b, comes, err := next(name)
		if err != nil {
			return err
		}
		if err := n.settle(p, r, name, b, comes); err != nil {
			return err
		}
	}
	for _, knot := range knots {
		if err := n.settleTied(p, r, knot, next); err != nil {
			return err
		}
	}
	return nil
}

// ties gives the other names by each of the two that a word is on, or was on.
func (s said) ties() map[kg.ID][]kg.ID {
	var ties map[kg.ID][]kg.ID
	for _, list := range [][]kg.Judgement{s.all, s.changed} {
		for _, j := range list {
			if len(j.Names) != 2 || j.Names[0].Kind() != kg.KindPerson {
				continue
			}
			if ties == nil {
				ties = map[kg.ID][]kg.ID{}
			}
			ties[j.Names[0]] = append(ties[j.Names[0]], j.Names[1])
			ties[j.Names[1]] = append(ties[j.Names[1]], j.Names[0])
		}
	}
	return ties
}

// knots gives the names that words, and short names of full ones, connect with some, where there is
// a word among them: their persons are told together. Each knot is sorted.
func (n *names) knots(from []kg.ID, ties map[kg.ID][]kg.ID) (knots [][]kg.ID, tied map[kg.ID]bool) {
	if len(ties) == 0 {
		return nil, nil
	}
	tied, known := map[kg.ID]bool{}, map[kg.ID]bool{}
	for _, start := range from {
		if known[start] {
			continue
		}
		known[start] = true
		knot, word := []kg.ID{start}, false
		for i := 0; i < len(knot); i++ {
			name := knot[i]
			word = word || len(ties[name]) > 0
			for _, other := range slices.Concat(ties[name], n.full.of[name], n.full.short[name]) {
				if !known[other] {
					known[other] = true
					knot = append(knot, other)
				}
			}
		}
		if word {
			for _, name := range knot {
				tied[name] = true
			}
			knots = append(knots, sorted(knot))
		}
	}
	return knots, tied
}

// settleTied is settle for names whose persons words join.
func (n *names) settleTied(p *persons, r *reader, knot []kg.ID, next func(kg.ID) (*bearers, bool, error)) error {
	t := tie{at: map[kg.ID]int{}}
	partitions, comes := map[kg.ID]resolve.Partition{}, map[kg.ID]bool{}
	for _, name := range knot {
		b, comesNow, err := next(name)
		if err != nil {
			return err
		}
		p.bearers[name], comes[name] = b, comesNow
	}
	judged := implied(p.said, knot, p.bearers)
	for _, name := range knot {
		b := p.bearers[name]
		if len(b.mentions) == 0 {
			continue
		}
		partition, err := n.part(b, judged[name])
		if err != nil {
			return err
		}
		for i, id := range partition.IDs() {
			t.person(id, partition.Persons[i]...)
		}
		partitions[name] = partition
	}
	t.judge(p.said, knot, 2)
	for _, name := range knot {
		short, bears := partitions[name]
		if !bears {
			continue
		}
		var full []resolve.Partition
		for _, id := range n.full.of[name] {
			if other, bears := partitions[id]; bears {
				full = append(full, other)
			}
		}
		for _, link := range resolve.Full(short, full) {
			t.inFull(link.Short.ID(), link.Full.ID())
		}
	}
	for _, name := range knot {
		partition, bears := partitions[name]
		if !bears {
			p.note(r, name, p.bearers[name], false, nil, nil)
			continue
		}
		judgements := partition.Judgements(partition.IDs())
		ids := make([]kg.ID, len(partition.Persons))
		for i, mentions := range partition.Persons {
			ids[i] = t.is(mentions[0].Address().ID())
		}
		of, judgements := whoIs(partition, ids, judgements)
		p.note(r, name, p.bearers[name], comes[name], of, judgements)
	}
	return nil
}

// tie joins persons of several names, by union and find, under constraints. What would bring two
// mentions of one document together is not joined: in one node what the document says of each
// could not be told any more.
type tie struct {
	at        map[kg.ID]int // the person of a mention
	ids       []kg.ID       // of persons, each by its own name
	short     []bool        // whether it is another by its full name
	parent    []int
	documents []map[kg.ID]bool // of roots
	apart     [][2]int
}

// person takes in one, by its mentions.
func (t *tie) person(id kg.ID, mentions ...resolve.Mention) {
	documents := map[kg.ID]bool{}
	for _, m := range mentions {
		t.at[m.Address().ID()] = len(t.ids)
		documents[m.Document] = true
	}
	t.parent, t.documents = append(t.parent, len(t.ids)), append(t.documents, documents)
	t.ids, t.short = append(t.ids, id), append(t.short, false)
}

// judge joins what words on a number of names judge the same, in the order of the words, and notes
// what they judge different.
func (t *tie) judge(said said, knot []kg.ID, names int) {
	for _, verdict := range []kg.Verdict{kg.Different, kg.Same} {
		for _, name := range knot {
			for _, j := range said.of[name] {
				a, okA := t.at[j.Between[0]]
				b, okB := t.at[j.Between[1]]
				switch {
				case j.Verdict != verdict || !okA || !okB || len(j.Names) != names || name != j.Names[0]:
				case verdict == kg.Different:
					t.apart = append(t.apart, [2]int{a, b})
				default:
					t.join(a, b)
				}
			}
		}
	}
}

// inFull joins the person of a short name with that of its full name.
func (t *tie) inFull(short, full kg.ID) {
	if a, b := t.at[short], t.at[full]; t.join(a, b) {
		t.short[a] = true
	}
}

// join reports whether the two are one then.
func (t *tie) join(a, b int) bool {
	a, b = t.root(a), t.root(b)
	if a == b {
		return true
	}
	for _, pair := range t.apart {
		if x, y := t.root(pair[0]), t.root(pair[1]); x == a && y == b || x == b && y == a {
			return false
		}
	}
	for document := range t.documents[b] {
		if t.documents[a][document] {
			return false
		}
	}
	for document := range t.documents[b] {
		t.documents[a][document] = true
	}
	t.parent[b] = a
	return true
}

func (t *tie) root(i int) int {
	for t.parent[i] != i {
		i = t.parent[i]
	}
	return i
}

// is gives the id of the person of a mention: of all persons that are one, the least id of those
// who are not of a short name.
func (t *tie) is(mention kg.ID) kg.ID {
	root, id := t.root(t.at[mention]), kg.ID("")
	for i, own := range t.ids {
		if t.root(i) == root && !t.short[i] && (id == "" || own < id) {
			id = own
		}
	}
	return id
}
