package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// locate finds the facts of the reading that corrections are on: first those with the very ids, then,
// among the rest, those that are read in the same place.
func (e *editor) locate(corrections []kg.Correction) {
	taken := map[kg.ID]bool{}
	for _, c := range corrections {
		p := &spot{Correction: c}
		if found, ok := e.before.stated(c.Fact); ok && c.Action != kg.Add {
			p.at, p.exact, p.found = c.Fact, true, &found
			taken[c.Fact] = true
		}
		e.places = append(e.places, p)
	}
	for _, p := range e.places {
		if p.exact || p.Action == kg.Add {
			continue
		}
		if id := e.before.counterpart(p.Was, taken); id != "" {
			found, _ := e.before.stated(id)
			p.at, p.found = id, &found
			taken[id] = true
		}
	}
}

// counterpart gives the one fact that is read where another was, about the same subject; zero where
// there is none or several. Persons and organisations are their names, so there is no other.
func (r *resolver) counterpart(was *kg.StatedFact, taken map[kg.ID]bool) kg.ID {
	var all, near []kg.ID
	offer := func(id kg.ID, evidence []kg.Evidence, same, likely bool) {
		if taken[id] || !same || !overlap(evidence, was.Evidence) {
			return
		}
		all = append(all, id)
		if likely {
			near = append(near, id)
		}
	}
	switch {
	case was.Meeting != nil:
		for id, m := range r.meetings {
			offer(id, m.Evidence, true, fold(m.Name) == fold(was.Meeting.Name))
		}
	case was.Membership != nil:
		post := was.Membership.StatedPost
		for id, m := range r.memberships {
			now := r.statedPost(m)
			offer(id, m.Evidence, m.Person == PersonID(was.Membership.Person), now.Role == post.Role || now.Organisation == post.Organisation)
		}
	case was.Attendance != nil:
		for id, a := range r.attendances {
			offer(id, a.Evidence, a.Person == PersonID(was.Attendance.Person), r.meetings[a.Meeting].Name == was.Attendance.Meeting.Name)
		}
	case was.Group != nil:
		for id, g := range r.groups {
			offer(id, g.Evidence, fold(g.Label) == fold(was.Group.Label), r.meetings[g.Meeting].Name == was.Group.Meeting.Name)
		}
	}
	switch {
	case len(near) == 1:
		return near[0]
	case len(all) == 1 && was.Membership == nil:
		return all[0]
	}
	return ""
}

func overlap(a, b []kg.Evidence) bool {
	return slices.ContainsFunc(a, func(x kg.Evidence) bool {
		return slices.ContainsFunc(b, func(y kg.Evidence) bool { return x.Span.Start < y.Span.End && y.Span.Start < x.Span.End })
	})
}

// meetingMeant gives the meeting of the reading that a reference means: the one of that name and day,
// else the only one of that name, else the only one; exact is false where it is not the first of
// these. It is nil where none can be meant.
func (r *resolver) meetingMeant(ref kg.MeetingRef) (m *kg.Meeting, exact bool) {
	if m := r.meetings[MeetingID(ref.Name, ref.Date, r.document.ID)]; m != nil {
		return m, true
	}
	var named []*kg.Meeting
	for _, m := range r.meetings {
		if fold(m.Name) == fold(ref.Name) {
			named = append(named, m)
		}
	}
	switch {
	case len(named) == 1:
		return named[0], false
	case len(r.meetings) == 1:
		for _, m := range r.meetings {
			return m, false
		}
	}
	return nil, false
}
