package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// maxPosts bounds what one person can hold, far above any release, so that work stays
// linear in hostile texts.
const maxPosts = 64

// personState gathers what a document says of one person.
type personState struct {
	name   string
	sure   bool
	press  bool
	order  int
	posts  []postState
	spans  [][2]int
	atMeet map[int]*attendanceState
}

type postState struct {
	post
	org string
}

type attendanceState struct {
	caps      []kg.Capacity
	weak      []kg.Capacity
	posts     []int
	venue     kg.VenueFact
	behalf    []string
	order     int
	evidence  []reading
	weakEv    []reading
	strongHas bool
}

// readSentences reads the nominal phrases and clauses of every sentence.
func (d *document) readSentences() {
	heading, list := "", roster{}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.names {
			s.facts = list.facts(s.toks, d)
			continue
		}
		if s.kind == release.Header {
			d.readBylines(s)
			s.toks = nil
			continue
		}
		toks := normalise(d.src, d.lex, s.toks)
		if s.headline() {
			toks = markGaps(toks)
		}
		units := d.nominal.read(d.src, toks, heading)
		if next := d.listHeading(toks, heading); next != "" || !s.roster {
			heading = next
			d.noteHeading(heading, s)
		}
		list.heading(d, toks, heading)
		list.election = containsAny(d.src.str(s.lo, s.hi), "当选", "选举", "选出") || list.election && (s.roster || s.hi > s.lo && d.src.runes[s.hi-1] != '。')
		if list.election {
			list.elects = electionWord(d.src, s.lo, s.hi, list.elects)
		}
		before := sentenceFacts{}
		if k > 0 {
			before = d.sentences[k-1].facts
		}
		s.facts = readClauses(d.src, units, before)
		d.readBylines(s)
	}
}

// listHeading is the organisation of a list that a sentence announces (某协会第五届主席团
// 名单); it holds while titles with colons follow.
func (d *document) listHeading(toks []token, before string) string {
	colon := false
	for m, t := range toks {
		if t.kind == kPunct && t.mark == '：' && m > 1 && toks[m-1].kind == kRole {
			if org, _ := orgOf(d.src, toks[:m-1]); org != "" && !d.src.has(toks[0].i, "（") {
				return org // 二、某协会第八届主席团主席：某某
			}
		}
		if isForm(d.src, t, "名单", "名单如下") {
			from := m
			for from > 0 && toks[from-1].kind != kPunct && toks[from-1].kind != kVerb && toks[from-1].kind != kName && (toks[from-1].kind != kRole || toks[from-1].class == famPerson) && toks[from-1].kind != kEnum {
				from--
			}
			if org, _ := orgOf(d.src, toks[from:m+1]); org != "" && org != d.src.str(t.i, t.j) {
				return org
			}
			return before
		}
		if isForm(d.src, t, "通知", "决定", "公告") && m > 1 && isForm(d.src, toks[m-1], "的") {
			from := m - 1
			for from > 0 && !isForm(d.src, toks[from-1], "成立", "调整", "设立", "组建") {
				from--
			}
			if org := orgName(d.src, toks[from:m-1]); from > 0 && org != "" {
				return org // 关于成立某某领导小组的通知
			}
		}
		colon = colon || t.kind == kPunct && t.mark == '：'
	}
	if colon {
		return before
	}
	if n := len(toks); n > 0 && n <= longestName && toks[n-1].kind == kSuffix && !slices.ContainsFunc(toks, func(t token) bool { return t.kind == kVerb || t.kind == kName || t.kind == kPunct }) {
		return orgName(d.src, toks) // a line with nothing but the name of a body
	}
	return ""
}

// markGaps puts a comma where the headline has a blank.
func markGaps(toks []token) []token {
	out := make([]token, 0, len(toks)+4)
	for k, t := range toks {
		if k > 0 && t.gap {
			out = append(out, token{i: t.i, j: t.i, kind: kPunct, mark: '，', ref: -1})
		}
		out = append(out, t)
	}
	return out
}

// normalise settles words whose kind depends on their neighbours.
func normalise(src *source, lex *lexicon, toks []token) []token {
	subjects(src, toks)
	for k := range toks {
		t := &toks[k]
		if k > 1 && k+1 < len(toks) && t.kind != kName && t.j-t.i <= 3 && (t.kind == kWord || t.kind == kPlace || t.kind == kOther) {
			nameInList(src, lex, toks, k)
		}
		if t.kind == kOther && (src.runes[t.i] == '电' || src.runes[t.i] == '讯') && k > 0 && (toks[k-1].kind == kTime || k > 1 && toks[k-1].kind == kPlace && toks[k-2].kind == kTime) {
			t.kind, t.mark = kPunct, '：' // 新华社北京6月11日电: what follows is the text
		}
		if t.j-t.i == 1 && src.runes[t.i] == '会' && k > 0 && k+1 < len(toks) && (toks[k-1].kind == kWord && toks[k-1].class == classNone || toks[k-1].kind == kOther) {
			if next := toks[k+1]; next.kind == kVerb && next.class == hold || next.kind == kTime || isForm(src, next, "在", "由", "于") || next.kind == kPunct && endsHeld(toks[:k]) {
				t.kind, t.class = kEvent, fullEvent // any other 某某会 that is held
			}
		}
		if t.kind == kEvent && isForm(src, *t, "会见", "会晤") && k+1 < len(toks) && !isForm(src, toks[k+1], "时", "中", "上", "后", "前", "结束", "活动") && toks[k+1].kind != kPunct && (k == 0 || !isForm(src, toks[k-1], "参加", "的", "陪同")) {
			t.kind, t.class = kVerb, meet
		}
		if t.kind == kGroup && isForm(src, *t, "成员") && k > 0 && k+2 < len(toks) && (toks[k-1].kind == kSuffix || toks[k-1].kind == kOrg) && (toks[k+1].kind == kName || toks[k+1].kind == kEnum && holdsTitle(toks[k+2:])) {
			t.kind, t.class = kRole, famMass // 领导小组成员、办公室主任某某
		}
		if t.kind == kEvent && isForm(src, *t, "座谈", "会谈", "茶叙") && k > 0 && (k+1 == len(toks) || toks[k+1].kind == kPunct) && together(src, toks[:k]) {
			t.kind, t.class = kVerb, meet // 甲与乙一行座谈
		}
		if t.class == otherWord && isForm(src, *t, "有", "包括") && k+1 < len(toks) && linksPeople(src, toks, k) {
			t.kind, t.class = kVerb, stopVerb // 出席会议的还有: what links a predicate to its people
		}
		if t.kind == kVerb && isForm(src, *t, "组织", "宣传") && k+1 < len(toks) && isForm(src, toks[k+1], "部长", "委员", "副部长", "部副部长") {
			t.kind, t.class = kWord, classNone
		}
		if t.kind == kVerb && k > 0 && k+1 < len(toks) && (toks[k-1].kind == kWord || toks[k-1].kind == kPlace) {
			switch next := toks[k+1]; {
			case isForm(src, *t, "组织") && next.kind == kVerb && next.class == host:
				t.kind, t.class = kSuffix, strong // 某某研究组织共同主办
			case isForm(src, *t, "合作") && next.kind == kSuffix:
				t.kind, t.class = kWord, classNone // 农村合作银行
			}
		}
		if t.kind == kOther && src.runes[t.i] == '任' && k > 0 && k+1 < len(toks) && (toks[k-1].kind == kName || k > 1 && toks[k-1].kind == kRole && toks[k-2].kind == kName && addressed(src.str(toks[k-1].i, toks[k-1].j))) && holdsTitle(toks[k+1:]) {
			t.kind, t.class = kVerb, serve
		}
		if t.j-t.i == 2 && src.runes[t.i] == '代' && src.runes[t.i+1] == '表' {
			t.kind, t.class = kGroup, classNone
			if k == 0 && len(toks) > 1 && (toks[1].kind == kOrg || toks[1].kind == kPlace || toks[1].kind == kSuffix) {
				t.kind, t.class = kFunc, prep // 代表党中央致词
			}
			if k == 0 || k+1 >= len(toks) {
				continue
			}
			prev, next := toks[k-1], toks[k+1]
			person := prev.kind == kName || prev.kind == kHon || prev.kind == kEtc || prev.kind == kRole || prev.kind == kGroup || prev.kind == kFunc && prev.class == adverb || prev.kind == kPunct
			ends := next.kind == kPunct || next.kind == kEnum || next.kind == kVerb || next.kind == kEtc || next.kind == kAnd || next.kind == kName || next.kind == kFunc && next.class == adverb
			if prev.kind == kName && next.kind == kName {
				ends = false // 甲代表乙部长致辞
			}
			if person && !ends {
				t.kind, t.class = kFunc, prep
			}
		}
	}
	return toks
}

// linksPeople reports that 有 at token k names the people of what stands before it: behind the
// particle (出席会议的还有), a title (副会长有) or a group (参加会议的人员有).
func linksPeople(src *source, toks []token, k int) bool {
	if afterParticle(src, toks, k) {
		return true
	}
	behind := toks[k+1:]
	switch {
	case k > 0 && toks[k-1].kind == kRole:
		return listFollows(behind)
	case k > 1 && toks[k-1].kind == kGroup && isForm(src, toks[k-2], "的"):
		return listFollows(behind) || holdsTitle(behind)
	}
	return false
}

// endsHeld reports tokens behind a verb of holding that do not name yet what is held.
func endsHeld(toks []token) bool {
	for k := len(toks) - 1; k >= 0 && k >= len(toks)-2*maxAttribute; k-- {
		switch t := toks[k]; {
		case t.kind == kEvent, t.kind == kPunct && t.mark == '。':
			return false
		case t.kind == kVerb && t.class == hold:
			return true
		}
	}
	return false
}

// maxFrame bounds the tokens of what somebody speaks about.
const maxFrame = 160

// subjects makes one phrase of a list of subjects that semicolons part, between the word
// that opens it and the predicate behind it: 分别从甲；乙；丙等方面提出建议.
func subjects(src *source, toks []token) {
	for k := 0; k < len(toks); k++ {
		if !isForm(src, toks[k], "从", "就", "围绕") {
			continue
		}
		marks := false
		for m := k + 1; m+1 < len(toks) && m < k+maxFrame; m++ {
			t := toks[m]
			if t.kind == kName || t.kind == kRole || t.kind == kPunct && t.mark == '。' {
				break
			}
			marks = marks || t.kind == kPunct && t.mark == '；'
			if marks && isForm(src, t, "方面", "角度", "问题", "议题", "主题", "内容") && toks[m+1].kind == kVerb && (toks[m+1].class == speak || toks[m+1].class == say || toks[m+1].class == reportVerb) {
				for n := k + 1; n < m; n++ {
					if toks[n].kind == kPunct || toks[n].kind == kVerb {
						toks[n].kind, toks[n].class, toks[n].mark = kWord, classNone, 0
					}
				}
				k = m
				break
			}
		}
	}
}

// afterParticle reports that 的 stands before token k, adverbs aside.
func afterParticle(src *source, toks []token, k int) bool {
	for k--; k >= 0; k-- {
		if toks[k].kind != kFunc {
			return false
		}
		if isForm(src, toks[k], "的") {
			return true
		}
	}
	return false
}

// nameInList makes a word of the shape of a name one where it stands among names: 林海、
// 黄河、何山.
func nameInList(src *source, lex *lexicon, toks []token, k int) {
	if t := &toks[k]; toks[k+1].gap && toks[k+1].kind == kName && (t.gap && toks[k-1].kind == kName || toks[k-1].mark == '：') && lex.surnamed(src.runes[t.i:t.j]) {
		t.kind, t.class, t.cost = kName, knownName, 0 // 副主席：高松 林美华
		return
	}
	edge := func(t token) bool { return t.kind == kEnum || t.kind == kAnd || t.kind == kEtc }
	t := &toks[k]
	if toks[k-1].kind != kEnum || toks[k-2].kind != kName || !edge(toks[k+1]) {
		return
	}
	before := k >= 4 && toks[k-3].kind == kEnum && toks[k-4].kind == kName
	behind := k+2 < len(toks) && toks[k+2].kind == kName
	if (before || behind) && lex.surnamed(src.runes[t.i:t.j]) {
		t.kind, t.class, t.cost = kName, knownName, 0
	}
}

// surnamed reports two or three characters that begin with a surname.
func (l *lexicon) surnamed(r []rune) bool {
	_, ok := l.surnames.get(r[0])
	return ok && len(r) >= 2 && len(r) <= 3 && l.givenChar(r[len(r)-1])
}

// together reports 与 or 同 and a person behind it at the end of the tokens.
func together(src *source, toks []token) bool {
	person := false
	for _, t := range slices.Backward(toks) {
		switch {
		case t.kind == kName || t.kind == kGroup || t.kind == kHon || t.kind == kRole:
			person = true
		case isForm(src, t, "与", "同", "和"):
			return person
		case t.kind == kPunct || t.kind == kVerb:
			return false
		}
	}
	return false
}

// listFollows reports a list of names: what 有 behind a title then opens.
func listFollows(toks []token) bool {
	return len(toks) >= 2 && toks[0].kind == kName && (toks[1].kind == kEnum || toks[1].kind == kAnd || toks[1].kind == kPunct)
}

// holdsTitle reports that a title stands at the front, its organisation before it.
func holdsTitle(toks []token) bool {
	for k, t := range toks {
		switch t.kind {
		case kRole:
			return true
		case kOrg, kPlace, kWord, kOther, kSuffix, kNum:
			if k == 8 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// assemble merges what the sentences say into facts.
func (d *document) assemble() {
	people, byName := d.gatherPeople()
	d.readFullNames(people)
	d.inheritOffices(people)
	d.completeOrganisations(people)
	d.attend(byName)
	d.emitDocument()
	d.emitMeetings()
	d.emitPeople(people)
	d.emitAttendances(people)
	d.emitGroups()
	d.emitUndertakers()
	d.emitOrganisations(people)
	d.emitUnread(byName)
}

// gatherPeople gives the persons of the document in text order.
func (d *document) gatherPeople() ([]*personState, map[string]*personState) {
	byName := map[string]*personState{}
	var people []*personState
	for k := range d.sentences {
		s := &d.sentences[k]
		for _, m := range s.facts.persons {
			context := orgContext{}
			p := byName[m.name]
			if p == nil {
				p = &personState{name: m.name, order: m.i, atMeet: map[int]*attendanceState{}}
				byName[m.name] = p
				people = append(people, p)
			}
			p.sure = p.sure || m.sure || d.known[m.name]
			p.press = p.press || m.press
			p.spans = append(p.spans, [2]int{m.i, m.j})
			for n, q := range m.posts {
				if n >= len(m.posts)-m.after && p.holds(q) {
					continue // 习近平主席 of 国家主席习近平
				}
				d.addPost(p, q, &context)
			}
		}
		for _, r := range s.facts.readings {
			if r.person != nil && !r.rule.weak {
				byName[r.person.name].sure = true
			}
		}
	}
	kept := people[:0]
	for _, p := range people {
		if d.isByline[p.name] || p.press {
			if !d.isByline[p.name] {
				d.isByline[p.name] = true
				d.bylines = append(d.bylines, p.name)
			}
			delete(byName, p.name)
			continue
		}
		if p.sure || len(p.posts) > 0 {
			kept = append(kept, p)
		} else {
			delete(byName, p.name)
		}
	}
	return kept, byName
}

// addPost adds a title once; a title whose organisation is known wins over the same title
// without one.
func (d *document) addPost(p *personState, q post, c *orgContext) {
	leads := q.role == "领导人" && q.org != "" && !q.inherited && !strings.HasSuffix(q.org, "国家") // 黎巴嫩真主党领导人某某
	if kinship(q.role) || q.class == famPress || q.class == famLeader && genericLeader(q.role) && !leads {
		return
	}
	completed := c.at
	org := d.resolveOrg(q, c)
	if org != q.org {
		q.from = completed
	}
	for k := range p.posts {
		have := &p.posts[k]
		if have.role != q.role {
			continue
		}
		if have.org == org || org == "" || strings.HasSuffix(have.org, org) || q.inherited && have.org != "" {
			return
		}
		if have.org == "" || strings.HasSuffix(org, have.org) || have.inherited {
			have.org, have.post = org, q
			return
		}
	}
	if len(p.posts) < maxPosts {
		p.posts = append(p.posts, postState{q, org})
	}
}

// holds reports that a title without an organisation only repeats a longer one of the
// person.
func (p *personState) holds(q post) bool {
	return q.org == "" && slices.ContainsFunc(p.posts, func(have postState) bool {
		return have.role != q.role && strings.HasSuffix(have.role, q.role)
	})
}

// kinship reports what somebody is to another person.
func kinship(role string) bool {
	switch role {
	case "夫人", "女儿", "儿子", "妻子", "丈夫", "长子", "次子", "长女", "次女", "弟弟", "妹妹", "哥哥", "姐姐", "孙女", "孙子", "外孙", "侄子", "外甥", "女婿", "遗孀", "亲属", "家属", "后人":
		return true
	}
	return false
}

func genericLeader(role string) bool {
	switch role {
	case "领导", "公司领导", "集团领导", "局领导", "领导人", "领导同志", "同志", "有关领导", "相关领导", "主要领导", "班子成员", "领导班子成员":
		return true
	}
	return false
}

// attend assigns readings to meetings and people.
func (d *document) attend(byName map[string]*personState) {
	if len(d.meetings) == 0 {
		return
	}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.at < 0 {
			continue
		}
		for _, r := range s.facts.readings {
			if r.person == nil {
				continue
			}
			p := byName[r.person.name]
			if p == nil {
				continue
			}
			for _, m := range d.ownMeetings(s, r) {
				if utf8.RuneCountInString(r.event) >= 8 && !sameMeeting(d.meetings[m].name, r.event) {
					continue // 某某总书记在另一会议上强调
				}
				if r.rule.name == "visit" && !containsAny(d.meetings[m].name, "调研", "座谈", "考察", "交流", "走访") {
					continue
				}
				a := p.atMeet[m]
				if a == nil {
					a = &attendanceState{order: r.order}
					p.atMeet[m] = a
				}
				if r.rule.capacity == kg.Spoke && d.earlierDay(s) {
					continue
				}
				if r.rule.name == "say" && r.manner == "" && !d.aboutLetter(k) && len(r.person.posts) > 0 && !r.person.cited {
					r.rule.weak = false
				}
				a.take(p, r)
			}
		}
	}
	for _, p := range byName {
		for m, a := range p.atMeet {
			a.settle()
			if len(a.caps) == 0 {
				delete(p.atMeet, m)
			}
		}
	}
}

// notLetters takes out the words that hold 信 and are not about letters.
func notLetters() *strings.Replacer {
	return strings.NewReplacer("信访", "", "信息", "", "信心", "", "信用", "", "信任", "", "电信", "", "诚信", "", "信念", "", "通信", "", "信仰", "", "相信", "", "信贷", "", "经信", "", "工信", "", "网信", "", "信托", "", "确信", "", "自信", "")
}

// earlierDay reports a sentence on what somebody said before the meeting.
func (d *document) earlierDay(s *sentence) bool {
	text := d.src.str(s.lo, min(s.hi, s.lo+12))
	return containsAny(text, "前不久", "不久前", "此前", "去年", "早前", "上个月", "上月")
}

// aboutLetter reports a sentence on a letter or instruction, or one that goes on from it:
// who is quoted there need not be present.
func (d *document) aboutLetter(k int) bool {
	for n := max(0, k-2); n <= k; n++ {
		s := &d.sentences[n]
		text := d.src.str(s.lo, s.hi)
		if containsAny(text, "贺电", "批示", "指示", "曾", "致电", "贺词") || strings.Contains(text, "信") && strings.Contains(notLetters().Replace(text), "信") {
			return true
		}
	}
	return false
}

// ownMeetings are the meetings that a reading belongs to. Where a text reports sessions of
// several bodies, the officers of each are elected at its own.
func (d *document) ownMeetings(s *sentence, r reading) []int {
	meetings := d.meetingsOf(s)
	if apart := d.received(s, r.person.name); apart != nil {
		return apart
	}
	if chaired := d.chaired(s); len(chaired) > 0 && r.rule.capacity == kg.Presided {
		return chaired
	}
	if r.rule.capacity == kg.Attended && containsAny(d.src.str(s.lo, s.hi), "上述会见", "上述活动", "上述会议", "以上活动") && len(d.meetings) > 1 {
		return d.reported() // 某某参加上述活动
	}
	if r.rule.capacity != kg.Elected && r.rule.capacity != kg.Appointed || len(r.person.posts) == 0 {
		return meetings
	}
	org := d.withoutPlace(r.person.posts[len(r.person.posts)-1].org)
	best, score, tie := -1, 0, false
	for m, state := range d.meetings {
		if !ownSession(state.name) || state.future {
			continue
		}
		n := common(org, d.withoutPlace(state.name))
		switch {
		case n > score:
			best, score, tie = m, n, false
		case n == score:
			tie = true
		}
	}
	if tie || best < 0 {
		return meetings
	}
	return []int{best}
}

// chaired are the sessions beside a reception that a sentence says were presided over.
func (d *document) chaired(s *sentence) []int {
	var out []int
	for n, m := range d.meetings {
		if n > 0 && m.during && m.rule == "presided" && &d.sentences[m.sentence] == s {
			out = append(out, n)
		}
	}
	return out
}

// reported are the meetings that the text says took place.
func (d *document) reported() []int {
	var out []int
	for n, m := range d.meetings {
		if !m.future {
			out = append(out, n)
		}
	}
	return out
}

// withoutPlace is a name without the division at its front, which bodies of one place share.
func (d *document) withoutPlace(name string) []rune {
	r := []rune(name)
	from := 0
	d.lex.words.each(r, 0, func(end int, first int32) {
		for at := first; at >= 0; at = d.lex.words.list[at].more {
			if d.lex.words.list[at].kind == kPlace {
				from = end
			}
		}
	})
	for from < len(r) && strings.ContainsRune("省市区县州", r[from]) {
		from++
	}
	return r[from:]
}

// common is the length of the longest common subsequence, so that a short form counts as
// its full name: 文联 for 文学艺术界联合会.
func common(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, r := range a {
		diagonal := 0
		for k, q := range b {
			above := row[k+1]
			if r == q {
				row[k+1] = diagonal + 1
			} else {
				row[k+1] = max(above, row[k])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func present(c kg.Capacity) bool { return c != kg.Written && c != kg.Absent }

func (a *attendanceState) take(p *personState, r reading) {
	if r.rule.weak {
		a.weak = append(a.weak, r.rule.capacity)
		a.weakEv = append(a.weakEv, r)
		return
	}
	a.caps = append(a.caps, r.rule.capacity)
	a.evidence = append(a.evidence, r)
	if a.venue.Kind == "" {
		a.venue = r.venue
	}
	for _, b := range r.behalf {
		if !slices.Contains(a.behalf, b) {
			a.behalf = append(a.behalf, b)
		}
	}
	a.strongHas = a.strongHas || present(r.rule.capacity)
	for _, q := range r.person.posts {
		for k, have := range p.posts {
			if have.role == q.role && !slices.Contains(a.posts, k) {
				a.posts = append(a.posts, k)
				break
			}
		}
	}
}

// settle lets weak readings count where a strong one shows presence.
func (a *attendanceState) settle() {
	if a.strongHas {
		for k, c := range a.weak {
			if c == kg.Spoke && slices.Contains(a.caps, kg.Reported) {
				continue // who reports says things in the report
			}
			a.caps = append(a.caps, c)
			a.evidence = append(a.evidence, a.weakEv[k])
		}
		a.caps = slices.DeleteFunc(a.caps, func(c kg.Capacity) bool { return !present(c) })
		if slices.Contains(a.caps, kg.Reported) && !slices.ContainsFunc(a.evidence, func(r reading) bool { return r.rule.capacity == kg.Spoke && r.rule.name != "say-at" }) {
			// Who reports says things in the report.
			a.caps = slices.DeleteFunc(a.caps, func(c kg.Capacity) bool { return c == kg.Spoke })
			a.evidence = slices.DeleteFunc(a.evidence, func(r reading) bool { return r.rule.capacity == kg.Spoke })
		}
	}
	a.caps = kg.SortCapacities(a.caps)
	slices.Sort(a.posts)
}

func (d *document) emitDocument() {
	doc := d.rel.Document
	doc.Bylines = d.bylines
	doc.Extractor = Version
	doc.About, doc.Mentions = "", nil
	d.facts.Document = doc
}

func (d *document) evidence(i, j int, relation, rule string) kg.Evidence {
	return kg.Evidence{Document: d.rel.ID, Span: d.src.span(i, j), Quote: d.src.quote(i, j), Rule: rule, Confidence: d.lex.sure.of(relation, rule)}
}

func (d *document) emitPeople(people []*personState) {
	for _, p := range people {
		f := kg.PersonFact{Name: p.name}
		for _, sp := range p.spans {
			f.Evidence = append(f.Evidence, d.evidence(sp[0], sp[1], ofPersons, "name"))
		}
		for _, q := range p.posts {
			f.Memberships = append(f.Memberships, kg.MembershipFact{
				Role: q.role, Organisation: q.org, Former: q.former, Event: q.how.event(),
				Evidence: []kg.Evidence{d.titleEvidence(p, q)},
			})
		}
		d.facts.Persons = append(d.facts.Persons, f)
	}
}

func (d *document) emitAttendances(people []*personState) {
	for m := range d.meetings {
		var there []*personState
		for _, p := range people {
			if p.atMeet[m] != nil {
				there = append(there, p)
			}
		}
		slices.SortStableFunc(there, func(a, b *personState) int { return cmp.Compare(a.atMeet[m].order, b.atMeet[m].order) })
		for n, p := range there {
			a := p.atMeet[m]
			f := kg.AttendanceFact{
				Meeting: d.meetings[m].key, Person: p.name, Capacities: a.caps, Memberships: a.posts,
				Venue: a.venue, OnBehalfOf: a.behalf, Order: n + 1,
			}
			for _, r := range a.evidence {
				f.Evidence = append(f.Evidence, d.readingEvidence(r, ofAttendance))
			}
			d.facts.Attendances = append(d.facts.Attendances, f)
		}
	}
	for _, p := range people {
		if len(p.atMeet) == 0 {
			d.facts.MentionedOnly = append(d.facts.MentionedOnly, p.name)
		}
	}
}

// emitUnread lists sentences with a name or a predicate of attendance that gave nothing.
func (d *document) emitUnread(kept map[string]*personState) {
	for k := range d.sentences {
		s := &d.sentences[k]
		if len(s.facts.readings) > 0 || s.headline() || len(s.meets) > 0 {
			continue
		}
		reason := ""
		for _, t := range s.toks {
			if t.kind == kVerb && (t.class == attend || t.class == nonvote) && !isForm(d.src, t, "参与", "参与了", "与会", "见证") {
				reason = "attendance verb without a reading"
			}
		}
		if reason == "" && s.facts.unused(kept) {
			reason = "name without a reading"
		}
		if reason != "" {
			d.facts.Unread = append(d.facts.Unread, kg.Unread{Span: d.src.span(s.lo, s.hi), Quote: d.src.quote(s.lo, s.hi), Reason: reason})
		}
	}
}

// unused reports names without a title and without a reading.
func (f sentenceFacts) unused(kept map[string]*personState) bool {
	for _, p := range f.persons {
		if len(p.posts) == 0 && !p.hon && kept[p.name] != nil {
			return true
		}
	}
	return false
}
