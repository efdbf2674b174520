package view

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"

	"huipu/internal/kg"
)

// maxChunk is the largest number of items in a chunk: an edit copies a chunk, and a list
// of a million items has some thousands of chunks.
const maxChunk = 256

// list is a persistent sorted list of items with distinct keys. Chunks are never empty and
// never modified, so versions of a list share those that an edit did not touch.
type list[T any] struct{ chunks [][]T }

// edit is one change of a list: put an item, over one with the same key if there is one,
// or drop the item with the key.
type edit[T any] struct {
	item T
	drop bool
}

func (l list[T]) size() int {
	n := 0
	for _, chunk := range l.chunks {
		n += len(chunk)
	}
	return n
}

// all yields the items in order.
func (l list[T]) all() iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, chunk := range l.chunks {
			for _, item := range chunk {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// find gives the item with the key of probe.
func (l list[T]) find(probe T, compare func(a, b T) int) (item T, ok bool) {
	i := sort.Search(len(l.chunks), func(i int) bool {
		return compare(l.chunks[i][len(l.chunks[i])-1], probe) >= 0
	})
	if i == len(l.chunks) {
		return item, false
	}
	at, ok := slices.BinarySearchFunc(l.chunks[i], probe, compare)
	if !ok {
		return item, false
	}
	return l.chunks[i][at], true
}

// apply gives the list after the edits, which are sorted by distinct keys. It takes time
// in proportion to the edits times the size of a chunk, plus the number of chunks.
func (l list[T]) apply(edits []edit[T], compare func(a, b T) int) list[T] {
	out := make([][]T, 0, len(l.chunks)+1)
	for i, chunk := range l.chunks {
		n := len(edits)
		if i < len(l.chunks)-1 {
			last := chunk[len(chunk)-1]
			n = sort.Search(len(edits), func(j int) bool { return compare(edits[j].item, last) > 0 })
		}
		if n == 0 {
			out = append(out, chunk)
			continue
		}
		out = appendChunks(out, merge(chunk, edits[:n], compare))
		edits = edits[n:]
	}
	if len(edits) > 0 {
		out = appendChunks(out, merge(nil, edits, compare))
	}
	if len(out) == 0 {
		return list[T]{}
	}
	return list[T]{out}
}

// merge gives the items of a chunk after the edits.
func merge[T any](chunk []T, edits []edit[T], compare func(a, b T) int) []T {
	out := make([]T, 0, len(chunk)+len(edits))
	for _, e := range edits {
		at, found := slices.BinarySearchFunc(chunk, e.item, compare)
		out = append(out, chunk[:at]...)
		chunk = chunk[at:]
		if found {
			chunk = chunk[1:]
		}
		if !e.drop {
			out = append(out, e.item)
		}
	}
	return append(out, chunk...)
}

// appendChunks adds items as one chunk, as a part of the last chunk when both are small,
// or as several chunks of one size.
func appendChunks[T any](chunks [][]T, items []T) [][]T {
	if last := len(chunks) - 1; last >= 0 && len(items)+len(chunks[last]) <= maxChunk/2 {
		chunks[last] = slices.Concat(chunks[last], items)
		return chunks
	}
	if len(items) == 0 {
		return chunks
	}
	pieces := (len(items) + maxChunk - 1) / maxChunk
	size := (len(items) + pieces - 1) / pieces
	for piece := range slices.Chunk(items, size) {
		chunks = append(chunks, slices.Clip(piece))
	}
	return chunks
}

// idList is a list of ids that can be read as one slice. The slice of a long list is made
// when it is first asked for and kept with the version of the list.
type idList struct {
	list[kg.ID]
	joined *joined // nil when there are fewer than two chunks
}

type joined struct {
	once sync.Once
	ids  []kg.ID
}

func compareIDs(a, b kg.ID) int { return strings.Compare(string(a), string(b)) }

func (l idList) apply(edits []edit[kg.ID]) idList {
	next := idList{list: l.list.apply(edits, compareIDs)}
	if len(next.chunks) > 1 {
		next.joined = &joined{}
	}
	return next
}

// ids is the whole list; nil when it is empty. The slice is shared.
func (l idList) ids() []kg.ID {
	switch len(l.chunks) {
	case 0:
		return nil
	case 1:
		return l.chunks[0]
	}
	l.joined.once.Do(func() { l.joined.ids = slices.Concat(l.chunks...) })
	return l.joined.ids
}
