package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// StatedFact tells a fact of the reading of a document by names; ok is false for an id that is none of
// a person, organisation, meeting, membership, attendance or group in it.
func StatedFact(reading kg.Contribution, id kg.ID) (f kg.StatedFact, ok bool) {
	return loaded(reading).stated(id)
}

func (r *resolver) stated(id kg.ID) (f kg.StatedFact, ok bool) {
	switch id.Kind() {
	case kg.KindPerson:
		if p := r.persons[id]; p != nil {
			return kg.StatedFact{Person: &kg.StatedPerson{Name: p.Name, Aliases: p.Aliases}, Evidence: p.Evidence}, true
		}
	case kg.KindOrganisation:
		if o := r.organisations[id]; o != nil {
			return kg.StatedFact{
				Organisation: &kg.StatedOrganisation{Name: o.Name, Aliases: o.Aliases, Parent: r.body(o.Parent), Place: o.Place}, Evidence: o.Evidence,
			}, true
		}
	case kg.KindMeeting:
		if m := r.meetings[id]; m != nil {
			return kg.StatedFact{Meeting: r.statedMeeting(m), Evidence: m.Evidence}, true
		}
	case kg.KindMembership:
		if m := r.memberships[id]; m != nil {
			s := &kg.StatedMembership{Person: r.persons[m.Person].Name, StatedPost: r.statedPost(m)}
			for _, event := range kg.TenureEvents() {
				if len(*daysOf(m, event)) > 0 {
					s.Events = append(s.Events, event)
				}
			}
			return kg.StatedFact{Membership: s, Evidence: m.Evidence}, true
		}
	case kg.KindAttendance:
		if a := r.attendances[id]; a != nil {
			return kg.StatedFact{Attendance: r.statedAttendance(a), Evidence: a.Evidence}, true
		}
	case kg.KindGroupAttendance:
		if g := r.groups[id]; g != nil {
			return kg.StatedFact{Group: &kg.StatedGroup{
				Meeting: r.refTo(g.Meeting), Label: g.Label, Organisations: r.bodies(g.Organisations), Capacities: g.Capacities, Stated: g.Stated, Venue: r.statedVenue(g.Venue),
			}, Evidence: g.Evidence}, true
		}
	}
	return kg.StatedFact{}, false
}

func (r *resolver) statedMeeting(m *kg.Meeting) *kg.StatedMeeting {
	s := &kg.StatedMeeting{
		Name: m.Name, Aliases: m.Aliases, Term: m.Term, Session: m.Session, Date: m.Date, EndDate: m.EndDate, Format: m.Format,
		Places: m.Places, ConvenedBy: r.bodies(m.ConvenedBy), Stated: m.Stated,
	}
	if series := r.series[m.Series]; series != nil && ReadSessionName(m.Name).Series() == "" {
		s.Series = series.Name
	}
	return s
}

func (r *resolver) statedAttendance(a *kg.Attendance) *kg.StatedAttendance {
	s := &kg.StatedAttendance{
		Meeting: r.refTo(a.Meeting), Person: r.persons[a.Person].Name, Capacities: a.Capacities, Venue: r.statedVenue(a.Venue), OnBehalfOf: r.bodies(a.OnBehalfOf),
	}
	for _, id := range a.Memberships {
		if m := r.memberships[id]; m != nil {
			s.Posts = append(s.Posts, r.statedPost(m))
		}
	}
	slices.SortFunc(s.Posts, kg.CompareStatedPosts)
	return s
}

func (r *resolver) statedPost(m *kg.Membership) kg.StatedPost {
	p := kg.StatedPost{Organisation: r.body(m.Organisation), Former: m.Former}
	if role := r.roles[m.Role]; role != nil {
		p.Role = role.Name
	}
	return p
}

func (r *resolver) refTo(meeting kg.ID) kg.MeetingRef {
	m := r.meetings[meeting]
	return kg.MeetingRef{Name: m.Name, Date: m.Date}
}

func (r *resolver) statedVenue(id kg.ID) kg.VenueFact {
	if v := r.venues[id]; v != nil {
		return kg.VenueFact{Kind: v.Kind, Place: v.Place}
	}
	return kg.VenueFact{}
}

// body is the name of an organisation; empty for none.
func (r *resolver) body(id kg.ID) string {
	if o := r.organisations[id]; o != nil {
		return o.Name
	}
	return ""
}

// bodies are the names of organisations, sorted; nil for none.
func (r *resolver) bodies(ids []kg.ID) []string {
	var names []string
	for _, id := range ids {
		names = union(names, r.body(id))
	}
	return names
}
