package release

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a line with full-width letters, digits and marks replaced by ASCII, all white
// space by spaces and without what has no width, so that one pattern reads every typing habit. offset leads back.
type folded struct {
	text   string
	origin []int // for each byte of text, and its end, the byte of the line
}

func fold(line string) folded {
	var b strings.Builder
	origin := make([]int, 0, len(line)+1)
	for i, r := range line {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '丨' || r == '│':
			r = '|'
		case unicode.IsSpace(r):
			r = ' '
		case Blank(r):
			continue
		}
		b.WriteRune(r)
		for range b.Len() - len(origin) {
			origin = append(origin, i)
		}
	}
	return folded{b.String(), append(origin, len(line))}
}

// runes counts the characters of s.
func runes(s string) int { return utf8.RuneCountInString(s) }
