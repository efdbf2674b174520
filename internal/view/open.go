package view

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"reflect"
	"sync"
	"time"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// ErrAhead says that a view file is of a later revision than the store has: the store lost
// what it had acknowledged. It wraps [store.ErrLost].
var ErrAhead = fmt.Errorf("the view file is ahead of the store: %w", store.ErrLost)

// errStale says that to build the view anew is faster than to bring the file up to date.
var errStale = errors.New("most of the graph changed since it was written")

// File is the view file of a view, for one user of the view. Methods may be called by many
// goroutines at once.
type File struct {
	path string
	log  *slog.Logger

	mu    sync.Mutex // held while the file is written
	saved uint64     // revision in the file, as far as it is known; 0 otherwise
}

// NewFile names the file of a view, in a directory that is there.
func NewFile(path string, log *slog.Logger) *File { return &File{path: path, log: log} }

// Open gives the view of a store from the file and the revisions after it. Where there is no
// file, or most of the graph came after it, or it is damaged, of another store or of another
// version of the program, which the log then tells, the view is built from the store instead.
// Errors are those of [Build], and [ErrAhead].
func (f *File) Open(ctx context.Context, s store.Store) (*View, error) {
	v, saved, err := openFile(ctx, s, f.path)
	switch {
	case err == nil:
		f.mu.Lock()
		defer f.mu.Unlock()
		f.saved = saved
		return v, nil
	case errors.Is(err, ErrAhead):
		return nil, fmt.Errorf("view file %s: %w", f.path, err)
	case errors.Is(err, fs.ErrNotExist), ctx.Err() != nil: // to build then ends the same way
	case errors.Is(err, errStale):
		f.log.Info("the view is built from the store", "file", f.path, "reason", err)
	default:
		f.log.Warn("the view file cannot be used; the view is built from the store", "file", f.path, "reason", err)
	}
	return Build(ctx, s)
}

func openFile(ctx context.Context, s store.Store, path string) (v *View, saved uint64, err error) {
	snapshot, err := readFile(ctx, path)
	if err != nil {
		return nil, 0, err
	}
	changed, err := snapshot.compareHeads(ctx, s)
	if err != nil {
		return nil, 0, err
	}
	if changed > snapshot.quads/rebuildShare {
		return nil, 0, errStale
	}
	v = newView(snapshot)
	for c, err := range s.Revisions(ctx, snapshot.revision) {
		if err != nil {
			return nil, 0, err
		}
		if err := v.Apply(c); err != nil {
			return nil, 0, err
		}
	}
	return v, snapshot.revision, nil
}

// A build takes as long as the changes of about one statement in rebuildShare.
const rebuildShare = 4

func readFile(ctx context.Context, path string) (*Snapshot, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return read(ctx, f, info.Size())
}

// compareHeads makes sure that the store has the last revision of the version, and counts
// the statements that were changed after it.
func (s *Snapshot) compareHeads(ctx context.Context, from store.Store) (changed int, err error) {
	stats, err := from.Stats(ctx)
	if err != nil {
		return 0, err
	}
	if s.revision > stats.Revision {
		return 0, fmt.Errorf("it is of revision %d, the store ends with revision %d: %w", s.revision, stats.Revision, ErrAhead)
	}
	for head, err := range from.Heads(ctx, max(s.revision, 1)-1) {
		switch {
		case err != nil:
			return 0, err
		case head.Number > s.revision:
			changed += head.Added + head.Removed
		case !sameRevision(head, s.revisions[len(s.revisions)-1]):
			return 0, fmt.Errorf("its revision %d is not that of the store: %w", head.Number, kg.ErrInvalid)
		}
	}
	return changed, nil
}

func sameRevision(a, b kg.Revision) bool {
	if len(a.Documents) == 0 && len(b.Documents) == 0 {
		a.Documents, b.Documents = nil, nil
	}
	sameTime := a.Time.Equal(b.Time)
	a.Time, b.Time = time.Time{}, time.Time{}
	return sameTime && reflect.DeepEqual(a, b)
}
