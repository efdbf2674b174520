package query

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// AttendancePlaces gives the printed places of attendances among all attendances of persons at
// their meetings, counted from 1; 0 in the place of nil.
//
// The printed order is that of the passages: by where they start and, as passages may all start
// at a verb before a list of names, by where they end. Where several documents report the meeting, the
// one with passages of most attendances leads (of equals the one with the smallest id), and
// what only others name follows in the same way.
func (s *Session) AttendancePlaces(nodes []*kg.Attendance) []int {
	return placesOf(s, nodes, s.MeetingAttendances, s.Attendances, func(a *kg.Attendance) placed {
		return placed{id: a.ID, meeting: a.Meeting, evidence: a.Evidence}
	})
}

func (s *Session) groupPlaces(nodes []*kg.GroupAttendance) []int {
	return placesOf(s, nodes, s.MeetingGroupAttendances, s.GroupAttendances, func(g *kg.GroupAttendance) placed {
		return placed{id: g.ID, meeting: g.Meeting, evidence: g.Evidence}
	})
}

// placed is what decides the printed place of an attendance.
type placed struct {
	id, meeting kg.ID
	evidence    []kg.Evidence
	// Where its passage in the leading document stands; see sortPrinted.
	lead, start, end int
}

func placesOf[N any](
	s *Session, nodes []*N, at func([]kg.ID) [][]kg.ID, look func([]kg.ID) []*N, of func(*N) placed,
) []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.places == nil {
		s.places = make(map[kg.ID]int, len(nodes))
	}
	var unknown []kg.ID
	for _, n := range nodes {
		if n != nil {
			p := of(n)
			if last := len(unknown) - 1; s.places[p.id] == 0 && (last < 0 || unknown[last] != p.meeting) {
				unknown = append(unknown, p.meeting)
			}
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		meetings := at(slices.Compact(unknown))
		all := slices.Concat(meetings...)
		found := look(all)
		for _, ids := range meetings {
			list := make([]placed, 0, len(ids))
			for i := range ids {
				if found[i] != nil {
					list = append(list, of(found[i]))
				}
			}
			found = found[len(ids):]
			sortPrinted(list)
			for i, p := range list {
				s.places[p.id] = i + 1
			}
		}
	}
	places := make([]int, len(nodes))
	for i, n := range nodes {
		if n != nil {
			places[i] = s.places[of(n).id]
		}
	}
	return places
}

// sortPrinted puts the attendances of one meeting into printed order.
func sortPrinted(list []placed) {
	leads := leadingDocuments(list)
	for i := range list {
		p := &list[i]
		for j, e := range p.evidence {
			lead := slices.Index(leads, e.Document)
			if j == 0 || cmp.Or(
				cmp.Compare(lead, p.lead), cmp.Compare(e.Span.Start, p.start), cmp.Compare(e.Span.End, p.end),
			) < 0 {
				p.lead, p.start, p.end = lead, e.Span.Start, e.Span.End
			}
		}
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(
			cmp.Compare(a.lead, b.lead), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.id, b.id),
		)
	})
}

// leadingDocuments lists the documents with passages of the attendances, the one that leads
// first.
func leadingDocuments(list []placed) []kg.ID {
	var documents []kg.ID
	var passages []int
	for _, p := range list {
		var last kg.ID // evidence stands by document
		for i := range p.evidence {
			document := p.evidence[i].Document
			if document == last {
				continue
			}
			last = document
			at := slices.Index(documents, document)
			if at < 0 {
				at = len(documents)
				documents, passages = append(documents, document), append(passages, 0)
			}
			passages[at]++
		}
	}
	if len(documents) < 2 {
		return documents
	}
	count := make(map[kg.ID]int, len(documents))
	for i, document := range documents {
		count[document] = passages[i]
	}
	slices.SortFunc(documents, func(a, b kg.ID) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return documents
}
