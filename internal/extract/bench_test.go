package extract_test

import (
	"context"
	"io/fs"
	"testing"

	"huipu/internal/release"
	"huipu/seeds"
)

// samples are the releases of the sample collection, read.
func samples(b *testing.B) []*release.Release {
	b.Helper()
	paths, err := fs.Glob(seeds.Releases(), "*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no sample releases: %v", err)
	}
	out := make([]*release.Release, len(paths))
	for k, path := range paths {
		raw, err := fs.ReadFile(seeds.Releases(), path)
		if err != nil {
			b.Fatal(err)
		}
		if out[k], err = release.Read(path, raw); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

// BenchmarkSamples measures the whole sample collection, one release after the other.
func BenchmarkSamples(b *testing.B) {
	x, all := newExtractor(b), samples(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, r := range all {
			if _, err := x.Extract(context.Background(), r); err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "releases/s")

}
