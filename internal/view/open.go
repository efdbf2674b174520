package view

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"time"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// ErrAhead says that a view file is of a later revision than the store has: the store lost
// what it had acknowledged. It wraps [store.ErrLost].
var ErrAhead = fmt.Errorf("the view file is ahead of the store: %w", store.ErrLost)

// errStale says that to build the view anew is faster than to bring the file up to date.
var errStale = errors.New("most of the graph changed since it was written")

// Open gives the view of a store from its view file and the revisions after that. Where
// there is no file, or most of the graph came after it, or it is damaged, of another store
// or of another version of the program, which the log then tells, the view is built from the
// store instead. Errors are those of [Build], and [ErrAhead].
func Open(ctx context.Context, s store.Store, path string, log *slog.Logger) (*View, error) {
	v, err := openFile(ctx, s, path)
	switch {
	case err == nil:
		return v, nil
	case errors.Is(err, ErrAhead), ctx.Err() != nil:
		return nil, fmt.Errorf("view file %s: %w", path, err)
	case errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, errStale):
		log.Info("the view is built from the store", "file", path, "reason", err)
	default:
		log.Warn("the view file cannot be used; the view is built from the store", "file", path, "reason", err)
	}
	return Build(ctx, s)
}

func openFile(ctx context.Context, s store.Store, path string) (*View, error) {
	snapshot, err := readFile(ctx, path)
	if err != nil {
		return nil, err
	}
	changed, err := snapshot.compareHeads(ctx, s)
	if err != nil {
		return nil, err
	}
	if changed > snapshot.quads/rebuildShare {
		return nil, errStale
	}
	v := &View{}
	v.current.Store(snapshot)
	for c, err := range s.Revisions(ctx, snapshot.revision) {
		if err != nil {
			return nil, err
		}
		if err := v.Apply(c); err != nil {
			return nil, err
		}
	}
	return v, nil
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

// Save writes the current version to the file, whole or not at all: a crash leaves the file
// as it was. It returns the revision written. The error is [kg.ErrUnavailable].
func (v *View) Save(path string) (uint64, error) {
	s := v.Snapshot()
	if err := s.save(path); err != nil {
		return 0, fmt.Errorf("saving the view to %s: %w: %w", path, kg.ErrUnavailable, err)
	}
	return s.revision, nil
}

func (s *Snapshot) save(path string) error {
	temporary := path + ".tmp"
	f, err := os.OpenFile(temporary, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = s.WriteTo(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	if err := os.Rename(temporary, path); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
