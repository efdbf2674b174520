package pebble

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Damage is a file that does not hold what the store has written to it.
type Damage struct {
	File string // its name in the directory of the store
	Text string
}

// String is one sentence.
func (d Damage) String() string { return d.File + " " + d.Text }

// checkFiles compares the files of a store with its note, and gives the note. A directory
// without a store has neither note nor damage, and its generation is 0.
func checkFiles(files vfs.FS, dir string) (note, []Damage, error) {
	names, err := files.List(dir)
	if err != nil {
		return note{}, nil, err
	}
	if !slices.Contains(names, witnessName) {
		if slices.ContainsFunc(names, isStoreFile) {
			return note{}, []Damage{missingWitness()}, nil
		}
		return note{}, nil, nil // the process that was to create a store got no further
	}
	n, damage, err := readWitness(files, dir)
	if err != nil || len(damage) > 0 || n.state == stateCreating {
		return n, damage, err
	}
	for _, name := range slices.Sorted(maps.Keys(n.files)) {
		text, err := compareFile(files, files.PathJoin(dir, name), n.files[name])
		if err != nil {
			return n, nil, err
		}
		if text != "" {
			damage = append(damage, Damage{name, text})
		}
	}
	return n, damage, nil
}

func missingWitness() Damage {
	return Damage{witnessName, "is missing, and nothing else tells whether the other files are complete"}
}

// isStoreFile tells a file that only a store has.
func isStoreFile(name string) bool {
	return storeFile.MatchString(name) && name != "LOCK" && !strings.HasPrefix(name, witnessName)
}

// readWitness reads the newest note and the progress since. After Close every block must be
// whole; after a crash one note is enough.
func readWitness(files vfs.FS, dir string) (note, []Damage, error) {
	content, err := readAll(files, files.PathJoin(dir, witnessName))
	if err != nil {
		return note{}, nil, err
	}
	var best note
	var updates []note
	whole := len(content) == blockCount*blockSize
	for i := range blockCount {
		n, err := unseal(content[min(i*blockSize, len(content)):min((i+1)*blockSize, len(content))])
		switch {
		case errors.Is(err, ErrNewer):
			return note{}, nil, err
		case err != nil:
			whole = false
		case i >= 2:
			updates = append(updates, n)
		case n.generation > best.generation:
			best = n
		}
	}
	if best.generation == 0 || best.state == stateClosed && !whole {
		return best, []Damage{{witnessName, "is not as it was written"}}, nil
	}
	for _, u := range updates {
		for name, e := range u.files {
			if known, ok := best.files[name]; ok && u.generation == best.generation && e.length > known.length {
				best.files[name] = e
			}
		}
	}
	return best, nil, nil
}

// compareFile tells how the file differs from how it must begin, or "".
func compareFile(files vfs.FS, path string, want extent) (string, error) {
	got, err := readPrefix(files, path, want.length)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "is missing", nil
	case err != nil:
		return "", err
	case got.length < want.length:
		return fmt.Sprintf("ends after %d bytes, %d were written", got.length, want.length), nil
	case got != want:
		return fmt.Sprintf("is not as it was written, somewhere in its first %d bytes", want.length), nil
	}
	return "", nil
}

// readPrefix is the extent of the first n bytes of the file, or of all with n below 0.
func readPrefix(files vfs.FS, path string, n int64) (e extent, err error) {
	f, err := files.Open(path)
	if err != nil {
		return extent{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buf := make([]byte, 1<<18)
	for n < 0 || e.length < n {
		part := buf
		if rest := n - e.length; n >= 0 && rest < int64(len(part)) {
			part = part[:rest]
		}
		got, err := f.Read(part)
		e = e.grow(part[:got])
		if errors.Is(err, io.EOF) {
			return e, nil
		}
		if err != nil {
			return extent{}, err
		}
	}
	return e, nil
}

func readAll(files vfs.FS, path string) (b []byte, err error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(f)
}
