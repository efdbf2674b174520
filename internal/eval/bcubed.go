package eval

import (
	"cmp"
	"maps"
	"slices"

	"huipu/internal/kg"
)

// Mention (提及) is a name at a place of a document.
type Mention struct {
	Document   kg.ID
	Name       string
	Start, End int // bytes of the text of the document
}

// Entity names the person that a mention is of: in an annotation by any name, in a graph by
// the id of the node.
type Entity string

// BCubedScore is how a partition of mentions compares with an annotated one.
type BCubedScore struct {
	Mentions  int     `json:"mentions"` // annotated
	Missing   int     `json:"missing"`  // of them, those that the other partition does not have
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"` // the harmonic mean of the two
}

// BCubed compares two partitions of mentions by the B-cubed algorithm, which weighs every
// mention alike (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the
// Vector Space Model", COLING-ACL 1998). The precision of a mention is the share of right
// ones among the mentions that got puts with it, itself included; its recall is the share
// of them among those that belong with it. Both are averaged over the annotated mentions.
//
// A mention that got does not have, or has without an entity, is one of its own. What only
// got has does not count. Without annotated mentions every share is 1.
func BCubed(gold, got map[Mention]Entity) BCubedScore {
	s := BCubedScore{Mentions: len(gold), Precision: 1, Recall: 1, F1: 1}
	if len(gold) == 0 {
		return s
	}
	type cell struct{ gold, got Entity }
	inGold, inGot, inBoth := map[Entity]int{}, map[Entity]int{}, map[cell]int{}
	for m, g := range gold {
		inGold[g]++
		inGot[got[m]]++
		inBoth[cell{g, got[m]}]++
	}
	s.Missing = inGot[""]
	// The mentions of a cell have the same shares. Sums of floating-point numbers depend on
	// their order, so it is fixed.
	cells := slices.SortedFunc(maps.Keys(inBoth), func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.gold, b.gold), cmp.Compare(a.got, b.got))
	})
	precision, recall := 0.0, 0.0
	for _, c := range cells {
		n := float64(inBoth[c])
		if c.got == "" {
			precision += n
			recall += n / float64(inGold[c.gold])
			continue
		}
		precision += n * n / float64(inGot[c.got])
		recall += n * n / float64(inGold[c.gold])
	}
	s.Precision, s.Recall = precision/float64(len(gold)), recall/float64(len(gold))
	s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	return s
}
