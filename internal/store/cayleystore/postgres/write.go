package postgres

import (
	"bytes"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

// write is a change made ready for the database: each statement once, in the order of
// store.Compare, without those that stand in both lists.
type write struct {
	add, remove    []quad.Quad
	added, removed *hashes
	nodes          *nodes // of the statements to add, by hash, so that writers do not wait for one another in a circle
	meta           store.Change
}

// term is a value with its text and its hash, which are made once for each.
type term struct {
	text string
	hash hash
}

func newWrite(change store.Change) (*write, error) {
	terms := make(map[quad.Value]term)
	add, remove := set(change.Add), set(change.Remove)
	w := &write{meta: change}
	w.add, w.added = arrange(add, remove, terms)
	values := make([]quad.Value, 0, len(terms))
	for v := range terms {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b quad.Value) int {
		x, y := terms[a].hash, terms[b].hash
		return bytes.Compare(x[:], y[:])
	})
	w.nodes = newNodes(len(values))
	for _, v := range values {
		if err := w.nodes.add(terms[v].hash, v, pinned); err != nil {
			return nil, err
		}
	}
	w.remove, w.removed = arrange(remove, add, terms)
	return w, nil
}

func set(quads []quad.Quad) map[quad.Quad]struct{} {
	s := make(map[quad.Quad]struct{}, len(quads))
	for _, q := range quads {
		s[q] = struct{}{}
	}
	return s
}

// arrange gives the quads of all that are not in without, in the order of store.Compare, and
// their hashes. No text of a valid statement holds a NUL.
func arrange(all, without map[quad.Quad]struct{}, terms map[quad.Value]term) ([]quad.Quad, *hashes) {
	type keyed struct {
		key  string
		quad quad.Quad
	}
	sorted := make([]keyed, 0, len(all))
	var texts [4]string
	for q := range all {
		if _, cancelled := without[q]; cancelled {
			continue
		}
		for i, d := range quad.Directions {
			texts[i] = termOf(q.Get(d), terms).text
		}
		sorted = append(sorted, keyed{strings.Join(texts[:], "\x00"), q})
	}
	slices.SortFunc(sorted, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	quads, columns := make([]quad.Quad, len(sorted)), newHashes(len(sorted))
	for i, k := range sorted {
		quads[i] = k.quad
		var h graph.QuadHash
		for _, d := range quad.Directions {
			h.Set(d, terms[k.quad.Get(d)].hash)
		}
		columns.add(h)
	}
	return quads, columns
}

func termOf(v quad.Value, terms map[quad.Value]term) term {
	t, ok := terms[v]
	if !ok {
		t = term{v.String(), graph.HashOf(v)}
		terms[v] = t
	}
	return t
}
