package view

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

// textItems are items of a test: a length, five digits of a key, and anything.
type textItems struct{}

func (textItems) size(data string) int    { return int(data[0]) }
func (textItems) compare(a, b string) int { return strings.Compare(a[1:6], b[1:6]) }

func textItem(key int, rest string) string {
	return string(rune(6+len(rest))) + fmt.Sprintf("%05d", key) + rest
}

// TestListIsASortedMap applies random edits to a list and to a map, and expects the same
// items in order, chunks and blocks within bounds, and versions that stay as they were.
func TestListIsASortedMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		universe := rapid.IntRange(1, 20000).Draw(t, "universe")
		var l list[textItems]
		model := map[int]string{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			before, frozen := l, slices.Collect(l.all())
			l = l.apply(drawEdits(t, universe, model))
			if !slices.Equal(slices.Collect(before.all()), frozen) {
				t.Fatal("an edit changed the version before")
			}
			var want []string
			for _, key := range slices.Sorted(maps.Keys(model)) {
				want = append(want, model[key])
			}
			if got := slices.Collect(l.all()); !slices.Equal(got, want) || l.empty() != (len(want) == 0) {
				t.Fatalf("got %d items, want %d", len(got), len(want))
			}
			checkShape(t, l)
			key := rapid.IntRange(0, universe).Draw(t, "key")
			if got, ok := l.find(textItem(key, "")); ok != (model[key] != "") || got != model[key] {
				t.Fatalf("find %d: got %q, %v; want %q", key, got, ok, model[key])
			}
			at, _ := slices.BinarySearchFunc(want, textItem(key, ""), textItems{}.compare)
			if !slices.Equal(slices.Collect(l.from(textItem(key, ""))), want[at:]) {
				t.Fatalf("from %d: wrong items", key)
			}
		}
	})
}

func checkShape(t *rapid.T, l list[textItems]) {
	if l.only != "" && l.many != nil {
		t.Fatal("one chunk and many")
	}
	for _, block := range l.blocks() {
		if len(block) == 0 || len(block) > maxBlock {
			t.Fatalf("block of %d chunks", len(block))
		}
	}
	for chunk := range l.chunks() {
		if len(chunk) == 0 || len(chunk) > maxChunk {
			t.Fatalf("chunk of %d bytes", len(chunk))
		}
	}
}

// drawEdits draws a run of edits with distinct keys, from a few to most of the universe, and
// carries them out on the model.
func drawEdits(t *rapid.T, universe int, model map[int]string) []edit {
	from := rapid.IntRange(0, universe-1).Draw(t, "from")
	to := rapid.IntRange(from+1, universe).Draw(t, "to")
	stride := rapid.IntRange(1, 50).Draw(t, "stride")
	drop := rapid.Bool().Draw(t, "drop")
	rest := strings.Repeat("x", rapid.IntRange(0, 100).Draw(t, "length"))
	var edits []edit
	for key := from; key < to; key += stride {
		edits = append(edits, edit{textItem(key, rest), drop})
		if model[key] = textItem(key, rest); drop {
			delete(model, key)
		}
	}
	return edits
}

func TestAListEditCopiesOneChunkAndOneBlock(t *testing.T) {
	var edits []edit
	for key := range 90000 {
		edits = append(edits, edit{item: textItem(key, "0123456789")})
	}
	before := list[textItems]{}.apply(edits)
	after := before.apply([]edit{{item: textItem(4567, "another")}})
	chunks := map[*byte]bool{}
	for chunk := range before.chunks() {
		chunks[unsafe.StringData(chunk)] = true
	}
	blocks := map[*string]bool{}
	for _, block := range before.blocks() {
		blocks[&block[0]] = true
	}
	newChunks, newBlocks := 0, 0
	for chunk := range after.chunks() {
		if !chunks[unsafe.StringData(chunk)] {
			newChunks++
		}
	}
	for _, block := range after.blocks() {
		if !blocks[&block[0]] {
			newBlocks++
		}
	}
	if len(blocks) < 10 || newChunks != 1 || newBlocks != 1 {
		t.Errorf("of %d blocks, %d chunks and %d blocks are new", len(blocks), newChunks, newBlocks)
	}
}
