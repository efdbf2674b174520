package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"huipu/internal/store"
)

// Opener opens the store in a folder without changing what is in it.
type Opener func(dir string) (store.Store, error)

// Create makes a backup of one version of the store in the folder, while the store goes on
// working. The folder must not exist or must be empty; otherwise the error is
// [kg.ErrConflict]. A store that cannot be copied as files is [kg.ErrUnsupported].
func Create(ctx context.Context, s store.Store, open Opener, dir string, now time.Time) (m Manifest, err error) {
	err = atomically(dir, func(neighbour string) (err error) {
		m, err = create(ctx, s, open, neighbour, now)
		return err
	})
	if err != nil {
		return Manifest{}, fmt.Errorf("backing up to %s: %w", dir, err)
	}
	return m, nil
}

func create(ctx context.Context, s store.Store, open Opener, dir string, now time.Time) (Manifest, error) {
	m := Manifest{Format: format, Created: now.UTC().Truncate(time.Second)}
	graph := filepath.Join(dir, graphFolder)
	if err := s.Backup(ctx, graph); err != nil {
		return m, err
	}
	stats, err := look(ctx, open, graph)
	if err != nil {
		return m, err
	}
	m.Revision, m.Quads = stats.Revision, stats.Quads
	entries, err := os.ReadDir(graph)
	if err != nil {
		return m, err
	}
	for _, e := range entries {
		f, err := describe(ctx, graph, e.Name())
		if err != nil {
			return m, err
		}
		m.Files = append(m.Files, f)
	}
	text, err := m.encode()
	if err != nil {
		return m, err
	}
	w, err := os.OpenFile(filepath.Join(dir, manifestName), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return m, err
	}
	_, err = w.Write(text)
	return m, errors.Join(err, synced{w}.Close(), syncDir(graph))
}

// lockName is a file that whoever opens a store leaves, and that says nothing.
const lockName = "LOCK"

// look opens the copy of a store, which shows that it is one, and counts what it holds.
func look(ctx context.Context, open Opener, dir string) (stats store.Stats, err error) {
	s, err := open(dir)
	if err != nil {
		return stats, err
	}
	stats, err = s.Stats(ctx)
	if err := errors.Join(err, s.Close()); err != nil {
		return stats, err
	}
	if err := os.Remove(filepath.Join(dir, lockName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return stats, err
	}
	return stats, nil
}

// describe measures a file.
func describe(ctx context.Context, dir, name string) (f File, err error) {
	r, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	sum := sha256.New()
	n, err := io.Copy(sum, contextReader{ctx, r})
	return File{Name: name, Bytes: n, SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

// Stream writes a backup of the store as an archive. It is made in a folder beside the path
// beside, so that files can be shared with a store there; the folder is gone afterwards.
func Stream(ctx context.Context, s store.Store, open Opener, beside string, now time.Time, w io.Writer) (m Manifest, err error) {
	beside = filepath.Clean(beside)
	scratch, err := os.MkdirTemp(filepath.Dir(beside), "."+filepath.Base(beside)+".backup-*")
	if err != nil {
		return m, fmt.Errorf("backing up: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	if _, err = create(ctx, s, open, scratch, now); err != nil {
		return m, fmt.Errorf("backing up: %w", err)
	}
	if m, err = transfer(ctx, folder(scratch), &tape{w: tar.NewWriter(w)}); err != nil {
		return m, fmt.Errorf("backing up: %w", err)
	}
	return m, nil
}

// Copy writes the archive that it reads, and checks it on the way.
func Copy(ctx context.Context, w io.Writer, r io.Reader) (Manifest, error) {
	m, err := transfer(ctx, newArchive(r), &tape{w: tar.NewWriter(w)})
	if err != nil {
		return m, fmt.Errorf("copying the backup: %w", err)
	}
	return m, nil
}

// Unpack makes a backup in a folder of an archive. The folder must not exist or must be
// empty; otherwise the error is [kg.ErrConflict].
func Unpack(ctx context.Context, r io.Reader, dir string) (m Manifest, err error) {
	err = atomically(dir, func(neighbour string) (err error) {
		graph := filepath.Join(neighbour, graphFolder)
		if err := os.Mkdir(graph, 0o755); err != nil {
			return err
		}
		to := &both{files: files(graph), manifest: filepath.Join(neighbour, manifestName)}
		m, err = transfer(ctx, newArchive(r), to)
		return err
	})
	if err != nil {
		return m, fmt.Errorf("unpacking the backup to %s: %w", dir, err)
	}
	return m, nil
}

// both writes the files of the store and the manifest.
type both struct {
	files
	manifest string
}

func (b *both) begin(text []byte, _ time.Time) error {
	w, err := os.OpenFile(b.manifest, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return errors.Join(err, synced{w}.Close())
}
