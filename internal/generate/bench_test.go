package generate_test

import (
	"testing"

	"huipu/internal/generate"
)

// BenchmarkQuads measures how fast statements come, on all processors.
func BenchmarkQuads(b *testing.B) {
	const size = 200_000
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range generate.New(1).AtLeast(size) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n < size {
			b.Fatalf("%d statements", n)
		}
	}
	b.ReportMetric(float64(size*b.N)/b.Elapsed().Seconds(), "quads/s")
}

// BenchmarkRelease measures how fast texts and their facts come.
func BenchmarkRelease(b *testing.B) {
	g := generate.New(1)
	i, bytes := 0, 0
	for b.Loop() {
		bytes += len(g.Release(i).Facts.Document.Text)
		i++
	}
	b.SetBytes(int64(bytes / b.N))
}
