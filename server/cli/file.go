package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"huipu/internal/kg"
)

// writeFile makes the file of the given name with what write writes. The name holds either
// what it held before or everything, whatever happens: the content goes to a neighbour
// that takes the name when it is complete and on disk.
func writeFile(name string, write func(io.Writer) error) (err error) {
	neighbour := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text())
	file, err := os.OpenFile(neighbour, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			// The file is closed already when only the renaming failed.
			err = fmt.Errorf("writing %s: %w", name, err)
			_ = file.Close()
			err = errors.Join(err, os.Remove(neighbour))
		}
	}()
	if err := write(file); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(neighbour, name)
}

// writeNewFile is writeFile for a name that must not be taken, which is [kg.ErrConflict]. The
// file outlives a crash of the machine.
func writeNewFile(name string, write func(io.Writer) error) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("writing %s: it exists already: %w", name, kg.ErrConflict)
	}
	if err := writeFile(name, write); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(name))
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return errors.Join(dir.Sync(), dir.Close())
}
