package postgres

import (
	"sync/atomic"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/cache"
)

// nameBytes is what the names may take.
const nameBytes = 64 << 20

// name is what is known of a node.
type name struct {
	value quad.Value
	// pinned is the server that was seen to hold the node under a count that keeps Cayley
	// from deleting it, or nil.
	pinned *server
}

// names remembers the nodes used last, by their hashes. What it says of values is true for
// ever, because a value makes its hash; what it says of a server is true as long as the server
// is the same, because nobody deletes a pinned node. Many goroutines may use them at once.
type names struct{ *cache.Cache[hash, name] }

func newNames(budget int) names {
	const entry = quad.HashSize + 8 // beside the value: the hash and the server
	return names{cache.New(budget, func(_ hash, n name) int { return cache.CostOfValue(n.value) + entry })}
}

// learn remembers values that were read. What is known of their nodes stays: one that another
// goroutine pins meanwhile may be forgotten to be pinned, and is sent once more then.
func (n names) learn(values map[hash]quad.Value) {
	for h, v := range values {
		if _, known := n.Get(h); !known {
			n.Put(h, name{value: v})
		}
	}
}

// pin remembers that the server holds the terms.
func (n names) pin(terms []term, on *server) {
	hashes, known := make([]hash, len(terms)), make([]name, len(terms))
	for i, t := range terms {
		hashes[i], known[i] = t.hash, name{t.value, on}
	}
	n.PutAll(hashes, known)
}

// notPinned gives those of the terms that are not known to be pinned on the server, which may
// be nil.
func (n names) notPinned(terms []term, on *server) []term {
	hashes, known := make([]hash, len(terms)), make([]name, len(terms))
	for i, t := range terms {
		hashes[i] = t.hash
	}
	n.GetAll(hashes, known, func(int) {})
	var missing []term
	for i, t := range terms {
		if on == nil || known[i].pinned != on {
			missing = append(missing, t)
		}
	}
	return missing
}

// fill gives the quads of statements the values that are known, and tells the hashes of the
// others, each once.
func (n names) fill(quads []quad.Quad, statements []graph.QuadHash) (unknown [][]byte) {
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
			if known, ok := n.Get(h); ok {
				quads[i].Set(d, known.value)
			} else if _, ok := told[h]; !ok {
				told[h] = struct{}{}
				unknown = append(unknown, h[:])
			}
		}
	}
	return unknown
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
