package pebble

import (
	"sync"

	"github.com/cayleygraph/quad"
)

// cache keeps recently used entries below a budget. It holds two generations: an entry that
// is used moves to the young one, and when that has half of the budget the old one is
// dropped. That forgets about the same entries as a least-recently-used list, without a
// list. It is safe for concurrent use.
type cache[K comparable, V any] struct {
	mu         sync.Mutex
	young, old map[K]V
	cost       int // of the young generation
	half       int
	size       func(K, V) int
}

func newCache[K comparable, V any](budget int, size func(K, V) int) *cache[K, V] {
	return &cache[K, V]{young: map[K]V{}, half: budget / 2, size: size}
}

// newValueCache is a cache of decoded values.
func newValueCache(budget int) *cache[ID, quad.Value] {
	return newCache(budget, func(_ ID, v quad.Value) int { return costOfValue(v) })
}

func (c *cache[K, V]) get(k K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lookUp(k)
}

// getAll looks all keys up under one lock and calls miss with the index of each that is not
// there.
func (c *cache[K, V]) getAll(keys []K, values []V, miss func(i int)) {
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

func (c *cache[K, V]) put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.insert(k, v)
}

// putAll keeps all entries under one lock.
func (c *cache[K, V]) putAll(keys []K, values []V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, k := range keys {
		c.insert(k, values[i])
	}
}

func (c *cache[K, V]) lookUp(k K) (V, bool) {
	if v, ok := c.young[k]; ok {
		return v, true
	}
	v, ok := c.old[k]
	if ok {
		c.insert(k, v)
	}
	return v, ok
}

func (c *cache[K, V]) insert(k K, v V) {
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
