package view

import (
	"fmt"
	"hash/maphash"
	"iter"
	"slices"
	"sync"

	"huipu/internal/kg"
)

// Snapshot is one immutable version of the graph, safe for any number of readers. Nodes,
// lists of ids and revisions are shared with other readers and versions and must not be
// modified.
//
// Look-ups by id are aligned with the ids asked for and hold nil where no document states
// a node of that kind. A reference to a node that no document states is kept: the field or
// edge holds the id, and looking it up gives nil. Evidence carries its quote, which shares
// the memory of the document's text, and a membership with a post has the post's role and
// organisation.
type Snapshot struct {
	codec     *codec
	memory    *cache
	kinds     [kindCodes]table
	others    trie[[]other] // entries with other keys, by the hash of their refs
	seed      maphash.Seed  // of the hashes
	quads     int
	revision  uint64
	revisions []kg.Revision
}

// table has the entries of one kind.
type table struct {
	plain  trie[*entry]
	stated int // the number of nodes that documents state, with those of other keys
	listed *listing
}

// listing is the list of the stated nodes of a kind, made when it is first asked for.
type listing struct {
	once sync.Once
	ids  []kg.ID
}

// other is an entry whose key is not of sixteen hexadecimal digits.
type other struct {
	ref   ref
	entry *entry
}

func newSnapshot() *Snapshot {
	s := &Snapshot{codec: newCodec(), memory: &cache{budget: minCache}, seed: maphash.MakeSeed()}
	for i := range s.kinds {
		s.kinds[i].listed = &listing{}
	}
	return s
}

// Decoded nodes take at most minCache bytes, or cacheShare bytes for each statement of a
// large graph.
const (
	minCache   = 64 << 20
	cacheShare = 20
)

func (s *Snapshot) entry(r ref) *entry {
	if key, ok := r.plain(); ok {
		return s.kinds[r.code()].plain.get(key)
	}
	bucket := s.others.get(maphash.String(s.seed, string(r)))
	if i := slices.IndexFunc(bucket, func(o other) bool { return o.ref == r }); i >= 0 {
		return bucket[i].entry
	}
	return nil
}

// find gives the entry of an id, or nil.
func (s *Snapshot) find(id kg.ID) *entry {
	if code, key, plain := split(id); plain {
		return s.kinds[code].plain.get(key)
	}
	if r, ok := refOf(id); ok {
		return s.entry(r)
	}
	return nil
}

func (s *Snapshot) put(r ref, e *entry, by *owner) {
	if key, ok := r.plain(); ok {
		t := &s.kinds[r.code()]
		t.plain = t.plain.put(key, e, by)
		return
	}
	s.putOther(r, []other{{r, e}}, by)
}

func (s *Snapshot) drop(r ref, by *owner) {
	if key, ok := r.plain(); ok {
		t := &s.kinds[r.code()]
		t.plain = t.plain.drop(key, by)
		return
	}
	s.putOther(r, nil, by)
}

// putOther puts an entry of another key in place of any there, or takes that out.
func (s *Snapshot) putOther(r ref, now []other, by *owner) {
	hash := maphash.String(s.seed, string(r))
	for _, o := range s.others.get(hash) {
		if o.ref != r {
			now = append(now, o)
		}
	}
	if len(now) == 0 {
		s.others = s.others.drop(hash, by)
		return
	}
	s.others = s.others.put(hash, now, by)
}

// all yields the entries of a kind, in the order of their ids.
func (s *Snapshot) all(code byte) iter.Seq2[ref, *entry] {
	return func(yield func(ref, *entry) bool) {
		others := s.othersOf(code)
		for key, e := range s.kinds[code].plain.all() {
			r := plainRefOf(code, key)
			for len(others) > 0 && compareRefs(string(others[0].ref), string(r)) < 0 {
				if !yield(others[0].ref, others[0].entry) {
					return
				}
				others = others[1:]
			}
			if !yield(r, e) {
				return
			}
		}
		for _, o := range others {
			if !yield(o.ref, o.entry) {
				return
			}
		}
	}
}

// othersOf gives the entries of a kind with other keys, in the order of their ids.
func (s *Snapshot) othersOf(code byte) []other {
	var others []other
	for _, bucket := range s.others.all() {
		for _, o := range bucket {
			if o.ref.code() == code {
				others = append(others, o)
			}
		}
	}
	slices.SortFunc(others, func(a, b other) int { return compareRefs(string(a.ref), string(b.ref)) })
	return others
}

// some yields the entries of a kind in one of trieWays pieces, each entry in one of them.
func (s *Snapshot) some(code byte, piece int) iter.Seq2[ref, *entry] {
	return func(yield func(ref, *entry) bool) {
		if piece == 0 {
			for _, o := range s.othersOf(code) {
				if !yield(o.ref, o.entry) {
					return
				}
			}
		}
		for key, e := range s.kinds[code].plain.some(piece) {
			if !yield(plainRefOf(code, key), e) {
				return
			}
		}
	}
}

func (s *Snapshot) coding() *codec { return s.codec }

// Revision is the number of the last revision in this version; 0 before the first.
func (s *Snapshot) Revision() uint64 { return s.revision }

// Revisions lists all revisions up to this version, ascending.
func (s *Snapshot) Revisions() []kg.Revision { return slices.Clip(s.revisions) }

// IDs lists the nodes of a kind that a document states, ascending; nil when there are
// none. The list is made when a version is first asked for it.
func (s *Snapshot) IDs(kind kg.Kind) []kg.ID {
	code := kindCode(kind)
	l := s.kinds[code].listed
	l.once.Do(func() {
		l.ids = ids(func(yield func(ref) bool) {
			for r, e := range s.all(code) {
				if e.stated() && !yield(r) {
					return
				}
			}
		})
	})
	return l.ids
}

// Count is the length of [Snapshot.IDs], found without making the list.
func (s *Snapshot) Count(kind kg.Kind) int { return s.kinds[kindCode(kind)].stated }

// Follow gives for each id the nodes that the edge leads to, ascending. A list is nil
// where there are none and where the edge does not start from nodes of the id's kind.
func (s *Snapshot) Follow(from []kg.ID, edge Edge) [][]kg.ID {
	lists := make([][]kg.ID, len(from))
	if edge >= noEdge {
		return lists
	}
	kind := edge.From()
	for i, id := range from {
		if e := s.find(id); e != nil && id.Kind() == kind {
			lists[i] = ids(e.incoming(edge))
		}
	}
	return lists
}

// Documents looks up documents.
func (s *Snapshot) Documents(ids []kg.ID) []*kg.Document { return lookUp[kg.Document](s, ids) }

// People looks up persons.
func (s *Snapshot) People(ids []kg.ID) []*kg.Person { return lookUp[kg.Person](s, ids) }

// Organisations looks up organisations.
func (s *Snapshot) Organisations(ids []kg.ID) []*kg.Organisation {
	return lookUp[kg.Organisation](s, ids)
}

// Roles looks up roles.
func (s *Snapshot) Roles(ids []kg.ID) []*kg.Role { return lookUp[kg.Role](s, ids) }

// Posts looks up posts.
func (s *Snapshot) Posts(ids []kg.ID) []*kg.Post { return lookUp[kg.Post](s, ids) }

// Memberships looks up memberships.
func (s *Snapshot) Memberships(ids []kg.ID) []*kg.Membership { return lookUp[kg.Membership](s, ids) }

// MeetingSeries looks up series of meetings.
func (s *Snapshot) MeetingSeries(ids []kg.ID) []*kg.MeetingSeries {
	return lookUp[kg.MeetingSeries](s, ids)
}

// Meetings looks up meetings.
func (s *Snapshot) Meetings(ids []kg.ID) []*kg.Meeting { return lookUp[kg.Meeting](s, ids) }

// Venues looks up venues.
func (s *Snapshot) Venues(ids []kg.ID) []*kg.Venue { return lookUp[kg.Venue](s, ids) }

// Attendances looks up attendances.
func (s *Snapshot) Attendances(ids []kg.ID) []*kg.Attendance { return lookUp[kg.Attendance](s, ids) }

// GroupAttendances looks up group attendances.
func (s *Snapshot) GroupAttendances(ids []kg.ID) []*kg.GroupAttendance {
	return lookUp[kg.GroupAttendance](s, ids)
}

// TextRepairs looks up repairs of texts.
func (s *Snapshot) TextRepairs(ids []kg.ID) []*kg.TextRepair { return lookUp[kg.TextRepair](s, ids) }

// Judgements looks up judgements.
func (s *Snapshot) Judgements(ids []kg.ID) []*kg.Judgement { return lookUp[kg.Judgement](s, ids) }

// Corrections looks up corrections. The facts in them have evidence without quotes.
func (s *Snapshot) Corrections(ids []kg.ID) []*kg.Correction { return lookUp[kg.Correction](s, ids) }

// Renames looks up renames.
func (s *Snapshot) Renames(ids []kg.ID) []*kg.Rename { return lookUp[kg.Rename](s, ids) }

// lookUp gives the nodes of type T among the ids. Every statement was checked when it came
// in, so an error here is a defect of this package.
func lookUp[T any](s *Snapshot, ids []kg.ID) []*T {
	nodes := make([]*T, len(ids))
	var found [lanes]*entry
	var known [lanes]*cached
	for start := 0; start < len(ids); start += lanes {
		some := ids[start:min(start+lanes, len(ids))]
		s.findSome(some, &found)
		for i := range some {
			if known[i] = nil; found[i].stated() {
				known[i] = found[i].node.Load() // may be behind
			}
		}
		for i, id := range some {
			n := known[i]
			if !found[i].stated() {
				continue
			}
			if n == nil || n.behind != nil {
				n = s.load(id, found[i])
			}
			if !n.used.Load() {
				n.used.Store(true)
			}
			nodes[start+i], _ = n.node.(*T)
		}
	}
	return nodes
}

// lanes is the number of look-ups that are made side by side. Each waits for memory several
// times, one step after the other; side by side, a processor waits for all at once.
const lanes = 16

// findSome finds the entries of at most so many ids.
func (s *Snapshot) findSome(ids []kg.ID, found *[lanes]*entry) {
	var nodes [lanes]*trieNode[*entry]
	var keys [lanes]uint64
	for i, id := range ids {
		code, key, plain := split(id)
		if nodes[i], keys[i], found[i] = nil, key, nil; plain {
			nodes[i] = s.kinds[code].plain.root
		} else if r, ok := refOf(id); ok {
			found[i] = s.entry(r)
		}
	}
	for depth, deeper := 0, true; deeper; depth++ {
		deeper = false
		for i := range ids {
			if n := nodes[i]; n != nil && n.children != nil {
				nodes[i], deeper = n.children[way(keys[i], depth)], true
			}
		}
	}
	for i := range ids {
		if n := nodes[i]; n != nil {
			if at, ok := search(n.leaf, keys[i]); ok {
				found[i] = n.leaf[at].value
			}
		}
	}
}

// load decodes the node of a stated entry and caches it. Readers that load at the same time
// agree on one node.
func (s *Snapshot) load(id kg.ID, e *entry) *cached {
	r, _ := refOf(id)
	old := e.node.Load()
	if old != nil && old.behind == nil {
		return old
	}
	var n *cached
	extended := false
	if old != nil {
		n, extended = extend(s, r, e, old)
	}
	if !extended {
		node, cost, err := decode(s, r, e)
		if err != nil {
			panic(fmt.Sprintf("view: revision %d: node %s was checked but cannot be read: %v", s.revision, id, err))
		}
		n = &cached{node: node, cost: cost}
	}
	if e.node.CompareAndSwap(old, n) {
		if old == nil {
			s.memory.keep(e, n.cost)
		}
		return n
	}
	if agreed := e.node.Load(); agreed != nil && agreed.behind == nil {
		return agreed
	}
	return n
}
