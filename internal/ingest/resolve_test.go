package ingest_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/resolve"
)

// TestAGraphIsResolvedAnew resolves a graph in which everybody of a name is one person, and
// which is thus as one that was read before persons were told apart.
func TestAGraphIsResolvedAnew(t *testing.T) {
	one := func(m []resolve.Mention, _ []resolve.Judged) (resolve.Partition, error) {
		return resolve.Partition{Persons: [][]resolve.Mention{m}}, nil
	}
	old, fresh := newBenchWith(t, memory(), posts{}, one), newBenchWith(t, memory(), posts{}, byBody)
	for _, b := range []bench{old, fresh} {
		for i := range 12 {
			b.ingest(t, notice(1+i, "", fmt.Sprintf("第%d号", i), "会", fmt.Sprintf("人 王小明 第%d会 委员", i%3), fmt.Sprintf("人 罗燕 第%d会 委员", i%5), "人 阿东"))
		}
	}
	b := newBenchWith(t, old.store, posts{}, byBody)
	n, err := b.Resolve(t.Context(), "x")
	if err != nil || n != 1 {
		t.Fatalf("%d revisions, %v", n, err)
	}
	if diff := cmp.Diff(graph(t, fresh.store), graph(t, old.store)); diff != "" {
		t.Errorf("statements (-read with the rules +resolved anew):\n%s", diff)
	}
	b.sameAsRebuilt(t)
	for _, b := range []bench{b, fresh} {
		if n, err := b.Resolve(t.Context(), "x"); err != nil || n != 0 {
			t.Errorf("resolved again: %d revisions, %v", n, err)
		}
	}
}
