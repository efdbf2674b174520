package view

import (
	"cmp"
	"slices"
)

// edgeEdit adds a node to those that an edge leads to, or takes it out.
type edgeEdit struct {
	from ref
	edge Edge
	to   ref
	drop bool
}

// relink notes what the change of a node's links means for the edges. Edges from roles and
// organisations to memberships depend on posts as well and are left to relinkMemberships.
func (d *draft) relink(node ref, before, after []link) {
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
func (d *draft) relinkMemberships(refs []ref) {
	slices.Sort(refs)
	for _, r := range slices.Compact(refs) {
		before, after := holdings(d.base, r), holdings(d, r)
		for _, l := range before {
			if !contains(after, l) {
				d.edges = append(d.edges, edgeEdit{l.from, l.edge, r, true})
			}
		}
		for _, l := range after {
			if !contains(before, l) {
				d.edges = append(d.edges, edgeEdit{l.from, l.edge, r, false})
			}
		}
	}
}

// holdings lists the roles and organisations of a membership: stated, or of its posts.
func holdings(g graph, membership ref) []link {
	var all []link
	for _, l := range g.entry(membership).outgoing(g.coding(), membership.code()) {
		if throughPosts(l.edge) {
			all = count(all, l.edge, l.from, 1)
		}
		if l.edge != PostMemberships {
			continue
		}
		for _, p := range g.entry(l.from).outgoing(g.coding(), l.from.code()) {
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
		return cmp.Or(
			compareRefs(string(a.from), string(b.from)), cmp.Compare(a.edge, b.edge), compareRefs(string(a.to), string(b.to)),
		)
	})
	for group := range groups(d.edges, func(e edgeEdit) ref { return e.from }) {
		edits := make([]edit, 0, len(group))
		for _, g := range group {
			edits = append(edits, edit{string(rune(g.edge)) + string(g.to), g.drop})
		}
		e := d.touch(group[0].from)
		e.links = e.links.apply(edits)
	}
	d.edges = d.edges[:0]
}
