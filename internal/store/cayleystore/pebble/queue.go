package pebble

import (
	"fmt"
	"sync"
)

// queue lines changes up for the writers' lock. The first that comes leads: its goroutine
// writes all changes that wait by then as one group, and hands the lead to the first of those
// that came meanwhile.
type queue struct {
	mu      sync.Mutex
	waiting []*change
	led     bool // a goroutine leads or has been told to
}

// maxGroupBytes bounds the batch of a group; a change that is larger goes alone.
const maxGroupBytes = 16 << 20

// join puts the change in line and reports whether its goroutine has to lead.
func (q *queue) join(c *change) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, c)
	leads := !q.led
	q.led = true
	return leads
}

// leave takes the change out of the line, or reports false when it has been taken or has to
// lead.
func (q *queue) leave(c *change) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for i, w := range q.waiting {
		if w == c && len(c.lead) == 0 {
			q.waiting = append(q.waiting[:i:i], q.waiting[i+1:]...)
			return true
		}
	}
	return false
}

// take is the next group: the change of the leader and those behind it.
func (q *queue) take() []*change {
	q.mu.Lock()
	defer q.mu.Unlock()
	n, size := 0, 0
	for n < len(q.waiting) && (n == 0 || size+q.waiting[n].size <= maxGroupBytes) {
		size += q.waiting[n].size
		n++
	}
	group := q.waiting[:n:n]
	q.waiting = q.waiting[n:]
	return group
}

// handOver ends the lead of a goroutine.
func (q *queue) handOver() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.led = len(q.waiting) > 0; q.led {
		q.waiting[0].lead <- struct{}{}
	}
}

// submit gets the change written, or refused, and returns its error.
func (qs *QuadStore) submit(c *change) error {
	c.lead, c.done = make(chan struct{}, 1), make(chan struct{})
	if !qs.queue.join(c) {
		select {
		case <-c.done:
			return c.err
		case <-c.lead:
		case <-c.ctx.Done():
			if qs.queue.leave(c) {
				return c.ctx.Err()
			}
			select {
			case <-c.done: // what is being written is no longer stopped
				return c.err
			case <-c.lead:
			}
		}
	}
	qs.leadGroup()
	return c.err
}

func (qs *QuadStore) leadGroup() {
	defer qs.queue.handOver()
	qs.write.Lock()
	defer qs.write.Unlock()
	changes := qs.queue.take()
	defer func() {
		for _, c := range changes {
			close(c.done)
		}
	}()
	qs.writeGroup(changes)
}

// writeGroup settles the outcome of each change.
func (qs *QuadStore) writeGroup(changes []*change) {
	err := qs.writable()
	if err == nil {
		statements := 0
		for _, c := range changes {
			statements += len(c.statements)
		}
		g := qs.newGroup(statements)
		for _, c := range changes {
			c.err = g.take(c)
		}
		err = qs.commitGroup(g)
	}
	if err == nil {
		return
	}
	for _, c := range changes {
		// A change without effect rests on those before it, which are not stored either.
		if c.err == nil {
			c.err = err
		}
	}
}

func (qs *QuadStore) commitGroup(g *group) error {
	if len(g.order) == 0 {
		return nil
	}
	b := qs.eng.newBatch(g.size)
	defer b.close()
	predicates, err := g.write(b)
	if err != nil {
		return err
	}
	if err := qs.eng.commit(b); err != nil {
		return qs.fail(fmt.Errorf("writing to graph store %s: %w", qs.dir, err))
	}
	qs.recent.add(written{version: qs.version + 1, fresh: g.fresh, links: g.links})
	if err := qs.publish(g.counters, predicates); err != nil {
		return qs.fail(err)
	}
	return nil
}

// publish shows the written state to readers. The caller holds the writers' lock.
func (qs *QuadStore) publish(c counters, predicates map[ID]uint64) error {
	fresh := qs.eng.snapshot()
	qs.mu.Lock()
	old := qs.view
	qs.view, qs.counters = fresh, c
	qs.version++
	for p, n := range predicates {
		if n == 0 {
			delete(qs.predicates, p)
		} else {
			qs.predicates[p] = n
		}
	}
	qs.mu.Unlock()
	return old.close()
}

// fail stops all further writes.
func (qs *QuadStore) fail(err error) error {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	qs.broken = fmt.Errorf("%w: %w", ErrBroken, err)
	return qs.broken
}
