package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// MeetingSeries is the row of sessions of one body.
type MeetingSeries struct {
	all  *allSeries
	at   int
	node *kg.MeetingSeries
}

type allSeries struct {
	peers[kg.MeetingSeries]
	organisation lazy[[]*Organisation]
	missing      lazy[[][]query.SessionNumber]
}

func loadMeetingSeries(s *query.Session, ids []kg.ID) ([]*MeetingSeries, error) {
	return load(s, ids, s.MeetingSeries, func(unique []kg.ID, nodes []*kg.MeetingSeries) func(int) *MeetingSeries {
		all := &allSeries{peers: peers[kg.MeetingSeries]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *MeetingSeries { return &MeetingSeries{all, i, nodes[i]} }
	})
}

// ID is the id for ever.
func (o *MeetingSeries) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*MeetingSeries) IsNode() {}

// IsEntity marks a Entity.
func (*MeetingSeries) IsEntity() {}

// Name is the name.
func (o *MeetingSeries) Name() string { return o.node.Name }

// Organisation is the body that meets; nil when unknown.
func (o *MeetingSeries) Organisation() (*Organisation, error) {
	found, err := reference(&o.all.organisation, &o.all.peers, func(n *kg.MeetingSeries) kg.ID { return n.Organisation }, loadOrganisations)
	return optional(found, err, o.at)
}

// MissingSessions are the numbers between known sessions of which no meeting is known.
func (o *MeetingSeries) MissingSessions() ([]*SessionNumber, error) {
	found, err := o.all.missing.get(func() ([][]query.SessionNumber, error) { return o.all.s.MissingSessions(o.all.ids), nil })
	if err != nil {
		return nil, err
	}
	numbers := make([]*SessionNumber, len(found[o.at]))
	for i, n := range found[o.at] {
		numbers[i] = &SessionNumber{positive(n.Term), positive(n.Session)}
	}
	return numbers, nil
}

// SessionNumber is the number of a session; its parts are nil when the series has none.
type SessionNumber struct{ Term, Session *int }

// Meetings is the connection meetings.
func (o *MeetingSeries) Meetings(
	filter *query.MeetingFilter, orderBy query.MeetingOrder, first *int, after *string, last *int, before *string,
) (*MeetingConnection, error) {
	return o.all.meetings(o.at, "MeetingSeries.meetings", o.all.follow((*query.Session).SeriesMeetings), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Documents is the connection documents.
func (o *MeetingSeries) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "MeetingSeries.documents", stated(&o.all.peers, func(n *kg.MeetingSeries) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
