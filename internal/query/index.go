package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"huipu/internal/kg"
)

// indexes keeps what was sorted for one version of the graph, so that every session on the
// version shares it. Each index is made when it is first needed; it is safe for concurrent use.
type indexes struct {
	reader Reader

	mu    sync.Mutex
	order map[indexName]*index[item]
	names map[kg.Kind]*index[name]

	findings index[kg.Finding]
	called   called

	changed map[kg.ID]*kg.Revision // of documents, the last revision that changed them
}

type indexName struct {
	kind  kg.Kind
	order string
}

// index is a sorted list that is made once; a failure is forgotten.
type index[T any] struct {
	mu    sync.Mutex
	made  bool
	items []T
}

func (x *index[T]) get(make func() ([]T, error)) ([]T, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.made {
		items, err := make()
		if err != nil {
			return nil, err
		}
		x.items, x.made = items, true
	}
	return x.items, nil
}

// readAtOnce bounds how many nodes an index reads in one call, and so what it holds at a time.
const readAtOnce = 1 << 13

// sorted gives all nodes of a kind in ascending order. The list is shared.
func (x *indexes) sorted(s *Session, ids func(*Session) []kg.ID, keys keyer, of indexName) ([]item, error) {
	x.mu.Lock()
	if x.order == nil {
		x.order = map[indexName]*index[item]{}
	}
	if x.order[of] == nil {
		x.order[of] = &index[item]{}
	}
	made := x.order[of]
	x.mu.Unlock()
	return made.get(func() ([]item, error) {
		all := ids(s)
		items := make([]item, 0, len(all))
		for chunk := range slices.Chunk(all, readAtOnce) {
			if err := s.alive(); err != nil {
				return nil, err
			}
			found, ok := keys(s, chunk, of.order)
			if !ok {
				return nil, fmt.Errorf("order %q of %s: unknown: %w", of.order, of.kind, kg.ErrInvalid)
			}
			for i, id := range chunk {
				items = append(items, item{found[i], id})
			}
		}
		slices.SortFunc(items, compareItems)
		return items, nil
	})
}

// name is a name or alias of a node.
type name struct {
	text string
	id   kg.ID
}

// named gives the nodes of a kind with names that the match may hold for; ok is false when the
// match names no beginning to look up.
func (x *indexes) named(s *Session, kind kg.Kind, m *StringMatch) (ids []kg.ID, ok bool) {
	if m == nil || m.Eq == nil && m.In == nil && (m.Prefix == nil || *m.Prefix == "") {
		return nil, false
	}
	x.mu.Lock()
	if x.names == nil {
		x.names = map[kg.Kind]*index[name]{}
	}
	if x.names[kind] == nil {
		x.names[kind] = &index[name]{}
	}
	made := x.names[kind]
	x.mu.Unlock()
	names, err := made.get(func() ([]name, error) { return readNames(s, kind) })
	if err != nil {
		return nil, false // the list that asked meets the same end and reports it
	}
	collect := func(from string, meets func(string) bool) {
		i, _ := slices.BinarySearchFunc(names, from, func(n name, s string) int { return cmp.Compare(n.text, s) })
		for ; i < len(names) && meets(names[i].text); i++ {
			ids = append(ids, names[i].id)
		}
	}
	switch {
	case m.Eq != nil:
		collect(*m.Eq, func(s string) bool { return s == *m.Eq })
	case m.In != nil:
		for _, text := range m.In {
			collect(text, func(s string) bool { return s == text })
		}
	default:
		collect(*m.Prefix, func(s string) bool { return strings.HasPrefix(s, *m.Prefix) })
	}
	slices.Sort(ids)
	return slices.Compact(ids), true
}

func readNames(s *Session, kind kg.Kind) ([]name, error) {
	all := s.IDs(kind)
	names := make([]name, 0, len(all))
	for chunk := range slices.Chunk(all, readAtOnce) {
		if err := s.alive(); err != nil {
			return nil, err
		}
		for i, list := range namesOf(s, kind, chunk) {
			for _, text := range list {
				names = append(names, name{text, chunk[i]})
			}
		}
	}
	slices.SortFunc(names, func(a, b name) int { return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.id, b.id)) })
	return names, nil
}

// namesOf gives the names and aliases of nodes of a kind.
func namesOf(s *Session, kind kg.Kind, ids []kg.ID) [][]string {
	switch kind {
	case kg.KindPerson:
		return texts(s.People(ids), func(n *kg.Person) []string { return append([]string{n.Name}, n.Aliases...) })
	case kg.KindOrganisation:
		return texts(s.Organisations(ids), func(n *kg.Organisation) []string { return append([]string{n.Name}, n.Aliases...) })
	case kg.KindMeeting:
		return texts(s.Meetings(ids), func(n *kg.Meeting) []string { return append([]string{n.Name}, n.Aliases...) })
	case kg.KindRole:
		return texts(s.Roles(ids), func(n *kg.Role) []string { return []string{n.Name} })
	case kg.KindMeetingSeries:
		return texts(s.MeetingSeries(ids), func(n *kg.MeetingSeries) []string { return []string{n.Name} })
	}
	return make([][]string, len(ids))
}

func texts[N any](nodes []*N, of func(*N) []string) [][]string {
	lists := make([][]string, len(nodes))
	for i, n := range nodes {
		if n != nil {
			lists[i] = of(n)
		}
	}
	return lists
}
