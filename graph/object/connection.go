package object

import (
	"encoding/json"
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// PageInfo says where a page stands in the whole list. Cursors are nil on an empty page.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// listing is a connection with its arguments, of all peers at once. The page, the count and the
// nodes are each read only when one of the peers is asked for them.
type listing[O any] struct {
	pages  lazy[[]query.Slice]
	counts lazy[[]int]
	nodes  lazy[[][]O]
}

// connection is the list of one of the peers.
type connection[O any, E edge[O]] struct {
	all   *listing[O]
	at    int
	pages func() ([]query.Slice, error)
	count func() ([]int, error)
	read  func(pages []query.Slice) ([][]O, error)
}

// edge is what every type of edges is made of.
type edge[O any] interface {
	~struct {
		Cursor string
		Node   O
	}
}

// Nodes are the matches of the page.
func (c connection[O, E]) Nodes() ([]O, error) {
	lists, err := c.all.nodes.get(func() ([][]O, error) {
		pages, err := c.all.pages.get(c.pages)
		if err != nil {
			return nil, err
		}
		return c.read(pages)
	})
	if err != nil {
		return nil, err
	}
	return lists[c.at], nil
}

// Edges are the matches of the page with their cursors.
func (c connection[O, E]) Edges() ([]*E, error) {
	nodes, err := c.Nodes()
	if err != nil {
		return nil, err
	}
	page, err := c.page()
	if err != nil {
		return nil, err
	}
	cursors, err := page.Cursors()
	if err != nil {
		return nil, err
	}
	edges := make([]*E, len(nodes))
	for i, node := range nodes {
		e := E(struct {
			Cursor string
			Node   O
		}{cursors[i], node})
		edges[i] = &e
	}
	return edges, nil
}

// PageInfo says where the page stands.
func (c connection[O, E]) PageInfo() (*PageInfo, error) {
	page, err := c.page()
	if err != nil {
		return nil, err
	}
	info := &PageInfo{HasNextPage: page.HasNext, HasPreviousPage: page.HasPrevious}
	cursors, err := page.Cursors()
	if err != nil {
		return nil, err
	}
	if n := len(cursors); n > 0 {
		info.StartCursor, info.EndCursor = &cursors[0], &cursors[n-1]
	}
	return info, nil
}

// TotalCount is the number of matches on all pages.
func (c connection[O, E]) TotalCount() (int, error) {
	counts, err := c.all.counts.get(c.count)
	if err != nil {
		return 0, err
	}
	return counts[c.at], nil
}

func (c connection[O, E]) page() (query.Slice, error) {
	pages, err := c.all.pages.get(c.pages)
	if err != nil {
		return query.Slice{}, err
	}
	return pages[c.at], nil
}

// arguments tell the connections of one group of peers apart.
type arguments struct {
	name, filter, order         string
	first, last                 int // -1 when not given
	after, before               string
	afterIsGiven, beforeIsGiven bool
}

func argumentsOf(name string, filter any, order string, p query.Page) (arguments, error) {
	a := arguments{name: name, order: order, first: -1, last: -1}
	text, err := json.Marshal(filter)
	if err != nil {
		return a, fmt.Errorf("filter of %s: %w: %w", name, kg.ErrInternal, err)
	}
	a.filter = string(text)
	if p.First != nil {
		a.first = *p.First
	}
	if p.Last != nil {
		a.last = *p.Last
	}
	if p.After != nil {
		a.after, a.afterIsGiven = *p.After, true
	}
	if p.Before != nil {
		a.before, a.beforeIsGiven = *p.Before, true
	}
	return a, nil
}

// connect makes the connection of the peer at a place: of the nodes that from gives for all
// peers, or of all nodes of the kind when from is nil.
func connect[F any, S ~string, O any, E edge[*O]](
	g *group, at int, name string, from func() [][]kg.ID, list query.List[F, S], read loader[O],
	filter *F, order S, page query.Page,
) (connection[*O, E], error) {
	set := func(i int) query.Set { return query.Set{Name: name, Of: g.ids[i], All: from == nil} }
	if err := list.Check(set(at), filter, order, page); err != nil {
		return connection[*O, E]{}, err
	}
	key, err := argumentsOf(name, filter, string(order), page)
	if err != nil {
		return connection[*O, E]{}, err
	}
	all := remember[listing[*O]](&g.memo, key)
	sets := func() []query.Set {
		sets := make([]query.Set, len(g.ids))
		for i := range sets {
			sets[i] = set(i)
		}
		if from != nil {
			for i, ids := range from() {
				sets[i].IDs = ids
			}
		}
		return sets
	}
	return connection[*O, E]{
		all: all, at: at,
		pages: func() ([]query.Slice, error) { return list.Pages(g.s, sets(), filter, order, page) },
		count: func() ([]int, error) { return list.Counts(g.s, sets(), filter) },
		read: func(pages []query.Slice) ([][]*O, error) {
			lists := make([][]kg.ID, len(pages))
			for i, p := range pages {
				lists[i] = p.IDs
			}
			flat, err := read(g.s, slices.Concat(lists...))
			if err != nil {
				return nil, err
			}
			nodes := make([][]*O, len(pages))
			for i, ids := range lists {
				nodes[i], flat = flat[:len(ids):len(ids)], flat[len(ids):]
			}
			return nodes, nil
		},
	}, nil
}
