package resolve

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// The functions of this file unite two nodes of one document that became one. They change
// the first and leave the memory of its lists alone, which others may share.

func personID(n *kg.Person) kg.ID             { return n.ID }
func organisationID(n *kg.Organisation) kg.ID { return n.ID }
func postID(n *kg.Post) kg.ID                 { return n.ID }
func membershipID(n *kg.Membership) kg.ID     { return n.ID }
func seriesID(n *kg.MeetingSeries) kg.ID      { return n.ID }
func meetingID(n *kg.Meeting) kg.ID           { return n.ID }
func venueID(n *kg.Venue) kg.ID               { return n.ID }
func attendanceID(n *kg.Attendance) kg.ID     { return n.ID }
func groupID(n *kg.GroupAttendance) kg.ID     { return n.ID }

func unitePersons(p, more *kg.Person) {
	p.Aliases = names(p.Name, p.Aliases, more.Name, more.Aliases)
	p.Namesakes = both(p.Namesakes, more.Namesakes)
	p.Evidence, p.Sources = passages(p.Evidence, more.Evidence), both(p.Sources, more.Sources)
}

func uniteOrganisations(o, more *kg.Organisation) {
	o.Aliases = names(o.Name, o.Aliases, more.Name, more.Aliases)
	o.FullName = first(o.FullName, more.FullName)
	o.Parent, o.Place = first(o.Parent, more.Parent), first(o.Place, more.Place)
	o.Replaces = both(o.Replaces, more.Replaces)
	o.ReplacedBy, o.Until = both(o.ReplacedBy, more.ReplacedBy), first(o.Until, more.Until)
	o.Evidence, o.Sources = passages(o.Evidence, more.Evidence), both(o.Sources, more.Sources)
}

func unitePosts(p, more *kg.Post) { p.Sources = both(p.Sources, more.Sources) }

func uniteMemberships(m, more *kg.Membership) {
	m.ObservedOn, m.EndedOn = days(m.ObservedOn, more.ObservedOn), days(m.EndedOn, more.EndedOn)
	m.ElectedOn, m.AppointedOn = days(m.ElectedOn, more.ElectedOn), days(m.AppointedOn, more.AppointedOn)
	m.Evidence, m.Sources = passages(m.Evidence, more.Evidence), both(m.Sources, more.Sources)
}

func uniteSeries(s, more *kg.MeetingSeries) {
	s.Organisation, s.Sources = first(s.Organisation, more.Organisation), both(s.Sources, more.Sources)
}

func uniteMeetings(m, more *kg.Meeting) {
	m.Aliases = names(m.Name, m.Aliases, more.Name, more.Aliases)
	m.Series = first(m.Series, more.Series)
	m.Term, m.Session = first(m.Term, more.Term), first(m.Session, more.Session)
	m.Date, m.EndDate = first(m.Date, more.Date), first(m.EndDate, more.EndDate)
	m.Format, m.Stated = first(m.Format, more.Format), first(m.Stated, more.Stated)
	m.Places, m.ConvenedBy = both(m.Places, more.Places), both(m.ConvenedBy, more.ConvenedBy)
	m.Replaces = both(m.Replaces, more.Replaces)
	m.Evidence, m.Sources = passages(m.Evidence, more.Evidence), both(m.Sources, more.Sources)
}

func uniteVenues(v, more *kg.Venue) { v.Sources = both(v.Sources, more.Sources) }

func uniteAttendances(a, more *kg.Attendance) {
	a.Capacities = capacities(a.Capacities, more.Capacities)
	a.Memberships, a.OnBehalfOf = both(a.Memberships, more.Memberships), both(a.OnBehalfOf, more.OnBehalfOf)
	a.Venue = first(a.Venue, more.Venue)
	a.Evidence, a.Sources = passages(a.Evidence, more.Evidence), both(a.Sources, more.Sources)
}

func uniteGroups(g, more *kg.GroupAttendance) {
	g.Organisations, g.Capacities = both(g.Organisations, more.Organisations), capacities(g.Capacities, more.Capacities)
	g.Stated, g.Venue = first(g.Stated, more.Stated), first(g.Venue, more.Venue)
	g.Evidence, g.Sources = passages(g.Evidence, more.Evidence), both(g.Sources, more.Sources)
}

func days(a, b []kg.Date) []kg.Date {
	list := append(slices.Clone(a), b...)
	slices.SortFunc(list, kg.CompareDates)
	return slices.Compact(list)
}

// names gives the other names of a node that took in one with more names.
func names(name string, aliases []string, more string, others []string) []string {
	return alias(alias(slices.Clone(aliases), name, more), name, others...)
}

func both[T cmp.Ordered](a, b []T) []T { return union(slices.Clone(a), b...) }

func capacities(a, b []kg.Capacity) []kg.Capacity {
	return kg.SortCapacities(append(slices.Clone(a), b...))
}

func passages(a, b []kg.Evidence) []kg.Evidence {
	list := append(slices.Clone(a), b...)
	slices.SortFunc(list, kg.CompareEvidence)
	return slices.Compact(list)
}
