package view_test

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/view"
)

// seed is that of all graphs that benchmarks measure with.
const seed = 1

// BenchmarkApply measures commits of one release each.
func BenchmarkApply(b *testing.B) {
	for _, size := range sizes(b) {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			v := build(b, openLarge(b, size))
			b.ReportAllocs()
			var busy time.Duration
			var took []time.Duration
			for b.Loop() {
				b.StopTimer()
				commits := nextReleases(v, 1)
				start := processorTime(b)
				b.StartTimer()
				begin := time.Now()
				if err := v.Apply(commits[0]); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begin))
				b.StopTimer()
				busy += processorTime(b) - start
				b.StartTimer()
			}
			percentiles(b, took)
			b.ReportMetric(float64(busy.Microseconds())/float64(len(took)), "cpu-µs/op")
		})
	}
}

// percentiles tells of times. On a machine with other work the tenth percentile is what comes
// out where nothing disturbs.
func percentiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	for _, p := range []int{10, 50, 99} {
		b.ReportMetric(float64(took[len(took)*p/100].Nanoseconds())/1e3, fmt.Sprintf("p%d-µs", p))
	}
}

// nextReleases makes revisions of generated releases that the view does not have yet.
func nextReleases(v *view.View, n int) []store.Committed {
	s := v.Snapshot()
	commits := make([]store.Committed, n)
	for i := range commits {
		added := generate.Change(seed, s.Count(kg.KindDocument)+i).Add
		commits[i] = store.Committed{
			Revision: kg.Revision{Number: s.Revision() + uint64(i) + 1, Added: len(added)}, Added: added,
		}
	}
	return commits
}

// sizes are the numbers of quads to measure with: those of HUIPU_BENCH_QUADS, separated by
// commas, or few.
func sizes(b *testing.B) []int {
	var all []int
	for text := range strings.SplitSeq(cmp.Or(os.Getenv("HUIPU_BENCH_QUADS"), "100000"), ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatalf("HUIPU_BENCH_QUADS: %v", err)
		}
		all = append(all, n)
	}
	return all
}

// openLarge opens a store on disk with about so many quads. HUIPU_BENCH_DIR keeps stores for
// the next run.
func openLarge(b *testing.B, quads int) store.Store {
	dir := filepath.Join(cmp.Or(os.Getenv("HUIPU_BENCH_DIR"), b.TempDir()), strconv.Itoa(quads))
	s, err := cayleystore.Open(dir, cayleystore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	for n := 0; quadsIn(b, s) < uint64(quads); {
		change := store.Change{Cause: kg.CauseIngest}
		for range 50 {
			change.Add = append(change.Add, generate.Change(seed, n).Add...)
			n++
		}
		if _, err := s.Commit(context.Background(), change); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func quadsIn(b *testing.B, s store.Store) uint64 {
	stats, err := s.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return stats.Quads
}

// BenchmarkBuild measures a build from a store on disk.
func BenchmarkBuild(b *testing.B) {
	for _, size := range sizes(b) {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			s := openLarge(b, size)
			quads := float64(quadsIn(b, s))
			build(b, s)
			busy := processorTime(b)
			for b.Loop() {
				build(b, s)
			}
			report(b, quads, processorTime(b)-busy)
		})
	}
}

// report tells the speed by the clock, and by the time of processors, which other work on
// the machine does not change much.
func report(b *testing.B, quads float64, busy time.Duration) {
	b.ReportMetric(quads*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(quads*float64(b.N)/busy.Seconds(), "quads/cpu-s")
}

// processorTime is the time that the process has had processors.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkViewBytes measures the memory that a view keeps, for each quad of its store, as
// built and after one revision more for each thousand quads.
func BenchmarkViewBytes(b *testing.B) {
	for _, size := range sizes(b) {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			s := openLarge(b, size)
			quads := float64(quadsIn(b, s))
			for b.Loop() {
				before := heapInUse()
				v := build(b, s)
				b.ReportMetric(float64(int64(heapInUse()-before))/quads, "B/quad")
				runtime.KeepAlive(v)
			}
		})
	}
}

func heapInUse() uint64 {
	runtime.GC()
	runtime.GC() // what the first one found no longer in use
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkOpen measures a start from the view file.
func BenchmarkOpen(b *testing.B) {
	for _, size := range sizes(b) {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			s := openLarge(b, size)
			path := filepath.Join(b.TempDir(), "view")
			log := slog.New(slog.DiscardHandler)
			begin := time.Now()
			v := build(b, s)
			built := time.Now()
			if err := view.NewFile(path, log).Save(v); err != nil {
				b.Fatal(err)
			}
			saved := time.Now()
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			quads := float64(quadsIn(b, s))
			busy := processorTime(b)
			for b.Loop() {
				if _, err := view.NewFile(path, log).Open(context.Background(), s); err != nil {
					b.Fatal(err)
				}
			}
			report(b, quads, processorTime(b)-busy)
			b.ReportMetric(built.Sub(begin).Seconds(), "build-s")
			b.ReportMetric(saved.Sub(built).Seconds(), "save-s")
			b.ReportMetric(float64(info.Size())/quads, "file-B/quad")
		})
	}
}

// BenchmarkNestedQuery answers 100 meetings with their attendances, persons, memberships,
// posts and organisations, while nothing is written and while releases come in one after
// the other. Every question is asked of the newest version.
func BenchmarkNestedQuery(b *testing.B) {
	for _, size := range sizes(b) {
		v := build(b, openLarge(b, size))
		meetings := v.Snapshot().IDs(kg.KindMeeting)[:100]
		nested(v.Snapshot(), meetings) // nodes are decoded once
		b.Run(fmt.Sprintf("quads=%d/alone", size), func(b *testing.B) { measureNested(b, v, meetings) })
		b.Run(fmt.Sprintf("quads=%d/while writing", size), func(b *testing.B) {
			commits := nextReleases(v, 2000)
			ctx, cancel := context.WithCancel(context.Background())
			var writer sync.WaitGroup
			written := 0
			writer.Go(func() {
				for _, c := range commits {
					if ctx.Err() != nil {
						return
					}
					if err := v.Apply(c); err != nil {
						b.Error(err)
						return
					}
					written++
				}
			})
			measureNested(b, v, meetings)
			cancel()
			writer.Wait()
			b.ReportMetric(float64(written)/b.Elapsed().Seconds(), "commits/s")
		})
	}
}

func measureNested(b *testing.B, v *view.View, meetings []kg.ID) {
	var took []time.Duration
	found := 0
	for b.Loop() {
		begin := time.Now()
		found = nested(v.Snapshot(), meetings)
		took = append(took, time.Since(begin))
	}
	b.ReportMetric(float64(found), "nodes")
	percentiles(b, took)
}

// nested counts the nodes that it reads.
func nested(s *view.Snapshot, meetings []kg.ID) int {
	var attendances, people, memberships, posts, organisations []kg.ID
	for _, list := range s.Follow(meetings, view.MeetingAttendances) {
		attendances = append(attendances, list...)
	}
	for _, a := range s.Attendances(attendances) {
		people = append(people, a.Person)
		memberships = append(memberships, a.Memberships...)
	}
	for _, m := range s.Memberships(memberships) {
		posts = append(posts, m.Post)
	}
	for _, p := range s.Posts(posts) {
		organisations = append(organisations, p.Organisation)
	}
	return len(attendances) + len(s.People(people)) + len(memberships) + len(posts) + len(s.Organisations(organisations))
}
