package backup

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"
)

// sink takes a backup in.
type sink interface {
	begin(text []byte, created time.Time) error
	create(f File) (io.WriteCloser, error)
	end() error
}

// nowhere drops what it is given, for a check.
type nowhere struct{}

func (nowhere) begin([]byte, time.Time) error { return nil }
func (nowhere) end() error                    { return nil }

func (nowhere) create(File) (io.WriteCloser, error) { return nopCloser{io.Discard}, nil }

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// files writes the files of the store into a folder.
type files string

func (files) begin([]byte, time.Time) error { return nil }
func (d files) end() error                  { return syncDir(string(d)) }

func (d files) create(f File) (io.WriteCloser, error) {
	w, err := os.OpenFile(filepath.Join(string(d), f.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	return synced{w}, nil
}

// synced is a file that is on stable storage when it is closed.
type synced struct{ *os.File }

func (f synced) Close() error { return errors.Join(f.Sync(), f.File.Close()) }

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// tape writes an archive. The times in it are that of the backup, so that the same backup
// gives the same bytes.
type tape struct {
	w       *tar.Writer
	created time.Time
}

func (t *tape) begin(text []byte, created time.Time) error {
	t.created = created
	if err := t.header(manifestName, int64(len(text))); err != nil {
		return err
	}
	_, err := t.w.Write(text)
	return err
}

func (t *tape) header(name string, size int64) error {
	err := t.w.WriteHeader(&tar.Header{
		Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o644, ModTime: t.created.Truncate(time.Second), Format: tar.FormatPAX,
	})
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

func (t *tape) create(f File) (io.WriteCloser, error) {
	return nopCloser{t.w}, t.header(path.Join(graphFolder, f.Name), f.Bytes)
}

func (t *tape) end() error { return t.w.Close() }
