package pebble_test

import (
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"

	"huipu/internal/store/cayleystore/pebble"
)

// openMem opens a fresh store in memory that is closed with the test.
func openMem(t testing.TB) *pebble.QuadStore {
	t.Helper()
	return openOn(t, vfs.NewMem())
}

// openOn opens the store of a file system; it is closed with the test.
func openOn(t testing.TB, fs vfs.FS) *pebble.QuadStore {
	t.Helper()
	qs, err := pebble.Open("store", pebble.Options{FS: fs})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := qs.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return qs
}

// q makes a statement of IRIs; an empty label is none.
func q(s, p, o, l string) quad.Quad { return quad.MakeIRI(s, p, o, l) }

func deltas(action graph.Procedure, quads ...quad.Quad) []graph.Delta {
	var d []graph.Delta
	for _, q := range quads {
		d = append(d, graph.Delta{Quad: q, Action: action})
	}
	return d
}

// apply makes an unlogged change that ignores what is there already, or is not.
func apply(t testing.TB, qs graph.QuadStore, action graph.Procedure, quads ...quad.Quad) {
	t.Helper()
	opts := graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
	if err := qs.ApplyDeltas(deltas(action, quads...), opts); err != nil {
		t.Fatal(err)
	}
}

// note is the meta of test commits: it names the number, so that a mix-up shows.
func note(seq uint64, effective []graph.Delta) ([]byte, error) {
	return fmt.Appendf(nil, "change %d of %d", seq, len(effective)), nil
}

// commit makes a logged change.
func commit(t testing.TB, qs *pebble.QuadStore, d ...graph.Delta) (uint64, []graph.Delta) {
	t.Helper()
	seq, effective, err := qs.Commit(t.Context(), d, note)
	if err != nil {
		t.Fatal(err)
	}
	return seq, effective
}

// texts are the sorted N-Quads of the statements.
func texts(t testing.TB, quads iter.Seq2[quad.Quad, error]) []string {
	t.Helper()
	var lines []string
	for q, err := range quads {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, q.NQuad())
	}
	slices.Sort(lines)
	return lines
}

// sound checks the whole store.
func sound(t testing.TB, qs *pebble.QuadStore) pebble.Report {
	t.Helper()
	report, err := qs.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Error(p)
	}
	return report
}
