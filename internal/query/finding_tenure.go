package query

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// tenureFindings gives the sole offices in which documents see different persons on one day.
func (s *Session) tenureFindings() ([]kg.Finding, error) {
	var findings []kg.Finding
	for ids := range slices.Chunk(s.IDs(kg.KindPost), readAtOnce) {
		if err := s.alive(); err != nil {
			return nil, err
		}
		findings = append(findings, slices.Concat(s.PostFindings(s.Posts(ids))...)...)
	}
	return findings, nil
}

// PostFindings gives what documents contradict each other about in each post, aligned with the
// nodes. Nil nodes have none.
func (s *Session) PostFindings(posts []*kg.Post) [][]kg.Finding {
	findings := make([][]kg.Finding, len(posts))
	offices := s.soleOffices(posts)
	ids := make([]kg.ID, 0, len(offices))
	for _, o := range offices {
		ids = append(ids, posts[o.at].ID)
	}
	held := make([][]*kg.Membership, len(offices)) // not former ones
	var people, shared []kg.ID
	for i, list := range s.PostMemberships(ids) {
		for _, m := range s.Memberships(list) {
			if m != nil && !m.Former && len(m.ObservedOn) > 0 {
				held[i] = append(held[i], m)
			}
		}
		if len(held[i]) < 2 {
			held[i] = nil
		}
		for _, m := range held[i] {
			people, shared = append(people, m.Person), append(shared, m.ID)
		}
	}
	names := map[kg.ID]string{}
	for _, p := range s.People(people) {
		if p != nil {
			names[p.ID] = p.Name
		}
	}
	stated := s.MembershipsStated(shared)
	next := 0
	for i, o := range offices {
		var tenures []resolve.Tenure
		for range held[i] {
			for _, m := range stated[next] {
				tenures = append(tenures, resolve.Tenure{
					Document: m.Sources[0], Person: m.Person, Name: names[m.Person], ObservedOn: m.ObservedOn,
					ChangedOn: slices.Concat(m.ElectedOn, m.AppointedOn, m.EndedOn), Evidence: m.Evidence,
				})
			}
			next++
		}
		if f, ok := resolve.Rivals(ids[i], o.name, tenures); ok {
			findings[o.at] = []kg.Finding{f}
		}
	}
	return findings
}

// office is a post of a list, by its place there.
type office struct {
	at   int
	name string
}

// soleOffices gives the posts that one person holds at a time, as the names in releases tell.
func (s *Session) soleOffices(posts []*kg.Post) []office {
	bodies, roles := make([]kg.ID, len(posts)), make([]kg.ID, len(posts))
	for i, p := range posts {
		if p != nil {
			bodies[i], roles[i] = p.Organisation, p.Role
		}
	}
	released, organisations, titles := s.Reader.Organisations(bodies), s.Organisations(bodies), s.Roles(roles)
	var list []office
	for i := range posts {
		if o, r := organisations[i], titles[i]; o != nil && r != nil && resolve.SoleOffice(released[i].Name, r.Name) {
			list = append(list, office{i, o.Name + r.Name})
		}
	}
	return list
}
