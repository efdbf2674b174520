package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/place"
)

// body is the name of an organisation as far as it is compared with others.
type body struct {
	name    string // folded, without terms, with the shortest usual endings
	runes   []rune
	place   place.Place
	chinese bool // China's by its name
	central bool // named as China's central bodies are, and as those of parties elsewhere
}

func bodyOf(organisation string) body {
	name := shortEndings.Replace(dropTerms(Fold(organisation)))
	b := body{}
	name, b.chinese = strings.CutPrefix(name, "中共")
	if b.place = place.Of(name); !b.place.Known() {
		name = place.From(name)
		b.place = place.Of(name)
	}
	if country := place.Country(name); country != "" {
		name = country
	}
	b.name, b.runes = name, []rune(name)
	b.chinese = b.chinese || b.place.Known() && !b.place.Foreign() || beginsWith(name,
		"国务院", "全国政协", "政协全国", "全国人大", "全国人民", "中华", "最高人民", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三", "台盟")
	b.central = b.chinese || beginsWith(name, "中央", "全国", "党中央")
	return b
}

func beginsWith(s string, begins ...string) bool {
	return slices.ContainsFunc(begins, func(begin string) bool { return strings.HasPrefix(s, begin) })
}

// shortEndings turn endings into those with which names are abbreviated: 法制工作委员会 and 法工委
// share their last character only in this form.
var shortEndings = strings.NewReplacer("委员会", "委", "办公室", "办", "常务委", "常委", "代表大会", "大")

// dropTerms drops the number of a term (第十四届, 第104任), which tells bodies of one name apart
// by time alone.
func dropTerms(name string) string {
	for _, unit := range []string{"届", "任"} {
		end := strings.Index(name, unit)
		if end <= 0 {
			continue
		}
		start := end
		for start > 0 {
			r, size := utf8.DecodeLastRuneInString(name[:start])
			if !strings.ContainsRune("第一二三四五六七八九十百零〇0123456789", r) {
				break
			}
			start -= size
		}
		if start < end {
			name = name[:start] + name[end+len(unit):]
		}
	}
	return name
}

// kinship says how two bodies stand to each other by their names.
type kinship int

const (
	unrelated kinship = iota
	akin              // one has much of the other's name
	lineage           // one is named below the other, or both below a third
	sameBody          // one is the other's name, or short for it
)

// kinshipOf compares two bodies. Names tell nothing of bodies at two places, of which neither
// lies in the other.
func kinshipOf(a, b *body) kinship {
	switch {
	case a.name == "" || b.name == "":
		return unrelated
	case a.name == b.name:
		return sameBody
	case a.place.Known() && b.place.Known() && !a.place.Within(b.place) && !b.place.Within(a.place):
		return unrelated
	}
	if len(a.runes) > len(b.runes) {
		a, b = b, a
	}
	n, common := len(a.runes), longestCommon(a.runes, b.runes)
	switch {
	case strings.HasSuffix(b.name, a.name) && n >= 2, abbreviates(a.runes, b.runes):
		return sameBody
	case common >= 4 && common*4 >= n*3:
		return sameBody
	case strings.HasPrefix(b.name, a.name) && n >= 3, commonPrefix(a.runes, b.runes) >= 4:
		return lineage
	case common >= 3 && common*5 >= n*2, n >= 3 && a.runes[0] == b.runes[0] && subsequence(a.runes, b.runes),
		n == 2 && a.runes[0] == b.runes[0] && a.runes[1] == b.runes[len(b.runes)-1]:
		return akin
	}
	return unrelated
}

// abbreviates reports whether all characters of the short name stand in the long one, in their
// order, the first and the last at its ends: 世贸组织, 世界贸易组织. The first may also follow the
// name of a place.
func abbreviates(short, long []rune) bool {
	if len(short) < 3 || short[len(short)-1] != long[len(long)-1] || short[0] != long[0] && len(short) < 4 {
		return false
	}
	return subsequence(short, long)
}

func commonPrefix(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// longestCommon is the length of the longest run of characters that both names have.
func longestCommon(a, b []rune) int {
	longest := 0
	for i := range a {
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			longest = max(longest, n)
		}
		if longest >= len(a)-i {
			break
		}
	}
	return longest
}

// large reports bodies with so many members that to share one tells little.
func (b *body) large() bool {
	switch b.name {
	case "全国政协", "政协全国委", "中国人民政治协商会议全国委", "全国人大", "全国人民大", "中央", "中央委", "中国共产党", "中国共产党中央委",
		"党中央", "主席团", "联合国", "欧盟", "中国", "政府":
		return true
	}
	return b.place.Foreign() && b.name == b.place.Country
}

// territorial reports bodies that lead a division: its party committee, government, congress
// or conference, or the division itself.
func (b *body) territorial() bool {
	if b.place.Province == "" {
		return false
	}
	p := b.place
	return b.name == cmp.Or(p.County, p.City, p.Province) ||
		endsWith(b.name, "省委", "市委", "区委", "县委", "州委", "盟委", "旗委", "党委", "政府", "人大", "人大常委", "政协", "纪委", "监委", "法院",
			"检察院")
}
