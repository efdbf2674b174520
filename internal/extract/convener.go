package extract

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
