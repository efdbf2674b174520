package extract

import (
	"slices"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/segment"
)

// maxSentence bounds the runes that the lattice reads at once.
const maxSentence = 1200

// sentence is a stretch of the text with all that the layers make of it.
type sentence struct {
	lo, hi int // runes
	kind   release.Kind
	first  bool   // first of its paragraph
	words  *words // how gse cuts it; nil where nothing in it is open
	toks   []token
	facts  sentenceFacts
	meets  []candidate
	roster bool // a list of names, or the line that opens one
	names  bool // its tokens are the names of a list
	at     int  // index of the meeting that the sentence speaks of; -1 for none
}

// document is the state of one extraction.
type document struct {
	lex       *lexicon
	segment   func() (segment.Segmenter, error)
	err       error // the segmenter does not load
	rel       *release.Release
	src       *source
	la        *lattice
	sentences []sentence
	known     map[string]bool
	meetings  []*meetingState
	ref       kg.Date // day of writing; zero when unknown
	facts     kg.Facts
	groupAt   map[[3]string]int // meeting, organisation and label to the index of a group
	bylines   []string
	isByline  map[string]bool
	aliases   map[string]string // short form to the name that the text explains it with
	headings  map[string]basis  // organisation to where a list names it as its own
	full      []fullName        // the organisations that the text names in full
	homes     *homes            // the divisions that it names; nil until asked for

	fullOfShort map[string]fullName // what was asked of fullOf
	shortOf     map[string]string   // name that holds in this text alone to the full one; empty where it stands for several

	present map[string]bool // people at the main meeting; nil until asked for
	nominal *nominal        // in whose memory sentences are read
}

// newDocument prepares an extraction in memory that nothing else may use before its end.
func newDocument(lex *lexicon, r *release.Release, m *memory) *document {
	d := &document{lex: lex, rel: r, src: m.source.read(r.Text), la: &m.lattice, nominal: &m.nominal, known: map[string]bool{}, isByline: map[string]bool{}, groupAt: map[[3]string]int{}, aliases: map[string]string{}, headings: map[string]basis{}, fullOfShort: map[string]fullName{}, shortOf: map[string]string{}, ref: r.Published}
	d.la.lex, d.la.src = lex, d.src
	count := 0
	for _, p := range r.Paragraphs {
		count += len(p.Sentences)
	}
	d.sentences = slices.Grow(m.sentences[:0], count)
	k := 0
	open := false // the line before breaks off
	for _, p := range r.Paragraphs {
		line := k // where it begins
		for n, s := range p.Sentences {
			k = d.src.indexFrom(k, s.Start)
			hi := d.src.indexFrom(k, s.End)
			if n == 0 {
				line = k
			}
			if last := len(d.sentences) - 1; n == 0 && open && p.Kind == release.Body && hi > k && hi-d.sentences[last].lo <= maxSentence && !d.src.indented(k) && d.marked(k, hi) {
				d.sentences[last].hi = hi // a line of a text that is broken at a width
				k = hi
				continue
			}
			for lo, first := k, n == 0; lo < hi; first = false {
				end := cutAt(d.src.runes, lo, hi)
				d.sentences = append(d.sentences, sentence{lo: lo, hi: end, kind: p.Kind, first: first, at: -1})
				lo = end
			}
			k = hi
		}
		open = p.Kind == release.Body && len(d.sentences) > 0 && d.breaksOff(line, k)
	}
	return d
}

// brokenLine is how long a line without a mark at its end must be to go on in the next.
const brokenLine = 30

// marked reports running text: runes with a comma or full stop among them.
func (d *document) marked(lo, hi int) bool {
	for _, r := range d.src.runes[lo:hi] {
		if r == '，' || r == '。' {
			return true
		}
	}
	return false
}

// breaksOff reports a line of running text that ends without a mark.
func (d *document) breaksOff(lo, hi int) bool {
	if hi-lo < brokenLine || !d.marked(lo, hi) {
		return false
	}
	last := d.src.runes[hi-1]
	return han(last) || digit(last) || last == '、' || last == '，'
}

// cutAt bounds a sentence, at a comma where there is one.
func cutAt(s []rune, lo, hi int) int {
	if hi-lo <= maxSentence {
		return hi
	}
	for k := lo + maxSentence; k > lo+maxSentence/2; k-- {
		if s[k] == '，' || s[k] == '；' {
			return k + 1
		}
	}
	return lo + maxSentence
}

// headline reports sentences of the title block.
func (s *sentence) headline() bool { return s.kind == release.Title || s.kind == release.Subtitle }

// tokenise runs the lattice over every sentence, then again over those that name somebody
// whom another sentence made certain.
func (d *document) tokenise() {
	la := d.la
	seen := map[string]int{} // a sentence in which each name was read
	for k := range d.sentences {
		s := &d.sentences[k]
		if names := d.rosterLine(s); len(names) >= minRoster || len(names) > 0 && k > 0 && d.sentences[k-1].roster {
			s.roster, s.names, s.toks = true, true, names
			for _, t := range names {
				d.known[d.src.str(t.i, t.j)] = true
			}
			continue
		}
		d.readOpen(la, s)
		s.roster = d.rosterHeading(s)
		if s.kind == release.Header {
			continue
		}
		for m, t := range s.toks {
			if t.kind == kName && t.class == classNone && t.j-t.i == 3 && t.cost <= maxListed {
				name := d.src.str(t.i, t.j)
				if first, ok := seen[name]; ok && first != k {
					d.known[name] = true // read as a name in two sentences
				}
				seen[name] = k
			}
			if t.kind == kName && (t.class != anyName || t.j-t.i >= 3) && certain(d.src, s.toks, m) {
				d.known[d.src.str(t.i, t.j)] = true
			}
		}
	}
	d.collectAliases()
	short := d.shortForms()
	if len(d.known) == 0 && len(short) == 0 {
		return
	}
	la.known = newSmallTrie()
	for form := range short {
		if !d.lex.words.holds(form, kWord) || len(d.aliases[form]) > 0 {
			la.known.add(form, entry{kind: kOrg, ref: -1})
			delete(d.known, form)
		}
	}
	for name := range d.known {
		la.known.add(name, entry{kind: kName, ref: -1})
	}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.kind != release.Header && !s.roster && d.missesKnown(la.known, s) {
			d.readOpen(la, s)
		}
	}
}

// missesKnown reports that a certain name, or a short form, stands in the sentence where
// none was read.
func (d *document) missesKnown(known *trie, s *sentence) bool {
	missed, at := false, 0
	for i := s.lo; i < s.hi && !missed; i++ {
		for at < len(s.toks) && s.toks[at].i < i {
			at++
		}
		if known.top.then&trace(d.src.runes[i]) == 0 {
			continue
		}
		known.each(d.src.runes[:s.hi], i, func(end int, first int32) {
			missed = missed || at == len(s.toks) || s.toks[at].i != i || s.toks[at].j != end || s.toks[at].kind != known.list[first].kind
		})
	}
	return missed
}

// maxListed is what a name may cost the lattice and still be certain without a title: lists
// of slogans have the shape of lists of names.
const maxListed = 42

// maxTitled is what a name of three characters behind an office may cost the lattice and be
// certain before any word: 委员长某某某握手.
const maxTitled = 30

func officeClass(c class) bool {
	return c != famPerson && c != famLeader && c != famPress && c != famOffice && c != famRank
}

// certain reports names that stand between a title or list mark and a predicate or list
// mark, where hardly anything but a name can stand.
func certain(src *source, toks []token, m int) bool {
	prev, next := around(toks, m)
	likely := toks[m].cost <= maxListed
	switch {
	case toks[m].class == foreignName || toks[m].class == knownName:
		return true
	case prev.kind == kRole:
		return edgeOfName(next.kind) || next.kind == kRole && next.class != famPerson || toks[m].class == classNone && toks[m].j-toks[m].i == 3 && toks[m].cost <= maxTitled && officeClass(prev.class)
	case prev.kind == kHon:
		return edgeOfName(next.kind)
	case next.kind == kHon:
		return prev.kind != kOther && prev.kind != kWord
	case likely && next.kind == kEnum && m+2 < len(toks) && toks[m+2].kind == kName, prev.kind == kEnum && m >= 2 && toks[m-2].kind == kName:
		return edgeOfName(next.kind) && (prev.kind == kEnum || edgeOfName(prev.kind) || prev.kind == kGroup || prev.kind == kQuote)
	case likely && prev.kind == kEnum && (next.kind == kEtc || next.kind == kAnd):
		return true
	case likely && prev.kind == kPunct && next.kind == kVerb:
		return next.class != stopVerb && utf8.RuneCountInString(src.str(toks[m].i, toks[m].j)) >= 2
	case prev.kind == kPunct && next.kind == kRole:
		return next.class != famPerson && next.class != famOffice
	case (prev.kind == kSuffix && prev.class == strong || prev.kind == kOrg) && toks[m].class == classNone && likely && affiliated(toks, m):
		return true
	case (prev.kind == kSuffix || prev.kind == kOrg) && next.kind == kRole && toks[m].class == classNone:
		return m+2 >= len(toks) || edgeOfName(toks[m+2].kind) // 某校某某书记
	}
	return false
}

// affiliated reports a list of people who are named with their organisations alone: 甲大学
// 张某、乙大学李某.
func affiliated(toks []token, m int) bool {
	pair := func(k int) bool {
		return k > 0 && k < len(toks) && toks[k].kind == kName && (toks[k-1].kind == kSuffix && toks[k-1].class == strong || toks[k-1].kind == kOrg)
	}
	if m+1 < len(toks) && toks[m+1].kind == kEnum {
		for k := m + 2; k < len(toks) && k <= m+longestName; k++ {
			if toks[k].kind == kEnum || toks[k].kind == kPunct {
				return false
			}
			if pair(k) {
				return true
			}
		}
		return false
	}
	k := m - 1
	for k > 0 && toks[k].kind != kEnum && toks[k].kind != kPunct {
		k--
	}
	return k > 0 && toks[k].kind == kEnum && pair(k-1)
}

// standsFree reports names with a boundary on both sides.
func standsFree(toks []token, m int) bool {
	prev, next := around(toks, m)
	return (edgeOfName(prev.kind) || prev.kind == kRole || prev.kind == kGroup || prev.kind == kQuote || prev.kind == kTime || prev.kind == kEtc) && (edgeOfName(next.kind) || next.kind == kRole)
}

func around(toks []token, m int) (prev, next token) {
	prev, next = token{kind: kPunct}, token{kind: kPunct}
	if m > 0 {
		prev = toks[m-1]
		if toks[m].gap && (prev.kind == kWord || prev.kind == kOther || prev.kind == kPlace) {
			prev = token{kind: kPunct} // a list whose marks are white space
		}
	}
	if m+1 < len(toks) && !toks[m+1].gap {
		next = toks[m+1]
	}
	return prev, next
}

func edgeOfName(k kind) bool {
	switch k {
	case kPunct, kEnum, kVerb, kEtc, kAnd, kHon, kFunc, kParen, kName, kTime, kQuote:
		return true
	}
	return false
}
