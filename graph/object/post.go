package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Post is a role in one organisation.
type Post struct {
	former
	all  *posts
	at   int
	node *kg.Post
}

type posts struct {
	peers[kg.Post]
	organisation lazy[[]*Organisation]
	role         lazy[[]*Role]
	names        lazy[[]string]
	findings     lazy[[][]*Finding]
}

func loadPosts(s *query.Session, ids []kg.ID) ([]*Post, error) {
	return load(s, ids, s.Posts, func(unique []kg.ID, nodes []*kg.Post) func(int) *Post {
		all := &posts{peers: peers[kg.Post]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Post { return &Post{all: all, at: i, node: nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Post) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Post) IsNode() {}

// IsEntity marks a Entity.
func (*Post) IsEntity() {}

// Name is the name of the organisation followed by the title.
func (o *Post) Name() (string, error) {
	names, err := o.all.names.get(func() ([]string, error) { return o.all.s.PostNames(o.all.nodes), nil })
	if err != nil {
		return "", err
	}
	return names[o.at], nil
}

// Organisation is the organisation that has the post.
func (o *Post) Organisation() (*Organisation, error) {
	found, err := reference(&o.all.organisation, &o.all.peers, func(n *kg.Post) kg.ID { return n.Organisation }, loadOrganisations)
	return required(found, err, o.at, o.node.Organisation)
}

// Role is the title.
func (o *Post) Role() (*Role, error) {
	found, err := reference(&o.all.role, &o.all.peers, func(n *kg.Post) kg.ID { return n.Role }, loadRoles)
	return required(found, err, o.at, o.node.Role)
}

// Findings are whom documents see in it on one day although one person holds it at a time.
func (o *Post) Findings() ([]*Finding, error) {
	lists, err := findingsOf(&o.all.findings, &o.all.peers, (*query.Session).PostFindings)
	return element(lists, err, o.at)
}

// Memberships is the connection memberships.
func (o *Post) Memberships(
	filter *query.MembershipFilter, orderBy query.MembershipOrder, first *int, after *string, last *int, before *string,
) (*MembershipConnection, error) {
	return o.all.memberships(o.at, "Post.memberships", o.all.follow((*query.Session).PostMemberships), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Holders is the connection holders: memberships other than former ones, on the day if not nil.
func (o *Post) Holders(
	on *kg.Date, filter *query.MembershipFilter, orderBy query.MembershipOrder, first *int, after *string, last *int, before *string,
) (*MembershipConnection, error) {
	return o.all.memberships(o.at, "Post.holders", o.all.follow((*query.Session).PostMemberships), query.HeldOn(filter, on), orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Documents is the connection documents.
func (o *Post) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Post.documents", stated(&o.all.peers, func(n *kg.Post) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
