package generate_test

import (
	"testing"

	"huipu/internal/generate"
)

// BenchmarkQuads measures how fast statements come.
func BenchmarkQuads(b *testing.B) {
	g := generate.New(1)
	quads, i := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		quads += len(g.Release(i).Quads())
		i++
	}
	b.ReportMetric(float64(quads)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(quads)/float64(b.N), "quads/release")
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
