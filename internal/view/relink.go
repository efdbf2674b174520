package view

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// edgeEdit adds a node to those that an edge leads to, or takes it out.
type edgeEdit struct {
	from kg.ID
	edge Edge
	to   kg.ID
	drop bool
}

// relink notes what the change of a node's links means for the edges. Edges from roles and
// organisations to memberships depend on posts as well and are left to relinkMemberships.
func (d *draft) relink(node kg.ID, before, after []link) {
	for _, l := range before {
		if !throughPosts(l.edge) && !contains(after, l) {
			d.edges = append(d.edges, edgeEdit{l.from, l.edge, node, true})
		}
	}
	for _, l := range after {
		if !throughPosts(l.edge) && !contains(before, l) {
			d.edges = append(d.edges, edgeEdit{l.from, l.edge, node, false})
		}
	}
}

func throughPosts(e Edge) bool { return e == RoleMemberships || e == OrganisationMemberships }

func contains(links []link, l link) bool {
	_, found := slices.BinarySearchFunc(links, l, compareLinks)
	return found
}

// postChanged reports whether a change of a post matters to its memberships.
func postChanged(before, after []link) bool {
	return elected(before, RolePosts) != elected(after, RolePosts) ||
		elected(before, OrganisationPosts) != elected(after, OrganisationPosts) ||
		!slices.EqualFunc(before, after, func(a, b link) bool { return compareLinks(a, b) == 0 })
}

// relinkMemberships brings the edges that lead through posts up to date.
func (d *draft) relinkMemberships(ids []kg.ID) {
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		e := d.reset(id)
		before, after := holdings(d.base, id), holdings(d, id)
		for _, l := range before {
			if !contains(after, l) {
				d.edges = append(d.edges, edgeEdit{l.from, l.edge, e.id, true})
			}
		}
		for _, l := range after {
			if !contains(before, l) {
				d.edges = append(d.edges, edgeEdit{l.from, l.edge, e.id, false})
			}
		}
	}
}

// holdings lists the roles and organisations of a membership: stated, or of its posts.
func holdings(g graph, membership kg.ID) []link {
	var all []link
	for _, l := range g.entry(membership).outgoing(g.coding()) {
		if throughPosts(l.edge) {
			all = count(all, l.edge, l.from, 1)
		}
		if l.edge != PostMemberships {
			continue
		}
		for _, p := range g.entry(l.from).outgoing(g.coding()) {
			switch p.edge {
			case RolePosts:
				all = count(all, RoleMemberships, p.from, 1)
			case OrganisationPosts:
				all = count(all, OrganisationMemberships, p.from, 1)
			}
		}
	}
	return all
}

// applyEdges carries out the edits of edges noted so far.
func (d *draft) applyEdges() {
	slices.SortFunc(d.edges, func(a, b edgeEdit) int {
		return cmp.Or(compareIDs(a.from, b.from), cmp.Compare(a.edge, b.edge), compareIDs(a.to, b.to))
	})
	for group := range groups(d.edges, func(e edgeEdit) kg.ID { return e.from }) {
		e := d.touch(group[0].from)
		if e.in == nil {
			e.in = make([]idList, slots(e.id.Kind()))
		}
		for same := range groups(group, func(e edgeEdit) Edge { return e.edge }) {
			edits := make([]edit[kg.ID], 0, len(same))
			for _, s := range same {
				edits = append(edits, edit[kg.ID]{s.to, s.drop})
			}
			slot := same[0].edge.slot()
			e.in[slot] = e.in[slot].apply(edits)
		}
	}
	d.edges = d.edges[:0]
}
