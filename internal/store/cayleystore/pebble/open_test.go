package pebble_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	pebbledb "github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

func TestOpenCreatesMissingDirectories(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b", "store")
	for range 2 { // a fresh directory, then the store that is there
		qs, err := pebble.Open(dir, pebble.Options{})
		if err != nil {
			t.Fatal(err)
		}
		apply(t, qs, graph.Add, q("a", "p", "x", "d"))
		if r := sound(t, qs); r.Quads != 1 {
			t.Errorf("%d statements, want 1", r.Quads)
		}
		if qs.DiskBytes() == 0 {
			t.Error("no disk space used")
		}
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// heldDir names the directory that the child process of TestOpenIsExclusive has to open.
const heldDir = "PEBBLE_HELD_DIR"

func TestOpenIsExclusive(t *testing.T) {
	if dir := os.Getenv(heldDir); dir != "" {
		_, err := pebble.Open(dir, pebble.Options{})
		fmt.Println(errors.Is(err, pebble.ErrLocked), err)
		return
	}
	dir := t.TempDir()
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	qs, err := pebble.Open(dir, pebble.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{dir, dir + "/.", link} {
		_, err := pebble.Open(name, pebble.Options{})
		if !errors.Is(err, pebble.ErrLocked) || !strings.Contains(err.Error(), name) {
			t.Errorf("second Open(%s): error %v, want ErrLocked that names the directory", name, err)
		}
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestOpenIsExclusive$")
	cmd.Env = append(os.Environ(), heldDir+"="+dir)
	if out, err := cmd.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "true ") {
		t.Errorf("Open in another process: %s, %v; want ErrLocked", out, err)
	}
	apply(t, qs, graph.Add, q("a", "p", "x", "d"))
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
	qs, err = pebble.Open(dir, pebble.Options{})
	if err != nil {
		t.Fatalf("Open after Close: %v", err)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefusesWhatIsNoStore(t *testing.T) {
	stray := t.TempDir()
	if err := os.WriteFile(filepath.Join(stray, "thesis.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(stray, "thesis.txt")
	other := t.TempDir()
	db, err := pebbledb.Open(other, &pebbledb.Options{Logger: pebble.QuietLogger})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Set([]byte("k"), nil, pebbledb.Sync), db.Close()); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ dir, says string }{
		"a file":                     {file, "not a directory"},
		"below a file":               {filepath.Join(file, "store"), "not a directory"},
		"a directory with something": {stray, `holds "thesis.txt"`},
		"another program's database": {other, "another program"},
	} {
		_, err := pebble.Open(tc.dir, pebble.Options{})
		if err == nil || !strings.Contains(err.Error(), tc.says) || !strings.Contains(err.Error(), tc.dir) {
			t.Errorf("%s: error %v, want one that names the directory and says %q", name, err, tc.says)
		}
		if name != "below a file" && !errors.Is(err, pebble.ErrForeign) {
			t.Errorf("%s: error %v, want ErrForeign", name, err)
		}
	}
	entries, err := os.ReadDir(stray)
	if err != nil || len(entries) != 1 {
		t.Errorf("the foreign directory now holds %v, %v", entries, err)
	}
}

func TestOpenReportsMissingPermission(t *testing.T) {
	for _, op := range []errorfs.OpKind{errorfs.OpStat, errorfs.OpList, errorfs.OpMkdirAll, errorfs.OpLock} {
		denied := errorfs.InjectorFunc(func(o errorfs.Op) error {
			if o.Kind == op {
				return &fs.PathError{Op: "open", Path: o.Path, Err: fs.ErrPermission}
			}
			return nil
		})
		mem := vfs.NewMem()
		if op != errorfs.OpMkdirAll {
			if err := mem.MkdirAll("store", 0o755); err != nil {
				t.Fatal(err)
			}
		}
		_, err := pebble.Open("store", pebble.Options{FS: errorfs.Wrap(mem, denied)})
		if !errors.Is(err, fs.ErrPermission) || errors.Is(err, pebble.ErrLocked) {
			t.Errorf("%v denied: error %v, want ErrPermission", op, err)
		}
	}
}

func TestOpenRefusesNewerAndDamagedStores(t *testing.T) {
	stampKey, newer := pebble.FormatStamp(2)
	_, current := pebble.FormatStamp(1)
	for name, tc := range map[string]struct {
		set  map[string][]byte
		del  []string
		want error
	}{
		"newer":        {set: map[string][]byte{stampKey: newer}, want: pebble.ErrNewer},
		"bad stamp":    {set: map[string][]byte{stampKey: current[:2]}, want: pebble.ErrCorrupt},
		"no stamp":     {del: []string{stampKey}, want: pebble.ErrForeign},
		"no counters":  {del: []string{"mc"}, want: pebble.ErrCorrupt},
		"bad counters": {set: map[string][]byte{"mc": {1}}, want: pebble.ErrCorrupt},
		"bad count":    {set: map[string][]byte{pebble.KeyOf('c', 9): {1}}, want: pebble.ErrCorrupt},
		"bad id":       {set: map[string][]byte{"c1": nil}, want: nil},
	} {
		mem := vfs.NewMem()
		qs := openOn(t, mem)
		apply(t, qs, graph.Add, q("a", "p", "x", "d"))
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
		if err := pebble.SetKeys(mem, "store", tc.set, tc.del...); err != nil {
			t.Fatal(err)
		}
		for range 2 { // the lock is free again after the failure
			_, err := pebble.Open("store", pebble.Options{FS: mem})
			if err == nil || tc.want != nil && !errors.Is(err, tc.want) || errors.Is(err, pebble.ErrLocked) {
				t.Errorf("%s: error %v, want %v", name, err, tc.want)
			}
		}
	}
}

func TestCheckpointIsAStore(t *testing.T) {
	mem := vfs.NewMem()
	qs := openOn(t, mem)
	a, b := q("a", "p", "x", "d"), q("b", "p", "x", "d")
	commit(t, qs, deltas(graph.Add, a)...)
	seq, err := qs.Checkpoint("copy")
	if err != nil || seq != 1 {
		t.Fatalf("Checkpoint: %d, %v; want 1", seq, err)
	}
	if _, err := qs.Checkpoint("copy"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Checkpoint onto a copy: error %v, want ErrExist", err)
	}
	commit(t, qs, deltas(graph.Add, b)...)

	copied, err := pebble.Open("copy", pebble.Options{FS: mem})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if diff := cmp.Diff([]string{a.NQuad()}, texts(t, copied.Quads(t.Context()))); diff != "" {
		t.Errorf("statements of the copy (-want +got):\n%s", diff)
	}
	if r := sound(t, copied); r.Changes != 1 {
		t.Errorf("%d changes in the copy, want 1", r.Changes)
	}
	commit(t, copied, deltas(graph.Delete, a)...)
	if r := sound(t, qs); r.Quads != 2 {
		t.Errorf("%d statements in the original, want 2", r.Quads)
	}
}

func TestRegister(t *testing.T) {
	pebble.Register()
	pebble.Register()
	dir := filepath.Join(t.TempDir(), "store")
	if err := graph.InitQuadStore(pebble.Name, dir, nil); err != nil {
		t.Fatal(err)
	}
	qs, err := graph.NewQuadStore(pebble.Name, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := graph.NewQuadStore(pebble.Name, dir, nil); second != nil || !errors.Is(err, pebble.ErrLocked) {
		t.Errorf("second open: %v, %v; want nothing and ErrLocked", second, err)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
}
