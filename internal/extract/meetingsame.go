package extract

import (
	"strings"
	"unicode/utf8"
)

// sameMeeting reports names that can stand for one meeting: one contains the other, or they
// share most of their characters.
func sameMeeting(a, b string) bool {
	if preparesFor(a, b) || preparesFor(b, a) {
		return false
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	return sharedRunes(a, b)*10 >= 9*max(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) || sameSession(a, b)
}

// sharedRunes counts the characters that two names have in common.
func sharedRunes(a, b string) int {
	count := map[rune]int{}
	for _, r := range a {
		count[r]++
	}
	common := 0
	for _, r := range b {
		if count[r] > 0 {
			count[r]--
			common++
		}
	}
	return common
}

// sameSession reports two ways of writing one session: 政协第十四届全国委员会第四次会议 and
// 全国政协十四届四次会议.
func sameSession(a, b string) bool {
	sa, ta, na := seriesOf(a)
	sb, tb, nb := seriesOf(b)
	if ta == 0 || na == 0 || ta != tb || na != nb || strings.Contains(sa, "常") != strings.Contains(sb, "常") {
		return false
	}
	return sharedRunes(sa, sb) == min(utf8.RuneCountInString(sa), utf8.RuneCountInString(sb))
}

// preparesFor reports the meeting before a session that bears its name: 某会一次会议预备会议.
func preparesFor(a, b string) bool {
	rest, ok := strings.CutPrefix(a, b)
	return ok && (strings.HasPrefix(rest, "预备") || strings.HasPrefix(rest, "筹备"))
}

// runsOn reports a name that goes on from another into the manner of holding it:
// 某会议采用电视电话会议.
func runsOn(name, shorter string) bool {
	rest, ok := strings.CutPrefix(name, shorter)
	return ok && (strings.HasPrefix(rest, "采用") || strings.HasPrefix(rest, "采取") || strings.HasPrefix(rest, "通过") || strings.HasPrefix(rest, "以"))
}

// seriesOf takes 届 and 次 out of a name: 中国侨联十届五次常委会议 is session 5 of term 10 of
// 中国侨联常委会议.
func seriesOf(name string) (series string, term, session int) {
	r := []rune(name)
	var rest []rune
	for i := 0; i < len(r); {
		j := i
		if r[j] == '第' {
			j++
		}
		n, end, _ := numberAt(r, j)
		if end > j && end < len(r) && n > 0 && n < 1000 {
			switch {
			case r[end] == '届' && term == 0:
				term, i = n, end+1
				continue
			case r[end] == '次' && session == 0:
				session, i = n, end+1
				continue
			}
		}
		rest = append(rest, r[i])
		i++
	}
	if term == 0 && session == 0 || len(rest) < 3 {
		return "", term, session
	}
	return string(rest), term, session
}
