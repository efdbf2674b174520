package cayleystore_test

import (
	"fmt"
	"iter"
	"os"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
)

// releaseQuads is the number of statements of one release.
const releaseQuads = 182

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

// people grows slower than releases: many attend again.
func people(n int) int { return 50 + n*3 }

func term(kind string, n int) quad.IRI {
	h := uint64(n)*0x9e3779b97f4a7c15 + uint64(len(kind))
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return quad.IRI(fmt.Sprintf("hp:%s/%016x", kind, h^h>>32))
}

// release makes the statements of one of total documents: a meeting with twenty attendances
// of people who come back in other documents.
func release(n, total int) []quad.Quad {
	doc, meeting := term("document", n), term("meeting", n)
	quads := make([]quad.Quad, 0, releaseQuads)
	add := func(s quad.IRI, p string, o quad.Value) {
		quads = append(quads, quad.Quad{Subject: s, Predicate: quad.IRI(p), Object: o, Label: doc})
	}
	text := func(format string, args ...any) quad.Value {
		return quad.LangString{Value: quad.String(fmt.Sprintf(format, args...)), Lang: "zh-Hans"}
	}
	add(doc, "https://schema.org/headline", text("第%d次全体会议在京召开", n))
	add(meeting, "http://www.w3.org/2000/01/rdf-schema#label", text("第%d次全体会议", n))
	for i := range 20 {
		attendance, who := term("attendance", n*20+i), (n*7919+i*104729)%people(total)
		person := term("person", who)
		add(attendance, "https://bench.example/ns#meeting", meeting)
		add(attendance, "https://bench.example/ns#person", person)
		add(attendance, "https://bench.example/ns#capacity", quad.IRI("https://bench.example/ns#capacity-attended"))
		add(attendance, "https://bench.example/ns#place", quad.TypedString{
			Value: quad.String(strconv.Itoa(i)), Type: "http://www.w3.org/2001/XMLSchema#integer",
		})
		add(attendance, "https://bench.example/ns#evidence", text("%d-%d name.after-title 0.95", 1000+i*20, 1012+i*20+n%7))
		add(person, "http://xmlns.com/foaf/0.1/name", text("人物%d", who))
		membership := term("membership", who)
		add(membership, "http://www.w3.org/ns/org#member", person)
		add(membership, "http://www.w3.org/ns/org#post", term("post", who%997))
		add(membership, "https://bench.example/ns#observedOn", quad.TypedString{
			Value: quad.String(fmt.Sprintf("%d-%02d-%02d", 2000+n%20, 1+n%12, 1+n%28)), Type: "http://www.w3.org/2001/XMLSchema#date",
		})
	}
	return quads
}

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

// fresh makes releases that the store does not hold yet, outside of what is measured.
func fresh(total, count int) [][]quad.Quad {
	releases := make([][]quad.Quad, count)
	for i := range releases {
		releases[i] = release(total+i, total)
	}
	return releases
}

// One release after the other, each on stable storage before the next.
func BenchmarkCommit(b *testing.B) {
	s, total := loaded(b)
	commits(b, s, total, 1)
}

// The same by eight writers.
func BenchmarkCommitGrouped(b *testing.B) {
	s, total := loaded(b)
	commits(b, s, total, 8)
}

func commits(b *testing.B, s store.Store, total, writers int) {
	b.Helper()
	releases := fresh(total, b.N)
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
	b.ReportMetric(float64((cpu(b)-used).Microseconds())/1000/float64(b.N), "cpu-ms/op")
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

func subjects(set, total int) []quad.Value {
	values := make([]quad.Value, 100)
	for i := range values {
		values[i] = term("attendance", (set*100+i)*7919%(total*20))
	}
	return values
}

// All statements of a hundred subjects out of all parts of the store. Warm sets have been
// read before; a cold one never.
func BenchmarkHundredSubjects(b *testing.B) {
	s, total := loaded(b)
	read := func(b *testing.B, set int) {
		if n := drain(b, s.Match(b.Context(), quad.Subject, subjects(set, total))); n != 500 {
			b.Fatalf("%d statements, want 500", n)
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
	s, _ := loaded(b)
	n, used := 0, cpu(b)
	for b.Loop() {
		n += drain(b, s.Quads(b.Context()))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(n)/(cpu(b)-used).Seconds(), "quads/cpu-s")
}
