package memstore

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// Quads implements store.Store.
func (s *Store) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return s.read(ctx, "reading statements", func() ([][]*statement, error) {
		return [][]*statement{s.all}, nil
	})
}

// Match implements store.Store.
func (s *Store) Match(ctx context.Context, direction quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error] {
	return s.read(ctx, fmt.Sprintf("reading statements by %v", direction), func() ([][]*statement, error) {
		if direction < quad.Subject || direction > quad.Label {
			return nil, fmt.Errorf("no such direction: %w", kg.ErrInvalid)
		}
		var lists [][]*statement
		seen := map[quad.Value]bool{}
		for _, v := range values {
			switch v.(type) {
			case quad.IRI, quad.TypedString, quad.LangString: // nothing else is stored, or can be a key
			default:
				continue
			}
			if !seen[v] {
				seen[v] = true
				lists = append(lists, s.byValue[position{direction, v}])
			}
		}
		return lists, nil
	})
}

// read yields the statements of the lists as of the last revision. Lists only grow, so those
// taken at the start stay as they are.
func (s *Store) read(
	ctx context.Context, what string, start func() ([][]*statement, error),
) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		s.mu.RLock()
		err := s.ready(ctx)
		var lists [][]*statement
		if err == nil {
			lists, err = start()
		}
		revision := uint64(len(s.revisions))
		s.mu.RUnlock()
		for _, list := range lists {
			for _, st := range list {
				var there bool
				s.mu.RLock()
				err, there = s.ready(ctx), st.at(revision)
				s.mu.RUnlock()
				if err != nil {
					break
				}
				if there && !yield(st.quad, nil) {
					return
				}
			}
			if err != nil {
				break
			}
		}
		if err != nil {
			yield(quad.Quad{}, fmt.Errorf("%s: %w", what, err))
		}
	}
}

// Revisions implements store.Store.
func (s *Store) Revisions(ctx context.Context, after uint64) iter.Seq2[store.Committed, error] {
	return follow(ctx, s, after, clone)
}

// Heads implements store.Store.
func (s *Store) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	return follow(ctx, s, after, func(c store.Committed) kg.Revision {
		c.Revision.Documents = slices.Clone(c.Revision.Documents)
		return c.Revision
	})
}

// follow yields what is wanted of each revision.
func follow[T any](ctx context.Context, s *Store, after uint64, want func(store.Committed) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		s.mu.RLock()
		end := uint64(len(s.revisions))
		s.mu.RUnlock()
		for n := after; ; n++ {
			s.mu.RLock()
			err := s.ready(ctx)
			var item T
			if err == nil && n < end {
				item = want(s.revisions[n])
			}
			s.mu.RUnlock()
			if err != nil {
				yield(item, fmt.Errorf("reading revisions after %d: %w", after, err))
				return
			}
			if n >= end || !yield(item, nil) {
				return
			}
		}
	}
}
