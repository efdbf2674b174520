package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// GroupAttendance is an organisation or a described group at a meeting.
type GroupAttendance struct {
	former
	all  *groupAttendances
	at   int
	node *kg.GroupAttendance
}

type groupAttendances struct {
	peers[kg.GroupAttendance]
	meeting       lazy[[]*Meeting]
	organisations lazy[[][]*Organisation]
	venue         lazy[[]*Venue]
}

func loadGroupAttendances(s *query.Session, ids []kg.ID) ([]*GroupAttendance, error) {
	return load(s, ids, s.GroupAttendances, func(unique []kg.ID, nodes []*kg.GroupAttendance) func(int) *GroupAttendance {
		all := &groupAttendances{peers: peers[kg.GroupAttendance]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *GroupAttendance { return &GroupAttendance{all: all, at: i, node: nodes[i]} }
	})
}

// ID is the id for ever.
func (o *GroupAttendance) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*GroupAttendance) IsNode() {}

// IsFact marks a Fact.
func (*GroupAttendance) IsFact() {}

// Meeting is the meeting.
func (o *GroupAttendance) Meeting() (*Meeting, error) {
	found, err := reference(&o.all.meeting, &o.all.peers, func(n *kg.GroupAttendance) kg.ID { return n.Meeting }, loadMeetings)
	return required(found, err, o.at, o.node.Meeting)
}

// Label is the group as the text describes it.
func (o *GroupAttendance) Label() string { return o.node.Label }

// Organisations are the organisations that it stands for.
func (o *GroupAttendance) Organisations() ([]*Organisation, error) {
	found, err := collect(&o.all.organisations, &o.all.group, stated(&o.all.peers, func(n *kg.GroupAttendance) []kg.ID { return n.Organisations }), loadOrganisations)
	return element(found, err, o.at)
}

// Capacities are what the group did, in the fixed order.
func (o *GroupAttendance) Capacities() []kg.Capacity { return o.node.Capacities }

// StatedAttendance is the number of people as stated; nil when not stated.
func (o *GroupAttendance) StatedAttendance() *StatedCount { return statedCount(o.node.Stated) }

// Venue is the venue; nil when the text does not say.
func (o *GroupAttendance) Venue() (*Venue, error) {
	found, err := reference(&o.all.venue, &o.all.peers, func(n *kg.GroupAttendance) kg.ID { return n.Venue }, loadVenues)
	return optional(found, err, o.at)
}

// Evidence are the first passages that state it; of the document only, when it is not nil.
func (o *GroupAttendance) Evidence(document *kg.ID, first int) ([]*Evidence, error) {
	return evidenceOf(&o.all.peers, o.at, document, first, func(n *kg.GroupAttendance) []kg.Evidence { return n.Evidence })
}

// EvidenceCount is the number of passages that state it.
func (o *GroupAttendance) EvidenceCount() int { return len(o.node.Evidence) }

// Confidence is that of the surest passage.
func (o *GroupAttendance) Confidence() float64 { return query.Confidence(o.node.Evidence) }

// Documents is the connection documents.
func (o *GroupAttendance) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "GroupAttendance.documents", stated(&o.all.peers, func(n *kg.GroupAttendance) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
