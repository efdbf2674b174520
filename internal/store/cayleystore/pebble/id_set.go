package pebble

import (
	"maps"
	"slices"
)

// idSet is a set of ids in pages of bits, for ids that lie close together.
type idSet map[ID]*[pageBits / 64]uint64

const pageBits = 1 << 14

func (s idSet) add(id ID) {
	page := s[id/pageBits]
	if page == nil {
		page = new([pageBits / 64]uint64)
		s[id/pageBits] = page
	}
	bit := id % pageBits
	page[bit/64] |= 1 << (bit % 64)
}

func (s idSet) has(id ID) bool {
	page := s[id/pageBits]
	bit := id % pageBits
	return page != nil && page[bit/64]&(1<<(bit%64)) != 0
}

// each calls fn for every id, in ascending order.
func (s idSet) each(fn func(ID)) {
	for _, n := range slices.Sorted(maps.Keys(s)) {
		page := s[n]
		for bit := range ID(pageBits) {
			if page[bit/64]&(1<<(bit%64)) != 0 {
				fn(n*pageBits + bit)
			}
		}
	}
}
