package place

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Place says where a body is at home. The zero Place stands for "not known".
type Place struct {
	Country  string // of one name each; 中国 where a division is known
	Province string // full names of divisions, such as 安徽省
	City     string
	County   string
}

// Known reports whether anything is known.
func (p Place) Known() bool { return p.Country != "" }

// Foreign reports whether the place is in another country than China.
func (p Place) Foreign() bool { return p.Known() && p.Country != China }

// Within reports whether p is q or lies in it. An unknown place lies nowhere, and nothing
// lies in it.
func (p Place) Within(q Place) bool {
	return p.Known() && p.Country == q.Country && (q.Province == "" || p.Province == q.Province) &&
		(q.City == "" || p.City == q.City) && (q.County == "" || p.County == q.County)
}

// China is the name of the country whose divisions are known.
const China = "中国"

// Of gives the place that the name of a body begins with, however deep it is named:
// 湖北省武汉市公安局 is in 武汉市. Of a division the short form (武汉) does as well, but that of a
// county only behind the division around it, because alone it may be any word. A country may
// be named by one letter before a word of state, as in 俄外交部. It is the zero Place where the
// name begins with no place.
func Of(name string) Place {
	t := tables()
	for n := min(len(name), t.longest); n > 0; n-- {
		if country, ok := t.countries[name[:n]]; ok {
			return Place{Country: country}
		}
	}
	at := -1
	for {
		next, size := t.divisionAt(name, at)
		if next < 0 {
			break
		}
		at, name = next, name[size:]
	}
	if at >= 0 {
		return t.place(at)
	}
	return Place{Country: letterCountry(name)}
}

// Country gives the one name of the country that a name means as a whole, be it with its
// form of state (新加坡共和国); empty for any other name.
func Country(name string) string {
	t := tables()
	for _, form := range []string{"", "社会主义共和国", "人民民主共和国", "民主共和国", "伊斯兰共和国", "联邦共和国", "人民共和国", "共和国", "王国", "联邦"} {
		if bare, ok := strings.CutSuffix(name, form); ok && t.countries[bare] != "" {
			return t.countries[bare]
		}
	}
	return ""
}

// From drops what stands before the first name of a country within a name that begins with no
// place: words that were read as part of it (裁定美国总统府). It is the name itself where there is
// nothing to drop, or where the country is only where somebody is posted (驻美国使馆).
func From(name string) string {
	t := tables()
	for i := range name {
		for n := min(len(name)-i, t.longest); n > 0; n-- {
			if _, ok := t.countries[name[i:i+n]]; !ok {
				continue
			}
			if before, _ := utf8.DecodeLastRuneInString(name[:i]); strings.ContainsRune("驻对赴访", before) {
				return name
			}
			return name[i:]
		}
	}
	return name
}

// letterCountry gives the country that the first character stands for before a word of state.
func letterCountry(name string) string {
	_, size := utf8.DecodeRuneInString(name)
	country, ok := letters()[name[:size]]
	if !ok {
		return ""
	}
	for _, word := range []string{"外交", "国防", "国家", "国会", "军", "武装", "财政", "总统", "总理", "政府", "联邦", "代表团", "众议院", "参议院"} {
		if strings.HasPrefix(name[size:], word) {
			return country
		}
	}
	return ""
}

// letters are the countries that one character names without doubt.
func letters() map[string]string {
	return map[string]string{
		"俄": "俄罗斯", "美": "美国", "英": "英国", "法": "法国", "德": "德国", "日": "日本", "韩": "韩国", "乌": "乌克兰", "以": "以色列",
	}
}

// division is one of China's.
type division struct {
	name, level string
	around      int // index of the division around it; -1 for none
}

// table finds places by name.
type table struct {
	countries map[string]string // to the one name of each
	longest   int               // bytes of the longest name of a country
	divisions []division
	full      map[string][]int // by full name
	short     map[string][]int // by short form
	most      int              // bytes of the longest name of a division
}

var tables = sync.OnceValue(func() *table {
	t := &table{countries: map[string]string{}, full: map[string][]int{}, short: map[string][]int{}}
	eachLine(regionsTable, t.addRegions)
	eachLine(divisionsTable, t.addDivisions)
	return t
})

func eachLine(raw string, add func(cols []string)) {
	for line := range strings.Lines(raw) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			add(strings.Split(line, "\t"))
		}
	}
}

// addRegions adds the countries. Unions of countries are none, and their servants come from
// any country. 中非 at the start of a name is nearly always China and Africa.
func (t *table) addRegions(cols []string) {
	if cols[0] != "country" {
		return
	}
	other := map[string]string{"沙特阿拉伯": "沙特", "蒙古国": "蒙古", "印度尼西亚": "印尼", "苏联": "俄罗斯"}
	none := map[string]bool{"欧盟": true, "东盟": true, "非盟": true, "联合国": true, "中非": true}
	for name := range strings.FieldsSeq(cols[1]) {
		if none[name] {
			continue
		}
		t.countries[name] = name
		if one := other[name]; one != "" {
			t.countries[name] = one
		}
		t.longest = max(t.longest, len(name))
	}
}

func (t *table) addDivisions(cols []string) {
	around := -1
	if named := t.full[cols[1]]; cols[1] != "" && len(named) > 0 {
		around = named[0]
	}
	for form := range strings.FieldsSeq(cols[2]) {
		name := strings.NewReplacer("·", "", "/", "").Replace(form)
		at := len(t.divisions)
		t.divisions = append(t.divisions, division{name, cols[0], around})
		t.full[name] = append(t.full[name], at)
		t.most = max(t.most, len(name))
		if mark := strings.Index(form, "·"); mark > 0 {
			t.short[form[:mark]] = append(t.short[form[:mark]], at)
		}
	}
}

// divisionAt gives the division that the name begins with and how many bytes name it: one
// within around, unless that is -1; -1 where there is none or where several have the name.
func (t *table) divisionAt(name string, around int) (at, size int) {
	for n := min(len(name), t.most); n > 0; n-- {
		if at := t.only(t.full[name[:n]], around, true); at >= 0 {
			return at, n
		}
		if at := t.only(t.short[name[:n]], around, around >= 0); at >= 0 {
			return at, n
		}
	}
	return -1, 0
}

// only gives the only one of the divisions within around; counties count when asked for.
func (t *table) only(list []int, around int, counties bool) int {
	found := -1
	for _, at := range list {
		if around >= 0 && !t.inside(at, around) || !counties && t.divisions[at].level == "county" {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = at
	}
	return found
}

func (t *table) inside(at, around int) bool {
	for at = t.divisions[at].around; at >= 0; at = t.divisions[at].around {
		if at == around {
			return true
		}
	}
	return false
}

func (t *table) place(at int) Place {
	p := Place{Country: China}
	for ; at >= 0; at = t.divisions[at].around {
		switch d := &t.divisions[at]; d.level {
		case "province":
			p.Province = d.name
		case "city":
			p.City = d.name
		default:
			p.County = d.name
		}
	}
	return p
}
