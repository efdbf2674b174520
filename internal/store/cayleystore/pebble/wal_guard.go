package pebble

import (
	"strings"
	"sync"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// walGuard stands between Pebble and its write-ahead log. Pebble ends the process when the
// log cannot be written; the guard keeps the first error to itself, so that the commit can
// report it and the database can still be read and closed.
//
// From then on nothing reaches the log any more, and logs that Pebble starts exist in
// memory only. The last log on disk thus ends where writing failed, like after a crash, and
// holds everything that was acknowledged. This is safe as long as no write is acknowledged
// without asking the guard.
type walGuard struct {
	vfs.FS
	dir string // of the database; logs elsewhere are those of a copy

	mu  sync.Mutex
	err error
}

// failure is the first error of the log, or nil.
func (g *walGuard) failure() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.err
}

// do runs fn unless writing has failed before, and keeps its error.
func (g *walGuard) do(fn func() error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err == nil {
		g.err = fn()
	}
}

func (g *walGuard) isLog(name string) bool {
	return strings.HasSuffix(name, ".log") && g.PathDir(name) == g.PathDir(g.PathJoin(g.dir, "x"))
}

// guard makes the file that open opens, or one that leads nowhere after a failure.
func (g *walGuard) guard(open func() (vfs.File, error)) vfs.File {
	var f vfs.File
	g.do(func() (err error) {
		f, err = open()
		return err
	})
	if f == nil {
		f = vfs.NewMemFile(nil)
	}
	return &walFile{File: f, guard: g}
}

// Create implements vfs.FS.
func (g *walGuard) Create(name string, category vfs.DiskWriteCategory) (vfs.File, error) {
	open := func() (vfs.File, error) { return g.FS.Create(name, category) }
	if !g.isLog(name) {
		return open()
	}
	return g.guard(open), nil
}

// ReuseForWrite implements vfs.FS.
func (g *walGuard) ReuseForWrite(oldname, newname string, category vfs.DiskWriteCategory) (vfs.File, error) {
	open := func() (vfs.File, error) { return g.FS.ReuseForWrite(oldname, newname, category) }
	if !g.isLog(newname) {
		return open()
	}
	return g.guard(open), nil
}

// Unwrap implements vfs.FS.
func (g *walGuard) Unwrap() vfs.FS { return g.FS }

// walFile is a log that reports no errors.
type walFile struct {
	vfs.File
	guard *walGuard
}

func (f *walFile) Write(p []byte) (int, error) {
	f.guard.do(func() error { _, err := f.File.Write(p); return err })
	return len(p), nil
}

func (f *walFile) WriteAt(p []byte, offset int64) (int, error) {
	f.guard.do(func() error { _, err := f.File.WriteAt(p, offset); return err })
	return len(p), nil
}

// Preallocate may fail without harm; the writes that follow tell.
func (f *walFile) Preallocate(offset, length int64) error {
	_ = f.File.Preallocate(offset, length)
	return nil
}

func (f *walFile) Sync() error {
	f.guard.do(f.File.Sync)
	return nil
}

func (f *walFile) SyncData() error {
	f.guard.do(f.File.SyncData)
	return nil
}

func (f *walFile) SyncTo(length int64) (fullSync bool, err error) {
	f.guard.do(func() (err error) { fullSync, err = f.File.SyncTo(length); return err })
	return fullSync, nil
}

func (f *walFile) Close() error {
	// The file is closed in any case, to give its descriptor back.
	if err := f.File.Close(); err != nil {
		f.guard.do(func() error { return err })
	}
	return nil
}
