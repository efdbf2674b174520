package generate

import "strings"

var digits = runes("〇一二三四五六七八九")

// numeral writes a number from 1 to 99 in Chinese.
func numeral(n int) string {
	var b strings.Builder
	if n >= 20 {
		b.WriteString(digits[n/10])
	}
	if n >= 10 {
		b.WriteString("十")
	}
	if n%10 > 0 {
		b.WriteString(digits[n%10])
	}
	return b.String()
}
