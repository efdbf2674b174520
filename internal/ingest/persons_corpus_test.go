package ingest_test

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/extract"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/seeds"
)

// remembering extracts each text once.
type remembering struct {
	ingest.Extractor
	mu    sync.Mutex
	facts map[string]kg.Facts
}

func (x *remembering) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	x.mu.Lock()
	f, known := x.facts[r.Text]
	x.mu.Unlock()
	if known {
		return f, nil
	}
	f, err := x.Extractor.Extract(ctx, r)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.facts[r.Text] = f
	return f, err
}

// corpora are the sample collection and, where it is there, a month of news.
func corpora(t *testing.T) map[string][]ingest.Input {
	t.Helper()
	found := map[string][]ingest.Input{}
	names, err := fs.Glob(seeds.Releases(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(seeds.Releases(), name)
		if err != nil {
			t.Fatal(err)
		}
		found["samples"] = append(found["samples"], ingest.Input{Name: name, Raw: raw})
	}
	news, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "corpus", "news", "202503*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range news {
		for in, err := range ingest.Files([]string{path}, ingest.WalkOptions{MaxBytes: release.MaxBytes, Stdin: os.Stdin}) {
			if err == nil {
				found["news"] = append(found["news"], in)
			}
		}
	}
	return found
}

// TestTheGraphOfACorpusIsTheSameInEveryOrder ingests it straight, and shuffled, in turns of
// two services that are told a row of documents each, with retractions in between.
func TestTheGraphOfACorpusIsTheSameInEveryOrder(t *testing.T) {
	found, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	x := &remembering{Extractor: found, facts: map[string]kg.Facts{}}
	for name, list := range corpora(t) {
		t.Run(name, func(t *testing.T) {
			straight := newBenchWith(t, memory(), x, resolve.Persons)
			var kept []ingest.Input // in the order of the first time, each text and address once
			documents := map[kg.ID]bool{}
			for _, in := range list {
				o, err := straight.Ingest(t.Context(), in, "x")
				if err != nil || o.Status == ingest.Superseded {
					continue
				}
				if !documents[o.Document] {
					documents[o.Document], kept = true, append(kept, in)
				}
			}
			want := graph(t, only(t, kept, x).store)
			if straight.view.Snapshot().Count(kg.KindJudgement) == 0 {
				t.Error("no name is that of two persons, so nothing was tried")
			}
			for seed := range uint64(2) {
				if diff := cmp.Diff(want, graph(t, shuffled(t, kept, x, seed).store)); diff != "" {
					t.Fatalf("shuffled by %d (-straight +shuffled):\n%.2000s", seed, diff)
				}
			}
		})
	}
}

func only(t *testing.T, list []ingest.Input, x ingest.Extractor) bench {
	b := newBenchWith(t, memory(), x, resolve.Persons)
	for _, in := range list {
		b.ingest(t, in)
	}
	return b
}

func shuffled(t *testing.T, list []ingest.Input, x ingest.Extractor, seed uint64) bench {
	dice := rand.New(rand.NewPCG(seed, 1))
	s := memory()
	services := []bench{newBenchWith(t, s, x, resolve.Persons), newBenchWith(t, s, x, resolve.Persons)}
	order := dice.Perm(len(list))
	for len(order) > 0 {
		b := services[dice.IntN(2)]
		chunk := order[:min(len(order), 1+dice.IntN(20))]
		order = order[len(chunk):]
		for _, i := range chunk {
			o := b.ingest(t, list[i])
			if dice.IntN(10) == 0 {
				if _, err := services[dice.IntN(2)].Retract(t.Context(), o.Document, "x", nil); err != nil {
					t.Fatal(err)
				}
				order = append(order, i)
			}
		}
	}
	return services[0]
}
