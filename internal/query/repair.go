package query

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// RepairsInOrder gives the readings of damaged text in each document, aligned with the ids, in
// text order rather than by id.
func (s *Session) RepairsInOrder(documents []kg.ID) [][]kg.ID {
	lists := s.DocumentRepairs(documents)
	start := map[kg.ID]int{}
	for _, r := range s.TextRepairs(distinct(lists)) {
		if r != nil {
			start[r.ID] = r.Span.Start
		}
	}
	sorted := make([][]kg.ID, len(lists))
	for i, ids := range lists {
		sorted[i] = slices.SortedFunc(slices.Values(ids), func(a, b kg.ID) int {
			return cmp.Or(cmp.Compare(start[a], start[b]), cmp.Compare(a, b))
		})
	}
	return sorted
}
