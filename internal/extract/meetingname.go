package extract

import "strings"

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

// ordinal reports the number of a session or term at token k.
func (f meetingFinder) ordinal(toks []token, k int) bool {
	t := toks[k]
	form := f.src.str(t.i, t.j)
	if k+1 < len(toks) && f.is(toks[k+1], "届", "次") && chineseNumeral(f.src.runes[t.i]) {
		return true
	}
	return strings.HasPrefix(form, "第") || strings.HasSuffix(form, "届") || strings.HasSuffix(form, "次") || t.kind == kNum || t.kind == kTime
}
