package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// observe dates the memberships, when all attendances are known.
func (r *resolver) observe() {
	for _, a := range r.attendances {
		r.begin(a)
		date := r.meetings[a.Meeting].Date
		if date.IsZero() {
			continue
		}
		for _, id := range a.Memberships {
			m := r.memberships[id]
			if !m.Former {
				m.ObservedOn = append(m.ObservedOn, date)
			}
			for _, event := range r.events[id] {
				if slices.Contains(a.Capacities, beginning(event)) {
					*daysOf(m, event) = append(*daysOf(m, event), date)
				}
			}
		}
	}
	told := r.document.Published
	if about := r.meetings[r.document.About]; about != nil && !about.Date.IsZero() {
		told = about.Date
	}
	for id, m := range r.memberships {
		if published := r.document.Published; len(m.ObservedOn) == 0 && !m.Former && !published.IsZero() {
			m.ObservedOn = []kg.Date{published}
		}
		for _, event := range r.events[id] {
			if days := daysOf(m, event); len(*days) == 0 && !told.IsZero() {
				*days = []kg.Date{told}
			}
		}
		for _, days := range []*[]kg.Date{&m.ObservedOn, &m.ElectedOn, &m.AppointedOn, &m.EndedOn} {
			slices.SortFunc(*days, kg.CompareDates)
			*days = slices.Compact(*days)
		}
	}
}

// begin notes that the one post named with somebody who was elected or appointed is what it was
// to, as in a list behind 任命了下列人员. With several posts it is not known which one is new.
func (r *resolver) begin(a *kg.Attendance) {
	if len(a.Memberships) != 1 || len(r.events[a.Memberships[0]]) > 0 || r.memberships[a.Memberships[0]].Former {
		return
	}
	for _, event := range kg.TenureEvents() {
		if c := beginning(event); c != "" && slices.Contains(a.Capacities, c) {
			r.events[a.Memberships[0]] = union(r.events[a.Memberships[0]], event)
		}
	}
}

// beginning is the capacity of a person at the meeting where the event took place; empty for
// one that is no beginning.
func beginning(event kg.TenureEvent) kg.Capacity {
	switch event {
	case kg.TenureElected:
		return kg.Elected
	case kg.TenureAppointed:
		return kg.Appointed
	}
	return ""
}

// daysOf are the days of the event.
func daysOf(m *kg.Membership, event kg.TenureEvent) *[]kg.Date {
	switch event {
	case kg.TenureElected:
		return &m.ElectedOn
	case kg.TenureAppointed:
		return &m.AppointedOn
	}
	return &m.EndedOn
}
