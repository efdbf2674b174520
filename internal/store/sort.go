package store

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// Sort puts valid statements in the order of [Compare]. It makes and compares the text of
// each distinct term once for the whole list.
func Sort(quads []quad.Quad) {
	all := rank(quads)
	slices.SortFunc(all, ranked.compare)
	sorted := make([]quad.Quad, len(quads))
	for i, r := range all {
		sorted[i] = quads[r.index]
	}
	copy(quads, sorted)
}

// Effective are the statements that a change whose statements are valid asks for: the
// distinct ones of Add that are not in Remove, and of Remove that are not in Add, each list
// in the order of [Compare].
func (c Change) Effective() (add, remove []quad.Quad) {
	quads := c.Add
	if len(c.Remove) > 0 {
		quads = slices.Concat(c.Add, c.Remove)
	}
	all := rank(quads)
	slices.SortFunc(all, ranked.compare)
	add = make([]quad.Quad, 0, len(c.Add))
	for len(all) > 0 {
		n, adds, removes := 0, false, false
		for n < len(all) && all[n].ranks == all[0].ranks {
			added := int(all[n].index) < len(c.Add)
			adds, removes = adds || added, removes || !added
			n++
		}
		switch q := quads[all[0].index]; {
		case adds && !removes:
			add = append(add, q)
		case removes && !adds:
			remove = append(remove, q)
		}
		all = all[n:]
	}
	return add, remove
}

// ranked is a statement by the places of its terms in the order of all terms of a list.
type ranked struct {
	ranks [4]int32
	index int32 // in the list
}

func (r ranked) compare(other ranked) int {
	for i, rank := range r.ranks {
		if rank != other.ranks[i] {
			return int(rank) - int(other.ranks[i])
		}
	}
	return int(r.index) - int(other.index)
}

// rank ranks the statements of a list, in their order.
func rank(quads []quad.Quad) []ranked {
	type named struct {
		text   string
		number int32
	}
	var terms []named
	numbers := make(map[quad.Value]int32, len(quads))
	all := make([]ranked, len(quads))
	for i, q := range quads {
		all[i].index = int32(i)
		for k, d := range quad.Directions {
			v := q.Get(d)
			// Neighbours often share terms.
			if i > 0 && v == quads[i-1].Get(d) {
				all[i].ranks[k] = all[i-1].ranks[k]
				continue
			}
			n, ok := numbers[v]
			if !ok {
				n = int32(len(terms))
				numbers[v] = n
				terms = append(terms, named{v.String(), n})
			}
			all[i].ranks[k] = n
		}
	}
	slices.SortFunc(terms, func(a, b named) int { return strings.Compare(a.text, b.text) })
	places := make([]int32, len(terms))
	for place, t := range terms {
		places[t.number] = int32(place)
	}
	for i := range all {
		for k, n := range all[i].ranks {
			all[i].ranks[k] = places[n]
		}
	}
	return all
}
