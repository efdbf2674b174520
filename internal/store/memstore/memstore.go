// Package memstore owns the reference implementation of the store contract: plain maps and
// slices in memory.
package memstore

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

var _ store.Store = (*Store)(nil)

// Options tune a store. The zero value is good.
type Options struct {
	// Now is the clock of the revisions; nil is that of the machine.
	Now func() time.Time
}

// Store is a store.Store that forgets everything when it is closed.
//
// Statements are never taken out of the lists; each knows in which revisions it is there.
// So a reader only needs the number of a revision to see a version that stays the same.
type Store struct {
	now  func() time.Time
	bell store.Bell

	mu         sync.RWMutex
	closed     bool
	revisions  []store.Committed // number 1 is at index 0
	statements map[quad.Quad]*statement
	all        []*statement // in order of arrival
	byValue    map[position][]*statement
	count      uint64
}

// position is a value in one direction.
type position struct {
	direction quad.Direction
	value     quad.Value
}

// statement is a quad with the revisions that added and removed it, in turns.
type statement struct {
	quad    quad.Quad
	changes []uint64
}

// at tells whether the statement is there in the version of the revision.
func (s *statement) at(revision uint64) bool {
	n, exact := slices.BinarySearch(s.changes, revision)
	if exact {
		n++
	}
	return n%2 == 1
}

// New makes an empty store.
func New(opts Options) *Store {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	return &Store{
		now: opts.Now, statements: map[quad.Quad]*statement{}, byValue: map[position][]*statement{},
	}
}

// ready tells why nothing can be done, if so. The lock must be held.
func (s *Store) ready(ctx context.Context) error {
	if s.closed {
		return fmt.Errorf("store is closed: %w", kg.ErrUnavailable)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", kg.ErrTimeout, err)
	}
	return nil
}

// Commit implements store.Store.
func (s *Store) Commit(ctx context.Context, change store.Change) (store.Committed, error) {
	if err := change.Check(); err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.ready(ctx); err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	last := uint64(len(s.revisions))
	if err := change.CheckPremise(last); err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	there := func(q quad.Quad) bool {
		st, ok := s.statements[q]
		return ok && st.at(last)
	}
	added, removed := change.Effective()
	added = slices.DeleteFunc(added, there)
	removed = slices.DeleteFunc(removed, func(q quad.Quad) bool { return !there(q) })
	if len(added)+len(removed) == 0 {
		if last == 0 {
			return store.Committed{}, nil
		}
		return store.Committed{Revision: clone(s.revisions[last-1]).Revision}, nil
	}
	c := store.Committed{
		Revision: kg.Revision{
			Number: last + 1, Time: s.now().UTC().Truncate(time.Microsecond),
			Author: change.Author, Cause: change.Cause, Message: change.Message,
			Documents: slices.Clone(change.Documents), Added: len(added), Removed: len(removed),
		},
		Added: added, Removed: removed,
	}
	for _, q := range added {
		st := s.statement(q)
		st.changes = append(st.changes, c.Number)
	}
	for _, q := range removed {
		st := s.statement(q)
		st.changes = append(st.changes, c.Number)
	}
	s.count += uint64(len(added)) - uint64(len(removed))
	s.revisions = append(s.revisions, c)
	s.bell.Ring()
	return clone(c), nil
}

// clone keeps callers from changing what is stored.
func clone(c store.Committed) store.Committed {
	c.Documents = slices.Clone(c.Documents)
	c.Added = slices.Clone(c.Added)
	c.Removed = slices.Clone(c.Removed)
	return c
}

func (s *Store) statement(q quad.Quad) *statement {
	st, ok := s.statements[q]
	if !ok {
		st = &statement{quad: q}
		s.statements[q] = st
		s.all = append(s.all, st)
		for _, d := range quad.Directions {
			at := position{d, q.Get(d)}
			s.byValue[at] = append(s.byValue[at], st)
		}
	}
	return st
}

// Wait implements store.Store.
func (s *Store) Wait(ctx context.Context, after uint64) (uint64, error) {
	return s.bell.Wait(ctx, after, func(ctx context.Context) (uint64, error) {
		s.mu.RLock()
		defer s.mu.RUnlock()
		return uint64(len(s.revisions)), s.ready(ctx)
	})
}

// Load implements store.Store.
func (s *Store) Load(ctx context.Context, head store.Change, quads iter.Seq2[quad.Quad, error]) (store.Loaded, error) {
	return store.LoadByCommits(ctx, s.Commit, head, quads)
}

// Stats implements store.Store.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.ready(ctx); err != nil {
		return store.Stats{}, fmt.Errorf("counting: %w", err)
	}
	return store.Stats{Quads: s.count, Revision: uint64(len(s.revisions))}, nil
}

// Backup implements store.Store: there is nothing on disk to copy.
func (s *Store) Backup(ctx context.Context, dir string) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.ready(ctx); err != nil {
		return fmt.Errorf("backing up to %s: %w", dir, err)
	}
	return fmt.Errorf("backing up a store in memory to %s: %w", dir, kg.ErrUnsupported)
}

// Close implements store.Store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.revisions, s.statements, s.all, s.byValue = nil, nil, nil, nil
	s.bell.Ring()
	return nil
}
