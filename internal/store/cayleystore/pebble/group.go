package pebble

import (
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
)

// group is a row of changes that are written together, with one fsync. Each takes effect on
// what the ones before it left, and is refused or comes to nothing by itself; but all of
// them are stored or none. It is used by the one writer, so the current state stays what it
// is.
type group struct {
	qs       *QuadStore
	counters counters // after the changes so far

	fresh  map[valueHash]ID // values that the group adds to the dictionary
	values []freshValue     // the same, by id
	links  map[Link]presence
	order  []Link // of the first mention
	logs   []logged
	size   int // of the batch, roughly
}

// presence tells whether a statement is there before and after a group.
type presence struct{ was, is bool }

type freshValue struct {
	id      ID
	hash    valueHash
	encoded []byte
}

// logged is a log entry to write.
type logged struct {
	seq   uint64
	entry []byte
}

// newGroup starts a group for about the given number of statements; the caller holds the
// writers' lock.
func (qs *QuadStore) newGroup(statements int) *group {
	return &group{
		qs: qs, counters: qs.counters,
		fresh: make(map[valueHash]ID, statements/2), values: make([]freshValue, 0, statements/2),
		links: make(map[Link]presence, statements), order: make([]Link, 0, statements),
	}
}

// take takes a change in, or returns why it is refused; the group is then as it was.
func (g *group) take(c *change) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	if c.premise != nil {
		if err := c.premise(g.counters.seq); err != nil {
			return err
		}
	}
	if err := g.identify(c); err != nil {
		return err
	}
	added, removed, err := g.effective(c)
	if err != nil {
		return err
	}
	c.seq = g.counters.seq
	if len(added)+len(removed) == 0 {
		return nil
	}
	if err := g.qs.space(g.size + c.size); err != nil {
		return err
	}
	return g.keep(c, added, removed)
}

// identify gives ids to values that came into the dictionary after they were looked up.
func (g *group) identify(c *change) error {
	for n, id := range c.ids {
		if id != 0 {
			continue
		}
		h := c.hashes[n]
		id, ok := g.fresh[h]
		if !ok {
			var err error
			if id, err = g.qs.recent.id(g.qs, c.base, h); err != nil {
				return err
			}
		}
		c.ids[n] = id
	}
	return nil
}

// effective lists the indexes of the statements that the change adds and removes.
func (g *group) effective(c *change) (added, removed []int, err error) {
	refused := c.refused
	for n, s := range c.statements {
		there := false
		if l, ok := c.link(s); ok {
			c.statements[n].link = l
			if there, err = g.isThere(c, s, l); err != nil {
				return nil, nil, err
			}
		}
		if c.refuses(int(s.first), there) {
			refused = min(refused, int(s.first))
		}
		switch adds := c.adds(s); {
		case adds && !there:
			added = append(added, n)
		case there && !adds:
			removed = append(removed, n)
		}
	}
	if refused < len(c.deltas) {
		return nil, nil, c.refusal(refused)
	}
	return added, removed, nil
}

// isThere tells whether a statement is there after the changes so far.
func (g *group) isThere(c *change, s statement, l Link) (bool, error) {
	if p, ok := g.links[l]; ok {
		return p.is, nil
	}
	return g.qs.recent.isThere(g.qs, c.base, l, s.was)
}

// keep adds the change to the group. Nothing is kept when the meta bytes cannot be made.
func (g *group) keep(c *change, added, removed []int) error {
	next, values, err := g.assign(c, added)
	if err != nil {
		return err
	}
	addedLinks, removedLinks := c.linksOf(added), c.linksOf(removed)
	c.effective = c.effectiveDeltas(added, removed)
	seq, unlogged := g.counters.seq, g.counters.unlogged
	if c.meta == nil {
		unlogged += uint64(len(c.effective))
	} else {
		seq++
		meta, err := c.meta(seq, c.effective)
		if err != nil {
			return err
		}
		entry := encodeLogEntry(meta, addedLinks, removedLinks)
		g.logs = append(g.logs, logged{seq, entry})
		g.size += len(entry)
	}
	c.seq = seq
	g.counters.next, g.counters.seq, g.counters.unlogged = next, seq, unlogged
	for _, v := range values {
		g.fresh[v.hash] = v.id
	}
	g.values = append(g.values, values...)
	g.mark(addedLinks, true)
	g.mark(removedLinks, false)
	g.size += c.size
	return nil
}

// assign gives ids to the new values of the statements that appear.
func (g *group) assign(c *change, added []int) (next uint64, values []freshValue, err error) {
	next = g.counters.next
	for _, n := range added {
		for _, t := range c.statements[n].numbers {
			if t == noTerm || c.ids[t] != 0 {
				continue
			}
			if ID(next) > maxID {
				return 0, nil, fmt.Errorf("%w: no id left", ErrCorrupt)
			}
			c.ids[t] = ID(next)
			values = append(values, freshValue{ID(next), c.hashes[t], c.terms.encoded(t)})
			next++
		}
		c.statements[n].link, _ = c.link(c.statements[n])
	}
	return next, values, nil
}

func (g *group) mark(links []Link, is bool) {
	for _, l := range links {
		p, seen := g.links[l]
		if !seen {
			p.was = !is // it changes
			g.order = append(g.order, l)
		}
		p.is = is
		g.links[l] = p
	}
}

// effectiveDeltas picks the last delta about each statement that changes.
func (c *change) effectiveDeltas(added, removed []int) []graph.Delta {
	indexes := make([]int32, 0, len(added)+len(removed))
	for _, list := range [...][]int{added, removed} {
		for _, n := range list {
			indexes = append(indexes, c.statements[n].last)
		}
	}
	slices.Sort(indexes)
	effective := make([]graph.Delta, len(indexes))
	for i, n := range indexes {
		effective[i] = c.deltas[n]
	}
	return effective
}

func (c *change) linksOf(statements []int) []Link {
	links := make([]Link, len(statements))
	for i, n := range statements {
		links[i] = c.statements[n].link
	}
	return links
}
