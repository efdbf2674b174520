package vocab

import (
	"strconv"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Encode gives the quads of everything that one document states, labelled with the
// document. Evidence of other documents is left out, as are quotes, which the document's
// text holds. The quads come in a fixed order without repeats.
func Encode(c kg.Contribution) []quad.Quad {
	e := encoder{document: c.Document.ID, nodes: map[kg.ID]quad.Value{}, quads: make([]quad.Quad, 0, size(c))}
	e.label = e.iri(c.Document.ID)
	e.encodeDocument(c.Document)
	for _, p := range c.Persons {
		e.node(p.ID)
		e.add(PersonName, text(p.Name))
		e.texts(AltLabel, p.Aliases)
		e.links(Namesake, p.Namesakes)
		e.evidence(p.Evidence)
	}
	for _, o := range c.Organisations {
		e.node(o.ID)
		e.add(Label, text(o.Name))
		e.texts(AltLabel, o.Aliases)
		e.text(LegalName, o.FullName)
		e.link(SubOrganisationOf, o.Parent)
		e.text(Spatial, o.Place)
		e.links(ReplacedBy, o.ReplacedBy)
		e.links(Replaces, o.Replaces)
		e.date(Dissolved, o.Until)
		e.evidence(o.Evidence)
	}
	for _, r := range c.Roles {
		e.node(r.ID)
		e.add(Label, text(r.Name))
	}
	for _, p := range c.Posts {
		e.node(p.ID)
		e.link(PostIn, p.Organisation)
		e.link(RoleOf, p.Role)
	}
	for _, m := range c.Memberships {
		e.encodeMembership(m)
	}
	for _, s := range c.MeetingSeries {
		e.node(s.ID)
		e.add(Name, text(s.Name))
		e.link(Organiser, s.Organisation)
	}
	for _, m := range c.Meetings {
		e.encodeMeeting(m)
	}
	for _, v := range c.Venues {
		e.node(v.ID)
		e.link(VenueOf, v.Meeting)
		e.add(VenueKind, concept(listVenueKind, v.Kind))
		e.text(Location, v.Place)
	}
	for _, a := range c.Attendances {
		e.node(a.ID)
		e.link(AtMeeting, a.Meeting)
		e.link(Attendee, a.Person)
		e.capacities(a.Capacities)
		e.links(InCapacityOf, a.Memberships)
		e.link(AtVenue, a.Venue)
		e.links(OnBehalfOf, a.OnBehalfOf)
		e.evidence(a.Evidence)
	}
	for _, g := range c.GroupAttendances {
		e.node(g.ID)
		e.link(GroupAt, g.Meeting)
		e.add(GroupLabel, text(g.Label))
		e.links(Represents, g.Organisations)
		e.capacities(g.Capacities)
		e.count(g.Stated)
		e.link(AtVenue, g.Venue)
		e.evidence(g.Evidence)
	}
	for _, r := range c.TextRepairs {
		e.node(r.ID)
		e.link(RepairOf, r.Document)
		e.add(RepairSpan, Span(r.Span))
		e.add(RepairBefore, text(r.Before))
		e.add(RepairAfter, text(r.After))
		e.add(RepairReason, text(r.Reason))
	}
	return e.quads
}

// The names of the closed lists, as they stand in concept terms.
const (
	listCapacity  = "capacity"
	listFormat    = "format"
	listVenueKind = "venueKind"
	listQualifier = "statedQualifier"
	listVerdict   = "verdict"
	listAction    = "correctionAction"
)

// encoder takes values, not IRIs, so that those of a statement that others share are made
// once: the label, the subject, and the predicates, which are constants.
type encoder struct {
	document kg.ID
	label    quad.Value
	subject  quad.Value
	nodes    map[kg.ID]quad.Value // those met so far: most nodes stand in several statements
	quads    []quad.Quad
}

// size is about how many statements a contribution gives, most of all rather too many.
func size(c kg.Contribution) int {
	return 16 + 4*len(c.Persons) + 5*len(c.Organisations) + 2*len(c.Roles) + 3*len(c.Posts) + 6*len(c.Memberships) +
		3*len(c.MeetingSeries) + 20*len(c.Meetings) + 3*len(c.Venues) + 8*len(c.Attendances) + 8*len(c.GroupAttendances) +
		5*len(c.TextRepairs)
}

// iri is the stored IRI of a node.
func (e *encoder) iri(id kg.ID) quad.Value {
	v, ok := e.nodes[id]
	if !ok {
		v = Node(id)
		e.nodes[id] = v
	}
	return v
}

// node starts the statements of a node.
func (e *encoder) node(id kg.ID) {
	e.subject = e.iri(id)
	if TypeStored(id.Kind()) {
		e.add(Type, ClassOf(id.Kind()))
	}
}

func (e *encoder) add(predicate quad.Value, object quad.Value) {
	e.quads = append(e.quads, quad.Quad{Subject: e.subject, Predicate: predicate, Object: object, Label: e.label})
}

func (e *encoder) text(predicate quad.Value, s string) {
	if s != "" {
		e.add(predicate, text(s))
	}
}

func (e *encoder) texts(predicate quad.Value, list []string) {
	for _, s := range list {
		e.text(predicate, s)
	}
}

func (e *encoder) link(predicate quad.Value, id kg.ID) {
	if id != "" {
		e.add(predicate, e.iri(id))
	}
}

func (e *encoder) links(predicate quad.Value, ids []kg.ID) {
	for _, id := range ids {
		e.link(predicate, id)
	}
}

func (e *encoder) date(predicate quad.Value, d kg.Date) {
	if !d.IsZero() {
		e.add(predicate, date(d))
	}
}

func (e *encoder) integer(predicate quad.Value, n int) {
	if n != 0 {
		e.add(predicate, integer(n))
	}
}

func (e *encoder) capacities(cs []kg.Capacity) {
	for _, c := range cs {
		e.add(Capacity, concept(listCapacity, c))
	}
}

func (e *encoder) count(c kg.Count) {
	if !c.IsZero() {
		e.add(StatedNumber, integer(c.Number))
		e.add(StatedQualifier, concept(listQualifier, c.Qualifier))
	}
}

func (e *encoder) evidence(list []kg.Evidence) {
	for _, ev := range list {
		if ev.Document == e.document {
			e.add(HasEvidence, Evidence(ev))
		}
	}
}

func (e *encoder) encodeDocument(d kg.Document) {
	e.node(d.ID)
	e.add(SHA256, quad.TypedString{Value: quad.String(d.SHA256), Type: XSDHexBinary})
	e.text(Headline, d.Title)
	e.text(Publisher, d.Source)
	e.text(Author, d.Author)
	if d.URL != "" {
		e.add(Source, typed(XSDAnyURI, d.URL))
	}
	e.date(Published, d.Published)
	e.text(Text, d.Text)
	for i, name := range d.Bylines {
		e.add(Byline, text(strconv.Itoa(i+1)+" "+name))
	}
	e.text(Extractor, d.Extractor)
	e.link(About, d.About)
	e.links(Mentions, d.Mentions)
}

func (e *encoder) encodeMembership(m kg.Membership) {
	e.node(m.ID)
	e.link(Member, m.Person)
	if m.Post != "" {
		e.link(HeldPost, m.Post)
	} else {
		e.link(RoleOf, m.Role)
		e.link(Organisation, m.Organisation)
	}
	if m.Former {
		e.add(Former, typed(XSDBoolean, "true"))
	}
	for _, days := range []struct {
		predicate quad.IRI
		dates     []kg.Date
	}{{ObservedOn, m.ObservedOn}, {ElectedOn, m.ElectedOn}, {AppointedOn, m.AppointedOn}, {EndedOn, m.EndedOn}} {
		for _, d := range days.dates {
			e.date(days.predicate, d)
		}
	}
	e.evidence(m.Evidence)
}

func (e *encoder) encodeMeeting(m kg.Meeting) {
	e.node(m.ID)
	e.add(Name, text(m.Name))
	e.texts(AltLabel, m.Aliases)
	e.link(Series, m.Series)
	e.integer(Term, m.Term)
	e.integer(Session, m.Session)
	e.date(StartDate, m.Date)
	e.date(EndDate, m.EndDate)
	e.add(Format, concept(listFormat, m.Format))
	e.texts(Location, m.Places)
	e.links(Organiser, m.ConvenedBy)
	e.links(Replaces, m.Replaces)
	e.count(m.Stated)
	e.evidence(m.Evidence)
}
