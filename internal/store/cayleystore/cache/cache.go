package cache

import "sync"

// Cache keeps recently used entries below a budget. It holds two generations: an entry that
// is used moves to the young one, and when that has half of the budget the old one is
// dropped. That forgets about the same entries as a least-recently-used list, without a
// list. It is safe for concurrent use.
type Cache[K comparable, V any] struct {
	mu         sync.Mutex
	young, old map[K]V
	cost       int // of the young generation
	half       int
	size       func(K, V) int
}

// New makes an empty cache with a budget in the unit of size, which tells what an entry costs.
func New[K comparable, V any](budget int, size func(K, V) int) *Cache[K, V] {
	return &Cache[K, V]{young: map[K]V{}, half: budget / 2, size: size}
}

// Get looks a key up.
func (c *Cache[K, V]) Get(k K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lookUp(k)
}

// GetAll looks all keys up under one lock and calls miss with the index of each that is not
// there.
func (c *Cache[K, V]) GetAll(keys []K, values []V, miss func(i int)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, k := range keys {
		if v, ok := c.lookUp(k); ok {
			values[i] = v
		} else {
			miss(i)
		}
	}
}

// Put keeps an entry, in place of one with the key.
func (c *Cache[K, V]) Put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.insert(k, v)
}

// PutAll keeps all entries under one lock.
func (c *Cache[K, V]) PutAll(keys []K, values []V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, k := range keys {
		c.insert(k, values[i])
	}
}

func (c *Cache[K, V]) lookUp(k K) (V, bool) {
	if v, ok := c.young[k]; ok {
		return v, true
	}
	v, ok := c.old[k]
	if ok {
		c.insert(k, v)
	}
	return v, ok
}

func (c *Cache[K, V]) insert(k K, v V) {
	size := c.size(k, v)
	if size > c.half/8 {
		return // one huge entry must not push everything else out
	}
	if c.cost+size > c.half {
		c.old, c.young, c.cost = c.young, map[K]V{}, 0
	}
	if _, ok := c.young[k]; !ok {
		c.cost += size
	}
	c.young[k] = v
}
