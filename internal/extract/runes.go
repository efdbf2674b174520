package extract

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
