package extract

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// unit is one piece of a sentence after its nominal phrases are read.
type unit struct {
	kind   unitKind
	i, j   int // runes
	tok    token
	person *mentioned
	group  *group
	start  bool // first unit of a clause, adverbial openings aside
	meant  bool // a pronoun stands for the person
}

type unitKind uint8

const (
	uPerson unitKind = iota
	uGroup           // organisations, unnamed people, or titles without a name
	uVerb
	uFunc
	uSep // ， ； ： 、 and the joining words between persons and groups
	uEtc
	uTime
	uEvent
	uParen
	uMisc
)

// mentioned is a name in a sentence with the posts that the sentence gives it.
type mentioned struct {
	name   string
	i, j   int
	posts  []post
	sure   bool // its surroundings speak for a person
	press  bool // 记者: a byline
	cited  bool // 某某总书记: the form in which a leader is quoted, not announced
	hon    bool // 同志, 先生 follows
	listed bool // from a list of titles with colons
	after  int  // how many of the posts stand behind the name
}

// post is a title in an organisation, as a sentence gives it.
type post struct {
	org       string // as written; empty when the sentence gives none
	role      string
	class     class
	former    bool
	inherited bool // the organisation stands earlier in the sentence
	elected   bool // what somebody was elected to
	ofTitle   bool // inherited from a title rather than from a body that the sentence speaks of
	i, j      int
	how       titleRule // how it is joined to the name; titleBefore when empty
	from      basis     // where the organisation stands, if not with the title
}

// group is a stretch that names organisations or people without their names.
type group struct {
	i, j   int
	tokens []token
	posts  []post // titles without a name, such as 各省妇联主席; also what somebody is elected
}

// nominal reads tokens into units.
type nominal struct {
	src       *source
	units     []unit
	buf       []token // tokens that no unit holds yet
	pending   []post  // titles that wait for a name
	shared    []post  // titles that further names of the list share
	lastOrg   string  // organisation that later titles of the sentence inherit
	ofTitle   bool    // lastOrg was named with a title
	orgAt     basis   // where lastOrg stands; zero for a heading
	lastRun   bool    // the unit before the last list mark was a person
	at        int     // rune at which the pending titles start
	where     bool    // 在 opens the clause
	start     bool    // nothing but openings stands since the last clause mark
	listed    bool    // titles stand before a colon: 主席：某某
	also      bool    // 兼 stands before: the next title is of the same body
	first     post    // the title before 兼
	predicate bool    // a predicate stands in this clause
	becomes   bool    // 为 stands before: titles are what somebody becomes
}

// readNominal reads the tokens of one sentence. Heading is the organisation of a list that
// the sentences before announced; it may be empty.
func readNominal(src *source, toks []token, heading string) []unit {
	return new(nominal).read(src, toks, heading)
}

// read is readNominal in the memory of the sentence before, whose units end with that.
func (n *nominal) read(src *source, toks []token, heading string) []unit {
	*n = nominal{src: src, units: n.units[:0], buf: n.buf[:0], start: true, lastOrg: heading}
	for k := 0; k < len(toks); k++ {
		k = n.token(toks, k)
	}
	n.flush()
	return n.units
}

func (n *nominal) emit(u unit) {
	u.start = n.start
	if n.where && (u.kind == uMisc || u.kind == uEvent || u.kind == uGroup) {
		if endsWithAny(n.src.str(u.i, u.j), "上", "中", "时", "期间", "之际") {
			n.where = false
			n.units = append(n.units, u)
			return // 在开幕会上: the subject is still to come
		}
	}
	n.where = u.kind == uFunc && n.start && n.src.str(u.i, u.j) == "在"
	switch u.kind {
	case uSep:
		n.start = n.start || u.tok.kind == kPunct
	case uTime, uParen:
	case uFunc:
		n.start = n.start && (u.tok.class == lead || u.tok.class == adverb || u.tok.class == also)
	default:
		n.start = false
	}
	n.units = append(n.units, u)
}

// token takes toks[k] and returns the index of the last token taken.
func (n *nominal) token(toks []token, k int) int {
	t := toks[k]
	switch t.kind {
	case kRole:
		if n.takesRoleAsWord(toks, k) {
			n.buf = append(n.buf, t)
			return k
		}
		n.role(t)
	case kName:
		return n.name(toks, k)
	case kEnum:
		if len(n.pending) > 0 && len(n.buf) == 0 && !n.collective() {
			return k
		}
		n.flushBuffer()
		n.emit(unit{kind: uSep, i: t.i, j: t.j, tok: t})
	case kAnd:
		return n.and(toks, k)
	case kEtc:
		n.flushBuffer()
		n.emit(unit{kind: uEtc, i: t.i, j: t.j, tok: t})
	case kPunct:
		if t.mark == '/' || t.mark == '-' && len(n.buf) > 0 {
			n.buf = append(n.buf, t)
			return k
		}
		if t.mark == '：' && len(n.pending) > 0 && (len(n.buf) == 0 || len(n.buf) == 1 && n.buf[0].kind == kParen) && k+1 < len(toks) && toks[k+1].kind == kName {
			n.buf = n.buf[:0]
			n.listed = true
			return k
		}
		if t.mark == '，' && len(n.pending) > 0 && len(n.buf) == 0 && !n.predicate && !n.collective() && titlesToName(toks[k+1:]) {
			return k // 甲委员会常委，乙委员会委员、主任某某: the titles of one person
		}
		n.flush()
		n.shared, n.becomes, n.predicate = nil, false, false
		if t.mark == '：' || t.mark == '；' {
			n.start = true
		}
		n.emit(unit{kind: uSep, i: t.i, j: t.j, tok: t})
	case kVerb:
		if n.insideOrg(toks, k) {
			n.buf = append(n.buf, t)
			return k
		}
		n.flush()
		n.becomes, n.predicate = n.src.str(t.i, t.j) == "为", true
		n.emit(unit{kind: uVerb, i: t.i, j: t.j, tok: t})
	case kFunc:
		return n.function(toks, k)
	case kTime:
		if len(n.buf) > 0 && !t.when.dated() {
			n.buf = append(n.buf, t)
			return k
		}
		n.flush()
		n.emit(unit{kind: uTime, i: t.i, j: t.j, tok: t})
	case kParen:
		if len(n.buf) == 0 {
			n.emit(unit{kind: uParen, i: t.i, j: t.j, tok: t})
		} else {
			n.buf = append(n.buf, t)
		}
	default:
		if t.class == otherWord && len(n.pending) > 0 && len(n.buf) == 0 && isForm(n.src, t, "兼") {
			n.also, n.first = true, n.pending[len(n.pending)-1]
			return k
		}
		n.buf = append(n.buf, t)
	}
	return k
}

// takesRoleAsWord reports titles that are part of a longer word here: 主席团, 代表大会.
func (n *nominal) takesRoleAsWord(toks []token, k int) bool {
	if k+1 >= len(toks) {
		return false
	}
	next := toks[k+1]
	if isForm(n.src, next, "名单", "名单如下") {
		return true // 主席团成员名单
	}
	switch toks[k].class {
	case famPerson, famLeader, famOffice:
		switch next.kind {
		case kWord, kOther, kSuffix, kOrg, kPlace, kNum, kLatin, kEvent:
			return true
		}
	}
	if next.kind == kWord && next.class == classNone && k+2 < len(toks) && toks[k+2].kind == kSuffix && toks[k+2].class == strong {
		return true // 律师·服务·中心
	}
	return next.kind == kSuffix && (next.class == strong || toks[k].class == famPerson) || next.kind == kEvent && next.class != bareEvent
}

// collective reports titles that describe people without names: 负责同志, 领导班子成员.
func (n *nominal) collective() bool {
	last := n.pending[len(n.pending)-1]
	return last.class == famLeader || last.class == famOffice && strings.HasSuffix(last.role, "同志") || last.role == "干部"
}

// insideOrg reports a predicate that is a word of an organisation's name: 就业·促进会.
func (n *nominal) insideOrg(toks []token, k int) bool {
	switch toks[k].class {
	case stopVerb, host, undertake, act, hold, reportVerb, also, invite, hear, say, attend:
	default:
		return false
	}
	if len(n.pending) > 0 && len(n.buf) == 0 {
		return false
	}
	if len(n.buf) > 0 && k+1 < len(toks) && isForm(n.src, toks[k], "组织") {
		switch next := toks[k+1]; next.kind {
		case kRole, kSuffix, kEnum, kPunct, kAnd:
			return true // 世界气象组织秘书长
		case kVerb:
			return next.class == host || next.class == undertake
		}
	}
	for m := k + 1; m < len(toks) && m <= k+3; m++ {
		switch toks[m].kind {
		case kSuffix:
			return len(n.buf) > 0 && n.buf[len(n.buf)-1].kind != kEvent || m == k+1 && toks[m].class == weak
		case kWord, kOther, kAnd:
		default:
			return false
		}
	}
	return false
}

func (n *nominal) function(toks []token, k int) int {
	t := toks[k]
	form := n.src.str(t.i, t.j)
	switch {
	case t.class == particle && len(n.buf) > 0 && (form == "的" || form == "地" || form == "之" || form == "得"):
		n.buf = append(n.buf, t)
		return k
	case form == "第", n.orgWord(toks, k):
		n.buf = append(n.buf, t)
		return k
	}
	if t.class == adverb && t.j-t.i == 1 && form != "作" && form != "做" && k+1 < len(toks) && (toks[k+1].kind == kOther || toks[k+1].kind == kSuffix || toks[k+1].kind == kRole && toks[k+1].class == famCompany) {
		n.buf = append(n.buf, t) // 正华事务所: a character of a name
		return k
	}
	n.flush()
	n.becomes = form == "为"
	n.emit(unit{kind: uFunc, i: t.i, j: t.j, tok: t})
	return k
}

// orgWord reports a function word inside an organisation's name: 对外友好协会, 中共中央
// 对外联络部.
func (n *nominal) orgWord(toks []token, k int) bool {
	if len(n.buf) == 0 || toks[k].class == lead || len([]rune(n.src.str(toks[k].i, toks[k].j))) > 1 || n.src.str(toks[k].i, toks[k].j) == "在" {
		return false
	}
	last := n.buf[len(n.buf)-1]
	if last.kind == kSuffix && last.class == strong || last.kind == kEvent {
		return false
	}
	for m := k + 1; m < len(toks) && m <= k+3; m++ {
		switch toks[m].kind {
		case kSuffix:
			return m+1 < len(toks) && toks[m+1].kind == kRole
		case kWord, kOther:
		default:
			return false
		}
	}
	return false
}

// and reads 和, 与, 及: between persons a list mark, inside a name a part of it.
func (n *nominal) and(toks []token, k int) int {
	t := toks[k]
	if len(n.buf) > 0 && len(n.pending) == 0 {
		last := n.buf[len(n.buf)-1]
		closed := last.kind == kSuffix && last.class == strong || last.kind == kOrg || last.kind == kGroup || last.kind == kPlace || last.kind == kEvent
		if !closed {
			for m := k + 1; m < len(toks) && m <= k+5; m++ {
				switch toks[m].kind {
				case kSuffix, kEvent, kGroup:
					n.buf = append(n.buf, t)
					return k
				case kWord, kOther, kPlace, kNum:
					continue
				case kVerb:
					if toks[m].class == stopVerb && toks[m].j-toks[m].i >= 2 {
						continue // 文化文史和学习委员会
					}
				}
				break
			}
		}
	}
	if len(n.pending) > 0 && len(n.buf) == 0 && k+1 < len(toks) && (n.titleFollows(toks, k+1) || !n.collective() && holdsTitle(toks[k+1:])) {
		return k
	}
	if len(n.buf) > 0 && k+3 < len(toks) && toks[k+1].kind == kOrg && toks[k+2].kind == kOrg && toks[k+3].kind == kRole {
		n.buf = append(n.buf, t) // 解放军和武警部队中国侨联常委: both send members of the one body
		return k
	}
	n.flushBuffer()
	n.emit(unit{kind: uSep, i: t.i, j: t.j, tok: t})
	return k
}

// titleFollows reports that a further title for the same name comes next: 主席和总书记某某.
func (n *nominal) titleFollows(toks []token, k int) bool {
	return toks[k].kind == kRole && toks[k].class != famPerson && toks[k].class != famLeader
}

// role reads a title and the organisation before it.
func (n *nominal) role(t token) {
	p := post{class: t.class, i: t.i, j: t.j}
	role := n.src.str(t.i, t.j)
	p.role, p.former = bareRole(role)
	if len(n.pending) == 0 {
		n.at = t.i
		n.listed = false
	}
	n.buf, p.former = n.heldBefore(n.buf, p.former)
	org, i := orgOf(n.src, n.buf)
	if k := len(n.buf); k >= 3 && n.buf[k-1].kind == kOrg && n.buf[k-2].kind == kOrg && hasAnd(n.buf) {
		org = n.src.str(n.buf[k-1].i, n.buf[k-1].j) // 解放军和武警部队中国侨联常委
	}
	if org != "" {
		if len(n.pending) == 0 {
			n.at = i
		}
		p.i = i
	}
	org, p.role = fuse(org, p.role, n.buf)
	if rest, ok := strings.CutPrefix(p.role, "党委"); ok && rest != "" && strings.HasSuffix(org, "机关") {
		org, p.role = org+"党委", rest // 某大学机关党委书记
	}
	if t.class == famPerson && len(n.buf) > 0 && org != "" {
		switch last := n.buf[len(n.buf)-1]; {
		case last.kind == kPlace && last.i == i:
			org, p.role = "", org+p.role
		case last.kind != kSuffix && last.kind != kOrg:
			org = ""
		}
	}
	if t.class == famLeader && org != "" {
		switch last := n.buf[len(n.buf)-1]; last.kind {
		case kWord, kOther:
			org, p.role = "", org+p.role // 市级老领导
		}
	}
	if branch := len(n.buf) == 1 && n.lastOrg != "" && endsWithAny(org, "支部", "总支"); branch && strings.HasSuffix(p.role, "书记") {
		org, p.role = "", org+p.role // 会长、党支部书记某某
	}
	n.leftover(i)
	if org != "" {
		p.org = org
		if !(p.role == "委员" && strings.HasSuffix(org, "委员会") && len(n.pending) > 0) { // a seat beside an office
			n.lastOrg, n.ofTitle, n.orgAt = org, true, basis{kg.BasisEarlierTitle, p.i, p.j}
		}
	} else if last := len(n.pending) - 1; n.also && last >= 0 && n.pending[last].org != "" && t.class == famState {
		p.org, p.inherited, p.from = n.pending[last].org, true, basis{kg.BasisEarlierTitle, n.pending[last].i, n.pending[last].j} // 副总理兼外长
	} else if n.first.org != "" && deputyOf(p.role) == deputyOf(n.first.role) && inherits(t.class, p.role) {
		// 某会副会长兼其分会会长甲，副会长乙: 乙 serves in the body of the first title.
		p.org, p.inherited, p.from = n.first.org, true, basis{kg.BasisEarlierTitle, n.first.i, n.first.j}
	} else if inherits(t.class, p.role) {
		p.org, p.inherited, p.ofTitle, p.from = n.lastOrg, n.lastOrg != "", n.ofTitle, n.orgAt
		if t.class != famParty {
			p.org = withoutParty(p.org)
		}
	}
	n.also = false
	n.pending = append(n.pending, p)
	n.buf = n.buf[:0]
}

// longestTitles bounds the tokens that one person's titles take.
const longestTitles = 40

// titlesToName reports titles of one person, parted by commas, and the name behind them.
func titlesToName(toks []token) bool {
	for k, t := range toks {
		switch t.kind {
		case kName:
			return k > 0 && toks[k-1].kind == kRole
		case kOrg, kPlace, kWord, kOther, kSuffix, kNum, kRole, kEnum:
		case kPunct:
			if t.mark != '，' || k == 0 || toks[k-1].kind != kRole {
				return false
			}
		default:
			return false
		}
		if k == longestTitles {
			return false
		}
	}
	return false
}

// leftover keeps what stands in the buffer before the organisation as a unit, so that a
// clause sees it.
func (n *nominal) leftover(from int) {
	var rest []token
	for _, t := range n.buf {
		if t.i < from {
			rest = append(rest, t)
		}
	}
	if len(rest) > 0 {
		n.emit(unit{kind: uMisc, i: rest[0].i, j: rest[len(rest)-1].j})
	}
}

// name reads a person and, behind the name, titles and courtesy.
func (n *nominal) name(toks []token, k int) int {
	t := toks[k]
	p := &mentioned{name: n.src.str(t.i, t.j), i: t.i, j: t.j}
	next := func(m int) token {
		for m < len(toks) && toks[m].kind == kParen && toks[m].j-toks[m].i <= 8 {
			m++
		}
		if m < len(toks) {
			return toks[m]
		}
		return token{kind: kPunct}
	}
	after := next(k + 1)
	sure := certain(n.src, toks, k)
	if t.class == anyName && k >= 2 && toks[k-1].kind == kRole && toks[k-2].kind == kName {
		t.kind = kOther // 某某教授履历: the title belongs to the name before it
		n.buf = append(n.buf, t)
		return k
	}
	if !sure && !standsFree(toks, k) && !(after.kind == kRole && isForm(n.src, after, "总书记", "总理")) {
		t.kind = kOther
		n.buf = append(n.buf, t)
		return k
	}
	if n.becomes && len(n.pending) > 0 && (after.kind == kVerb || after.kind == kFunc) && n.src.str(after.i, after.j) == "为" {
		n.flush() // 任命甲为秘书长、乙为副秘书长: the title before belongs to 甲
	}
	n.joinGroup()
	if len(n.buf) > 0 && len(n.pending) > 0 {
		n.flush()
	}
	ownOrg, ownAt := "", basis{}
	if len(n.buf) > 0 && len(n.pending) == 0 && after.kind == kRole {
		if last := lastSolid(n.buf); last.kind == kSuffix || last.kind == kOrg {
			ownOrg, ownAt.i = orgOf(n.src, n.buf) // 某校某某书记
		}
		if ownOrg != "" {
			ownAt.kind, ownAt.j = kg.BasisBody, n.buf[len(n.buf)-1].j
			n.buf = n.buf[:0]
		}
	}
	if len(n.buf) > 0 && len(n.pending) == 0 && ownOrg == "" && t.class == classNone && affiliated(toks, k) {
		n.buf = n.buf[:0] // 甲大学张某: the organisation only says where the person is from
	}
	if len(n.buf) > 0 {
		n.beforeName()
	}
	p.sure = sure || n.lastRun && len(n.shared) > 0 && k > 0 && toks[k-1].kind == kEnum
	end := k
	switch {
	case len(n.pending) > 0:
		p.posts = n.pending
		if n.listed {
			p.posts = joinedBy(p.posts, titleInList)
		}
		n.shared = n.pending
		n.pending = nil
	case n.lastRun && len(n.shared) > 0:
		p.posts = joinedBy(n.shared, titleShared)
		if n.listed {
			p.posts = joinedBy(n.shared, titleInList)
		}
	default:
		n.shared = nil
	}
	// Titles behind the name: 张三局长, unless they lead on to another name.
	if after.kind == kRole && k+1 < len(toks) && toks[k+1].kind == kRole {
		lone := (k+2 >= len(toks) || toks[k+2].kind != kName || len(p.posts) == 0) && !colonAfter(toks, k+2)
		if lone {
			r := toks[k+1]
			q := post{class: r.class, i: r.i, j: r.j, how: titleAfter}
			q.role, q.former = bareRole(n.src.str(r.i, r.j))
			if q.org = ownOrg; ownOrg != "" {
				q.how, q.from = titleAround, ownAt
				n.lastOrg, n.orgAt = ownOrg, ownAt
			}
			p.cited = q.role == "总书记"
			if r.class != famLeader && !addressed(q.role) {
				p.posts, p.after = append(slices.Clip(p.posts), q), 1
			}
			end = k + 1
			n.shared = nil
			if end+2 < len(toks) && toks[end+1].kind == kEnum && toks[end+2].kind == kRole && p.cited && (end+3 >= len(toks) || toks[end+3].kind != kName) {
				r := toks[end+2] // 某某总书记、国家主席
				q := post{class: r.class, i: r.i, j: r.j, how: titleAfter}
				q.role, q.former = bareRole(n.src.str(r.i, r.j))
				p.posts, p.after = append(p.posts, q), 2
				end += 2
			}
		}
	}
	if after.kind == kHon {
		p.hon = true
		if rank := n.src.str(after.i, after.j); academic(rank) {
			p.posts, p.after = append(slices.Clip(p.posts), post{class: famSchool, i: after.i, j: after.j, how: titleAfter, role: rank}), p.after+1
		}
		if end+1 < len(toks) && toks[end+1].kind == kHon {
			end++
		}
	}
	for _, q := range p.posts {
		p.press = p.press || q.class == famPress
	}
	p.listed = n.listed
	i := t.i
	if len(p.posts) > 0 && p.posts[0].i < t.i {
		i = p.posts[0].i
	}
	n.emit(unit{kind: uPerson, i: i, j: toks[end].j, tok: t, person: p})
	n.lastRun = true
	return end
}

// joinGroup makes unnamed people directly behind a title a part of it: 无党派人士·代表.
func (n *nominal) joinGroup() {
	if len(n.pending) == 0 || len(n.buf) != 1 || n.buf[0].kind != kGroup {
		return
	}
	last := &n.pending[len(n.pending)-1]
	if last.class != famPerson || last.j != n.buf[0].i {
		return
	}
	last.role += n.src.str(n.buf[0].i, n.buf[0].j)
	last.j = n.buf[0].j
	n.buf = n.buf[:0]
}

// academic reports a courtesy title that is a rank: who is called so holds it.
func academic(title string) bool { return title == "教授" || title == "院士" }

// addressed reports words by which people are called rather than posts that they hold:
// 某某校友.
func addressed(role string) bool {
	switch role {
	case "校友", "同学", "学长", "嘉宾", "乡贤", "老乡":
		return true
	}
	return false
}

// beforeName handles what stands between a clause's opening and a name without a title:
// people described as a group are a title of their own (中央有关部门负责同志某某).
func (n *nominal) beforeName() {
	last := n.buf[len(n.buf)-1]
	if last.kind == kGroup {
		org, i := orgOf(n.src, n.buf[:len(n.buf)-1])
		if org != "" {
			if end := lastSolid(n.buf[:len(n.buf)-1]); end.kind != kSuffix && end.kind != kOrg && end.kind != kPlace {
				org, i = "", last.i
			}
		}
		from := len(n.buf) - 1
		for from > 0 && n.buf[from-1].kind == kGroup {
			from-- // 亲属·代表
		}
		if from > 0 && from <= 2 && org == "" && !slices.ContainsFunc(n.buf[:from], func(t token) bool { return t.kind != kWord && t.kind != kOther }) {
			from = 0 // 获奖者·代表
		}
		n.pending = append(n.pending, post{org: org, role: n.src.str(n.buf[from].i, last.j), class: famLeader, i: min(i, n.buf[from].i), j: last.j})
		n.buf = n.buf[:0]
		return
	}
	n.flush()
}

// flush ends a phrase at a clause mark or predicate.
func (n *nominal) flush() {
	n.flushBuffer()
	n.lastRun = false
}

// flushBuffer turns waiting titles and tokens into units.
func (n *nominal) flushBuffer() {
	if len(n.pending) > 0 {
		g := &group{i: n.at, j: n.pending[len(n.pending)-1].j, posts: n.pending}
		if len(n.buf) > 0 {
			g.j = n.buf[len(n.buf)-1].j
			g.tokens = append([]token(nil), n.buf...)
		}
		if slices.ContainsFunc(g.posts, func(p post) bool { return p.org != "" && !p.inherited }) {
			n.ofTitle = false
		}
		n.pending, n.buf = nil, n.buf[:0]
		n.emit(unit{kind: uGroup, i: g.i, j: g.j, group: g})
		n.lastRun = false
		return
	}
	if len(n.buf) == 0 {
		return
	}
	toks := n.buf
	n.buf = n.buf[:0]
	u := unit{kind: uMisc, i: toks[0].i, j: toks[len(toks)-1].j, tok: toks[len(toks)-1]}
	switch last := lastSolid(toks); {
	case last.kind == kEvent:
		u.kind = uEvent
	case last.kind == kGroup || last.kind == kSuffix || last.kind == kOrg || last.kind == kPlace:
		u.kind = uGroup
		u.group = &group{i: u.i, j: u.j, tokens: slices.Clone(toks)}
		if org := orgName(n.src, toks); org != "" && last.kind != kGroup && last.kind != kPlace {
			n.lastOrg, n.ofTitle, n.orgAt = org, false, basis{kg.BasisBody, u.i, u.j}
		}
	}
	n.emit(u)
	if u.kind != uMisc {
		n.lastRun = false
	}
}

// lastSolid is the last token that is neither in brackets nor a function word.
func lastSolid(toks []token) token {
	for _, tok := range slices.Backward(toks) {
		if tok.kind != kParen && !smallWord(tok) {
			return tok
		}
	}
	return token{}
}

func hasAnd(toks []token) bool {
	return lastIndex(toks, func(t token) bool { return t.kind == kAnd }) >= 0
}

// colonAfter reports a colon at k, bracketed remarks aside: 副主席（专职）：某某.
func colonAfter(toks []token, k int) bool {
	for k < len(toks) && toks[k].kind == kParen {
		k++
	}
	return k < len(toks) && toks[k].kind == kPunct && toks[k].mark == '：'
}

// heldBefore takes 原 or 前 out of the organisation before a title: 日本前环境大臣.
func (n *nominal) heldBefore(buf []token, former bool) ([]token, bool) {
	at := lastIndex(buf, func(t token) bool { return isForm(n.src, t, "原", "前") })
	if at <= 0 {
		return buf, former
	}
	return append(append([]token(nil), buf[:at]...), buf[at+1:]...), true
}
