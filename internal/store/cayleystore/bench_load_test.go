package cayleystore_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"huipu/internal/dump"
	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
)

// loaded is a store of so many releases, loaded at once.
func loaded(b *testing.B) (s *cayleystore.Store, total int) {
	b.Helper()
	return loadedIn(b, filepath.Join(b.TempDir(), "store"))
}

func loadedIn(b *testing.B, dir string) (s *cayleystore.Store, total int) {
	b.Helper()
	total = benchQuads(b) / releaseQuads
	s = openBench(b, dir)
	if _, err := s.Load(b.Context(), store.Change{Cause: kg.CauseImport}, generate.Quads(1, total)); err != nil {
		b.Fatal(err)
	}
	return s, total
}

// document writes the statements of the releases to a file.
func document(b *testing.B) (path string, statements int) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "graph.nq")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	total := benchQuads(b) / releaseQuads
	written, err := dump.Unsorted(b.Context(), f, generate.Quads(1, total), dump.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return path, int(written.Quads)
}

// A file of N-Quads into an empty store. The heap that is in use is looked at all the time.
func BenchmarkLoad(b *testing.B) {
	path, statements := document(b)
	peak, stop := make(chan uint64), make(chan struct{})
	go func() {
		var most uint64
		var m runtime.MemStats
		for {
			select {
			case <-stop:
				peak <- most
				return
			case <-time.After(50 * time.Millisecond):
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
	}()
	used := cpu(b)
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		s := openBench(b, filepath.Join(b.TempDir(), "store"))
		if _, err := s.Load(b.Context(), store.Change{Cause: kg.CauseImport}, dump.ReadNQuads(f)); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	b.ReportMetric(float64(b.N*statements)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(b.N*statements)/(cpu(b)-used).Seconds(), "quads/cpu-s")
	b.ReportMetric(float64(<-peak)/(1<<20), "peak-MiB")
}

// What a loaded store takes on disk, which is compact from the start, and the time that it
// takes to open it again.
func BenchmarkOpen(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "store")
	s, _ := loadedIn(b, dir)
	stats, err := s.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := cayleystore.Open(dir, cayleystore.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(stats.DiskBytes)/float64(stats.Quads), "B/quad")
}
