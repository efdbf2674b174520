package pebble_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"huipu/internal/store/cayleystore/pebble"
)

// model is what a store has to be equal to.
type model struct {
	quads map[quad.Quad]bool
	log   []pebble.LogEntry
}

// change applies deltas and returns those that have an effect, one for each statement, in
// the order of the last delta about it.
func (m *model) change(all []graph.Delta) []graph.Delta {
	before, last := map[quad.Quad]bool{}, map[quad.Quad]int{}
	for i, d := range all {
		if _, seen := before[d.Quad]; !seen {
			before[d.Quad] = m.quads[d.Quad]
		}
		last[d.Quad] = i
		m.quads[d.Quad] = d.Action == graph.Add
	}
	var effective []graph.Delta
	for i, d := range all {
		if last[d.Quad] == i && before[d.Quad] != m.quads[d.Quad] {
			effective = append(effective, d)
		}
	}
	return effective
}

func (m *model) set() []string {
	var lines []string
	for q, there := range m.quads {
		if there {
			lines = append(lines, q.NQuad())
		}
	}
	slices.Sort(lines)
	return lines
}

func drawDeltas(t *rapid.T) []graph.Delta {
	common := rapid.SampledFrom([]quad.Value{
		quad.IRI("a"), quad.IRI("b"), quad.IRI("p"), quad.String("a"),
		quad.LangString{Value: "a", Lang: "en"},
		quad.TypedString{Value: "1", Type: "t"},
		quad.Int(1), quad.BNode("a"),
	})
	rare := rapid.Map(rapid.IntRange(0, 99), func(n int) quad.Value { return quad.IRI(fmt.Sprint("n", n)) })
	value := rapid.OneOf(common, common, common, rare)
	label := rapid.SampledFrom([]quad.Value{nil, quad.IRI("d"), quad.IRI("a")})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) graph.Delta {
		return graph.Delta{
			Quad: quad.Quad{
				Subject: value.Draw(t, "subject"), Predicate: value.Draw(t, "predicate"),
				Object: value.Draw(t, "object"), Label: label.Draw(t, "label"),
			},
			Action: rapid.SampledFrom([]graph.Procedure{graph.Add, graph.Delete}).Draw(t, "action"),
		}
	}), 0, 12).Draw(t, "deltas")
}

// record adds the change of the deltas to the log, if there is one.
func (m *model) record(effective []graph.Delta) {
	if len(effective) == 0 {
		return
	}
	number := uint64(len(m.log) + 1)
	meta, _ := note(number, effective)
	m.log = append(m.log, pebble.LogEntry{Sequence: number, Meta: meta, Deltas: effective})
}

// Random changes, restarts, crashes and deaths within a change, with everything the store
// can be asked compared to a map now and then and at the end.
func TestStoreEqualsItsModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mem := vfs.NewCrashableMem()
		dying := &trouble{err: syscall.EIO, fails: changes, lasting: true}
		open := func() *pebble.QuadStore {
			dying.from.Store(math.MaxInt64)
			qs, err := pebble.Open("store", pebble.Options{
				FS: errorfs.Wrap(mem, dying), BlockCacheBytes: 1 << 20, ValueCacheBytes: 1 << 16, MemTableBytes: 64 << 10,
			})
			if err != nil {
				t.Fatal(err)
			}
			return qs
		}
		qs := open()
		defer func() { _ = qs.Close() }()
		m := model{quads: map[quad.Quad]bool{}}
		restart := func() {
			if err := qs.Close(); err != nil {
				t.Fatal(err)
			}
			qs = open()
		}
		t.Repeat(map[string]func(*rapid.T){
			"commit": func(t *rapid.T) {
				d := drawDeltas(t)
				want := m.change(d)
				seq, got, err := qs.Commit(t.Context(), d, note)
				if err != nil {
					t.Fatal(err)
				}
				m.record(want)
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || seq != uint64(len(m.log)) {
					t.Fatalf("change %d, want %d; effective (-want +got):\n%s", seq, len(m.log), diff)
				}
			},
			"apply": func(t *rapid.T) {
				d := drawDeltas(t)
				m.change(d)
				if err := qs.ApplyDeltas(d, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
					t.Fatal(err)
				}
			},
			"restart": func(*rapid.T) { restart() },
			"crash": func(t *rapid.T) {
				percent := rapid.IntRange(0, 100).Draw(t, "unsynced data kept")
				crashed := mem.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: percent, RNG: rand.New(rand.NewPCG(1, uint64(percent)))})
				if err := qs.Close(); err != nil {
					t.Fatal(err)
				}
				mem = crashed
				qs = open()
			},
			"die": func(t *rapid.T) {
				dying.from.Store(dying.count.Load() + 1 + int64(rapid.IntRange(0, 4).Draw(t, "operations before")))
				before, last := maps.Clone(m.quads), qs.Sequence()
				effective := m.change(drawDeltas(t))
				_, _, err := qs.Commit(t.Context(), effective, note)
				percent := rapid.IntRange(0, 100).Draw(t, "unsynced data kept")
				crashed := mem.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: percent, RNG: rand.New(rand.NewPCG(2, uint64(percent)))})
				_ = qs.Close() // the device is gone
				mem = crashed
				qs = open()
				if err == nil || qs.Sequence() > last {
					m.record(effective) // the change was acknowledged, or is there as a whole
				} else {
					m.quads = before
				}
			},
			"compare": func(t *rapid.T) { compare(t, qs, &m) },
		})
		restart()
		compare(t, qs, &m)
	})
}

func compare(t *rapid.T, qs *pebble.QuadStore, m *model) {
	ctx := t.Context()
	read := func(name string, seq func(func(quad.Quad, error) bool)) []string {
		var lines []string
		for q, err := range seq {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			lines = append(lines, q.NQuad())
		}
		slices.Sort(lines)
		return lines
	}
	if diff := cmp.Diff(m.set(), read("Quads", qs.Quads(ctx)), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("Quads (-want +got):\n%s", diff)
	}
	nodes := map[string]bool{}
	values := []quad.Value{quad.IRI("a"), quad.String("a"), quad.Int(1), quad.IRI("never")}
	for _, d := range quad.Directions {
		var want []string
		for q, there := range m.quads {
			if !there {
				continue
			}
			if v := q.Get(d); v != nil {
				nodes[v.String()] = true
				if slices.Contains(values, v) {
					want = append(want, q.NQuad())
				}
			}
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, read("QuadsOf", qs.QuadsOf(ctx, d, append(values, values...))), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("QuadsOf %v (-want +got):\n%s", d, diff)
		}
		size := int64(0)
		for _, v := range values {
			ref := qs.ValueOf(v)
			n, err := qs.QuadIteratorSize(ctx, d, ref)
			if err != nil || !n.Exact {
				t.Fatalf("size of %v %v: %+v, %v", d, v, n, err)
			}
			size += n.Size
		}
		if size != int64(len(want)) {
			t.Fatalf("sizes by %v come to %d, want %d", d, size, len(want))
		}
	}
	stats, err := qs.Stats(ctx, true)
	if err != nil || stats.Quads.Size != int64(len(m.set())) || stats.Nodes.Size != int64(len(nodes)) {
		t.Fatalf("stats %+v, %v; want %d statements, %d nodes", stats, err, len(m.set()), len(nodes))
	}
	var log []pebble.LogEntry
	for entry, err := range qs.Log(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, entry)
	}
	byText := cmpopts.SortSlices(func(a, b graph.Delta) bool { return a.Quad.NQuad() < b.Quad.NQuad() })
	if diff := cmp.Diff(m.log, log, byText); diff != "" {
		t.Fatalf("log (-want +got):\n%s", diff)
	}
	report, err := qs.Verify(ctx)
	if err != nil || len(report.Problems) > 0 {
		t.Fatalf("Verify: %+v, %v", report, err)
	}
}
