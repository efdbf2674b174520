package extract

// The costs of a name by what stands beside it: a title before it or a list mark behind it
// speak for a name, running text on either side against it.

func leftOfName(k kind) int32 {
	switch k {
	case kRole:
		return -32
	case kWho:
		return -16
	case kGroup:
		return -4
	case kEnum:
		return -12
	case kAnd, kPunct:
		return -10
	case kParen, kQuote, kEtc:
		return -4
	case kFunc, kVerb:
		return -4
	case kTime, kHon:
		return 0
	case kName:
		return 10
	case kPlace, kEvent:
		return 10
	case kOrg, kSuffix:
		return 12
	case kWord:
		return 16
	case kLatin, kNum:
		return 25
	}
	return 22
}

func rightOfName(k kind) int32 {
	switch k {
	case kHon:
		return -25
	case kVerb, kEtc:
		return -18
	case kEnum:
		return -15
	case kAnd, kPunct, kRole, kWho:
		return -12
	case kParen:
		return -10
	case kFunc:
		return -9
	case kTime:
		return -9
	case kQuote:
		return 0
	case kName:
		return 0
	case kWord, kGroup, kPlace:
		return 12
	case kOrg, kEvent, kNum:
		return 16
	}
	return 22
}

// leftOfAny is the cost before a name that nothing but its surroundings marks as one.
func leftOfAny(k kind) int32 {
	switch k {
	case kRole:
		return -34
	case kWho:
		return 0
	case kEnum:
		return -8
	case kAnd:
		return 0
	}
	return 60
}

// joinsTitle is what a name pays that ends in a word which may lead to a title: 孙文·和委员,
// 潘某·为主任.
func joinsTitle(r rune) int32 {
	if r == '和' || r == '为' || r == '及' {
		return costBecomes
	}
	return 0
}

const (
	gapSide      = -4 // the most that either side of a name costs where white space stands
	costName     = 28
	costAny      = 44
	costForeign  = 20
	costElements = 18 // of a name of two known elements
	costApart    = 16 // what a name saves between white space
	costHolds    = 30 // of 任 before a place, body or title, which rather says who holds it
	costUnit     = 14 // of a name that ends like the unit or village it may be
	costBecomes  = 14 // of 为 at the end of a name, which rather leads to a title
)

// edge is a token that may stand at a place.
type edge struct {
	i, j  int
	kind  kind
	class class
	cost  int32
	ref   int32
}

// namesAt appends the names that may start at rune i of s and end by limit. Names that
// nothing but their surroundings mark are looked for behind a title or list mark alone.
func (l *lexicon) namesAt(dst []edge, s *source, i, limit int, titled bool) []edge {
	r := s.runes[i]
	if !han(r) {
		return l.latinNameAt(dst, s, i, limit)
	}
	from := len(dst)
	dst = asideNameAt(dst, s, i, limit)
	if l.mayBegin(r, beginsElement) {
		dst = l.elementNamesAt(dst, s, i, limit)
	}
	if l.mayBegin(r, beginsName) {
		dst = l.hanNamesAt(dst, s, i, limit)
	}
	for k := from; k < len(dst); k++ {
		if setApart(s, dst[k], limit) {
			dst[k].cost -= costApart
		}
		if endsAsUnit(s, dst[k], limit) {
			dst[k].cost += costUnit
		}
	}
	if titled || dotAhead(s.runes, i, limit) {
		dst = l.foreignNamesAt(dst, s, i, limit)
	}
	return l.weighWords(dst, from, s, i, limit)
}

// asideNameAt appends the name that brackets behind it tell: 扎西（藏族）, 杨某（女）.
func asideNameAt(dst []edge, s *source, i, limit int) []edge {
	if i > 0 && !s.gap[i] && s.runes[i-1] != '、' && s.runes[i-1] != '：' && s.runes[i-1] != '）' {
		return dst
	}
	for n := 2; n <= 4 && i+n+2 < limit && han(s.runes[i+n-1]); n++ {
		if s.runes[i+n] != '（' {
			continue
		}
		end := i + n + 1
		for end < limit && end < i+n+8 && s.runes[end] != '）' && s.runes[end] != '，' {
			end++
		}
		switch inner := string(s.runes[i+n+1 : end]); {
		case inner == "女", inner == "男", len(inner) > 3 && s.runes[end-1] == '族':
			return append(dst, edge{i: i, j: i + n, kind: kName, class: knownName, cost: 4})
		}
	}
	return dst
}

// elementNamesAt appends names of two elements: 洛桑·江村, 巴音·朝鲁 without a dot.
func (l *lexicon) elementNamesAt(dst []edge, s *source, i, limit int) []edge {
	l.elements.each(s.runes[:limit], i, func(mid int, _ int32) {
		l.elements.each(s.runes[:limit], mid, func(end int, _ int32) {
			dst = append(dst, edge{i: i, j: end, kind: kName, class: foreignName, cost: costElements})
		})
	})
	return dst
}

// setApart reports a name that white space separates from what is before it, and white
// space, a bracket or the end from what follows: names of a list without marks.
func setApart(s *source, e edge, limit int) bool {
	return s.gap[e.i] && (e.j >= limit || s.gap[e.j] || s.runes[e.j] == '（')
}

// weighWords makes names dearer that are, or begin with, words of the language.
func (l *lexicon) weighWords(dst []edge, from int, s *source, i, limit int) []edge {
	if from == len(dst) {
		return dst
	}
	l.words.each(s.runes[:limit], i, func(end int, first int32) {
		for at := first; at >= 0; at = l.words.list[at].more {
			e := &l.words.list[at]
			if e.kind == kName || e.kind == kHon {
				continue
			}
			whole, part := int32(10), int32(10)
			switch e.kind {
			case kWord:
				whole, part = 14, 15-e.cost
			case kPlace:
				whole, part = 30, 8
			case kVerb:
				whole, part = 20, 15
			}
			for k := from; k < len(dst); k++ {
				switch {
				case dst[k].class == foreignName && dst[k].j > end && end-i >= 2 && (e.kind == kGroup || e.kind == kVerb || e.kind == kFunc || e.kind == kSuffix):
					dst[k].cost += 25
				case dst[k].class == foreignName:
				case dst[k].j == end && dst[k].class == anyName:
					dst[k].cost += 40
				case dst[k].j == end:
					dst[k].cost += whole
				case end < dst[k].j && end-i >= 2 && part > 0:
					dst[k].cost += part
				case end-i == 1 && dst[k].class == anyName && e.kind == kFunc:
					dst[k].cost += 25
				}
			}
			break
		}
	})
	return dst
}

// endsAsUnit reports a name that may be a village, or the unit whose head follows: 林化所所长.
func endsAsUnit(s *source, e edge, limit int) bool {
	switch r := s.runes[e.j-1]; r {
	case '村', '镇', '乡':
		return true
	case '所', '院', '局', '厅', '处', '委', '办', '站', '校', '社', '馆', '厂':
		return e.j < limit && (s.runes[e.j] == r || e.j+1 < limit && s.runes[e.j+1] == r && s.runes[e.j] == '副')
	}
	return false
}

func (l *lexicon) hanNamesAt(dst []edge, s *source, i, limit int) []edge {
	r := s.runes[i]
	cost, single := l.surnames.get(r)
	double := i+2 <= limit && l.compound.holds(r, s.runes[i+1])
	if !single && !double || l.titleFrom(s, i+1, limit) {
		return dst // 张校长: a surname with a title
	}
	if single {
		if i+3 < limit && s.runes[i+1] == '氏' && l.givenChar(s.runes[i+2]) && l.givenChar(s.runes[i+3]) {
			dst = append(dst, edge{i: i, j: i + 4, kind: kName, cost: cost + costName - l.odds(s.runes[i+2], 1) - l.odds(s.runes[i+3], 2)}) // 阮氏某某
		}
		if r == '任' && l.officeFrom(s, i+1, limit) {
			cost += costHolds
		}
		if i+2 <= limit && l.givenChar(s.runes[i+1]) {
			c := cost + costName + 4 - l.odds(s.runes[i+1], 0)
			if s.gap[i+1] {
				c += 4
			}
			dst = append(dst, edge{i: i, j: i + 2, kind: kName, cost: c})
			if i+3 <= limit && l.givenChar(s.runes[i+2]) && !s.gap[i+2] && !s.gap[i+1] {
				c := cost + costName - l.odds(s.runes[i+1], 1) - l.odds(s.runes[i+2], 2) + l.innerWord(s, i+1)
				if last := s.runes[i+2]; last == '作' || last == '做' || last == '领' || last == '赴' {
					c += costBecomes // 罗某作讲话
				}
				dst = append(dst, edge{i: i, j: i + 3, kind: kName, cost: c})
				// A married or double surname: 范徐丽泰.
				if second, ok := l.surnames.get(s.runes[i+1]); ok && i+4 <= limit && second < 20 && cost < 20 && l.givenChar(s.runes[i+3]) {
					c := cost + second + costName + 34 - l.odds(s.runes[i+2], 1) - l.odds(s.runes[i+3], 2)
					dst = append(dst, edge{i: i, j: i + 4, kind: kName, cost: c})
				}
			}
		}
	}
	if double {
		if i+3 <= limit && l.givenChar(s.runes[i+2]) {
			dst = append(dst, edge{i: i, j: i + 3, kind: kName, cost: costName - l.odds(s.runes[i+2], 0)})
			if i+4 <= limit && l.givenChar(s.runes[i+3]) {
				dst = append(dst, edge{i: i, j: i + 4, kind: kName, cost: costName - 4 - l.odds(s.runes[i+2], 1) - l.odds(s.runes[i+3], 2)})
			}
		}
	}
	return dst
}

// givenChar reports whether a character may stand in a given name at all.
func (l *lexicon) givenChar(r rune) bool {
	if !han(r) || numeral(r) {
		return false
	}
	switch r {
	case '的', '了', '们', '是', '这', '在', '与', '及', '等', '也', '被', '把', '或', '对', '就', '将', '从', '总', '副', '后', '前', '时', '区', '县', '省', '市', '镇':
		return false
	}
	return true
}

func numeral(r rune) bool { return chineseDigit(r) >= 0 && r != '一' }

// odds are what a given-name character saves, in tenths.
func (l *lexicon) odds(r rune, slot int) int32 {
	odds, ok := l.given.get(r)
	if !ok {
		return -8
	}
	return int32(odds[slot])
}

// maxOdds bounds what the odds of one character may change: half of them in tenths.
const maxOdds = 14

// longestPart is how many characters a part of a transliterated name may have: 别尔德穆哈梅多夫.
const longestPart = 9

// foreignNamesAt appends names with a middle dot, and names without a Chinese surname,
// which only a title before them makes possible.
func (l *lexicon) foreignNamesAt(dst []edge, s *source, i, limit int) []edge {
	if neverBegins(s.runes[i]) {
		return dst
	}
	sum, dots, run, odd := int32(0), 0, 0, 0
	if l.opensWithWord(s, i, limit) {
		sum = -20
	}
	strange := 0 // characters that transliterations hardly use
	for j := i; j < limit && j-i < 24; j++ {
		r := s.runes[j]
		if r == '·' {
			if run == 0 || sum < -12 {
				break
			}
			dots++
			run = 0
			continue
		}
		if !han(r) || run >= longestPart || j > i && l.titleFrom(s, j, limit) {
			break
		}
		odds, ok := l.translit.get(r)
		if !ok {
			strange++
		}
		switch {
		case ok:
			sum += int32(odds)*4/10 - 2
			odd = 0
		case dots > 0:
			sum -= 16
			odd++
		default:
			sum -= 9
		}
		if odd >= 2 && l.words.holdsAt(s, j-1, j+1, func(e *entry) bool { return e.kind == kWord }) {
			break // a word behind the name: 某某·某某视频致辞
		}
		if neverEnds(r) {
			if !ok {
				break // 某某·在联大
			}
			run++
			continue
		}
		run++
		n := j + 1 - i - dots
		switch {
		case dots > 0:
			if j+1 >= limit || s.runes[j+1] != '·' {
				dst = append(dst, edge{i: i, j: j + 1, kind: kName, class: foreignName, cost: costForeign - sum - 40})
			}
		case n >= 2 && (n <= 6 || n <= longestPart && strange <= 1) && (j+1 >= limit || s.runes[j+1] != '·') && !s.gap[j]:
			cost := costAny + int32(n)*5 - sum
			dst = append(dst, edge{i: i, j: j + 1, kind: kName, class: anyName, cost: cost})
		}
		if dots == 0 && sum < -40 {
			break
		}
	}
	return dst
}

// anyMeaning is for forms that need no certain meaning.
func anyMeaning(*entry) bool { return true }

// opensWithWord reports a word of two characters at rune i that stands before names rather
// than in them: 代表, 夫人.
func (l *lexicon) opensWithWord(s *source, i, limit int) bool {
	limit = min(limit, i+2)
	return l.words.holdsAt(s, i, limit, func(e *entry) bool { return e.kind == kGroup || e.kind == kHon }) || l.roles.holdsAt(s, i, limit, anyMeaning)
}

// titleFrom reports a title of two characters at rune i.
func (l *lexicon) titleFrom(s *source, i, limit int) bool {
	if i >= limit || !l.mayBegin(s.runes[i], beginsTitle) {
		return false
	}
	found := false
	l.roles.each(s.runes[:limit], i, func(end int, first int32) {
		c := l.roles.list[first].class
		found = found || end-i == 2 && c != famPerson && c != famRank
	})
	return found
}

// officeFrom reports a place, body or title of two or more characters at rune i.
func (l *lexicon) officeFrom(s *source, i, limit int) bool {
	return l.words.holdsAt(s, i, limit, func(e *entry) bool { return e.kind == kPlace || e.kind == kOrg || e.kind == kSuffix }) ||
		l.modifiers.holdsAt(s, i, limit, anyMeaning) || l.roles.holdsAt(s, i, limit, anyMeaning)
}

// innerWord is what a name pays when its given name is a frequent word: 谈·理想.
func (l *lexicon) innerWord(s *source, i int) int32 {
	if l.words.holdsAt(s, i, i+2, func(e *entry) bool { return e.kind == kWord && e.cost <= 13 || e.kind == kVerb || e.kind == kFunc }) {
		return 10
	}
	return 0
}

// dotAhead reports a middle dot close enough to join the characters from i on.
func dotAhead(s []rune, i, limit int) bool {
	for j := i + 1; j < limit && j <= i+7; j++ {
		if s[j] == '·' {
			return true
		}
	}
	return false
}

// neverBegins and neverEnds list characters of running text that the model of
// transliterated names must not swallow.
func neverBegins(r rune) bool {
	switch r {
	case '们', '同', '向', '和', '等', '应', '所', '时', '称', '会', '更', '与', '对', '从', '在', '已', '曾', '并', '也', '还', '将', '被', '把', '为', '由', '是', '有', '的', '了', '说', '当', '后', '前', '今', '昨', '要', '可', '能', '正', '就', '又', '再', '不', '没', '各', '该', '此', '其':
		return true
	}
	return false
}

func neverEnds(r rune) bool {
	switch r {
	case '在', '说', '称', '已', '曾', '将', '于', '等', '与', '和', '对', '并', '就', '的', '了', '为', '是', '有', '从', '向', '由', '被', '把', '及', '也', '还', '又', '再', '当', '时', '后', '前', '年', '月', '日', '州', '省', '市', '县', '区', '港', '机', '均':
		return true
	}
	return false
}

// latinNameAt appends a name in capitalised Latin words: Bruce Lau.
func (l *lexicon) latinNameAt(dst []edge, s *source, i, limit int) []edge {
	if r := s.runes[i]; r < 'A' || r > 'Z' || i > 0 && latin(s.runes[i-1]) && !s.gap[i] {
		return dst
	}
	j, words := i, 0
	for j < limit && (latin(s.runes[j]) || s.runes[j] == '.' || s.runes[j] == '·' || s.runes[j] == '\'') {
		if s.gap[j] || j == i || s.runes[j-1] == '·' {
			if r := s.runes[j]; r < 'A' || r > 'Z' {
				break
			}
			words++
		}
		j++
	}
	if words < 2 || words > 5 || j-i < 5 {
		return dst
	}
	return append(dst, edge{i: i, j: j, kind: kName, class: foreignName, cost: 22})
}
