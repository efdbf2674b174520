package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"huipu/internal/kg"
)

// WalkOptions say how [Files] reads.
type WalkOptions struct {
	Stdin    io.Reader // read for the path "-"
	MaxBytes int64     // the size of the largest input; not below 1
}

// Files reads the files at the paths, and those in folders at the paths whose names end in
// .txt, .html or .htm, whatever the case. Paths come in the order given, the content of a
// folder sorted by name; "-" stands for standard input, and a path may be a pipe. Links to files are followed; links
// to folders only where a path itself is one, so that loops of links do no harm.
//
// What cannot be read is yielded with its name and the error, and the walk goes on:
// [kg.ErrLimit] for a file above MaxBytes, of which no more than MaxBytes and a byte is
// read; [kg.ErrNotFound] where there is nothing; [kg.ErrInvalid] for anything but a file or a
// folder, and otherwise the error of the system.
func Files(paths []string, o WalkOptions) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		for _, path := range paths {
			if !o.walk(path, yield) {
				return
			}
		}
	}
}

// walk yields what is at a path; it is false when the reader has had enough.
func (o WalkOptions) walk(path string, yield func(Input, error) bool) bool {
	if path == "-" {
		raw, err := o.read("-", o.Stdin)
		return yield(Input{Name: "-", Raw: raw}, err)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(Input{Name: path}, systemError(err))
	case !info.IsDir():
		return yield(o.open(path, fs.ModeNamedPipe))
	}
	return o.walkFolder(path, yield)
}

func (o WalkOptions) walkFolder(folder string, yield func(Input, error) bool) bool {
	// A link at the path itself is resolved by the separator at its end.
	root := strings.TrimRight(folder, string(filepath.Separator)) + string(filepath.Separator)
	enough := false
	// The function below yields every error, so the walk itself gives none.
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		switch {
		case err != nil:
			enough = !yield(Input{Name: path}, systemError(err))
		case entry.IsDir() || !readable(path) || leadsToFolder(path, entry):
			return nil
		default:
			enough = !yield(o.open(path, 0))
		}
		if enough {
			return filepath.SkipAll
		}
		return nil
	})
	return !enough
}

// readable reports whether a file in a folder is taken for a release.
func readable(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".html", ".htm":
		return true
	}
	return false
}

func leadsToFolder(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// open reads a file, or a special one of the kind given. Others are refused before they are
// opened, because opening alone may wait for ever.
func (o WalkOptions) open(path string, special fs.FileMode) (Input, error) {
	in := Input{Name: path}
	info, err := os.Stat(path)
	if err != nil {
		return in, systemError(err)
	}
	if kind := info.Mode().Type(); kind != 0 && kind != special {
		return in, fmt.Errorf("%q is neither a file nor a folder: %w", path, kg.ErrInvalid)
	}
	if info.Size() > o.MaxBytes {
		return in, fmt.Errorf("%q has %d bytes, the limit is %d: %w", path, info.Size(), o.MaxBytes, kg.ErrLimit)
	}
	file, err := os.Open(path)
	if err != nil {
		return in, systemError(err)
	}
	defer file.Close()
	in.Raw, err = o.read(path, file)
	return in, err
}

func (o WalkOptions) read(name string, r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, o.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	if int64(len(raw)) > o.MaxBytes {
		return nil, fmt.Errorf("%q has more than %d bytes: %w", name, o.MaxBytes, kg.ErrLimit)
	}
	return raw, nil
}

// systemError gives an error of the file system, which names the path, its category.
func systemError(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", err, kg.ErrNotFound)
	}
	return err
}
