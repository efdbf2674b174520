package pebble_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/pebble"
)

var benchDocuments = flag.Int("documents", 700, "documents of 140 statements in the store that is measured")

// release makes the statements of one document: a meeting with twenty attendances of people
// who come back in other documents.
func release(n int) []quad.Quad {
	doc := quad.IRI(fmt.Sprintf("hp:document/%d", n))
	meeting := quad.IRI(fmt.Sprintf("hp:meeting/%d", n))
	var quads []quad.Quad
	for i := range 20 {
		attendance := quad.IRI(fmt.Sprintf("hp:attendance/%d-%d", n, i))
		person := quad.IRI(fmt.Sprintf("hp:person/%d", (n*7919+i*104729)%(*benchDocuments*4+50)))
		for _, po := range [...]struct {
			p quad.IRI
			o quad.Value
		}{
			{"rdf:type", quad.IRI("hp:Attendance")},
			{"hp:meeting", meeting},
			{"hp:person", person},
			{"hp:capacity", quad.IRI("hp:ATTENDED")},
			{"hp:span", quad.String(fmt.Sprintf("%d-%d", n*1000+i*20, n*1000+i*20+12))},
			{"hp:rule", quad.IRI(fmt.Sprintf("hp:rule/%d", i%9))},
		} {
			quads = append(quads, quad.Quad{Subject: attendance, Predicate: po.p, Object: po.o, Label: doc})
		}
		quads = append(quads, quad.Quad{
			Subject: person, Predicate: quad.IRI("foaf:name"), Label: doc,
			Object: quad.LangString{Value: quad.String("人" + string(person)), Lang: "zh-Hans"},
		})
	}
	return quads
}

// benchStore is a store on disk with the documents, loaded ten thousand statements at a time.
func benchStore(b *testing.B) *pebble.QuadStore {
	b.Helper()
	qs, err := pebble.Open(filepath.Join(b.TempDir(), "store"), pebble.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := qs.Close(); err != nil {
			b.Error(err)
		}
	})
	w, err := qs.NewQuadWriter()
	if err != nil {
		b.Fatal(err)
	}
	var buffer []quad.Quad
	for n := range *benchDocuments {
		buffer = append(buffer, release(n)...)
		if len(buffer) < 10_000 && n < *benchDocuments-1 {
			continue
		}
		if _, err := w.WriteQuads(buffer); err != nil {
			b.Fatal(err)
		}
		buffer = buffer[:0]
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return qs
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		benchStore(b)
	}
	b.ReportMetric(float64(b.N**benchDocuments*140)/b.Elapsed().Seconds(), "quads/s")
}

func BenchmarkCommit(b *testing.B) {
	qs := benchStore(b)
	n := *benchDocuments
	for b.Loop() {
		commit(b, qs, deltas(graph.Add, release(n)...)...)
		n++
	}
}

func BenchmarkRetract(b *testing.B) {
	qs := benchStore(b)
	n := 0
	for b.Loop() {
		d := release(n % *benchDocuments)
		commit(b, qs, deltas(graph.Delete, d...)...)
		b.StopTimer()
		commit(b, qs, deltas(graph.Add, d...)...)
		b.StartTimer()
		n++
	}
}

func BenchmarkQuads(b *testing.B) {
	qs := benchStore(b)
	total := 0
	for b.Loop() {
		for _, err := range qs.Quads(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			total++
		}
	}
	b.ReportMetric(float64(total)/b.Elapsed().Seconds(), "quads/s")
}

func BenchmarkQuadsOfHundredSubjects(b *testing.B) {
	qs := benchStore(b)
	n := 0
	for b.Loop() {
		subjects := make([]quad.Value, 100)
		for i := range subjects {
			subjects[i] = quad.IRI(fmt.Sprintf("hp:attendance/%d-%d", (n*31+i*17)%*benchDocuments, i%20))
		}
		for _, err := range qs.QuadsOf(b.Context(), quad.Subject, subjects) {
			if err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
}

func BenchmarkQuadsOfDocument(b *testing.B) {
	qs := benchStore(b)
	n := 0
	for b.Loop() {
		doc := []quad.Value{quad.IRI(fmt.Sprintf("hp:document/%d", n%*benchDocuments))}
		for _, err := range qs.QuadsOf(b.Context(), quad.Label, doc) {
			if err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
}

func BenchmarkPathOfCoattendees(b *testing.B) {
	qs := benchStore(b)
	person, meeting := quad.IRI("hp:person"), quad.IRI("hp:meeting")
	n := 0
	for b.Loop() {
		start := quad.IRI(fmt.Sprintf("hp:person/%d", n%*benchDocuments))
		_, err := path.StartPath(qs, start).In(person).Out(meeting).In(meeting).Out(person).
			Unique().Iterate(b.Context()).Paths(false).Count()
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
}

func BenchmarkVerify(b *testing.B) {
	qs := benchStore(b)
	for b.Loop() {
		sound(b, qs)
	}
}
