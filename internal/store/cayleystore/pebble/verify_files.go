package pebble

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	pebbledb "github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/sstable"
)

// checkFiles reads every table of the database as it is on disk. Tables that are replaced
// meanwhile are left out; other files were checked by Open.
func (e *pebbleEngine) checkFiles(ctx context.Context, fn func(Damage)) error {
	tables, err := e.tables()
	if err != nil {
		return err
	}
	for _, name := range tables {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := e.checkTable(ctx, name)
		switch {
		case err == nil, errors.Is(err, fs.ErrNotExist): // the engine has seen that all were there
		case pebbledb.IsCorruptionError(err):
			fn(Damage{name, fmt.Sprintf("is not as it was written: %v", err)})
		default:
			return fmt.Errorf("reading %s: %w", name, err)
		}
	}
	return nil
}

// tables are the names of the files with the tables of the current state.
func (e *pebbleEngine) tables() ([]string, error) {
	levels, err := e.db.SSTables()
	if err != nil {
		return nil, err
	}
	var names []string
	seen := map[string]bool{}
	for _, level := range levels {
		for _, table := range level {
			name := fmt.Sprintf("%06d.sst", table.BackingSSTNum)
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// checkTable compares every block of a table with its checksum.
func (e *pebbleEngine) checkTable(ctx context.Context, name string) (err error) {
	f, err := e.files.Open(filepath.Join(e.dir, name))
	if err != nil {
		return err
	}
	readable, err := sstable.NewSimpleReadable(f)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	r, err := sstable.NewReader(ctx, readable, e.reading)
	if err != nil {
		return errors.Join(err, readable.Close())
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return r.ValidateBlockChecksums()
}
