package pebble

import (
	"errors"
	"io/fs"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Pebble tries again at once and for ever when a table cannot be written. The guard gives
// it patience where that does no harm, which is when tables are merged: their statements
// are in the tables that were to be replaced. A table that takes the place of a log is
// another matter, because commits would wait for it, and so is every table while Pebble
// opens; failing to write one counts as failing to write the log, and from then on such
// tables are made in memory.

// flushCategory is how Pebble marks the files that take the place of logs.
const flushCategory = "pebble-memtable-flush"

// tableRetry is how long Pebble waits after it could not merge tables.
const tableRetry = time.Second

// errClosing ends the work on tables that nobody waits for.
var errClosing = errors.New("graph store is closing")

// createTable makes the file of a table.
func (g *guard) createTable(path string, category vfs.DiskWriteCategory) (vfs.File, error) {
	if err := g.patience(category); err != nil {
		return nil, err
	}
	if g.failure() != nil {
		return g.overlay.Create(path, category)
	}
	f, err := g.FS.Create(path, category)
	if err != nil {
		return nil, g.tableFailed(category, err)
	}
	return &tableFile{f, g, category}, nil
}

// patience holds the merging of tables back for a while after a failure, and for good when
// nothing may be written any more.
func (g *guard) patience(category vfs.DiskWriteCategory) error {
	if category == flushCategory {
		return nil
	}
	if g.failure() != nil {
		// Pebble does not open before the merging that it has started ends.
		if g.opening.Load() {
			return nil
		}
		<-g.closing
		return errClosing
	}
	if !g.impatient.Swap(false) {
		return nil
	}
	select {
	case <-g.closing:
		return errClosing
	case <-time.After(tableRetry):
		return nil
	}
}

func (g *guard) tableFailed(category vfs.DiskWriteCategory, err error) error {
	if category == flushCategory || g.opening.Load() {
		g.do(func() error { return err })
	} else {
		g.impatient.Store(true)
	}
	return err
}

// Open implements vfs.FS.
func (g *guard) Open(path string, opts ...vfs.OpenOption) (vfs.File, error) {
	if kindOf(g.base(path)) == kindTable {
		if f, err := g.overlay.Open(path, opts...); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return g.FS.Open(path, opts...)
}

// Stat implements vfs.FS.
func (g *guard) Stat(path string) (vfs.FileInfo, error) {
	if kindOf(g.base(path)) == kindTable {
		if info, err := g.overlay.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return info, err
		}
	}
	return g.FS.Stat(path)
}

// tableFile is a table that is being written.
type tableFile struct {
	vfs.File
	guard    *guard
	category vfs.DiskWriteCategory
}

func (f *tableFile) report(err error) error {
	if err != nil {
		return f.guard.tableFailed(f.category, err)
	}
	return nil
}

func (f *tableFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	return n, f.report(err)
}

func (f *tableFile) Sync() error     { return f.report(f.File.Sync()) }
func (f *tableFile) SyncData() error { return f.report(f.File.SyncData()) }

func (f *tableFile) SyncTo(length int64) (bool, error) {
	full, err := f.File.SyncTo(length)
	return full, f.report(err)
}

func (f *tableFile) Close() error { return f.report(f.File.Close()) }
