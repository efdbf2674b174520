package generate

import (
	"unicode/utf8"

	"huipu/internal/kg"
)

// writer puts a text together and knows at each moment where it stands in it. All words of
// this package lie in the Basic Multilingual Plane, where UTF-16 counts as code points do.
type writer struct {
	text []byte
	at   mark
}

// mark is a place in the text.
type mark struct{ byte, char int }

func (w *writer) put(words ...string) {
	for _, s := range words {
		w.text = append(w.text, s...)
		w.at.byte += len(s)
		w.at.char += utf8.RuneCountInString(s)
	}
}

// passage is a stretch of the text.
type passage struct{ from, to mark }

// since is the passage from a mark to here.
func (w *writer) since(from mark) passage { return passage{from, w.at} }

// write puts the words and gives the passage that they make.
func (w *writer) write(words ...string) passage {
	from := w.at
	w.put(words...)
	return w.since(from)
}

func (p passage) span() kg.Span {
	return kg.Span{
		Start: p.from.byte, End: p.to.byte,
		StartChar: p.from.char, EndChar: p.to.char, StartUTF16: p.from.char, EndUTF16: p.to.char,
	}
}
