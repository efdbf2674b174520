package query

import (
	"cmp"
	"slices"
	"sync"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// called is what curators call nodes in one version, found out once.
type called struct {
	once     sync.Once
	by       map[kg.ID]*kg.Rename // by the ids of the nodes
	findings []kg.Finding         // renames that are not obeyed
}

// called gives what curators call the nodes of the version; nil in a session on names as released.
func (s *Session) called() *called {
	if s.released {
		return &called{}
	}
	c := &s.indexes.called
	c.once.Do(func() {
		c.read(&Session{Reader: s.Reader, interrupted: s.interrupted, indexes: s.indexes, released: true})
	})
	return c
}

// read finds what each rename is of now. Where curators call a node by several names, the rename on the
// name whose id the node has goes before, and among equals the one on the least.
func (c *called) read(s *Session) {
	list := slices.DeleteFunc(slices.Clone(s.Renames(s.curated(kg.KindRename))), func(r *kg.Rename) bool { return r == nil || r.On == "" || r.Name == "" })
	on := make([]kg.ID, len(list))
	for i, r := range list {
		on[i] = r.On
	}
	now, _ := s.entities(on)
	of := map[kg.ID][]*kg.Rename{}
	for i, r := range list {
		if now[i] == "" {
			claims := []kg.Claim{{Value: string(r.On)}}
			c.findings = append(c.findings, kg.Finding{Kind: kg.FindingRenameDormant, About: r.ID, Name: r.Name, Claims: claims})
			continue
		}
		of[now[i]] = append(of[now[i]], r)
	}
	c.by = make(map[kg.ID]*kg.Rename, len(of))
	for id, renames := range of {
		own := func(r *kg.Rename) int {
			if name, _, _ := kg.MentionOf(r.On); r.On == id || name == id {
				return 0
			}
			return 1
		}
		slices.SortFunc(renames, func(a, b *kg.Rename) int { return cmp.Or(own(a)-own(b), cmp.Compare(a.On, b.On)) })
		c.by[id] = renames[0]
		for _, r := range renames[1:] {
			if r.Name != renames[0].Name {
				c.findings = append(c.findings, contradicted(r, renames[0]))
			}
		}
	}
}

// contradicted is the finding of a rename in whose place another is obeyed.
func contradicted(r, obeyed *kg.Rename) kg.Finding {
	f := kg.Finding{Kind: kg.FindingRenameUnmet, About: r.ID, Name: obeyed.Name}
	for _, side := range []*kg.Rename{r, obeyed} {
		claim := kg.Claim{Value: side.Name}
		if _, document, ok := kg.MentionOf(side.On); ok {
			claim.Documents = []kg.ID{document}
		}
		f.Claims = append(f.Claims, claim)
	}
	slices.SortFunc(f.Claims, func(a, b kg.Claim) int { return cmp.Compare(a.Value, b.Value) })
	return f
}

// curated lists the nodes of a kind of which curators state something.
func (s *Session) curated(kind kg.Kind) []kg.ID {
	return slices.DeleteFunc(slices.Clone(s.Follow([]kg.ID{kg.GraphCurated}, view.CuratedNodes)[0]), func(id kg.ID) bool { return id.Kind() != kind })
}

// RenamesOf gives what curators call nodes, aligned with the ids; nil where they do not.
func (s *Session) RenamesOf(ids []kg.ID) []*kg.Rename {
	by := s.called().by
	list := make([]*kg.Rename, len(ids))
	for i, id := range ids {
		list[i] = by[id]
	}
	return list
}

// People looks up persons, under the names that curators give them.
func (s *Session) People(ids []kg.ID) []*kg.Person {
	return underNames(s, ids, s.Reader.People(ids), func(p *kg.Person, name string) { callBy(&p.Name, &p.Aliases, name) })
}

// Organisations looks up organisations, under the names that curators give them.
func (s *Session) Organisations(ids []kg.ID) []*kg.Organisation {
	return underNames(s, ids, s.Reader.Organisations(ids), func(o *kg.Organisation, name string) {
		if callBy(&o.Name, &o.Aliases, name); o.FullName == name {
			o.FullName = ""
		}
	})
}

// Meetings looks up meetings, under the names that curators give them.
func (s *Session) Meetings(ids []kg.ID) []*kg.Meeting {
	return underNames(s, ids, s.Reader.Meetings(ids), func(m *kg.Meeting, name string) { callBy(&m.Name, &m.Aliases, name) })
}

// underNames gives nodes under the names that curators give them. Those are copies: nodes are shared.
func underNames[N any](s *Session, ids []kg.ID, nodes []*N, call func(n *N, name string)) []*N {
	by := s.called().by
	if len(by) == 0 {
		return nodes
	}
	shared := nodes
	for i, id := range ids {
		if r := by[id]; r != nil && shared[i] != nil {
			if &nodes[0] == &shared[0] {
				nodes = slices.Clone(shared)
			}
			other := *nodes[i]
			call(&other, r.Name)
			nodes[i] = &other
		}
	}
	return nodes
}

// callBy gives a node a name; the one that it had is among its other names.
func callBy(is *string, others *[]string, name string) {
	all := append(slices.Clone(*others), *is)
	slices.Sort(all)
	*others = slices.DeleteFunc(slices.Compact(all), func(other string) bool { return other == name })
	*is = name
}
