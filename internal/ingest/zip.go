package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"

	"huipu/internal/kg"
)

// zip yields the releases of a zip archive in the order of its directory.
func (o WalkOptions) zip(name string, file io.ReaderAt, size int64, yield yieldFunc) bool {
	m := o.newMeter()
	yield = m.pause(yield)
	directory := &directoryReader{r: file, limit: o.Archive.Entries}
	archive, err := zip.NewReader(directory, size)
	switch {
	case directory.err != nil:
		return yield(Input{Name: name}, fmt.Errorf("%q %w", name, directory.err))
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // names are checked one by one
		return yield(Input{Name: name}, fmt.Errorf("%q is a broken zip archive: %w: %w", name, err, kg.ErrInvalid))
	case len(archive.File) > o.Archive.Entries:
		return yield(Input{Name: name}, fmt.Errorf("%q %w", name, directory.tooMany()))
	}
	directory.opened = true
	for _, f := range archive.File {
		full, err := entryName(name, f.Name)
		if over := m.entry(); over != nil {
			return yield(Input{Name: full}, fmt.Errorf("%q %w", full, over))
		}
		if err == nil && f.Mode().IsDir() {
			continue
		}
		more, over := o.zipEntry(full, err, f, m, yield)
		if !more || over {
			return more
		}
	}
	return true
}

// zipEntry yields the release of an entry, or why it is refused. It is over where a limit of
// the archive is reached.
func (o WalkOptions) zipEntry(name string, err error, f *zip.File, m *meter, yield yieldFunc) (more, over bool) {
	const encrypted = 1
	take := false
	switch {
	case err != nil:
	case !f.Mode().IsRegular():
		err = notAFile(name)
	default:
		take, err = takesEntry(name)
	}
	switch {
	case err != nil:
		return yield(Input{Name: name}, err), false
	case !take:
		return true, false
	case f.Flags&encrypted != 0:
		return yield(Input{Name: name}, fmt.Errorf("%q is encrypted: %w", name, kg.ErrInvalid)), false
	case f.UncompressedSize64 > uint64(o.MaxBytes):
		return yield(Input{Name: name}, fmt.Errorf("%q has %d bytes, the limit is %d: %w", name, f.UncompressedSize64, o.MaxBytes, kg.ErrLimit)), false
	}
	content, err := f.Open()
	if err != nil {
		return yield(Input{Name: name}, brokenEntry(name, err)), false
	}
	defer content.Close()
	r := &meteredReader{r: content, m: m, packed: func() int64 { return int64(min(f.CompressedSize64, 1<<62)) }}
	raw, err := o.take(name, r)
	switch {
	case r.err != nil:
		return yield(Input{Name: name}, fmt.Errorf("%q %w", name, r.err)), m.check(0) != nil
	case err != nil:
		return yield(Input{Name: name}, brokenEntry(name, err)), false
	}
	return o.items(Input{Name: name, Raw: raw}, formOf(name) != formMarkdown, yield), false
}

func notAFile(name string) error {
	return fmt.Errorf("%q is a link or a device, not a file: %w", name, kg.ErrInvalid)
}

// brokenEntry gives an error of the unpacking its category; those of limits have theirs.
func brokenEntry(name string, err error) error {
	if errors.Is(err, kg.ErrLimit) {
		return err
	}
	return fmt.Errorf("%q cannot be unpacked: %w: %w", name, err, kg.ErrInvalid)
}

// directoryReader bounds what opening an archive reads, for package zip holds the whole
// directory in memory, however long the names in it are and whatever their number is said
// to be.
type directoryReader struct {
	r      io.ReaderAt
	limit  int // entries
	found  int // at least so many, but for a few that are cut by a read or seen twice
	bytes  int64
	opened bool
	err    error
}

const (
	entrySignature = "PK\x01\x02"
	// maxDirectory is the size of the largest directory: of 100,000 entries with 600 bytes
	// each.
	maxDirectory = 64 << 20
	// searched is how much of the end of an archive is searched for the directory.
	searched = 1 << 17
)

// ReadAt fails as soon as the directory is too large.
func (d *directoryReader) ReadAt(p []byte, at int64) (int, error) {
	n, err := d.r.ReadAt(p, at)
	if d.opened {
		return n, err
	}
	d.bytes += int64(n)
	d.found += bytes.Count(p[:n], []byte(entrySignature))
	if d.found > d.limit+searched/len(entrySignature) {
		d.err = d.tooMany()
	} else if d.bytes > maxDirectory {
		d.err = fmt.Errorf("has a directory of more than %d bytes: %w", maxDirectory, kg.ErrLimit)
	}
	if d.err != nil {
		return 0, d.err
	}
	return n, err
}

func (d *directoryReader) tooMany() error {
	return fmt.Errorf("has more than %d entries: %w", d.limit, kg.ErrLimit)
}
