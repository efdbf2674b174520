package ingest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

// tree makes files with their names as content, below a fresh folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// read gives what Files yields: contents and errors by names relative to root, in order.
func read(root string, o ingest.WalkOptions, paths ...string) (names []string, contents map[string]string, errs map[string]error) {
	contents, errs = map[string]string{}, map[string]error{}
	for in, err := range ingest.Files(paths, o) {
		name := strings.TrimPrefix(in.Name, root+string(filepath.Separator))
		names = append(names, name)
		if err != nil {
			errs[name] = err
			continue
		}
		contents[name] = string(in.Raw)
	}
	return names, contents, errs
}

func TestFilesReadsFoldersInOrderAndFilesOfAnyName(t *testing.T) {
	root := tree(t, "b.txt", "a/2.HTML", "a/1.txt", "a/skip.json", "a/x/3.htm", "notes.md")
	o := ingest.WalkOptions{Stdin: strings.NewReader("piped"), MaxBytes: 100}
	names, contents, errs := read(root, o, root, "-", filepath.Join(root, "notes.md"))
	if diff := cmp.Diff([]string{"a/1.txt", "a/2.HTML", "a/x/3.htm", "b.txt", "-", "notes.md"}, names); diff != "" || len(errs) != 0 {
		t.Errorf("names (-want +got):\n%s errors: %v", diff, errs)
	}
	if contents["a/x/3.htm"] != "a/x/3.htm" || contents["-"] != "piped" {
		t.Errorf("contents: %v", contents)
	}
}

func TestFilesYieldsWhatItCannotReadAndGoesOn(t *testing.T) {
	root := tree(t, "1.txt", "large.txt", "z.txt")
	if err := os.WriteFile(filepath.Join(root, "large.txt"), make([]byte, 101), 0o644); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("line is dead")
	link(t, "nowhere", filepath.Join(root, "dangling.txt"))
	o := ingest.WalkOptions{Stdin: iotest.ErrReader(broken), MaxBytes: 100}
	names, contents, errs := read(root, o, filepath.Join(root, "absent"), "-", root)
	if want := []string{"absent", "-", "1.txt", "dangling.txt", "large.txt", "z.txt"}; !cmp.Equal(names, want) || len(contents) != 2 {
		t.Errorf("names %v, contents %v", names, contents)
	}
	for name, want := range map[string]error{"absent": kg.ErrNotFound, "-": broken, "dangling.txt": kg.ErrNotFound, "large.txt": kg.ErrLimit} {
		if !errors.Is(errs[name], want) {
			t.Errorf("%s: got %v, want %v", name, errs[name], want)
		}
	}
	if err := errs["large.txt"]; !strings.Contains(err.Error(), "101") {
		t.Errorf("large.txt: %v does not tell the size", err)
	}
}

func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Fatal(err)
	}
}

func TestFilesFollowsLinksToFilesButNotRoundInLoops(t *testing.T) {
	root := tree(t, "real/a.txt", "real/sub/b.txt")
	link(t, "..", filepath.Join(root, "real/sub/loop"))
	link(t, "..", filepath.Join(root, "real/loop.txt"))
	link(t, "a.txt", filepath.Join(root, "real/link.txt"))
	link(t, "self.txt", filepath.Join(root, "real/self.txt"))
	link(t, "real", filepath.Join(root, "entry"))
	for _, start := range []string{"real", "entry"} {
		names, contents, errs := read(filepath.Join(root, start), ingest.WalkOptions{MaxBytes: 100}, filepath.Join(root, start))
		if want := []string{"a.txt", "link.txt", "self.txt", "sub/b.txt"}; !cmp.Equal(names, want) {
			t.Errorf("%s: names %v, want %v", start, names, want)
		}
		if contents["link.txt"] != "real/a.txt" || errs["self.txt"] == nil {
			t.Errorf("%s: contents %v, errors %v", start, contents, errs)
		}
	}
}

// countedReader counts what is taken from an endless stream.
type countedReader struct{ n int }

func (r *countedReader) Read(p []byte) (int, error) {
	r.n += len(p)
	return len(p), nil
}

func TestFilesTakesNoMoreThanTheLimit(t *testing.T) {
	endless := &countedReader{}
	_, _, errs := read("", ingest.WalkOptions{Stdin: endless, MaxBytes: 100_000}, "-")
	if !errors.Is(errs["-"], kg.ErrLimit) || endless.n < 100_001 || endless.n > 105_000 {
		t.Errorf("got %v after %d bytes", errs["-"], endless.n)
	}
	_, contents, errs := read("", ingest.WalkOptions{Stdin: strings.NewReader("1234"), MaxBytes: 4}, "-")
	if contents["-"] != "1234" || errs["-"] != nil {
		t.Errorf("just the limit: %v, %v", contents, errs)
	}
}

func TestFilesStopsWhenTheReaderDoes(t *testing.T) {
	root := tree(t, "1.txt", "2.txt", "3.txt")
	for _, paths := range [][]string{{root, root}, {filepath.Join(root, "1.txt"), root}} {
		n := 0
		for _, err := range ingest.Files(paths, ingest.WalkOptions{MaxBytes: 100}) {
			if err != nil {
				t.Fatal(err)
			}
			n++
			break
		}
		if n != 1 {
			t.Errorf("%v: %d inputs", paths, n)
		}
	}
}

func TestFilesNamesAFolderThatCannotBeListed(t *testing.T) {
	root := tree(t, "closed/a.txt", "open.txt")
	closed := filepath.Join(root, "closed")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(closed, 0o755); err != nil {
			t.Error(err)
		}
	})
	names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, root)
	if os.Geteuid() == 0 { // nothing is closed to the superuser
		if !cmp.Equal(names, []string{"closed/a.txt", "open.txt"}) {
			t.Errorf("names %v", names)
		}
		return
	}
	if !errors.Is(errs["closed"], fs.ErrPermission) || contents["open.txt"] == "" {
		t.Errorf("names %v, errors %v", names, errs)
	}
}
