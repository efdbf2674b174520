package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// encodedTests hold stores that are store.Encoded to its contract; others have nothing to
// show here.
func encodedTests() []test {
	return []test{
		{"gives the statements of Quads, each once, those of one subject together", func(t *testing.T, h *harness) {
			encoded, ok := h.store.(store.Encoded)
			if !ok {
				return
			}
			same(t, "empty", nil, decoded(t, encode(t, encoded)))
			h.add(document(1, 3000)...)
			h.add(document(2, 330)...)
			h.remove(document(1, 3000)[:100]...)
			same(t, "full", collect(t, h.store.Quads(t.Context())), decoded(t, encode(t, encoded)))
		}},
		{"fixes the version, and tells its revision", func(t *testing.T, h *harness) {
			encoded, ok := h.store.(store.Encoded)
			if !ok {
				return
			}
			h.add(document(1, 300)...)
			graph := encode(t, encoded)
			h.add(document(2, 300)...)
			if graph.Revision != 1 {
				t.Errorf("revision %d, want 1", graph.Revision)
			}
			same(t, "before the commit", document(1, 300), decoded(t, graph))
		}},
		{"parts end with an error after the close of the graph or the store", func(t *testing.T, h *harness) {
			encoded, ok := h.store.(store.Encoded)
			if !ok {
				return
			}
			h.add(document(1, 300)...)
			first, second := encode(t, encoded), encode(t, encoded)
			if err := errors.Join(first.Close(), first.Close()); err != nil {
				t.Fatal(err)
			}
			unavailable(t, first)
			if err := h.store.Close(); err != nil {
				t.Fatal(err)
			}
			unavailable(t, second)
			if _, err := encoded.Encoded(t.Context(), 1); !errors.Is(err, kg.ErrUnavailable) {
				t.Errorf("of a closed store: %v", err)
			}
		}},
		{"an ended context is a timeout", func(t *testing.T, h *harness) {
			encoded, ok := h.store.(store.Encoded)
			if !ok {
				return
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := encoded.Encoded(ctx, 1); !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want a timeout", err)
			}
		}},
	}
}

func encode(t *testing.T, s store.Encoded) *store.EncodedGraph {
	t.Helper()
	graph, err := s.Encoded(t.Context(), 3)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = graph.Close() })
	return graph
}

// decoded gives the statements of the graph by their values.
func decoded(t *testing.T, graph *store.EncodedGraph) []quad.Quad {
	t.Helper()
	values := map[uint64]quad.Value{}
	for _, part := range graph.Values {
		for chunk, err := range part {
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range chunk {
				if values[v.Number] != nil || v.Number >= graph.Limit {
					t.Errorf("value %d comes twice or is not below %d", v.Number, graph.Limit)
				}
				values[v.Number] = v.Value
			}
		}
	}
	var quads []quad.Quad
	done := map[uint64]bool{}
	for _, part := range graph.Quads {
		last := uint64(0)
		for chunk, err := range part {
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range chunk {
				if q.Subject != last {
					if done[q.Subject] {
						t.Errorf("statements of subject %d do not stand together", q.Subject)
					}
					done[q.Subject], last = true, q.Subject
				}
				quads = append(quads, quad.Quad{
					Subject: values[q.Subject], Predicate: values[q.Predicate], Object: values[q.Object], Label: values[q.Label],
				})
			}
		}
	}
	return quads
}

// unavailable expects the parts to end with an error.
func unavailable(t *testing.T, graph *store.EncodedGraph) {
	t.Helper()
	for i := range graph.Quads {
		var last error
		for _, err := range graph.Quads[i] {
			last = err
		}
		if !errors.Is(last, kg.ErrUnavailable) {
			t.Errorf("part %d: %v, want unavailable", i, last)
		}
	}
}
