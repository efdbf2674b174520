package extract

// trie finds every form of the lexicon that starts at a place of the text. It is built
// once and then only read.
type trie struct {
	root  []int32 // node of each first character of the basic plane, or 0; empty in small tries
	next  edgeTable
	first []int32 // first entry of each node in list, or -1
	list  []entry
}

// entry is one meaning of a form.
type entry struct {
	kind  kind
	class class
	cost  int32 // what the lattice pays for it, in tenths
	ref   int32 // index of the body or place it names, or -1
	more  int32 // next entry of the same form, or -1
}

// newTrie is an empty trie for a whole lexicon.
func newTrie() *trie {
	return &trie{root: make([]int32, 1<<16), first: []int32{-1}}
}

// newSmallTrie is an empty trie for a handful of forms.
func newSmallTrie() *trie { return &trie{first: []int32{-1}} }

func (t *trie) step(node int32, r rune) int32 {
	if node == 0 && int(r) < len(t.root) {
		return t.root[r]
	}
	return t.next.get(uint64(node)<<32 | uint64(r))
}

func (t *trie) add(form string, e entry) {
	node := int32(0)
	for _, r := range form {
		child := t.step(node, r)
		if child == 0 {
			child = int32(len(t.first))
			t.first = append(t.first, -1)
			if node == 0 && int(r) < len(t.root) {
				t.root[r] = child
			} else {
				t.next.put(uint64(node)<<32|uint64(r), child)
			}
		}
		node = child
	}
	if node == 0 {
		return
	}
	for at := t.first[node]; at >= 0; at = t.list[at].more {
		if have := &t.list[at]; have.kind == e.kind && have.class == e.class {
			return
		}
	}
	e.more = t.first[node]
	t.first[node] = int32(len(t.list))
	t.list = append(t.list, e)
}

// each calls f with the end and the entries of every form that starts at text[from:].
func (t *trie) each(text []rune, from int, f func(end int, first int32)) {
	node := int32(0)
	for i := from; i < len(text); i++ {
		if node = t.step(node, text[i]); node == 0 {
			return
		}
		if t.first[node] >= 0 {
			f(i+1, t.first[node])
		}
	}
}

// holds reports whether a form has a meaning of the kind.
func (t *trie) holds(form string, k kind) bool {
	node := int32(0)
	for _, r := range form {
		if node = t.step(node, r); node == 0 {
			return false
		}
	}
	for at := t.first[node]; at >= 0; at = t.list[at].more {
		if t.list[at].kind == k {
			return true
		}
	}
	return false
}

// edgeTable is a hash table from node and character to node. The look-up is the inner loop
// of the extractor, and a built-in map takes three times as long.
type edgeTable struct {
	keys  []uint64 // 0 is free: node 0 with character 0 is never stored
	nodes []int32
	used  int
}

func (t *edgeTable) get(key uint64) int32 {
	if len(t.keys) == 0 {
		return 0
	}
	mask := uint64(len(t.keys) - 1)
	for at := spread(key) & mask; ; at = (at + 1) & mask {
		switch t.keys[at] {
		case key:
			return t.nodes[at]
		case 0:
			return 0
		}
	}
}

func (t *edgeTable) put(key uint64, node int32) {
	if 2*(t.used+1) > len(t.keys) {
		t.grow()
	}
	mask := uint64(len(t.keys) - 1)
	at := spread(key) & mask
	for t.keys[at] != 0 {
		at = (at + 1) & mask
	}
	t.keys[at], t.nodes[at] = key, node
	t.used++
}

func (t *edgeTable) grow() {
	old := *t
	size := max(64, 2*len(old.keys))
	*t = edgeTable{keys: make([]uint64, size), nodes: make([]int32, size)}
	for at, key := range old.keys {
		if key != 0 {
			t.put(key, old.nodes[at])
		}
	}
}

func spread(key uint64) uint64 {
	key *= 0x9E3779B97F4A7C15
	return key ^ key>>29
}
