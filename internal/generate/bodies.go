package generate

import "strings"

// kind is what bodies of one sort have in common: the words for themselves, their posts and
// their meetings.
type kind struct {
	name                     string // what follows the place in the name of a body
	chair, deputy            string
	standing, member         string // seats of the standing and of the full committee
	plenary, board, ofChairs string // names of the numbered meetings
	congress, committee      string // the meeting that elects, and what it elects
	party                    bool   // the head is the secretary of its party group as well
}

var kinds = []kind{
	{"侨联", "主席", "副主席", "常委", "委员", "全委会议", "常委会议", "主席会议", "会员代表大会", "委员会", true},
	{"工商联", "主席", "副主席", "常委", "执委", "执委会议", "常委会议", "主席会议", "会员代表大会", "执行委员会", true},
	{"科协", "主席", "副主席", "常委", "委员", "全委会议", "常委会议", "主席会议", "会员代表大会", "委员会", true},
	{"文联", "主席", "副主席", "常委", "委员", "全委会议", "常委会议", "主席会议", "会员代表大会", "委员会", true},
	{"残联", "主席", "副主席", "常委", "委员", "全委会议", "常委会议", "主席会议", "会员代表大会", "委员会", true},
	{"红十字会", "会长", "副会长", "常务理事", "理事", "理事会议", "常务理事会议", "会长会议", "会员代表大会", "理事会", true},
	{"总商会", "会长", "副会长", "常务理事", "理事", "理事会议", "常务理事会议", "会长会议", "会员代表大会", "理事会", false},
	{"慈善总会", "会长", "副会长", "常务理事", "理事", "理事会议", "常务理事会议", "会长会议", "会员代表大会", "理事会", false},
}

// The tree of bodies: provinces of the country, each with one body of every kind, and below
// every body those of the divisions of its place. Body b has the children from
// roots+b*fan to roots+b*fan+fan-1.
const (
	provinces = 12
	fan       = 8
)

// roots is the number of bodies without a parent.
func roots() int { return provinces * len(kinds) }

// body is one body, worked out from its number.
type body struct {
	number int
	kind   *kind
	depth  int // 0 for a province
	place  int // number of its place in the tree of places
	name   string
}

func bodyAt(number int) body {
	depth, root := 0, number
	for ; root >= roots(); depth++ {
		root = (root - roots()) / fan
	}
	b := body{number: number, depth: depth, kind: &kinds[root%len(kinds)], place: placeOf(number)}
	b.name = placeName(b.place) + b.kind.name
	return b
}

// placeOf is the place of a body. Places form a tree as bodies do, with one root a province.
func placeOf(number int) int {
	if number < roots() {
		return number / len(kinds)
	}
	below := number - roots()
	return provinces + placeOf(below/fan)*fan + below%fan
}

func (b body) isRoot() bool    { return b.number < roots() }
func (b body) parent() int     { return (b.number - roots()) / fan }
func (b body) child(i int) int { return roots() + b.number*fan + i }

// Names of places are a character of the first list and one of the second; those of the first
// begin the name of no real division together with one of the second.
var (
	placeFirst  = runes("澄碧岚栖紫芷鹭望霁枫桐槐棠梧榆蓼菱杏鸢璞珑玳瑶琼翠黛绛涧砚茗苔皓")
	placeSecond = runes("岭川溪泽陵浦洲源泉峰岩屿坞湾津渡塘岗台坡崖汀港冈阜坊堰埠滩")
	divisions   = strings.Split("省 市 县 镇 村", " ")
)

// placeStep runs through all names before one returns: it has no divisor in common with
// their number.
const placeStep = 379

func placeName(place int) string {
	depth := 0
	for p := place; p >= provinces; depth++ {
		p = (p - provinces) / fan
	}
	return barePlace(place) + divisions[min(depth, len(divisions)-1)]
}

// barePlace is the name of a place without the word for what it is.
func barePlace(place int) string {
	i := place * placeStep % (len(placeFirst) * len(placeSecond))
	return placeFirst[i/len(placeSecond)] + placeSecond[i%len(placeSecond)]
}
