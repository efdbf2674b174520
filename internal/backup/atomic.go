package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"huipu/internal/kg"
)

// atomically makes the folder of the given name with what fill puts into a neighbour, which
// takes the name when it is complete and on stable storage. The folder must not exist or
// must be empty; otherwise the error is [kg.ErrConflict] and nothing has changed. Of a
// process that is killed the neighbour is left, whose name starts with a dot.
func atomically(dir string, fill func(neighbour string) error) (err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("the folder %s is not empty, it holds %q: %w", dir, entries[0].Name(), kg.ErrConflict)
	}
	dir = filepath.Clean(dir)
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	neighbour, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+".partial-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(neighbour))
		}
	}()
	if err := fill(neighbour); err != nil {
		return err
	}
	if err := errors.Join(os.Chmod(neighbour, 0o755), syncDir(neighbour)); err != nil {
		return err
	}
	// An empty folder has to go first; one that is no longer empty stays.
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(neighbour, dir); err != nil {
		return err
	}
	return syncDir(parent)
}
