package resolve

import (
	"slices"
	"strings"
)

// ordinal is a number that counts terms or sessions, and its place in the characters of a name.
type ordinal struct {
	start, end int
	number     int
	unit       rune // 届, 次, 讲 or 中 (四中全会); 0 for none
}

// nextOrdinal finds the first number of a term or session. A session is counted by 第三次 or
// 首次会议, and in a name with a term by 三次 and 三中 too; elsewhere 三次 is how often.
func nextOrdinal(r []rune, inTerm bool) ordinal {
	for i := range r {
		if o := ordinalAt(r, i, inTerm); o.number > 0 {
			return o
		}
	}
	return ordinal{}
}

func ordinalAt(r []rune, i int, inTerm bool) ordinal {
	none := ordinal{}
	if r[i] == '首' && i+1 < len(r) {
		switch {
		case r[i+1] == '届':
			return ordinal{i, i + 2, 1, '届'}
		case r[i+1] == '次' && (hasAt(r, i+2, "会议") || hasAt(r, i+2, "全体会议")):
			return ordinal{i, i + 2, 1, '次'}
		}
		return none
	}
	if i > 0 && numeralRune(r[i-1]) {
		return none // inside a number
	}
	at, counted := i, false
	if r[i] == '第' {
		at, counted = i+1, true
	}
	n, end := numeral(r, at)
	if end == at || n == 0 || end >= len(r) || n >= 1000 {
		return none
	}
	switch unit := r[end]; {
	case unit == '届':
		return ordinal{i, end + 1, n, unit}
	case (unit == '次' || unit == '讲') && (counted || inTerm):
		return ordinal{i, end + 1, n, unit}
	case unit == '中' && hasAt(r, end, "中全会") && !counted:
		return ordinal{i, end + 1, n, unit}
	}
	return none
}

func numeralRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || chineseDigit(r) >= 0 || unit(r) > 0
}

func hasAt(r []rune, i int, text string) bool {
	want := []rune(text)
	return i >= 0 && i+len(want) <= len(r) && slices.Equal(r[i:i+len(want)], want)
}

// withoutEnlarged takes 扩大 out of a name: 会议（扩大） and 扩大会议 are 会议.
func withoutEnlarged(name string) (string, bool) {
	for _, mark := range []string{"（扩大）", "(扩大)", "（扩大会议）", "(扩大会议)"} {
		if lead, rest, ok := strings.Cut(name, mark); ok {
			return lead + rest, true
		}
	}
	for _, word := range []string{"扩大会议", "扩大会"} {
		if lead, rest, ok := strings.Cut(name, word); ok {
			return lead + strings.TrimPrefix(word, "扩大") + rest, true
		}
	}
	return name, false
}

// withoutYear takes the year out of a name: 2024年度总结会, 二〇二五年春节团拜会, 论坛2025年年会.
func withoutYear(r []rune) ([]rune, int) {
	for i := range r {
		if i > 0 && numeralRune(r[i-1]) {
			continue
		}
		n, end := numeral(r, i)
		if end-i != 4 || n < 1900 || n >= 2100 || end >= len(r) || r[end] != '年' {
			continue
		}
		if end++; hasAt(r, end, "度") {
			end++
		}
		return slices.Concat(r[:i], r[end:]), n
	}
	return r, 0
}
