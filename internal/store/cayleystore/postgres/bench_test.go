package postgres_test

import (
	"fmt"
	"sync"
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
	"huipu/internal/vocab"
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
					measure(b)
				})
			}
			run("load", g.load)
			for _, kind := range []string{"commit", "commit-140"} {
				run(kind+"/stores=1", func(b *testing.B) { g.commit(b, kind, 1, 1) })
				run(kind+"/stores=2", func(b *testing.B) { g.commit(b, kind, 2, 1) })
				run(kind+"/stores=1/writers=8", func(b *testing.B) { g.commit(b, kind, 1, 8) })
			}
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
	filled    int // releases that were loaded
	next      int // release that is not stored yet
}

func (g *grown) open(b *testing.B) *postgres.Store {
	if g.filled == 0 {
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
	releases, quads := 0, 0
	for ; quads < g.size; releases++ {
		quads += len(g.generator.Release(releases).Quads())
	}
	g.filled, g.next = releases, releases
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
	defer g.processorTime(b)()
	quads := g.fill(b)
	b.ReportMetric(float64(quads)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(0, "ns/op")
}

// fresh makes changes that are not stored yet, outside of what is measured. Those of kind
// commit-140 are releases of 120 to 160 statements, the size that published measurements of
// Cayley's backends took for a document; invented releases have 226 on average.
func (g *grown) fresh(kind string, count int) []store.Change {
	var changes []store.Change
	for ; len(changes) < count; g.next++ {
		change := g.generator.Change(g.next)
		if n := len(change.Add); kind == "commit" || 120 <= n && n <= 160 {
			changes = append(changes, change)
		}
	}
	return changes
}

// commit stores releases through so many stores, as processes of their own would, each with
// so many writers that commit one after the other.
func (g *grown) commit(b *testing.B, kind string, stores, writers int) {
	var open []*postgres.Store
	for range stores {
		open = append(open, g.open(b))
	}
	changes, quads := g.fresh(kind, b.N), 0
	for _, change := range changes {
		quads += len(change.Add)
	}
	stop := g.processorTime(b)
	defer stop()
	var next atomic.Int64
	var wg sync.WaitGroup
	b.ResetTimer()
	for w := range stores * writers {
		wg.Go(func() {
			for i := next.Add(1); int(i) <= len(changes); i = next.Add(1) {
				if _, err := open[w%stores].Commit(b.Context(), changes[i-1]); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "releases/s")
	b.ReportMetric(float64(quads)/float64(b.N), "quads/op")
}

// match reads the statements of a hundred subjects out of all parts of the store: attendances,
// which have some seven each, in 32 sets in turns that have been read before.
func (g *grown) match(b *testing.B) {
	s := g.open(b)
	const sets = 32
	attendances := make([][]quad.Value, sets)
	for i, found := 0, 0; found < sets*100; i++ {
		all := g.generator.Release(i * 7919 % g.filled).Contribution().Attendances
		if len(all) > 0 {
			attendances[found%sets] = append(attendances[found%sets], vocab.Node(all[i%len(all)].ID))
			found++
		}
	}
	n := 0
	read := func(set int) {
		for _, err := range s.Match(b.Context(), quad.Subject, attendances[set%sets]) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	for set := range sets {
		read(set)
	}
	stop := g.processorTime(b)
	defer stop()
	n = 0
	b.ResetTimer()
	for set := range b.N {
		read(set)
	}
	b.ReportMetric(float64(n)/float64(b.N), "quads/op")
}

func (g *grown) scan(b *testing.B) {
	s := g.open(b)
	defer g.processorTime(b)()
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
	changes := make([]store.Change, b.N)
	for i := range changes {
		changes[i] = g.generator.Change(i)
		changes[i].Remove, changes[i].Add = changes[i].Add, nil
	}
	defer g.processorTime(b)()
	b.ResetTimer()
	for _, change := range changes {
		if _, err := s.Commit(b.Context(), change); err != nil {
			b.Fatal(err)
		}
	}
}

func (g *grown) revisions(b *testing.B) {
	s := g.open(b)
	defer g.processorTime(b)()
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
	defer g.processorTime(b)()
	for b.Loop() {
		if problems, err := s.Verify(b.Context()); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}
