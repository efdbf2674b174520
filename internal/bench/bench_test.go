package bench_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"huipu/internal/bench"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// kept is a store that outlives its closing, as one on disk does.
type kept struct{ store.Store }

func (kept) Close() error { return nil }

// options measure stores in memory, with a clock that goes a millisecond at a time.
func options(t *testing.T) bench.Options {
	stores := map[string]store.Store{}
	now, busy := time.Unix(0, 0), time.Duration(0)
	return bench.Options{
		Sizes: []int{500, 1500}, Repeat: 2, Commits: 3, Seed: 1, Dir: t.TempDir(),
		Open: func(dir string) (store.Store, error) {
			if stores[dir] == nil {
				stores[dir] = memstore.New(memstore.Options{})
			}
			return kept{stores[dir]}, nil
		},
		Now:       func() time.Time { now = now.Add(time.Millisecond); return now },
		Processor: func() time.Duration { busy += time.Millisecond; return busy },
	}
}

func TestRunMeasuresEverySize(t *testing.T) {
	o := options(t)
	var done []string
	o.Done = func(size, time int) { done = append(done, fmt.Sprint(size, " ", time)) }
	results, err := bench.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"500 1", "500 2", "1500 1", "1500 2"}; !slices.Equal(done, want) {
		t.Errorf("done: %q, want %q", done, want)
	}
	names := []string{
		"generate N-Quads", "load N-Quads", "open", "disk", "100 subjects", "scan", "dump, sorted", "view: build", "view: memory", "nested query",
		"view: apply a release", "commit a release", "commit a release, p95", "commits of eight writers", "retract a release",
	}
	for i, r := range results {
		if r.Size != o.Sizes[i] || r.Quads < uint64(r.Size) || r.Quads > uint64(r.Size)+1000 || r.Releases < 2 {
			t.Errorf("result %d: %d statements of %d, %d releases", i, r.Quads, r.Size, r.Releases)
		}
		var got []string
		for _, m := range r.Measures {
			if !strings.Contains(m.Unit, "processor") {
				got = append(got, m.Name)
			} else if m.Name != got[len(got)-1] {
				t.Errorf("%s by the processor stands behind %s", m.Name, got[len(got)-1])
			}
			runs := 2
			if m.Name == names[0] {
				runs = 1
			}
			if len(m.Runs) != runs || m.Unit == "" || !slices.Contains([]string{"disk", "view: memory"}, m.Name) && m.Median <= 0 {
				t.Errorf("size %d: %+v", r.Size, m)
			}
		}
		if diff := cmp.Diff(names, got); diff != "" {
			t.Errorf("measures of %d (-want +got):\n%s", r.Size, diff)
		}
	}
}

func TestRunFails(t *testing.T) {
	broken := errors.New("broken")
	o := options(t)
	open := o.Open
	o.Open = func(dir string) (store.Store, error) {
		s, err := open(dir)
		return failing{s, broken}, err
	}
	if _, err := bench.Run(t.Context(), o); !errors.Is(err, broken) {
		t.Errorf("a store that fails: %v", err)
	}
	o.Open = func(string) (store.Store, error) { return nil, broken }
	if _, err := bench.Run(t.Context(), o); !errors.Is(err, broken) {
		t.Errorf("a store that does not open: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := bench.Run(ctx, options(t)); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("an ended context: %v", err)
	}
}

// failing is a store that stops a load in its middle.
type failing struct {
	store.Store
	err error
}

func (s failing) Load(_ context.Context, _ store.Change, quads iter.Seq2[quad.Quad, error]) (store.Loaded, error) {
	for _, err := range quads {
		return store.Loaded{}, errors.Join(s.err, err)
	}
	return store.Loaded{}, nil
}

func TestTable(t *testing.T) {
	measure := func(median float64) bench.Measure {
		return bench.Measure{Name: "scan", Unit: "quads/s", Median: median, Runs: []float64{median}}
	}
	var b strings.Builder
	err := bench.Table(&b, []bench.Result{
		{Size: 10_000, Quads: 10_123, Releases: 41, Measures: []bench.Measure{measure(0.1234)}},
		{Size: 1234, Quads: 1240, Releases: 5, Measures: []bench.Measure{measure(1.234)}},
		{Size: 1_500_000, Quads: 1_500_001, Releases: 6000, Measures: []bench.Measure{measure(12.34)}},
		{Size: 5_000_000, Quads: 5_000_000, Releases: 20_500, Measures: []bench.Measure{measure(1234567)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `| Measure | 10 k | 1234 | 1.5 M | 5 M |
| --- | --: | --: | --: | --: |
| quads | 10,123 | 1,240 | 1,500,001 | 5,000,000 |
| releases | 41 | 5 | 6,000 | 20,500 |
| scan, quads/s | 0.123 | 1.23 | 12.3 | 1,234,567 |
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
