package view_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
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
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			b.ReportMetric(float64(busy.Microseconds())/float64(len(took)), "cpu-µs/op")
		})
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

// BenchmarkNestedQuery answers 100 meetings with their attendances, persons, memberships,
// posts and organisations.
func BenchmarkNestedQuery(b *testing.B) {
	for _, size := range sizes(b) {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			s := build(b, openLarge(b, size)).Snapshot()
			meetings := s.IDs(kg.KindMeeting)[:100]
			nested(s, meetings) // nodes are decoded once
			found := 0
			for b.Loop() {
				found = nested(s, meetings)
			}
			b.ReportMetric(float64(found), "nodes")
		})
	}
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
