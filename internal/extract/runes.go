package extract

import "unicode/utf8"

// runeTable maps characters of the basic plane to small values. It is a plain array because
// the extractor looks at every character of a text several times.
type runeTable[T any] struct {
	values []T
	known  []bool
}

func newRuneTable[T any]() *runeTable[T] {
	return &runeTable[T]{make([]T, 1<<16), make([]bool, 1<<16)}
}

func (t *runeTable[T]) put(r rune, v T) {
	if int(r) < len(t.values) {
		t.values[r], t.known[r] = v, true
	}
}

func (t *runeTable[T]) get(r rune) (v T, ok bool) {
	if uint32(r) >= uint32(len(t.values)) {
		return v, false
	}
	return t.values[r], t.known[r]
}

// pairs is a set of pairs of characters of the basic plane.
type pairs struct {
	first *runeTable[bool] // what pairs begin with: nearly every question ends here
	all   map[[2]rune]bool
}

func newPairs() *pairs { return &pairs{newRuneTable[bool](), map[[2]rune]bool{}} }

func (p *pairs) put(a, b rune) {
	p.first.put(a, true)
	p.all[[2]rune{a, b}] = true
}

func (p *pairs) holds(a, b rune) bool {
	begins, _ := p.first.get(a)
	return begins && p.all[[2]rune{a, b}]
}

// oddities counts, up to and with each rune of a source, those that folding changed or
// parted from the rune before.
func oddities(s *source) []int32 {
	odd, n := make([]int32, len(s.runes)), int32(0)
	for k := range s.runes {
		if !s.untouched(k) || k > 0 && s.at[k] != s.end[k-1] {
			n++
		}
		odd[k] = n
	}
	return odd
}

// untouched reports a rune that stands in the text as it is.
func (s *source) untouched(k int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.at[k]:])
	return r == s.runes[k] && r != utf8.RuneError
}

// plain reports that the runes i to j are a stretch of the text as it is.
func (s *source) plain(i, j int) bool { return s.odd[i] == s.odd[j-1] && s.untouched(i) }
