package generate

import (
	"slices"

	"huipu/internal/kg"
)

// quote fills in the quotes of all evidence from the text.
func (c *composer) quote() {
	text := c.facts.Document.Text
	each := func(list []kg.Evidence) {
		for i := range list {
			e := &list[i]
			e.Document = c.facts.Document.ID
			e.Quote = text[e.Span.Start:e.Span.End]
			if !e.Basis.IsZero() {
				e.Basis.Quote = text[e.Basis.Span.Start:e.Basis.Span.End]
			}
		}
	}
	for _, f := range c.facts.Meetings {
		each(f.Evidence)
	}
	for _, f := range c.facts.Persons {
		each(f.Evidence)
		for _, m := range f.Memberships {
			each(m.Evidence)
		}
	}
	for _, f := range c.facts.Attendances {
		each(f.Evidence)
	}
	for _, f := range c.facts.GroupAttendances {
		each(f.Evidence)
	}
	for _, f := range c.facts.Organisations {
		each(f.Evidence)
	}
}

// addSorted adds a number to a sorted list without repeats.
func addSorted(list []int, n int) []int {
	at, found := slices.BinarySearch(list, n)
	if found {
		return list
	}
	return slices.Insert(list, at, n)
}
