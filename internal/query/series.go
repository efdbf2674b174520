package query

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// Neighbours gives the sessions before and after each meeting in its series, aligned with the
// nodes; zero for the first, the last and without a series. Sessions stand by first day, then
// by term, session and id.
func (s *Session) Neighbours(meetings []*kg.Meeting) (previous, next []kg.ID) {
	var series []kg.ID
	for _, m := range meetings {
		if m != nil {
			series = append(series, m.Series)
		}
	}
	series = distinct([][]kg.ID{series})
	type pair struct{ previous, next kg.ID }
	at := map[kg.ID]pair{}
	rows := s.SeriesMeetings(series)
	nodes := s.Meetings(slices.Concat(rows...))
	for _, row := range rows {
		sessions := slices.DeleteFunc(slices.Clone(nodes[:len(row)]), func(m *kg.Meeting) bool { return m == nil })
		nodes = nodes[len(row):]
		slices.SortFunc(sessions, compareSessions)
		for i, m := range sessions {
			var p pair
			if i > 0 {
				p.previous = sessions[i-1].ID
			}
			if i+1 < len(sessions) {
				p.next = sessions[i+1].ID
			}
			at[m.ID] = p
		}
	}
	previous, next = make([]kg.ID, len(meetings)), make([]kg.ID, len(meetings))
	for i, m := range meetings {
		if m != nil {
			previous[i], next[i] = at[m.ID].previous, at[m.ID].next
		}
	}
	return previous, next
}

func compareSessions(a, b *kg.Meeting) int {
	return cmp.Or(
		kg.CompareDates(a.Date, b.Date), cmp.Compare(a.Term, b.Term), cmp.Compare(a.Session, b.Session),
		cmp.Compare(a.ID, b.ID),
	)
}
