package history

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// Heirs are the ids, and the addresses of mentions, reports and facts, to which what an id stood for may
// have gone, the best ones first. Each rank is sorted, holds nothing that one before does, and may be
// empty.
type Heirs struct {
	Restated []kg.ID // what the same documents state in its place
	Followed []kg.ID // what the documents state that took the place of those
	Whole    []kg.ID // the node to which it led
}

// heirs gives those of an id of which the revision took something away.
func (c change) heirs(id kg.ID) Heirs {
	var h Heirs
	for _, m := range c.gone {
		if m.node != id && m.local != id && m.address() != id {
			continue
		}
		if !c.left[m.document] {
			h.Restated = append(h.Restated, m.address())
		}
		for _, next := range c.followers(m) {
			h.Followed = append(h.Followed, next.address())
		}
		h.Whole = append(h.Whole, m.node)
		for _, other := range c.gone { // where that node went from other documents as well
			if other.node == m.node && !c.left[other.document] {
				h.Whole = append(h.Whole, other.address())
			}
		}
	}
	for _, f := range c.named(id) {
		if !c.left[f.document] {
			h.Restated = append(h.Restated, c.restated(f, f.document))
		} else {
			for _, next := range c.fresh {
				h.Followed = append(h.Followed, c.restated(f, next))
			}
		}
		h.Whole = append(h.Whole, f.id)
	}
	known := map[kg.ID]bool{id: true, "": true}
	for _, rank := range []*[]kg.ID{&h.Restated, &h.Followed, &h.Whole} {
		slices.Sort(*rank)
		var fresh []kg.ID
		for _, other := range *rank {
			if !known[other] {
				known[other] = true
				fresh = append(fresh, other)
			}
		}
		*rank = fresh
	}
	return h
}

// followers are what the documents that came in the place of that of a mention state by the same name.
func (c change) followers(m mention) []mention {
	if !c.left[m.document] {
		return nil
	}
	var list []mention
	for _, next := range c.come {
		if next.bare == m.bare && next.node.Kind() == m.node.Kind() && slices.Contains(c.fresh, next.document) {
			list = append(list, next)
		}
	}
	return list
}

// restated gives the address of a fact in the same document, or in one that took its place, by the ids
// that the revision gave there to what it is about.
func (c change) restated(f fact, in kg.ID) kg.ID {
	to := func(id kg.ID) kg.ID { return c.became(id, f.document, in) }
	post := func(id kg.ID) kg.ID {
		if p := c.posts[id]; p.Organisation != "" {
			return resolve.PostID(to(p.Organisation), p.Role)
		}
		return id
	}
	id := f.id
	switch n := f.node.(type) {
	case *kg.Post:
		id = post(n.ID)
	case *kg.Membership:
		m := *n
		m.Person, m.Organisation, m.Post = to(m.Person), to(m.Organisation), post(m.Post)
		id = resolve.MembershipID(m)
	case *kg.Attendance:
		id = resolve.AttendanceID(to(n.Meeting), to(n.Person))
	case *kg.GroupAttendance:
		id = resolve.GroupAttendanceID(to(n.Meeting), n.Label)
	case *kg.Venue:
		v := *n
		v.Meeting = to(v.Meeting)
		id = resolve.VenueID(v)
	}
	return FactIn(id, in, c.number)
}

// named gives the facts that are gone with the id, or at the address.
func (c change) named(id kg.ID) []fact {
	var named []fact
	fact, document, _, in := FactOf(id)
	for _, f := range c.facts {
		if f.id == fact && (!in || f.document == document) {
			named = append(named, f)
		}
	}
	return named
}

// unknownPosts lists the posts of memberships with the id that are gone, as far as it is not known whose
// posts they are: where organisations of a document swap ids, the posts are no part of the change.
func (c change) unknownPosts(id kg.ID) []kg.ID {
	var posts []kg.ID
	for _, f := range c.named(id) {
		if m, ok := f.node.(*kg.Membership); ok && m.Post != "" && c.posts[m.Post].ID == "" {
			posts = append(posts, m.Post)
		}
	}
	return posts
}

// became gives the id that a node of one document has in another, or in the same, after the revision.
func (c change) became(id, from, in kg.ID) kg.ID {
	for _, m := range c.gone {
		if m.node != id || m.document != from {
			continue
		}
		for _, next := range c.come {
			if next.document == in && (next.local == m.local || in != from && next.bare == m.bare && next.node.Kind() == id.Kind()) {
				return next.node
			}
		}
	}
	return id
}
