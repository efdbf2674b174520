package view

import (
	"iter"
	"slices"
)

// The trie branches 32 ways on 5 bits of the key at a time, the highest first, so that a
// walk meets the keys in order. A leaf splits when it holds more than maxLeaf keys. Sixty-four
// bits are used up after thirteen branches, however keys are chosen.
const (
	trieBits = 5
	trieWays = 1 << trieBits
	maxLeaf  = 32
	keyBits  = 64
)

// trie is a persistent map from numbers. Nodes made by one owner may be changed by it until
// the trie is published; all others are copied. The zero trie is empty.
type trie[V any] struct{ root *trieNode[V] }

// owner marks the trie nodes that one draft made. It has a size, so that each is distinct.
type owner struct{ _ byte }

// trieNode is a branch or, when children is nil, a leaf with its keys in order.
type trieNode[V any] struct {
	owner    *owner
	children *[trieWays]*trieNode[V]
	leaf     []keyed[V]
}

type keyed[V any] struct {
	key   uint64
	value V
}

func way(key uint64, depth int) int { return int(key << (depth * trieBits) >> (keyBits - trieBits)) }

func search[V any](leaf []keyed[V], key uint64) (int, bool) {
	for i := range leaf {
		if leaf[i].key >= key {
			return i, leaf[i].key == key
		}
	}
	return len(leaf), false
}

// get gives the value of the key, or the zero value.
func (t trie[V]) get(key uint64) V {
	n := t.root
	for depth := 0; n != nil && n.children != nil; depth++ {
		n = n.children[way(key, depth)]
	}
	if n != nil {
		if i, ok := search(n.leaf, key); ok {
			return n.leaf[i].value
		}
	}
	var none V
	return none
}

// put gives the trie with the value in place of any of the same key.
func (t trie[V]) put(key uint64, value V, by *owner) trie[V] {
	return trie[V]{t.root.put(keyed[V]{key, value}, 0, by)}
}

// drop gives the trie without the key.
func (t trie[V]) drop(key uint64, by *owner) trie[V] {
	return trie[V]{t.root.drop(key, 0, by)}
}

// all yields every key with its value, in the order of the keys.
func (t trie[V]) all() iter.Seq2[uint64, V] {
	return func(yield func(uint64, V) bool) { t.root.all(yield) }
}

// some yields the keys of one of trieWays pieces of the trie, which follow each other.
func (t trie[V]) some(piece int) iter.Seq2[uint64, V] {
	return func(yield func(uint64, V) bool) {
		switch {
		case t.root != nil && t.root.children != nil:
			t.root.children[piece].all(yield)
		case piece == 0:
			t.root.all(yield)
		}
	}
}

// own gives a node with the same content that the owner may change.
func (n *trieNode[V]) own(by *owner) *trieNode[V] {
	switch {
	case n == nil:
		return &trieNode[V]{owner: by}
	case n.owner == by:
		return n
	case n.children == nil:
		return &trieNode[V]{owner: by, leaf: slices.Clone(n.leaf)}
	}
	children := *n.children
	return &trieNode[V]{owner: by, children: &children}
}

func (n *trieNode[V]) put(k keyed[V], depth int, by *owner) *trieNode[V] {
	n = n.own(by)
	if n.children == nil {
		i, found := search(n.leaf, k.key)
		if found {
			n.leaf[i] = k
			return n
		}
		n.leaf = slices.Insert(n.leaf, i, k)
		if len(n.leaf) > maxLeaf {
			n.children, n.leaf = branch(n.leaf, depth, by), nil
		}
		return n
	}
	child := &n.children[way(k.key, depth)]
	*child = (*child).put(k, depth+1, by)
	return n
}

// branch makes the children of a node out of keys in order.
func branch[V any](items []keyed[V], depth int, by *owner) *[trieWays]*trieNode[V] {
	var children [trieWays]*trieNode[V]
	for len(items) > 0 {
		w := way(items[0].key, depth)
		n, _ := slices.BinarySearchFunc(items, w+1, func(k keyed[V], w int) int { return way(k.key, depth) - w })
		children[w] = node(items[:n:n], depth+1, by)
		items = items[n:]
	}
	return &children
}

// node makes a node of keys in order.
func node[V any](items []keyed[V], depth int, by *owner) *trieNode[V] {
	if len(items) <= maxLeaf {
		return &trieNode[V]{owner: by, leaf: slices.Clone(items)}
	}
	return &trieNode[V]{owner: by, children: branch(items, depth, by)}
}

func (n *trieNode[V]) drop(key uint64, depth int, by *owner) *trieNode[V] {
	if n == nil {
		return nil
	}
	n = n.own(by)
	if n.children == nil {
		if i, found := search(n.leaf, key); found {
			n.leaf = slices.Delete(n.leaf, i, i+1)
		}
		if len(n.leaf) == 0 {
			return nil
		}
		return n
	}
	child := &n.children[way(key, depth)]
	*child = (*child).drop(key, depth+1, by)
	return n
}

func (n *trieNode[V]) all(yield func(uint64, V) bool) bool {
	if n == nil {
		return true
	}
	if n.children != nil {
		for _, child := range n.children {
			if !child.all(yield) {
				return false
			}
		}
	}
	for _, k := range n.leaf {
		if !yield(k.key, k.value) {
			return false
		}
	}
	return true
}
