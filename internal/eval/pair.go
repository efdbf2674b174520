package eval

import (
	"cmp"
	"slices"
)

// none marks an item without a partner.
const none = -1

// pairing tells which item of one list goes with which of another, by index.
type pairing struct {
	ofGold []int // the item read for each one annotated, or none
	ofRead []int // the reverse
}

// pair gives each of n annotated items at most one of m read items, and the reverse. The
// most alike find each other first; among equals the earlier annotated, then the earlier
// read item does. Items less alike than floor stay apart.
func pair(n, m int, alike func(gold, read int) float64, floor float64) pairing {
	type candidate struct {
		gold, read int
		alike      float64
	}
	var candidates []candidate
	for i := range n {
		for j := range m {
			if a := alike(i, j); a >= floor {
				candidates = append(candidates, candidate{i, j, a})
			}
		}
	}
	// The candidates stand in order of their indexes, which a stable sort keeps.
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.alike, a.alike) })
	p := pairing{slices.Repeat([]int{none}, n), slices.Repeat([]int{none}, m)}
	for _, c := range candidates {
		if p.ofGold[c.gold] == none && p.ofRead[c.read] == none {
			p.ofGold[c.gold], p.ofRead[c.read] = c.read, c.gold
		}
	}
	return p
}
