package ingest_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"huipu/internal/generate"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
)

// BenchmarkPersons measures what it takes to tell who is who in one more release, against a
// graph of generated releases with as many persons as HUIPU_BENCH_PERSONS says, or a few. It is
// measured with all names of the release known from decisions before, and with none.
func BenchmarkPersons(b *testing.B) {
	want := 2000
	if text := os.Getenv("HUIPU_BENCH_PERSONS"); text != "" {
		var err error
		if want, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	v, next := persons(b, want)
	for _, warm := range []bool{true, false} {
		b.Run(fmt.Sprintf("persons=%d/known=%v", want, warm), func(b *testing.B) {
			names := ingest.NewNames(resolve.Persons)
			var took []time.Duration
			release := next
			for b.Loop() {
				c := generate.New(1).Release(release).Contribution()
				release++
				if warm {
					if _, err := names.Decide(v.Snapshot(), c); err != nil {
						b.Fatal(err)
					}
				}
				begin := time.Now()
				if _, err := names.Decide(v.Snapshot(), c); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begin))
				if !warm {
					names.Forget()
				}
			}
			slices.Sort(took)
			for _, p := range []int{10, 50, 99} {
				b.ReportMetric(float64(took[len(took)*p/100].Microseconds()), fmt.Sprintf("p%d-µs", p))
			}
		})
	}
}

// told is an extractor that knows the facts of generated releases.
type told struct{ facts sync.Map }

func (x *told) Extract(_ context.Context, r *release.Release) (kg.Facts, error) {
	f, _ := x.facts.Load(r.Text)
	return f.(kg.Facts), nil
}

// BenchmarkIngestAll measures how fast a graph grows, without the extraction of facts and
// in memory: by one release an operation.
func BenchmarkIngestAll(b *testing.B) {
	const first = 2000 // releases that are there before
	x := &told{}
	inputs := func(from, to int) iter.Seq2[ingest.Input, error] {
		return func(yield func(ingest.Input, error) bool) {
			for n := from; n < to; n++ {
				r := generate.New(1).Release(n)
				x.facts.Store(r.Facts.Document.Text, r.Facts)
				if !yield(ingest.Input{Name: r.Name(), Raw: []byte(r.Facts.Document.Text)}, nil) {
					return
				}
			}
		}
	}
	bench := newBenchWith(b, memory(), x, resolve.Persons)
	all := func(inputs iter.Seq2[ingest.Input, error]) {
		if r, err := bench.IngestAll(b.Context(), inputs, "x", func(ingest.Outcome) {}); err != nil || r.Refused > 0 {
			b.Fatalf("%+v, %v", r, err)
		}
	}
	all(inputs(0, first))
	b.ResetTimer()
	all(inputs(first, first+b.N))
}

// persons gives a view of generated releases with so many persons, and the number of the
// next release.
func persons(b *testing.B, want int) (*view.View, int) {
	b.Helper()
	v, err := view.Build(b.Context(), memstore.New(memstore.Options{}))
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; ; n++ {
		if v.Snapshot().Count(kg.KindPerson) >= want {
			return v, n
		}
		add := generate.Change(1, n).Add
		c := store.Committed{Revision: kg.Revision{Number: uint64(n) + 1, Added: len(add)}, Added: add}
		if err := v.Apply(c); err != nil {
			b.Fatal(err)
		}
	}
}
