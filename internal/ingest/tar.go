package ingest

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"huipu/internal/kg"
)

// tarGzip yields the releases of a compressed tar archive.
func (o WalkOptions) tarGzip(name string, r io.Reader, yield yieldFunc) bool {
	packed := &countingReader{r: r}
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		return yield(Input{Name: name}, fmt.Errorf("%q is a broken gzip archive: %w: %w", name, err, kg.ErrInvalid))
	}
	return o.tarFrom(name, unpacked, func() int64 { return packed.n }, yield)
}

// tar yields the releases of a tar archive that is not compressed.
func (o WalkOptions) tar(name string, r io.Reader, yield yieldFunc) bool {
	packed := &countingReader{r: r}
	return o.tarFrom(name, packed, func() int64 { return packed.n }, yield)
}

// tarFrom yields the releases of a tar archive in their order. An error within the archive
// ends it, because what follows cannot be found.
func (o WalkOptions) tarFrom(name string, unpacked io.Reader, packed func() int64, yield yieldFunc) bool {
	m := o.newMeter()
	yield = m.pause(yield)
	r := &meteredReader{r: unpacked, m: m, packed: packed}
	archive := tar.NewReader(r)
	last := name // for messages: where the archive breaks
	refuse := func(err error) bool { return yield(Input{Name: last}, err) }
	for {
		header, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case r.err != nil:
			return refuse(fmt.Errorf("%q %w", last, r.err))
		case err != nil && !errors.Is(err, tar.ErrInsecurePath): // names are checked below
			return refuse(fmt.Errorf("%q is a broken tar archive after %q: %w: %w", name, last, err, kg.ErrInvalid))
		}
		full, err := entryName(name, header.Name)
		last = full
		if over := m.entry(); over != nil {
			return refuse(fmt.Errorf("%q %w", full, over))
		}
		if err == nil && (header.Typeflag == tar.TypeDir || header.Typeflag == tar.TypeXGlobalHeader) {
			continue
		}
		take := false
		switch {
		case err != nil:
		case header.Typeflag != tar.TypeReg:
			err = notAFile(full)
		default:
			take, err = takesEntry(full)
		}
		if err == nil && take && header.Size > o.MaxBytes {
			err = fmt.Errorf("%q has %d bytes, the limit is %d: %w", full, header.Size, o.MaxBytes, kg.ErrLimit)
		}
		switch {
		case err != nil:
			if !refuse(err) {
				return false
			}
			continue
		case !take:
			continue
		}
		raw, err := o.take(full, archive)
		switch {
		case r.err != nil:
			return refuse(fmt.Errorf("%q %w", full, r.err))
		case err != nil:
			return refuse(brokenEntry(full, err))
		case !o.items(Input{Name: full, Raw: raw}, formOf(full) != formMarkdown, yield):
			return false
		}
	}
}
