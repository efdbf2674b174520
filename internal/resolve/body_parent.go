package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"huipu/internal/kg"
)

// longestUnit bounds the name of a unit behind the name of its body, in characters; what is
// longer is mostly no name.
const longestUnit = 12

// shortestBody is how long a name must be, in characters, for a longer one to be of a unit of
// its body: 政府 is no body above 政府间委员会.
const shortestBody = 3

// arrange gives each organisation the body above it and the division that it serves, as far
// as its name tells.
func (r *resolver) arrange() {
	for queue := r.organisations.sorted(); len(queue) > 0; {
		o := r.organisations[queue[0].ID]
		queue = queue[1:]
		o.Place = first(o.Place, servedBy(o.Name))
		if o.Parent != "" || canonical(o.Name, r.document.Published).row != nil {
			continue
		}
		above := r.above(o.Name)
		if above == "" {
			continue
		}
		known := len(r.organisations)
		o.Parent = r.named(above)
		if len(r.organisations) > known {
			queue = append(queue, *r.organisations[o.Parent]) // its own turn comes
		}
	}
}

// above is the longest name at the front of an organisation's name that is the name of a
// body, where what follows names one of its units; empty where there is none. A body is one
// of the table, an organ of a division, or an organisation of the document whose name ends
// like that of a body: neither 中国 nor 北京, so that 中国人民银行 and 北京大学 have none above.
func (r *resolver) above(name string) string {
	best := ""
	for at := range name {
		if at > 0 && unitOf(name[:at], name[at:]) && r.isBody(name[:at]) {
			best = name[:at]
		}
	}
	return best
}

// isBody tells whether a name is that of a body that the table or the document has.
func (r *resolver) isBody(name string) bool {
	if !endsLikeBody(name) || utf8.RuneCountInString(name) < shortestBody && !slices.Contains(levelCommittees(), name) && bodyRows()[fold(name)] == nil {
		return false
	}
	c := canonical(name, r.document.Published)
	return c.row != nil || organOf(c.name) != "" || slices.Contains(levelCommittees(), name) ||
		r.organisations[kg.NewID(kg.KindOrganisation, fold(c.name))] != nil
}

// levelCommittees are the party's committees of a division that a document does not name.
func levelCommittees() []string {
	return []string{"省委", "市委", "县委", "区委", "州委", "旗委"}
}

// endsLikeBody tells whether a name ends as those of bodies do. Countries and divisions do not.
func endsLikeBody(name string) bool {
	return strings.ContainsRune("委会部局院府党盟联协团社队署司室处厅办校学台行组心所军站总庭", lastRune(name)) ||
		strings.HasSuffix(name, "人大") || strings.HasSuffix(name, "政协") || strings.HasSuffix(name, "公司") || strings.HasSuffix(name, "集团") ||
		canonical(name, kg.Date{}).row != nil
}

// unitOf tells whether what follows the name of a body names one of its units.
func unitOf(body, rest string) bool {
	n := utf8.RuneCountInString(rest)
	if n > longestUnit || strings.ContainsFunc(rest, func(c rune) bool { return !unicode.Is(unicode.Han, c) }) {
		return false
	}
	if strings.HasPrefix(rest, "代表") && !strings.HasPrefix(rest, "代表团") && !strings.HasPrefix(rest, "代表处") &&
		!strings.HasPrefix(rest, "代表工") && !strings.HasPrefix(rest, "代表资格") {
		return false // the deputies of a congress and where they come from
	}
	for _, lead := range []string{"有关", "等", "下属", "所属", "及", "和", "与"} {
		if strings.HasPrefix(rest, lead) {
			return false
		}
	}
	if strings.ContainsAny(rest, "的将向已被让使年月由各派") || bodyRows()[fold(rest)] != nil {
		return false // no name, or two bodies: 中央纪委国家监委
	}
	for _, end := range wholeUnits() {
		if strings.HasSuffix(rest, end) {
			return true
		}
	}
	for _, end := range namedUnits() {
		if lead, ok := strings.CutSuffix(rest, end); ok && lead != "" && !strings.HasSuffix(rest, "公司") {
			return true
		}
	}
	// the schools of a university; 学院 alone is another school: 上海海关学院
	return (strings.HasSuffix(body, "大学") || strings.HasSuffix(body, "科学院")) && n > 2 &&
		(strings.HasSuffix(rest, "学院") || strings.HasSuffix(rest, "医院"))
}

// wholeUnits are ends of names of units that may be the whole of it: 办公厅, 党组.
func wholeUnits() []string {
	return []string{
		"办公厅", "办公室", "委员会", "常委会", "党组", "党委", "党总支", "党支部", "纪委", "纪检组", "机关党委", "工委", "书记处", "秘书处",
		"主席团", "政治局", "研究室", "执委会", "理事会", "监事会", "董事会", "专委会", "执法检查组", "领导小组", "工作组", "团委", "党校",
		"代表团", "代表处", "办事处", "组织部", "宣传部", "统战部", "联络部", "政法委", "分会", "分院", "分校", "分公司", "分行", "支行",
		"参谋部", "政治部", "后勤部", "机关", "编委会", "众议院", "参议院",
	}
}

// namedUnits are ends of names of units that say more: 新闻司, 教育委 and not 司 or 委.
func namedUnits() []string {
	return []string{"部", "司", "局", "处", "厅", "委", "科", "系", "室", "组", "中心", "研究院", "研究所", "实验室", "部队", "公署"}
}

// servedBy is the division of the organ or the party's committee of the name; empty for any
// other name, and where the division is named with the one around it.
func servedBy(name string) string {
	for _, party := range democraticParties() {
		if rest, ok := strings.CutPrefix(name, party.short); ok {
			name = rest
			break
		}
	}
	of := organOf(name)
	if of == "" || strings.ContainsAny(strings.TrimSuffix(of[:len(of)-utf8.RuneLen(lastRune(of))], "自治"), "省市区县州旗盟") {
		return ""
	}
	return of
}
