package pebble_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

// A store of which every kind of file holds something: tables, a log, a manifest.
func damageable(t *testing.T) (*vfs.MemFS, *pebble.QuadStore, []string) {
	t.Helper()
	mem := vfs.NewCrashableMem()
	for round := range 3 {
		qs, err := pebble.Open("store", pebble.Options{FS: mem})
		if err != nil {
			t.Fatal(err)
		}
		for n := range 5 {
			commit(t, qs, deltas(graph.Add, document(round*5+n, 40)...)...)
		}
		if round == 2 {
			return mem, qs, texts(t, qs.Quads(t.Context()))
		}
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
	panic("unreachable")
}

// copyOf is what a process leaves that ends at this moment. The witness comes last, because
// files that it does not ask for may be removed meanwhile.
func copyOf(t *testing.T, mem *vfs.MemFS) *vfs.MemFS {
	t.Helper()
	c := vfs.NewCrashableMem()
	if err := c.MkdirAll("store", 0o755); err != nil {
		t.Fatal(err)
	}
	names, err := mem.List("store")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := mem.Open("store/" + name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		write(t, c, "store/"+name, content)
	}
	return c
}

func read(t *testing.T, files vfs.FS, path string) []byte {
	t.Helper()
	f, err := files.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func write(t *testing.T, files vfs.FS, path string, content []byte) {
	t.Helper()
	f, err := files.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// damages are the ways in which a file is damaged. Each gives the content that is left.
func damages(rng *rand.Rand, size int) map[string]func([]byte) []byte {
	ways := map[string]func([]byte) []byte{
		"emptied":    func([]byte) []byte { return nil },
		"zeroed":     func(b []byte) []byte { return make([]byte, len(b)) },
		"byte short": func(b []byte) []byte { return b[:len(b)-1] },
	}
	for range 8 {
		at, bit := rng.IntN(size), byte(1)<<rng.IntN(8)
		ways[fmt.Sprintf("bit %02x of byte %d flipped", bit, at)] = func(b []byte) []byte {
			b[at] ^= bit
			return b
		}
	}
	for range 3 {
		cut := rng.IntN(size)
		ways[fmt.Sprintf("cut to %d bytes", cut)] = func(b []byte) []byte { return b[:cut] }
		ways[fmt.Sprintf("zeroed from byte %d", cut)] = func(b []byte) []byte {
			clear(b[cut:])
			return b
		}
	}
	return ways
}

// Every kind of file is damaged in every way, in a store that was closed and in one whose
// process was killed. Damage is told, with the name of the file, by Open or, in tables, by
// whoever reads the part and by Verify; what is read without an error is what was written.
func TestDamageIsToldAndNeverServed(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2026))
	mem, qs, want := damageable(t)
	dirty := copyOf(t, mem)
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
	for state, original := range map[string]*vfs.MemFS{"closed": mem, "killed": dirty} {
		names, err := original.List("store")
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(names)
		tables := liveTables(t, copyOf(t, original))
		kinds := map[string]bool{}
		for _, name := range names {
			if strings.HasSuffix(name, ".sst") && !slices.Contains(tables, name) {
				continue // it has been replaced and awaits removal
			}
			kinds[strings.Trim(name, "0123456789-")] = true
			content := read(t, original, "store/"+name)
			fresh := func() *vfs.MemFS { return copyOf(t, original) }

			if name != "LOCK" { // which holds nothing and is made anew
				fs := fresh()
				if err := fs.Remove("store/" + name); err != nil {
					t.Fatal(err)
				}
				tellsDamage(t, state+", "+name+" removed", fs, name, want)
			}
			if len(content) == 0 {
				continue
			}
			for way, damage := range damages(rng, len(content)) {
				left := damage(slices.Clone(content))
				if slices.Equal(left, content) {
					continue // zeros where there were zeros
				}
				fs := fresh()
				write(t, fs, "store/"+name, left)
				if name == "WITNESS" && state == "killed" {
					servesAll(t, way, fs, want)
					continue
				}
				tellsDamage(t, fmt.Sprintf("%s, %s %s", state, name, way), fs, name, want)
			}
		}
		for _, kind := range []string{".log", ".sst", "MANIFEST", "OPTIONS", "marker.manifest.000003.MANIFEST", "WITNESS", "LOCK"} {
			if !kinds[kind] && !strings.HasPrefix(kind, "marker") {
				t.Errorf("%s: no file of kind %s among %v", state, kind, names)
			}
		}
	}
}

// A store of which only the witness is left is no new one.
func TestWipedStoreIsNotANewOne(t *testing.T) {
	mem, qs, _ := damageable(t)
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
	names, err := mem.List("store")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "WITNESS" {
			continue
		}
		if err := mem.Remove("store/" + name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := pebble.Open("store", pebble.Options{FS: mem}); !errors.Is(err, pebble.ErrCorrupt) || !strings.Contains(err.Error(), "MANIFEST") {
		t.Errorf("error %v, want ErrCorrupt that names the manifest", err)
	}
}

// liveTables are the tables in the state of a store.
func liveTables(t *testing.T, fs *vfs.MemFS) []string {
	t.Helper()
	qs, err := pebble.Open("store", pebble.Options{FS: fs})
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	return pebble.Tables(t, qs)
}

// servesAll opens a store whose witness a crash may have torn: what is left of it asks for
// less than there is.
func servesAll(t *testing.T, what string, fs *vfs.MemFS, want []string) {
	t.Helper()
	qs, err := pebble.Open("store", pebble.Options{FS: fs})
	if err != nil {
		if !errors.Is(err, pebble.ErrCorrupt) {
			t.Errorf("witness torn, %s: error %v, want none or ErrCorrupt", what, err)
		}
		return
	}
	defer qs.Close()
	if diff := cmp.Diff(want, texts(t, qs.Quads(t.Context()))); diff != "" {
		t.Errorf("witness torn, %s (-want +got):\n%s", what, diff)
	}
}

func tellsDamage(t *testing.T, what string, fs *vfs.MemFS, name string, want []string) {
	t.Helper()
	told := func(by string, err error) {
		t.Helper()
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %s: error %v, want one that names %s", what, by, err, name)
		}
		if !errors.Is(err, pebble.ErrCorrupt) && (name != "WITNESS" || !errors.Is(err, pebble.ErrForeign)) {
			t.Errorf("%s: %s: error %v, want ErrCorrupt", what, by, err)
		}
	}
	qs, err := pebble.Open("store", pebble.Options{FS: fs})
	if err != nil {
		told("Open", err)
		return
	}
	defer qs.Close()
	if !strings.HasSuffix(name, ".sst") {
		t.Errorf("%s: it opens", what)
	}
	var got []string
	for q, err := range qs.Quads(t.Context()) {
		if err != nil {
			told("Quads", err)
			got = nil
			break
		}
		got = append(got, q.NQuad())
	}
	if slices.Sort(got); got != nil {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: read without an error (-want +got):\n%s", what, diff)
		}
	}
	report, err := qs.Verify(t.Context())
	if err != nil {
		t.Errorf("%s: Verify: %v", what, err)
	}
	if !slices.ContainsFunc(report.Problems, func(p pebble.Problem) bool { return p.File == name }) {
		t.Errorf("%s: Verify finds %v, nothing about %s", what, report.Problems, name)
	}
}
