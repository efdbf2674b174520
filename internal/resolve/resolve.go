package resolve

import (
	"slices"
	"strconv"
	"strings"

	"huipu/internal/kg"
)

// Resolve gives the nodes that the facts of a document describe. Ids derive from content
// alone: names are compared in their folded spelling, without regard to spaces, quotation
// marks, wide and narrow forms and the several middle dots.
//
//   - A person is its name. Whom the document names in full (马克·卡尼) and then goes on to name
//     in short (卡尼) is one person, under the full name. Two people of one name are one node as long as documents are
//     resolved one by one; telling them apart takes more than one document.
//   - An organisation is its canonical name, a role its title, a post its organisation and
//     role, a series the name that its sessions have in common ([SessionName.Series]). Facts that name an organisation by an alias or short form of
//     the document are about it, unless the document has an organisation of that name. A body
//     of the table of bodies is one node under the name that releases use most, and what the
//     table says of it is said in every document that names it; so are the bodies of
//     administrative divisions with a long and a short form. A name that the table gives to
//     one body is no other name of a second. The body above, where no fact states another, is
//     the one at the front of the name; the division that an organ serves is in its name.
//   - A membership is a person in a post, a role or an organisation, now or formerly.
//   - A meeting is its name with its date; without a date, its name when that tells the series
//     and the number of a term or session, and else its name within the document.
//   - A venue is its kind and place at a meeting, an attendance a person at a meeting, a
//     group its label at a meeting: the organisations that share a label are one group.
//   - A repair is its span and reading in a document.
//
// What facts say of one node is put together: lists are united, and of single values the
// first in text order stands. A venue named by its kind alone is the only one of that kind
// at the meeting, if there is one. Persons and organisations keep a passage of their own only
// when no fact about them quotes their name. A membership counts as observed on the day of each meeting
// whose attendance names it; without such a day, on the day of publication; a former one is
// not observed at all. What a text tells of its beginning is dated by the meetings at which the
// person was elected or appointed to it; that, without such a day, and its end by the meeting that the headline is about, or by
// the publication. Every organisation that is referred to becomes a node, also when no
// OrganisationFact describes it.
//
// The facts must be whole: keys and indexes lead somewhere, enumerations have a value, and
// the document has its id. A reference that leads nowhere is left out.
func Resolve(f kg.Facts) kg.Contribution { return resolved(f).contribution() }

func resolved(f kg.Facts) *resolver {
	r := newResolver(f)
	r.fullNames = fullNames(f.Organisations, f.Document.Published)
	r.called = calledInShort(f.Persons)
	for _, o := range f.Organisations {
		r.organisation(o)
	}
	for _, m := range f.Meetings {
		r.meeting(m)
	}
	for _, p := range f.Persons {
		r.person(p)
	}
	for _, a := range f.Attendances {
		r.attendance(a)
	}
	for _, g := range f.GroupAttendances {
		r.group(g)
	}
	for _, repair := range f.Repairs {
		r.repair(repair)
	}
	r.replace(f.Organisations)
	r.arrange()
	r.observe()
	r.trimMentions()
	r.mention(f.MentionedOnly)
	return r
}

// resolver collects the nodes of one document.
type resolver struct {
	document kg.Document
	source   []kg.ID // the document, as the sources of every node

	persons       nodes[kg.Person]
	organisations nodes[kg.Organisation]
	roles         nodes[kg.Role]
	posts         nodes[kg.Post]
	memberships   nodes[kg.Membership]
	series        nodes[kg.MeetingSeries]
	meetings      nodes[kg.Meeting]
	venues        nodes[kg.Venue]
	attendances   nodes[kg.Attendance]
	groups        nodes[kg.GroupAttendance]
	repairs       nodes[kg.TextRepair]

	fullNames map[string]string          // by the aliases and short forms of the document
	called    map[string]string          // full names of persons by the short ones that the document goes on with
	meetingOf map[string]kg.ID           // by the key of the fact
	heldBy    map[string][]kg.ID         // memberships by the name of the person, in the order of the fact
	events    map[kg.ID][]kg.TenureEvent // that the text tells of memberships
}

func newResolver(f kg.Facts) *resolver {
	people := len(f.Persons)
	return &resolver{
		document:      f.Document,
		source:        []kg.ID{f.Document.ID},
		persons:       make(nodes[kg.Person], people),
		organisations: make(nodes[kg.Organisation], len(f.Organisations)),
		roles:         nodes[kg.Role]{},
		posts:         make(nodes[kg.Post], people),
		memberships:   make(nodes[kg.Membership], people),
		series:        nodes[kg.MeetingSeries]{},
		meetings:      make(nodes[kg.Meeting], len(f.Meetings)),
		venues:        nodes[kg.Venue]{},
		attendances:   make(nodes[kg.Attendance], len(f.Attendances)),
		groups:        make(nodes[kg.GroupAttendance], len(f.GroupAttendances)),
		repairs:       nodes[kg.TextRepair]{},
		meetingOf:     make(map[string]kg.ID, len(f.Meetings)),
		heldBy:        make(map[string][]kg.ID, people),
		events:        map[kg.ID][]kg.TenureEvent{},
	}
}

// contribution gives the collected nodes with their lists in order.
func (r *resolver) contribution() kg.Contribution {
	return kg.Contribution{
		Document:         r.document,
		Persons:          r.persons.sorted(),
		Organisations:    r.organisations.sorted(),
		Roles:            r.roles.sorted(),
		Posts:            r.posts.sorted(),
		Memberships:      r.memberships.sorted(),
		MeetingSeries:    r.series.sorted(),
		Meetings:         r.meetings.sorted(),
		Venues:           r.venues.sorted(),
		Attendances:      r.attendances.sorted(),
		GroupAttendances: r.groups.sorted(),
		TextRepairs:      r.repairs.sorted(),
	}
}

// fullNames gives the organisation that each alias and short form of the document names: one
// alone, and none that bears that name itself.
func fullNames(organisations []kg.OrganisationFact, on kg.Date) map[string]string {
	full := map[string]string{}
	for _, o := range organisations {
		for _, other := range slices.Concat(o.Aliases, o.ShortForms) {
			if ofAnother(other, o.Name, on) {
				continue
			}
			if name, taken := full[other]; taken && name != o.Name {
				full[other] = other
			} else {
				full[other] = o.Name
			}
		}
	}
	for _, o := range organisations {
		delete(full, o.Name)
	}
	return full
}

// named gives the id of the organisation of that name and makes a node for it if there is
// none; zero for no name.
func (r *resolver) named(organisation string) kg.ID {
	if organisation == "" {
		return ""
	}
	if full := r.fullNames[organisation]; full != "" {
		organisation = full
	}
	c := canonical(organisation, r.document.Published)
	id := OrganisationID(c.name)
	o := r.organisations[id]
	if o == nil {
		o = r.organisations.at(id, kg.Organisation{ID: id, Name: c.name, Sources: r.source})
		r.describe(o, c.row)
	}
	o.Aliases = alias(o.Aliases, o.Name, organisation)
	return id
}

func (r *resolver) organisation(f kg.OrganisationFact) {
	if f.Name == "" {
		return
	}
	o := r.organisations[r.named(f.Name)]
	for _, other := range f.Aliases {
		if !ofAnother(other, o.Name, r.document.Published) {
			o.Aliases = alias(o.Aliases, o.Name, other)
		}
	}
	if o.Parent == "" && (f.Parent == "" || !strings.HasPrefix(f.Name, f.Parent)) {
		if parent := r.named(f.Parent); parent != o.ID {
			o.Parent = parent
		}
	}
	o.Place = first(o.Place, f.Place)
	o.Evidence = r.evidence(o.Evidence, f.Evidence)
}

func (r *resolver) meeting(f kg.MeetingFact) {
	session := ReadSessionName(f.Name)
	id := MeetingID(f.Name, f.Date, r.document.ID)
	r.meetingOf[f.Key] = id
	m := r.meetings.at(id, kg.Meeting{ID: id, Name: f.Name, Date: f.Date, Sources: r.source})
	m.Aliases = alias(m.Aliases, m.Name, append([]string{f.Name}, f.Aliases...)...)
	m.Term, m.Session = first(m.Term, first(f.Term, session.Term)), first(m.Session, first(f.Session, session.Session))
	m.EndDate = first(m.EndDate, f.EndDate)
	m.Format = first(m.Format, f.Format)
	m.Places = union(m.Places, f.Places...)
	for _, name := range f.ConvenedBy {
		m.ConvenedBy = union(m.ConvenedBy, r.named(name))
	}
	m.Stated = first(m.Stated, f.Stated)
	m.Evidence = r.evidence(m.Evidence, f.Evidence)
	m.Series = first(m.Series, r.seriesOf(f, session))
	for _, v := range f.Venues {
		r.venue(id, v)
	}
	if f.Main {
		r.document.About = id
	}
}

// venue gives the id of a venue of the meeting; zero when the text does not say which.
func (r *resolver) venue(meeting kg.ID, f kg.VenueFact) kg.ID {
	switch {
	case f == (kg.VenueFact{}):
		return ""
	case f.Place == "":
		if id := r.onlyVenue(meeting, f.Kind); id != "" {
			return id
		}
	}
	v := kg.Venue{Meeting: meeting, Kind: f.Kind, Place: f.Place, Sources: r.source}
	v.ID = VenueID(v)
	r.venues.at(v.ID, v)
	return v.ID
}

// onlyVenue gives the venue of the kind at the meeting; zero when there is none or several.
func (r *resolver) onlyVenue(meeting kg.ID, kind kg.VenueKind) kg.ID {
	var only kg.ID
	for id, v := range r.venues {
		if v.Meeting != meeting || v.Kind != kind {
			continue
		}
		if only != "" {
			return ""
		}
		only = id
	}
	return only
}

func (r *resolver) person(f kg.PersonFact) {
	name := r.inFull(f.Name)
	id := PersonID(name)
	p := r.persons.at(id, kg.Person{ID: id, Name: name, Sources: r.source})
	p.Aliases = alias(p.Aliases, p.Name, f.Name)
	p.Namesakes = namesakes(p)
	p.Evidence = r.evidence(p.Evidence, f.Evidence)
	held := make([]kg.ID, len(f.Memberships))
	for i, m := range f.Memberships {
		held[i] = r.membership(id, m)
	}
	r.heldBy[f.Name] = held
}

// membership gives the id of a membership of the person; zero when the fact names neither a
// role nor an organisation.
func (r *resolver) membership(person kg.ID, f kg.MembershipFact) kg.ID {
	m := kg.Membership{Person: person, Organisation: r.named(f.Organisation), Former: f.Former, Sources: r.source}
	if f.Role != "" {
		m.Role = kg.NewID(kg.KindRole, fold(f.Role))
		r.roles.at(m.Role, kg.Role{ID: m.Role, Name: f.Role, Sources: r.source})
	}
	switch {
	case m.Role == "" && m.Organisation == "":
		return ""
	case m.Role != "" && m.Organisation != "":
		m.Post = PostID(m.Organisation, m.Role)
		r.posts.at(m.Post, kg.Post{ID: m.Post, Organisation: m.Organisation, Role: m.Role, Sources: r.source})
	}
	m.ID = MembershipID(m)
	node := r.memberships.at(m.ID, m)
	node.Evidence = r.evidence(node.Evidence, f.Evidence)
	if f.Event != "" {
		r.events[m.ID] = union(r.events[m.ID], f.Event)
	}
	return m.ID
}

func (r *resolver) attendance(f kg.AttendanceFact) {
	meeting, person := r.meetingOf[f.Meeting], PersonID(r.inFull(f.Person))
	if meeting == "" || r.persons[person] == nil {
		return
	}
	id := AttendanceID(meeting, person)
	a := r.attendances.at(id, kg.Attendance{ID: id, Meeting: meeting, Person: person, Sources: r.source})
	a.Capacities = kg.SortCapacities(append(a.Capacities, f.Capacities...))
	held := r.heldBy[f.Person]
	for _, i := range f.Memberships {
		if i >= 0 && i < len(held) && held[i] != "" {
			a.Memberships = union(a.Memberships, held[i])
		}
	}
	a.Venue = first(a.Venue, r.venue(meeting, f.Venue))
	for _, name := range f.OnBehalfOf {
		if organisation := r.named(name); organisation != "" {
			a.OnBehalfOf = union(a.OnBehalfOf, organisation)
		}
	}
	a.Evidence = r.evidence(a.Evidence, f.Evidence)
}

func (r *resolver) group(f kg.GroupFact) {
	meeting := r.meetingOf[f.Meeting]
	if meeting == "" {
		return
	}
	id := GroupAttendanceID(meeting, f.Label)
	g := r.groups.at(id, kg.GroupAttendance{ID: id, Meeting: meeting, Label: f.Label, Sources: r.source})
	if organisation := r.named(f.Organisation); organisation != "" {
		g.Organisations = union(g.Organisations, organisation)
	}
	g.Capacities = kg.SortCapacities(append(g.Capacities, f.Capacities...))
	g.Stated = first(g.Stated, f.Stated)
	g.Venue = first(g.Venue, r.venue(meeting, f.Venue))
	g.Evidence = r.evidence(g.Evidence, f.Evidence)
}

func (r *resolver) repair(f kg.RepairFact) {
	id := kg.NewID(kg.KindTextRepair, string(r.document.ID), strconv.Itoa(f.Span.Start), strconv.Itoa(f.Span.End), f.Before, f.After)
	r.repairs.at(id, kg.TextRepair{
		ID: id, Document: r.document.ID, Span: f.Span, Before: f.Before, After: f.After, Reason: f.Reason,
	})
}

// mention links the document to the persons that it names but who are at no meeting.
func (r *resolver) mention(names []string) {
	present := map[kg.ID]bool{}
	for _, a := range r.attendances {
		present[a.Person] = true
	}
	r.document.Mentions = nil
	for _, name := range names {
		if id := PersonID(r.inFull(name)); r.persons[id] != nil && !present[id] {
			r.document.Mentions = union(r.document.Mentions, id)
		}
	}
}
