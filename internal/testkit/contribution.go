package testkit

import (
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// Release builds what one document states, piece by piece. It panics on a quote that the text
// does not hold: fixtures are part of the program.
type Release struct {
	c    kg.Contribution
	seen map[kg.ID]bool
}

// NewRelease starts a document.
func NewRelease(d kg.Document) *Release {
	d.SHA256 = fmt.Sprintf("%064x", kg.NewID(kg.KindDocument, d.Text).Key())
	d.ID = kg.NewID(kg.KindDocument, d.SHA256)
	return &Release{kg.Contribution{Document: d}, map[kg.ID]bool{}}
}

// Contribution is everything stated so far, sorted as the type asks.
func (r *Release) Contribution() kg.Contribution {
	c := r.c
	slices.Sort(c.Document.Mentions)
	sortBy(c.Persons, func(n kg.Person) kg.ID { return n.ID })
	sortBy(c.Organisations, func(n kg.Organisation) kg.ID { return n.ID })
	sortBy(c.Roles, func(n kg.Role) kg.ID { return n.ID })
	sortBy(c.Posts, func(n kg.Post) kg.ID { return n.ID })
	sortBy(c.Memberships, func(n kg.Membership) kg.ID { return n.ID })
	sortBy(c.MeetingSeries, func(n kg.MeetingSeries) kg.ID { return n.ID })
	sortBy(c.Meetings, func(n kg.Meeting) kg.ID { return n.ID })
	sortBy(c.Venues, func(n kg.Venue) kg.ID { return n.ID })
	sortBy(c.Attendances, func(n kg.Attendance) kg.ID { return n.ID })
	sortBy(c.GroupAttendances, func(n kg.GroupAttendance) kg.ID { return n.ID })
	sortBy(c.TextRepairs, func(n kg.TextRepair) kg.ID { return n.ID })
	return c
}

func sortBy[N any](list []N, id func(N) kg.ID) {
	slices.SortFunc(list, func(a, b N) int { return strings.Compare(string(id(a)), string(id(b))) })
}

// first tells whether the node is new to the document.
func (r *Release) first(id kg.ID) bool {
	seen := r.seen[id]
	r.seen[id] = true
	return !seen
}

func (r *Release) evidence(quote, rule string) []kg.Evidence {
	start := strings.Index(r.c.Document.Text, quote)
	if start < 0 {
		panic(fmt.Sprintf("testkit: %q is not in the text of %q", quote, r.c.Document.Title))
	}
	span := kg.SpanOf(r.c.Document.Text, start, start+len(quote))
	return []kg.Evidence{{Document: r.c.Document.ID, Span: span, Quote: quote, Rule: rule, Confidence: 0.95}}
}

// Organisation states an organisation.
func (r *Release) Organisation(o kg.Organisation) kg.ID {
	o.ID = kg.NewID(kg.KindOrganisation, o.Name)
	if r.first(o.ID) {
		r.c.Organisations = append(r.c.Organisations, o)
	}
	return o.ID
}

// Person states a person; names stand for persons.
func (r *Release) Person(name string) kg.ID {
	id := kg.NewID(kg.KindPerson, name)
	if r.first(id) {
		r.c.Persons = append(r.c.Persons, kg.Person{ID: id, Name: name, Evidence: r.evidence(name, "person")})
	}
	return id
}

// Mention names a person without an attendance.
func (r *Release) Mention(name string) {
	r.c.Document.Mentions = append(r.c.Document.Mentions, r.Person(name))
}

// Membership states a person in a post on a day. The organisation may be zero and the title
// empty, not both; the quote is evidence.
func (r *Release) Membership(person, organisation kg.ID, title, quote string, day kg.Date, former bool) kg.ID {
	m := kg.Membership{
		ID: kg.NewID(kg.KindMembership, string(person), string(organisation), title), Person: person, Former: former,
		Evidence: r.evidence(quote, "title"),
	}
	if !day.IsZero() {
		m.ObservedOn = []kg.Date{day}
	}
	var role kg.ID
	if title != "" {
		if role = kg.NewID(kg.KindRole, title); r.first(role) {
			r.c.Roles = append(r.c.Roles, kg.Role{ID: role, Name: title})
		}
	}
	m.Organisation, m.Role = organisation, role
	if organisation != "" && role != "" {
		if m.Post = kg.NewID(kg.KindPost, string(organisation), title); r.first(m.Post) {
			r.c.Posts = append(r.c.Posts, kg.Post{ID: m.Post, Organisation: organisation, Role: role})
		}
	}
	if r.first(m.ID) {
		r.c.Memberships = append(r.c.Memberships, m)
	}
	return m.ID
}

// Series states a series of meetings.
func (r *Release) Series(name string, organisation kg.ID) kg.ID {
	id := kg.NewID(kg.KindMeetingSeries, name)
	if r.first(id) {
		r.c.MeetingSeries = append(r.c.MeetingSeries, kg.MeetingSeries{ID: id, Name: name, Organisation: organisation})
	}
	return id
}

// Meeting states a meeting; names stand for meetings, and the name must stand in the text.
func (r *Release) Meeting(m kg.Meeting) kg.ID {
	m.ID, m.Evidence = kg.NewID(kg.KindMeeting, m.Name), r.evidence(m.Name, "meeting")
	if m.Format == "" {
		m.Format = kg.InPerson
	}
	r.c.Meetings = append(r.c.Meetings, m)
	return m.ID
}

// About says that the headline is about the meeting.
func (r *Release) About(meeting kg.ID) { r.c.Document.About = meeting }

// Venue states a venue.
func (r *Release) Venue(meeting kg.ID, kind kg.VenueKind, place string) kg.ID {
	id := kg.NewID(kg.KindVenue, string(meeting), string(kind), place)
	if r.first(id) {
		r.c.Venues = append(r.c.Venues, kg.Venue{ID: id, Meeting: meeting, Kind: kind, Place: place})
	}
	return id
}

// Attendance states a person at a meeting; the quote is evidence. Of a only Venue, Memberships,
// Capacities and OnBehalfOf are taken.
func (r *Release) Attendance(meeting, person kg.ID, quote string, a kg.Attendance) kg.ID {
	a.ID = kg.NewID(kg.KindAttendance, string(meeting), string(person))
	a.Meeting, a.Person, a.Evidence = meeting, person, r.evidence(quote, "list")
	slices.Sort(a.Memberships)
	r.c.Attendances = append(r.c.Attendances, a)
	return a.ID
}

// Group states a group at a meeting; its label stands in the text and is evidence.
func (r *Release) Group(g kg.GroupAttendance) kg.ID {
	g.ID, g.Evidence = kg.NewID(kg.KindGroupAttendance, string(g.Meeting), g.Label), r.evidence(g.Label, "group")
	r.c.GroupAttendances = append(r.c.GroupAttendances, g)
	return g.ID
}

// Repair states a reading of damaged text.
func (r *Release) Repair(before, after, reason string) {
	start := strings.Index(r.c.Document.Text, before)
	r.c.TextRepairs = append(r.c.TextRepairs, kg.TextRepair{
		ID: kg.NewID(kg.KindTextRepair, string(r.c.Document.ID), before), Document: r.c.Document.ID,
		Span: kg.SpanOf(r.c.Document.Text, start, start+len(before)), Before: before, After: after, Reason: reason,
	})
}
