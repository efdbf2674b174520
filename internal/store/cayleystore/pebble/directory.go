package pebble

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	pebbledb "github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// realPath makes the path the same for everyone who means this directory, because the lock
// goes by the path within a process.
func realPath(dir string, files vfs.FS) (string, error) {
	if files != vfs.Default {
		return dir, nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return abs, nil
	}
	return real, err
}

// storeFile is how the engine and the store name their files, and how the file of the view is
// named that may stand beside them.
var storeFile = regexp.MustCompile(
	`^(WITNESS(\.new)?|view(\.tmp)?|LOCK|(MANIFEST|OPTIONS)-\d+|marker\.[a-z-]+\.\d+\.[\w.-]+|\d+\.(log|sst|blob)|\d+-\d+\.log|(CURRENT|temporary)\.\d+\.dbtmp)$`)

// loadDir is how loads name the directories that they work in.
var loadDir = regexp.MustCompile(`^` + loadPrefix + `[0-9a-f]{16}$`)

// prepareDir makes sure that dir is a directory and holds nothing but files of the engine,
// and creates it when it is missing.
func prepareDir(dir string, opts Options) error {
	files := opts.FS
	info, err := files.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) && !opts.ReadOnly {
		return createDir(dir, files)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: it is not a directory", ErrForeign)
	}
	names, err := files.List(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !storeFile.MatchString(name) && !loadDir.MatchString(name) {
			return fmt.Errorf("%w: the directory holds %q", ErrForeign, name)
		}
	}
	return nil
}

// createDir makes the directory and its parents and syncs each entry, so that a crash does
// not lose the directory with everything committed to it.
func createDir(dir string, files vfs.FS) error {
	parent := files.PathDir(dir)
	if parent == dir {
		return nil
	}
	if _, err := files.Stat(parent); errors.Is(err, fs.ErrNotExist) {
		if err := createDir(parent, files); err != nil {
			return err
		}
	}
	if err := files.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	d, err := files.OpenDir(parent)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// lockDir takes the lock of the directory, or fails at once.
func lockDir(dir string, files vfs.FS) (*pebbledb.Lock, error) {
	lock, err := pebbledb.LockDirectory(dir, files)
	if err == nil {
		return lock, nil
	}
	// Failing to create the lock file names a path; a lock that is held does not.
	if _, ok := errors.AsType[*os.PathError](err); ok {
		return nil, err
	}
	return nil, fmt.Errorf("%w by another process or by this one", ErrLocked)
}
