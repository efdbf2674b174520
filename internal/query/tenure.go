package query

import (
	"slices"

	"huipu/internal/kg"
)

// TenureEvent is an event of a membership on a day.
type TenureEvent struct {
	Kind kg.TenureEvent
	Date kg.Date
}

// TenureEventFilter is a condition on events of memberships. All that are given must hold.
type TenureEventFilter struct {
	Kind []kg.TenureEvent // it must be one of these; nil for any
	Date *DateRange
}

// TenureEvents are the events that releases tell of the membership, by day and then in the
// order of [kg.TenureEvents]; nil when they tell none.
func TenureEvents(m *kg.Membership) []TenureEvent {
	var events []TenureEvent
	for i, days := range [][]kg.Date{m.ElectedOn, m.AppointedOn, m.EndedOn} {
		for _, day := range days {
			events = append(events, TenureEvent{kg.TenureEvents()[i], day})
		}
	}
	slices.SortStableFunc(events, func(a, b TenureEvent) int { return kg.CompareDates(a.Date, b.Date) })
	return events
}

func (f *TenureEventFilter) matchesAny(events []TenureEvent) bool {
	return slices.ContainsFunc(events, func(e TenureEvent) bool {
		return (f.Kind == nil || slices.Contains(f.Kind, e.Kind)) && (f.Date == nil || f.Date.matchesAny([]kg.Date{e.Date}))
	})
}

// FirstObserved is the earliest day that shows the membership; zero when none is known.
func FirstObserved(m *kg.Membership) kg.Date {
	if len(m.ObservedOn) == 0 {
		return kg.Date{}
	}
	return m.ObservedOn[0]
}

// LastObserved is the latest day that shows the membership; zero when none is known.
func LastObserved(m *kg.Membership) kg.Date {
	if len(m.ObservedOn) == 0 {
		return kg.Date{}
	}
	return m.ObservedOn[len(m.ObservedOn)-1]
}

// HeldOn narrows a filter, which may be nil, to memberships that show a person in a post: not
// former ones, and observed on the day when it is not nil. What was observed only to the month
// or year counts for each of its days.
func HeldOn(f *MembershipFilter, day *kg.Date) *MembershipFilter {
	former := false
	held := &MembershipFilter{Former: &former}
	if day != nil {
		held.ObservedOn = &DateRange{From: day, To: day}
	}
	if f != nil {
		held.And = []*MembershipFilter{f}
	}
	return held
}

// PostsAt leads to the posts that memberships other than former ones show persons in on the
// day. What was observed only to the month or year counts for each of its days.
func PostsAt(day kg.Date) func(*Session, []kg.ID) [][]kg.ID {
	on := &DateRange{From: &day, To: &day}
	return func(s *Session, from []kg.ID) [][]kg.ID {
		return through(s.PersonMemberships(from), s.Memberships, func(m *kg.Membership) kg.ID {
			if m.Former || !on.matchesAny(m.ObservedOn) {
				return ""
			}
			return m.Post
		})
	}
}

// PostNames gives the names of posts, the organisation followed by the title, aligned with the
// nodes; empty in the place of nil.
func (s *Session) PostNames(posts []*kg.Post) []string {
	return s.titles(len(posts), func(i int) (organisation, role kg.ID) {
		if posts[i] == nil {
			return "", ""
		}
		return posts[i].Organisation, posts[i].Role
	})
}

// MembershipNames gives what memberships are called, the organisation followed by the title as
// far as they are known, aligned with the nodes; empty in the place of nil.
func (s *Session) MembershipNames(memberships []*kg.Membership) []string {
	return s.titles(len(memberships), func(i int) (organisation, role kg.ID) {
		if memberships[i] == nil {
			return "", ""
		}
		return memberships[i].Organisation, memberships[i].Role
	})
}

func (s *Session) titles(n int, of func(i int) (organisation, role kg.ID)) []string {
	refs := make([][]kg.ID, 2)
	for i := range n {
		organisation, role := of(i)
		refs[0] = append(refs[0], organisation)
		refs[1] = append(refs[1], role)
	}
	names := map[kg.ID]string{}
	for _, o := range s.Organisations(distinct(refs[:1])) {
		if o != nil {
			names[o.ID] = o.Name
		}
	}
	for _, r := range s.Roles(distinct(refs[1:])) {
		if r != nil {
			names[r.ID] = r.Name
		}
	}
	titles := make([]string, n)
	for i := range n {
		titles[i] = names[refs[0][i]] + names[refs[1][i]]
	}
	return titles
}
