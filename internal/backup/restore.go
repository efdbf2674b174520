package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"huipu/internal/kg"
)

// Check compares every byte of a backup, a folder or an archive, with its manifest. The
// error is [kg.ErrInvalid] and names the file when something differs.
func Check(ctx context.Context, path string) (m Manifest, err error) {
	from, done, err := openSource(path)
	if err == nil {
		m, err = transfer(ctx, from, nowhere{})
		err = errors.Join(err, done())
	}
	if err != nil {
		return m, fmt.Errorf("checking the backup %s: %w", path, err)
	}
	return m, nil
}

// Restore makes the folder of a store of a backup, a folder or an archive, and makes sure
// that the store opens and holds what the manifest says. The folder must not exist or must
// be empty; otherwise the error is [kg.ErrConflict].
func Restore(ctx context.Context, path string, open Opener, dir string) (m Manifest, err error) {
	from, done, err := openSource(path)
	if err == nil {
		m, err = restore(ctx, from, open, dir)
		err = errors.Join(err, done())
	}
	if err != nil {
		return m, fmt.Errorf("restoring the backup %s to %s: %w", path, dir, err)
	}
	return m, nil
}

// RestoreArchive is [Restore] for an archive that is read.
func RestoreArchive(ctx context.Context, r io.Reader, open Opener, dir string) (Manifest, error) {
	m, err := restore(ctx, newArchive(r), open, dir)
	if err != nil {
		return m, fmt.Errorf("restoring the backup to %s: %w", dir, err)
	}
	return m, nil
}

func restore(ctx context.Context, from source, open Opener, dir string) (m Manifest, err error) {
	err = atomically(dir, func(neighbour string) error {
		if m, err = transfer(ctx, from, files(neighbour)); err != nil {
			return err
		}
		stats, err := look(ctx, open, neighbour)
		if err != nil {
			return err
		}
		if stats.Revision != m.Revision || stats.Quads != m.Quads {
			return fmt.Errorf("the store holds %d statements and %d revisions, the manifest says %d and %d: %w",
				stats.Quads, stats.Revision, m.Quads, m.Revision, kg.ErrInternal)
		}
		return nil
	})
	return m, err
}

// openSource opens a backup by what its path leads to.
func openSource(path string) (source, func() error, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		return folder(path), func() error { return nil }, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	return newArchive(f), f.Close, nil
}
