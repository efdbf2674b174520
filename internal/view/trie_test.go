package view

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestTrieIsASortedMap puts and drops keys at random under changing owners, and expects the
// content of a map in order and versions that stay as they were. Keys lie close together or
// far apart.
func TestTrieIsASortedMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var current trie[int]
		model := map[uint64]int{}
		spread := rapid.SampledFrom([]uint64{1, 1 << 20, 0x9e3779b97f4a7c15}).Draw(t, "spread")
		for range rapid.IntRange(1, 6).Draw(t, "versions") {
			before, frozen := current, maps.Clone(model)
			by := &owner{}
			n := rapid.IntRange(0, 2000).Draw(t, "edits")
			start := rapid.IntRange(0, 3000).Draw(t, "start")
			drop := rapid.Bool().Draw(t, "drop")
			for i := range n {
				key := uint64(start+i) * spread
				if drop {
					current = current.drop(key, by)
					delete(model, key)
					continue
				}
				current = current.put(key, i+1, by)
				model[key] = i + 1
			}
			sameKeys(t, before, frozen)
			sameKeys(t, current, model)
			sameKeys(t, trie[int]{node(inOrder(model), 0, nil)}, model)
		}
	})
}

func inOrder(model map[uint64]int) []keyed[int] {
	var items []keyed[int]
	for _, key := range slices.Sorted(maps.Keys(model)) {
		items = append(items, keyed[int]{key, model[key]})
	}
	return items
}

func sameKeys(t *rapid.T, got trie[int], want map[uint64]int) {
	for key, value := range want {
		if got.get(key) != value {
			t.Fatalf("%d: wrong value", key)
		}
	}
	if got.get(1<<63+1) != 0 {
		t.Fatal("found what is not there")
	}
	var all, pieces []keyed[int]
	for key, value := range got.all() {
		all = append(all, keyed[int]{key, value})
	}
	for piece := range trieWays {
		for key, value := range got.some(piece) {
			pieces = append(pieces, keyed[int]{key, value})
		}
	}
	if wanted := inOrder(want); !slices.Equal(all, wanted) || !slices.Equal(pieces, wanted) {
		t.Fatalf("got %d keys, %d in pieces, want %d", len(all), len(pieces), len(wanted))
	}
}

func TestTrieStopsWhenTheReaderDoes(t *testing.T) {
	var current trie[int]
	for i := range uint64(500) {
		current = current.put(i<<50, 1, &owner{})
	}
	n := 0
	for range current.all() {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("yielded %d keys after the reader stopped", n)
	}
}
