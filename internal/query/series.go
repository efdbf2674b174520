package query

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// Neighbours gives the sessions before and after each meeting in its series, aligned with the
// nodes; zero for the first, the last and without a series. Where every session has a number,
// they stand by term and session, and a meeting with the number of another is not beside it;
// elsewhere, and where numbers start again without a new term, they stand by first day.
func (s *Session) Neighbours(meetings []*kg.Meeting) (previous, next []kg.ID) {
	var series []kg.ID
	for _, m := range meetings {
		if m != nil {
			series = append(series, m.Series)
		}
	}
	type pair struct{ previous, next kg.ID }
	at := map[kg.ID]pair{}
	for _, row := range s.sessions(distinct([][]kg.ID{series})) {
		numbered := inOrder(row)
		same := func(i, j int) bool { return numbered && compareNumbers(row[i], row[j]) == 0 }
		for from, to := 0, 0; from < len(row); from = to {
			for to = from + 1; to < len(row) && same(from, to); {
				to++
			}
			var p pair
			if from > 0 {
				p.previous = row[from-1].ID
			}
			if to < len(row) {
				p.next = row[to].ID
			}
			for _, m := range row[from:to] {
				at[m.ID] = p
			}
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

// sessions gives the known meetings of each series, aligned with the ids.
func (s *Session) sessions(series []kg.ID) [][]*kg.Meeting {
	rows := s.SeriesMeetings(series)
	nodes := s.Meetings(slices.Concat(rows...))
	sessions := make([][]*kg.Meeting, len(rows))
	for i, row := range rows {
		sessions[i] = slices.DeleteFunc(slices.Clone(nodes[:len(row)]), func(m *kg.Meeting) bool { return m == nil })
		nodes = nodes[len(row):]
	}
	return sessions
}

// inOrder puts sessions in order and tells whether they stand by their numbers.
func inOrder(row []*kg.Meeting) (numbered bool) {
	slices.SortFunc(row, func(a, b *kg.Meeting) int {
		return cmp.Or(kg.CompareDates(a.Date, b.Date), compareNumbers(a, b), cmp.Compare(a.ID, b.ID))
	})
	if slices.ContainsFunc(row, func(m *kg.Meeting) bool { return m.Term == 0 && m.Session == 0 }) || restarts(row) {
		return false
	}
	slices.SortStableFunc(row, compareNumbers)
	return true
}

func compareNumbers(a, b *kg.Meeting) int {
	return cmp.Or(cmp.Compare(a.Term, b.Term), cmp.Compare(a.Session, b.Session))
}

// restarts tells whether sessions without a term, by day, ever have a lower number than one
// before them: they are counted anew each year.
func restarts(row []*kg.Meeting) bool {
	highest := 0
	for _, m := range row {
		if m.Term > 0 || m.Date.IsZero() {
			continue
		}
		if m.Session < highest {
			return true
		}
		highest = m.Session
	}
	return false
}

// SessionNumber is the number of a session; Session is 0 in a series that counts terms alone.
type SessionNumber struct{ Term, Session int }

// MaxMissing bounds the sessions that [Session.MissingSessions] lists for a series.
const MaxMissing = 100

// MissingSessions gives the numbers between the first and the last known session of a term of
// which no meeting is known, aligned with the series, in order; of a series that counts terms
// alone, those between the first and the last term. A series whose numbers start again without
// a new term has none. No list is longer than [MaxMissing]; the lowest numbers stand.
func (s *Session) MissingSessions(series []kg.ID) [][]SessionNumber {
	missing := make([][]SessionNumber, len(series))
	for i, row := range s.sessions(series) {
		if inOrder(row); restarts(row) {
			continue
		}
		counted := slices.ContainsFunc(row, func(m *kg.Meeting) bool { return m.Session > 0 })
		var last SessionNumber
		for _, m := range row {
			n := SessionNumber{m.Term, m.Session}
			if n == (SessionNumber{}) || counted && n.Session == 0 {
				continue
			}
			missing[i] = appendBetween(missing[i], last, n)
			last = n
		}
	}
	return missing
}

// appendBetween adds the numbers between two sessions of one term, or between two terms.
func appendBetween(list []SessionNumber, a, b SessionNumber) []SessionNumber {
	for n := a; len(list) < MaxMissing; {
		switch {
		case a == (SessionNumber{}) || a.Session > 0 && a.Term != b.Term:
			return list
		case b.Session > 0:
			n.Session++
		default:
			n.Term++
		}
		if n.Term > b.Term || n.Term == b.Term && n.Session >= b.Session {
			return list
		}
		list = append(list, n)
	}
	return list
}
