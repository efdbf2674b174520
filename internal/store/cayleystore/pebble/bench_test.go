package pebble_test

import (
	"flag"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"huipu/internal/generate"
	"huipu/internal/store/cayleystore/pebble"
	"huipu/internal/vocab"
)

var benchDocuments = flag.Int("documents", 700, "invented documents in the store that is measured")

// documentQuads is the number of statements of an invented document, on average.
const documentQuads = 226

// release makes the statements of an invented document.
func release(n int) []quad.Quad { return generate.New(1).Release(n).Quads() }

// released are nodes of the documents in the store that is measured.
type released struct{ documents, attendances, people []quad.Value }

func nodes() released {
	var r released
	for n := range *benchDocuments {
		c := generate.New(1).Release(n).Contribution()
		r.documents = append(r.documents, vocab.Node(c.Document.ID))
		r.people = append(r.people, vocab.Node(c.Attendances[0].Person))
		for _, a := range c.Attendances {
			r.attendances = append(r.attendances, vocab.Node(a.ID))
		}
	}
	return r
}

// hundred gives attendances of many documents, others for every n.
func (r released) hundred(n int) []quad.Value {
	subjects := make([]quad.Value, 100)
	for i := range subjects {
		subjects[i] = r.attendances[(n*100+i)*7919%len(r.attendances)]
	}
	return subjects
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
	b.ReportMetric(float64(b.N**benchDocuments*documentQuads)/b.Elapsed().Seconds(), "quads/s")
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
	qs, invented := benchStore(b), nodes()
	n := 0
	for b.Loop() {
		for _, err := range qs.QuadsOf(b.Context(), quad.Subject, invented.hundred(n)) {
			if err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
}

func BenchmarkQuadsOfDocument(b *testing.B) {
	qs, invented := benchStore(b), nodes()
	n := 0
	for b.Loop() {
		doc := []quad.Value{invented.documents[n%*benchDocuments]}
		for _, err := range qs.QuadsOf(b.Context(), quad.Label, doc) {
			if err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
}

func BenchmarkPathOfCoattendees(b *testing.B) {
	qs, invented := benchStore(b), nodes()
	person, meeting := vocab.Attendee, vocab.AtMeeting
	n := 0
	for b.Loop() {
		start := invented.people[n%*benchDocuments]
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
