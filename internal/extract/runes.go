package extract

import "strings"

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

// contains is strings.Contains for words in Chinese characters. It looks for the third byte
// of the word: the first is common to a thousand characters, so that a search for it
// stops at every third character of the text.
func contains(s, word string) bool {
	if len(word) < 3 {
		return strings.Contains(s, word)
	}
	for at := 2; at < len(s); at++ {
		next := strings.IndexByte(s[at:], word[2])
		if next < 0 {
			return false
		}
		at += next
		if strings.HasPrefix(s[at-2:], word) {
			return true
		}
	}
	return false
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
