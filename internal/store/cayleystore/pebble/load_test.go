package pebble_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

func sequence(quads []quad.Quad, err error) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

func loadNote(seq uint64, added int) ([]byte, error) {
	return fmt.Appendf(nil, "change %d of %d", seq, added), nil
}

// mixed draws statements of every kind of value, with many repeats near and far.
func mixed(n int) []quad.Quad {
	r := rand.New(rand.NewPCG(1, 2))
	value := func(few int) quad.Value {
		i := r.IntN(few)
		switch r.IntN(5) {
		case 0:
			return quad.LangString{Value: quad.String(fmt.Sprint("值", i)), Lang: "zh-Hans"}
		case 1:
			return quad.TypedString{Value: quad.String(fmt.Sprint(i)), Type: "t"}
		case 2:
			return quad.Int(i)
		}
		return quad.IRI(fmt.Sprint("n", i))
	}
	quads := make([]quad.Quad, n)
	for i := range quads {
		quads[i] = quad.Quad{Subject: value(40), Predicate: quad.IRI(fmt.Sprint("p", r.IntN(4))), Object: value(30)}
		if r.IntN(4) > 0 {
			quads[i].Label = quad.IRI(fmt.Sprint("d", r.IntN(3)))
		}
	}
	return quads
}

// distinct are the quads without those that came before.
func distinct(quads []quad.Quad) []quad.Quad {
	seen := map[quad.Quad]bool{}
	return slices.DeleteFunc(slices.Clone(quads), func(q quad.Quad) bool {
		again := seen[q]
		seen[q] = true
		return again
	})
}

// A load holds the same as commits of the same chunks, in every index, the dictionary, the
// counts and the log, wherever runs and chunks end.
func TestLoadEqualsCommits(t *testing.T) {
	for _, size := range []struct{ quads, run, chunk int }{
		{0, 8, 4}, {1, 8, 4}, {7, 8, 8}, {8, 8, 4}, {900, 1000, 100}, {3000, 64, 16}, {3000, 1024, 1 << 16},
	} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			quads := mixed(size.quads)
			qs := openMem(t)
			pebble.SetLoadSizes(qs, size.run, size.chunk)
			loaded, err := qs.Load(t.Context(), sequence(quads, nil), loadNote)
			if err != nil {
				t.Fatal(err)
			}
			want, changes := distinct(quads), uint64(0)
			logged := newInChunks(quads, min(size.run, size.chunk))
			for entry, err := range qs.Log(t.Context(), 0) {
				if err != nil {
					t.Fatal(err)
				}
				changes++
				if string(entry.Meta) != fmt.Sprintf("change %d of %d", entry.Sequence, len(entry.Deltas)) || entry.Sequence != changes {
					t.Errorf("entry %d: meta %q of %d statements", entry.Sequence, entry.Meta, len(entry.Deltas))
				}
				if int(changes) > len(logged) || !slices.Equal(entry.Deltas, deltas(graph.Add, logged[changes-1]...)) {
					t.Errorf("entry %d: its %d statements are not those of its chunk in order", entry.Sequence, len(entry.Deltas))
				}
			}
			if int(changes) != len(logged) {
				t.Errorf("%d changes, want %d", changes, len(logged))
			}
			if loaded != (pebble.Loaded{Changes: changes, Quads: uint64(len(want))}) {
				t.Errorf("loaded %+v, there are %d changes and %d statements", loaded, changes, len(want))
			}
			if diff := cmp.Diff(texts(t, sequence(want, nil)), texts(t, qs.Quads(t.Context()))); diff != "" {
				t.Errorf("statements (-want +got):\n%s", diff)
			}
			sound(t, qs)

			// The store goes on as if commits had filled it.
			if len(want) > 0 {
				commit(t, qs, append(deltas(graph.Delete, want[0]), deltas(graph.Add, want[0], q("new", "p", "x", "d"))...)...)
				commit(t, qs, deltas(graph.Delete, want...)...)
				if r := sound(t, qs); r.Quads != 1 {
					t.Errorf("%d statements are left, want 1", r.Quads)
				}
			}
		})
	}
}

// newInChunks are, for each so many quads, those that did not come before, in the order of
// their N-Quads, without the chunks that have none.
func newInChunks(quads []quad.Quad, size int) [][]quad.Quad {
	var chunks [][]quad.Quad
	seen := map[quad.Quad]bool{}
	for chunk := range slices.Chunk(quads, size) {
		fresh := slices.DeleteFunc(distinct(chunk), func(q quad.Quad) bool { return seen[q] })
		for _, q := range fresh {
			seen[q] = true
		}
		if slices.SortFunc(fresh, cmpQuads); len(fresh) > 0 {
			chunks = append(chunks, fresh)
		}
	}
	return chunks
}

func cmpQuads(a, b quad.Quad) int {
	for _, d := range quad.Directions {
		text := func(q quad.Quad) string {
			if v := q.Get(d); v != nil {
				return v.String()
			}
			return ""
		}
		if c := cmpStrings(text(a), text(b)); c != 0 {
			return c
		}
	}
	return 0
}

func cmpStrings(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestAFailedLoadLeavesTheStoreEmpty(t *testing.T) {
	errMeta, errRead := errors.New("no meta"), errors.New("no more input")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	quads := mixed(500)
	invalid := append(slices.Clone(quads), quad.Quad{Subject: quad.IRI("a"), Predicate: quad.IRI("p"), Object: quad.IRI("\xff")})
	tests := []struct {
		name  string
		ctx   context.Context
		quads iter.Seq2[quad.Quad, error]
		meta  func(uint64, int) ([]byte, error)
		want  error
	}{
		{"the input fails", t.Context(), sequence(quads, errRead), loadNote, errRead},
		{"a value is malformed", t.Context(), sequence(invalid, nil), loadNote, pebble.ErrValue},
		{"no meta bytes", t.Context(), sequence(quads, nil), func(uint64, int) ([]byte, error) { return nil, errMeta }, errMeta},
		{"the context has ended", ended, sequence(quads, nil), loadNote, context.Canceled},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			mem := vfs.NewMem()
			qs := openOn(t, mem)
			pebble.SetLoadSizes(qs, 64, 16)
			if _, err := qs.Load(test.ctx, test.quads, test.meta); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			empty(t, mem, qs)
			if _, err := qs.Load(t.Context(), sequence(quads, nil), loadNote); err != nil {
				t.Errorf("the next load: %v", err)
			}
			sound(t, qs)
		})
	}
}

// empty checks that nothing is stored and no file of a load is left.
func empty(t *testing.T, fs vfs.FS, qs *pebble.QuadStore) {
	t.Helper()
	if r := sound(t, qs); r.Quads+r.Values+r.Changes != 0 {
		t.Errorf("the store holds %+v", r)
	}
	names, err := fs.List("store")
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(names, pebble.LoadDir.MatchString); i >= 0 {
		t.Errorf("%s is left", names[i])
	}
}

func TestLoadRefusesAStoreThatIsNotEmpty(t *testing.T) {
	qs := openMem(t)
	// The store is written to while the load is under way.
	quads := func(yield func(quad.Quad, error) bool) {
		commit(t, qs, deltas(graph.Add, q("a", "p", "x", "d"))...)
		yield(q("b", "p", "x", "d"), nil)
	}
	for range 2 {
		if _, err := qs.Load(t.Context(), quads, loadNote); !errors.Is(err, pebble.ErrNotEmpty) {
			t.Errorf("got %v, want %v", err, pebble.ErrNotEmpty)
		}
	}
	if r := sound(t, qs); r.Quads != 1 || r.Changes != 1 {
		t.Errorf("the store holds %+v, want what the commit stored", r)
	}
}

// Every operation on a file fails once; the store is then empty or, where it cannot tell,
// refuses writes, and holds all or nothing when it is opened again.
func TestLoadWithFailingFiles(t *testing.T) {
	quads := mixed(300)
	for n, done := 0, false; !done; n += 7 {
		mem := vfs.NewMem()
		counter := errorfs.OnIndex(int32(n))
		armed := errorfs.Toggle{Injector: errorfs.ErrInjected.If(errorfs.And(errorfs.Writes, counter))}
		qs, err := pebble.Open("store", pebble.Options{FS: errorfs.Wrap(mem, &armed)})
		if err != nil {
			t.Fatal(err)
		}
		pebble.SetLoadSizes(qs, 64, 16)
		armed.On()
		_, err = qs.Load(t.Context(), sequence(quads, nil), loadNote)
		armed.Off()
		done = err == nil
		_ = qs.Close() // may tell of the injected error
		qs = openOn(t, mem)
		if r := sound(t, qs); err != nil && r.Quads != 0 && r.Quads != uint64(len(distinct(quads))) {
			t.Fatalf("operation %d: %v, and then %d statements", n, err, r.Quads)
		}
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A crash during a load leaves its directory; the store opens without it.
func TestOpenRemovesWhatALoadLeft(t *testing.T) {
	mem := vfs.NewMem()
	qs, err := pebble.Open("store", pebble.Options{FS: mem})
	if err != nil {
		t.Fatal(err)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
	left := mem.PathJoin("store", "loading-0123456789abcdef")
	if err := mem.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := mem.Create(mem.PathJoin(left, "0.quads"), vfs.WriteCategoryUnspecified)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	qs = openOn(t, mem)
	empty(t, mem, qs)
}
