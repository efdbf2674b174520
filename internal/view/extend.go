package view

import (
	"cmp"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// A node that thousands of documents state is not decoded anew when another one does.
// Where the new documents say nothing else than was elected before, the elections stand: the
// one elected has a vote more, and any other at most one. So the lists of the node take in
// what the documents add, and all else stays.

// after gives what is cached of an entry that got parts of new documents; nil when the node
// must be decoded anew.
func (n *cached) after(documents []ref) *cached {
	if n == nil {
		return nil
	}
	return &cached{node: n.node, cost: n.cost, behind: append(slices.Clip(n.behind), documents...)}
}

// extend makes the node of an entry out of one that lacks some documents; ok is false where
// it has to be decoded from all of them.
func extend(g graph, r ref, e *entry, old *cached) (n *cached, ok bool) {
	var edits []edit
	for _, document := range old.behind {
		p, found := e.parts.find(string(document))
		if !found || !plainWords(g.coding(), part(p)) {
			return nil, false
		}
		edits = append(edits, edit{item: p})
	}
	slices.SortFunc(edits, func(a, b edit) int { return compareRefs(a.item, b.item) })
	fresh := &entry{parts: list[partItems]{}.apply(edits)}
	node, cost, err := decode(g, r, fresh)
	if err != nil {
		return nil, false
	}
	if node, ok = join(g, old.node, node); !ok {
		return nil, false
	}
	return &cached{node: node, cost: old.cost + cost}, true
}

// plainWords reports whether a part states no value that reads like none stated.
func plainWords(c *codec, p part) bool {
	for s := range p.statements(c) {
		switch f := form(s[1]); {
		case f == formText && len(s) == 3:
			return false
		case f >= formLiteral:
			if text := textIn(s[2:]); text == "" || text == "0" || text == "false" {
				return false
			}
		}
	}
	return true
}

// join adds to a node what new documents state of it, without changing it.
func join(g graph, old, fresh any) (any, bool) {
	ok := true
	switch o := old.(type) {
	case *kg.Person:
		n, f := *o, fresh.(*kg.Person)
		agree(&ok, n.Name, f.Name)
		n.Aliases, n.Evidence, n.Sources = union(n.Aliases, f.Aliases), evidences(n.Evidence, f.Evidence), union(n.Sources, f.Sources)
		n.Namesakes = union(n.Namesakes, f.Namesakes)
		return &n, ok
	case *kg.Organisation:
		n, f := *o, fresh.(*kg.Organisation)
		agree(&ok, n.Name, f.Name)
		agree(&ok, n.Parent, f.Parent)
		agree(&ok, n.Place, f.Place)
		agree(&ok, n.FullName, f.FullName)
		agree(&ok, n.Until, f.Until)
		n.ReplacedBy, n.Replaces = union(n.ReplacedBy, f.ReplacedBy), union(n.Replaces, f.Replaces)
		n.Aliases, n.Evidence, n.Sources = union(n.Aliases, f.Aliases), evidences(n.Evidence, f.Evidence), union(n.Sources, f.Sources)
		return &n, ok
	case *kg.Role:
		n, f := *o, fresh.(*kg.Role)
		agree(&ok, n.Name, f.Name)
		n.Sources = union(n.Sources, f.Sources)
		return &n, ok
	case *kg.Post:
		n, f := *o, fresh.(*kg.Post)
		agree(&ok, n.Organisation, f.Organisation)
		agree(&ok, n.Role, f.Role)
		n.Sources = union(n.Sources, f.Sources)
		return &n, ok
	case *kg.MeetingSeries:
		n, f := *o, fresh.(*kg.MeetingSeries)
		agree(&ok, n.Name, f.Name)
		agree(&ok, n.Organisation, f.Organisation)
		n.Sources = union(n.Sources, f.Sources)
		return &n, ok
	case *kg.Membership:
		return joinMembership(g, o, fresh.(*kg.Membership))
	}
	return nil, false
}

func joinMembership(g graph, old, f *kg.Membership) (any, bool) {
	ok, n := true, *old
	agree(&ok, n.Person, f.Person)
	agree(&ok, n.Post, f.Post)
	agree(&ok, n.Former, f.Former)
	if n.Post != "" {
		takePost(g, &n) // whatever else is stated
	} else {
		agree(&ok, n.Role, f.Role)
		agree(&ok, n.Organisation, f.Organisation)
	}
	n.ObservedOn, n.ElectedOn = days(n.ObservedOn, f.ObservedOn), days(n.ElectedOn, f.ElectedOn)
	n.AppointedOn, n.EndedOn = days(n.AppointedOn, f.AppointedOn), days(n.EndedOn, f.EndedOn)
	n.Evidence, n.Sources = evidences(n.Evidence, f.Evidence), union(n.Sources, f.Sources)
	return &n, ok
}

// agree makes ok false where new documents state something else than was elected.
func agree[T comparable](ok *bool, elected, stated T) {
	var none T
	*ok = *ok && (stated == none || stated == elected)
}

func days(a, b []kg.Date) []kg.Date {
	return unionFunc(a, b, func(a, b kg.Date) int { return strings.Compare(a.String(), b.String()) })
}

func evidences(a, b []kg.Evidence) []kg.Evidence { return unionFunc(a, b, kg.CompareEvidence) }

func union[T cmp.Ordered](a, b []T) []T { return unionFunc(a, b, cmp.Compare[T]) }

// unionFunc joins sorted lists, of which the second is short.
func unionFunc[T any](a, b []T, compare func(a, b T) int) []T {
	if len(b) == 0 {
		return a
	}
	out := make([]T, 0, len(a)+len(b))
	for _, item := range b {
		at, found := slices.BinarySearchFunc(a, item, compare)
		out = append(out, a[:at]...)
		if a = a[at:]; found {
			a = a[1:]
		}
		out = append(out, item)
	}
	return append(out, a...)
}

// takePost gives a membership the role and organisation of its post.
func takePost(g graph, m *kg.Membership) {
	post, _ := refOf(m.Post)
	links := g.entry(post).outgoing(g.coding(), post.code())
	m.Role, m.Organisation = idOrNone(elected(links, RolePosts)), idOrNone(elected(links, OrganisationPosts))
}
