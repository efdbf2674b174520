package postgres_test

import (
	"fmt"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore/postgres"
	"huipu/internal/testkit/pgtest"
)

// BenchmarkPostgres measures stores of two sizes on a server of this machine, over loopback,
// that waits for its disk at each commit.
func BenchmarkPostgres(b *testing.B) {
	durable := pgtest.New(pgtest.Options{Durable: true})
	b.Cleanup(func() {
		if err := durable.Close(); err != nil {
			b.Error(err)
		}
	})
	for _, size := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			g := &grown{cluster: durable, generator: generate.New(1), size: size, address: durable.Schema(b)}
			run := func(name string, measure func(b *testing.B)) {
				b.Run(name, func(b *testing.B) {
					if name != "load" {
						g.open(b) // so that loading is no part of it
					}
					stop := g.processorTime(b)
					measure(b)
					stop()
				})
			}
			run("load", g.load)
			run("commit/stores=1", func(b *testing.B) { g.commit(b, 1) })
			run("commit/stores=2", func(b *testing.B) { g.commit(b, 2) })
			run("subjects=100", g.match)
			run("scan", g.scan)
			run("retract", g.retract)
			run("revisions", g.revisions)
			run("verify", g.verify)
		})
	}
}

// grown is a database with a graph of at least the size.
type grown struct {
	cluster   *pgtest.Cluster
	generator generate.Generator
	size      int
	address   string
	filled    bool
	next      atomic.Int64 // release that is not stored yet
}

func (g *grown) open(b *testing.B) *postgres.Store {
	if !g.filled {
		g.fill(b)
	}
	s, err := postgres.Open(b.Context(), g.address, postgres.Options{})
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

// fill loads the graph into the empty database, and gives the number of its statements.
func (g *grown) fill(b *testing.B) int {
	g.filled = true
	releases, quads := 0, 0
	for ; quads < g.size; releases++ {
		quads += len(g.generator.Release(releases).Quads())
	}
	g.next.Store(int64(releases))
	b.ResetTimer()
	loaded, err := g.open(b).Load(b.Context(), store.Change{Cause: kg.CauseImport}, g.generator.Quads(releases))
	if err != nil || loaded.Quads != uint64(quads) {
		b.Fatalf("loaded %+v, %v; want %d statements", loaded, err, quads)
	}
	return quads
}

// processorTime reports what an operation takes of the processors, here and in the server: on
// a machine with other work that tells more than the clock.
func (g *grown) processorTime(b *testing.B) (stop func()) {
	read := func() (client, server time.Duration) {
		var usage syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
			b.Fatal(err)
		}
		server, err := g.cluster.CPUTime()
		if err != nil {
			b.Fatal(err)
		}
		return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), server
	}
	client, server := read()
	return func() {
		c, s := read()
		b.ReportMetric(float64((c-client).Microseconds())/1000/float64(b.N), "client-cpu-ms/op")
		b.ReportMetric(float64((s-server).Microseconds())/1000/float64(b.N), "server-cpu-ms/op")
	}
}

// load loads the graph once, whatever b.N is, into a place of its own.
func (g *grown) load(b *testing.B) {
	g.address = g.cluster.Schema(b)
	quads := g.fill(b)
	b.ReportMetric(float64(quads)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(0, "ns/op")
}

func (g *grown) commit(b *testing.B, stores int) {
	open := make([]*postgres.Store, stores)
	for i := range open {
		open[i] = g.open(b)
	}
	var writer atomic.Int64
	b.SetParallelism(1)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		s := open[int(writer.Add(1))%stores]
		for pb.Next() {
			if _, err := s.Commit(b.Context(), g.generator.Change(int(g.next.Add(1)-1))); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "releases/s")
}

func (g *grown) match(b *testing.B) {
	s := g.open(b)
	var subjects []quad.Value
	seen := map[quad.Value]bool{}
	for i := 0; len(subjects) < 100; i++ {
		q := g.generator.Release(i * 7 % 200).Quads()
		for _, q := range q[:min(20, len(q))] {
			if !seen[q.Subject] && len(subjects) < 100 {
				seen[q.Subject] = true
				subjects = append(subjects, q.Subject)
			}
		}
	}
	n := 0
	for b.Loop() {
		for _, err := range s.Match(b.Context(), quad.Subject, subjects) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/float64(b.N), "quads/op")
}

func (g *grown) scan(b *testing.B) {
	s := g.open(b)
	n := 0
	for b.Loop() {
		for _, err := range s.Quads(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
}

func (g *grown) retract(b *testing.B) {
	s := g.open(b)
	i := 0
	for b.Loop() {
		change := g.generator.Change(i)
		change.Remove, change.Add = change.Add, nil
		if _, err := s.Commit(b.Context(), change); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func (g *grown) revisions(b *testing.B) {
	s := g.open(b)
	n := 0
	for b.Loop() {
		for c, err := range s.Revisions(b.Context(), 0) {
			if err != nil {
				b.Fatal(err)
			}
			n += len(c.Added) + len(c.Removed)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
}

func (g *grown) verify(b *testing.B) {
	s := g.open(b)
	for b.Loop() {
		if problems, err := s.Verify(b.Context()); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}
