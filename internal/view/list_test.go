package view

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

// TestListIsASortedSet applies random edits to a list and to a set, and expects the same
// items in order, chunks within bounds, and versions that stay as they were.
func TestListIsASortedSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		universe := rapid.IntRange(1, 3000).Draw(t, "universe")
		var l idList
		model := map[kg.ID]bool{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			edits := drawEdits(t, universe)
			before, frozen := l, slices.Clone(l.ids())
			l = l.apply(edits)
			for _, e := range edits {
				if e.drop {
					delete(model, e.item)
				} else {
					model[e.item] = true
				}
			}
			if !slices.Equal(before.ids(), frozen) {
				t.Fatal("an edit changed the version before")
			}
			want := slices.Sorted(maps.Keys(model))
			if !slices.Equal(l.ids(), want) || l.size() != len(want) {
				t.Fatalf("ids: got %d, want %d", len(l.ids()), len(want))
			}
			checkChunks(t, l, model)
		}
	})
}

func checkChunks(t *rapid.T, l idList, model map[kg.ID]bool) {
	for _, chunk := range l.chunks {
		if len(chunk) == 0 || len(chunk) > maxChunk {
			t.Fatalf("chunk of %d items", len(chunk))
		}
	}
	for id := range model {
		if got, ok := l.find(id, compareIDs); !ok || got != id {
			t.Fatalf("find %s: got %q, %v", id, got, ok)
		}
	}
	if _, ok := l.find("person/none", compareIDs); ok {
		t.Fatal("found what is not there")
	}
}

// drawEdits draws a run of edits with distinct keys, from a few to most of the universe.
func drawEdits(t *rapid.T, universe int) []edit[kg.ID] {
	from := rapid.IntRange(0, universe-1).Draw(t, "from")
	to := rapid.IntRange(from+1, universe).Draw(t, "to")
	stride := rapid.IntRange(1, 50).Draw(t, "stride")
	drop := rapid.Bool().Draw(t, "drop")
	var edits []edit[kg.ID]
	for i := from; i < to; i += stride {
		edits = append(edits, edit[kg.ID]{kg.ID(fmt.Sprintf("person/%06d", i)), drop})
	}
	return edits
}

func TestListSharesChunksThatAnEditDoesNotTouch(t *testing.T) {
	var edits []edit[kg.ID]
	for i := range 100 * maxChunk {
		edits = append(edits, edit[kg.ID]{item: kg.ID(fmt.Sprintf("person/%08d", i))})
	}
	before := idList{}.apply(edits)
	after := before.apply([]edit[kg.ID]{{item: "person/00004000x"}})
	shared := 0
	for _, chunk := range after.chunks {
		if slices.ContainsFunc(before.chunks, func(old []kg.ID) bool { return &old[0] == &chunk[0] }) {
			shared++
		}
	}
	if shared != len(before.chunks)-1 {
		t.Errorf("shared %d of %d chunks", shared, len(before.chunks))
	}
}
