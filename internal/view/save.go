package view

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"huipu/internal/kg"
)

// Save writes the current version of the view, unless the file has it, whole or not at all:
// a crash leaves the file as it was. The error is [kg.ErrUnavailable].
func (f *File) Save(v *View) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := v.Snapshot()
	if s.revision == f.saved {
		return nil
	}
	if err := s.save(f.path); err != nil {
		return fmt.Errorf("saving the view to %s: %w: %w", f.path, kg.ErrUnavailable, err)
	}
	f.saved = s.revision
	return nil
}

// Run saves the view each time that many revisions have come, until the context ends. A
// failure is told by the log, and the next revisions bring another attempt.
func (f *File) Run(ctx context.Context, v *View) {
	tried := f.last()
	for {
		moved := v.moved.Next() // before looking, so that no revision is missed
		if at := v.Snapshot().Revision(); at < tried || at-tried >= max(saveEvery, at/saveShare) {
			tried = at
			if err := f.Save(v); err != nil {
				f.log.Error("the view file is out of date", "error", err)
			}
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return
		}
	}
}

// The file is written anew after saveEvery revisions, or one in saveShare of a long row: to
// bring it up to date takes less time than to build the view, and in the life of a graph the
// file is written a few times its last size.
const (
	saveEvery = 1000
	saveShare = 8
)

func (f *File) last() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.saved
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
