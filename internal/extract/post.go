package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// bareRole drops what says when a title was held: 原副局长 is 副局长, held formerly.
func bareRole(role string) (bare string, former bool) {
	for _, p := range []string{"原", "前", "曾任", "历任", "卸任"} {
		if rest, ok := strings.CutPrefix(role, p); ok && rest != "" && rest != "锋" {
			return rest, true
		}
	}
	for _, p := range []string{"著名", "知名", "杰出"} {
		if rest, ok := strings.CutPrefix(role, p); ok && utf8.RuneCountInString(rest) >= 2 {
			return bareRole(rest)
		}
	}
	for _, p := range []string{"时任", "现任", "新任", "新当选", "已故"} {
		if rest, ok := strings.CutPrefix(role, p); ok && rest != "" {
			return rest, p == "时任" || p == "已故"
		}
	}
	return role, false
}

// inherits reports titles that take over the organisation named before them. Offices of
// state, heads of divisions and what a person is have none.
func inherits(c class, role string) bool {
	switch c {
	case famState, famTerritory, famPerson, famLeader, famPress:
		return false
	case famSchool:
		return !strings.HasSuffix(role, "教授") && !strings.HasSuffix(role, "博士") && !strings.HasSuffix(role, "院士") && !strings.HasSuffix(role, "研究员")
	}
	return true
}

// withoutParty is the organisation whose party branch is named: what inherits 某公司党支部
// as a company's office is held in the company.
func withoutParty(org string) string {
	for _, tail := range []string{"党工委", "党总支", "党支部", "党委", "党组", "总支", "支部"} {
		if rest, ok := strings.CutSuffix(org, tail); ok && rest != "" {
			return rest
		}
	}
	return org
}

// units of administration that a title shares its last character with: 国防部长 is the
// 部长 of the 国防部.
const headedUnits = "部局厅处科司署所站院校省市县区州镇乡村盟旗"

// fuse gives back to the organisation the character that it shares with the title.
func fuse(org, role string, buf []token) (string, string) {
	if org == "" || len(buf) == 0 {
		return org, role
	}
	r := []rune(role)
	if len(r) != 2 || r[1] != '长' || !strings.ContainsRune(headedUnits, r[0]) {
		return org, role
	}
	last := buf[len(buf)-1]
	if last.kind == kSuffix || last.kind == kOrg || strings.HasSuffix(org, string(r[0])) {
		return org, role
	}
	if last.kind == kPlace && !strings.ContainsRune("省市县区州盟旗", r[0]) {
		return org, role
	}
	if smallWord(last) || last.kind == kNum {
		return org, role
	}
	return org + string(r[0]), role
}

// orgOf reads the organisation at the end of the tokens before a title, and the rune at
// which it starts. It is empty where there is none.
func orgOf(src *source, toks []token) (string, int) {
	toks = orgTokens(src, toks)
	if len(toks) == 0 {
		return "", 1 << 30
	}
	if len(toks) == 1 && toks[0].kind == kNum {
		return "", 1 << 30 // 8位副会长
	}
	org := joined(src, toks)
	if utf8.RuneCountInString(org) < 2 {
		return "", 1 << 30 // 刘校长: a surname, not an organisation
	}
	return posting(org), toks[0].i
}

// ordinalTerm reports the number of a term: 第八届.
func ordinalTerm(src *source, t token) bool {
	return t.j > t.i && src.runes[t.j-1] == '届' || isForm(src, t, "第")
}

// posting is whom an envoy serves: 美国 of 美国驻华.
func posting(org string) string {
	if at := strings.Index(org, "驻"); at > 0 && utf8.RuneCountInString(org[at:]) <= 4 {
		return org[:at]
	}
	return org
}

// orgTokens trims the tokens before a title to the organisation's name.
func orgTokens(src *source, toks []token) []token {
	// 军队有关单位的领导: the particle belongs to neither; 分管日常工作的副部长: what an
	// officer is in charge of is not part of the name.
	if n := len(toks); n > 0 && isForm(src, toks[n-1], "的") {
		toks = toks[:n-1]
		if last := lastIndex(toks, func(t token) bool { return t.kind == kSuffix || t.kind == kOrg }); last >= 0 {
			toks = toks[:last+1]
		} else {
			return nil
		}
	}
	for at, tok := range slices.Backward(toks) {
		if isForm(src, tok, "的") && !(at > 0 && isForm(src, toks[at-1], "党")) {
			toks = toks[at+1:] // but 党的建设工作领导小组
			break
		}
	}
	if len(toks) > 2 && toks[1].kind == kEnum && toks[1].j-toks[0].i <= 3 && chineseNumeral(src.runes[toks[0].i]) {
		toks = toks[2:] // 二、某协会: the number of a list
	}
	for len(toks) > 1 && (toks[0].kind == kNum || isForm(src, toks[0], "位", "名", "上届", "新一届", "本届", "首届", "余", "多")) && toks[0].kind != kPlace {
		toks = toks[1:] // 8位副会长, 11位全国政协委员
	}
	for len(toks) > 1 && isForm(src, toks[0], "时任", "现任", "时", "沿着", "曾任") {
		toks = toks[1:]
	}
	for len(toks) > 1 && isForm(src, toks[len(toks)-1], "新一届", "一届", "本届", "上届", "新任", "新") {
		toks = toks[:len(toks)-1]
	}
	for len(toks) > 0 && (toks[0].kind == kAnd || toks[0].kind == kParen || toks[0].kind == kLatin && len(toks) > 1 && toks[1].kind == kWord && lower(src.runes[toks[0].i]) ||
		smallWord(toks[0]) && !isForm(src, toks[0], "该", "本", "我", "各", "全", "第", "新", "大", "部分", "中") || toks[0].kind == kEvent) {
		toks = toks[1:]
	}
	if len(toks) > 0 && toks[0].kind == kPunct {
		toks = toks[1:]
	}
	// What stands before a national body or country is not part of its name: 接替法国总理.
	for k := 1; k < len(toks); k++ {
		if toks[k-1].kind != kWord && toks[k-1].kind != kVerb {
			break
		}
		if toks[k].kind == kPlace && toks[k].class == country || toks[k].kind == kOrg && national(joined(src, toks[k:k+1])) {
			toks = toks[k:]
			break
		}
	}
	if n := len(toks); n > 1 && isForm(src, toks[n-1], "名单", "成员名单", "组成人员名单") {
		toks = toks[:n-1]
		if toks[len(toks)-1].kind == kRole && len(toks) > 1 {
			toks = toks[:len(toks)-1] // 主席团成员·名单
		}
		for n := len(toks); n > 1 && ordinalTerm(src, toks[n-1]); n-- {
			toks = toks[:n-1]
		}
	}
	return toks
}

// national reports bodies that no other organisation contains.
func national(name string) bool {
	for _, head := range []string{"中央", "中共", "中国", "中华", "全国", "国家", "国务院", "最高"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}

// smallWord reports function words, also those that may stand inside names.
func smallWord(t token) bool { return t.kind == kFunc || t.class == otherWord }

func lower(r rune) bool { return r >= 'a' && r <= 'z' }

func lastIndex(toks []token, is func(token) bool) int {
	for k, tok := range slices.Backward(toks) {
		if is(tok) {
			return k
		}
	}
	return -1
}

func isForm(src *source, t token, forms ...string) bool {
	return src.isAny(t.i, t.j, forms)
}

// joined is the text of tokens without what stands in brackets.
func joined(src *source, toks []token) string {
	var b strings.Builder
	for _, t := range toks {
		if t.kind != kParen {
			b.WriteString(src.str(t.i, t.j))
		}
	}
	return b.String()
}

// orgName is the organisation that a run of tokens names, without its unnamed people:
// 市检察院主要负责同志 is 市检察院. It is empty where the run names none.
func orgName(src *source, toks []token) string {
	toks = withoutPeople(src, toks)
	toks = withoutPeople(src, orgTokens(src, toks))
	if len(toks) == 0 {
		return ""
	}
	switch last := toks[len(toks)-1]; last.kind {
	case kSuffix, kOrg, kPlace:
		return joined(src, toks)
	}
	return ""
}

// withoutPeople drops the unnamed people behind an organisation: 的·主要·负责同志.
func withoutPeople(src *source, toks []token) []token {
	for len(toks) > 0 {
		last := toks[len(toks)-1]
		if last.kind != kGroup && !smallWord(last) && last.kind != kParen && last.kind != kRole && !(last.kind == kFunc && isForm(src, last, "的")) {
			break
		}
		toks = toks[:len(toks)-1]
	}
	return toks
}
