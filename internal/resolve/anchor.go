package resolve

import (
	"cmp"

	"huipu/internal/kg"
)

// CompareAnchors orders the mentions of a name: the earliest day first, unknown days last, and
// the smaller id of a document among equals. The first mention of a person is its anchor.
func CompareAnchors(a, b Mention) int {
	unknown := func(m Mention) int {
		if m.Day.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(unknown(a)-unknown(b), kg.CompareDates(a.Day, b.Day), cmp.Compare(a.Document, b.Document))
}

// FinalIDs gives the ids of the persons of one name: the person with the first anchor has
// the id of the name, every other the address of its anchor. The ids are in the order of the persons.
func FinalIDs(persons [][]Mention) []kg.ID {
	anchors := make([]Mention, len(persons))
	first := 0
	for i, mentions := range persons {
		anchors[i] = mentions[0]
		for _, m := range mentions[1:] {
			if CompareAnchors(m, anchors[i]) < 0 {
				anchors[i] = m
			}
		}
		if CompareAnchors(anchors[i], anchors[first]) < 0 {
			first = i
		}
	}
	ids := make([]kg.ID, len(persons))
	for i, anchor := range anchors {
		ids[i] = PersonID(anchor.Name)
		if i != first {
			ids[i] = Address(ids[i], anchor.Document)
		}
	}
	return ids
}
