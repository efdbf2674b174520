package cayleystore_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"go.uber.org/goleak"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/store/storetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestContractOnDisk(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Home {
		root := t.TempDir()
		occupied := filepath.Join(root, "occupied")
		if err := errors.Join(
			os.MkdirAll(filepath.Join(root, "empty"), 0o755), os.MkdirAll(occupied, 0o755),
			os.WriteFile(filepath.Join(occupied, "file"), nil, 0o644),
		); err != nil {
			t.Fatal(err)
		}
		return home(filepath.Join(root, "store"), storetest.Backup{
			Missing: filepath.Join(root, "new", "backup"), Empty: filepath.Join(root, "empty"), Occupied: occupied,
		}, nil)
	})
}

func TestContractInMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Home {
		mem := vfs.NewMem()
		if err := errors.Join(mem.MkdirAll("empty", 0o755), mem.MkdirAll("occupied/dir", 0o755)); err != nil {
			t.Fatal(err)
		}
		return home("store", storetest.Backup{Missing: "backup", Empty: "empty", Occupied: "occupied"}, mem)
	})
}

func home(dir string, backup storetest.Backup, files vfs.FS) storetest.Home {
	open := func(dir string, now func() time.Time) (store.Store, error) {
		s, err := cayleystore.Open(dir, cayleystore.Options{Now: now, FS: files})
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	backup.Open = func(dir string) (store.Store, error) { return open(dir, nil) }
	return storetest.Home{
		Open:       func(now func() time.Time) (store.Store, error) { return open(dir, now) },
		Persistent: true, LoadsWhole: true, OnDisk: true, Backup: &backup,
	}
}

func statement(s, p, o string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: quad.IRI("d")}
}

func openMem(t *testing.T) *cayleystore.Store {
	t.Helper()
	s, err := cayleystore.Open("store", cayleystore.Options{FS: vfs.NewMem()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestOpenErrorsHaveCategories(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	used := filepath.Join(dir, "used")
	s, err := cayleystore.Open(used, cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	denied := errorfs.Wrap(vfs.NewMem(), errorfs.InjectorFunc(func(op errorfs.Op) error {
		return &fs.PathError{Op: "open", Path: op.Path, Err: fs.ErrPermission}
	}))
	for _, tc := range []struct {
		name, dir string
		fs        vfs.FS
		want      *kg.Category
	}{
		{"in use", used, nil, kg.ErrConflict},
		{"a file", file, nil, kg.ErrInvalid},
		{"below a file", filepath.Join(file, "store"), nil, kg.ErrInvalid},
		{"a directory with something else", dir, nil, kg.ErrInvalid},
		{"no permission", "store", denied, kg.ErrUnavailable},
	} {
		_, err := cayleystore.Open(tc.dir, cayleystore.Options{FS: tc.fs})
		if kg.CategoryOf(err) != tc.want || !strings.Contains(err.Error(), tc.dir) {
			t.Errorf("%s: error %v, want %v that names the directory", tc.name, err, tc.want)
		}
	}
}

func TestCommitReportsAFullDisk(t *testing.T) {
	mem := vfs.NewMem()
	s, err := cayleystore.Open("store", cayleystore.Options{FS: mem})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mem.TestingSetDiskUsage(vfs.DiskUsage{AvailBytes: 1})
	change := store.Change{Add: []quad.Quad{statement("a", "p", "x")}}
	if _, err := s.Commit(t.Context(), change); kg.CategoryOf(err) != kg.ErrUnavailable {
		t.Errorf("error %v, want ErrUnavailable", err)
	}
	mem.TestingSetDiskUsage(vfs.DiskUsage{AvailBytes: 1 << 40})
	if c, err := s.Commit(t.Context(), change); err != nil || c.Number != 1 {
		t.Errorf("revision %d, %v; want 1", c.Number, err)
	}
}

func TestQuadStoreAnswersPathsAndRefusesWrites(t *testing.T) {
	s := openMem(t)
	change := store.Change{Add: []quad.Quad{statement("a", "knows", "b"), statement("b", "knows", "c")}}
	if _, err := s.Commit(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	qs := s.QuadStore()
	knows := quad.IRI("knows")
	got, err := path.StartPath(qs, quad.IRI("a")).Out(knows).Out(knows).Iterate(t.Context()).AllValues(qs)
	if err != nil || len(got) != 1 || got[0] != quad.IRI("c") {
		t.Errorf("path leads to %v, %v; want c", got, err)
	}
	if _, err := graph.RefsOf(t.Context(), qs, []quad.Value{quad.IRI("never")}); !errors.Is(err, graph.ErrNodeNotExists) {
		t.Errorf("RefsOf: error %v, want that of the batched look-up", err)
	}
	add := []graph.Delta{{Quad: statement("x", "y", "z"), Action: graph.Add}}
	if err := qs.ApplyDeltas(add, graph.IgnoreOpts{}); !errors.Is(err, kg.ErrUnsupported) {
		t.Errorf("ApplyDeltas: error %v, want ErrUnsupported", err)
	}
	if _, err := qs.NewQuadWriter(); !errors.Is(err, kg.ErrUnsupported) {
		t.Errorf("NewQuadWriter: error %v, want ErrUnsupported", err)
	}
	if err := qs.Close(); err != nil {
		t.Error(err)
	}
	if stats, err := s.Stats(t.Context()); err != nil || stats.Quads != 2 {
		t.Errorf("stats %+v, %v; want the store open with 2 statements", stats, err)
	}
}

func TestVerify(t *testing.T) {
	s := openMem(t)
	if _, err := s.Commit(t.Context(), store.Change{Add: []quad.Quad{statement("a", "p", "x")}}); err != nil {
		t.Fatal(err)
	}
	if problems, err := s.Verify(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("problems %v, %v; want none", problems, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Verify(t.Context()); kg.CategoryOf(err) != kg.ErrUnavailable {
		t.Errorf("after Close: error %v, want ErrUnavailable", err)
	}
}
