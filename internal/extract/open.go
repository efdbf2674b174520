package extract

import (
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
	lo     int
	inside []bool // a word of two or more characters goes on across this rune's start
	end    []int  // where a person's name starts, its end; 0 elsewhere
	verb   []int  // where a verb of two characters or more starts, its end; 0 elsewhere
	plain  []int  // where a word that is no name starts, its end; 0 elsewhere
}

// segmentWords cuts the runes lo to hi of the text.
func segmentWords(seg segment.Segmenter, s *source, lo, hi int) *words {
	w := &words{lo: lo, inside: make([]bool, hi-lo+1), end: make([]int, hi-lo+1), plain: make([]int, hi-lo+1), verb: make([]int, hi-lo+1)}
	text := string(s.runes[lo:hi]) // rune for rune, unlike str
	at := lo
	for _, t := range seg.Segment(text) {
		n := utf8.RuneCountInString(text[t.Start:t.End])
		if t.Tag == "nr" && n >= 2 {
			w.end[at-lo] = at + n
		} else if t.Tag != "" {
			if n >= 2 && t.Tag == "v" {
				w.verb[at-lo] = at + n
			}
			if !strings.HasPrefix(t.Tag, "n") || t.Tag == "n" {
				w.plain[at-lo] = at + n
			}
			for k := 1; k < n; k++ {
				w.inside[at-lo+k] = true
			}
		}
		at += n
	}
	return w
}

// weigh adds to the costs of names what the segmentation says of them.
func (w *words) weigh(edges []edge) {
	if w == nil {
		return
	}
	for k := range edges {
		e := &edges[k]
		switch {
		case e.kind != kName || e.class == foreignName:
		case e.class == anyName && w.onlyWords(e.i, e.j):
			e.cost += cutsWord * 3
		case e.j-e.i == 2 && w.verb[e.i-w.lo] == e.j:
			e.cost += cutsWord
		case e.j-e.i >= 3 && w.plain[e.i-w.lo] == e.j:
			e.cost += cutsWord * 3 // 法治化: a word of its own that is no name
		case w.end[e.i-w.lo] == e.j:
			e.cost += wordName
		case w.inside[e.i-w.lo] || w.inside[e.j-w.lo]:
			e.cost += cutsWord
		}
	}
}

// onlyWords reports a passage that words of the language fill, one of them of two
// characters or more.
func (w *words) onlyWords(i, j int) bool {
	long := false
	for i < j {
		end := w.plain[i-w.lo]
		if end == 0 || end > j {
			return false
		}
		long = long || end-i >= 2
		i = end
	}
	return long
}

// open reports sentences with a name that no title or form of address beside it makes sure.
func (d *document) open(toks []token) bool {
	for m, t := range toks {
		if prev, next := around(toks, m); t.kind == kName && (t.class == anyName || t.class == classNone && prev.kind != kRole && prev.kind != kHon && next.kind != kHon) {
			return true
		}
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
		la.words = s.words
		s.toks = la.read(s.lo, s.hi)
	}
	la.words = nil
}
