package backup

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"huipu/internal/kg"
)

// source is a backup that is read once, in the order of its manifest.
type source interface {
	// manifest gives the text of the manifest.
	manifest() ([]byte, error)
	// open opens the next file.
	open(f File) (io.ReadCloser, error)
	// end makes sure that nothing else is there.
	end(m Manifest) error
}

// folder is a backup in a folder.
type folder string

func (d folder) manifest() ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(string(d), manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the folder %s is no backup, it holds no %s: %w", d, manifestName, kg.ErrInvalid)
	}
	return text, err
}

func (d folder) open(f File) (io.ReadCloser, error) {
	r, err := os.Open(filepath.Join(string(d), graphFolder, f.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the file %s is missing: %w", f.Name, kg.ErrInvalid)
	}
	return r, err
}

func (d folder) end(m Manifest) error {
	entries, err := os.ReadDir(filepath.Join(string(d), graphFolder))
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, f := range m.Files {
		known[f.Name] = true
	}
	for _, e := range entries {
		if !known[e.Name()] {
			return fmt.Errorf("the file %s is not in the manifest: %w", e.Name(), kg.ErrInvalid)
		}
	}
	return nil
}

// archive is a backup in a tar archive.
type archive struct{ r *tar.Reader }

func newArchive(r io.Reader) archive { return archive{tar.NewReader(r)} }

// next goes on to the entry with the name, which must be a file.
func (a archive) next(name string) (*tar.Header, error) {
	h, err := a.r.Next()
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("the archive ends before %s: %w", name, kg.ErrInvalid)
	case err != nil:
		return nil, fmt.Errorf("reading the archive before %s: %w: %w", name, err, kg.ErrInvalid)
	case h.Name != name || h.Typeflag != tar.TypeReg:
		return nil, fmt.Errorf("the archive holds %q, want the file %s next: %w", h.Name, name, kg.ErrInvalid)
	}
	return h, nil
}

func (a archive) manifest() ([]byte, error) {
	h, err := a.next(manifestName)
	if err != nil {
		return nil, err
	}
	if h.Size > maxManifest {
		return nil, fmt.Errorf("%s has %d bytes, want at most %d: %w", manifestName, h.Size, maxManifest, kg.ErrInvalid)
	}
	text, err := io.ReadAll(a.r)
	if err != nil {
		return nil, fmt.Errorf("the archive ends within %s: %w: %w", manifestName, err, kg.ErrInvalid)
	}
	return text, nil
}

func (a archive) open(f File) (io.ReadCloser, error) {
	if _, err := a.next(path.Join(graphFolder, f.Name)); err != nil {
		return nil, err
	}
	return io.NopCloser(a.r), nil
}

func (a archive) end(Manifest) error {
	h, err := a.r.Next()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the end of the archive: %w: %w", err, kg.ErrInvalid)
	}
	return fmt.Errorf("the archive also holds %q: %w", h.Name, kg.ErrInvalid)
}
