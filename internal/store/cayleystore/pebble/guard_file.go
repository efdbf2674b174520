package pebble

import (
	"github.com/cockroachdb/pebble/v2/vfs"
)

// guardedFile is a log, a manifest or a marker: it reports no errors, and the witness
// learns what was synced. The engine writes these files from the beginning to the end.
type guardedFile struct {
	vfs.File
	guard *guard
	name  string
	trail *trail // nil for a file in memory
}

func (f *guardedFile) Write(p []byte) (int, error) {
	f.guard.do(func() error {
		f.trail.written = f.trail.written.grow(p) // before the write, which may change p
		_, err := f.File.Write(p)
		return err
	})
	return len(p), nil
}

// Preallocate may fail without harm; the writes that follow tell.
func (f *guardedFile) Preallocate(offset, length int64) error {
	_ = f.File.Preallocate(offset, length)
	return nil
}

func (f *guardedFile) sync(fn func() error) {
	f.guard.do(func() error {
		if err := fn(); err != nil {
			return err
		}
		return f.guard.witness.sync(f.name, f.trail)
	})
}

func (f *guardedFile) Sync() error {
	f.sync(f.File.Sync)
	return nil
}

func (f *guardedFile) SyncData() error {
	f.sync(f.File.SyncData)
	return nil
}

func (f *guardedFile) SyncTo(length int64) (fullSync bool, err error) {
	f.guard.do(func() (err error) { fullSync, err = f.File.SyncTo(length); return err })
	return fullSync, nil
}

func (f *guardedFile) Close() error {
	// The file is closed in any case, to give its descriptor back.
	if err := f.File.Close(); err != nil {
		f.guard.do(func() error { return err })
	}
	return nil
}
