package cayleystore

import (
	"context"
	"fmt"
	"iter"

	"huipu/internal/store"
	"huipu/internal/store/cayleystore/pebble"
)

var _ store.Encoded = (*Store)(nil)

// Encoded implements store.Encoded.
func (s *Store) Encoded(ctx context.Context, parts int) (*store.EncodedGraph, error) {
	encoded, err := s.qs.Encoded(ctx, max(parts, 1))
	if err != nil {
		return nil, fmt.Errorf("reading statements as numbers: %w", categorise(err))
	}
	g := &store.EncodedGraph{Revision: encoded.Sequence, Limit: uint64(encoded.Next), Close: encoded.Close}
	for part := range encoded.Parts() {
		g.Values = append(g.Values, guard(ctx, "reading values", valuesOf(encoded.Values(ctx, part))))
		g.Quads = append(g.Quads, guard(ctx, "reading statements as numbers", quadsOf(encoded.Links(ctx, part))))
	}
	return g, nil
}

func valuesOf(chunks iter.Seq2[[]pebble.Value, error]) iter.Seq2[[]store.EncodedValue, error] {
	return converted(chunks, func(v pebble.Value) store.EncodedValue {
		return store.EncodedValue{Number: uint64(v.ID), Value: v.Value}
	})
}

func quadsOf(chunks iter.Seq2[[]pebble.Link, error]) iter.Seq2[[]store.EncodedQuad, error] {
	return converted(chunks, func(l pebble.Link) store.EncodedQuad {
		return store.EncodedQuad{Subject: uint64(l.S), Predicate: uint64(l.P), Object: uint64(l.O), Label: uint64(l.L)}
	})
}

// converted converts the items of chunks. Each chunk is valid until the next.
func converted[A, B any](chunks iter.Seq2[[]A, error], convert func(A) B) iter.Seq2[[]B, error] {
	return func(yield func([]B, error) bool) {
		var buffer []B
		for chunk, err := range chunks {
			buffer = buffer[:0]
			for _, item := range chunk {
				buffer = append(buffer, convert(item))
			}
			if !yield(buffer, err) {
				return
			}
		}
	}
}
