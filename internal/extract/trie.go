package extract

import (
	"cmp"
	"math/bits"
	"slices"
)

// trie finds every form of the lexicon that starts at a place of the text. It is built
// once and then only read.
type trie struct {
	top  hop      // to the root
	root []uint16 // of each character of the basic plane: index in tops; empty in small tries
	tops []hop    // from the root; the first leads nowhere
	next hopTable // from other nodes; empty once the trie is packed
	ways []way    // from other nodes, once the trie is packed
	list []entry
	size int32 // nodes
}

// hop is the way from a node over a character.
type hop struct {
	node  int32  // where it leads; 0 for nowhere; in a packed trie the first of ways from there, counted from 1
	first int32  // first entry of that node in list, or -1
	then  uint64 // characters that may follow, by trace; most ways end here without a look-up
}

// way is a hop over a character in a packed trie.
type way struct {
	r    rune
	last bool // of those from its node
	hop  hop
}

// trace is the bit of a character in a set of few.
func trace(r rune) uint64 { return 1 << (uint32(r) * 0x9E3779B1 >> 26) }

// entry is one meaning of a form.
type entry struct {
	kind  kind
	class class
	cost  int32 // what the lattice pays for it, in tenths
	ref   int32 // index of the place it names, or -1
	more  int32 // next entry of the same form, or -1
}

// newTrie is an empty trie for a whole lexicon.
func newTrie() *trie {
	t := newSmallTrie()
	t.root, t.tops = make([]uint16, 1<<16), make([]hop, 1)
	return t
}

// newSmallTrie is an empty trie for a handful of forms.
func newSmallTrie() *trie { return &trie{top: hop{node: 1, first: -1}, size: 2} }

// begin is the hop from the root.
func (t *trie) begin(r rune) hop {
	if uint32(r) < uint32(len(t.root)) {
		return t.tops[t.root[r]]
	}
	return t.step(t.top, r)
}

// step is the hop from where another led.
func (t *trie) step(from hop, r rune) hop {
	bit := trace(r)
	if from.then&bit == 0 {
		return hop{}
	}
	if t.ways == nil {
		return t.next.get(uint64(from.node)<<32 | uint64(r))
	}
	// No way stands before as many as there are traces below its own.
	for at := int(from.node) - 1 + bits.OnesCount64(from.then&(bit-1)); ; at++ {
		w := &t.ways[at]
		switch {
		case w.r == r:
			return w.hop
		case w.last || trace(w.r) > bit:
			return hop{}
		}
	}
}

// extend is the hop from another over a character, added where there is none. Both are
// valid until the next call.
func (t *trie) extend(from *hop, r rune) *hop {
	var h *hop
	if from == &t.top && int(r) < len(t.root) {
		if t.root[r] == 0 {
			t.root[r] = uint16(len(t.tops))
			t.tops = append(t.tops, hop{})
		}
		h = &t.tops[t.root[r]]
	} else {
		from.then |= trace(r)
		h = t.next.at(uint64(from.node)<<32 | uint64(r))
	}
	if h.node == 0 {
		*h = hop{node: t.size, first: -1}
		t.size++
	}
	return h
}

func (t *trie) add(form string, e entry) {
	if form == "" {
		return
	}
	last := &t.top
	for _, r := range form {
		last = t.extend(last, r)
	}
	for at := last.first; at >= 0; at = t.list[at].more {
		if have := &t.list[at]; have.kind == e.kind && have.class == e.class {
			return
		}
	}
	e.more = last.first
	last.first = int32(len(t.list))
	t.list = append(t.list, e)
}

// pack lays the ways from each node side by side, in the order of their traces: they take
// a third of the memory, so that more of them stay close to the processor. No form may be
// added afterwards.
func (t *trie) pack() {
	first := make([]int32, t.size+1) // of each node in ways
	for _, s := range t.next.slots {
		if s.key != 0 {
			first[s.key>>32+1]++
		}
	}
	for node := range t.size {
		first[node+1] += first[node]
	}
	t.ways = make([]way, t.next.used)
	at := slices.Clone(first)
	for _, s := range t.next.slots {
		if s.key != 0 {
			node := s.key >> 32
			t.ways[at[node]] = way{r: rune(s.key), hop: s.hop}
			at[node]++
		}
	}
	for node := range t.size {
		if all := t.ways[first[node]:first[node+1]]; len(all) > 0 {
			slices.SortFunc(all, func(a, b way) int { return cmp.Or(cmp.Compare(trace(a.r), trace(b.r)), cmp.Compare(a.r, b.r)) })
			all[len(all)-1].last = true
		}
	}
	for k := range t.ways {
		t.ways[k].hop.node = first[t.ways[k].hop.node] + 1
	}
	for k := range t.tops {
		if h := &t.tops[k]; h.node != 0 {
			h.node = first[h.node] + 1
		}
	}
	t.top.node = first[t.top.node] + 1
	t.next = hopTable{}
}

// each calls f with the end and the entries of every form that starts at text[from:].
func (t *trie) each(text []rune, from int, f func(end int, first int32)) {
	if from >= len(text) {
		return
	}
	h := t.begin(text[from])
	for i := from + 1; h.node != 0; i++ {
		if h.first >= 0 {
			f(i, h.first)
		}
		if i == len(text) {
			return
		}
		h = t.step(h, text[i])
	}
}

// holds reports whether a form has a meaning of the kind.
func (t *trie) holds(form string, k kind) bool {
	h := t.top
	for at, r := range form {
		if at == 0 {
			h = t.begin(r)
		} else {
			h = t.step(h, r)
		}
		if h.node == 0 {
			return false
		}
	}
	for at := h.first; at >= 0; at = t.list[at].more {
		if t.list[at].kind == k {
			return true
		}
	}
	return false
}

// hopTable is a hash table from node and character to hop. The look-up is the inner loop of
// the extractor, and a built-in map takes three times as long.
type hopTable struct {
	slots []slot
	used  int
}

type slot struct {
	key uint64 // 0 is free: no node is 0
	hop hop
}

func (t *hopTable) get(key uint64) hop {
	if len(t.slots) == 0 {
		return hop{}
	}
	mask := uint64(len(t.slots) - 1)
	for at := spread(key) & mask; ; at = (at + 1) & mask {
		switch s := &t.slots[at]; s.key {
		case key:
			return s.hop
		case 0:
			return hop{}
		}
	}
}

// at is the hop of the key, added where there is none. It is valid until the next call.
func (t *hopTable) at(key uint64) *hop {
	if 2*(t.used+1) > len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for at := spread(key) & mask; ; at = (at + 1) & mask {
		s := &t.slots[at]
		switch s.key {
		case 0:
			s.key = key
			t.used++
			return &s.hop
		case key:
			return &s.hop
		}
	}
}

func (t *hopTable) grow() {
	old := t.slots
	*t = hopTable{slots: make([]slot, max(64, 2*len(old)))}
	for _, s := range old {
		if s.key != 0 {
			*t.at(s.key) = s.hop
		}
	}
}

func spread(key uint64) uint64 {
	key *= 0x9E3779B97F4A7C15
	return key ^ key>>29
}

// holdsAt reports a form of at least two characters at rune i that ends by limit and has such a
// meaning.
func (t *trie) holdsAt(s *source, i, limit int, such func(e *entry) bool) bool {
	found := false
	t.each(s.runes[:limit], i, func(end int, first int32) {
		for at := first; at >= 0 && !found && end-i >= 2; at = t.list[at].more {
			found = such(&t.list[at])
		}
	})
	return found
}
