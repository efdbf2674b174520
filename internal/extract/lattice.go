package extract

import "math/bits"

// token is one unit of a sentence.
type token struct {
	i, j  int // runes
	kind  kind
	class class
	ref   int32
	mark  rune  // of punctuation: the mark
	num   int   // of a number: its value
	cost  int32 // what the lattice paid for it
	when  when  // of a time
	gap   bool  // white space stood before it
}

// lattice finds the cheapest path of tokens through a sentence. It is used by one
// goroutine at a time and keeps its tables between sentences.
type lattice struct {
	lex   *lexicon
	src   *source
	known *trie  // names confirmed in this document; nil in the first pass
	words *words // of the sentence at hand where its boundaries are open; else nil
	steps int    // tokens tried so far, once for each state they might follow
	tables
}

// tables are the memory of a lattice, which texts may use one after the other.
type tables struct {
	cells []cell    // of each place, one for each state
	live  []uint32  // which kinds a path reaches at each place, as bits
	edges []edge    // every token of the sentence
	found []started // for each place, where in edges the tokens that start there stand
	slab  []token   // what path gives is cut from it
}

// started is a stretch of edges that start at one place.
type started struct {
	from, to int32
	titled   bool // as edgesAt was asked
}

// cell is the cheapest path to a place in a state. It is valid where live says so.
type cell struct {
	cost  int32
	edge  int32 // the last token
	state kind  // state before that
}

const (
	unreached = int32(1) << 29
	// beam bounds how much dearer than the best path a path may be and still go on.
	beam = 90
)

// maxQuoted bounds the search for a closing mark, so that unpaired marks cost no more than
// linear time.
const maxQuoted = 600

// read tokenises the runes lo to hi.
func (la *lattice) read(lo, hi int) []token {
	n := hi - lo
	if n <= 0 {
		return nil
	}
	if size := (n + 1) * int(kinds); cap(la.cells) < size {
		la.cells = make([]cell, size*2)
		la.live = make([]uint32, 2*(n+1))
		la.found = make([]started, 2*(n+1))
	}
	la.edges = la.edges[:0]
	clear(la.found[:n+1])
	return la.again(lo, hi)
}

// again is read for the runes that were read last, then without words and now with them.
func (la *lattice) again(lo, hi int) []token {
	n := hi - lo
	live := la.live[:n+1]
	clear(live)
	la.cells[kPunct].cost, live[0] = 0, 1<<kPunct // a sentence starts like what follows a full stop
	for i := lo; i < hi; i++ {
		if live[i-lo] != 0 {
			la.extend(lo, i, hi, live)
		}
	}
	return la.path(lo, n, live[n])
}

// extend lengthens every path that reaches rune i by every token that may start there.
func (la *lattice) extend(lo, i, hi int, live []uint32) {
	row := la.cells[(i-lo)*int(kinds):][:kinds]
	all := live[i-lo]
	other, least := kOther, unreached // the cheapest state that is no name
	for set := all &^ (1 << kName); set != 0; set &= set - 1 {
		if k := kind(bits.TrailingZeros32(set)); row[k].cost < least {
			other, least = k, row[k].cost
		}
	}
	// Before a token that is no name, states that are none differ in their cost alone.
	few := uint32(1)<<other | 1<<kName
	if all&(1<<kName) != 0 {
		least = min(least, row[kName].cost)
	}
	titled := all&(1<<kRole|1<<kWho|1<<kEnum|1<<kAnd) != 0
	at := &la.found[i-lo]
	if at.from == at.to || at.titled != titled {
		from := int32(len(la.edges))
		la.edges = la.edgesAt(la.edges, i, hi, titled)
		*at = started{from, int32(len(la.edges)), titled}
	}
	edges := la.edges[at.from:at.to]
	la.words.weigh(edges)
	la.steps += len(edges) * bits.OnesCount32(all)
	gap := la.src.gap[i]
	for m := range edges {
		e := &edges[m]
		to := &la.cells[(e.j-lo)*int(kinds)+int(e.kind)]
		set := all
		if e.kind != kName {
			set &= few
		}
		for ; set != 0; set &= set - 1 {
			k := kind(bits.TrailingZeros32(set))
			c := row[k].cost
			if c > least+beam {
				continue
			}
			c += e.cost
			if e.kind == kName {
				left := leftOfName(k)
				if e.class == anyName {
					left = leftOfAny(k)
				} else if gap && left > gapSide {
					left = gapSide
				}
				c += left
			}
			if e.kind == kName && la.src.runes[e.i] == '和' && (k == kRole || k == kWho || k == kGroup) {
				c += costHolds // 委员和顾问: what joins titles
			}
			if k == kName {
				right := rightOfName(e.kind)
				if e.kind == kRole || e.kind == kWho || e.kind == kGroup {
					right += joinsTitle(la.src.runes[i-1])
				}
				if la.src.runes[i-1] == '任' && (e.kind == kOrg || e.kind == kPlace || e.kind == kSuffix || e.kind == kRole) {
					right += costHolds // 甲任某会主席
				}
				if gap && right > gapSide {
					right = gapSide
				}
				c += right
			}
			if bit := uint32(1) << e.kind; live[e.j-lo]&bit == 0 || c < to.cost {
				live[e.j-lo] |= bit
				*to = cell{c, at.from + int32(m), k}
			}
		}
	}
}

// path walks the cheapest way back from the end, which is like standing before a full
// stop.
func (la *lattice) path(lo, n int, set uint32) []token {
	end := n * int(kinds)
	last, best := kOther, unreached
	for ; set != 0; set &= set - 1 {
		k := kind(bits.TrailingZeros32(set))
		c := la.cells[end+int(k)].cost
		if k == kName {
			c += rightOfName(kPunct)
		}
		if c < best {
			best, last = c, k
		}
	}
	count := 0
	for at, k := n, last; at > 0; count++ {
		st := la.cells[at*int(kinds)+int(k)]
		at, k = la.edges[st.edge].i-lo, st.state
	}
	out := la.cut(count)
	for at, k := n, last; at > 0; {
		count--
		st := la.cells[at*int(kinds)+int(k)]
		e := &la.edges[st.edge]
		la.fill(&out[count], e)
		at, k = e.i-lo, st.state
	}
	return out
}

// slabSize is how many tokens are allocated at once.
const slabSize = 2048

// cut takes n tokens off the slab. They hold whatever was in them before.
func (t *tables) cut(n int) []token {
	at := len(t.slab)
	if at+n > cap(t.slab) {
		at, t.slab = 0, make([]token, 0, max(n, slabSize))
	}
	t.slab = t.slab[:at+n]
	return t.slab[at : at+n : at+n]
}

// fill makes the token of an edge.
func (la *lattice) fill(t *token, e *edge) {
	*t = token{cost: e.cost, i: e.i, j: e.j, kind: e.kind, class: e.class, ref: e.ref, gap: la.src.gap[e.i]}
	switch e.kind {
	case kWho:
		t.kind = kRole
	case kPunct:
		t.mark = la.src.runes[e.i]
	case kNum:
		t.num, _, _ = numberAt(la.src.runes, e.i)
	case kTime:
		t.when, _ = timeAt(la.src.runes, e.i)
	}
}

// edgesAt appends every token that may start at rune i and ends by hi.
func (la *lattice) edgesAt(dst []edge, i, hi int, titled bool) []edge {
	s, l := la.src, la.lex
	r := s.runes[i]
	switch {
	case r == '、':
		return append(dst, edge{i: i, j: i + 1, kind: kEnum, ref: -1})
	case r == '“' || r == '《':
		if j := closing(s.runes, i, hi); j > 0 {
			return append(dst, edge{i: i, j: j, kind: kQuote, cost: 8, ref: -1})
		}
		return append(dst, edge{i: i, j: i + 1, kind: kPunct, cost: 2, ref: -1})
	case r == '（':
		if j := closing(s.runes, i, hi); j > 0 {
			return append(dst, edge{i: i, j: j, kind: kParen, cost: 4, ref: -1})
		}
		return append(dst, edge{i: i, j: i + 1, kind: kPunct, cost: 2, ref: -1})
	case latin(r):
		j := i + 1
		for j < hi && (latin(s.runes[j]) || digit(s.runes[j])) && !s.gap[j] {
			j++
		}
		dst = append(dst, edge{i: i, j: j, kind: kLatin, cost: 10, ref: -1})
		dst = l.latinNameAt(dst, s, i, hi)
		return la.rolesAt(dst, i, hi)
	case !han(r) && !digit(r):
		return append(dst, edge{i: i, j: i + 1, kind: kPunct, ref: -1})
	}
	if digit(r) || chineseNumeral(r) || r == '今' || r == '昨' || r == '前' || r == '次' || r == '翌' {
		if w, ok := timeAt(s.runes[:hi], i); ok && w.j > i {
			dst = append(dst, edge{i: i, j: w.j, kind: kTime, cost: 3, ref: -1})
		}
		if _, j, _ := numberAt(s.runes[:hi], i); j > i {
			cost := int32(6)
			if !digit(r) {
				cost = 14
			}
			dst = append(dst, edge{i: i, j: j, kind: kNum, cost: cost, ref: -1})
			if j < hi && (s.runes[j] == '人' || s.runes[j] == '名' || s.runes[j] == '位') {
				dst = append(dst, edge{i: i, j: j + 1, kind: kNum, cost: 5, ref: -1})
			}
		}
	}
	if digit(r) {
		return dst
	}
	dst = append(dst, edge{i: i, j: i + 1, kind: kOther, cost: costOther, ref: -1})
	for j, h := i+1, l.words.begin(r); h.node != 0; j++ { // the inner loop of all, hence not by each
		for at := h.first; at >= 0; at = l.words.list[at].more {
			e := &l.words.list[at]
			dst = append(dst, edge{i: i, j: j, kind: e.kind, class: e.class, cost: e.cost, ref: e.ref})
		}
		if j == hi {
			break
		}
		h = l.words.step(h, s.runes[j])
	}
	dst = la.ideasAt(dst, i, hi)
	dst = la.rolesAt(dst, i, hi)
	if la.known != nil {
		la.known.each(s.runes[:hi], i, func(end int, first int32) {
			e := edge{i: i, j: end, kind: la.known.list[first].kind, cost: -6, ref: -1}
			if e.kind == kName {
				e.class = knownName
			}
			dst = append(dst, e)
		})
	}
	return l.namesAt(dst, s, i, hi, titled)
}

func chineseNumeral(r rune) bool {
	return chineseDigit(r) >= 0 || r == '十' || r == '百' || r == '千'
}

// closing is the position after the mark that closes the one at i; 0 when none does.
func closing(s []rune, i, hi int) int {
	open := s[i]
	want := '”'
	switch open {
	case '《':
		want = '》'
	case '（':
		want = '）'
	}
	depth := 0
	for j := i; j < min(hi, i+maxQuoted); j++ {
		switch s[j] {
		case open:
			depth++
		case want:
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return 0
}

// rolesAt appends the titles that may start at rune i: modifiers and a base, such as
// 常务·副·部长.
func (la *lattice) rolesAt(dst []edge, i, hi int) []edge {
	l, s := la.lex, la.src.runes[:hi]
	if !l.mayBegin(s[i], beginsTitle) {
		return dst
	}
	starts := [8]int{i}
	n := 1
	for at := 0; at < n; at++ {
		from := starts[at]
		l.roles.each(s, from, func(end int, first int32) {
			e := &l.roles.list[first]
			k := kRole
			if e.class == famPerson || e.class == famLeader || e.class == famOffice {
				k = kWho
			}
			dst = append(dst, edge{i: i, j: end, kind: k, class: e.class, cost: e.cost, ref: -1})
		})
		l.modifiers.each(s, from, func(end int, _ int32) {
			if n < len(starts) && end < hi {
				starts[n] = end
				n++
			}
		})
	}
	return dst
}

// ideasAt appends the ideas that carry a person's name: 邓小平理论.
func (la *lattice) ideasAt(dst []edge, i, hi int) []edge {
	l, s := la.lex, la.src.runes
	if !l.mayBegin(s[i], beginsName) {
		return dst
	}
	if _, ok := l.surnames.get(s[i]); !ok {
		return dst
	}
	for n := 2; n <= 3 && i+n < hi; n++ {
		if !l.mayBegin(s[i+n], beginsIdea) {
			continue
		}
		l.ideas.each(s[:hi], i+n, func(end int, _ int32) {
			dst = append(dst, edge{i: i, j: end, kind: kDoctrine, class: idea, cost: 2, ref: -1})
		})
	}
	return dst
}
