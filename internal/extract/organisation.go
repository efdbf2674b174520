package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// orgContext is what the sentence so far says of organisations.
type orgContext struct {
	committee string // last party committee: 闵行区委
	at        basis  // where it stands
}

// resolveOrg gives the organisation of a post as far as the document explains it.
func (d *document) resolveOrg(q post, c *orgContext) string {
	org := q.org
	if org == "" {
		return ""
	}
	if committeeDepartment(org) && c.committee != "" && !q.inherited {
		org = c.committee + org
	}
	if strings.HasSuffix(org, "委") && utf8.RuneCountInString(org) >= 2 && utf8.RuneCountInString(org) <= 8 {
		c.committee, c.at = org, basis{kg.BasisCommittee, q.i, q.j}
	}
	return org
}

// committeeDepartment reports departments that a party committee has.
func committeeDepartment(org string) bool {
	switch org {
	case "统战部", "宣传部", "组织部", "政法委", "社会工作部", "党委统战部":
		return org != "党委统战部"
	}
	return false
}

// collectAliases reads 某某有限公司（以下简称某某）.
func (d *document) collectAliases() {
	for k := range d.sentences {
		s := &d.sentences[k]
		for m, t := range s.toks {
			if t.kind != kParen || m == 0 {
				continue
			}
			stop := t.i + 2
			for stop < t.j-1 && !d.src.gap[stop] {
				stop++
			}
			inner := d.src.str(t.i+1, stop)
			alias := ""
			for _, lead := range []string{"以下简称", "下称", "简称"} {
				if rest, ok := strings.CutPrefix(inner, lead); ok {
					alias = strings.Trim(strings.TrimLeft(rest, "为：:"), "“”《》")
				}
			}
			if at := strings.IndexAny(alias, "，；股 "); at > 0 {
				alias = alias[:at]
			}
			if n := utf8.RuneCountInString(alias); n < 2 || n > 12 {
				continue
			}
			from := m
			for from > 0 && insideName(s.toks[from-1]) {
				from--
			}
			if full := orgName(d.src, s.toks[from:m]); full != "" && full != alias {
				d.aliases[alias] = full
			}
		}
	}
}

// emitOrganisations lists the organisations of posts, conveners and groups, and the
// national bodies that the text names, each under its full name.
func (d *document) emitOrganisations(people []*personState) {
	seen := map[string]int{} // by the name and by the short forms
	add := func(name string, evidence ...kg.Evidence) {
		if _, ok := seen[name]; ok || name == "" {
			return
		}
		seen[name] = len(d.facts.Organisations)
		d.facts.Organisations = append(d.facts.Organisations, kg.OrganisationFact{Name: name, Place: d.placeOf(name), Evidence: evidence})
	}
	addAt := func(name string, i, j int) {
		if full := d.fullOf(name); full.name != "" {
			d.noteShort(name, full.name)
			name = full.name
			if full.kind == kg.BasisFullName {
				i, j = full.i, full.j
			}
		}
		if j > i {
			add(name, d.evidence(i, j, ofOrganisations, "organisation"))
		} else {
			add(name)
		}
	}
	for _, m := range d.meetings {
		for _, o := range m.convener {
			addAt(o, m.spanI, m.spanJ)
		}
	}
	for _, p := range people {
		for _, q := range p.posts {
			addAt(q.org, q.i, q.j)
			if written := q.post.org; written != q.org && written != "" && (strings.HasSuffix(q.org, written) || len(shortEndings(written)) > 0) {
				d.noteShort(written, q.org)
			}
			if branch := branchOf(q.role); branch != "" && !q.inherited && d.isDivision(q.org) {
				addAt(q.org+branch, q.i, q.j) // 某自治区党委书记 names the 党委 rather than the region
			}
		}
	}
	for _, g := range d.facts.GroupAttendances {
		if full := d.fullOf(g.Organisation); full.name != "" {
			d.noteShort(g.Organisation, full.name)
			add(full.name, g.Evidence[:1]...)
		} else if g.Organisation != "" {
			add(g.Organisation, g.Evidence[:1]...)
		}
	}
	for k := range d.sentences {
		d.namedOrganisations(d.sentences[k].toks, addAt)
	}
	d.nameOrganisations(seen)
}

// nameOrganisations gives the organisations their other names and the ones above them.
func (d *document) nameOrganisations(seen map[string]int) {
	shortened := map[string][]string{}
	for alias, full := range d.aliases {
		shortened[full] = append(shortened[full], alias)
	}
	short := d.shortFormsOf()
	for k := range d.facts.Organisations {
		f := &d.facts.Organisations[k]
		f.ShortForms = short[f.Name]
		f.Aliases = append(f.Aliases, shortened[f.Name]...)
		if full := d.aliases[f.Name]; full != "" {
			f.Aliases = append(f.Aliases, full)
		}
		f.Aliases = append(f.Aliases, d.lex.formal[f.Name]...)
		slices.Sort(f.Aliases)
		f.Aliases = slices.Compact(f.Aliases)
	}
	for k := range d.facts.Organisations {
		f := &d.facts.Organisations[k]
		f.Parent = parentOf(f.Name, seen)
	}
}

// branchOf is the party body that a title names: 党委 of 党委书记.
func branchOf(role string) string {
	for _, branch := range []string{"党委", "党组", "纪委", "工委", "党工委", "团委"} {
		if rest, ok := strings.CutPrefix(role, branch); ok && rest != "" {
			return branch
		}
	}
	return ""
}

// parentOf is the longest other organisation of the document whose name begins this one.
func parentOf(name string, seen map[string]int) string {
	best := ""
	for at := range name {
		if _, ok := seen[name[:at]]; ok && at > 0 {
			best = name[:at]
		}
	}
	return best
}

// placeOf is the division at the front of an organisation's name.
func (d *document) placeOf(name string) string {
	if ref, _ := d.lex.divisionOf([]rune(name)); ref >= 0 {
		return d.lex.places[ref].name
	}
	return ""
}

// isDivision reports an organisation that is a division and nothing else.
func (d *document) isDivision(name string) bool {
	r := []rune(name)
	ref, end := d.lex.divisionOf(r)
	return ref >= 0 && end == len(r)
}

// longestName bounds the tokens of an organisation's name.
const longestName = 12

// namedOrganisations reports the organisations that a sentence names, whatever it says of
// them: national bodies, names with a strong ending, and local bodies by their short names.
func (d *document) namedOrganisations(toks []token, add func(name string, i, j int)) {
	for k, t := range toks {
		last := func() bool { return k+1 == len(toks) || !d.continuesName(toks[k+1]) }
		switch {
		case t.kind == kOrg && last():
			if name := d.src.str(t.i, t.j); name != "中央" && name != "军委" && name != "中共" {
				add(name, t.i, t.j)
			}
		case t.kind == kParen && t.j-t.i >= 5 && t.j-t.i <= 12:
			inner := d.src.runes[t.i+1 : t.j-1]
			if name := string(inner); localBody(name) && d.officeName(inner) {
				add(name, t.i+1, t.j-1) // 成员：甲（市教育局）
			}
		case t.kind == kSuffix && t.class == strong && last():
			from := k
			for from > 0 && k-from < longestName && insideName(toks[from-1]) && toks[from-1].kind != kNum && !toks[from].gap {
				from--
			}
			if name, i := d.specificName(toks[from : k+1]); name != "" {
				add(name, i, t.j)
			}
		}
	}
}

// officeName reports a short name that ends like an office.
func (d *document) officeName(r []rune) bool {
	found := false
	for k := 1; k < len(r); k++ {
		d.lex.words.each(r, k, func(end int, first int32) {
			found = found || end == len(r) && d.lex.words.list[first].kind == kSuffix
		})
	}
	return found
}

// continuesName reports tokens with which the name of an organisation goes on.
func (d *document) continuesName(t token) bool {
	return !t.gap && (t.kind == kSuffix || isForm(d.src, t, "各"))
}

// specificName is the organisation at the end of the tokens if its name says which one it
// is: it starts with a place, a body or a proper word, or is a local body's short name.
func (d *document) specificName(toks []token) (string, int) {
	toks = orgTokens(d.src, toks)
	for len(toks) > 0 && genericWord(d.src, toks[0]) {
		toks = toks[1:]
	}
	if len(toks) == 0 {
		return "", 0
	}
	name := joined(d.src, toks)
	if levelOnly(name) || strings.HasPrefix(name, "各") || strings.HasPrefix(name, "部分") || strings.HasPrefix(name, "省市") || strings.HasPrefix(name, "市县") || strings.HasPrefix(name, "区县") {
		return "", 0 // bodies of a level, none of them named
	}
	n := utf8.RuneCountInString(name)
	switch first := toks[0]; {
	case len(toks) == 1 && !localBody(name):
		return "", 0
	case n < 3 && !localBody(name), first.kind == kSuffix && len(toks) > 1 && n < 5:
		return "", 0
	case first.kind != kPlace && first.kind != kOrg && first.kind != kLatin && !localBody(name) && !endsWithAny(name, selfNaming()...):
		return "", 0
	}
	return name, toks[0].i
}

// selfNaming are the endings of bodies whose name need not begin with a place or a body
// above them.
func selfNaming() []string {
	return []string{
		"大学", "学院", "中学", "小学", "公司", "集团", "医院", "研究院", "研究所", "实验室", "出版社", "银行", "协会", "学会",
		"联合会", "联谊会", "商会", "促进会", "基金会", "报社", "电视台", "电台", "日报", "晚报", "晨报", "博物馆", "联盟", "事务所",
	}
}

// genericWord reports words that stand before organisations without naming one.
func genericWord(src *source, t token) bool {
	return smallWord(t) || isForm(src, t, "各", "各级", "有关", "相关", "其他", "部分", "所有", "全体", "全市", "全省", "全县", "全区", "全国", "多家", "两家", "重点", "基层", "地方", "本地", "当地", "我国", "国内", "国外", "海外", "大型", "中小", "优秀", "先进")
}

// localBody reports the short names under which releases speak of their own body: 市委,
// 区文联, 校党委.
func localBody(name string) bool {
	r := []rune(name)
	return len(r) >= 2 && len(r) <= 6 && strings.ContainsRune("省市区县州旗镇乡校", r[0]) && name != "市场" && name != "校友会" && name != "区域" || name == "统战部" || name == "宣传部" || name == "组织部"
}
