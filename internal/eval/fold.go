package eval

import (
	"strings"
	"unicode"
)

// marks are the characters in which spellings of one name differ freely.
const marks = `"“”‘’《》「」·•・.,，、()（）-—–`

// fold reduces a name to what its spellings share: full-width letters, digits and marks are
// narrowed; white space, quotes, brackets, dots, commas and dashes are dropped.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || strings.ContainsRune(marks, r) {
			return -1
		}
		return r
	}, s)
}

// similar compares two names, from 0 for nothing in common to 1 for the same folded name.
// Between them lies Dice's coefficient over pairs of neighbouring characters. A name of at
// least four characters within the other one counts 0.8 at least, because releases shorten
// names at both ends.
func similar(a, b string) float64 {
	a, b = fold(a), fold(b)
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		return 1
	}
	x, y := []rune(a), []rune(b)
	p, q := pairs(x), pairs(y)
	left := map[string]int{}
	for _, pair := range q {
		left[pair]++
	}
	common := 0
	for _, pair := range p {
		if left[pair] > 0 {
			left[pair]--
			common++
		}
	}
	d := float64(2*common) / float64(len(p)+len(q))
	if min(len(x), len(y)) >= 4 && (strings.Contains(a, b) || strings.Contains(b, a)) {
		d = max(d, 0.8)
	}
	return d
}

// pairs are the neighbouring characters of a name that is not empty; a single character
// stands alone.
func pairs(s []rune) []string {
	if len(s) == 1 {
		return []string{string(s)}
	}
	out := make([]string, 0, len(s)-1)
	for i := range len(s) - 1 {
		out = append(out, string(s[i:i+2]))
	}
	return out
}
