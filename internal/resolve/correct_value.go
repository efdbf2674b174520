package resolve

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// ReadStated gives the fact as [Resolve] would name it in a document that is read so, and the id that
// it has there; ok is false where it can have none, because it names nothing or is at a meeting that
// the document does not report. The meetings among more are reported besides.
func ReadStated(reading kg.Contribution, f kg.StatedFact, more []kg.StatedMeeting) (as kg.StatedFact, id kg.ID, ok bool) {
	r := loaded(reading)
	r.report(more)
	value, id, exact := r.valueOf(f)
	if id == "" || !exact {
		return kg.StatedFact{}, "", false
	}
	as, ok = value.stated(id)
	as.Evidence = f.Evidence
	return as, id, ok
}

// report adds meetings as far as they can be referred to.
func (r *resolver) report(meetings []kg.StatedMeeting) {
	for _, m := range meetings {
		id := MeetingID(m.Name, m.Date, r.document.ID)
		r.meetings.at(id, kg.Meeting{ID: id, Name: m.Name, Date: m.Date})
	}
}

// value gives the nodes that corrections state.
func (e *editor) value() {
	r := loaded(e.before.contribution())
	for _, p := range e.places {
		if p.Action == kg.Add && p.Now.Meeting != nil {
			r.report([]kg.StatedMeeting{*p.Now.Meeting})
		}
	}
	for _, p := range e.places {
		if p.Now == nil {
			continue
		}
		now := *p.Now
		if at := p.at; !p.exact && at != "" { // the meeting moved with the fact
			now = moved(now, p.Was, p.found)
		}
		var exact bool
		p.value, p.id, exact = r.valueOf(now)
		p.loose = !exact
	}
}

// moved gives a stated attendance or group at the meeting where it is found, when it was to stay
// at the one where it was read.
func moved(now kg.StatedFact, was, found *kg.StatedFact) kg.StatedFact {
	switch {
	case now.Attendance != nil && now.Attendance.Meeting == was.Attendance.Meeting:
		a := *now.Attendance
		a.Meeting = found.Attendance.Meeting
		now.Attendance = &a
	case now.Group != nil && now.Group.Meeting == was.Group.Meeting:
		g := *now.Group
		g.Meeting = found.Group.Meeting
		now.Group = &g
	}
	return now
}

// valueOf resolves a fact that is stated of the document, and gives the id of its node; zero where it
// has none. It is exact unless its meeting had to be guessed.
func (r *resolver) valueOf(f kg.StatedFact) (value *resolver, id kg.ID, exact bool) {
	facts := kg.Facts{Document: kg.Document{ID: r.document.ID, Published: r.document.Published, Text: r.document.Text}}
	exact = true
	stub := func(ref kg.MeetingRef) bool {
		m, same := r.meetingMeant(ref)
		exact = same
		if m == nil {
			return false
		}
		meant := kg.MeetingFact{Key: "m1", Name: m.Name, Date: m.Date}
		for _, v := range r.venues.sorted() {
			if v.Meeting == m.ID {
				meant.Venues = append(meant.Venues, kg.VenueFact{Kind: v.Kind, Place: v.Place})
			}
		}
		facts.Meetings = []kg.MeetingFact{meant}
		return true
	}
	switch {
	case f.Person != nil:
		facts.Persons = []kg.PersonFact{{Name: f.Person.Name, Evidence: f.Evidence}}
		value = resolved(facts)
		id = PersonID(f.Person.Name)
		p := value.persons[id]
		p.Aliases = alias(nil, p.Name, f.Person.Aliases...)
		p.Namesakes = namesakes(p)
	case f.Organisation != nil:
		o := f.Organisation
		facts.Organisations = []kg.OrganisationFact{{Name: o.Name, Aliases: o.Aliases, Parent: r.bodyNamed(o.Parent), Place: o.Place, Evidence: f.Evidence}}
		value = resolved(facts)
		id = value.named(o.Name)
	case f.Meeting != nil:
		m := f.Meeting
		facts.Meetings = []kg.MeetingFact{{
			Key: "m1", Name: m.Name, Aliases: m.Aliases, Series: m.Series, Term: m.Term, Session: m.Session, Date: m.Date, EndDate: m.EndDate,
			Places: m.Places, Format: m.Format, ConvenedBy: r.bodiesNamed(m.ConvenedBy), Stated: m.Stated, Evidence: f.Evidence,
		}}
		value = resolved(facts)
		id = value.meetingOf["m1"]
	case f.Membership != nil:
		person := r.personNamed(f.Membership.Person)
		facts.Persons = []kg.PersonFact{{Name: person, Memberships: r.held(f.Membership.StatedPost, f.Membership.Events, f.Evidence), Evidence: r.naming(f.Evidence, person)}}
		value = resolved(facts)
		id = value.heldBy[person][0]
	case f.Attendance != nil:
		a := f.Attendance
		if !stub(a.Meeting) {
			return nil, "", false
		}
		p := kg.PersonFact{Name: r.personNamed(a.Person), Evidence: r.naming(f.Evidence, a.Person)}
		fact := kg.AttendanceFact{Meeting: "m1", Person: p.Name, Capacities: a.Capacities, Venue: a.Venue, OnBehalfOf: r.bodiesNamed(a.OnBehalfOf), Evidence: f.Evidence}
		for i, post := range a.Posts {
			p.Memberships = append(p.Memberships, r.held(post, nil, f.Evidence)...)
			fact.Memberships = append(fact.Memberships, i)
		}
		facts.Persons, facts.Attendances = []kg.PersonFact{p}, []kg.AttendanceFact{fact}
		value = resolved(facts)
		id = only(value.attendances)
	case f.Group != nil:
		g := f.Group
		if !stub(g.Meeting) {
			return nil, "", false
		}
		organisations := r.bodiesNamed(g.Organisations)
		if len(organisations) == 0 {
			organisations = []string{""}
		}
		for _, organisation := range organisations {
			facts.GroupAttendances = append(facts.GroupAttendances, kg.GroupFact{
				Meeting: "m1", Label: g.Label, Organisation: organisation, Capacities: g.Capacities, Stated: g.Stated, Venue: g.Venue, Evidence: f.Evidence,
			})
		}
		value = resolved(facts)
		id = only(value.groups)
	}
	return value, id, exact
}

// only is the id of a single node; zero where there is none.
func only[N any](n nodes[N]) kg.ID {
	for id := range n {
		return id
	}
	return ""
}

// held gives a post with each of the events that are told of it, at least once.
func (r *resolver) held(post kg.StatedPost, events []kg.TenureEvent, evidence []kg.Evidence) []kg.MembershipFact {
	m := kg.MembershipFact{Role: post.Role, Organisation: r.bodyNamed(post.Organisation), Former: post.Former, Evidence: evidence}
	if len(events) == 0 {
		return []kg.MembershipFact{m}
	}
	var list []kg.MembershipFact
	for _, m.Event = range events {
		list = append(list, m)
	}
	return list
}

// personNamed gives the name under which the document knows a person whom it names so.
func (r *resolver) personNamed(name string) string {
	if r.persons[PersonID(name)] != nil {
		return name
	}
	var known []string
	for _, p := range r.persons {
		if slices.Contains(p.Aliases, name) {
			known = append(known, p.Name)
		}
	}
	if len(known) == 1 {
		return known[0]
	}
	return name
}

// bodyNamed gives the name under which the document knows an organisation that it names so.
func (r *resolver) bodyNamed(name string) string {
	if name == "" || r.organisations[OrganisationID(canonical(name, r.document.Published).name)] != nil {
		return name
	}
	var known []string
	for _, o := range r.organisations {
		if slices.Contains(o.Aliases, name) {
			known = append(known, o.Name)
		}
	}
	if len(known) == 1 {
		return known[0]
	}
	return name
}

func (r *resolver) bodiesNamed(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, r.bodyNamed(name))
	}
	return out
}

// naming narrows passages to the name in them, where it is there.
func (r *resolver) naming(evidence []kg.Evidence, name string) []kg.Evidence {
	var list []kg.Evidence
	for _, e := range evidence {
		list = append(list, narrowed(e, r.document.Text, name))
	}
	return list
}

func narrowed(e kg.Evidence, text, name string) kg.Evidence {
	if e.Span.End > len(text) || name == "" {
		return e
	}
	at := strings.Index(text[e.Span.Start:e.Span.End], name)
	if at < 0 {
		return e
	}
	e.Span = kg.SpanOf(text, e.Span.Start+at, e.Span.Start+at+len(name))
	e.Quote, e.Basis = name, kg.Basis{}
	return e
}
