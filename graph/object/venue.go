package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Venue is a place at which a meeting was held.
type Venue struct {
	former
	all  *venues
	at   int
	node *kg.Venue
}

type venues struct {
	peers[kg.Venue]
	meeting lazy[[]*Meeting]
}

func loadVenues(s *query.Session, ids []kg.ID) ([]*Venue, error) {
	return load(s, ids, s.Venues, func(unique []kg.ID, nodes []*kg.Venue) func(int) *Venue {
		all := &venues{peers: peers[kg.Venue]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Venue { return &Venue{all: all, at: i, node: nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Venue) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Venue) IsNode() {}

// Meeting is the meeting.
func (o *Venue) Meeting() (*Meeting, error) {
	found, err := reference(&o.all.meeting, &o.all.peers, func(n *kg.Venue) kg.ID { return n.Meeting }, loadMeetings)
	return required(found, err, o.at, o.node.Meeting)
}

// Kind tells the main venue from the others.
func (o *Venue) Kind() kg.VenueKind { return o.node.Kind }

// Place is the place as written; nil when the text gives none.
func (o *Venue) Place() *string { return known(o.node.Place) }

// Attendances is the connection attendances.
func (o *Venue) Attendances(
	filter *query.AttendanceFilter, orderBy query.AttendanceOrder, first *int, after *string, last *int, before *string,
) (*AttendanceConnection, error) {
	return o.all.attendances(o.at, "Venue.attendances", o.all.follow((*query.Session).VenueAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// GroupAttendances is the connection groupAttendances.
func (o *Venue) GroupAttendances(
	filter *query.GroupAttendanceFilter, orderBy query.GroupAttendanceOrder, first *int, after *string, last *int, before *string,
) (*GroupAttendanceConnection, error) {
	return o.all.groupAttendances(o.at, "Venue.groupAttendances", o.all.follow((*query.Session).VenueGroupAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
