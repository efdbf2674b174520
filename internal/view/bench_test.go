package view_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
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

// BenchmarkApply measures a commit of one release on graphs of several sizes.
func BenchmarkApply(b *testing.B) {
	for _, releases := range []int{100, 1000, 5000} {
		b.Run(fmt.Sprintf("on %d releases", releases), func(b *testing.B) {
			v := build(b, newHeap())
			next := func() store.Committed {
				n := v.Snapshot().Revision()
				added := largeRelease(int(n), releases)
				return store.Committed{Revision: kg.Revision{Number: n + 1, Added: len(added)}, Added: added}
			}
			for range releases {
				if err := v.Apply(next()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				c := next()
				b.StartTimer()
				if err := v.Apply(c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBuild measures a build, and the memory that the view keeps, for each quad.
func BenchmarkBuild(b *testing.B) {
	s := memstore.New(memstore.Options{})
	load(b, s, 2000)
	stats, err := s.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	quads := float64(stats.Quads)
	var v *view.View
	before := heapInUse()
	for b.Loop() {
		v = build(b, s)
	}
	b.ReportMetric(float64(heapInUse()-before)/quads, "B/quad")
	b.ReportMetric(quads*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	runtime.KeepAlive(s)
	runtime.KeepAlive(v)
}

// load commits so many releases.
func load(b *testing.B, s store.Store, releases int) {
	for n := range releases {
		if _, err := s.Commit(context.Background(), store.Change{Cause: kg.CauseIngest, Add: largeRelease(n, releases)}); err != nil {
			b.Fatal(err)
		}
	}
}

func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkNestedQuery answers 100 meetings with their attendances, persons, memberships,
// posts and organisations.
func BenchmarkNestedQuery(b *testing.B) {
	memory := memstore.New(memstore.Options{})
	load(b, memory, 3000)
	s := build(b, memory).Snapshot()
	s.People(s.IDs(kg.KindPerson)) // nodes of several documents are put together once
	s.Organisations(s.IDs(kg.KindOrganisation))
	found := 0
	for b.Loop() {
		var people, memberships, posts, organisations []kg.ID
		for _, list := range s.Follow(s.IDs(kg.KindMeeting)[:100], view.MeetingAttendances) {
			for _, a := range s.Attendances(list) {
				people = append(people, a.Person)
				memberships = append(memberships, a.Memberships...)
			}
		}
		for _, m := range s.Memberships(memberships) {
			posts = append(posts, m.Post)
		}
		for _, p := range s.Posts(posts) {
			organisations = append(organisations, p.Organisation)
		}
		found = len(s.People(people)) + len(s.Organisations(organisations))
	}
	b.ReportMetric(float64(found), "nodes")
}
