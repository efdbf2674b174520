package cayleystore_test

import (
	"iter"
	"os"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/vocab"
)

// releaseQuads is the number of statements of an invented release, on average.
const releaseQuads = 226

// benchQuads is how many statements the store that is measured holds: HUIPU_BENCH_QUADS, or
// a hundred thousand.
func benchQuads(b *testing.B) int {
	b.Helper()
	text, ok := os.LookupEnv("HUIPU_BENCH_QUADS")
	if !ok {
		return 100_000
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < releaseQuads {
		b.Fatalf("HUIPU_BENCH_QUADS is %q, want a number of at least %d", text, releaseQuads)
	}
	return n
}

// release makes the statements of an invented release.
func release(n int) []quad.Quad { return generate.New(1).Release(n).Quads() }

// cpu is the processor time that this process has used.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func openBench(b *testing.B, dir string) *cayleystore.Store {
	b.Helper()
	s, err := cayleystore.Open(dir, cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s
}

// sizes are the releases that commits are measured with: invented ones as they come, and
// those of about 140 statements, which published measurements of Cayley's backends took for a
// document. Real releases have 45 (short news) to 230 (reports of sessions).
var sizes = []struct {
	name        string
	least, most int // statements
}{
	{"invented", 1, 1 << 20},
	{"140", 120, 160},
}

// fresh makes releases of a size that the store does not hold yet, outside of what is
// measured, and counts their statements.
func fresh(total, count, least, most int) (releases [][]quad.Quad, statements int) {
	for n := total; len(releases) < count; n++ {
		if quads := release(n); least <= len(quads) && len(quads) <= most {
			releases = append(releases, quads)
			statements += len(quads)
		}
	}
	return releases, statements
}

// One release after the other, each on stable storage before the next.
func BenchmarkCommit(b *testing.B) { commits(b, 1) }

// The same by eight writers.
func BenchmarkCommitGrouped(b *testing.B) { commits(b, 8) }

func commits(b *testing.B, writers int) {
	b.Helper()
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			s, total := benchStore(b)
			releases, statements := fresh(total, b.N, size.least, size.most)
			var next atomic.Int64
			failed := make(chan error, writers)
			used := cpu(b)
			b.ResetTimer()
			for range writers {
				go func() {
					for i := next.Add(1); int(i) <= len(releases); i = next.Add(1) {
						change := store.Change{Cause: kg.CauseIngest, Author: "bench", Add: releases[i-1]}
						if _, err := s.Commit(b.Context(), change); err != nil {
							failed <- err
							return
						}
					}
					failed <- nil
				}()
			}
			for range writers {
				if err := <-failed; err != nil {
					b.Fatal(err)
				}
			}
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "releases/s")
			b.ReportMetric(float64(statements)/float64(b.N), "quads/release")
			b.ReportMetric(float64((cpu(b)-used).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}

func drain(b *testing.B, quads iter.Seq2[quad.Quad, error]) int {
	b.Helper()
	n := 0
	for _, err := range quads {
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	return n
}

// attendances lists the nodes of those of the releases.
func attendances(total int) []quad.Value {
	var list []quad.Value
	for n := range total {
		for _, a := range generate.New(1).Release(n).Contribution().Attendances {
			list = append(list, vocab.Node(a.ID))
		}
	}
	return list
}

// All statements of a hundred subjects out of all parts of the store. Warm sets have been
// read before; a cold one not lately.
func BenchmarkHundredSubjects(b *testing.B) {
	s, total := benchStore(b)
	all := attendances(total)
	read := func(b *testing.B, set int) {
		values := make([]quad.Value, 100)
		for i := range values {
			values[i] = all[(set*100+i)*7919%len(all)]
		}
		if n := drain(b, s.Match(b.Context(), quad.Subject, values)); n < 400 {
			b.Fatalf("%d statements, want 400 or more", n)
		}
	}
	b.Run("cold", func(b *testing.B) {
		used, set := cpu(b), 100
		for b.Loop() {
			read(b, set)
			set++
		}
		b.ReportMetric(float64((cpu(b)-used).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	})
	b.Run("warm", func(b *testing.B) {
		const sets = 32
		for set := range sets {
			read(b, set)
		}
		used, set := cpu(b), 0
		for b.Loop() {
			read(b, set%sets)
			set++
		}
		b.ReportMetric(float64((cpu(b)-used).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	})
}

func BenchmarkScan(b *testing.B) {
	s, _ := benchStore(b)
	n, used := 0, cpu(b)
	for b.Loop() {
		n += drain(b, s.Quads(b.Context()))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(n)/(cpu(b)-used).Seconds(), "quads/cpu-s")
}
