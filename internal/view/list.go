package view

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

// A chunk of a list has about maxChunk bytes at most, unless one item is larger, and a
// block maxBlock chunks: an edit copies one chunk, the headers of one block, and those of
// the blocks, of which a list of a million items has a hundred.
const (
	maxChunk = 1 << 10
	maxBlock = 128
)

// items describes the items of a list. An item is bytes that tell their own length and
// start with a key.
type items interface {
	// size is the length of the first item of data.
	size(data string) int
	// compare orders the keys at the front of a and b.
	compare(a, b string) int
}

// list is a persistent sorted list of items with distinct keys, packed one after the other
// into strings. A version shares with the one before the chunks that an edit did not touch.
// The zero list is empty.
type list[F items] struct {
	only string      // the items, when one chunk holds them
	many *[][]string // blocks of chunks otherwise; none is empty
}

// edit is one change of a list: put an item, over one with the same key if there is one,
// or drop the item with the key.
type edit struct {
	item string
	drop bool
}

func (l list[F]) empty() bool { return l.only == "" && l.many == nil }

func (l list[F]) blocks() [][]string {
	if l.many == nil {
		return nil
	}
	return *l.many
}

// chunks yields the chunks in order.
func (l list[F]) chunks() iter.Seq[string] {
	return func(yield func(string) bool) {
		if l.only != "" && !yield(l.only) {
			return
		}
		for _, block := range l.blocks() {
			for _, chunk := range block {
				if !yield(chunk) {
					return
				}
			}
		}
	}
}

// all yields the items in order.
func (l list[F]) all() iter.Seq[string] {
	return func(yield func(string) bool) {
		for chunk := range l.chunks() {
			if !each[F](chunk, yield) {
				return
			}
		}
	}
}

// each passes on the items of a chunk until yield returns false.
func each[F items](chunk string, yield func(string) bool) bool {
	var f F
	for chunk != "" {
		n := f.size(chunk)
		if !yield(chunk[:n]) {
			return false
		}
		chunk = chunk[n:]
	}
	return true
}

// from yields the items whose key is not before the key, in order.
func (l list[F]) from(key string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if l.only != "" {
			each[F](after[F](l.only, key), yield)
			return
		}
		blocks := l.blocks()
		for i := before[F](blocks, func(b []string) string { return b[0] }, key); i < len(blocks); i++ {
			block := blocks[i]
			for j := before[F](block, func(c string) string { return c }, key); j < len(block); j++ {
				if !each[F](after[F](block[j], key), yield) {
					return
				}
			}
		}
	}
}

// before is the index of the last of the parts that starts at or before the key; 0 when
// none does.
func before[F items, T any](parts []T, first func(T) string, key string) int {
	var f F
	n := sort.Search(len(parts), func(i int) bool { return f.compare(first(parts[i]), key) > 0 })
	return max(n-1, 0)
}

// after is what is left of a chunk from the first item whose key is not before the key.
func after[F items](chunk, key string) string {
	var f F
	for chunk != "" && f.compare(chunk, key) < 0 {
		chunk = chunk[f.size(chunk):]
	}
	return chunk
}

// find gives the item with the key.
func (l list[F]) find(key string) (item string, ok bool) {
	var f F
	for item := range l.from(key) {
		if f.compare(item, key) == 0 {
			return item, true
		}
		break
	}
	return "", false
}

// apply gives the list after the edits, which are sorted by distinct keys. It takes time
// in proportion to the edits times the size of a chunk and of a block.
func (l list[F]) apply(edits []edit) list[F] {
	if l.many == nil {
		if merged := merge[F](l.only, edits); len(merged) <= maxChunk {
			return list[F]{only: merged}
		}
		return listOf[F]([][]string{rewrite[F](l.only, edits)})
	}
	blocks := make([][]string, 0, len(*l.many)+1)
	rest := spread[F](*l.many, func(b []string) string { return b[0] }, edits, func(blocksBefore [][]string, block []string, edits []edit) {
		blocks = append(append(blocks, blocksBefore...), applyBlock[F](block, edits))
	})
	return listOf[F](append(blocks, rest...))
}

// spread finds the parts of a list that the edits fall to. It calls change with each of them,
// its edits, and the parts since the one before, and gives the parts after the last.
func spread[F items, T any](
	parts []T, first func(T) string, edits []edit, change func(untouched []T, part T, edits []edit),
) (rest []T) {
	for len(edits) > 0 {
		at, n := before[F](parts, first, edits[0].item), len(edits)
		if at < len(parts)-1 {
			n = editsBefore[F](edits, first(parts[at+1]))
		}
		change(parts[:at], parts[at], edits[:n])
		parts, edits = parts[at+1:], edits[n:]
	}
	return parts
}

// editsBefore is the number of edits whose key is before the key.
func editsBefore[F items](edits []edit, key string) int {
	var f F
	return sort.Search(len(edits), func(i int) bool { return f.compare(edits[i].item, key) >= 0 })
}

func applyBlock[F items](block []string, edits []edit) []string {
	out := make([]string, 0, len(block)+1)
	rest := spread[F](block, func(c string) string { return c }, edits, func(untouched []string, chunk string, edits []edit) {
		out = append(out, untouched...)
		pieces := rewrite[F](chunk, edits)
		if last := len(out) - 1; last >= 0 && len(pieces) == 1 && len(out[last])+len(pieces[0]) <= maxChunk/2 {
			out[last] += pieces[0]
			return
		}
		out = append(out, pieces...)
	})
	return append(out, rest...)
}

// rewrite gives the items of a chunk after the edits, in chunks.
func rewrite[F items](chunk string, edits []edit) []string {
	merged := merge[F](chunk, edits)
	if len(merged) <= maxChunk {
		if merged == "" {
			return nil
		}
		return []string{merged}
	}
	return cut[F](merged)
}

// merge gives the items of a chunk after the edits.
func merge[F items](chunk string, edits []edit) string {
	var f F
	size := len(chunk)
	for _, e := range edits {
		size += len(e.item)
	}
	var b strings.Builder
	b.Grow(size)
	for _, e := range edits {
		rest := after[F](chunk, e.item)
		b.WriteString(chunk[:len(chunk)-len(rest)])
		if chunk = rest; chunk != "" && f.compare(chunk, e.item) == 0 {
			chunk = chunk[f.size(chunk):]
		}
		if !e.drop {
			b.WriteString(e.item)
		}
	}
	b.WriteString(chunk)
	return b.String()
}

// cut parts items into chunks of about equal size, each with memory of its own.
func cut[F items](data string) []string {
	var f F
	pieces := (len(data) + maxChunk - 1) / maxChunk
	size := (len(data) + pieces - 1) / pieces
	chunks := make([]string, 0, pieces+1)
	for data != "" {
		n := f.size(data)
		for n < len(data) && n+f.size(data[n:]) <= size {
			n += f.size(data[n:])
		}
		chunks = append(chunks, strings.Clone(data[:n]))
		data = data[n:]
	}
	return chunks
}

// listOf makes a list of blocks, which it takes apart where they are long and joins where
// they are short; some may be empty.
func listOf[F items](blocks [][]string) list[F] {
	var out [][]string
	for _, block := range blocks {
		if last := len(out) - 1; last >= 0 && len(block) > 0 && len(out[last])+len(block) <= maxBlock/2 {
			out[last] = append(slices.Clip(out[last]), block...)
			continue
		}
		for len(block) > maxBlock {
			n := min(maxBlock/2, len(block)-maxBlock/2)
			out = append(out, block[:n:n])
			block = block[n:]
		}
		if len(block) > 0 {
			out = append(out, block)
		}
	}
	switch {
	case len(out) == 0:
		return list[F]{}
	case len(out) == 1 && len(out[0]) == 1:
		return list[F]{only: out[0][0]}
	}
	return list[F]{many: &out}
}
