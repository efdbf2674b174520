package view

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// record is what documents state of one node: the half of an entry that the store knows.
type record struct {
	node  ref
	parts list[partItems]
}

// pair is a link on its way to the node that its edge starts from.
type pair struct {
	key    uint64 // of that node, in a list for each kind
	source uint32 // the record that the edge leads to
	edge   Edge
}

// otherPair is the same for a node of another key.
type otherPair struct {
	from ref
	pair
}

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.edge, b.edge), cmp.Compare(a.source, b.source))
}

func compareOtherPairs(a, b otherPair) int {
	return cmp.Or(compareRefs(string(a.from), string(b.from)), comparePairs(a.pair, b.pair))
}

// assembly makes a version of records at once, on all processors. Links are collected by
// kind, sorted, and written beside the records of the nodes they start from.
type assembly struct {
	codec   *codec
	records []record
	own     [][]link // of records with several parts
	pairs   [kindCodes][]pair
	others  []otherPair
}

// assembleTasks is the number of pieces of work in which records are read.
const assembleTasks = 64

// assemble makes a version with nothing but the records, which are sorted by node, and the
// links between them. Statements must have been checked, evidence not.
func assemble(ctx context.Context, records []record) (*Snapshot, error) {
	s := newSnapshot()
	a := &assembly{codec: s.codec, records: records, own: make([][]link, len(records))}
	found := make([]collector, assembleTasks)
	err := inParallel(ctx, len(found), func(task int) error {
		found[task].assembly = a
		from, to := share(len(records), task, len(found))
		for i := from; i < to; i++ {
			found[task].record(uint32(i))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range found {
		a.others = append(a.others, found[i].others...)
		s.quads += found[i].statements
	}
	slices.SortFunc(a.others, compareOtherPairs)
	if err := a.sort(ctx, found, func(kind byte) bool { return !behindPosts(kind) }); err != nil {
		return nil, err
	}
	// Posts lead their memberships to roles and organisations, which therefore come last.
	found = append(found, collector{assembly: a})
	found[len(found)-1].posts()
	a.others = append(a.others, found[len(found)-1].others...)
	slices.SortFunc(a.others, compareOtherPairs)
	if err := a.sort(ctx, found, behindPosts); err != nil {
		return nil, err
	}
	err = inParallel(ctx, kindCodes, func(task int) error {
		a.table(s, byte(task))
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range records {
		if _, plain := records[i].node.plain(); !plain {
			s.kinds[records[i].node.code()].stated++
		}
	}
	a.putOthers(s)
	s.memory.allow(max(minCache, cacheShare*s.quads))
	return s, nil
}

func behindPosts(kind byte) bool {
	return kindOf(kind) == kg.KindRole || kindOf(kind) == kg.KindOrganisation
}

// share is the piece of n items that falls to one of so many tasks.
func share(n, task, tasks int) (from, to int) { return n * task / tasks, n * (task + 1) / tasks }

// sort puts the pairs of the kinds together in order, each once.
func (a *assembly) sort(ctx context.Context, found []collector, wanted func(kind byte) bool) error {
	return inParallel(ctx, kindCodes, func(task int) error {
		if !wanted(byte(task)) {
			return nil
		}
		var all []pair
		for i := range found {
			all = append(all, found[i].pairs[task]...)
			found[i].pairs[task] = nil
		}
		slices.SortFunc(all, comparePairs)
		a.pairs[task] = slices.Compact(all)
		return nil
	})
}

// collector finds the links of records. It is for one goroutine.
type collector struct {
	*assembly
	pairs      [kindCodes][]pair
	others     []otherPair
	statements int
}

func (f *collector) record(i uint32) {
	r, kind := f.records[i], f.records[i].node.code()
	parts := 0
	var own []link
	for item := range r.parts.all() {
		parts++
		p := part(item)
		if edge := listedBy(p.document()); edge != noEdge {
			f.add(edge, p.document(), i)
		}
		for s := range p.statements(f.codec) {
			f.statements++
			if edge, from, ok := f.codec.target(kind, s); ok {
				f.add(edge, from, i)
				own = count(own, edge, from, 1)
			}
		}
	}
	if parts > 1 {
		f.own[i] = own
	}
}

func (f *collector) add(edge Edge, from ref, source uint32) {
	key, plain := from.plain()
	if !plain {
		f.others = append(f.others, otherPair{from, pair{0, source, edge}})
		return
	}
	f.pairs[from.code()] = append(f.pairs[from.code()], pair{key, source, edge})
}

// posts adds the links from roles and organisations to memberships in their posts.
func (f *collector) posts() {
	code := kindCode(kg.KindPost)
	from, to := f.ofKind(code)
	for i := from; i < to; i++ {
		post := f.records[i].node
		e := entry{parts: f.records[i].parts}
		own := f.assembly.own[i]
		if _, single := e.single(); single {
			own = e.outgoing(f.codec, code)
		}
		for _, membership := range f.memberships(post) {
			for _, l := range own {
				switch l.edge {
				case RolePosts:
					f.add(RoleMemberships, l.from, membership)
				case OrganisationPosts:
					f.add(OrganisationMemberships, l.from, membership)
				}
			}
		}
	}
}

// memberships are the records of the memberships in a post.
func (f *collector) memberships(post ref) []uint32 {
	var sources []uint32
	key, plain := post.plain()
	if !plain {
		for _, o := range f.assembly.others {
			if o.from == post && o.edge == PostMemberships {
				sources = append(sources, o.source)
			}
		}
		return sources
	}
	pairs := f.assembly.pairs[post.code()]
	at, _ := slices.BinarySearchFunc(pairs, key, func(p pair, key uint64) int { return cmp.Compare(p.key, key) })
	for _, p := range pairs[at:] {
		if p.key != key {
			break
		}
		if p.edge == PostMemberships {
			sources = append(sources, p.source)
		}
	}
	return sources
}

// ofKind is the range of the records of a kind.
func (a *assembly) ofKind(code byte) (from, to int) {
	search := func(code byte) int {
		i, _ := slices.BinarySearchFunc(a.records, code, func(r record, code byte) int { return cmp.Compare(r.node.code(), code) })
		return i
	}
	return search(code), search(code + 1)
}

// table makes the entries of a kind with keys of hexadecimal digits.
func (a *assembly) table(s *Snapshot, code byte) {
	var memory arena
	t := &s.kinds[code]
	at, end := a.ofKind(code)
	pairs := a.pairs[code]
	entries := make([]keyed[*entry], 0, end-at)
	for at < end || len(pairs) > 0 {
		e := &entry{}
		var key uint64
		stated := false
		if at < end {
			plain := false
			if key, plain = a.records[at].node.plain(); !plain {
				at++ // see putOthers
				continue
			}
			stated = len(pairs) == 0 || key <= pairs[0].key
		}
		var own []link
		if stated {
			e.parts, own = a.records[at].parts, a.own[at]
			t.stated++
			at++
		} else {
			key = pairs[0].key
		}
		n := 0
		for n < len(pairs) && pairs[n].key == key {
			n++
		}
		e.links = a.links(pairs[:n], own, &memory)
		pairs = pairs[n:]
		entries = append(entries, keyed[*entry]{key, e})
	}
	t.plain = trie[*entry]{node(entries, 0, nil)}
}

// links writes the links of a node.
func (a *assembly) links(pairs []pair, own []link, memory *arena) list[linkItems] {
	b := memory.buffer[:0]
	for _, p := range pairs {
		b = append(append(b, byte(p.edge)), a.records[p.source].node...)
	}
	for _, l := range own {
		b = append(append(b, byte(l.edge)|outward), l.from...)
		b = binary.AppendUvarint(b, uint64(l.count))
	}
	memory.buffer = b
	return packed[linkItems](b, memory)
}

// putOthers makes the entries with other keys.
func (a *assembly) putOthers(s *Snapshot) {
	by := &owner{}
	var memory arena
	pairs := slices.CompactFunc(a.others, func(a, b otherPair) bool { return compareOtherPairs(a, b) == 0 })
	for i, r := range a.records {
		if _, plain := r.node.plain(); !plain {
			s.put(r.node, &entry{parts: r.parts, links: a.links(nil, a.own[i], &memory)}, by)
		}
	}
	for group := range groups(pairs, func(o otherPair) ref { return o.from }) {
		e := s.entry(group[0].from)
		if e == nil {
			e = &entry{}
			s.put(group[0].from, e, by)
		}
		edits := make([]edit, len(group))
		for i, o := range group {
			edits[i].item = string(rune(o.edge)) + string(a.records[o.source].node)
		}
		e.links = e.links.apply(edits)
	}
}

// packed makes a list of items that stand one after the other.
func packed[F items](data []byte, memory *arena) list[F] {
	switch {
	case len(data) == 0:
		return list[F]{}
	case len(data) <= maxChunk:
		return list[F]{only: memory.hold(data)}
	}
	return listOf[F]([][]string{cut[F](string(data))})
}

// arena puts short strings into large pieces of memory. The piece lives as long as one of
// its strings, so it is not too large. An arena is for one goroutine.
type arena struct {
	piece  strings.Builder
	buffer []byte // for who fills it, from one use to the next
}

const arenaPiece = 16 << 10

func (a *arena) hold(data []byte) string {
	if a.piece.Cap()-a.piece.Len() < len(data) {
		a.piece = strings.Builder{}
		a.piece.Grow(max(arenaPiece, len(data)))
	}
	start := a.piece.Len()
	a.piece.Write(data)
	return a.piece.String()[start:]
}
