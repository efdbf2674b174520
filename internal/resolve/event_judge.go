package resolve

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// JudgedPair is a curator's word on two reports of meetings, each given by [Report.ID], or on two
// names of organisations, each given by [OrganisationID].
type JudgedPair struct {
	A, B kg.ID
	Same bool // else they are different
}

// ID is the id of the report: it leads for ever to the meeting that the report is found to be of.
func (r *Report) ID() kg.ID { return kg.MentionID(r.Meeting, r.Document) }

// inOrderOfIDs sorts words, those that join first.
func inOrderOfIDs(judged []JudgedPair) []JudgedPair {
	list := slices.Clone(judged)
	slices.SortFunc(list, func(a, b JudgedPair) int {
		if a.Same != b.Same {
			if a.Same {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return list
}

// judge joins what is judged the same, and notes what is judged different.
func (l *eventLinker) judge(judged []JudgedPair) {
	if len(judged) == 0 {
		return
	}
	at := make(map[kg.ID]int, len(l.reports))
	for i, r := range l.reports {
		at[r.ID()] = i
	}
	l.judged = make([]bool, len(l.reports))
	for _, j := range inOrderOfIDs(judged) {
		a, okA := at[j.A]
		b, okB := at[j.B]
		switch {
		case !okA || !okB:
		case !j.Same:
			l.apart = append(l.apart, [2]int{a, b})
		case !l.clash(l.root(a), l.root(b)):
			l.join(a, b, ReportsJudged)
			l.judged[l.root(a)] = true
		}
	}
}

// refused reports roots that a word keeps apart: some of their reports are judged different, or
// a word joined some, and a document tells others apart.
func (l *eventLinker) refused(a, b int) bool {
	if l.judged == nil || a == b {
		return false
	}
	if (l.judged[a] || l.judged[b]) && l.clash(a, b) {
		return true
	}
	for _, pair := range l.apart {
		x, y := l.root(pair[0]), l.root(pair[1])
		if x == a && y == b || x == b && y == a {
			return true
		}
	}
	return false
}
