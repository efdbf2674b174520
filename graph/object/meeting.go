package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Meeting is an event at which people met.
type Meeting struct {
	former
	all  *meetings
	at   int
	node *kg.Meeting
}

// neighbours are the sessions beside each of the peers.
type neighbours struct{ previous, next []*Meeting }

type meetings struct {
	peers[kg.Meeting]
	series           lazy[[]*MeetingSeries]
	conveners        lazy[[][]*Organisation]
	venues           lazy[[][]*Venue]
	chairs, speakers lazy[[][]*Person]
	named            lazy[[]int]
	neighbours       lazy[neighbours]
	findings         lazy[[][]*Finding]
}

func loadMeetings(s *query.Session, ids []kg.ID) ([]*Meeting, error) {
	at := func(ids []kg.ID) ([]*Meeting, error) {
		return load(s, ids, s.Meetings, func(unique []kg.ID, nodes []*kg.Meeting) func(int) *Meeting {
			all := &meetings{peers: peers[kg.Meeting]{group: group{s: s, ids: unique}, nodes: nodes}}
			return func(i int) *Meeting { return &Meeting{all: all, at: i, node: nodes[i]} }
		})
	}
	found, err := at(ids)
	if err != nil || !missing(ids, found) {
		return found, err
	}
	if found, err = at(s.Events(ids)); err != nil {
		return nil, err
	}
	for i, m := range found {
		if m != nil && m.node.ID != ids[i] {
			other := *m
			other.former, found[i] = former{ids[i], m.node.ID}, &other
		}
	}
	return found, nil
}

// ID is the id for ever.
func (o *Meeting) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Meeting) IsNode() {}

// IsEntity marks a Entity.
func (*Meeting) IsEntity() {}

// Name is the name.
func (o *Meeting) Name() string { return o.node.Name }

// Rename is that by which a curator calls it so; nil when the name is that of documents.
func (o *Meeting) Rename() (*Rename, error) { return renameOf(&o.all.peers, o.at) }

// Judgements is the connection judgements.
func (o *Meeting) Judgements(
	filter *query.JudgementFilter, orderBy query.JudgementOrder, first *int, after *string, last *int, before *string,
) (*JudgementConnection, error) {
	return o.all.judgements(o.at, "Meeting.judgements", o.all.follow((*query.Session).MeetingJudgements), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Aliases are other names that releases use, sorted.
func (o *Meeting) Aliases() []string { return o.node.Aliases }

// Term is the number of the term; nil when not stated.
func (o *Meeting) Term() *int { return positive(o.node.Term) }

// Session is the number of the session; nil when not stated.
func (o *Meeting) Session() *int { return positive(o.node.Session) }

// Date is the first day; zero when unknown.
func (o *Meeting) Date() kg.Date { return o.node.Date }

// EndDate is the last day; zero when it is the first or unknown.
func (o *Meeting) EndDate() kg.Date { return o.node.EndDate }

// Format is how the people came together.
func (o *Meeting) Format() kg.MeetingFormat { return o.node.Format }

// Places are the places as written, sorted.
func (o *Meeting) Places() []string { return o.node.Places }

// StatedAttendance is the attendance as releases state it; nil when they do not.
func (o *Meeting) StatedAttendance() *StatedCount { return statedCount(o.node.Stated) }

// DatePrecision is how much of the date is known; nil when nothing is.
func (o *Meeting) DatePrecision() *kg.DatePrecision {
	precision := o.node.Date.Precision()
	if precision == kg.PrecisionNone {
		return nil
	}
	return &precision
}

// NamedCount is the number of persons named as present.
func (o *Meeting) NamedCount() (int, error) {
	counts, err := o.all.named.get(func() ([]int, error) { return o.all.s.NamedCounts(o.all.ids), nil })
	if err != nil {
		return 0, err
	}
	return counts[o.at], nil
}

// Previous is the session before in the series; nil for the first and without a series.
func (o *Meeting) Previous() (*Meeting, error) {
	beside, err := o.beside()
	return optional(beside.previous, err, o.at)
}

// Next is the session after in the series; nil for the last and without a series.
func (o *Meeting) Next() (*Meeting, error) {
	beside, err := o.beside()
	return optional(beside.next, err, o.at)
}

func (o *Meeting) beside() (neighbours, error) {
	return o.all.neighbours.get(func() (neighbours, error) {
		before, after := o.all.s.Neighbours(o.all.nodes)
		previous, err := loadMeetings(o.all.s, before)
		if err != nil {
			return neighbours{}, err
		}
		next, err := loadMeetings(o.all.s, after)
		return neighbours{previous, next}, err
	})
}

func (o *Meeting) peopleIn(capacity kg.Capacity) func() [][]kg.ID {
	return func() [][]kg.ID { return o.all.s.PeopleIn(o.all.ids, capacity) }
}

// Series is the series of which it is a session; nil when none is known.
func (o *Meeting) Series() (*MeetingSeries, error) {
	found, err := reference(&o.all.series, &o.all.peers, func(n *kg.Meeting) kg.ID { return n.Series }, loadMeetingSeries)
	return optional(found, err, o.at)
}

// ConvenedBy are the organisations that convened it.
func (o *Meeting) ConvenedBy() ([]*Organisation, error) {
	found, err := collect(&o.all.conveners, &o.all.group, stated(&o.all.peers, func(n *kg.Meeting) []kg.ID { return n.ConvenedBy }), loadOrganisations)
	return element(found, err, o.at)
}

// Venues are the places at which it was held.
func (o *Meeting) Venues() ([]*Venue, error) {
	found, err := collect(&o.all.venues, &o.all.group, o.all.follow((*query.Session).MeetingVenues), loadVenues)
	return element(found, err, o.at)
}

// Chairs are the persons who presided, in the printed order.
func (o *Meeting) Chairs() ([]*Person, error) {
	found, err := collect(&o.all.chairs, &o.all.group, o.peopleIn(kg.Presided), loadPeople)
	return element(found, err, o.at)
}

// Speakers are the persons who spoke, in the printed order.
func (o *Meeting) Speakers() ([]*Person, error) {
	found, err := collect(&o.all.speakers, &o.all.group, o.peopleIn(kg.Spoke), loadPeople)
	return element(found, err, o.at)
}

// Attendances is the connection attendances.
func (o *Meeting) Attendances(
	filter *query.AttendanceFilter, orderBy query.AttendanceOrder, first *int, after *string, last *int, before *string,
) (*AttendanceConnection, error) {
	return o.all.attendances(o.at, "Meeting.attendances", o.all.follow((*query.Session).MeetingAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// GroupAttendances is the connection groupAttendances.
func (o *Meeting) GroupAttendances(
	filter *query.GroupAttendanceFilter, orderBy query.GroupAttendanceOrder, first *int, after *string, last *int, before *string,
) (*GroupAttendanceConnection, error) {
	return o.all.groupAttendances(o.at, "Meeting.groupAttendances", o.all.follow((*query.Session).MeetingGroupAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Findings are what documents contradict each other about, by kind.
func (o *Meeting) Findings() ([]*Finding, error) {
	lists, err := findingsOf(&o.all.findings, &o.all.peers, (*query.Session).MeetingFindings)
	return element(lists, err, o.at)
}

// Documents is the connection documents.
func (o *Meeting) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Meeting.documents", stated(&o.all.peers, func(n *kg.Meeting) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Evidence are the first passages that state it; of the document only, when it is not nil.
func (o *Meeting) Evidence(document *kg.ID, first int) ([]*Evidence, error) {
	return evidenceOf(&o.all.peers, o.at, document, first, func(n *kg.Meeting) []kg.Evidence { return n.Evidence })
}

// EvidenceCount is the number of passages that state it.
func (o *Meeting) EvidenceCount() int { return len(o.node.Evidence) }

// StatedCount is a number of people as a release states it.
type StatedCount struct {
	Count     int
	Qualifier kg.CountQualifier
}

func statedCount(c kg.Count) *StatedCount {
	if c.IsZero() {
		return nil
	}
	return &StatedCount{c.Number, c.Qualifier}
}
