package postgres

import (
	"context"
	"fmt"
	"os"
	"time"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
)

// Backup implements store.Store: the copy is an embedded store, made by doing every revision
// again, with its number and time. PostgreSQL's own tools copy the database as a whole.
func (s *Store) Backup(ctx context.Context, dir string) error {
	stats, err := s.Stats(ctx)
	if err == nil {
		err = checkEmpty(dir)
	}
	if err == nil {
		err = s.backup(ctx, dir, stats.Revision)
	}
	if err != nil {
		return fmt.Errorf("backing up to %s: %w", dir, err)
	}
	return nil
}

// checkEmpty refuses a directory that holds something.
func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return fmt.Errorf("it is no directory that can be read: %w", kg.ErrInvalid)
	case len(entries) > 0:
		return fmt.Errorf("the directory is not empty, it holds %q: %w", entries[0].Name(), kg.ErrInvalid)
	}
	return nil
}

// backup does the revisions up to the last one again, in a new store.
func (s *Store) backup(ctx context.Context, dir string, last uint64) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("%w: %w", kg.ErrUnavailable, err)
	}
	var at time.Time
	copied, err := cayleystore.Open(dir, cayleystore.Options{Now: func() time.Time { return at }})
	if err != nil {
		return err
	}
	for c, err := range s.Revisions(ctx, 0) {
		if err == nil && c.Number <= last {
			at = c.Time
			err = redo(ctx, copied, c)
		}
		if err != nil {
			_ = copied.Close() // the first error says what is wrong
			return err
		}
		if c.Number >= last {
			break
		}
	}
	return copied.Close()
}

// redo does a revision again, which must have the same effect.
func redo(ctx context.Context, s store.Store, c store.Committed) error {
	got, err := s.Commit(ctx, store.Change{
		Author: c.Author, Cause: c.Cause, Message: c.Message, Documents: c.Documents, Add: c.Added, Remove: c.Removed,
	})
	if err == nil && (got.Number != c.Number || len(got.Added) != len(c.Added) || len(got.Removed) != len(c.Removed)) {
		err = fmt.Errorf("revision %d cannot be done again: the revisions contradict one another: %w", c.Number, kg.ErrInternal)
	}
	return err
}
