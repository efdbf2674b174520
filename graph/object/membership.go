package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Membership is a person in a post.
type Membership struct {
	former
	all  *memberships
	at   int
	node *kg.Membership
}

type memberships struct {
	peers[kg.Membership]
	person       lazy[[]*Person]
	post         lazy[[]*Post]
	role         lazy[[]*Role]
	organisation lazy[[]*Organisation]
	names        lazy[[]string]
}

func loadMemberships(s *query.Session, ids []kg.ID) ([]*Membership, error) {
	return load(s, ids, s.Memberships, func(unique []kg.ID, nodes []*kg.Membership) func(int) *Membership {
		all := &memberships{peers: peers[kg.Membership]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Membership { return &Membership{all: all, at: i, node: nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Membership) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Membership) IsNode() {}

// IsFact marks a Fact.
func (*Membership) IsFact() {}

// Person is the person.
func (o *Membership) Person() (*Person, error) {
	found, err := reference(&o.all.person, &o.all.peers, func(n *kg.Membership) kg.ID { return n.Person }, loadPeople)
	return required(found, err, o.at, o.node.Person)
}

// Post is the post; nil when organisation or title is unknown.
func (o *Membership) Post() (*Post, error) {
	found, err := reference(&o.all.post, &o.all.peers, func(n *kg.Membership) kg.ID { return n.Post }, loadPosts)
	return optional(found, err, o.at)
}

// Role is the title; nil when the text names none.
func (o *Membership) Role() (*Role, error) {
	found, err := reference(&o.all.role, &o.all.peers, func(n *kg.Membership) kg.ID { return n.Role }, loadRoles)
	return optional(found, err, o.at)
}

// Organisation is the organisation; nil when the text names none.
func (o *Membership) Organisation() (*Organisation, error) {
	found, err := reference(&o.all.organisation, &o.all.peers, func(n *kg.Membership) kg.ID { return n.Organisation }, loadOrganisations)
	return optional(found, err, o.at)
}

// Former reports whether it ended before the days of observation.
func (o *Membership) Former() bool { return o.node.Former }

// ObservedOn are the days that show it, oldest first.
func (o *Membership) ObservedOn() []kg.Date { return o.node.ObservedOn }

// Events are those that releases tell of it, by day.
func (o *Membership) Events() []query.TenureEvent { return query.TenureEvents(o.node) }

// FirstObserved is the earliest of those days; zero when none is known.
func (o *Membership) FirstObserved() kg.Date { return query.FirstObserved(o.node) }

// LastObserved is the latest of those days; zero when none is known.
func (o *Membership) LastObserved() kg.Date { return query.LastObserved(o.node) }

// Attendances is the connection attendances.
func (o *Membership) Attendances(
	filter *query.AttendanceFilter, orderBy query.AttendanceOrder, first *int, after *string, last *int, before *string,
) (*AttendanceConnection, error) {
	return o.all.attendances(o.at, "Membership.attendances", o.all.follow((*query.Session).MembershipAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Evidence are the first passages that state it; of the document only, when it is not nil.
func (o *Membership) Evidence(document *kg.ID, first int) ([]*Evidence, error) {
	return evidenceOf(&o.all.peers, o.at, document, first, func(n *kg.Membership) []kg.Evidence { return n.Evidence })
}

// EvidenceCount is the number of passages that state it.
func (o *Membership) EvidenceCount() int { return len(o.node.Evidence) }

// Confidence is that of the surest passage.
func (o *Membership) Confidence() float64 { return query.Confidence(o.node.Evidence) }

// Documents is the connection documents.
func (o *Membership) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Membership.documents", stated(&o.all.peers, func(n *kg.Membership) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// label is the organisation followed by the title, as far as they are known.
func (o *Membership) label() (string, error) {
	names, err := o.all.names.get(func() ([]string, error) { return o.all.s.MembershipNames(o.all.nodes), nil })
	if err != nil {
		return "", err
	}
	return names[o.at], nil
}
