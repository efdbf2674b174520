package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// reading is one capacity of a person or group that a clause shows.
type reading struct {
	person *mentioned
	group  *group
	rule   rule
	i, j   int // runes of the passage that shows it
	venue  kg.VenueFact
	behalf []string // organisations spoken for
	order  int
	event  string // the meeting that it names as the place of a speech; empty for none
	from   basis  // the verb, or what a pronoun stands for
	manner string // what qualifies the rule, at the end of its name
}

// sentenceFacts are what one sentence says.
type sentenceFacts struct {
	readings []reading
	persons  []*mentioned // every name, in text order
	last     *mentioned   // the person that a pronoun in the next sentence means; may be nil
	cur      token        // the last predicate
	curVerb  bool
	election bool  // it is about who was elected
	elects   basis // the word that says so
}

// clauses reads the predicates of one sentence.
type clauses struct {
	src      *source
	units    []unit
	out      sentenceFacts
	subj     []unit
	objs     []unit
	toSubj   bool // further list members go to subj rather than objs
	consumed bool // a predicate of the genre took the subject
	taken    bool // some predicate took it
	cur      token
	curVerb  bool
	objPrep  string // word that opened the objects: 为, 对, 向, 与
	inverted *cleft // the people of the predicate follow it
	speech   bool   // the rest is what somebody said
	behalf   []string
	forBody  bool          // further list members are spoken for
	at       string        // meeting that the predicate at hand names
	before   sentenceFacts // of the sentence before
}

func readClauses(src *source, units []unit, before sentenceFacts) sentenceFacts {
	c := &clauses{src: src, units: units, before: before}
	c.setAsidePlaces()
	c.setAsideOwners()
	c.setAsideElected()
	c.labels()
	c.carry()
	for k := range units {
		switch u := units[k]; u.kind {
		case uPerson:
			c.out.persons = append(c.out.persons, u.person)
			c.member(k)
		case uGroup:
			c.member(k)
		case uVerb:
			c.verb(k)
		case uEvent, uMisc:
			if u.kind == uMisc && c.dispatch(u) {
				c.clear()
				continue
			}
			if u.start && c.consumed && !c.personFollows(k) {
				c.clear()
			}
		case uSep:
			if u.tok.mark == '：' && !c.consumed && c.inverted == nil {
				c.clear() // 本报记者某某报道：
			}
			if u.tok.mark == '；' {
				if !c.consumed && len(c.subj) > 0 && c.verbAhead(k) {
					continue
				}
				c.endObjects()
			}
		case uFunc:
			c.function(k)
		}
	}
	c.endObjects()
	if p := c.last(); p != nil {
		c.out.last = p
	}
	c.out.cur, c.out.curVerb = c.cur, c.curVerb
	c.out.election = len(c.units) > 0 && c.election()
	if c.out.election {
		c.out.elects = c.elects()
	}
	return c.out
}

// setAsidePlaces takes lists of places out of the clause, which the text sums up as such:
// 苏梅、哈尔科夫等方向, 北京、上海等地. Unknown places have the shape of foreign names.
func (c *clauses) setAsidePlaces() {
	for k, u := range c.units {
		if u.kind != uEtc || k+1 >= len(c.units) || !c.placesAhead(k+1) {
			continue
		}
		for m := k - 1; m >= 0; m-- {
			w := &c.units[m]
			switch {
			case w.kind == uPerson && len(w.person.posts) == 0 && !w.person.hon, w.kind == uGroup && placeOnly(w.group):
				w.kind = uMisc
			case w.kind == uSep && w.tok.kind != kPunct:
			default:
				m = 0
			}
		}
	}
}

// placesAhead reports words that sum up places at unit k.
func (c *clauses) placesAhead(k int) bool {
	for _, form := range []string{"地区", "方向", "国家", "城市", "多地", "省份", "景区", "多国", "海域", "机场", "港口", "州府"} {
		if c.src.has(c.units[k].i, form) {
			return true
		}
	}
	return c.is(c.units[k], "地") || c.is(c.units[k], "国") || c.is(c.units[k], "处")
}

// setAsideOwners takes people out of the clause who only own what follows: 某某先生的亲属.
func (c *clauses) setAsideOwners() {
	hears := false
	for k := 0; k+2 < len(c.units); k++ {
		u := &c.units[k]
		hears = u.kind == uVerb && u.tok.class == hear || hears && !(u.kind == uSep && u.tok.kind == kPunct)
		if next := c.units[k+1]; u.kind == uPerson && (next.kind == uGroup || next.kind == uMisc) && c.kin(next) {
			c.out.persons = append(c.out.persons, u.person)
			c.units[k+1].start = next.start || u.start
			u.kind = uMisc
			continue
		}
		if u.kind != uPerson || c.units[k+1].kind != uFunc || !c.is(c.units[k+1], "的") {
			continue
		}
		if hears && (containsAny(c.src.str(c.units[k+2].i, c.units[k+2].j), "报告", "汇报", "述职", "说明", "介绍", "发言", "通报", "讲话", "致辞") || k+3 < len(c.units) && c.units[k+3].kind == uVerb && c.units[k+3].tok.class == speak) {
			c.units[k+1].kind = uMisc // 听取甲、乙的述职报告
			continue
		}
		if k > 0 && c.units[k-1].kind == uVerb && (c.units[k-1].tok.class == remove || c.units[k-1].tok.class == appoint) {
			c.units[k+1].kind = uMisc // 免去某某的局长职务
			continue
		}
		c.out.persons = append(c.out.persons, u.person)
		c.units[k+2].start = c.units[k+2].start || u.start
		u.kind, c.units[k+1].kind = uMisc, uMisc
	}
}

// setAsideElected makes 新当选的某某 the subject that it is: the predicate describes it.
func (c *clauses) setAsideElected() {
	for k := 0; k+2 < len(c.units); k++ {
		u := &c.units[k]
		if u.kind != uVerb || u.tok.class != elect && u.tok.class != award && u.tok.class != appoint || !c.is(c.units[k+1], "的") || c.units[k+2].kind != uPerson {
			continue
		}
		start := u.start || k > 0 && c.units[k-1].start && c.units[k-1].kind == uMisc && c.units[k-1].j-c.units[k-1].i <= 2
		u.kind, c.units[k+1].kind = uMisc, uMisc
		c.units[k+2].start = c.units[k+2].start || start
	}
}

// kin reports a unit that begins with the relatives or friends of the person before it.
func (c *clauses) kin(u unit) bool {
	for _, form := range []string{"亲属", "家属", "亲友", "子女", "遗孀", "后人", "生前", "夫妇的", "的亲属"} {
		if c.src.has(u.i, form) {
			return true
		}
	}
	return false
}

// carry takes over what the sentence before leaves open: 他们是…… lists whom it elected or
// appointed.
func (c *clauses) carry() {
	if !c.before.curVerb || len(c.units) == 0 {
		return
	}
	lo := c.units[0].i
	if !c.src.has(lo, "他们是") && !c.src.has(lo, "她们是") && !c.src.has(lo, "分别是") && !c.src.has(lo, "他们分别是") && !c.src.has(lo, "她们分别是") && !c.src.has(lo, "分别为") && !c.src.has(lo, "名单如下") {
		return
	}
	if r, ok := ruleOf(c.before.cur.class); ok && (c.before.cur.class == elect || c.before.cur.class == appoint || c.before.cur.class == award) {
		r.name += "-list"
		c.inverted = &cleft{rules: []rule{r}, verbs: []token{c.before.cur}, from: -1}
		c.cur = token{i: lo, j: lo + 1}
	}
}

// last is the one person that 他 or 她 at the start of the next sentence means.
func (c *clauses) last() *mentioned {
	var p *mentioned
	for _, u := range c.subj {
		if u.kind == uPerson {
			if p != nil {
				return nil
			}
			p = u.person
		}
	}
	return p
}

// dispatch reports the line before a news text: 新华社北京6月11日电.
func (c *clauses) dispatch(u unit) bool {
	form := c.src.str(u.i, u.j)
	if at := strings.IndexRune(form, '（'); at > 0 {
		form = form[:at]
	}
	return strings.HasSuffix(form, "电") || strings.HasSuffix(form, "讯") || form == "消息"
}

func (c *clauses) clear() {
	c.subj, c.consumed, c.taken, c.behalf = nil, false, false, nil
}

// personFollows reports that the unit stands directly before a person and so describes
// the person: 南华医院“最美医生”某某.
func (c *clauses) personFollows(k int) bool {
	return k+1 < len(c.units) && c.units[k+1].kind == uPerson
}

func (c *clauses) verbAhead(k int) bool {
	for _, u := range c.units[k:] {
		if u.kind == uVerb {
			return true
		}
	}
	return false
}

func (c *clauses) prev(k int) unit {
	for k--; k >= 0; k-- {
		if u := c.units[k]; u.kind != uParen && u.kind != uTime && u.kind != uMisc {
			return u
		}
	}
	return unit{kind: uSep, tok: token{kind: kPunct}}
}

// member places a person or group in the clause.
func (c *clauses) member(k int) {
	u := c.units[k]
	prev := c.prev(k)
	if c.speech {
		return
	}
	if u.kind == uPerson && prev.kind == uVerb && prev.tok.class == remove && u.person.after > 0 {
		for n := len(u.person.posts) - u.person.after; n < len(u.person.posts); n++ {
			u.person.posts[n].former, u.person.posts[n].how = true, titleRemoved // 免去甲副主席职务
		}
	}
	if u.kind == uGroup && prev.kind == uEtc {
		if n := len(c.subj); c.toSubj && n > 0 && c.subj[n-1].kind == uGroup && placeOnly(c.subj[n-1].group) {
			c.subj = append(c.subj, u)
			return
		}
		if !c.counted(k) {
			c.apposition(u)
		}
		return
	}
	if u.kind == uGroup && len(u.group.posts) > 0 && c.complement(k) {
		return
	}
	if u.kind == uPerson && u.person.listed && c.election() {
		c.showOn(u, rule{"elected-list", kg.Elected, false}, u.i, u.j, c.elects())
		return
	}
	if c.inverted != nil && k > c.inverted.from {
		switch {
		case prev.kind == uFunc && c.is(prev, "代表"):
			c.lastSpeaksFor(u)
			return
		case u.start && c.ownPredicate(k), prev.kind == uFunc && c.is(prev, "由"):
			c.inverted = nil // the list is over
		case u.kind == uPerson || !u.start:
			if u.kind == uPerson && len(u.person.posts) == 0 {
				u.person.posts = append(u.person.posts, c.inverted.posts...)
			}
			for n, r := range c.inverted.rules {
				c.showOn(u, r, c.cur.i, u.j, verbAt(c.inverted.verbs[n]))
			}
			return
		default:
			return
		}
	}
	list := prev.kind == uSep && (prev.tok.kind == kEnum || prev.tok.kind == kAnd) || prev.kind == uPerson && u.kind == uPerson
	if list && prev.tok.kind == kAnd && prev.start && len(c.subj) > 0 {
		c.toSubj = true // 甲赴某地，与乙共同主持
	}
	switch {
	case u.start && !list && c.curVerb && c.electsFurther(k):
		c.objs = append(c.objs, u)
		c.toSubj = false
	case u.start && !list:
		if c.consumed || c.taken {
			c.endObjects()
			c.clear()
		}
		c.subj = append(c.subj, u)
		c.toSubj = true
	case k > 0 && c.units[k-1].kind == uMisc && c.prevStart(k) && !list:
		if c.consumed {
			c.endObjects()
			c.clear()
		}
		c.subj = append(c.subj, u)
		c.toSubj = true
	case list && c.forBody && u.kind == uGroup:
		if org := groupOrg(c.src, u.group); org != "" {
			c.behalf = append(c.behalf, org)
		}
	case list && c.toSubj:
		c.subj = append(c.subj, u)
	case list:
		c.objs = append(c.objs, u)
	case prev.kind == uFunc && (c.is(prev, "由") || c.is(prev, "经") || c.is(prev, "请")),
		prev.kind == uVerb && (prev.tok.class == invite || prev.tok.class == hear || c.is(prev, "受到")):
		c.endObjects()
		c.clear()
		c.subj = append(c.subj, u)
		c.toSubj = true
	case prev.kind == uFunc && c.is(prev, "代表"):
		if u.kind == uGroup {
			if org := groupOrg(c.src, u.group); org != "" {
				c.behalf = append(c.behalf, org)
			}
		}
		c.toSubj, c.forBody = false, true
	default:
		if prev.kind == uFunc {
			c.objPrep = c.src.str(prev.i, prev.j)
			c.objs = nil
		}
		c.objs = append(c.objs, u)
		c.toSubj = false
	}
}

// electsFurther reports that unit k is elected or appointed by the predicate of the clause
// before: 选举甲为主席，乙为副主席; 选举产生主席甲，副主席乙.
func (c *clauses) electsFurther(k int) bool {
	u := c.units[k]
	switch c.cur.class {
	case elect:
		return c.becomesAhead(k) || u.kind == uPerson && len(u.person.posts) > 0 && len(c.objs) > 0 && !c.ownPredicate(k)
	case appoint:
		return c.becomesAhead(k)
	}
	return false
}

// lastSpeaksFor notes the organisations that the last person of a list behind its predicate
// speaks for: 出席的有：甲，代表某会.
func (c *clauses) lastSpeaksFor(u unit) {
	n := len(c.out.readings)
	if u.kind != uGroup || n == 0 {
		return
	}
	if org := groupOrg(c.src, u.group); org != "" {
		c.out.readings[n-1].behalf = append(slices.Clip(c.out.readings[n-1].behalf), org)
	}
}

// ownPredicate reports that a predicate of its own follows in the clause of unit k.
func (c *clauses) ownPredicate(k int) bool {
	for _, u := range c.units[k:] {
		if u.kind == uSep && u.tok.kind == kPunct {
			return false
		}
		if u.kind == uVerb {
			if _, ok := ruleOf(u.tok.class); ok || u.tok.class == hold {
				return true
			}
		}
	}
	return false
}

// pronoun makes the one person whom the sentence named last the subject of a clause that
// begins with 他 or 她.
func (c *clauses) pronoun(k int) {
	p := c.last()
	if p == nil && c.inverted != nil {
		p = c.only()
	}
	if p == nil {
		return
	}
	c.endObjects()
	c.clear()
	c.inverted = nil
	c.subj = []unit{{kind: uPerson, i: p.i, j: p.j, person: p, meant: true}}
	c.toSubj = true
}

// only is the person of a list behind its predicate that names one person alone.
func (c *clauses) only() *mentioned {
	var p *mentioned
	for _, r := range c.out.readings {
		if r.i < c.cur.i {
			continue
		}
		if r.person == nil || p != nil && r.person != p {
			return nil
		}
		p = r.person
	}
	return p
}

// election reports a sentence, or one after such a sentence, that lists who was elected.
func (c *clauses) election() bool {
	text := c.src.str(c.units[0].i, c.units[len(c.units)-1].j)
	return containsAny(text, "当选", "选举", "选出", "名单") || c.before.election
}

// becomesAhead reports that 为 comes next behind the list that starts at unit k:
// 选举甲为会长，乙、丙等七人为副会长.
func (c *clauses) becomesAhead(k int) bool {
	for _, u := range c.units[k:] {
		switch u.kind {
		case uVerb:
			return c.is(u, "为")
		case uFunc:
			if c.is(u, "为") {
				return true
			}
		case uSep:
			if u.tok.kind == kPunct {
				return false
			}
		}
	}
	return false
}

// prevStart reports that the unit before k opens a clause.
func (c *clauses) prevStart(k int) bool {
	return k > 0 && c.units[k-1].start
}

func (c *clauses) is(u unit, form string) bool { return isForm(c.src, token{i: u.i, j: u.j}, form) }

// apposition reads what sums up a list: 等副市级以上领导 is what all of them are.
func (c *clauses) apposition(u unit) {
	if len(u.group.posts) == 0 {
		return
	}
	p := u.group.posts[len(u.group.posts)-1]
	if n := len(u.group.posts); n > 1 && strings.Contains(c.src.str(u.group.posts[n-2].j, p.i), "和") && p.org == "" {
		p.role, p.i, p.class = c.src.str(u.group.posts[0].i, p.j), u.group.posts[0].i, famLeader // 等常委和委员: the text does not tell them apart
	}
	if p.class != famLeader && p.class != famPerson {
		return
	}
	switch p.role {
	case "领导", "同志", "领导同志", "嘉宾", "代表", "专家", "人士", "领导人", "成员", "学者":
		return
	}
	members := c.subj
	if !c.toSubj {
		members = c.objs
	}
	for _, m := range members {
		if m.kind == uPerson && len(m.person.posts) == 0 {
			p.how = titleOfList
			m.person.posts = append(m.person.posts, p)
		}
	}
}

// complement gives titles to the people who are elected, appointed or removed.
func (c *clauses) complement(k int) bool {
	if !c.curVerb {
		return false
	}
	u := c.units[k]
	prev := c.prev(k)
	former := c.cur.class == remove
	if c.cur.class != elect && c.cur.class != appoint && !former {
		return false
	}
	var whom []unit
	switch {
	case former && len(c.objs) == 0:
		whom = c.subj // 甲不再担任……
	case former || prev.kind == uVerb && c.is(prev, "为") || prev.kind == uFunc && c.is(prev, "为"):
		whom = c.objs
		if len(whom) == 0 && !former {
			whom = c.subj
		}
	case prev.kind == uVerb:
		whom = c.subj
	}
	if len(whom) == 0 {
		return false
	}
	for _, m := range whom {
		if m.kind != uPerson {
			continue
		}
		for _, p := range u.group.posts {
			p.former, p.how = p.former || former, c.given()
			if p.elected = true; p.ofTitle {
				p.org = "" // elected to the body that meets, not to that of the title before
			}
			m.person.posts = append(slices.Clip(m.person.posts), p)
		}
	}
	if !former {
		c.endObjects()
	}
	return true
}

func (c *clauses) function(k int) {
	u := c.units[k]
	switch c.src.str(u.i, u.j) {
	case "作", "作了", "做", "做了", "作题为":
		c.perform(k)
		return
	case "作的", "所作的", "做的", "所做的":
		c.performed(k)
		return
	case "受":
		c.entrusted(k)
		return
	}
	if (c.is(u, "他") || c.is(u, "她")) && u.start && k > 0 {
		c.pronoun(k)
	}
}

// perform reads 作……报告 and 作……讲座 where the noun is not a predicate of its own.
func (c *clauses) perform(k int) {
	if c.speech || len(c.subj) == 0 {
		return
	}
	end := k
	for m := k + 1; m < len(c.units) && c.units[m].kind != uSep; m++ {
		if c.units[m].kind == uVerb && (c.units[m].tok.class == reportVerb || c.units[m].tok.class == speak) {
			return
		}
		end = m
	}
	rest := strings.TrimRight(c.src.str(c.units[k].j, c.units[end].j), "》”")
	last := c.units[end]
	last.i = c.units[k].i
	switch {
	case endsWithAny(rest, "报告", "汇报", "通报", "说明", "小结"):
		c.showAll(c.subj, rule{"perform-report", kg.Reported, false}, last)
	case endsWithAny(rest, "讲座", "辅导", "演讲", "总结", "动员", "讲话", "发言", "点评", "专题讲座", "宣讲", "解读", "学习讲座"):
		c.showAll(c.subj, rule{"perform-speech", kg.Spoke, false}, last)
	default:
		return
	}
	c.consumed = true
}

// performed reads the report that a clause is about: 肯定了甲所作的报告.
func (c *clauses) performed(k int) {
	rest := c.rest(k)
	if c.speech || !containsAny(rest, "报告", "汇报", "说明", "通报") {
		return
	}
	for m := k - 1; m >= 0; m-- {
		u := c.units[m]
		if u.kind == uSep && u.tok.kind == kPunct || u.kind == uVerb && u.tok.class != say && u.tok.class != hear {
			return
		}
		if u.kind == uPerson {
			c.showOn(u, rule{"report-given", kg.Reported, false}, u.i, c.units[k].j, verbAt(token{i: c.units[k].i, j: c.units[k].j}))
			return
		}
	}
}

// entrusted notes the body on whose behalf people speak: 受某机构委托.
func (c *clauses) entrusted(k int) {
	if k+1 >= len(c.units) {
		return
	}
	u := c.units[k+1]
	body, ok := strings.CutSuffix(c.src.str(u.i, u.j), "委托")
	if ok && utf8.RuneCountInString(body) >= 2 {
		c.behalf = []string{body}
	}
}

func endsWithAny(s string, tails ...string) bool {
	for _, t := range tails {
		if strings.HasSuffix(s, t) {
			return true
		}
	}
	return false
}

// verb lets a predicate take its subject.
func (c *clauses) verb(k int) {
	u := c.units[k]
	if c.speech {
		return
	}
	class := u.tok.class
	form := c.src.str(u.i, u.j)
	if c.inverted != nil && k <= c.inverted.from {
		return
	}
	if found, ok := c.cleftAt(k); ok {
		c.endObjects()
		c.subj, c.consumed = nil, false
		c.cur, c.curVerb, c.inverted = u.tok, true, &found
		return
	}
	if class == say && k > 0 && c.is(c.units[k-1], "在") || class == reportVerb && c.hears(k) {
		return // 在回顾去年工作的基础上; 听取有关情况的汇报
	}
	if (class == elect || class == award || class == appoint) && k+1 < len(c.units) && c.is(c.units[k+1], "的") {
		return // 新当选的: a description
	}
	if class == stopVerb && (form == "为" || form == "是" || form == "有") {
		if form == "为" {
			c.objPrepFor(k)
		}
		return
	}
	if class == meet && c.when(k) {
		return // 会见时, 会见后
	}
	if c.curVerb && c.cur.class == meet && c.sameClause(k) && (class == attend || class == nonvote || c.attributive(k)) {
		return // 会见出席某会的代表, 会见来华访问的某某
	}
	if class == attend && len(c.subj) == 0 {
		c.endObjects()
		c.cur, c.curVerb = u.tok, true
		return
	}
	if len(c.objs) > 0 && class == confer && (c.objPrep == "为" || c.objPrep == "对" || c.objPrep == "给" || c.objPrep == "向") {
		c.showAll(c.objs, rule{"confer-on", kg.Awarded, false}, u)
		c.objs = nil
	}
	if len(c.objs) > 0 && class == hold && c.objPrep == "为" && containsAny(c.rest(k), "欢迎", "宴会", "晚宴", "仪式") {
		c.showAll(c.objs, rule{"hosted", kg.Attended, false}, u)
		c.objs = nil
	}
	if len(c.objs) > 0 && class == meet && (c.objPrep == "与" || c.objPrep == "同" || c.objPrep == "和") {
		c.showAll(c.objs, rule{"meet-with", kg.Met, false}, u)
		c.objs = nil
	}
	if class == meet && k > 0 && c.units[k-1].kind == uPerson && len(c.subj) > 0 && !slices.ContainsFunc(c.subj, func(s unit) bool { return s.person == c.units[k-1].person }) && !slices.ContainsFunc(c.objs, func(o unit) bool { return o.kind == uPerson && o.person != c.units[k-1].person }) {
		c.showAll(c.units[k-1:k], rule{"meet-with", kg.Met, false}, u) // 甲同来华访问的乙举行会谈
		c.objs = nil
	}
	if class == attend && strings.HasPrefix(form, "陪同") && len(c.objs) > 0 && c.objPrep == "在" {
		c.showAll(c.objs, rule{"accompany", kg.Attended, false}, u)
		c.objs = nil
		return
	}
	if !(class == remove && c.curVerb && c.cur.class == remove && strings.Contains(form, "辞") && c.sameClause(k)) { // 接受甲辞去某职务的请求
		c.endObjects()
	}
	c.forBody = false
	if class == say && len(c.subj) == 0 && c.before.last != nil && c.pronounBefore(k) {
		p := c.before.last
		c.out.readings = append(c.out.readings, reading{person: p, rule: rule{"say", kg.Spoke, true}, i: c.units[0].i, j: u.j, order: p.i, manner: byPronoun, from: antecedent(p)})
		c.out.last = p
	}
	if r, ok := ruleOf(class); ok && c.applies(k) {
		c.showAll(c.subj, c.sharpen(k, r), u)
	}
	if class == stopVerb && containsAny(form, "来到", "前往", "赴", "抵达", "到访") && containsAny(c.rest(k), "调研", "指导", "考察", "交流", "座谈", "走访") {
		c.showAll(c.subj, rule{"visit", kg.Attended, false}, u)
	}
	if class == hold && c.objPrep == "为" && c.hasPerson() && containsAny(c.rest(k), "欢迎", "宴会", "晚宴", "仪式") {
		c.showAll(c.subj, rule{"host", kg.Convened, false}, u)
	}
	if class == hold && !c.hasPerson() {
		c.subj = nil // who holds a meeting does not speak at it in the words that follow
	}
	c.consumed = len(c.subj) > 0 && class != stopVerb || c.consumed
	c.taken = len(c.subj) > 0 || c.taken
	c.cur, c.curVerb = u.tok, true
	if class == say && speechVerb(form) && k+1 < len(c.units) && c.units[k+1].kind == uSep && c.units[k+1].tok.kind == kPunct {
		c.speech = true
	}
}

func (c *clauses) hasPerson() bool {
	return slices.ContainsFunc(c.subj, func(u unit) bool { return u.kind == uPerson })
}

// when reports that unit k only says when something happened: 会见时.
func (c *clauses) when(k int) bool {
	if k+1 >= len(c.units) {
		return false
	}
	next := c.units[k+1]
	if next.i != c.units[k].j {
		return false
	}
	return c.src.has(next.i, "时") || c.src.has(next.i, "后") || c.src.has(next.i, "期间") || c.is(next, "前") || c.is(next, "中")
}

// attributive reports a predicate that describes a person behind it: 来华访问的某某.
func (c *clauses) attributive(k int) bool {
	particle := false
	for _, u := range c.units[k+1:] {
		switch {
		case u.kind == uSep && u.tok.kind == kPunct:
			return false
		case u.kind == uPerson:
			return particle
		case strings.HasSuffix(c.src.str(u.i, u.j), "的"):
			particle = true
		}
	}
	return false
}

// hears reports that the clause hears the report at unit k and names nobody who gives it.
func (c *clauses) hears(k int) bool {
	heard := false
	for m := k - 1; m >= 0; m-- {
		switch u := c.units[m]; {
		case u.kind == uSep && u.tok.kind == kPunct:
			return heard
		case heard && u.kind == uFunc && (c.is(u, "作") || c.is(u, "作了") || c.is(u, "做")):
			return false // 作了审议结果的报告
		case !heard && (u.kind == uPerson || u.kind == uGroup || u.kind == uVerb && u.tok.class != hear):
			return false
		}
		heard = heard || c.units[m].kind == uVerb
	}
	return heard
}

// sameClause reports that no mark stands between the current predicate and unit k.
func (c *clauses) sameClause(k int) bool {
	for m := k - 1; m >= 0 && c.units[m].i > c.cur.i; m-- {
		if c.units[m].kind == uSep && c.units[m].tok.kind == kPunct {
			return false
		}
	}
	return true
}

// pronounBefore reports 他 or 她 at the start of the sentence and nothing but openings up
// to the predicate.
func (c *clauses) pronounBefore(k int) bool {
	first := c.src.runes[c.units[0].i]
	return (first == '他' || first == '她') && k <= 3
}

// objPrepFor notes 为 before the people something is done for.
func (c *clauses) objPrepFor(k int) {
	if k+1 < len(c.units) && c.units[k+1].kind == uPerson && (c.cur.class != elect && c.cur.class != appoint || !c.curVerb) {
		c.objPrep = "为"
		c.endObjects()
	}
}

// applies checks what a predicate needs besides its subject.
func (c *clauses) applies(k int) bool {
	form := c.src.str(c.units[k].i, c.units[k].j)
	rest := c.rest(k)
	switch form {
	case "选举", "选举产生", "选举产生了", "选举了", "选出", "补选", "增选", "推选", "推选出",
		"任命", "任命了", "决定任命", "聘任", "聘请", "增补", "推举", "推举任命", "委任", "提名", "聘请为", "特聘":
		return false // the subject does the electing or appointing
	case "参与", "参与了":
		return containsAny(rest, "协商", "交流", "活动", "座谈", "讨论", "会")
	case "报告", "汇报":
		if len(c.subj) == 0 {
			return false
		}
	case "获得", "获", "荣获", "喜获":
		return containsAny(rest, "奖", "称号", "勋章", "证书", "荣誉", "表彰")
	case "讲座", "演讲":
		return true
	}
	return true
}

// sharpen settles predicates whose meaning depends on the rest of the clause: what is said
// at the meeting shows presence, and to introduce how things stand is to report.
func (c *clauses) sharpen(k int, r rule) rule {
	if r.name == "speak" || r.name == "report" {
		c.at = c.speechAt(k)
	}
	if r.name != "say" {
		return r
	}
	form := c.src.str(c.units[k].i, c.units[k].j)
	if strings.HasPrefix(form, "提出") && containsAny(c.rest(k), "意见", "建议", "对策") && c.hasPerson() {
		return rule{"speak", kg.Spoke, false}
	}
	if (form == "介绍" || form == "介绍了") && containsAny(c.rest(k), "情况", "背景", "过程", "进展", "经过", "成果") {
		return rule{"introduce", kg.Reported, false}
	}
	if len(c.subj) > 0 && c.subj[0].kind == uPerson {
		for _, have := range c.out.readings {
			if have.person == c.subj[0].person && !have.rule.weak {
				return r
			}
		}
	}
	if c.at = c.speechAt(k); c.at != "" {
		return rule{"say-at", kg.Spoke, false}
	}
	before := c.src.str(c.units[0].i, c.subjectStart(k))
	if containsAny(before, "会上", "仪式上", "典礼上", "论坛上", "座谈中", "讲座中", "班上", "活动上") {
		return rule{"say-at", kg.Spoke, false}
	}
	return r
}

// subjectStart is the rune at which the current subject begins, or unit k.
func (c *clauses) subjectStart(k int) int {
	if len(c.subj) > 0 {
		return c.subj[0].i
	}
	return c.units[k].i
}

// speechAt is the meeting that stands between the subject and the predicate at unit k:
// 某某在某会议上强调. It is empty where none does.
func (c *clauses) speechAt(k int) string {
	if len(c.subj) == 0 {
		return ""
	}
	text := c.src.str(c.subj[len(c.subj)-1].j, c.units[k].i)
	_, after, ok := strings.Cut(text, "在")
	if !ok {
		return ""
	}
	for _, tail := range []string{"会上", "会议上", "仪式上", "典礼上", "论坛上", "座谈中", "讲座中", "班上", "活动上", "会中", "会议中"} {
		if name, _, found := strings.Cut(after, tail); found {
			r := []rune(tail)
			return name + string(r[:len(r)-1])
		}
	}
	return ""
}

// rest is the text of the clause behind unit k.
func (c *clauses) rest(k int) string {
	end := c.units[k].j
	for m := k + 1; m < len(c.units) && (c.units[m].kind != uSep || c.units[m].tok.kind != kPunct); m++ {
		end = c.units[m].j
	}
	return c.src.str(c.units[k].j, end)
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if contains(s, p) {
			return true
		}
	}
	return false
}

func speechVerb(form string) bool {
	switch form {
	case "指出", "强调", "表示", "说", "认为", "要求", "希望", "称", "指示", "强调指出", "号召", "呼吁", "透露", "建议", "勉励", "坦言", "提出", "介绍说", "介绍", "表态", "寄望", "谈到", "介绍指", "回应", "补充", "叮嘱":
		return true
	}
	return false
}

func (c *clauses) showAll(members []unit, r rule, verb unit) {
	from := len(c.out.readings)
	for _, m := range members {
		c.showOn(m, r, m.i, verb.j, basis{kg.BasisVerb, verb.i, verb.j})
	}
	for k := from; k < len(c.out.readings); k++ {
		c.out.readings[k].event = c.at
	}
	c.at = ""
}

// show records one reading and where the passage says the people sat.
func (c *clauses) show(u unit, r rule, i, j int) {
	if u.kind == uPerson && u.person.press {
		return
	}
	if u.kind == uPerson && u.person.cited && present(r.capacity) && r.capacity != kg.Presided {
		r.weak = true
	}
	rd := reading{person: u.person, group: u.group, rule: r, i: min(i, u.i), j: max(j, u.j), order: u.i}
	rd.venue = venueIn(c.src.str(u.j, max(u.j, rd.j)))
	if r.capacity == kg.Spoke || r.capacity == kg.Reported {
		rd.behalf = c.behalf
	}
	c.out.readings = append(c.out.readings, rd)
}

// endObjects closes the objects of the current predicate.
func (c *clauses) endObjects() {
	if c.curVerb {
		switch c.cur.class {
		case meet:
			for _, o := range c.objs {
				c.showOn(o, rule{"met", kg.Met, false}, c.cur.i, o.j, verbAt(c.cur))
			}
		case confer:
			for _, o := range c.objs {
				c.showOn(o, rule{"conferred", kg.Awarded, false}, c.cur.i, o.j, verbAt(c.cur))
			}
		case elect:
			for _, o := range c.objs {
				if o.kind == uPerson {
					c.showOn(o, rule{"elected", kg.Elected, false}, c.cur.i, o.j, verbAt(c.cur))
				}
			}
		case appoint:
			for _, o := range c.objs {
				if o.kind == uPerson {
					c.showOn(o, rule{"appointed", kg.Appointed, false}, c.cur.i, o.j, verbAt(c.cur))
				}
			}
		}
	}
	c.objs = nil
}

// venueIn finds the part of the venue in the words between people and their predicate.
func venueIn(s string) kg.VenueFact {
	before0, _, ok0 := strings.Cut(s, "会场")
	if !ok0 {
		return kg.VenueFact{}
	}
	before := before0
	if strings.HasSuffix(before, "主") {
		return kg.VenueFact{Kind: kg.MainVenue}
	}
	branch, ok := strings.CutSuffix(before, "分")
	if !ok {
		return kg.VenueFact{}
	}
	place := ""
	if from := strings.LastIndex(branch, "在"); from >= 0 {
		place = branch[from+len("在"):]
	}
	if containsAny(place, "各", "本", "所", "当地", "、", "，") {
		place = ""
	}
	return kg.VenueFact{Kind: kg.BranchVenue, Place: place}
}
