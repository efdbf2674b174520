package vocab

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
)

// fact gives what the wire form says. The error is [kg.ErrInvalid].
func (w *wireFact) fact(document kg.ID) (kg.StatedFact, error) {
	r := factReader{}
	f := kg.StatedFact{}
	for _, s := range w.Evidence {
		e, err := evidenceOf(s, document)
		r.fail(err)
		f.Evidence = append(f.Evidence, e)
	}
	parts := 0
	if p := w.Person; p != nil {
		parts++
		f.Person = &kg.StatedPerson{Name: p.Name, Aliases: p.Aliases}
	}
	if o := w.Organisation; o != nil {
		parts++
		f.Organisation = &kg.StatedOrganisation{Name: o.Name, Aliases: o.Aliases, Parent: o.Parent, Place: o.Place}
	}
	if m := w.Meeting; m != nil {
		parts++
		f.Meeting = r.meeting(m)
	}
	if m := w.Membership; m != nil {
		parts++
		f.Membership = &kg.StatedMembership{Person: m.Person, StatedPost: m.Post.post(), Events: m.Events}
		among(&r, "event", m.Events, kg.TenureEvents())
	}
	if a := w.Attendance; a != nil {
		parts++
		f.Attendance = r.attendance(a)
	}
	if g := w.Group; g != nil {
		parts++
		f.Group = &kg.StatedGroup{
			Meeting: r.ref(g.Meeting), Label: g.Label, Organisations: g.Organisations, Capacities: g.Capacities, Stated: r.count(g.Stated), Venue: r.venue(g.Venue),
		}
		among(&r, "capacity", g.Capacities, kg.Capacities())
	}
	if parts != 1 {
		r.fail(fmt.Errorf("%d parts: want one: %w", parts, kg.ErrInvalid))
	}
	return f, r.err
}

// factReader keeps the first error.
type factReader struct{ err error }

func (r *factReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// among makes sure that values are of a closed list.
func among[T ~string](r *factReader, what string, values, list []T) {
	for _, v := range values {
		if !slices.Contains(list, v) {
			r.fail(fmt.Errorf("%s %q: want one of %v: %w", what, string(v), list, kg.ErrInvalid))
		}
	}
}

func (r *factReader) date(s string) kg.Date {
	if s == "" {
		return kg.Date{}
	}
	d, err := kg.ParseDate(s)
	r.fail(err)
	return d
}

func (r *factReader) ref(w wireMeetingRef) kg.MeetingRef {
	return kg.MeetingRef{Name: w.Name, Date: r.date(w.Date)}
}

func (r *factReader) count(w *wireCount) kg.Count {
	if w == nil {
		return kg.Count{}
	}
	among(r, "qualifier", []kg.CountQualifier{w.Qualifier}, kg.CountQualifiers())
	return kg.Count{Number: w.Number, Qualifier: w.Qualifier}
}

func (r *factReader) venue(w *wireVenue) kg.VenueFact {
	if w == nil {
		return kg.VenueFact{}
	}
	among(r, "kind of venue", []kg.VenueKind{w.Kind}, kg.VenueKinds())
	return kg.VenueFact{Kind: w.Kind, Place: w.Place}
}

func (r *factReader) meeting(w *wireMeeting) *kg.StatedMeeting {
	among(r, "format", []kg.MeetingFormat{w.Format}, kg.MeetingFormats())
	return &kg.StatedMeeting{
		Name: w.Name, Aliases: w.Aliases, Series: w.Series, Term: w.Term, Session: w.Session, Date: r.date(w.Date), EndDate: r.date(w.EndDate),
		Format: w.Format, Places: w.Places, ConvenedBy: w.ConvenedBy, Stated: r.count(w.Stated),
	}
}

func (r *factReader) attendance(w *wireAttendance) *kg.StatedAttendance {
	a := &kg.StatedAttendance{
		Meeting: r.ref(w.Meeting), Person: w.Person, Capacities: w.Capacities, Venue: r.venue(w.Venue), OnBehalfOf: w.OnBehalfOf,
	}
	for _, p := range w.Posts {
		a.Posts = append(a.Posts, p.post())
	}
	among(r, "capacity", w.Capacities, kg.Capacities())
	return a
}

func (w wirePost) post() kg.StatedPost {
	return kg.StatedPost{Role: w.Role, Organisation: w.Organisation, Former: w.Former}
}
