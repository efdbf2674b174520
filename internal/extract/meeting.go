package extract

import (
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
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
		if c, ok := f.quoted(toks, k); ok {
			c.sentence, c.title = sentence, title
			out = append(out, c)
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

// quoted reads a meeting whose whole name stands in quotation marks behind the verb of
// holding it: 举行“第50届会董就职典礼晚宴”.
func (f meetingFinder) quoted(toks []token, k int) (candidate, bool) {
	t := toks[k]
	if t.kind != kQuote || f.src.runes[t.i] != '“' || t.j-t.i < 6 || k == 0 {
		return candidate{}, false
	}
	if k+1 < len(toks) && (toks[k+1].kind == kEvent || toks[k+1].kind == kWord || toks[k+1].kind == kOther) {
		return candidate{}, false // the quotation is a part of a longer name
	}
	name := f.src.str(t.i+1, t.j-1)
	generic := ""
	for _, tail := range []string{"大会", "会议", "论坛", "座谈会", "仪式", "典礼", "年会", "晚宴", "招待会", "研讨会", "报告会", "茶话会", "发布会", "讲座", "培训班", "联欢会", "推介会", "交流会", "峰会"} {
		if strings.HasSuffix(name, tail) {
			generic = tail
		}
	}
	if generic == "" {
		return candidate{}, false
	}
	c := candidate{class: fullEvent, name: name, i: t.i, j: t.j, spanI: t.i, spanJ: t.j, generic: generic}
	start := f.clauseStart(toks, k)
	f.time(&c, toks, k)
	f.markers(&c, toks, k)
	f.heldAfter(&c, toks, k)
	if !c.held {
		f.heldBefore(&c, toks, k, k, start)
		c.name, c.i = name, t.i
	}
	if hosts := f.hosts(toks); len(hosts) > 0 && c.held {
		c.convener = hosts
	}
	return c, c.held
}

// nameStart walks left from the ending over what may be part of the name.
func (f meetingFinder) nameStart(toks []token, k int) int {
	start := k
	for m := k - 1; m >= 0; m-- {
		t := toks[m]
		if toks[m+1].gap && (m+1 < len(toks)) && t.kind != kQuote && toks[m+1].kind != kQuote {
			break
		}
		if f.is(t, "关于") && m > 0 && (toks[m-1].kind == kSuffix || toks[m-1].kind == kOrg) {
			break // 某委员会关于召开某会议的决定
		}
		if f.is(t, "电", "讯", "摄", "消息", "报道") || m+1 < k && f.is(t, "审议", "通过", "提请", "提交", "听取") {
			break
		}
		if t.kind == kAnd && f.joinsMeetings(toks, m, k) {
			break
		}
		switch t.kind {
		case kWord, kOther, kOrg, kSuffix, kPlace, kNum, kQuote, kLatin, kRole, kAnd, kEvent, kDoctrine, kGroup, kParen:
			start = m
			continue
		case kEtc:
			if m > 0 && (toks[m-1].kind == kWord || toks[m-1].kind == kOther) {
				start = m // 毕业生等青年就业工作会议
				continue
			}
		case kName, kHon:
			if f.commemorates(toks, m) || t.kind == kName && t.class == classNone && m+1 < len(toks) && (toks[m+1].kind == kWord || toks[m+1].kind == kVerb && toks[m+1].class == stopVerb) && !certain(f.src, toks, m) {
				start = m
				continue
			}
		case kFunc:
			if f.is(t, "代表") && toks[m+1].kind == kEvent || t.class == particle && f.is(t, "的", "地", "之") || f.is(t, "第") || f.is(t, "关于") || f.is(t, "联合") && m > 0 && (toks[m-1].kind == kSuffix || toks[m-1].kind == kWord) && toks[m+1].kind == kWord || t.class == adverb && m+1 <= k && toks[m+1].kind != kEvent && !f.is(t, "先后", "日前", "近日", "分别", "隆重", "并", "共同", "联合", "也", "还", "已", "又", "再次", "首先", "一同") {
				start = m
				continue
			}
		case kVerb:
			switch t.class {
			case stopVerb, elect, reportVerb, confer, act, say, host, undertake, award, appoint, speak, hold, meet:
				if f.jointly(t) {
					break
				}
				if t.class == hold && !f.is(t, "启动", "结业", "结束", "揭幕", "开幕", "闭幕", "开班") || f.is(t, "应邀", "受邀", "为", "是", "有", "受到", "让", "使", "把", "获悉", "赴") || t.class == meet && m+1 < k {
					break
				}
				if t.class == speak && m+1 < k && !f.is(t, "宣讲", "演讲") {
					break
				}
				start = m
				continue
			}
		case kTime:
			if !t.when.dated() && t.when.year > 0 {
				start = m
				continue
			}
		case kPunct:
			if t.mark == '-' && m > 0 && toks[m-1].kind == kNum && toks[m+1].kind == kNum {
				start = m // 2022-2023学年
				continue
			}
		case kEnum:
			if m > 0 && f.is(toks[m-1], "签约", "揭牌", "授牌", "启动", "开工", "奠基", "揭幕", "颁奖", "授旗") && strings.HasSuffix(f.src.str(toks[m+1].i, toks[m+1].j), "式") {
				start = m // 签约、揭牌仪式
				continue
			}
			if m > 1 && toks[m-1].kind == kRole && toks[m+1].kind == kRole && f.ordinal(toks, m-2) {
				start = m // 第4次理事长、秘书长工作会议
				continue
			}
			// 中俄友好、和平与发展……: a mark inside a name with an organisation behind it.
			if m > 0 && toks[m-1].kind == kQuote && toks[m+1].kind == kQuote {
				start = m
				continue
			}
			if f.conjoined(toks, m) {
				start = m
				continue
			}
			if first, ok := f.listStart(toks, m); ok && toks[k].class != bareEvent && start < k {
				return first
			}
		}
		break
	}
	return start
}

// commemorates reports a name that belongs to a meeting's: 纪念某某同志诞辰……座谈会,
// 某某先生逝世……周年纪念仪式.
func (f meetingFinder) commemorates(toks []token, m int) bool {
	for b := m - 1; b >= 0 && b >= m-4; b-- {
		if f.is(toks[b], "纪念", "缅怀", "追思", "追忆", "悼念") {
			return true
		}
		if toks[b].kind == kPunct {
			return false
		}
	}
	for b := m + 1; b < len(toks) && b <= m+2; b++ {
		if f.is(toks[b], "诞辰", "逝世", "牺牲", "就义", "诞生", "殉难") {
			return true
		}
		if toks[b].kind != kHon {
			return false
		}
	}
	return false
}

// joinsMeetings reports 和 between two meetings: 甲会第一次会议和乙会第二次会议.
func (f meetingFinder) joinsMeetings(toks []token, m, k int) bool {
	if m == 0 || toks[m-1].kind != kEvent || f.is(toks[m], "暨") {
		return false
	}
	_, term, session := seriesOf(f.src.str(toks[m+1].i, toks[k].j))
	return term > 0 || session > 0
}

// conjoined reports a list behind 暨 of a name of two parts: 座谈会暨信访、安全稳定工作会议.
func (f meetingFinder) conjoined(toks []token, m int) bool {
	for b := m - 1; b > 0 && b >= m-6; b-- {
		switch toks[b].kind {
		case kAnd:
			return f.is(toks[b], "暨") && toks[b-1].kind == kEvent
		case kWord, kOther, kSuffix, kPlace:
		default:
			return false
		}
	}
	return false
}

// listStart is where a list begins that opens a meeting's name (各民主党派中央、全国工商联
// 负责人和无党派人士代表座谈会): at the front of a clause that holds nothing else.
func (f meetingFinder) listStart(toks []token, m int) (int, bool) {
	bodies := false
	for b := m - 1; b >= 0; b-- {
		switch t := toks[b]; t.kind {
		case kWord, kOther, kNum, kAnd, kEnum, kGroup:
		case kOrg, kRole, kSuffix:
			bodies = true
		case kPunct:
			return b + 1, bodies && b+1 < m
		case kTime:
			return b + 1, bodies && b+1 < m
		default:
			return 0, false
		}
	}
	return 0, bodies && m > 0
}

func (f meetingFinder) is(t token, forms ...string) bool { return isForm(f.src, t, forms...) }

// trimName drops what stands before the name proper: 由……主办的, 了, a predicate.
func (f meetingFinder) trimName(toks []token, start, k int) int {
	for m := k - 1; m >= start; m-- {
		if f.is(toks[m], "的") && m+1 <= k && !(m > 0 && f.is(toks[m-1], "党")) {
			about := false
			for b := start; b < m; b++ {
				about = about || f.is(toks[b], "关于")
			}
			if !about {
				start = m + 1
				break
			}
		}
	}
	for start < k {
		t := toks[start]
		if smallWord(t) && !f.is(t, "第", "全体", "老", "新", "大", "中", "全", "各", "部分") || t.kind == kAnd || t.kind == kWord && f.is(t, "决定", "提请", "提交") || t.kind == kParen && !f.is(t, "（扩大）") ||
			t.kind == kVerb && f.is(t, "组织", "传达", "学习", "贯彻", "落实", "代表", "组织召开", "要求", "介绍", "围绕", "结合", "推动", "支持", "欢迎", "开展", "进行", "宣布", "部署", "总结", "启动", "决定", "提请", "提交", "审议", "通过", "推动", "宣布") && !f.partOfName(toks, start, k) {
			start++
			continue
		}
		break
	}
	return start
}

// partOfName reports that a predicate at the front belongs to the name: 学习·会, 启动·仪式.
func (f meetingFinder) partOfName(toks []token, start, k int) bool {
	return start+1 == k && toks[k].class != bareEvent
}

// onlyGeneric reports names made of words that say nothing: 本次会议.
func (f meetingFinder) onlyGeneric(toks []token) bool {
	for _, t := range toks {
		if !smallWord(t) && t.kind != kNum && !f.is(t, "本次", "此次", "这次", "今天", "大会", "会议", "重要", "有关", "相关", "上述", "该次", "次", "本届", "当天", "整个") {
			return false
		}
	}
	return true
}

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

// time takes the day that stands before the meeting's name, else behind it; the date of a
// dispatch is not one.
func (f meetingFinder) time(c *candidate, toks []token, k int) {
	for m := range toks {
		t := toks[m]
		if m > k && (c.hasWhen || t.kind == kPunct && t.mark != '-' && t.mark != '，') {
			return
		}
		if t.kind != kTime || !t.when.dated() || f.dispatch(toks, m) {
			continue
		}
		if !c.hasWhen || t.when.day > 0 && c.when.day == 0 {
			c.when, c.hasWhen = t.when, true
		}
	}
}

// dispatch reports the date of 新华社北京6月11日电.
func (f meetingFinder) dispatch(toks []token, m int) bool {
	if m+1 >= len(toks) {
		return false
	}
	next := f.src.runes[toks[m+1].i]
	return next == '电' || next == '讯' || f.is(toks[m+1], "消息", "报道") || m+2 < len(toks) && f.src.runes[toks[m+2].i] == '讯'
}

func (f meetingFinder) markers(c *candidate, toks []token, k int) {
	var before strings.Builder
	for _, t := range toks[:k] {
		if t.i >= c.i {
			break
		}
		before.WriteString(f.src.str(t.i, t.j))
	}
	s := before.String()
	c.earlier = containsAny(s, "会前", "会议前", "开幕前", "召开前", "开始前", "此前", "之前")
	c.follows = containsAny(s, "随后", "会后", "闭幕会后", "结束后", "接着", "之后")
	c.during = containsAny(s, "期间", "同日", "当天还", "同期")
	c.just = containsAny(s, "刚刚闭幕的", "刚刚结束的", "刚刚召开的", "日前闭幕的")
	c.toCome = containsAny(s, "提请", "提交", "将召开", "拟于", "审议")
	c.future = containsAny(s, "将提请", "筹备", "即将", "将于", "将在", "筹办", "迎接")
	c.toCome = c.toCome || f.prepared(toks, k)
	c.written = inWriting(s)
}

// prepared reports a name with the papers of a session behind it, which are decided on
// before it: 某会第七次代表大会代表名额分配方案.
func (f meetingFinder) prepared(toks []token, k int) bool {
	if f.standing(toks[k]) || k+1 < len(toks) && f.is(toks[k+1], "至", "期间", "以来") {
		return false // 理事会名单
	}
	end := k + 1
	for end < len(toks) && toks[end].kind != kPunct && end < k+8 {
		end++
	}
	return end > k+1 && containsAny(f.src.str(toks[k+1].i, toks[end-1].j), "筹备", "议程", "日程", "名单", "名额", "选举办法", "相关办法", "产生办法", "候选人")
}

// inWriting reports words for a meeting whose members voted by letter.
func inWriting(s string) bool {
	return containsAny(s, "通讯方式", "通讯形式", "通信方式", "书面方式")
}

// heldAfter reads 某会议（8日）（在京）召开 and 某会议完成各项议程，今天闭幕.
func (f meetingFinder) heldAfter(c *candidate, toks []token, k int) {
	commas := 0
	for m := k + 1; m < len(toks) && m < k+30; m++ {
		t := toks[m]
		switch t.kind {
		case kPunct:
			if t.mark == '-' {
				continue
			}
			if t.mark != '，' || commas == 2 {
				return
			}
			commas++
		case kVerb:
			if t.class == hold {
				if commas > 0 && !f.endsClause(toks, m) || m+1 < len(toks) && f.src.has(toks[m+1].i, "预备会") {
					return
				}
				c.held, c.rule, c.verb = true, "held-after", verbAt(t)
				c.written = c.written || inWriting(f.src.str(c.j, t.i))
				c.spanJ = t.j
				c.places = f.placesBetween(toks, k+1, m)
				return
			}
			if (t.class == appoint || t.class == elect) && commas == 0 && m == k+1 && c.hasWhen {
				c.held, c.rule, c.verb, c.spanJ = true, "acted", verbAt(t), t.j // 9月27日，某常委会第几次会议任命……
				return
			}
			if t.class != stopVerb && t.class != speak && t.class != act && t.class != host {
				return
			}
		case kFunc:
			if f.is(t, "的") && m == k+1 || f.is(t, "由", "对") {
				return
			}
		case kName, kRole, kEvent:
			return
		}
	}
}

// endsClause reports that nothing but an adverb or particle follows the verb at m before
// the next mark, so that it has no object of its own.
func (f meetingFinder) endsClause(toks []token, m int) bool {
	for m++; m < len(toks); m++ {
		if toks[m].kind == kPunct {
			return true
		}
		if toks[m].kind != kFunc {
			return false
		}
	}
	return true
}

// heldBefore reads 某机构（在某地）召开某会议.
func (f meetingFinder) heldBefore(c *candidate, toks []token, walked, start, clauseStart int) {
	m := walked - 1
	for m >= 0 && (f.is(toks[m], "了", "第") || toks[m].kind == kParen || toks[m].kind == kFunc && toks[m].class == adverb) {
		m--
	}
	if start > 0 && f.is(toks[start-1], "的") {
		m = f.holdBefore(toks, start-1, m)
	}
	if m < 0 || toks[m].kind != kVerb || toks[m].class != hold && !f.jointly(toks[m]) && !(toks[m].class == preside && strings.Contains(f.src.str(toks[m].i, toks[m].j), "召开")) {
		return
	}
	c.held, c.rule, c.verb = true, "held-before", verbAt(toks[m])
	c.spanI = toks[m].i
	subject := f.subject(toks, clauseStart, m)
	c.places = f.placesBetween(toks, clauseStart, m)
	if len(subject) > 0 {
		c.spanI = subject[0].i
		org := joined(f.src, subject)
		last := subject[len(subject)-1]
		if (f.joins(c, toks, start) || c.class == bodyEvent && c.name == c.generic && (last.kind == kSuffix || last.kind == kOrg) || c.bare && c.generic == "会议" && (last.kind != kEvent || f.standing(last)) || strings.HasPrefix(c.name, "（扩大）")) && last.kind != kGroup && last.kind != kName {
			c.name = org + c.name
			c.bare = false
			c.i = subject[0].i
		}
		if last.kind != kEvent || f.standing(last) {
			c.convener = f.splitOrgs(subject)
		} else {
			c.leadOrg = f.leadOrg(subject)
			if c.leadOrg != "" {
				c.convener = []string{c.leadOrg}
			}
		}
	}
}

// jointly reports 联合举办, 共同举办: several bodies hold the meeting.
func (f meetingFinder) jointly(t token) bool {
	return t.kind == kVerb && t.class == host && f.is(t, "共同举办", "联合举办", "联合召开", "共同主办", "联合主办")
}

// congress reports assemblies of delegates, which the body that they elect does not
// convene: 某工会第八次代表大会.
func congress(name, generic string) bool {
	return strings.HasSuffix(generic, "代表大会") && !containsAny(name, "会员", "股东", "职工", "会员代表")
}

// maxAttribute bounds the tokens that describe a meeting.
const maxAttribute = 24

// holdBefore is the verb of holding before a description that ends at token to, as in
// 举行了以某某为主题的座谈会; it is otherwise where the clause gives none.
func (f meetingFinder) holdBefore(toks []token, to, otherwise int) int {
	for m := to - 1; m >= 0 && m >= to-maxAttribute; m-- {
		switch {
		case toks[m].kind == kPunct && toks[m].mark == '。', toks[m].kind == kEvent, toks[m].kind == kName:
			return otherwise
		case toks[m].kind == kVerb && toks[m].class == hold:
			if m+1 < len(toks) && f.is(toks[m+1], "的") {
				return otherwise
			}
			return m
		}
	}
	return otherwise
}

// standing reports bodies whose name is also that of their meetings.
func (f meetingFinder) standing(t token) bool {
	return f.is(t, "常委会", "理事会", "董事会", "监事会", "执委会", "党组会", "党委会", "全委会")
}

// joins reports names that need the body before the verb: 召开第三次董事会议, 扩大会议.
func (f meetingFinder) joins(c *candidate, toks []token, start int) bool {
	first := f.src.str(toks[start].i, toks[start].j)
	return strings.HasPrefix(c.name, "第") && !strings.HasPrefix(c.generic, "论坛") || strings.HasPrefix(c.name, "首次") || strings.HasPrefix(c.name, "扩大会议") || strings.HasPrefix(c.name, "全体") ||
		strings.HasPrefix(c.name, "一届") || c.generic == "记者会" || strings.HasPrefix(c.name, "预备会") || strings.HasPrefix(c.name, "换届") || (strings.HasSuffix(first, "届") || strings.HasSuffix(first, "次")) && !strings.HasPrefix(c.name, "20")
}

// subject is the organisation before the verb of holding: the last clause without its
// times, places and adverbs.
func (f meetingFinder) subject(toks []token, from, to int) []token {
	var out []token
	for m := from; m < to; m++ {
		t := toks[m]
		switch t.kind {
		case kTime, kParen:
			if t.kind == kTime && !t.when.dated() && t.when.year > 0 && len(out) > 0 {
				out = append(out, t)
			}
			continue
		case kPunct:
			if t.mark != '-' {
				out = out[:0]
			}
			continue
		case kName:
			return nil
		case kFunc:
			if f.is(t, "的") && len(out) > 0 && f.is(out[len(out)-1], "党") {
				out = append(out, t)
				continue
			}
			if f.is(t, "在", "于", "以") && len(out) > 0 {
				return trimSubject(f.src, out)
			}
			if t.class == prep && f.is(t, "在", "于", "以") {
				out = out[:0]
				for m+1 < to && toks[m+1].kind != kPunct {
					m++
				}
			}
			continue
		case kVerb:
			if f.is(t, "为", "组织", "联合") || t.class == stopVerb {
				if f.is(t, "为") {
					return nil
				}
				continue
			}
			out = out[:0]
			continue
		}
		out = append(out, t)
	}
	return trimSubject(f.src, out)
}

// trimSubject keeps subjects that end like an organisation, place or meeting.
func trimSubject(src *source, toks []token) []token {
	for len(toks) > 0 {
		last := toks[len(toks)-1]
		switch {
		case last.kind == kSuffix || last.kind == kOrg || last.kind == kPlace || last.kind == kEvent:
			for len(toks) > 0 && (toks[0].kind == kAnd || toks[0].kind == kEnum || smallWord(toks[0]) && !isForm(src, toks[0], "我", "该", "本", "第", "全", "大") || toks[0].kind == kGroup) {
				toks = toks[1:]
			}
			return toks
		case last.kind == kWord || last.kind == kOther || last.kind == kLatin:
			return toks
		}
		toks = toks[:len(toks)-1]
	}
	return nil
}

// splitOrgs separates coordinated conveners.
func (f meetingFinder) splitOrgs(toks []token) []string {
	var out []string
	var cur []token
	push := func() {
		if len(cur) > 0 {
			out = append(out, joined(f.src, cur))
		}
		cur = nil
	}
	for k, t := range toks {
		if t.kind == kAnd && len(cur) > 1 && cur[len(cur)-1].kind == kParen && (cur[len(cur)-2].kind == kSuffix || cur[len(cur)-2].kind == kOrg) {
			push() // 甲（以下简称某）和乙
			continue
		}
		if t.kind == kEnum || t.kind == kAnd && len(cur) > 0 && (cur[len(cur)-1].kind == kSuffix && cur[len(cur)-1].class == strong || cur[len(cur)-1].kind == kOrg) && k+1 < len(toks) {
			push()
			continue
		}
		cur = append(cur, t)
	}
	push()
	return out
}

// hosts reads 由甲、乙共同主办.
func (f meetingFinder) hosts(toks []token) []string {
	for m, t := range toks {
		if t.kind != kVerb || t.class != host || m == 0 {
			continue
		}
		if !(m+1 < len(toks) && (f.is(toks[m+1], "的") || toks[m+1].kind == kPunct)) {
			continue
		}
		if orgs := f.orgsBefore(toks, m); len(orgs) > 0 {
			return orgs
		}
	}
	return nil
}

// orgsBefore are the organisations before the verb at m, back to 由 or a clause mark.
func (f meetingFinder) orgsBefore(toks []token, m int) []string {
	from := m
	for from > 0 && toks[from-1].kind != kTime && !f.is(toks[from-1], "由") && !(toks[from-1].kind == kPunct && toks[from-1].mark != '/') {
		if toks[from-1].kind == kVerb && toks[from-1].class != stopVerb && toks[from-1].class != act && toks[from-1].class != reportVerb && toks[from-1].class != undertake && !f.is(toks[from-1], "组织") {
			break
		}
		from--
	}
	end := m
	for end > from && (toks[end-1].kind == kFunc || toks[end-1].kind == kVerb) {
		end--
	}
	if end == from {
		return nil
	}
	last := toks[end-1]
	if last.kind != kSuffix && last.kind != kOrg && last.kind != kPlace && last.kind != kWord {
		return nil
	}
	return f.splitOrgs(toks[from:end])
}

// placesBetween reads 在某地 between the tokens.
func (f meetingFinder) placesBetween(toks []token, from, to int) []string {
	for m := from; m < to; m++ {
		if !f.is(toks[m], "在", "于") && !f.is(toks[m], "在京") {
			continue
		}
		end := m + 1
		for end < to {
			t := toks[end]
			if t.kind == kPunct || t.kind == kTime || t.kind == kVerb && t.class != stopVerb || t.kind == kFunc || f.is(t, "隆重", "成功", "顺利", "胜利", "圆满", "如期", "正式", "组织", "联合", "共同", "盛大") || t.kind == kEvent || f.is(t, "同", "与") && t.kind == kAnd {
				break
			}
			end++
		}
		if end > m+1 {
			name := f.src.str(toks[m+1].i, toks[end-1].j)
			if place := strings.TrimSuffix(name, "同时"); place != "" && !containsAny(place, "期间", "之际", "基础", "下", "年") && utf8.RuneCountInString(place) <= 20 {
				return []string{place}
			}
		}
	}
	return nil
}

// otherSource reads meetings that are attended, presided over or spoken at.
func (f meetingFinder) otherSource(c *candidate, toks []token, start, k int) {
	m := start - 1
	for m >= 0 && (f.is(toks[m], "了", "的") || toks[m].kind == kParen || f.is(toks[m], "今天") || toks[m].kind == kTime) {
		m--
	}
	if m < 0 {
		return
	}
	if m > 0 && f.is(toks[m], "在") && toks[m-1].kind == kVerb && toks[m-1].class == attend && !(k+1 < len(toks) && f.is(toks[k+1], "上", "中")) {
		m-- // 出席在某地某座谈会
	}
	t := toks[m]
	switch {
	case t.kind == kVerb && t.class == preside:
		c.rule, c.verb = "presided", verbAt(t)
	case t.kind == kVerb && (t.class == attend || t.class == nonvote):
		c.rule, c.verb = "attended", verbAt(t)
	case f.is(t, "在") && k+1 < len(toks) && (f.is(toks[k+1], "上", "中") || toks[k+1].kind == kWord && f.is(toks[k+1], "上讲")):
		c.rule = "spoken-at"
	}
	if c.rule == "" && c.follows && c.class == fullEvent {
		// 会后，某某作……讲座: an event of its own.
		for b := m; b >= 0 && toks[b].kind != kPunct; b-- {
			if f.is(toks[b], "作", "作了", "作题为", "举办", "开展") {
				c.rule, c.held, c.verb = "given", true, verbAt(toks[b])
			}
		}
	}
	if c.rule != "" {
		c.spanI = t.i
	}
}

// leadOrg is the standing body at the front of a name: 中国侨联 of 中国侨联十届五次常委会议,
// 政协第十四届全国委员会常务委员会 of its 第十次会议. The body may have a number of its own; it
// ends before the number of the session.
func (f meetingFinder) leadOrg(toks []token) string {
	best := -1
	for k := 1; k < len(toks); k++ {
		t, prev := toks[k], toks[k-1]
		body := prev.kind == kOrg || prev.kind == kSuffix || prev.kind == kEvent && f.is(prev, "常委会", "理事会", "董事会", "监事会", "党组会", "全委会", "执委会")
		if body && f.ordinal(toks, k) {
			best = k
		}
		if t.kind == kEvent && !f.is(t, "常委会", "理事会", "董事会", "监事会", "执委会", "全委会") {
			if body && (t.class == bodyEvent || f.is(t, "成立大会", "换届大会", "会员大会", "会员代表大会", "年会")) {
				best = k
			}
			break
		}
	}
	if best <= 0 {
		for k, t := range toks {
			if k > 0 && t.kind == kAnd && f.is(t, "暨") {
				return f.leadOrg(toks[k+1:])
			}
		}
		return ""
	}
	return joined(f.src, toks[:best])
}

// nameHead is the body that a name of a working meeting begins with: 市委 of 市委经济工作会议.
func (f meetingFinder) nameHead(toks []token) string {
	end := 0
	for k, t := range toks[:len(toks)-1] {
		if t.kind != kPlace && t.kind != kOrg && t.kind != kSuffix || t.kind == kPlace && k > 0 && toks[k-1].kind == kSuffix {
			break
		}
		if t.kind == kOrg || t.kind == kSuffix && t.class == strong {
			end = k + 1
		}
	}
	if end == 0 || end == len(toks) {
		return ""
	}
	switch next := toks[end]; {
	case next.kind == kWord && !f.is(next, "成立", "系统"), next.kind == kQuote, next.kind == kEvent && end > 0 && f.local(toks[:end]):
		return joined(f.src, toks[:end])
	}
	return ""
}

// local reports a body by its short name, or one of the party's or the government's.
func (f meetingFinder) local(toks []token) bool {
	return localBody(joined(f.src, toks)) || f.is(toks[len(toks)-1], "党组", "党委", "工委", "常委会")
}

// ordinal reports the number of a session or term at token k.
func (f meetingFinder) ordinal(toks []token, k int) bool {
	t := toks[k]
	form := f.src.str(t.i, t.j)
	if k+1 < len(toks) && f.is(toks[k+1], "届", "次") && chineseNumeral(f.src.runes[t.i]) {
		return true
	}
	return strings.HasPrefix(form, "第") || strings.HasSuffix(form, "届") || strings.HasSuffix(form, "次") || t.kind == kNum || t.kind == kTime
}

// formatOf reads how people came together from a passage.
func formatOf(s string) kg.MeetingFormat {
	switch {
	case containsAny(s, "通讯方式", "通讯形式", "通信方式", "书面方式召开"):
		return kg.Correspondence
	case containsAny(s, "电视电话会", "电话会议"):
		return kg.Teleconference
	case containsAny(s, "视频会议", "视频形式", "视频方式", "视频连线", "远程", "收听收看", "线上线下", "线上会议", "网络视频", "云端", "视频调度", "以视频"):
		return kg.Video
	}
	return ""
}
