package view

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

// TestTrieIsAMap puts and drops entries at random under changing owners, and expects the
// content of a map and versions that stay as they were.
func TestTrieIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		current, model := newTrie(), map[kg.ID]*entry{}
		for range rapid.IntRange(1, 6).Draw(t, "versions") {
			before, frozen := current, maps.Clone(model)
			by := &owner{}
			n := rapid.IntRange(0, 2000).Draw(t, "edits")
			start := rapid.IntRange(0, 3000).Draw(t, "start")
			drop := rapid.Bool().Draw(t, "drop")
			for i := range n {
				id := kg.ID(fmt.Sprintf("person/%d", start+i))
				if drop {
					current = current.drop(id, by)
					delete(model, id)
					continue
				}
				e := &entry{id: id}
				current = current.put(e, by)
				model[id] = e
			}
			sameEntries(t, before, frozen)
			sameEntries(t, current, model)
		}
	})
}

func sameEntries(t *rapid.T, got trie, want map[kg.ID]*entry) {
	for id, e := range want {
		if got.get(id) != e {
			t.Fatalf("%s: wrong entry", id)
		}
	}
	all := slices.Collect(got.all())
	if len(all) != len(want) {
		t.Fatalf("got %d entries, want %d", len(all), len(want))
	}
	for _, e := range all {
		if want[e.id] != e {
			t.Fatalf("%s: not expected", e.id)
		}
	}
	if got.get("person/none") != nil {
		t.Fatal("found what is not there")
	}
}

// TestTrieKeepsEntriesOfOneHash puts more entries of one hash than a leaf holds.
func TestTrieKeepsEntriesOfOneHash(t *testing.T) {
	root, by := &trieNode{}, &owner{}
	for i := range 3 * maxLeaf {
		root = root.put(hashed{42, &entry{id: kg.ID(fmt.Sprint(i))}}, 0, by)
	}
	n := 0
	root.all(func(*entry) bool { n++; return true })
	if n != 3*maxLeaf {
		t.Errorf("got %d entries, want %d", n, 3*maxLeaf)
	}
}

func TestTrieStopsWhenTheReaderDoes(t *testing.T) {
	current, by := newTrie(), &owner{}
	for i := range 500 {
		current = current.put(&entry{id: kg.ID(fmt.Sprint(i))}, by)
	}
	n := 0
	for range current.all() {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("yielded %d entries after the reader stopped", n)
	}
}
