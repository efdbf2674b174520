package ingest_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"huipu/internal/generate"
	"huipu/internal/ingest"
	"huipu/internal/kg"
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
			names := ingest.NewNames(byBody)
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
