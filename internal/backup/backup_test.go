package backup_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/backup"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/store/memstore"
)

var created = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

func openCopy(dir string) (store.Store, error) {
	s, err := cayleystore.Open(dir, cayleystore.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// filled is an open store with three revisions.
func filled(t *testing.T) store.Store {
	t.Helper()
	s, err := cayleystore.Open(filepath.Join(t.TempDir(), "data"), cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	for n := range 3 {
		commit(t, s, n)
	}
	return s
}

func commit(t *testing.T, s store.Store, n int) {
	t.Helper()
	change := store.Change{Author: "test", Cause: kg.CauseIngest}
	for i := range 50 {
		change.Add = append(change.Add, quad.MakeIRI(fmt.Sprintf("s%d", i), "p", fmt.Sprintf("o%d-%d", n, i), fmt.Sprintf("d%d", n)))
	}
	if _, err := s.Commit(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

// lines are the statements of a store and of its revisions.
func lines(t *testing.T, s store.Store) []string {
	t.Helper()
	var all []string
	for q, err := range s.Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q.NQuad())
	}
	slices.Sort(all)
	for c, err := range s.Revisions(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%d %v %d", c.Number, c.Time, len(c.Added)))
	}
	return all
}

func linesOf(t *testing.T, dir string) []string {
	t.Helper()
	s, err := cayleystore.Open(dir, cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	problems, err := s.Verify(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("%s: %v, %v", dir, problems, err)
	}
	return lines(t, s)
}

func TestRoundTrip(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	want := lines(t, s)
	folder, tarFile := filepath.Join(dir, "folder"), filepath.Join(dir, "graph.tar")
	m, err := backup.Create(t.Context(), s, openCopy, folder, created)
	if err != nil {
		t.Fatal(err)
	}
	if m.Revision != 3 || m.Quads != 150 || !m.Created.Equal(created) || len(m.Files) < 5 {
		t.Errorf("manifest %+v", m)
	}
	var archive bytes.Buffer
	if _, err := backup.Stream(t.Context(), s, openCopy, filepath.Join(dir, "data"), created, &archive); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(tarFile, archive.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	unpacked, copied := filepath.Join(dir, "unpacked"), bytes.Buffer{}
	if _, err := backup.Unpack(t.Context(), bytes.NewReader(archive.Bytes()), unpacked); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Copy(t.Context(), &copied, bytes.NewReader(archive.Bytes())); err != nil || !bytes.Equal(copied.Bytes(), archive.Bytes()) {
		t.Errorf("the copy of the archive is another, %v", err)
	}
	commit(t, s, 7) // which is in no backup
	for _, path := range []string{folder, tarFile, unpacked} {
		if got, err := backup.Check(t.Context(), path); err != nil || got.Revision != 3 {
			t.Errorf("Check(%s): %+v, %v", path, got, err)
		}
		restored := path + ".restored"
		if _, err := backup.Restore(t.Context(), path, openCopy, restored); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, linesOf(t, restored)); diff != "" {
			t.Errorf("%s restored (-want +got):\n%s", path, diff)
		}
		if _, err := backup.Check(t.Context(), path); err != nil {
			t.Errorf("after the restore: %v", err)
		}
	}
	if _, err := backup.RestoreArchive(t.Context(), &archive, openCopy, filepath.Join(dir, "streamed")); err != nil {
		t.Error(err)
	}
	onlyWhole(t, dir)
}

// onlyWhole expects that nothing half made is left.
func onlyWhole(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is left", e.Name())
		}
	}
}

func TestNothingIsReplaced(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	from := filepath.Join(dir, "backup")
	if _, err := backup.Create(t.Context(), s, openCopy, from, created); err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	if _, err := backup.Stream(t.Context(), s, openCopy, dir, created, &archive); err != nil {
		t.Fatal(err)
	}
	taken, empty := filepath.Join(dir, "taken"), filepath.Join(dir, "empty")
	if err := errors.Join(os.Mkdir(taken, 0o755), os.Mkdir(empty, 0o755), os.WriteFile(filepath.Join(taken, "thesis.txt"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	_, creating := backup.Create(t.Context(), s, openCopy, taken, created)
	_, unpacking := backup.Unpack(t.Context(), &archive, taken)
	_, restoring := backup.Restore(t.Context(), from, openCopy, taken)
	for name, err := range map[string]error{"Create": creating, "Unpack": unpacking, "Restore": restoring} {
		if !errors.Is(err, kg.ErrConflict) || !strings.Contains(err.Error(), "thesis.txt") {
			t.Errorf("%s: error %v, want ErrConflict that names the file", name, err)
		}
	}
	if _, err := backup.Restore(t.Context(), from, openCopy, empty); err != nil {
		t.Errorf("into an empty folder: %v", err)
	}
	onlyWhole(t, dir)
}

// Every file of a backup is damaged in turn, as a folder and within an archive.
func TestDamageIsNamedAndNothingIsRestored(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	from, target := filepath.Join(dir, "backup"), filepath.Join(dir, "target")
	if _, err := backup.Create(t.Context(), s, openCopy, from, created); err != nil {
		t.Fatal(err)
	}
	refused := func(what, name string) {
		t.Helper()
		_, checking := backup.Check(t.Context(), from)
		_, restoring := backup.Restore(t.Context(), from, openCopy, target)
		for _, err := range []error{checking, restoring} {
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), name) {
				t.Errorf("%s: error %v, want ErrInvalid that names %s", what, err, name)
			}
		}
		if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something was restored", what)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var names []string
	if err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		put := func(b []byte) {
			t.Helper()
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		name := filepath.Base(path)
		if len(content) > 0 {
			for range 5 {
				at := rng.IntN(len(content))
				flipped := slices.Clone(content)
				flipped[at] ^= 1 << rng.IntN(8)
				put(flipped)
				refused(fmt.Sprintf("%s flipped at %d", name, at), name)
			}
			put(content[:rng.IntN(len(content))])
			refused(name+" cut", name)
		}
		put(append(slices.Clone(content), 'x'))
		refused(name+" longer", name)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		refused(name+" removed", name)
		put(content)
	}
	stray := filepath.Join(from, "graph", "stray.sst")
	if err := os.WriteFile(stray, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	refused("a stray file", "stray.sst")
	onlyWhole(t, dir)
}

func TestBrokenArchivesAreRefused(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	var archive bytes.Buffer
	if _, err := backup.Stream(t.Context(), s, openCopy, filepath.Join(dir, "data"), created, &archive); err != nil {
		t.Fatal(err)
	}
	whole := archive.Bytes()
	rng := rand.New(rand.NewPCG(3, 4))
	target := filepath.Join(dir, "target")
	for n := range 60 {
		broken := slices.Clone(whole)
		if n%2 == 0 {
			broken = broken[:rng.IntN(len(broken)-1024)] // the last kilobyte is the end mark
		} else {
			broken[rng.IntN(len(broken)-1024)] ^= 1 << rng.IntN(8)
		}
		m, err := backup.RestoreArchive(t.Context(), bytes.NewReader(broken), openCopy, target)
		if err == nil {
			// A header has fields that say nothing about the files, such as times.
			if diff := cmp.Diff(lines(t, s), linesOf(t, target)); diff != "" || m.Revision != 3 {
				t.Errorf("case %d restores another store:\n%s", n, diff)
			}
			if err := os.RemoveAll(target); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("case %d: error %v, want ErrInvalid", n, err)
		}
		if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("case %d: something was restored", n)
		}
	}
	for name, text := range map[string]string{"nothing": "", "a text": strings.Repeat("not a tar\n", 200)} {
		if _, err := backup.RestoreArchive(t.Context(), strings.NewReader(text), openCopy, target); !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("%s: error %v, want ErrInvalid", name, err)
		}
	}
	onlyWhole(t, dir)
}

func TestWhatCannotBeBackedUp(t *testing.T) {
	dir := t.TempDir()
	s := memstore.New(memstore.Options{})
	defer s.Close()
	if _, err := backup.Create(t.Context(), s, openCopy, filepath.Join(dir, "b"), created); !errors.Is(err, kg.ErrUnsupported) {
		t.Errorf("store in memory: error %v, want ErrUnsupported", err)
	}
	full := filled(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := backup.Create(ctx, full, openCopy, filepath.Join(dir, "b"), created); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("ended context: error %v, want ErrTimeout", err)
	}
	if _, err := backup.Stream(t.Context(), full, openCopy, filepath.Join(dir, "b"), created, shortWriter{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("nowhere to write: error %v, want ErrShortWrite", err)
	}
	if _, err := backup.Check(t.Context(), filepath.Join(dir, "absent")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("absent backup: error %v, want ErrNotExist", err)
	}
	if _, err := backup.Check(t.Context(), dir); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("folder without a manifest: error %v, want ErrInvalid", err)
	}
	onlyWhole(t, dir)
}

type shortWriter struct{}

func (shortWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestNewerFormatsAreRefused(t *testing.T) {
	dir := t.TempDir()
	text := []byte(`{"format": 2, "something": "else"}`)
	if err := os.WriteFile(filepath.Join(dir, "backup.json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := backup.Check(t.Context(), dir)
	if !errors.Is(err, kg.ErrUnsupported) || !strings.Contains(err.Error(), "format 2") {
		t.Errorf("error %v, want ErrUnsupported that names the format", err)
	}
}
