package pebble_test

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

type engineOpener struct {
	name string
	open func(dir string) (*pebble.QuadStore, error)
}

func engines() []engineOpener {
	return []engineOpener{
		{"pebble", func(dir string) (*pebble.QuadStore, error) { return pebble.Open(dir, pebble.Options{}) }},
		{"bbolt", pebble.OpenBolt},
	}
}

// The same store stands on either engine.
func TestEnginesHoldTheSame(t *testing.T) {
	for _, e := range engines() {
		t.Run(e.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "store")
			qs, err := e.open(dir)
			if err != nil {
				t.Fatal(err)
			}
			quads := mixed(2000)
			if _, err := qs.Load(t.Context(), sequence(quads, nil), loadNote); err != nil {
				t.Fatal(err)
			}
			want := distinct(quads)
			commit(t, qs, deltas(graph.Delete, want[:100]...)...)
			commit(t, qs, deltas(graph.Add, want[:50]...)...)
			want = append(want[:50:50], want[100:]...)
			sound(t, qs)
			if err := qs.Close(); err != nil {
				t.Fatal(err)
			}
			if qs, err = e.open(dir); err != nil {
				t.Fatal(err)
			}
			sound(t, qs)
			if diff := cmp.Diff(texts(t, sequence(want, nil)), texts(t, qs.Quads(t.Context()))); diff != "" {
				t.Errorf("statements (-want +got):\n%s", diff)
			}
			if err := qs.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// Both engines under the same work, one right after the other.
func BenchmarkEngines(b *testing.B) {
	load := func(b *testing.B, qs *pebble.QuadStore) {
		b.Helper()
		quads := func(yield func(quad.Quad, error) bool) {
			for n := range *benchDocuments {
				for _, q := range release(n) {
					if !yield(q, nil) {
						return
					}
				}
			}
		}
		if _, err := qs.Load(b.Context(), quads, loadNote); err != nil {
			b.Fatal(err)
		}
	}
	open := func(b *testing.B, e engineOpener) *pebble.QuadStore {
		b.Helper()
		qs, err := e.open(filepath.Join(b.TempDir(), "store"))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() {
			if err := qs.Close(); err != nil {
				b.Error(err)
			}
		})
		return qs
	}
	count := float64(*benchDocuments * documentQuads)
	for _, work := range []struct {
		name string
		do   func(b *testing.B, e engineOpener, cpu func() time.Duration)
	}{
		{"load", func(b *testing.B, e engineOpener, cpu func() time.Duration) {
			start := cpu()
			for b.Loop() {
				qs := open(b, e)
				load(b, qs)
				b.ReportMetric(float64(qs.DiskBytes())/count, "B/quad")
			}
			b.ReportMetric(float64((cpu()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(b.N)*count/b.Elapsed().Seconds(), "quads/s")
		}},
		{"commit", func(b *testing.B, e engineOpener, cpu func() time.Duration) {
			qs := open(b, e)
			load(b, qs)
			n, start := *benchDocuments, cpu()
			for b.Loop() {
				commit(b, qs, deltas(graph.Add, release(n)...)...)
				n++
			}
			b.ReportMetric(float64((cpu()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(qs.DiskBytes())/float64(n*documentQuads), "B/quad")
		}},
		{"subjects", func(b *testing.B, e engineOpener, cpu func() time.Duration) {
			qs := open(b, e)
			load(b, qs)
			n, invented, start := 0, nodes(), cpu()
			for b.Loop() {
				for _, err := range qs.QuadsOf(b.Context(), quad.Subject, invented.hundred(n)) {
					if err != nil {
						b.Fatal(err)
					}
				}
				n = (n + 1) % 32
			}
			b.ReportMetric(float64((cpu()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		}},
		{"scan", func(b *testing.B, e engineOpener, cpu func() time.Duration) {
			qs := open(b, e)
			load(b, qs)
			start := cpu()
			for b.Loop() {
				for _, err := range qs.Quads(b.Context()) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64((cpu()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(b.N)*count/b.Elapsed().Seconds(), "quads/s")
		}},
	} {
		for _, e := range engines() {
			b.Run(work.name+"/"+e.name, func(b *testing.B) {
				used := func() time.Duration {
					var u syscall.Rusage
					if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
						b.Fatal(err)
					}
					return time.Duration(u.Utime.Nano() + u.Stime.Nano())
				}
				work.do(b, e, used)
			})
		}
	}
}
