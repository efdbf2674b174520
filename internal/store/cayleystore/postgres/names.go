package postgres

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// generationBytes is what one of the two generations of names may take.
const generationBytes = 32 << 20

// name is what is known of a node.
type name struct {
	value quad.Value
	// pinned is the server that was seen to hold the node under a count that keeps Cayley
	// from deleting it, or nil.
	pinned *server
}

// names remembers the nodes used last, by their hashes. What it says of values is true for
// ever, because a value makes its hash; what it says of a server is true as long as the server
// is the same, because nobody deletes a pinned node.
//
// Two generations take turns: what is found in the old one moves to the young one, and a full
// young one becomes the old one. Many goroutines may use them at once.
type names struct {
	mu         sync.Mutex
	young, old map[hash]name
	bytes      int // of the young ones
}

// find tells what is known of a node. The lock must be held.
func (n *names) find(h hash) (name, bool) {
	if known, ok := n.young[h]; ok {
		return known, true
	}
	known, ok := n.old[h]
	if ok {
		n.put(h, known)
	}
	return known, ok
}

// put remembers a node instead of what was known of it. The lock must be held.
func (n *names) put(h hash, known name) {
	if _, ok := n.young[h]; !ok {
		if n.bytes >= generationBytes || n.young == nil {
			n.young, n.old, n.bytes = make(map[hash]name, len(n.young)), n.young, 0
		}
		n.bytes += nameBytes(known.value)
	}
	n.young[h] = known
}

// learn remembers values that were read.
func (n *names) learn(values map[hash]quad.Value) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for h, v := range values {
		if _, known := n.find(h); !known {
			n.put(h, name{value: v})
		}
	}
}

// pin remembers that the server holds the terms.
func (n *names) pin(terms []term, on *server) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, t := range terms {
		n.put(t.hash, name{t.value, on})
	}
}

// notPinned gives those of the terms that are not known to be pinned on the server.
func (n *names) notPinned(terms []term, on *server) []term {
	n.mu.Lock()
	defer n.mu.Unlock()
	var missing []term
	for _, t := range terms {
		if known, ok := n.find(t.hash); !ok || known.pinned != on || on == nil {
			missing = append(missing, t)
		}
	}
	return missing
}

// fill gives the quads of statements the values that are known, and tells the hashes of the
// others, each once.
func (n *names) fill(quads []quad.Quad, statements []graph.QuadHash) (unknown [][]byte) {
	n.mu.Lock()
	defer n.mu.Unlock()
	told := make(map[hash]struct{})
	for i := range statements {
		for _, d := range quad.Directions {
			h := statements[i].Get(d)
			switch {
			case !h.Valid():
				continue
			case i > 0 && h == statements[i-1].Get(d): // neighbours often share values
				quads[i].Set(d, quads[i-1].Get(d))
				continue
			}
			if known, ok := n.find(h); ok {
				quads[i].Set(d, known.value)
			} else if _, ok := told[h]; !ok {
				told[h] = struct{}{}
				unknown = append(unknown, h[:])
			}
		}
	}
	return unknown
}

// nameBytes estimates the space of a name: its entry in the map, the value's header and text.
func nameBytes(v quad.Value) int {
	const entry = 120
	switch v := v.(type) {
	case quad.IRI:
		return entry + len(v)
	case quad.TypedString:
		return entry + len(v.Value) + len(v.Type)
	case quad.LangString:
		return entry + len(v.Value) + len(v.Lang)
	case quad.String:
		return entry + len(v)
	}
	return entry
}

// server is one run of a PostgreSQL server with one history of revisions. After a failover or
// a restart the database may hold less than before, and so it may when somebody put an older
// state back meanwhile, which shows in the number of the last revision.
type server struct {
	started time.Time
	reached atomic.Int64 // the highest number that a commit saw
}

// is tells whether the server is the one that started then, with a last revision of the number.
// It remembers the number. The receiver may be nil.
func (s *server) is(started time.Time, number int64) bool {
	if s == nil || !s.started.Equal(started) {
		return false
	}
	for {
		reached := s.reached.Load()
		if number < reached {
			return false
		}
		if s.reached.CompareAndSwap(reached, number) {
			return true
		}
	}
}
