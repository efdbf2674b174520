package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// goldSuffix ends the names of annotations.
const goldSuffix = ".gold.json"

// Extractor reads the facts of a release, as a pure function of it.
type Extractor interface {
	Extract(ctx context.Context, r *release.Release) (kg.Facts, error)
}

// Folder is a folder of annotated releases: NAME.txt, NAME.html or NAME.htm beside
// NAME.gold.json. Folders within it are not looked into.
type Folder struct {
	files fs.FS
	pairs []filePair
	// unannotated counts the releases without an annotation, which are left out.
	unannotated int
}

// filePair names the two files of a document.
type filePair struct{ release, gold string }

// Document is a scored release.
type Document struct {
	Name     string // of the file with the release
	Held     bool   // whether it is put aside: see [PutAside]
	Facts    kg.Facts
	Findings []Finding
}

// OpenFolder lists the annotated releases in the root of the file system. Errors are
// [kg.ErrNotFound] when there is no folder or no annotation in it, and [kg.ErrInvalid] for an
// annotation without a release.
func OpenFolder(files fs.FS) (*Folder, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, systemError(err)
	}
	releases := map[string]string{} // file name of the release by what the names share
	var golds []string
	for _, e := range entries {
		name := e.Name()
		if base, ok := strings.CutSuffix(name, goldSuffix); ok {
			golds = append(golds, base)
			continue
		}
		for _, suffix := range []string{".txt", ".html", ".htm"} {
			base, ok := strings.CutSuffix(name, suffix)
			if !ok {
				continue
			}
			if first, ok := releases[base]; ok {
				return nil, fmt.Errorf("%q and %q would share one annotation: %w", first, name, kg.ErrInvalid)
			}
			releases[base] = name
		}
	}
	if len(golds) == 0 {
		return nil, fmt.Errorf("no annotation in it: want files named NAME%s beside releases: %w", goldSuffix, kg.ErrNotFound)
	}
	f := &Folder{files: files, unannotated: len(releases) - len(golds)}
	for _, base := range golds {
		name, ok := releases[base]
		if !ok {
			return nil, fmt.Errorf("annotation %q has no release beside it: %w", base+goldSuffix, kg.ErrInvalid)
		}
		f.pairs = append(f.pairs, filePair{name, base + goldSuffix})
	}
	slices.SortFunc(f.pairs, func(a, b filePair) int { return strings.Compare(a.release, b.release) })
	return f, nil
}

// Documents reads and scores the documents of the part one after the other, sorted by file
// name, and keeps none. The first error ends it: that of a file that cannot be read, of a
// malformed annotation, or of a cancelled context; the message names the file.
func (f *Folder) Documents(ctx context.Context, x Extractor, part Part) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for _, pair := range f.pairs {
			held := PutAside(pair.release)
			if !part.holds(held) {
				continue
			}
			d, err := f.score(ctx, x, pair)
			d.Held = held
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

func (f *Folder) score(ctx context.Context, x Extractor, pair filePair) (Document, error) {
	d := Document{Name: pair.release}
	raw, err := f.read(pair.gold)
	if err != nil {
		return d, err
	}
	gold, err := ReadGold(pair.gold, raw)
	if err != nil {
		return d, err
	}
	if raw, err = f.read(pair.release); err != nil {
		return d, err
	}
	r, err := release.Read(pair.release, raw)
	if err != nil {
		return d, err
	}
	if d.Facts, err = x.Extract(ctx, r); err != nil {
		return d, fmt.Errorf("release %q: %w", pair.release, err)
	}
	d.Findings = Score(gold, d.Facts)
	return d, nil
}

// read takes no more of a file than a release may have.
func (f *Folder) read(name string) ([]byte, error) {
	file, err := f.files.Open(name)
	if err != nil {
		return nil, systemError(err)
	}
	raw, err := io.ReadAll(io.LimitReader(file, release.MaxBytes+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	if len(raw) > release.MaxBytes {
		return nil, fmt.Errorf("%q has more than %d bytes: %w", name, release.MaxBytes, kg.ErrLimit)
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
