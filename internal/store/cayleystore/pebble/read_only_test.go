package pebble_test

import (
	"errors"
	"io/fs"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

// contents are the files of a store.
func contents(t *testing.T, files *vfs.MemFS) map[string]string {
	t.Helper()
	names, err := files.List("store")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, name := range names {
		all[name] = string(read(t, files, "store/"+name))
	}
	return all
}

func TestReadOnlyChangesNothing(t *testing.T) {
	closed, qs, want := damageable(t)
	dead := copyOf(t, closed)
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
	for name, files := range map[string]*vfs.MemFS{"closed": closed, "killed": dead} {
		before := contents(t, files)
		qs, err := pebble.Open("store", pebble.Options{FS: files, ReadOnly: true})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, texts(t, qs.Quads(t.Context()))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		sound(t, qs)
		_, _, err = qs.Commit(t.Context(), deltas(graph.Add, q("a", "p", "x", "d")), note)
		if !errors.Is(err, pebble.ErrReadOnly) {
			t.Errorf("%s: Commit: error %v, want ErrReadOnly", name, err)
		}
		if _, err := qs.Checkpoint("copy"); !errors.Is(err, pebble.ErrReadOnly) {
			t.Errorf("%s: Checkpoint: error %v, want ErrReadOnly", name, err)
		}
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, contents(t, files)); diff != "" {
			t.Errorf("%s: files (-before +after):\n%s", name, diff)
		}
	}
}

func TestReadOnlyWantsAStore(t *testing.T) {
	files := vfs.NewMem()
	opts := pebble.Options{FS: files, ReadOnly: true}
	if _, err := pebble.Open("store", opts); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing directory: error %v, want ErrNotExist", err)
	}
	if err := files.MkdirAll("store", 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := pebble.Open("store", opts); !errors.Is(err, pebble.ErrForeign) {
		t.Errorf("empty directory: error %v, want ErrForeign", err)
	}
	names, err := files.List("store")
	if err != nil || slices.ContainsFunc(names, func(name string) bool { return name != "LOCK" }) {
		t.Errorf("the directory holds %v, %v; want a lock at most", names, err)
	}
}
