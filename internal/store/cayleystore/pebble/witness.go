package pebble

import (
	"errors"
	"fmt"
	"maps"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// witness keeps the note of an open store up to date. It is used under the lock of the
// guard.
type witness struct {
	files  vfs.FS
	dir    string
	file   vfs.File
	mapped []byte // the file in memory, or empty
	note   note   // as last written
	trails map[string]*trail
	turn   int64  // block of the next progress, 0 or 1
	active string // log that the progress is about, "" for none since the note
}

// trail is what has happened to one file.
type trail struct {
	written extent
	synced  extent
	named   bool // the entry in the directory is on stable storage
}

// createWitness puts a note without files into a directory without a store.
func createWitness(files vfs.FS, dir string) (note, error) {
	n := note{generation: 1, state: stateCreating}
	return n, writeWitness(files, dir, n)
}

// writeWitness makes the witness of a directory, or replaces it as a whole.
func writeWitness(files vfs.FS, dir string, n note) error {
	path := files.PathJoin(dir, witnessName)
	f, err := files.Create(path+newSuffix, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	if err := errors.Join(fillWitness(f, n), f.Close()); err != nil {
		return err
	}
	if err := files.Rename(path+newSuffix, path); err != nil {
		return err
	}
	return syncDir(files, dir)
}

func fillWitness(f vfs.File, n note) error {
	var all []byte
	for _, text := range []string{n.encode(), n.encode(), progress{}.encode(), progress{}.encode()} {
		block, err := seal(text)
		if err != nil {
			return err
		}
		all = append(all, block...)
	}
	if _, err := f.Write(all); err != nil {
		return err
	}
	return f.Sync()
}

func syncDir(files vfs.FS, dir string) error {
	d, err := files.OpenDir(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// openWitness goes on with a note that was checked, before the engine changes anything.
func openWitness(files vfs.FS, dir string, n note) (*witness, error) {
	if n.state == stateClosed {
		n.state = stateOpen
	}
	n.generation++
	if err := writeWitness(files, dir, n); err != nil {
		return nil, err
	}
	f, err := files.OpenReadWrite(files.PathJoin(dir, witnessName), vfs.WriteCategoryUnspecified)
	if err != nil {
		return nil, err
	}
	mapped, err := mapWitness(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	w := &witness{files: files, dir: dir, file: f, mapped: mapped, note: n, trails: map[string]*trail{}}
	for name, e := range n.files {
		w.trails[name] = &trail{written: e, synced: e, named: true}
	}
	return w, nil
}

func (w *witness) close() error { return errors.Join(unmapWitness(w.mapped), w.file.Close()) }

func (w *witness) put(block int64, text string) error {
	b, err := seal(text)
	if err != nil {
		return err
	}
	if len(w.mapped) > 0 {
		copy(w.mapped[block*blockSize:], b)
		return nil
	}
	if _, err := w.file.WriteAt(b, block*blockSize); err != nil {
		return fmt.Errorf("writing %s: %w", witnessName, err)
	}
	return nil
}

// write notes everything known, and returns when that is on stable storage.
func (w *witness) write() error {
	w.renew()
	if err := w.put(int64(w.note.generation%2), w.note.encode()); err != nil {
		return err
	}
	if err := w.file.Sync(); err != nil {
		return fmt.Errorf("syncing %s: %w", witnessName, err)
	}
	return nil
}

// renew makes the next note.
func (w *witness) renew() {
	w.note.generation++
	w.note.files = map[string]extent{}
	for name, t := range w.trails {
		if t.named {
			w.note.files[name] = t.synced
		}
	}
	w.active = ""
}

// created starts the trail of a file that is new and empty.
func (w *witness) created(name string) (*trail, error) {
	_, known := w.trails[name]
	t := &trail{}
	w.trails[name] = t
	if !known {
		return t, nil
	}
	return t, w.write() // the note must not ask for the file that was there before
}

// sync notes that everything written to the file is on stable storage.
func (w *witness) sync(name string, t *trail) error {
	if w.trails[name] != t || t.synced == t.written {
		return nil
	}
	t.synced = t.written
	if !t.named {
		return nil
	}
	_, noted := w.note.files[name]
	if kindOf(name) != kindLog || !noted || w.active != "" && w.active != name {
		return w.write()
	}
	w.active = name
	w.turn = 1 - w.turn
	return w.put(2+w.turn, progress{w.note.generation, name, t.synced}.encode())
}

// name notes that the directory is on stable storage with the entries that it has.
func (w *witness) name() error {
	changed := false
	for _, t := range w.trails {
		changed = changed || !t.named
		t.named = true
	}
	if !changed {
		return nil
	}
	return w.write()
}

// forget notes that a file may be missing, and returns when it may be removed.
func (w *witness) forget(name string) error {
	t, ok := w.trails[name]
	if !ok {
		return nil
	}
	delete(w.trails, name)
	if !t.named {
		return nil
	}
	return w.write()
}

// establish notes that the store is there to stay.
func (w *witness) establish() error {
	if w.note.state != stateCreating {
		return nil
	}
	w.note.state = stateOpen
	return w.write()
}

// finish notes that all files are closed and complete.
func (w *witness) finish() error {
	if w.note.state != stateOpen {
		return nil
	}
	w.note.state = stateClosed
	w.renew()
	return writeWitness(w.files, w.dir, w.note)
}

// noteOf reads every file of a complete copy of a store, for the note of the copy.
func noteOf(files vfs.FS, dir string) (note, error) {
	names, err := files.List(dir)
	if err != nil {
		return note{}, err
	}
	extents := map[string]extent{}
	for _, name := range names {
		if kindOf(name) == kindOther {
			continue
		}
		if extents[name], err = readPrefix(files, files.PathJoin(dir, name), -1); err != nil {
			return note{}, err
		}
	}
	return note{generation: 1, state: stateClosed, files: maps.Clone(extents)}, nil
}
