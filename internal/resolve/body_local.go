package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longAndShort are two forms of the name of a kind of body.
type longAndShort struct{ long, short string }

// localOrgans are the bodies that administrative divisions have, by the end of their names,
// longest first.
func localOrgans() []longAndShort {
	return []longAndShort{
		{"人民代表大会常务委员会", "人大常委会"},
		{"人民代表大会", "人大"},
		{"归国华侨联合会", "侨联"},
		{"工商业联合会", "工商联"},
		{"妇女联合会", "妇联"},
		{"科学技术协会", "科协"},
		{"文学艺术界联合会", "文联"},
		{"作家协会", "作协"},
		{"残疾人联合会", "残联"},
		{"台湾同胞联谊会", "台联"},
		{"青年联合会", "青联"},
		{"社会科学界联合会", "社科联"},
	}
}

// localName is the form that releases use of the name of a body of an administrative
// division: 上海市政协 for 中国人民政治协商会议上海市委员会. It is empty for other names, and
// for those that have that form already.
func localName(name string) string {
	for _, conference := range []string{"中国人民政治协商会议", "政协"} {
		if of, ok := between(name, conference, "委员会"); ok && division(of) {
			return of + "政协"
		}
	}
	for _, party := range []string{"中国共产党", "中共"} {
		for _, end := range []string{"委员会", "委", "党委"} {
			if of, ok := between(name, party, end); ok && division(of) {
				return of + committee(of)
			}
		}
		if rest, ok := strings.CutPrefix(name, party); ok {
			of, department, found := strings.Cut(rest, "委")
			if found && division(of) && committee(of) == "委" && slices.Contains(committeeDepartments(), department) {
				return rest
			}
		}
	}
	for _, party := range democraticParties() {
		for _, lead := range []string{party.long, party.short} {
			for _, end := range []string{"委员会", "委"} {
				if of, ok := between(name, lead, end); ok && division(of) && name != party.short+of+"委" {
					return party.short + of + "委"
				}
			}
		}
	}
	for _, organ := range localOrgans() {
		if of, ok := strings.CutSuffix(name, organ.long); ok && division(of) {
			return of + organ.short
		}
	}
	return ""
}

// organOf gives the division in a name that is one of a division and one of its organs, in
// the form that releases use: 上海市 in 上海市人大常委会. It is empty for other names.
func organOf(name string) string {
	for _, organ := range localOrgans() {
		if of, ok := strings.CutSuffix(name, organ.short); ok && division(of) {
			return of
		}
	}
	for _, organ := range []string{"政协", "人民政府", "政府", "委", "党委"} {
		of, ok := strings.CutSuffix(name, organ)
		if ok && division(of) && (!strings.HasSuffix(organ, "委") || organ == committee(of)) {
			return of
		}
	}
	return ""
}

// democraticParties are the parties (民主党派) that have local committees.
func democraticParties() []longAndShort {
	return []longAndShort{
		{"中国国民党革命委员会", "民革"},
		{"中国民主同盟", "民盟"},
		{"中国民主建国会", "民建"},
		{"中国民主促进会", "民进"},
		{"中国农工民主党", "农工党"},
		{"中国致公党", "致公党"},
		{"九三学社", "九三学社"},
		{"台湾民主自治同盟", "台盟"},
	}
}

// committee is how the party's committee of a division is called behind its name.
func committee(division string) string {
	if strings.HasSuffix(division, "自治区") || !strings.ContainsRune("省市区县州旗盟", lastRune(division)) {
		return "党委"
	}
	return "委"
}

// committeeDepartments are what the party's committees of divisions have: the 宣传部 of
// 浙江省委宣传部.
func committeeDepartments() []string {
	return []string{
		"常委会", "办公厅", "办公室", "组织部", "宣传部", "统战部", "政法委", "社会工作部", "政研室", "政策研究室", "网信办", "编办", "台办",
		"外办", "巡视办", "巡察办", "老干部局", "党校", "党史研究室", "讲师团", "书记处",
	}
}

// between gives what stands between the two ends of a name.
func between(name, lead, end string) (string, bool) {
	rest, ok := strings.CutPrefix(name, lead)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, end)
}

// division tells whether a text has the form of the name of one administrative division
// (行政区划): it ends with a level and holds nothing that makes it more than a name.
func division(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 12 && strings.ContainsRune("省市区县州旗盟", lastRune(s)) &&
		!strings.ContainsAny(s, "各我全该本的和与及、委部局会院校司团社办政党") && !slices.Contains(wordsOfLevel(), s)
}

// wordsOfLevel end with a level and name no division.
func wordsOfLevel() []string {
	return []string{"省市", "市区", "城区", "郊区", "社区", "园区", "地区", "战区", "军区", "特区", "辖区", "灾区", "山区", "县区", "区县", "市县"}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
