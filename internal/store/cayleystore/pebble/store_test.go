package pebble_test

import (
	"errors"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.uber.org/goleak"

	"huipu/internal/store/cayleystore/pebble"
)

func TestApplyDeltasTakesEffectInOrder(t *testing.T) {
	a, b := q("a", "p", "x", "d"), q("b", "p", "x", "d")
	qs := openMem(t)
	apply(t, qs, graph.Add, a)
	err := qs.ApplyDeltas([]graph.Delta{
		{Quad: a, Action: graph.Delete},
		{Quad: a, Action: graph.Add},
		{Quad: b, Action: graph.Add},
		{Quad: b, Action: graph.Delete},
	}, graph.IgnoreOpts{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{a.NQuad()}, texts(t, qs.Quads(t.Context()))); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	sound(t, qs)
}

func TestApplyDeltasStrictErrors(t *testing.T) {
	a, b, c := q("a", "p", "x", "d"), q("b", "p", "x", "d"), q("a", "x", "p", "d")
	for _, tc := range []struct {
		name   string
		deltas []graph.Delta
		want   error
	}{
		{"add what is there", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: a, Action: graph.Add}}, graph.ErrQuadExists},
		{"add twice", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: b, Action: graph.Add}}, graph.ErrQuadExists},
		{"remove what is unknown", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: q("z", "p", "x", "d"), Action: graph.Delete}}, graph.ErrQuadNotExist},
		{"remove what is not there", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: c, Action: graph.Delete}}, graph.ErrQuadNotExist},
		{"remove twice", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: a, Action: graph.Delete}, {Quad: a, Action: graph.Delete}}, graph.ErrQuadNotExist},
		{"no action", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: c, Action: 0}}, graph.ErrInvalidAction},
		{"unknown action", []graph.Delta{{Quad: b, Action: graph.Add}, {Quad: c, Action: 7}}, graph.ErrInvalidAction},
	} {
		t.Run(tc.name, func(t *testing.T) {
			qs := openMem(t)
			apply(t, qs, graph.Add, a)
			err := qs.ApplyDeltas(tc.deltas, graph.IgnoreOpts{})
			var de *graph.DeltaError
			if !errors.As(err, &de) || !errors.Is(de.Err, tc.want) {
				t.Errorf("error %v, want %v", err, tc.want)
			}
			if diff := cmp.Diff([]string{a.NQuad()}, texts(t, qs.Quads(t.Context()))); diff != "" {
				t.Errorf("statements after the error (-want +got):\n%s", diff)
			}
			if qs.ValueOf(quad.IRI("b")) != nil {
				t.Error("a value of the failed change is known")
			}
			apply(t, qs, graph.Add, b)
			sound(t, qs)
		})
	}
}

func TestMalformedStatementsAreRefused(t *testing.T) {
	good := q("a", "p", "x", "d")
	with := func(d quad.Direction, v quad.Value) quad.Quad {
		bad := good
		bad.Set(d, v)
		return bad
	}
	type own struct{ quad.IRI }
	for name, bad := range map[string]quad.Quad{
		"no subject":         with(quad.Subject, nil),
		"no predicate":       with(quad.Predicate, nil),
		"no object":          with(quad.Object, nil),
		"empty IRI":          with(quad.Subject, quad.IRI("")),
		"empty blank node":   with(quad.Object, quad.BNode("")),
		"bad UTF-8 in IRI":   with(quad.Label, quad.IRI("a\xff")),
		"bad UTF-8 in text":  with(quad.Object, quad.String("a\xff")),
		"bad UTF-8 in type":  with(quad.Object, quad.TypedString{Value: "1", Type: "\xc0"}),
		"bad UTF-8 in lang":  with(quad.Object, quad.LangString{Value: "1", Lang: "\xc0"}),
		"bad UTF-8 in typed": with(quad.Object, quad.TypedString{Value: "\xed\xa0\x80", Type: "t"}),
		"type of our own":    with(quad.Object, own{"x"}),
	} {
		t.Run(name, func(t *testing.T) {
			qs := openMem(t)
			for _, action := range []graph.Procedure{graph.Add, graph.Delete} {
				d := []graph.Delta{{Quad: good, Action: graph.Add}, {Quad: bad, Action: action}}
				err := qs.ApplyDeltas(d, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
				if !errors.Is(err, pebble.ErrValue) || !strings.Contains(err.Error(), "delta 1") {
					t.Errorf("%v: error %v, want ErrValue that names delta 1", action, err)
				}
				if _, _, err := qs.Commit(t.Context(), d, note); !errors.Is(err, pebble.ErrValue) {
					t.Errorf("Commit: error %v, want ErrValue", err)
				}
			}
			if got := texts(t, qs.Quads(t.Context())); len(got) > 0 {
				t.Errorf("stored %v", got)
			}
		})
	}
}

func TestValuesComeBackAsTheyWere(t *testing.T) {
	now := time.Now()
	for _, v := range []quad.Value{
		quad.IRI("hp:person/1"), quad.BNode("b"), quad.String(""), quad.String("a\x00\n\"\\𫜺"),
		quad.TypedString{Value: "01", Type: "http://www.w3.org/2001/XMLSchema#integer"},
		quad.TypedString{},
		quad.LangString{Value: "主席", Lang: "zh-Hans"},
		quad.LangString{},
		quad.Int(5), quad.Int(math.MinInt64), quad.Float(0.1), quad.Float(math.Inf(-1)),
		quad.Bool(true), quad.Bool(false), quad.Time(now), quad.Time(now.Add(1)),
		quad.TypedString{Value: "5", Type: "http://www.w3.org/2001/XMLSchema#integer"},
		quad.String(strings.Repeat("长", 1<<20)),
	} {
		qs := openMem(t)
		apply(t, qs, graph.Add, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: v})
		ref := qs.ValueOf(v)
		if ref == nil {
			t.Errorf("%.40v: not found", v)
			continue
		}
		got := qs.NameOf(ref)
		if e, ok := v.(quad.Equaler); ok && e.Equal(got) {
			continue
		}
		if got != v {
			t.Errorf("got %.40v (%T), want %.40v (%T)", got, got, v, v)
		}
	}
}

// Cayley hashes values by their text, so that these would be one.
func TestValuesWithTheSameTextStayApart(t *testing.T) {
	now := time.Unix(1700000000, 0)
	qs := openMem(t)
	var want []quad.Quad
	for _, v := range []quad.Value{
		quad.Int(5),
		quad.TypedString{Value: "5", Type: "http://www.w3.org/2001/XMLSchema#integer"},
		quad.Time(now), quad.Time(now.Add(time.Nanosecond)),
	} {
		want = append(want, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: v})
	}
	apply(t, qs, graph.Add, want...)
	if stats, err := qs.Stats(t.Context(), true); err != nil || stats.Quads.Size != 4 {
		t.Errorf("stats %+v, %v; want 4 statements", stats, err)
	}
	sound(t, qs)
}

func TestCommitLogsWhatItReallyChanged(t *testing.T) {
	a, b, c := q("a", "p", "x", "d"), q("b", "p", "x", "d"), q("c", "p", "x", "d")
	fs := vfs.NewMem()
	qs := openOn(t, fs)

	seq, got := commit(t, qs, deltas(graph.Add, a, b, a)...)
	if diff := cmp.Diff(deltas(graph.Add, b, a), got); seq != 1 || diff != "" {
		t.Errorf("change %d, want 1; effective (-want +got):\n%s", seq, diff)
	}
	seq, got = commit(t, qs, append(deltas(graph.Add, b, c), deltas(graph.Delete, a, a, c)...)...)
	if diff := cmp.Diff(deltas(graph.Delete, a), got); seq != 2 || diff != "" {
		t.Errorf("change %d, want 2; effective (-want +got):\n%s", seq, diff)
	}
	seq, got = commit(t, qs, append(deltas(graph.Delete, a), deltas(graph.Add, b)...)...)
	if seq != 2 || len(got) != 0 {
		t.Errorf("change %d with %v, want 2 with nothing", seq, got)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}

	qs = openOn(t, fs)
	if got := qs.Sequence(); got != 2 {
		t.Errorf("sequence after opening %d, want 2", got)
	}
	want := []pebble.LogEntry{
		{Sequence: 1, Meta: []byte("change 1 of 2"), Deltas: deltas(graph.Add, a, b)},
		{Sequence: 2, Meta: []byte("change 2 of 1"), Deltas: deltas(graph.Delete, a)},
	}
	for after := range uint64(4) {
		var got []pebble.LogEntry
		for entry, err := range qs.Log(t.Context(), after) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, entry)
		}
		if diff := cmp.Diff(want[min(after, 2):], got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("log after %d (-want +got):\n%s", after, diff)
		}
	}
	sound(t, qs)
}

func TestCommitStopsWhenMetaFails(t *testing.T) {
	qs := openMem(t)
	failure := errors.New("no")
	_, _, err := qs.Commit(t.Context(), deltas(graph.Add, q("a", "p", "x", "d")),
		func(uint64, []graph.Delta) ([]byte, error) { return nil, failure })
	if !errors.Is(err, failure) {
		t.Errorf("error %v, want that of meta", err)
	}
	if seq, got := commit(t, qs, deltas(graph.Add, q("a", "p", "x", "d"))...); seq != 1 || len(got) != 1 {
		t.Errorf("next change %d with %v, want 1 with the statement", seq, got)
	}
	sound(t, qs)
}

func TestValuesOutOfUseAreHiddenAndComeBack(t *testing.T) {
	a, b := q("a", "p", "x", "d"), q("b", "p", "x", "e")
	qs := openMem(t)
	commit(t, qs, deltas(graph.Add, a, b)...)
	commit(t, qs, deltas(graph.Delete, a)...)
	for name, want := range map[string]bool{"a": false, "d": false, "p": true, "x": true, "b": true, "e": true} {
		if got := qs.ValueOf(quad.IRI(name)) != nil; got != want {
			t.Errorf("%s is known: %v, want %v", name, got, want)
		}
	}
	if _, err := qs.RefsOf(t.Context(), []quad.Value{quad.IRI("b"), quad.IRI("a")}); !errors.Is(err, graph.ErrNodeNotExists) {
		t.Errorf("RefsOf: error %v, want ErrNodeNotExists", err)
	}
	if r := sound(t, qs); r.Orphans != 2 || r.Values != 6 {
		t.Errorf("report %+v, want 2 orphans of 6 values", r)
	}
	commit(t, qs, deltas(graph.Add, a)...)
	if qs.ValueOf(quad.IRI("a")) == nil {
		t.Error("a is not known again")
	}
	if r := sound(t, qs); r.Orphans != 0 || r.Values != 6 {
		t.Errorf("report %+v, want no orphans of 6 values", r)
	}
}

func TestQuadWriter(t *testing.T) {
	qs := openMem(t)
	want := document(1, 25_000)
	for range 2 { // the second time all is there
		w, err := qs.NewQuadWriter()
		if err != nil {
			t.Fatal(err)
		}
		if n, err := quad.Copy(w, quad.NewReader(want)); err != nil || n != len(want) {
			t.Fatalf("%d statements, %v; want %d", n, err, len(want))
		}
		if n, err := w.WriteQuads(want[:10]); err != nil || n != 10 {
			t.Errorf("WriteQuads: %d, %v; want 10", n, err)
		}
		for range 2 {
			if err := w.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		}
		if _, err := w.WriteQuads(want); err == nil {
			t.Error("WriteQuads after Close: no error")
		}
		if n, err := quad.Copy(w, quad.NewReader(want[:1])); err == nil {
			t.Errorf("WriteQuad after Close: %d, no error", n)
		}
	}
	if r := sound(t, qs); r.Quads != uint64(len(want)) {
		t.Errorf("%d statements, want %d", r.Quads, len(want))
	}
}

// An addition that is taken back in the same change leaves no trace, also not of its values.
func TestValuesTakenBackAreForgotten(t *testing.T) {
	qs := openMem(t)
	a := q("a", "p", "x", "d")
	commit(t, qs, append(deltas(graph.Add, q("b", "p", "x", "d"), a), deltas(graph.Delete, a)...)...)
	if qs.ValueOf(quad.IRI("a")) != nil {
		t.Error("a is known")
	}
	commit(t, qs, deltas(graph.Add, a)...)
	if diff := cmp.Diff(2, len(texts(t, qs.Quads(t.Context())))); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	sound(t, qs)
}

func TestIteratorsKeepTheStateTheyStartedWith(t *testing.T) {
	qs := openMem(t)
	var first []quad.Quad
	for i := range 100 {
		first = append(first, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.Int(i), Label: quad.IRI("d")})
	}
	apply(t, qs, graph.Add, first...)
	it := qs.QuadsAllIterator()
	defer it.Close()
	for range 3 {
		if !it.Next(t.Context()) {
			t.Fatal(it.Err())
		}
	}
	apply(t, qs, graph.Delete, first...)
	apply(t, qs, graph.Add, q("t", "p", "x", "d"))
	n := 3
	for it.Next(t.Context()) {
		n++
	}
	if it.Err() != nil || n != len(first) {
		t.Errorf("%d statements, error %v; want %d", n, it.Err(), len(first))
	}
	it.Reset()
	if !it.Next(t.Context()) || qs.Quad(it.Result()).Subject != quad.IRI("t") || it.Next(t.Context()) {
		t.Error("after Reset the iterator does not show the new state")
	}
}

func TestUseAfterClose(t *testing.T) {
	qs, err := pebble.Open("store", pebble.Options{FS: vfs.NewMem()})
	if err != nil {
		t.Fatal(err)
	}
	var many []quad.Quad
	for i := range 100 {
		many = append(many, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.Int(i)})
	}
	apply(t, qs, graph.Add, many...)
	ref := qs.ValueOf(quad.IRI("s"))
	open := qs.QuadIterator(quad.Subject, ref)
	if !open.Next(t.Context()) {
		t.Fatal(open.Err())
	}
	link := open.Result()
	for range 2 {
		if err := qs.Close(); err != nil {
			t.Fatalf("Close: %v", err)
		}
	}
	for open.Next(t.Context()) {
	}
	if !errors.Is(open.Err(), pebble.ErrClosed) {
		t.Errorf("open iterator ends with %v, want ErrClosed", open.Err())
	}
	_ = open.Close()

	check := func(name string, err error) {
		t.Helper()
		if !errors.Is(err, pebble.ErrClosed) {
			t.Errorf("%s: error %v, want ErrClosed", name, err)
		}
	}
	for name, it := range map[string]graph.Iterator{
		"QuadIterator":     qs.QuadIterator(quad.Subject, ref),
		"QuadsAllIterator": qs.QuadsAllIterator(), "NodesAllIterator": qs.NodesAllIterator(),
	} {
		if it.Next(t.Context()) {
			t.Errorf("%s goes on", name)
		}
		check(name, it.Err())
	}
	check("ApplyDeltas", qs.ApplyDeltas(nil, graph.IgnoreOpts{}))
	_, _, err = qs.Commit(t.Context(), nil, note)
	check("Commit", err)
	_, err = qs.NewQuadWriter()
	check("NewQuadWriter", err)
	_, err = qs.Stats(t.Context(), true)
	check("Stats", err)
	_, err = qs.QuadIteratorSize(t.Context(), quad.Subject, ref)
	check("QuadIteratorSize", err)
	_, err = qs.ValuesOf(t.Context(), []graph.Ref{ref})
	check("ValuesOf", err)
	_, err = qs.RefsOf(t.Context(), []quad.Value{quad.IRI("s")})
	check("RefsOf", err)
	_, err = qs.Checkpoint("copy")
	check("Checkpoint", err)
	_, err = qs.Verify(t.Context())
	check("Verify", err)
	for _, err := range qs.Quads(t.Context()) {
		check("Quads", err)
	}
	for _, err := range qs.QuadsOf(t.Context(), quad.Subject, []quad.Value{quad.IRI("s")}) {
		check("QuadsOf", err)
	}
	for _, err := range qs.Log(t.Context(), 0) {
		check("Log", err)
	}
	// These cannot return an error; they must not panic.
	_, _, _, _ = qs.ValueOf(quad.IRI("other")), qs.NameOf(pebble.ID(7)), qs.Quad(link), qs.QuadDirection(link, quad.Object)
	_ = qs.DiskBytes()
}

func TestHostileReferencesDoNotPanic(t *testing.T) {
	qs := openMem(t)
	apply(t, qs, graph.Add, q("a", "p", "x", "d"))
	for _, ref := range []graph.Ref{nil, pebble.ID(0), pebble.ID(99), pebble.ID(math.MaxUint64), pebble.Link{}, graph.PreFetched(quad.IRI("z")), graph.ValueHash{}} {
		for _, d := range []quad.Direction{quad.Any, quad.Subject, quad.Predicate, quad.Object, quad.Label, 9} {
			it := qs.QuadIterator(d, ref)
			if it.Next(t.Context()) {
				t.Errorf("%v %v: found something", d, ref)
			}
			_ = it.Close()
			_, _ = qs.QuadIteratorSize(t.Context(), d, ref)
			_ = qs.QuadDirection(ref, d)
		}
		_, _ = qs.NameOf(ref), qs.Quad(ref)
		_, _ = qs.ValuesOf(t.Context(), []graph.Ref{ref})
		_ = qs.NodesAllIterator().Contains(t.Context(), ref)
	}
	if got := qs.QuadIterator(quad.Subject, graph.PreFetched(quad.IRI("a"))); !got.Next(t.Context()) {
		t.Error("a value in place of a reference finds nothing")
	}
}

func TestReadersAndWritersAtOnce(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	qs, err := pebble.Open("store", pebble.Options{FS: vfs.NewMem(), ValueCacheBytes: 1 << 12})
	if err != nil {
		t.Fatal(err)
	}
	const docs, perDoc = 60, 40
	doc := func(n int) (d []quad.Quad) {
		for i := range perDoc {
			d = append(d, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.Int(i), Label: quad.Int(n)})
		}
		return d
	}
	var readers, writers sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				n := 0
				for q, err := range qs.Quads(t.Context()) {
					if err != nil {
						t.Error(err)
						return
					}
					if q.Subject == quad.IRI("s") {
						n++
					}
				}
				if n%perDoc != 0 {
					t.Errorf("read %d statements, not whole documents", n)
					return
				}
				_ = qs.NameOf(qs.ValueOf(quad.Int(n % perDoc)))
			}
		})
	}
	for w := range 2 {
		writers.Go(func() {
			for n := w; n < docs; n += 2 {
				commit(t, qs, deltas(graph.Add, doc(n)...)...)
				if n%3 == 0 {
					commit(t, qs, deltas(graph.Delete, doc(n)...)...)
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	if r := sound(t, qs); r.Quads != docs*2/3*perDoc {
		t.Errorf("%d statements, want %d", r.Quads, docs*2/3*perDoc)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCloseUnderReaders(t *testing.T) {
	for range 20 {
		qs, err := pebble.Open("store", pebble.Options{FS: vfs.NewMem()})
		if err != nil {
			t.Fatal(err)
		}
		var many []quad.Quad
		for i := range 3000 {
			many = append(many, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.Int(i)})
		}
		apply(t, qs, graph.Add, many...)
		var wg sync.WaitGroup
		started := make(chan struct{}, 4)
		for range 4 {
			wg.Go(func() {
				started <- struct{}{}
				for {
					for _, err := range qs.Quads(t.Context()) {
						if errors.Is(err, pebble.ErrClosed) {
							return
						}
						if err != nil {
							t.Error(err)
							return
						}
						break // many short iterations, so that one is just ending
					}
				}
			})
		}
		for range 4 {
			<-started
		}
		if err := qs.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
		wg.Wait()
	}
}
