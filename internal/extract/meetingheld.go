package extract

import "strings"

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
