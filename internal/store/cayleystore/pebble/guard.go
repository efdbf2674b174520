package pebble

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// guard stands between Pebble and the directory of a store; nil is that of a store which is
// only read. It keeps the witness, and it keeps errors from Pebble: Pebble ends the process
// when the log, the manifest or a marker cannot be written, and leaves work behind when its
// options cannot be. The guard keeps the first such error to itself, for the commit or the
// opening to report it, and the database can still be read and closed.
//
// From then on the guard changes nothing on disk: files that Pebble starts exist in memory
// only, and files that it removes stay. What is on disk thus ends where writing failed, like
// after a crash, and holds everything that was acknowledged. This is safe as long as no
// write is acknowledged without asking the guard.
type guard struct {
	vfs.FS
	dir     string // of the database; files elsewhere are those of a copy
	witness *witness

	mu      sync.Mutex // guards what follows and the witness
	err     error      // the first one
	copying error      // the first one of syncing another directory, since it was asked for

	overlay   *vfs.MemFS    // tables since err
	opening   atomic.Bool   // Pebble is being opened
	impatient atomic.Bool   // merging tables has just failed
	closing   chan struct{} // closed when Pebble is about to be
}

// newGuard takes over a directory whose note was checked.
func newGuard(files vfs.FS, dir string, n note) (*guard, error) {
	w, err := openWitness(files, dir, n)
	if err != nil {
		return nil, err
	}
	g := &guard{FS: files, dir: dir, witness: w, overlay: vfs.NewMem(), closing: make(chan struct{})}
	g.opening.Store(true)
	if err := g.overlay.MkdirAll(dir, 0o755); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return g, nil
}

// fileKind is what a file of the engine is for.
type fileKind int

const (
	kindOther fileKind = iota
	kindLog
	kindManifest
	kindMarker
	kindOptions
	kindTemporary // to be renamed to options
	kindTable
)

func kindOf(name string) fileKind {
	switch {
	case strings.HasSuffix(name, ".log"):
		return kindLog
	case strings.HasPrefix(name, "MANIFEST-"):
		return kindManifest
	case strings.HasPrefix(name, "marker."):
		return kindMarker
	case strings.HasPrefix(name, "OPTIONS-"):
		return kindOptions
	case strings.HasSuffix(name, ".dbtmp"):
		return kindTemporary
	case strings.HasSuffix(name, ".sst"), strings.HasSuffix(name, ".blob"):
		return kindTable
	}
	return kindOther
}

// failure is the first error that was kept from Pebble, or nil.
func (g *guard) failure() error {
	if g == nil {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.err
}

// do runs fn unless writing has failed before, and keeps its error.
func (g *guard) do(fn func() error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err == nil {
		g.err = fn()
	}
}

// base is the name of a file of the database, or "" for other files.
func (g *guard) base(path string) string {
	if g.PathDir(path) != g.PathDir(g.PathJoin(g.dir, "x")) {
		return ""
	}
	return g.PathBase(path)
}

// opened tells that Pebble is open, and why it must be closed again, if so.
func (g *guard) opened() error {
	if g == nil {
		return nil
	}
	g.opening.Store(false)
	return errors.Join(g.failure(), g.copyFailure())
}

// prepareClose ends what would keep Pebble from closing.
func (g *guard) prepareClose() {
	if g != nil {
		close(g.closing)
	}
}

// establish notes that the store is there to stay.
func (g *guard) establish() error {
	g.do(g.witness.establish)
	return g.failure()
}

// close ends the witness when Pebble is closed, which is after prepareClose.
func (g *guard) close() error {
	if g == nil {
		return nil
	}
	g.do(g.witness.finish)
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.witness.close()
}

// Create implements vfs.FS.
func (g *guard) Create(path string, category vfs.DiskWriteCategory) (vfs.File, error) {
	open := func() (vfs.File, error) { return g.FS.Create(path, category) }
	name := g.base(path)
	switch kindOf(name) {
	case kindMarker:
		// The name of what the marker names must not be lost where the marker's is not.
		g.do(func() error { return syncDir(g.FS, g.dir) })
		return g.open(name, open), nil
	case kindLog, kindManifest, kindTemporary:
		return g.open(name, open), nil
	case kindTable:
		return g.createTable(path, category)
	}
	return open()
}

// ReuseForWrite implements vfs.FS.
func (g *guard) ReuseForWrite(oldpath, newpath string, category vfs.DiskWriteCategory) (vfs.File, error) {
	open := func() (vfs.File, error) { return g.FS.ReuseForWrite(oldpath, newpath, category) }
	name := g.base(newpath)
	if kindOf(name) != kindLog {
		return open()
	}
	g.do(func() error { return g.witness.forget(g.base(oldpath)) })
	return g.open(name, open), nil
}

// open makes the file that fn opens, or one that leads nowhere after a failure.
func (g *guard) open(name string, fn func() (vfs.File, error)) vfs.File {
	var f vfs.File
	var t *trail
	g.do(func() (err error) {
		t = &trail{} // of a file that is not noted
		if kindOf(name) != kindTemporary {
			t, err = g.witness.created(name)
		}
		if err != nil {
			return err
		}
		f, err = fn()
		return err
	})
	if f == nil {
		f = vfs.NewMemFile(nil)
	}
	return &guardedFile{File: f, guard: g, name: name, trail: t}
}

// Remove implements vfs.FS. Files of a store whose writing failed stay.
func (g *guard) Remove(path string) error {
	name := g.base(path)
	if name == "" {
		return g.FS.Remove(path)
	}
	var removing error
	g.do(func() error {
		if err := g.witness.forget(name); err != nil {
			return err
		}
		removing = g.FS.Remove(path)
		return nil
	})
	return removing
}

// Rename implements vfs.FS.
func (g *guard) Rename(oldpath, newpath string) error {
	name := g.base(newpath)
	if kindOf(name) != kindOptions {
		return g.FS.Rename(oldpath, newpath)
	}
	g.do(func() error {
		e, err := readPrefix(g.FS, oldpath, -1)
		if err != nil {
			return err
		}
		t, err := g.witness.created(name)
		if err != nil {
			return err
		}
		t.written, t.synced = e, e
		return g.FS.Rename(oldpath, newpath)
	})
	return nil
}

// OpenDir implements vfs.FS.
func (g *guard) OpenDir(path string) (vfs.File, error) {
	d, err := g.FS.OpenDir(path)
	if err != nil {
		return nil, err
	}
	if path != g.dir {
		return &copyDir{d, g}, nil
	}
	return &guardedDir{d, g}, nil
}

// copyFailure is the first error of syncing a directory that is not the database's, since
// the last call, or nil.
func (g *guard) copyFailure() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	err := g.copying
	g.copying = nil
	return err
}

// Unwrap implements vfs.FS.
func (g *guard) Unwrap() vfs.FS { return g.FS }

// guardedDir is the directory, opened to be synced.
type guardedDir struct {
	vfs.File
	guard *guard
}

func (d *guardedDir) Sync() error {
	d.guard.do(func() error {
		if err := d.File.Sync(); err != nil {
			return err
		}
		return d.guard.witness.name()
	})
	return nil
}

// copyDir is the directory of a copy. Pebble panics where a marker there cannot be synced,
// so the error is kept for the end of the copy.
type copyDir struct {
	vfs.File
	guard *guard
}

func (d *copyDir) Sync() error {
	err := d.File.Sync()
	d.guard.mu.Lock()
	defer d.guard.mu.Unlock()
	if d.guard.copying == nil {
		d.guard.copying = err
	}
	return nil
}
