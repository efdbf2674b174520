package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// homes are the divisions that a text can mean by the level alone: 市委 in a text of
// 三门峡市. Each level has the divisions that the text names, and those around them.
type homes struct {
	lex    *lexicon
	named  []homeDivision
	around map[string][]homeDivision // level to the divisions around those named, each once
	at     map[int32]int             // division to its index in named

	// What the text calls a division of a level that the table does not have for it, and the
	// level.
	other, unknown map[string]bool
}

// homeDivision is a division of the table and where the text first names it, or a division
// inside it.
type homeDivision struct {
	ref   int32
	i, j  int
	known bool // which of the divisions of that name it is
	weak  bool // a county without its kind, which may be any other word: 惠民
	times int  // how often the text names it
}

// minWeak is how often a text must name a county without its kind to mean it.
const minWeak = 2

// maxHomes bounds the divisions that are compared, so that work stays linear in hostile texts.
const maxHomes = 64

// levels are the words with which a short name stands for a division, longest first.
func levels() []string {
	return []string{"自治区", "自治州", "自治县", "省", "市", "区", "县", "州", "旗"}
}

// levelOf is the level that the name of a division ends with.
func levelOf(name string) string {
	for _, level := range levels() {
		if strings.HasSuffix(name, level) && !strings.HasSuffix(name, "特别行政区") {
			return level
		}
	}
	return ""
}

// levelName splits a short name into its level and what stands behind it: 市 and 政协. The
// level is empty where the name is none: 市场监管局, 区块链协会.
func levelName(short string) (level, rest string) {
	for _, level := range levels() {
		if rest, ok := strings.CutPrefix(short, level); ok && rest != "" && !beginsWord(rest) {
			return level, rest
		}
	}
	return "", ""
}

// beginsWord reports what makes a word of the level before it: 市场, 区块, 省级.
func beginsWord(rest string) bool {
	for _, body := range []string{"民政", "民族", "城管", "城市管理"} {
		if strings.HasPrefix(rest, body) {
			return false // 市民政局
		}
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("场民值域块间位级会属部际立城内外里下舰", first) || strings.ContainsRune("省市区县州旗", first)
}

// readHomes gathers the divisions that sentences name, and those of the publisher and author.
// A place in a list of places (北京、山西等省市代表) is none that the text is about.
func (d *document) readHomes() *homes {
	h := &homes{lex: d.lex, around: map[string][]homeDivision{}, at: map[int32]int{}, other: map[string]bool{}, unknown: map[string]bool{}}
	for k := range d.sentences {
		toks := d.sentences[k].toks
		before := int32(-1)
		for m, t := range toks {
			if t.kind != kPlace || t.ref < 0 {
				before = -1
				continue
			}
			ref, known := d.lex.within(t.ref, before)
			before = ref
			listed := m > 1 && toks[m-1].kind == kEnum && toks[m-2].kind == kPlace || m+2 < len(toks) && toks[m+1].kind == kEnum && toks[m+2].kind == kPlace
			if !listed && !d.bearsPlace(toks[m+1:]) {
				h.name(d.src, t, ref, known)
			}
		}
	}
	h.publisher(d.src, d.rel.Source)
	h.publisher(d.src, d.rel.Author)
	h.readAround()
	return h
}

// name notes a division that a token names.
func (h *homes) name(src *source, t token, ref int32, known bool) {
	p := &h.lex.places[ref]
	if len(h.named) == maxHomes || levelOf(p.name) == "" || anyQuarter(p.name) || t.i > 0 && src.has(t.i-1, "召开县") {
		return
	}
	short := !src.has(t.i, p.name)
	if short && t.j < len(src.runes) && strings.ContainsRune("省市区县州旗", src.runes[t.j]) {
		h.other[p.short] = true
		h.unknown[string(src.runes[t.j])] = true
		return
	}
	found := homeDivision{ref: ref, i: t.i, j: t.j, known: known, weak: short && p.level == county}
	at, seen := h.at[ref]
	if !seen {
		h.at[ref] = len(h.named)
		h.named = append(h.named, found)
		at = len(h.named) - 1
	}
	n := &h.named[at]
	if n.weak && !found.weak {
		found.times = n.times
		*n = found
	}
	n.times++
}

// publisher notes the division in the name of the publisher or author, where the text has it.
func (h *homes) publisher(src *source, name string) {
	r := []rune(name)
	ref, end := h.lex.divisionOf(r)
	if ref < 0 || levelOf(h.lex.places[ref].name) == "" || h.other[string(r[:end])] {
		return
	}
	if _, seen := h.at[ref]; seen {
		return
	}
	if b := findBasis(src, kg.BasisDivision, 0, len(src.runes), string(r[:end])); b.kind != "" {
		h.at[ref] = len(h.named)
		h.named = append(h.named, homeDivision{ref: ref, i: b.i, j: b.j, known: h.lex.places[ref].twin < 0})
	}
}

// readAround drops what the text may not mean and adds the divisions around those named.
func (h *homes) readAround() {
	h.named = slices.DeleteFunc(h.named, func(n homeDivision) bool { return n.weak && (n.times < minWeak || h.other[h.lex.places[n.ref].short]) })
	for _, n := range h.named {
		if !n.known {
			continue
		}
		for at := h.lex.places[n.ref].within; at >= 0; at = h.lex.places[at].within {
			level := levelOf(h.lex.places[at].name)
			if !slices.ContainsFunc(h.around[level], func(a homeDivision) bool { return a.ref == at }) {
				h.around[level] = append(h.around[level], homeDivision{ref: at, i: n.i, j: n.j, known: true})
			}
		}
	}
}

// anyQuarter reports names of districts that are words for a part of any town.
func anyQuarter(name string) bool {
	switch name {
	case "郊区", "城区", "矿区", "新区", "东区", "西区", "南区", "北区":
		return true
	}
	return false
}

// within is the division of the same name that lies in another one, else the first; known
// tells that it can be no other.
func (l *lexicon) within(ref, around int32) (division int32, known bool) {
	if around >= 0 {
		for p := ref; p >= 0; p = l.places[p].twin {
			if l.inside(p, around) {
				return p, true
			}
		}
	}
	return ref, l.places[ref].twin < 0
}

// bearsPlace reports that the tokens behind a place go on as the name of a body that is
// only called after it, such as a university.
func (d *document) bearsPlace(toks []token) bool {
	for k := 0; k < len(toks) && k < 4 && insideName(toks[k]) && !toks[k].gap; k++ {
		if toks[k].kind == kSuffix && company(d.src.str(toks[k].i, toks[k].j)) {
			return true
		}
	}
	return false
}

// of is the one division that a level can mean, and where the text shows it: the only one
// that it names, and outside of which it names nothing smaller; else the only one around
// those that it names. The reference is -1 where there is none or more than one.
func (h *homes) of(level string) homeDivision {
	none := homeDivision{ref: -1}
	if h.unknown[level] {
		return none
	}
	only, found := h.only(level, false)
	if only.ref < 0 && !found {
		only, found = h.only(level, true)
	}
	if !found {
		if around := h.around[level]; len(around) == 1 {
			return around[0]
		}
		return none
	}
	for _, n := range h.named {
		if only.ref < 0 || n.known && !n.weak && n.ref != only.ref && h.lex.places[n.ref].level > h.lex.places[only.ref].level && !h.lex.inside(n.ref, only.ref) {
			return none
		}
	}
	return only
}

// only is the one division of the level that is named, weakly or not; found tells that there
// is any.
func (h *homes) only(level string, weak bool) (only homeDivision, found bool) {
	only.ref = -1
	for _, n := range h.named {
		if n.weak != weak || levelOf(h.lex.places[n.ref].name) != level {
			continue
		}
		if found && (only.ref < 0 || h.lex.places[only.ref].name != h.lex.places[n.ref].name) {
			return homeDivision{ref: -1}, true
		}
		if !found {
			only, found = n, true
		}
	}
	return only, found
}

// fullByHome is the full name of a body that is named by the level of its division, with the
// passage that names the division; the zero fullName where the level can mean several.
func (d *document) fullByHome(short string) fullName {
	level, rest := levelName(short)
	if level == "" {
		return fullName{}
	}
	if d.homes == nil {
		d.homes = d.readHomes()
	}
	home := d.homes.of(level)
	if home.ref < 0 {
		return fullName{}
	}
	return fullName{d.lex.places[home.ref].name + rest, kg.BasisDivision, home.i, home.j}
}
