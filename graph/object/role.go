package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Role is a title as a concept.
type Role struct {
	all  *roles
	at   int
	node *kg.Role
}

type roles struct {
	peers[kg.Role]
}

func loadRoles(s *query.Session, ids []kg.ID) ([]*Role, error) {
	return load(s, ids, s.Roles, func(unique []kg.ID, nodes []*kg.Role) func(int) *Role {
		all := &roles{peers: peers[kg.Role]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Role { return &Role{all, i, nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Role) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Role) IsNode() {}

// IsEntity marks a Entity.
func (*Role) IsEntity() {}

// Name is the title.
func (o *Role) Name() string { return o.node.Name }

// Posts is the connection posts.
func (o *Role) Posts(
	filter *query.PostFilter, orderBy query.PostOrder, first *int, after *string, last *int, before *string,
) (*PostConnection, error) {
	return o.all.posts(o.at, "Role.posts", o.all.follow((*query.Session).RolePosts), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Memberships is the connection memberships.
func (o *Role) Memberships(
	filter *query.MembershipFilter, orderBy query.MembershipOrder, first *int, after *string, last *int, before *string,
) (*MembershipConnection, error) {
	return o.all.memberships(o.at, "Role.memberships", o.all.follow((*query.Session).RoleMemberships), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Documents is the connection documents.
func (o *Role) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Role.documents", stated(&o.all.peers, func(n *kg.Role) []kg.ID { return n.Sources }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
