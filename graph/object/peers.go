package object

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// group is what all peers have, of whatever kind.
type group struct {
	s    *query.Session
	ids  []kg.ID // each once
	memo memo
}

// follow is the relation from all peers.
func (g *group) follow(relation query.Relation) func() [][]kg.ID {
	return func() [][]kg.ID { return relation(g.s, g.ids) }
}

// peers are nodes of one kind that were read together.
type peers[N any] struct {
	group
	nodes []*N // aligned with ids
}

// loader reads the objects with the ids, which may repeat, as peers: the answer is aligned with
// ids and holds nil where no node has the id.
type loader[O any] func(s *query.Session, ids []kg.ID) ([]*O, error)

// load implements the loader of a kind: look reads nodes, and wrap makes peers and the objects
// in them.
func load[N, O any](
	s *query.Session, ids []kg.ID, look func([]kg.ID) []*N, wrap func(unique []kg.ID, nodes []*N) func(i int) *O,
) ([]*O, error) {
	at := make(map[kg.ID]int, len(ids))
	var unique []kg.ID
	for _, id := range ids {
		if _, ok := at[id]; !ok && id != "" {
			at[id] = len(unique)
			unique = append(unique, id)
		}
	}
	objects := make([]*O, len(ids))
	if len(unique) == 0 {
		return objects, nil
	}
	nodes := look(unique)
	object := wrap(unique, nodes)
	made := make([]*O, len(unique))
	for i, n := range nodes {
		if n != nil {
			made[i] = object(i)
		}
	}
	for i, id := range ids {
		if id != "" {
			objects[i] = made[at[id]]
		}
	}
	return objects, nil
}

// reference reads, for all peers at once, the node that each refers to.
func reference[N, O any](l *lazy[[]*O], p *peers[N], to func(*N) kg.ID, read loader[O]) ([]*O, error) {
	return l.get(func() ([]*O, error) {
		ids := make([]kg.ID, len(p.nodes))
		for i, n := range p.nodes {
			if n != nil {
				ids[i] = to(n)
			}
		}
		return read(p.s, ids)
	})
}

// required is the object at a place of what was read; the graph must hold it.
func required[O any](objects []*O, err error, at int, id kg.ID) (*O, error) {
	if err == nil && objects[at] == nil {
		err = fmt.Errorf("the graph refers to %q but does not hold it: %w", id, kg.ErrInternal)
	}
	if err != nil {
		return nil, err
	}
	return objects[at], nil
}

// optional is the object at a place of what was read; nil when there is none.
func optional[O any](objects []*O, err error, at int) (*O, error) {
	if err != nil {
		return nil, err
	}
	return objects[at], nil
}

// collect reads, for all peers at once, the nodes that each leads to.
func collect[O any](l *lazy[[][]*O], g *group, to func() [][]kg.ID, read loader[O]) ([][]*O, error) {
	return l.get(func() ([][]*O, error) {
		lists := to()
		flat, err := read(g.s, slices.Concat(lists...))
		if err != nil {
			return nil, err
		}
		objects := make([][]*O, len(lists))
		for i, ids := range lists {
			objects[i] = slices.DeleteFunc(slices.Clone(flat[:len(ids)]), func(o *O) bool { return o == nil })
			flat = flat[len(ids):]
		}
		return objects, nil
	})
}

// element is the list at a place of what was read.
func element[O any](lists [][]*O, err error, at int) ([]*O, error) {
	if err != nil {
		return nil, err
	}
	return lists[at], nil
}

// stated reads a list of ids from each node of the peers.
func stated[N any](p *peers[N], of func(*N) []kg.ID) func() [][]kg.ID {
	return func() [][]kg.ID {
		lists := make([][]kg.ID, len(p.nodes))
		for i, n := range p.nodes {
			if n != nil {
				lists[i] = of(n)
			}
		}
		return lists
	}
}

// known is a text that is null when it is empty.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// positive is a number that is null when it is 0.
func positive(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
