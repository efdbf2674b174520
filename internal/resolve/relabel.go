package resolve

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// Relabel gives the reading of a document other ids for persons, organisations and meetings:
// those that ids leads to, and the same where it says nothing. Whatever refers to a node
// follows, and so do the ids that derive from others: of posts, memberships, venues,
// attendances and groups. A person whose id is not that of the name gets the one who bears it as
// namesake, and a meeting or organisation whose id is not the one that the document alone gives it
// replaces that.
//
// Nodes that become one are united as [Resolve] does: lists are united, and of single values
// the first in the order of the former ids stands. The result is sorted and without repeats;
// it may share memory with the reading, which stays as it was. Without a change the
// result is the reading itself.
func Relabel(reading kg.Contribution, ids map[kg.ID]kg.ID) kg.Contribution {
	c, _ := relabel(reading, ids)
	return c
}

// relabel is Relabel that tells all ids that change.
func relabel(reading kg.Contribution, ids map[kg.ID]kg.ID) (kg.Contribution, map[kg.ID]kg.ID) {
	r := relabeller{document: reading.Document.ID, ids: map[kg.ID]kg.ID{}}
	for from, to := range ids {
		if from != to {
			r.ids[from] = to
		}
	}
	if len(r.ids) == 0 {
		return reading, nil
	}
	c := reading
	c.Organisations = rename(c.Organisations, r.organisation, organisationID, uniteOrganisations)
	c.Posts = rename(c.Posts, r.post, postID, unitePosts)
	c.Persons = rename(c.Persons, r.person, personID, unitePersons)
	c.Memberships = rename(c.Memberships, r.membership, membershipID, uniteMemberships)
	c.MeetingSeries = rename(c.MeetingSeries, r.series, seriesID, uniteSeries)
	c.Meetings = rename(c.Meetings, r.meeting, meetingID, uniteMeetings)
	c.Venues = rename(c.Venues, r.venue, venueID, uniteVenues)
	c.Attendances = rename(c.Attendances, r.attendance, attendanceID, uniteAttendances)
	c.GroupAttendances = rename(c.GroupAttendances, r.group, groupID, uniteGroups)
	c.Document.About = r.id(c.Document.About)
	c.Document.Mentions = absent(r.list(c.Document.Mentions), c.Attendances)
	return c, r.ids
}

// relabeller knows what ids become: those given, and one after the other those that derive
// from them.
type relabeller struct {
	document kg.ID
	ids      map[kg.ID]kg.ID
}

func (r relabeller) id(id kg.ID) kg.ID {
	if to, ok := r.ids[id]; ok {
		return to
	}
	return id
}

// list gives sorted ids for sorted ids.
func (r relabeller) list(ids []kg.ID) []kg.ID {
	if !slices.ContainsFunc(ids, func(id kg.ID) bool { return r.id(id) != id }) {
		return ids
	}
	out := make([]kg.ID, len(ids))
	for i, id := range ids {
		out[i] = r.id(id)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// derived notes what the id of a node becomes that derives from others.
func (r relabeller) derived(id *kg.ID, fresh kg.ID) {
	r.ids[*id] = fresh
	*id = fresh
}

// change gives what an id became to a reference, and tells whether that is another.
func (r relabeller) change(id *kg.ID) bool {
	before := *id
	*id = r.id(before)
	return *id != before
}

// rename changes each node of a sorted list and unites those that become one.
func rename[N any](list []N, change func(*N), id func(*N) kg.ID, unite func(into, more *N)) []N {
	out := slices.Clone(list)
	for i := range out {
		change(&out[i])
	}
	slices.SortStableFunc(out, func(a, b N) int { return cmp.Compare(id(&a), id(&b)) })
	kept := 0
	for i := range out {
		if i > 0 && id(&out[i]) == id(&out[kept]) {
			unite(&out[kept], &out[i])
			continue
		}
		if i > 0 {
			kept++
		}
		out[kept] = out[i]
	}
	return out[:min(kept+1, len(out))]
}

func (r relabeller) organisation(o *kg.Organisation) {
	o.ID, o.Parent = r.id(o.ID), r.id(o.Parent)
	if o.Parent == o.ID {
		o.Parent = ""
	}
	o.Replaces = nil
	if alone := OrganisationID(o.Name); alone != o.ID {
		o.Replaces = []kg.ID{alone}
	}
	o.ReplacedBy = slices.DeleteFunc(slices.Clone(r.list(o.ReplacedBy)), func(id kg.ID) bool { return id == o.ID })
}

func (r relabeller) post(p *kg.Post) {
	if r.change(&p.Organisation) {
		r.derived(&p.ID, PostID(p.Organisation, p.Role))
	}
}

func (r relabeller) person(p *kg.Person) {
	p.ID = r.id(p.ID)
	p.Namesakes = namesakes(p)
}

// namesakes are the ids of the names of a person that are another's or nobody's.
func namesakes(p *kg.Person) []kg.ID {
	var list []kg.ID
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if bearer := PersonID(name); bearer != p.ID {
			list = union(list, bearer)
		}
	}
	return list
}

func (r relabeller) membership(m *kg.Membership) {
	changed := r.change(&m.Person)
	changed = r.change(&m.Organisation) || changed
	if r.change(&m.Post) || changed {
		r.derived(&m.ID, MembershipID(*m))
	}
}

func (r relabeller) series(s *kg.MeetingSeries) { s.Organisation = r.id(s.Organisation) }

func (r relabeller) meeting(m *kg.Meeting) {
	m.ID, m.ConvenedBy = r.id(m.ID), r.list(m.ConvenedBy)
	m.Replaces = nil
	if alone := MeetingID(m.Name, m.Date, r.document); alone != m.ID {
		m.Replaces = []kg.ID{alone}
	}
}

func (r relabeller) venue(v *kg.Venue) {
	if r.change(&v.Meeting) {
		r.derived(&v.ID, VenueID(*v))
	}
}

func (r relabeller) attendance(a *kg.Attendance) {
	changed := r.change(&a.Meeting)
	if r.change(&a.Person) || changed {
		r.derived(&a.ID, AttendanceID(a.Meeting, a.Person))
	}
	a.Memberships, a.Venue, a.OnBehalfOf = r.list(a.Memberships), r.id(a.Venue), r.list(a.OnBehalfOf)
}

func (r relabeller) group(g *kg.GroupAttendance) {
	if r.change(&g.Meeting) {
		r.derived(&g.ID, GroupAttendanceID(g.Meeting, g.Label))
	}
	g.Organisations, g.Venue = r.list(g.Organisations), r.id(g.Venue)
}

// absent gives those of the persons who attend nothing.
func absent(persons []kg.ID, attendances []kg.Attendance) []kg.ID {
	attends := func(id kg.ID) bool {
		return slices.ContainsFunc(attendances, func(a kg.Attendance) bool { return a.Person == id })
	}
	if !slices.ContainsFunc(persons, attends) {
		return persons
	}
	var out []kg.ID
	for _, id := range persons {
		if !attends(id) {
			out = append(out, id)
		}
	}
	return out
}
