package extract

import (
	"strings"
	"unicode/utf8"
)

// candidate is a meeting as one sentence names it.
type candidate struct {
	name      string
	i, j      int // runes of the name
	spanI     int // runes of the passage that says so
	spanJ     int
	verb      basis // that says so; zero where no verb does
	class     class // of the ending
	rule      string
	held      bool // a verb says that it was held
	title     bool // from the headline
	sentence  int
	convener  []string
	places    []string
	when      when
	hasWhen   bool
	bare      bool   // nothing but an ending: 会议
	earlier   bool   // 会前: held before the meeting of the text
	just      bool   // 刚刚闭幕的
	toCome    bool   // 提请, 审议: what is brought before a session is not held yet
	future    bool   // 将召开, 筹备
	follows   bool   // 随后, 会后: held after it
	during    bool   // 会议期间: held beside it
	alone     bool   // no sentence but its own speaks of it
	describes bool   // it only says who somebody is: 参加某艺术节的嘉宾
	guest     string // who is received, where one host receives several one after the other
	generic   string
	written   bool // 以通讯方式
	leadOrg   string
}

// meetingFinder finds meetings in the tokens of sentences.
type meetingFinder struct {
	src *source
}

// find gives the meetings that a sentence names as held, attended, presided over or spoken
// at.
func (f meetingFinder) find(toks []token, sentence int, title bool) []candidate {
	var out []candidate
	for k := range toks {
		if toks[k].kind == kQuote {
			if c, ok := f.quoted(toks, k); ok {
				c.sentence, c.title = sentence, title
				out = append(out, c)
			}
			continue
		}
		if toks[k].kind != kEvent {
			continue
		}
		if k+1 < len(toks) && (toks[k+1].kind == kEvent || toks[k+1].kind == kSuffix || toks[k+1].kind == kRole) && !toks[k+1].gap {
			continue
		}
		if f.standing(toks[k]) && k+1 < len(toks) && f.is(toks[k+1], "第") {
			continue // the body of a session that has a number: 理事会第三次会议
		}
		c, ok := f.at(toks, k)
		if !ok {
			continue
		}
		c.sentence, c.title = sentence, title
		if sibling, ok := f.sibling(c, toks, k); ok {
			out = append(out, sibling)
		}
		out = append(out, c)
	}
	// Meetings that share one predicate: 甲大会，乙大会在……召开.
	for k := len(out) - 2; k >= 0; k-- {
		next := out[k+1]
		if !out[k].held && next.held && next.rule == "held-after" && !out[k].bare && out[k].rule == "" && f.onlyMark(toks, out[k].j, next.i) {
			out[k].held, out[k].rule, out[k].places, out[k].verb = true, next.rule, next.places, next.verb
			out[k].spanJ = next.spanJ
		}
	}
	// Meetings that one predicate before them holds: 某机构召开党组会议、主席会议.
	for k := 1; k < len(out); k++ {
		first, c := out[k-1], &out[k]
		if first.rule == "held-before" && !c.held && first.class == bodyEvent && c.class == bodyEvent && f.onlyMark(toks, first.j, c.i) {
			c.held, c.bare, c.rule, c.places, c.convener, c.spanI, c.verb = true, false, first.rule, first.places, first.convener, first.spanI, first.verb
			if head, ok := strings.CutSuffix(first.name, f.src.str(first.j-utf8.RuneCountInString(first.generic), first.j)); ok && c.name == c.generic {
				c.name = head + c.name
			}
		}
	}
	// Sessions that one chair presides over: 主持甲会第二次会议、乙会第三次会议和丙会第四次会议.
	for k := 1; k < len(out); k++ {
		if first, c := out[k-1], &out[k]; first.rule == "presided" && c.rule == "" && ownSession(c.name) && f.onlyMark(toks, first.j, c.i) {
			c.rule, c.spanI, c.verb = first.rule, first.spanI, first.verb
		}
	}
	kept := out[:0]
	for k, c := range out {
		if k+1 < len(out) && out[k+1].i == c.i && out[k+1].rule != "" {
			continue // the longer name from the same start
		}
		if k+1 < len(out) && c.rule == "held-after" && out[k+1].rule == "held-before" && out[k+1].spanI <= c.spanJ && out[k+1].j > c.spanJ && c.class == bodyEvent && endsWithAny(c.name, "常委会", "理事会", "董事会", "监事会", "执委会", "全委会") {
			continue // the body that holds the meeting after it
		}
		if c.rule == "" && containsAny(c.name, "贯彻", "要认真", "认真落实") {
			continue // what a speech calls for
		}
		if containsAny(c.name, "遗体", "追悼", "葬礼") {
			continue // a farewell is not a meeting
		}
		if c.rule == "" && !c.bare && (c.class != bareEvent || c.toCome && ownSession(c.name)) && c.name != c.generic {
			c.rule = "named"
		}
		if c.rule != "" {
			kept = append(kept, c)
		}
	}
	return kept
}

// sibling reads the first of two sessions that share their last words: 文联第十次、作协第八次
// 代表大会.
func (f meetingFinder) sibling(c candidate, toks []token, k int) (candidate, bool) {
	start := k
	for start > 0 && toks[start-1].i >= c.i {
		start--
	}
	if start < 3 || toks[start-1].kind != kEnum && toks[start-1].kind != kAnd || !f.ordinal(toks, start-2) {
		return candidate{}, false
	}
	tail := -1
	for m := start + 1; m <= k; m++ {
		if f.ordinal(toks, m) {
			tail = m + 1
		}
	}
	from := start - 2
	for from > 0 && (insideName(toks[from-1]) || f.is(toks[from-1], "第")) {
		from--
	}
	if tail < 0 || tail > k || from == start-2 {
		return candidate{}, false
	}
	first := c
	first.name = f.src.str(toks[from].i, toks[start-2].j) + f.src.str(toks[tail].i, c.j)
	first.i, first.j = toks[from].i, toks[start-2].j
	first.leadOrg = f.leadOrg(toks[from : start-1])
	first.convener = nil
	if first.leadOrg != "" {
		first.convener = []string{first.leadOrg}
	}
	return first, first.held
}

func (f meetingFinder) onlyMark(toks []token, from, to int) bool {
	for _, t := range toks {
		if t.i >= from && t.j <= to && t.kind != kPunct && t.kind != kEnum && t.kind != kAnd {
			return false
		}
	}
	return true
}

// at reads the meeting whose name ends with token k.
func (f meetingFinder) at(toks []token, k int) (candidate, bool) {
	walked := f.nameStart(toks, k)
	start := walked
	c := candidate{class: toks[k].class, i: toks[start].i, j: toks[k].j}
	start = f.trimName(toks, start, k)
	c.i = toks[start].i
	if k+1 < len(toks) && f.is(toks[k+1], "（扩大）") {
		c.j = toks[k+1].j
	}
	c.name = f.src.str(c.i, c.j)
	c.bare = start == k && toks[k].class != fullEvent || c.name == "大会" || f.onlyGeneric(toks[start:k]) && (start < k || toks[k].class != fullEvent)
	c.generic = f.src.str(toks[k].i, toks[k].j)
	c.spanI, c.spanJ = c.i, c.j
	clauseStart := f.clauseStart(toks, start)
	c.describes = k+1 < len(toks) && f.is(toks[k+1], "的")
	f.time(&c, toks, k)
	f.markers(&c, toks, k)
	f.heldAfter(&c, toks, k)
	if !c.held {
		f.heldBefore(&c, toks, min(start, walked), start, clauseStart)
	}
	if c.rule == "" {
		f.otherSource(&c, toks, start, k)
	}
	if c.just {
		c.rule, c.held = "just-closed", true
	}
	c.leadOrg = f.leadOrg(toks[start : k+1])
	if len(c.convener) == 0 && c.leadOrg != "" && !congress(c.name, c.generic) {
		c.convener = []string{c.leadOrg}
	}
	if hosts := f.hosts(toks); len(hosts) > 0 && c.held {
		c.convener = hosts
	}
	if len(c.convener) == 0 && c.held && !congress(c.name, c.generic) {
		if org := f.nameHead(toks[start : k+1]); org != "" {
			c.convener = []string{org}
		}
	}
	return c, true
}

func (f meetingFinder) is(t token, forms ...string) bool { return isForm(f.src, t, forms...) }

func (f meetingFinder) clauseStart(toks []token, m int) int {
	for m > 0 {
		t := toks[m-1]
		if t.kind == kPunct && t.mark != '，' && t.mark != '-' && t.mark != '/' || t.kind == kPunct && t.mark == '，' && m >= 2 && toks[m-2].kind != kTime && !f.is(toks[m-2], "随后", "近日", "日前", "会后", "会前") {
			break
		}
		m--
	}
	return m
}
