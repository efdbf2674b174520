package view_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// largeRelease makes what a release of twenty attendees states. Persons and posts are drawn
// so that a few are in every release and most in few; one person is in all of them.
func largeRelease(n, persons int) []quad.Quad {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	var names []string
	for i := range 20 {
		k := int(float64(persons) * r.Float64() * r.Float64() * r.Float64())
		if i == 0 {
			k = 0
		}
		if name := fmt.Sprintf("人物%d", k); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	text := fmt.Sprintf("第%d次会议举行。", n) + strings.Join(names, "、") + "出席会议。" + strings.Repeat("会议指出,要认真学习。", 100)
	document := kg.NewID(kg.KindDocument, text)
	c := kg.Contribution{Document: kg.Document{ID: document, SHA256: fmt.Sprintf("%064d", n), Text: text}}
	meeting := kg.NewID(kg.KindMeeting, text)
	c.Meetings = []kg.Meeting{{ID: meeting, Name: fmt.Sprintf("第%d次会议", n), Format: kg.InPerson}}
	for i, name := range names {
		person := kg.NewID(kg.KindPerson, name)
		organisation := kg.NewID(kg.KindOrganisation, name[:len(name)-1])
		role := kg.NewID(kg.KindRole, fmt.Sprint(i))
		post := kg.NewID(kg.KindPost, string(organisation), string(role))
		membership := kg.NewID(kg.KindMembership, string(person), string(post))
		start := strings.Index(text, name)
		evidence := []kg.Evidence{{Document: document, Span: kg.SpanOf(text, start, start+len(name)), Rule: "list", Confidence: 0.9}}
		c.Persons = append(c.Persons, kg.Person{ID: person, Name: name, Evidence: evidence})
		c.Organisations = append(c.Organisations, kg.Organisation{ID: organisation, Name: name[:len(name)-1]})
		c.Roles = append(c.Roles, kg.Role{ID: role, Name: fmt.Sprintf("职务%d", i)})
		c.Posts = append(c.Posts, kg.Post{ID: post, Organisation: organisation, Role: role})
		c.Memberships = append(c.Memberships, kg.Membership{ID: membership, Person: person, Post: post, Evidence: evidence})
		c.Attendances = append(c.Attendances, kg.Attendance{
			ID: kg.NewID(kg.KindAttendance, string(meeting), string(person)), Meeting: meeting, Person: person,
			Capacities: []kg.Capacity{kg.Attended}, Memberships: []kg.ID{membership}, Evidence: evidence,
		})
	}
	quads := vocab.Encode(c)
	seen := map[quad.Quad]bool{}
	return slices.DeleteFunc(quads, func(q quad.Quad) bool { was := seen[q]; seen[q] = true; return was })
}

// BenchmarkApply measures a commit of one release.
func BenchmarkApply(b *testing.B) {
	for _, size := range sizes(b) {
		b.Run(fmt.Sprintf("quads=%d", size), func(b *testing.B) {
			v := build(b, openLarge(b, size))
			n := size
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				added := largeRelease(n, size/350)
				n++
				c := store.Committed{Revision: kg.Revision{Number: v.Snapshot().Revision() + 1, Added: len(added)}, Added: added}
				b.StartTimer()
				if err := v.Apply(c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
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
	const quadsOfRelease = 350
	for n, releases := 0, quads/quadsOfRelease; quadsIn(b, s) < uint64(quads); {
		var change store.Change
		for range 50 {
			change.Add = append(change.Add, largeRelease(n, releases)...)
			n++
		}
		change.Cause = kg.CauseIngest
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
