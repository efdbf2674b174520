package pebble

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// change works out what a list of deltas does to the current state, before anything is
// written: which statements really appear and disappear, and which values are new. It is
// used by the one writer, so the current state stays what it is.
type change struct {
	qs       *QuadStore
	counters counters

	fresh    map[valueHash]ID // values that are not in the dictionary yet
	encoded  map[ID][]byte    // their encodings, until they are written
	cached   map[quad.Value]ID
	outcomes map[Link]*outcome
	order    []Link // of the first mention

	buf  []byte
	size int // of the batch, roughly
}

// maxChangeBytes bounds one change, because a batch has to fit into memory and into the
// engine's log as a whole.
const maxChangeBytes = 1 << 30

// outcome is what a change does to one statement.
type outcome struct {
	was, is bool
	delta   int // index of the last delta about it
}

func (qs *QuadStore) newChange(deltas int) *change {
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	return &change{
		qs: qs, counters: qs.counters,
		fresh:    map[valueHash]ID{},
		encoded:  map[ID][]byte{},
		cached:   map[quad.Value]ID{},
		outcomes: make(map[Link]*outcome, deltas),
	}
}

// apply takes one delta in.
func (c *change) apply(i int, d graph.Delta, ignore graph.IgnoreOpts) error {
	if d.Action != graph.Add && d.Action != graph.Delete {
		return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
	}
	l, known, err := c.resolve(d.Quad, d.Action == graph.Add)
	if err != nil {
		return fmt.Errorf("delta %d, %s %v: %w", i, d.Action, d.Quad, err)
	}
	if !known { // a value of the statement does not exist, so neither does the statement
		if ignore.IgnoreMissing {
			return nil
		}
		return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
	}
	o, err := c.outcome(l)
	if err != nil {
		return fmt.Errorf("delta %d, %s %v: %w", i, d.Action, d.Quad, err)
	}
	switch {
	case d.Action == graph.Add && o.is && !ignore.IgnoreDup:
		return &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
	case d.Action == graph.Delete && !o.is && !ignore.IgnoreMissing:
		return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
	}
	o.is, o.delta = d.Action == graph.Add, i
	return nil
}

// outcome is the state of a statement so far.
func (c *change) outcome(l Link) (*outcome, error) {
	if o, ok := c.outcomes[l]; ok {
		return o, nil
	}
	const linkCost = 4 * linkBytes // its keys and its part of the log entry
	if err := c.grow(linkCost); err != nil {
		return nil, err
	}
	o := &outcome{}
	if !c.isFresh(l.S) && !c.isFresh(l.P) && !c.isFresh(l.O) && !c.isFresh(l.L) {
		c.buf = bySubject.key(c.buf[:0], l)
		_, exists, err := c.qs.get(c.buf)
		if err != nil {
			return nil, err
		}
		o.was, o.is = exists, exists
	}
	c.outcomes[l] = o
	c.order = append(c.order, l)
	return o, nil
}

func (c *change) grow(n int) error {
	if c.size += n; c.size > maxChangeBytes {
		return fmt.Errorf("%w: change of more than %d bytes, split it", ErrValue, maxChangeBytes)
	}
	return nil
}

func (c *change) isFresh(id ID) bool { return uint64(id) >= c.qs.counters.next }

// resolve finds the ids of a statement. Values that are missing get an id when create is
// set; otherwise the statement is not known.
func (c *change) resolve(q quad.Quad, create bool) (l Link, known bool, err error) {
	ids := [4]ID{}
	known = true
	for i, d := range quad.Directions {
		v := q.Get(d)
		if v == nil && d == quad.Label {
			continue
		}
		if ids[i], err = c.id(v, create); err != nil {
			return l, false, fmt.Errorf("%v: %w", d, err)
		}
		known = known && ids[i] != 0
	}
	return Link{ids[0], ids[1], ids[2], ids[3]}, known, nil
}

func (c *change) id(v quad.Value, create bool) (ID, error) {
	keep := cacheable(v)
	if keep {
		if id, ok := c.cached[v]; ok {
			return id, nil
		}
		if id, ok := c.qs.ids.get(v); ok {
			c.cached[v] = id
			return id, nil
		}
	}
	encoded, err := appendValue(c.buf[:0], v)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrValue, err)
	}
	c.buf = encoded
	hash := hashOf(encoded)
	id, ok := c.fresh[hash]
	if !ok {
		if id, err = c.qs.idOfHash(hash); err != nil {
			return 0, err
		}
	}
	if id == 0 && create {
		if ID(c.counters.next) > maxID {
			return 0, fmt.Errorf("%w: no id left", ErrCorrupt)
		}
		if err := c.grow(len(encoded)); err != nil {
			return 0, err
		}
		id = ID(c.counters.next)
		c.counters.next++
		c.fresh[hash] = id
		c.encoded[id] = slices.Clone(encoded)
	}
	if id != 0 && keep {
		c.cached[v] = id
	}
	return id, nil
}

// effective lists the statements that the change really adds and removes, in the order in
// which they were first named.
func (c *change) effective() (added, removed []Link) {
	for _, l := range c.order {
		switch o := c.outcomes[l]; {
		case o.is && !o.was:
			added = append(added, l)
		case o.was && !o.is:
			removed = append(removed, l)
		}
	}
	return added, removed
}

// removes tells whether the statement is there and will not be.
func (c *change) removes(l Link) bool {
	o, ok := c.outcomes[l]
	return ok && o.was && !o.is
}

// write puts the change into the batch, all but the log entry, and returns the new numbers
// of statements of the predicates concerned.
func (c *change) write(b batch, added, removed []Link) (map[ID]uint64, error) {
	predicates := map[ID]uint64{}
	for _, l := range added {
		c.count(predicates, l.P, +1)
		for _, ix := range indexes() {
			c.buf = ix.key(c.buf[:0], l)
			b.set(c.buf, nil)
		}
	}
	for _, l := range removed {
		c.count(predicates, l.P, -1)
		for _, ix := range indexes() {
			c.buf = ix.key(c.buf[:0], l)
			b.delete(c.buf)
		}
	}
	for p, n := range predicates {
		c.buf = idKey(c.buf[:0], keyPredicate, p)
		if n == 0 {
			b.delete(c.buf)
		} else {
			b.set(c.buf, binary.BigEndian.AppendUint64(nil, n))
		}
	}
	c.counters.quads += uint64(len(added)) - uint64(len(removed))
	if err := c.writeAdded(b, added); err != nil {
		return nil, err
	}
	return predicates, c.writeOrphans(b, added, removed, predicates)
}

func (c *change) count(predicates map[ID]uint64, p ID, by int) {
	n, ok := predicates[p]
	if !ok {
		n = c.qs.predicates[p]
	}
	predicates[p] = n + uint64(by)
}

// writeAdded writes the values that appear: new ones, and those that were orphans.
func (c *change) writeAdded(b batch, added []Link) error {
	done := map[ID]struct{}{}
	var key []byte
	for _, l := range added {
		for _, id := range [...]ID{l.S, l.P, l.O, l.L} {
			if _, ok := done[id]; ok || id == 0 {
				continue
			}
			done[id] = struct{}{}
			if encoded, ok := c.encoded[id]; ok {
				c.counters.values++
				key = idKey(key[:0], keyValue, id)
				b.set(key, encoded)
				key = hashOf(encoded).key(key[:0])
				b.set(key, appendID(nil, id))
				delete(c.encoded, id)
				continue
			}
			orphan, err := c.qs.isOrphan(id)
			if err != nil {
				return err
			}
			if orphan {
				c.counters.orphans--
				key = idKey(key[:0], keyOrphan, id)
				b.delete(key)
			}
		}
	}
	return nil
}
