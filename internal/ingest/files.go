package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"huipu/internal/kg"
)

// WalkOptions say how [Files] reads.
type WalkOptions struct {
	Stdin    io.Reader // read for the path "-"
	MaxBytes int64     // the size of the largest release; not below 1
	Split    Split     // which files hold several releases; empty for [SplitAuto]
	Archive  Limits    // bounds of each archive; a field of zero takes its default
	Now      func() time.Time
}

// Files reads the releases at the paths. A path is a file, a folder, "-" for standard input,
// or a pipe. Paths come in the order given, the content of a folder sorted by name. In a
// folder the files are read whose names end, whatever the case, in .txt, .html or .htm, those
// that hold many releases, and files of Markdown (.md) as far as [WalkOptions.Split] takes
// them apart. Links to files are followed; links to folders only where a path itself is one,
// so that loops of links do no harm.
//
// Files that hold many releases are archives (.zip, .tar, .tar.gz, .tgz), whose entries are
// taken as the files of a folder are, records (.jsonl, .ndjson) and bulletins. Their releases
// come one by one in the order of the file, named a.zip!/x/001.txt, b.jsonl:17 (the line) and
// c.md#3 (the item). Standard input and pipes are known by their first bytes. However
// large such a file is, no more than one release of it is held at a time, and of a zip
// archive its list of entries.
//
// What cannot be read is yielded with its name and the error, and the walk goes on:
// [kg.ErrLimit] above MaxBytes, of which no more than MaxBytes and a buffer is read, and above
// the limits of an archive, which ends that archive; [kg.ErrNotFound] where there is nothing;
// [kg.ErrInvalid] for broken archives and records, for entries that are links, devices or
// archives themselves or whose names lead out of the archive, and for anything but a file or a
// folder; and otherwise the error of the system.
func Files(paths []string, o WalkOptions) iter.Seq2[Input, error] {
	o.Archive = o.Archive.orDefaults()
	if o.Now == nil {
		o.Now = time.Now
	}
	return func(yield func(Input, error) bool) {
		for _, path := range paths {
			if !o.walk(path, yield) {
				return
			}
		}
	}
}

// yieldFunc takes an input or its error; it is false when the reader has had enough.
type yieldFunc = func(Input, error) bool

// walk yields what is at a path.
func (o WalkOptions) walk(path string, yield yieldFunc) bool {
	if path == "-" {
		return o.stream("-", o.Stdin, yield)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(Input{Name: path}, systemError(err))
	case !info.IsDir():
		return o.open(path, true, yield)
	}
	return o.walkFolder(path, yield)
}

func (o WalkOptions) walkFolder(folder string, yield yieldFunc) bool {
	// A link at the path itself is resolved by the separator at its end.
	root := strings.TrimRight(folder, string(filepath.Separator)) + string(filepath.Separator)
	enough := false
	// The function below yields every error, so the walk itself gives none.
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		switch {
		case err != nil:
			enough = !yield(Input{Name: path}, systemError(err))
		case entry.IsDir() || formOf(path) == formOther || leadsToFolder(path, entry):
			return nil
		default:
			enough = !o.open(path, false, yield)
		}
		if enough {
			return filepath.SkipAll
		}
		return nil
	})
	return !enough
}

func leadsToFolder(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// open reads a file; one that was named by the user may also be a pipe. Others are refused
// before they are opened, because opening alone may wait for ever.
func (o WalkOptions) open(path string, named bool, yield yieldFunc) bool {
	refuse := func(err error) bool { return yield(Input{Name: path}, err) }
	info, err := os.Stat(path)
	if err != nil {
		return refuse(systemError(err))
	}
	pipe := named && info.Mode().Type() == fs.ModeNamedPipe
	if !info.Mode().IsRegular() && !pipe {
		return refuse(fmt.Errorf("%q is neither a file nor a folder: %w", path, kg.ErrInvalid))
	}
	form := formOf(path)
	if !pipe && !form.holdsMany() && info.Size() > o.MaxBytes {
		return refuse(fmt.Errorf("%q has %d bytes, the limit is %d: %w", path, info.Size(), o.MaxBytes, kg.ErrLimit))
	}
	file, err := os.Open(path)
	if err != nil {
		return refuse(systemError(err))
	}
	defer file.Close()
	switch {
	case pipe && form == formOther:
		return o.stream(path, file, yield)
	case form == formZip && !pipe:
		return o.zip(path, file, info.Size(), yield)
	}
	return o.read(path, form, named, file, yield)
}

// read yields what a reader holds, in any form that can be read from the start to the end.
func (o WalkOptions) read(name string, form form, named bool, r io.Reader, yield yieldFunc) bool {
	switch form {
	case formZip:
		return yield(Input{Name: name}, fmt.Errorf("%q is a zip archive, which cannot be read from a pipe; give the path of a file: %w", name, kg.ErrInvalid))
	case formTar:
		return o.tar(name, r, yield)
	case formTarGzip:
		return o.tarGzip(name, r, yield)
	case formRecords:
		return o.records(name, r, yield)
	}
	raw, err := o.take(name, r)
	if err != nil {
		return yield(Input{Name: name}, err)
	}
	return o.items(Input{Name: name, Raw: raw}, named || form != formMarkdown, yield)
}

// stream yields what a reader holds that no name tells the form of.
func (o WalkOptions) stream(name string, r io.Reader, yield yieldFunc) bool {
	buffered := bufio.NewReader(r)
	// An error of the reader comes again when the content is read.
	head, _ := buffered.Peek(sniffed)
	return o.read(name, sniff(head), true, buffered, yield)
}

// take reads one release.
func (o WalkOptions) take(name string, r io.Reader) ([]byte, error) {
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
