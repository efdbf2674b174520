package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Attendance is a person at a meeting.
type Attendance struct {
	former
	all  *attendances
	at   int
	node *kg.Attendance
}

type attendances struct {
	peers[kg.Attendance]
	meeting     lazy[[]*Meeting]
	person      lazy[[]*Person]
	memberships lazy[[][]*Membership]
	venue       lazy[[]*Venue]
	behalf      lazy[[][]*Organisation]
	places      lazy[[]int]
}

func loadAttendances(s *query.Session, ids []kg.ID) ([]*Attendance, error) {
	return load(s, ids, s.Attendances, func(unique []kg.ID, nodes []*kg.Attendance) func(int) *Attendance {
		all := &attendances{peers: peers[kg.Attendance]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Attendance { return &Attendance{all: all, at: i, node: nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Attendance) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Attendance) IsNode() {}

// IsFact marks a Fact.
func (*Attendance) IsFact() {}

// Meeting is the meeting.
func (o *Attendance) Meeting() (*Meeting, error) {
	found, err := reference(&o.all.meeting, &o.all.peers, func(n *kg.Attendance) kg.ID { return n.Meeting }, loadMeetings)
	return required(found, err, o.at, o.node.Meeting)
}

// Person is the person.
func (o *Attendance) Person() (*Person, error) {
	found, err := reference(&o.all.person, &o.all.peers, func(n *kg.Attendance) kg.ID { return n.Person }, loadPeople)
	return required(found, err, o.at, o.node.Person)
}

// Capacities are what the person did, in the fixed order.
func (o *Attendance) Capacities() []kg.Capacity { return o.node.Capacities }

// Memberships are the memberships named with it.
func (o *Attendance) Memberships() ([]*Membership, error) {
	found, err := collect(&o.all.memberships, &o.all.group, stated(&o.all.peers, func(n *kg.Attendance) []kg.ID { return n.Memberships }), loadMemberships)
	return element(found, err, o.at)
}

// Venue is the venue; nil when the text does not say.
func (o *Attendance) Venue() (*Venue, error) {
	found, err := reference(&o.all.venue, &o.all.peers, func(n *kg.Attendance) kg.ID { return n.Venue }, loadVenues)
	return optional(found, err, o.at)
}

// OnBehalfOf are the organisations spoken or present for.
func (o *Attendance) OnBehalfOf() ([]*Organisation, error) {
	found, err := collect(&o.all.behalf, &o.all.group, stated(&o.all.peers, func(n *kg.Attendance) []kg.ID { return n.OnBehalfOf }), loadOrganisations)
	return element(found, err, o.at)
}

// Order is the place in the printed order of the meeting, counted from 1.
func (o *Attendance) Order() (int, error) {
	places, err := o.all.places.get(func() ([]int, error) { return o.all.s.AttendancePlaces(o.all.nodes), nil })
	if err != nil {
		return 0, err
	}
	return places[o.at], nil
}

// Evidence are the first passages that state it; of the document only, when it is not nil.
func (o *Attendance) Evidence(document *kg.ID, first int) ([]*Evidence, error) {
	return evidenceOf(&o.all.peers, o.at, document, first, func(n *kg.Attendance) []kg.Evidence { return n.Evidence })
}

// EvidenceCount is the number of passages that state it.
func (o *Attendance) EvidenceCount() int { return len(o.node.Evidence) }

// Confidence is that of the surest passage.
func (o *Attendance) Confidence() float64 { return query.Confidence(o.node.Evidence) }

// Documents is the connection documents.
func (o *Attendance) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Attendance.documents", stated(&o.all.peers, func(n *kg.Attendance) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
