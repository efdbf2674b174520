package postgres

import (
	"bytes"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

// write is a change made ready for the database: what it asks for, in the order of
// store.Compare.
type write struct {
	add, remove    []quad.Quad
	added, removed *hashes
	terms          []term // of the statements to add, by hash, so that writers do not wait for one another in a circle
	meta           store.Change
}

// term is a value of a statement with its hash.
type term struct {
	hash  hash
	value quad.Value
}

func newWrite(change store.Change) *write {
	w := &write{meta: change}
	w.add, w.remove = change.Effective()
	known := make(map[quad.Value]hash, len(w.add)+len(w.remove))
	w.added = hashesOf(w.add, known)
	w.terms = make([]term, 0, len(known))
	for v, h := range known {
		w.terms = append(w.terms, term{h, v})
	}
	slices.SortFunc(w.terms, func(a, b term) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	w.removed = hashesOf(w.remove, known)
	return w
}

// hashesOf gives the hashes of statements. It makes each that is not known once, and adds it.
func hashesOf(quads []quad.Quad, known map[quad.Value]hash) *hashes {
	columns := newHashes(len(quads))
	for _, q := range quads {
		var row graph.QuadHash
		for _, d := range quad.Directions {
			v := q.Get(d)
			h, ok := known[v]
			if !ok {
				h = graph.HashOf(v)
				known[v] = h
			}
			row.Set(d, h)
		}
		columns.add(row)
	}
	return columns
}

// unknown gives the nodes of the terms that are not known to be pinned on the server, and
// tells how many are.
func (w *write) unknown(known names, on *server) (*nodes, int, error) {
	missing := known.notPinned(w.terms, on)
	columns := newNodes(len(missing))
	for _, t := range missing {
		if err := columns.add(t.hash, t.value, pinned); err != nil {
			return nil, 0, err
		}
	}
	return columns, len(w.terms) - len(missing), nil
}
