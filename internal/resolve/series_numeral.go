package resolve

import "strings"

// maxNumeral bounds the numbers of terms and sessions, and of years.
const maxNumeral = 9999

// numeral reads the number that starts at r[i], in Arabic or Chinese numerals: 15, １５, 十五,
// 一百零二, or digit by digit, 二〇二五. end is i where there is none; a number above
// [maxNumeral] is none.
func numeral(r []rune, i int) (n, end int) {
	if n, end = arabic(r, i); end > i {
		return n, end
	}
	end = i
	for end < len(r) && (chineseDigit(r[end]) >= 0 || unit(r[end]) > 0) {
		end++
	}
	if end == i {
		return 0, i
	}
	word := r[i:end]
	if strings.ContainsAny(string(word), "十百千") {
		n = counted(word)
	} else {
		n = digitByDigit(word)
	}
	if n < 0 || n > maxNumeral {
		return 0, i
	}
	return n, end
}

func arabic(r []rune, i int) (n, end int) {
	for end = i; end < len(r); end++ {
		d := r[end]
		if d >= '０' && d <= '９' {
			d -= '０' - '0'
		}
		if d < '0' || d > '9' {
			break
		}
		if n = 10*n + int(d-'0'); n > maxNumeral {
			return 0, i
		}
	}
	return n, end
}

// chineseDigit is the value of a digit; -1 for what is none.
func chineseDigit(r rune) int {
	switch r {
	case '〇', '○', '零':
		return 0
	case '两':
		return 2
	}
	for i, d := range []rune("一二三四五六七八九") {
		if d == r {
			return i + 1
		}
	}
	return -1
}

func unit(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// digitByDigit is 2025 of 二〇二五; -1 where it is too long.
func digitByDigit(word []rune) int {
	n := 0
	for _, r := range word {
		if n = 10*n + chineseDigit(r); n > maxNumeral {
			return -1
		}
	}
	return n
}

// counted is 123 of 一百二十三; -1 for units that do not fall or digits that follow one
// another.
func counted(word []rune) int {
	n, digit, last := 0, -1, maxNumeral
	for _, r := range word {
		u := unit(r)
		switch {
		case u == 0 && digit > 0:
			return -1
		case u == 0:
			digit = chineseDigit(r)
			continue
		case u >= last:
			return -1
		case digit < 0 && u == 10:
			digit = 1
		case digit <= 0:
			return -1
		}
		n, last, digit = n+digit*u, u, -1
	}
	return n + max(digit, 0)
}
