package extract

import (
	"math"
	"strings"
	"unicode/utf8"

	"huipu/internal/release"
	"huipu/internal/segment"
)

// What the segmentation of running text says for or against a name, in tenths: a name that
// is a word of its own is likelier, one that cuts a word of the language in two is not.
const (
	wordName = -8
	cutsWord = 14
)

// words is how gse cuts a sentence whose boundaries the lattice leaves open.
type words struct {
	lo int
	at []wordsAt // by rune
}

// wordsAt is what gse says of the place before one rune. Lengths are of words that start
// there, in runes; 0 where none does.
type wordsAt struct {
	inside bool  // a word of two or more characters goes on across it
	name   uint8 // a person's name
	plain  uint8 // a word that is no name
	verb   uint8 // a verb of two or more characters
}

// segmentWords cuts the runes lo to hi of the text.
func segmentWords(seg segment.Segmenter, s *source, lo, hi int) *words {
	w := &words{lo: lo, at: make([]wordsAt, hi-lo+1)}
	text := string(s.runes[lo:hi]) // rune for rune, unlike str
	at := 0
	for _, t := range seg.Segment(text) {
		n := utf8.RuneCountInString(text[t.Start:t.End])
		length := uint8(min(n, math.MaxUint8))
		switch {
		case t.Tag == "nr" && n >= 2:
			w.at[at].name = length
		case t.Tag != "":
			if n >= 2 && t.Tag == "v" {
				w.at[at].verb = length
			}
			if !strings.HasPrefix(t.Tag, "n") || t.Tag == "n" {
				w.at[at].plain = length
			}
			for k := 1; k < n; k++ {
				w.at[at+k].inside = true
			}
		}
		at += n
	}
	return w
}

// disagrees reports that the segmentation speaks against a name that was read, or for one
// that was not: else reading again would change nothing.
func (w *words) disagrees(toks []token) bool {
	at := 0
	for _, t := range toks {
		for ; at < t.i-w.lo; at++ {
			if w.at[at].name > 0 {
				return true
			}
		}
		if t.kind == kName && t.class != foreignName {
			e := [1]edge{{i: t.i, j: t.j, kind: kName, class: t.class}}
			if w.weigh(e[:]); e[0].cost > 0 {
				return true
			}
			at = t.j - w.lo
			continue
		}
		for ; at < t.j-w.lo; at++ {
			if w.at[at].name > 0 && !(t.kind == kQuote || t.kind == kParen) {
				return true
			}
		}
	}
	return false
}

// weigh adds to the costs of names what the segmentation says of them.
func (w *words) weigh(edges []edge) {
	if w == nil {
		return
	}
	for k := range edges {
		e := &edges[k]
		if e.kind != kName || e.class == foreignName {
			continue
		}
		first, n := w.at[e.i-w.lo], uint8(e.j-e.i)
		switch {
		case e.class == anyName && w.onlyWords(e.i, e.j):
			e.cost += cutsWord * 3
		case n == 2 && first.verb == n:
			e.cost += cutsWord
		case n >= 3 && first.plain == n:
			e.cost += cutsWord * 3 // 法治化: a word of its own that is no name
		case first.name == n:
			e.cost += wordName
		case first.inside || w.at[e.j-w.lo].inside:
			e.cost += cutsWord
		}
	}
}

// onlyWords reports a passage that words of the language fill, one of them of two
// characters or more.
func (w *words) onlyWords(i, j int) bool {
	long := false
	for i < j {
		n := int(w.at[i-w.lo].plain)
		if n == 0 || i+n > j {
			return false
		}
		long = long || n >= 2
		i += n
	}
	return long
}

// maxEvident is what a name may cost the lattice and be sure by its place in the sentence:
// its characters are those of names.
const maxEvident = 20

// open reports sentences with a name that no title or form of address makes sure, its own or
// that of the list in which it stands.
func (d *document) open(toks []token) bool {
	titled := -1 // the last name that is sure
	for m, t := range toks {
		if t.kind != kName || t.class != anyName && t.class != classNone {
			continue
		}
		prev, next := around(toks, m)
		switch {
		case t.class == classNone && (prev.kind == kRole || prev.kind == kHon || next.kind == kHon):
		case t.class == classNone && t.cost <= maxEvident && certain(d.src, toks, m):
		case t.class == classNone && (prev.kind == kEnum || prev.kind == kAnd) && titled >= 0 && titled == m-2:
		default:
			return true
		}
		titled = m
	}
	return false
}

// readOpen tokenises a sentence, with the words of the language where names in it are
// open.
func (d *document) readOpen(la *lattice, s *sentence) {
	la.words = s.words
	s.toks = la.read(s.lo, s.hi)
	if s.words == nil && s.kind != release.Header && d.open(s.toks) {
		seg, err := d.segment()
		if err != nil {
			d.err = err
			return
		}
		s.words = segmentWords(seg, d.src, s.lo, s.hi)
		if s.words.disagrees(s.toks) {
			la.words = s.words
			s.toks = la.again(s.lo, s.hi)
		}
	}
	la.words = nil
}
