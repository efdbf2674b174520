package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Organisation is an organisation.
type Organisation struct {
	former
	all  *organisations
	at   int
	node *kg.Organisation
}

type organisations struct {
	peers[kg.Organisation]
	parent                   lazy[[]*Organisation]
	successors, predecessors lazy[[][]*Organisation]
}

func loadOrganisations(s *query.Session, ids []kg.ID) ([]*Organisation, error) {
	at := func(ids []kg.ID) ([]*Organisation, error) {
		return load(s, ids, s.Organisations, func(unique []kg.ID, nodes []*kg.Organisation) func(int) *Organisation {
			all := &organisations{peers: peers[kg.Organisation]{group: group{s: s, ids: unique}, nodes: nodes}}
			return func(i int) *Organisation { return &Organisation{all: all, at: i, node: nodes[i]} }
		})
	}
	found, err := at(ids)
	if err != nil || !missing(ids, found) {
		return found, err
	}
	if found, err = at(s.Bodies(ids)); err != nil {
		return nil, err
	}
	for i, o := range found {
		if o != nil && o.node.ID != ids[i] {
			other := *o
			other.former, found[i] = former{ids[i], o.node.ID}, &other
		}
	}
	return found, nil
}

// missing tells whether there is no node for one of the ids.
func missing[N any](ids []kg.ID, found []*N) bool {
	for i, id := range ids {
		if id != "" && found[i] == nil {
			return true
		}
	}
	return false
}

// ID is the id for ever.
func (o *Organisation) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Organisation) IsNode() {}

// IsEntity marks a Entity.
func (*Organisation) IsEntity() {}

// Name is the name that releases use most.
func (o *Organisation) Name() string { return o.node.Name }

// FullName is the full name; nil when it is the name or unknown.
func (o *Organisation) FullName() *string { return known(o.node.FullName) }

// Rename is that by which a curator calls it so; nil when the name is that of documents.
func (o *Organisation) Rename() (*Rename, error) { return renameOf(&o.all.peers, o.at) }

// Judgements is the connection judgements.
func (o *Organisation) Judgements(
	filter *query.JudgementFilter, orderBy query.JudgementOrder, first *int, after *string, last *int, before *string,
) (*JudgementConnection, error) {
	return o.all.judgements(o.at, "Organisation.judgements", o.all.follow((*query.Session).OrganisationJudgements), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Aliases are the full name, short forms and other names, sorted.
func (o *Organisation) Aliases() []string { return o.node.Aliases }

// Place is the administrative division it serves; nil when unknown.
func (o *Organisation) Place() *string { return known(o.node.Place) }

// Parent is the organisation above; nil when unknown.
func (o *Organisation) Parent() (*Organisation, error) {
	found, err := reference(&o.all.parent, &o.all.peers, func(n *kg.Organisation) kg.ID { return n.Parent }, loadOrganisations)
	return optional(found, err, o.at)
}

// Successors are the organisations that took its place.
func (o *Organisation) Successors() ([]*Organisation, error) {
	found, err := collect(&o.all.successors, &o.all.group, stated(&o.all.peers, func(n *kg.Organisation) []kg.ID { return n.ReplacedBy }), loadOrganisations)
	return element(found, err, o.at)
}

// Predecessors are the organisations whose place it took.
func (o *Organisation) Predecessors() ([]*Organisation, error) {
	found, err := collect(&o.all.predecessors, &o.all.group, o.all.follow((*query.Session).OrganisationPredecessors), loadOrganisations)
	return element(found, err, o.at)
}

// Until is when others took its place; zero when unknown.
func (o *Organisation) Until() kg.Date { return o.node.Until }

// Children is the connection children.
func (o *Organisation) Children(
	filter *query.OrganisationFilter, orderBy query.OrganisationOrder, first *int, after *string, last *int, before *string,
) (*OrganisationConnection, error) {
	return o.all.organisations(o.at, "Organisation.children", o.all.follow((*query.Session).OrganisationChildren), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Posts is the connection posts.
func (o *Organisation) Posts(
	filter *query.PostFilter, orderBy query.PostOrder, first *int, after *string, last *int, before *string,
) (*PostConnection, error) {
	return o.all.posts(o.at, "Organisation.posts", o.all.follow((*query.Session).OrganisationPosts), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Memberships is the connection memberships.
func (o *Organisation) Memberships(
	filter *query.MembershipFilter, orderBy query.MembershipOrder, first *int, after *string, last *int, before *string,
) (*MembershipConnection, error) {
	return o.all.memberships(o.at, "Organisation.memberships", o.all.follow((*query.Session).OrganisationMemberships), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// People is the connection people.
func (o *Organisation) People(
	filter *query.PersonFilter, orderBy query.PersonOrder, first *int, after *string, last *int, before *string,
) (*PersonConnection, error) {
	return o.all.people(o.at, "Organisation.people", o.all.follow((*query.Session).OrganisationPeople), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// MeetingsConvened is the connection meetingsConvened.
func (o *Organisation) MeetingsConvened(
	filter *query.MeetingFilter, orderBy query.MeetingOrder, first *int, after *string, last *int, before *string,
) (*MeetingConnection, error) {
	return o.all.meetings(o.at, "Organisation.meetingsConvened", o.all.follow((*query.Session).OrganisationMeetings), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Series is the connection series.
func (o *Organisation) Series(
	filter *query.MeetingSeriesFilter, orderBy query.MeetingSeriesOrder, first *int, after *string, last *int, before *string,
) (*MeetingSeriesConnection, error) {
	return o.all.series(o.at, "Organisation.series", o.all.follow((*query.Session).OrganisationSeries), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// GroupAttendances is the connection groupAttendances.
func (o *Organisation) GroupAttendances(
	filter *query.GroupAttendanceFilter, orderBy query.GroupAttendanceOrder, first *int, after *string, last *int, before *string,
) (*GroupAttendanceConnection, error) {
	return o.all.groupAttendances(o.at, "Organisation.groupAttendances", o.all.follow((*query.Session).OrganisationGroupAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Documents is the connection documents.
func (o *Organisation) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Organisation.documents", stated(&o.all.peers, func(n *kg.Organisation) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Evidence are the first passages that state it; of the document only, when it is not nil.
func (o *Organisation) Evidence(document *kg.ID, first int) ([]*Evidence, error) {
	return evidenceOf(&o.all.peers, o.at, document, first, func(n *kg.Organisation) []kg.Evidence { return n.Evidence })
}

// EvidenceCount is the number of passages that state it.
func (o *Organisation) EvidenceCount() int { return len(o.node.Evidence) }
