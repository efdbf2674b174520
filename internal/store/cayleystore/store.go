package cayleystore

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore/pebble"
)

var _ store.Store = (*Store)(nil)

// Options tune a store. The zero value is good for a server.
type Options struct {
	// Now is the clock of the revisions; nil is that of the machine.
	Now func() time.Time
	// Logger gets the messages of the storage engine; nil drops them.
	Logger *slog.Logger
	// FS is the file system that holds the store; nil is that of the machine.
	FS vfs.FS
	// MemTableBytes is how much is written before a table is made of it; 0 is 32 MiB.
	MemTableBytes int
	// ReadOnly leaves every file as it is, but for the lock, and refuses commits and backups.
	// There must be a store.
	ReadOnly bool
}

// Store is a store.Store in one directory.
type Store struct {
	qs  *pebble.QuadStore
	fs  vfs.FS
	now func() time.Time

	bell store.Bell
}

// Open opens the store in dir, or creates one when dir is missing or empty. One process can
// have it open, once: otherwise the error is kg.ErrConflict. It is kg.ErrInvalid when dir
// holds something else, kg.ErrUnsupported when the store is from a newer program,
// kg.ErrUnavailable when the file system refuses, and kg.ErrInternal when the store is
// damaged.
func Open(dir string, opts Options) (*Store, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.FS == nil {
		opts.FS = vfs.Default
	}
	qs, err := pebble.Open(dir, pebble.Options{FS: opts.FS, Logger: opts.Logger, ReadOnly: opts.ReadOnly, MemTableBytes: opts.MemTableBytes})
	if err != nil {
		return nil, categorise(err)
	}
	s := &Store{qs: qs, fs: opts.FS, now: opts.Now}
	if number := qs.Sequence(); number > 0 {
		if _, err := s.revision(context.Background(), number); err != nil {
			_ = qs.Close() // the first error says what is wrong
			return nil, fmt.Errorf("opening store %s: %w", dir, categorise(err))
		}
	}
	return s, nil
}

// QuadStore is the store for queries by Cayley's paths. It refuses writes, because each has
// to make a revision, and closing it does nothing.
func (s *Store) QuadStore() graph.QuadStore { return readOnly{s.qs, s.qs} }

// Commit implements store.Store. Changes that come at the same time share an fsync. After a
// commit that failed while writing, all further ones are kg.ErrUnavailable until the store is
// opened anew; that shows whether the change is there, as a whole, or not.
func (s *Store) Commit(ctx context.Context, change store.Change) (store.Committed, error) {
	c, err := s.commit(ctx, change)
	if err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", categorise(err))
	}
	return c, nil
}

func (s *Store) commit(ctx context.Context, change store.Change) (store.Committed, error) {
	if err := change.Check(); err != nil {
		return store.Committed{}, err
	}
	var c store.Committed
	number, _, err := s.qs.CommitOn(ctx, change.CheckPremise, deltasOf(change),
		func(number uint64, effective []graph.Delta) ([]byte, error) {
			c = committed(effective)
			c.Revision = kg.Revision{
				Number: number, Time: s.now().UTC().Truncate(time.Microsecond),
				Author: change.Author, Cause: change.Cause, Message: change.Message,
				Documents: slices.Clone(change.Documents), Added: len(c.Added), Removed: len(c.Removed),
			}
			return encodeRevision(c.Revision)
		})
	if err != nil {
		return store.Committed{}, err
	}
	if c.Number == number { // a new one, or none was ever made
		s.bell.Ring()
		return c, nil
	}
	c.Revision, err = s.revision(ctx, number)
	return c, err
}

// revision reads the revision with the number from the log.
func (s *Store) revision(ctx context.Context, number uint64) (kg.Revision, error) {
	meta, err := s.qs.Meta(ctx, number)
	if err != nil {
		return kg.Revision{}, err
	}
	return decodeRevision(number, meta)
}

// deltasOf lists what the change adds, then what it removes, each in the order of
// store.Compare; statements in both are left out.
func deltasOf(change store.Change) []graph.Delta {
	add, remove := change.Effective()
	deltas := make([]graph.Delta, 0, len(add)+len(remove))
	for _, q := range add {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
	}
	for _, q := range remove {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
	}
	return deltas
}

// committed sorts deltas by what they do.
func committed(deltas []graph.Delta) store.Committed {
	adds := 0
	for _, d := range deltas {
		if d.Action == graph.Add {
			adds++
		}
	}
	var c store.Committed
	c.Added, c.Removed = slices.Grow(c.Added, adds), slices.Grow(c.Removed, len(deltas)-adds)
	for _, d := range deltas {
		if d.Action == graph.Add {
			c.Added = append(c.Added, d.Quad)
		} else {
			c.Removed = append(c.Removed, d.Quad)
		}
	}
	return c
}

// Quads implements store.Store. The statements come by subject, in the order of arrival.
func (s *Store) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return guard(ctx, "reading statements", s.qs.Quads(ctx))
}

// Match implements store.Store. By predicate it reads all statements.
func (s *Store) Match(ctx context.Context, direction quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error] {
	return guard(ctx, fmt.Sprintf("reading statements by %v", direction), s.qs.QuadsOf(ctx, direction, values))
}

// Revisions implements store.Store.
func (s *Store) Revisions(ctx context.Context, after uint64) iter.Seq2[store.Committed, error] {
	return guard(ctx, fmt.Sprintf("reading revisions after %d", after), func(yield func(store.Committed, error) bool) {
		for entry, err := range s.qs.Log(ctx, after) {
			var c store.Committed
			if err == nil {
				c = committed(entry.Deltas)
				c.Revision, err = decodeRevision(entry.Sequence, entry.Meta)
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	})
}

// guard gives errors their category, and notices an ended context at every step: what lies
// below reads ahead.
func guard[T any](ctx context.Context, what string, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		for item, err := range seq {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(zero, fmt.Errorf("%s: %w", what, categorise(err)))
				return
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}

// Stats implements store.Store.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	totals, err := s.qs.Totals(ctx)
	if err != nil {
		return store.Stats{}, fmt.Errorf("counting: %w", categorise(err))
	}
	return store.Stats{Quads: totals.Quads, Revision: totals.Sequence, DiskBytes: s.qs.DiskBytes()}, nil
}

// Backup implements store.Store. Commits wait meanwhile, which is short, because files are
// shared with the copy where the file system can.
func (s *Store) Backup(ctx context.Context, dir string) error {
	if err := s.backup(ctx, dir); err != nil {
		return fmt.Errorf("backing up to %s: %w", dir, categorise(err))
	}
	return nil
}

func (s *Store) backup(ctx context.Context, dir string) error {
	if _, err := s.qs.Totals(ctx); err != nil { // closed, or the context has ended
		return err
	}
	if names, err := s.fs.List(dir); err == nil {
		if len(names) > 0 {
			return fmt.Errorf("the directory is not empty, it holds %q: %w", names[0], kg.ErrInvalid)
		}
		// The engine makes the directory itself.
		if err := s.fs.Remove(dir); err != nil {
			return err
		}
	} else if _, err := s.fs.Stat(dir); err == nil {
		return fmt.Errorf("it is no directory that can be read: %w", kg.ErrInvalid)
	}
	_, err := s.qs.Checkpoint(dir)
	return err
}

// Close implements store.Store.
func (s *Store) Close() error {
	err := s.qs.Close()
	s.bell.Ring()
	if err != nil {
		return categorise(err)
	}
	return nil
}

// readOnly is a quad store that can only be read.
type readOnly struct {
	graph.QuadStore
	graph.BatchQuadStore
}

func (readOnly) refuse() error {
	return fmt.Errorf("writing past the revisions: %w: %w", kg.ErrUnsupported, fs.ErrPermission)
}

// ApplyDeltas implements graph.QuadStore.
func (r readOnly) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return r.refuse() }

// NewQuadWriter implements graph.QuadStore.
func (r readOnly) NewQuadWriter() (quad.WriteCloser, error) { return nil, r.refuse() }

// Close implements graph.QuadStore.
func (readOnly) Close() error { return nil }
