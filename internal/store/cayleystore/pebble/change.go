package pebble

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
)

// change is a list of deltas on its way into the store. The goroutine that wants it does all
// that needs no order among changes: it numbers and encodes the values, and looks them and
// the statements up. What other changes did meanwhile is settled by the group that takes it
// in.
type change struct {
	ctx     context.Context // of the call that wants the change
	deltas  []graph.Delta
	ignore  graph.IgnoreOpts
	premise func(last uint64) error // nil for none
	meta    func(seq uint64, effective []graph.Delta) ([]byte, error)

	terms      *terms
	hashes     []valueHash // of the terms
	ids        []ID        // of the terms; 0 is one that is not in the dictionary as of base
	statements []statement // in the order of the first mention
	refused    int         // index of a delta that contradicts one before it, or len(deltas)
	base       uint64      // the look-ups saw this version or a later one
	size       int         // of the batch, roughly

	// The outcome, which the group writes before it closes done.
	seq       uint64
	effective []graph.Delta
	err       error

	lead chan struct{} // gets a token when the goroutine has to lead the next group
	done chan struct{}
}

// statement is what the deltas of a change say about one statement.
type statement struct {
	numbers     numbers
	first, last int32 // indexes of deltas
	was         bool  // it was there as of base
	link        Link  // set by the group
}

const (
	// maxChangeBytes bounds one change, because a batch has to fit into memory and into the
	// engine's log as a whole.
	maxChangeBytes = 1 << 30
	// statementBytes is what the keys of a statement and its part of the log entry take.
	statementBytes = 4 * linkBytes
	// termBytes is what the keys of a value take.
	termBytes = 2*idKeyLen + 1 + hashBytes
)

// prepare does what can be done for a change without the writers' lock.
func (qs *QuadStore) prepare(c *change) error {
	if err := qs.writable(); err != nil {
		return err
	}
	if err := c.read(); err != nil {
		return err
	}
	return qs.lookUp(c)
}

// read numbers the values and the statements of the deltas.
func (c *change) read() error {
	c.refused = len(c.deltas)
	c.statements = make([]statement, 0, len(c.deltas))
	seen := make(map[numbers]int32, len(c.deltas))
	n := numberer{terms: c.terms}
	for i, d := range c.deltas {
		if i%1024 == 0 && c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		if d.Action != graph.Add && d.Action != graph.Delete {
			return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
		}
		numbers, err := n.number(d.Quad)
		if err != nil {
			return fmt.Errorf("delta %d, %s %v: %w", i, d.Action, d.Quad, err)
		}
		if at, ok := seen[numbers]; ok {
			s := &c.statements[at]
			if c.refuses(i, c.deltas[s.last].Action == graph.Add) {
				c.refused = min(c.refused, i)
			}
			s.last = int32(i)
			continue
		}
		seen[numbers] = int32(len(c.statements))
		c.statements = append(c.statements, statement{numbers: numbers, first: int32(i), last: int32(i)})
		c.size = len(c.terms.text) + termBytes*c.terms.len() + statementBytes*len(c.statements)
		if c.size > maxChangeBytes {
			return fmt.Errorf("%w: change of more than %d bytes, split it", ErrValue, maxChangeBytes)
		}
	}
	return nil
}

// refuses tells whether the delta is an error when its statement is there, or is not.
func (c *change) refuses(delta int, there bool) bool {
	if c.deltas[delta].Action == graph.Add {
		return there && !c.ignore.IgnoreDup
	}
	return !there && !c.ignore.IgnoreMissing
}

// refusal is the error of a delta that is refused.
func (c *change) refusal(delta int) error {
	d := c.deltas[delta]
	if d.Action == graph.Add {
		return &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
	}
	return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
}

// adds tells whether the statement is there after the change.
func (c *change) adds(s statement) bool { return c.deltas[s.last].Action == graph.Add }

// link is the statement by ids, or false when a value of it has none.
func (c *change) link(s statement) (Link, bool) {
	var ids [4]ID
	for i, n := range s.numbers {
		if n == noTerm {
			continue
		}
		if ids[i] = c.ids[n]; ids[i] == 0 {
			return Link{}, false
		}
	}
	return Link{ids[0], ids[1], ids[2], ids[3]}, true
}

// lookUp finds the ids of the values, and which statements are there.
func (qs *QuadStore) lookUp(c *change) error {
	qs.mu.RLock()
	c.base = qs.version
	qs.mu.RUnlock()
	c.hashes = make([]valueHash, c.terms.len())
	c.ids = make([]ID, c.terms.len())
	for n := range c.hashes {
		c.hashes[n] = hashOf(c.terms.encoded(int32(n)))
	}
	if err := qs.idsOfHashes(c.ctx, c.hashes, c.ids); err != nil {
		return err
	}
	return qs.lookUpStatements(c)
}

// lookUpStatements finds out which statements are there, in one pass over the index.
func (qs *QuadStore) lookUpStatements(c *change) error {
	type place struct {
		link Link
		n    int
	}
	var places []place
	for n, s := range c.statements {
		if l, ok := c.link(s); ok {
			places = append(places, place{l, n})
		}
	}
	if len(places) == 0 {
		return nil
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.link.S, b.link.S), cmp.Compare(a.link.P, b.link.P),
			cmp.Compare(a.link.O, b.link.O), cmp.Compare(a.link.L, b.link.L))
	})
	lower, upper := bySubject.bounds()
	r, err := qs.newReader(lower, upper)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(cur cursor) error {
		var key []byte
		for i, p := range places {
			if i%256 == 0 && c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			key = bySubject.key(key[:0], p.link)
			c.statements[p.n].was = cur.seek(key) && string(cur.key()) == string(key)
			if err := cur.err(); err != nil {
				return fmt.Errorf("reading key %x: %w", key, err)
			}
		}
		return nil
	})
}
