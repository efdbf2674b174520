package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// date dates memberships by the meetings that show them under the corrections, as far as they were
// dated by those that showed them before.
func (e *editor) date() {
	for id, m := range e.now.memberships {
		was := e.before.memberships[id]
		if e.fresh[id] || was != nil && slices.Equal(was.ObservedOn, e.before.seen(was)) {
			m.ObservedOn = e.now.seen(m)
		}
		for _, event := range kg.TenureEvents() {
			e.dateEvent(m, was, event)
		}
	}
}

// dateEvent dates what is told of a membership. An election or appointment that a meeting showed
// goes with the attendance that showed it.
func (e *editor) dateEvent(m, was *kg.Membership, event kg.TenureEvent) {
	list := daysOf(m, event)
	if len(*list) == 0 {
		return
	}
	shown := e.now.begun(m, event)
	switch {
	case len(shown) > 0:
		*list = shown
	case was != nil && len(e.before.begun(was, event)) > 0 && !e.fresh[m.ID]:
		*list = nil
	case was == nil || slices.Equal(*daysOf(was, event), dayTold(e.before)):
		*list = dayTold(e.now)
	}
}

// seen are the days on which the document shows a membership, as [resolver.observe] tells them.
func (r *resolver) seen(m *kg.Membership) []kg.Date {
	if m.Former {
		return nil
	}
	if list := r.daysAt(m, func(*kg.Attendance) bool { return true }); len(list) > 0 {
		return list
	}
	if day := r.document.Published; !day.IsZero() {
		return []kg.Date{day}
	}
	return nil
}

// begun are the days of the meetings at which somebody was elected or appointed to a membership.
func (r *resolver) begun(m *kg.Membership, event kg.TenureEvent) []kg.Date {
	c := beginning(event)
	return r.daysAt(m, func(a *kg.Attendance) bool { return slices.Contains(a.Capacities, c) })
}

func (r *resolver) daysAt(m *kg.Membership, wanted func(*kg.Attendance) bool) []kg.Date {
	var list []kg.Date
	for _, a := range r.attendances {
		if day := r.meetings[a.Meeting].Date; !day.IsZero() && wanted(a) && slices.Contains(a.Memberships, m.ID) {
			list = append(list, day)
		}
	}
	return days(list, nil)
}

// dayTold is the day by which the document tells what is at no meeting; none when it is unknown.
func dayTold(r *resolver) []kg.Date {
	day := r.document.Published
	if about := r.meetings[r.document.About]; about != nil {
		day = first(about.Date, day)
	}
	if day.IsZero() {
		return nil
	}
	return []kg.Date{day}
}
