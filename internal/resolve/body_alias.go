package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// AliasUse is an organisation to which a document gives other names (以下简称, brackets).
type AliasUse struct {
	Document kg.ID
	Name     string
	Aliases  []string
	Evidence []kg.Evidence
}

// AliasUses gives the organisations of the reading of a document that have other names, by
// id. Those of the table of bodies are none of them: they are one node already.
func AliasUses(c kg.Contribution) []AliasUse {
	var uses []AliasUse
	for _, o := range c.Organisations {
		if len(o.Aliases) > 0 && canonical(o.Name, c.Document.Published).row == nil {
			uses = append(uses, AliasUse{c.Document.ID, o.Name, o.Aliases, o.Evidence})
		}
	}
	return uses
}

// Alias is another name that means one organisation in every document.
type Alias struct {
	Alias, Name string  // as the documents spell them; the first spelling in the order of code points
	From, To    kg.ID   // the nodes that a reading makes of the alias and of the name
	Documents   []kg.ID // that state it, sorted: the reason
}

// Aliases learns from all readings which other names mean one organisation everywhere: those
// that every document which states them gives to the same full name. Of two names the longer
// is the full one. A name that could mean many bodies (公司, 学校, 市委) is never learned, and
// one that is not made of characters of the full name, in their order, only from two documents.
// An alias of an alias leads to the longest name.
//
// A name that documents give to several organisations is reported instead. The aliases come
// by From, the findings by About; neither depends on the order of the uses.
func Aliases(uses []AliasUse) ([]Alias, []kg.Finding) {
	meant := map[string]map[string][]AliasUse{} // by folded alias and folded name
	spelled := map[string]string{}
	for _, u := range uses {
		for _, other := range u.Aliases {
			short, long := other, u.Name
			if fullerThan(fold(short), fold(long)) {
				short, long = long, short
			}
			s, l := fold(short), fold(long)
			if s == l || genericName(short) || canonical(short, kg.Date{}).row != nil {
				continue
			}
			for folded, written := range map[string]string{s: short, l: long} {
				if known := spelled[folded]; known == "" || written < known {
					spelled[folded] = written
				}
			}
			if meant[s] == nil {
				meant[s] = map[string][]AliasUse{}
			}
			meant[s][l] = append(meant[s][l], u)
		}
	}
	var learned []Alias
	var findings []kg.Finding
	for _, short := range slices.Sorted(maps.Keys(meant)) {
		names := meant[short]
		if one := longestOf(names, meant); one != "" {
			if a := newAlias(short, one, names, spelled); len(a.Documents) > 1 || subsequence([]rune(short), []rune(one)) {
				learned = append(learned, a)
			}
			continue
		}
		f := kg.Finding{Kind: kg.FindingAlias, About: OrganisationID(short), Name: spelled[short]}
		for _, name := range slices.Sorted(maps.Keys(names)) {
			f.Claims = append(f.Claims, claimOf(spelled[name], names[name]))
		}
		findings = append(findings, f)
	}
	slices.SortFunc(learned, func(a, b Alias) int { return cmp.Compare(a.From, b.From) })
	slices.SortFunc(findings, func(a, b kg.Finding) int { return cmp.Compare(a.About, b.About) })
	return learned, findings
}

// fullerThan tells whether a is the fuller of two folded names.
func fullerThan(a, b string) bool {
	return cmp.Or(cmp.Compare(utf8.RuneCountInString(a), utf8.RuneCountInString(b)), cmp.Compare(a, b)) > 0
}

// longestOf is the one name that the names lead to, each directly or as an alias itself;
// empty where there are several.
func longestOf(names map[string][]AliasUse, meant map[string]map[string][]AliasUse) string {
	one := ""
	for name := range names {
		for len(meant[name]) == 1 { // names get longer, so this ends
			for next := range meant[name] {
				name = next
			}
		}
		if one != "" && one != name {
			return ""
		}
		one = name
	}
	return one
}

func newAlias(short, long string, names map[string][]AliasUse, spelled map[string]string) Alias {
	a := Alias{
		Alias: spelled[short], Name: spelled[long],
		From: OrganisationID(short), To: OrganisationID(canonical(spelled[long], kg.Date{}).name),
	}
	for _, uses := range names {
		for _, u := range uses {
			a.Documents = union(a.Documents, u.Document)
		}
	}
	return a
}

func claimOf(value string, uses []AliasUse) kg.Claim {
	c := kg.Claim{Value: value}
	for _, u := range uses {
		c.Documents = union(c.Documents, u.Document)
		c.Evidence = append(c.Evidence, u.Evidence...)
	}
	slices.SortFunc(c.Evidence, kg.CompareEvidence)
	c.Evidence = slices.Compact(c.Evidence)
	return c
}

// subsequence reports whether the characters of a name stand in a longer one, in their order:
// 智慧能源 in 远东智慧能源股份有限公司.
func subsequence(short, long []rune) bool {
	i := 0
	for _, r := range long {
		if i < len(short) && short[i] == r {
			i++
		}
	}
	return i == len(short)
}

// genericName tells whether a name says only what kind of body it is, so that each document
// means its own by it: 股份公司, 本会, 市委, 校党委.
func genericName(name string) bool {
	if utf8.RuneCountInString(name) < 2 || ofWords(name, genericWords()) {
		return true
	}
	for _, lead := range []string{"本", "该", "我", "贵", "全", "省", "市", "区", "县", "州", "旗", "镇", "乡", "校", "院", "局", "厅", "部"} {
		if rest, ok := strings.CutPrefix(name, lead); ok && ofWords(rest, genericWords()) {
			return true
		}
	}
	return false
}

// ofWords tells whether a name is made of the words and nothing else.
func ofWords(name string, words []string) bool {
	reached := make([]bool, len(name)+1)
	reached[0] = true
	for at := range name {
		for _, w := range words {
			if reached[at] && strings.HasPrefix(name[at:], w) {
				reached[at+len(w)] = true
			}
		}
	}
	return reached[len(name)]
}

// genericWords are the words that names of kinds of bodies are made of.
func genericWords() []string {
	return []string{
		"股份", "有限", "责任", "公司", "集团", "企业", "总部", "银行", "大学", "学院", "学校", "中学", "小学", "医院", "研究", "院", "所", "中心",
		"协会", "学会", "商会", "总商会", "联合会", "联谊会", "促进会", "研究会", "同学会", "校友会", "基金会", "总会", "分会", "大会", "理事会", "董事会",
		"监事会", "委员会", "常委", "常委会", "组委会", "筹委会", "执委会", "工会", "会", "党委", "党组", "团委", "纪委", "工委", "政府", "人大", "政协", "侨联",
		"工商联", "妇联", "科协", "文联", "作协", "残联", "台联", "青联", "社科联", "侨办", "委", "局", "厅", "部", "办", "机关", "办公室", "项目", "平台",
		"论坛", "活动", "会议", "主席团", "全体", "单位", "学生会", "乡", "校", "队", "社", "团", "馆", "网", "报",
	}
}
