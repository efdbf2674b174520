package view

import (
	"sync"
	"sync/atomic"
)

// cached is a node as decoded from its entry.
type cached struct {
	node   any
	behind []ref       // documents that the node lacks yet; see extend
	cost   int         // about its bytes of memory
	used   atomic.Bool // since it was kept, or since the cache last looked
}

// cache bounds the memory of decoded nodes over all versions of a view. Nodes are kept in
// two generations. When the young one has half of the budget, the old one goes, except for
// what was used meanwhile. It is safe for concurrent use.
type cache struct {
	mu         sync.Mutex
	budget     int
	young, old []*entry
	cost       int // of the young generation
}

// keep notes an entry whose node has just been cached.
func (c *cache) keep(e *entry, cost int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.young = append(c.young, e)
	if c.cost += cost; c.cost <= c.budget/2 {
		return
	}
	gone := c.old
	c.old, c.young, c.cost = c.young, nil, 0
	for _, e := range gone {
		if n := e.node.Load(); n != nil && n.used.CompareAndSwap(true, false) && c.cost+n.cost <= c.budget/4 {
			c.young = append(c.young, e)
			c.cost += n.cost
			continue
		}
		e.node.Store(nil)
	}
}

// allow sets the budget.
func (c *cache) allow(budget int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.budget = budget
}
