package view

import (
	"hash/maphash"
	"iter"
	"slices"

	"huipu/internal/kg"
)

// The trie branches 32 ways on 5 bits of the hash at a time. A leaf splits when it holds
// more than maxLeaf entries, unless the bits of the hash are used up.
const (
	trieBits = 5
	trieWays = 1 << trieBits
	maxLeaf  = 32
	hashBits = 64
)

// trie is a persistent hash table of entries by id. Nodes made by one owner may be changed
// by it until the trie is published; all others are copied.
type trie struct {
	seed maphash.Seed
	root *trieNode
}

// owner marks the trie nodes that one draft made. It has a size, so that each is distinct.
type owner struct{ _ byte }

// trieNode is a branch or, when children is nil, a leaf.
type trieNode struct {
	owner    *owner
	children *[trieWays]*trieNode
	entries  []hashed
}

type hashed struct {
	hash  uint64
	entry *entry
}

func newTrie() trie { return trie{seed: maphash.MakeSeed(), root: &trieNode{}} }

func (t trie) hash(id kg.ID) uint64 { return maphash.String(t.seed, string(id)) }

// get gives the entry of the id, or nil.
func (t trie) get(id kg.ID) *entry {
	hash := t.hash(id)
	n, rest := t.root, hash
	for n != nil && n.children != nil {
		n, rest = n.children[rest%trieWays], rest>>trieBits
	}
	if n == nil {
		return nil
	}
	for i := range n.entries {
		if n.entries[i].hash == hash && n.entries[i].entry.id == id {
			return n.entries[i].entry
		}
	}
	return nil
}

// put gives the trie with the entry in place of any of the same id.
func (t trie) put(e *entry, by *owner) trie {
	t.root = t.root.put(hashed{t.hash(e.id), e}, 0, by)
	return t
}

// drop gives the trie without the entry of the id. Branches stay where they are.
func (t trie) drop(id kg.ID, by *owner) trie {
	t.root = t.root.drop(t.hash(id), id, 0, by)
	return t
}

// all yields every entry, in no particular order.
func (t trie) all() iter.Seq[*entry] {
	return func(yield func(*entry) bool) { t.root.all(yield) }
}

// own gives a node with the same content that the owner may change.
func (n *trieNode) own(by *owner) *trieNode {
	switch {
	case n == nil:
		return &trieNode{owner: by}
	case n.owner == by:
		return n
	case n.children == nil:
		return &trieNode{owner: by, entries: slices.Clone(n.entries)}
	}
	children := *n.children
	return &trieNode{owner: by, children: &children}
}

func (n *trieNode) put(h hashed, depth int, by *owner) *trieNode {
	n = n.own(by)
	if n.children == nil {
		i := slices.IndexFunc(n.entries, func(o hashed) bool { return o.hash == h.hash && o.entry.id == h.entry.id })
		switch {
		case i >= 0:
			n.entries[i] = h
			return n
		case len(n.entries) < maxLeaf || depth*trieBits >= hashBits:
			n.entries = append(n.entries, h)
			return n
		}
		n.split(depth, by)
	}
	way := h.hash >> (depth * trieBits) % trieWays
	n.children[way] = n.children[way].put(h, depth+1, by)
	return n
}

// split turns a leaf into a branch.
func (n *trieNode) split(depth int, by *owner) {
	entries := n.entries
	n.entries, n.children = nil, &[trieWays]*trieNode{}
	for _, h := range entries {
		way := h.hash >> (depth * trieBits) % trieWays
		n.children[way] = n.children[way].put(h, depth+1, by)
	}
}

func (n *trieNode) drop(hash uint64, id kg.ID, depth int, by *owner) *trieNode {
	if n == nil {
		return nil
	}
	n = n.own(by)
	if n.children == nil {
		n.entries = slices.DeleteFunc(n.entries, func(o hashed) bool { return o.hash == hash && o.entry.id == id })
		return n
	}
	way := hash >> (depth * trieBits) % trieWays
	n.children[way] = n.children[way].drop(hash, id, depth+1, by)
	return n
}

func (n *trieNode) all(yield func(*entry) bool) bool {
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
	for _, h := range n.entries {
		if !yield(h.entry) {
			return false
		}
	}
	return true
}
