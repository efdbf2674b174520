package release

import (
	"regexp"
	"strconv"
	"strings"

	"huipu/internal/kg"
)

// datePattern finds whole dates, with the time of day behind them, in a folded line:
// 2025-04-27 19:00, 2025年4月27日, 2025/4/27, 2025.04.27, 20250427, 二〇二五年四月二十七日.
var datePattern = regexp.MustCompile(
	`(?:\b(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?: ?日|T|\b)|\b((?:19|20)\d\d)(\d\d)(\d\d)\b|` +
		`([一二][一二三四五六七八九〇○零]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日)` +
		`(?:[ T]*(?:星期|周)[一二三四五六日天])?(?:[ T]*(?:上午|下午|晚上)? ?\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?(?:Z|\+\d\d:?\d\d)?|[ T]*\d{1,2}时(?:\d{1,2}分)?(?:\d{1,2}秒)?)?`)

// dateOf reads the date of a match of datePattern; it is zero when no such day exists or
// the year lies outside the time of printed releases.
func dateOf(text string, match []int) kg.Date {
	group := func(n int) string {
		if match[2*n] < 0 {
			return ""
		}
		return text[match[2*n]:match[2*n+1]]
	}
	for n := 1; n <= 7; n += 3 {
		if group(n) == "" {
			continue
		}
		number := decimal
		if n == 7 {
			number = chineseNumber
		}
		d, err := kg.NewDate(number(group(n)), number(group(n+1)), number(group(n+2)))
		if err != nil || d.Month == 0 || d.Day == 0 || d.Year < 1900 || d.Year > 2100 {
			return kg.Date{}
		}
		return d
	}
	return kg.Date{}
}

// FindDate is the first whole date in any text, such as a heading or the content of a meta
// tag; it is zero where there is none.
func FindDate(text string) kg.Date {
	text = fold(text).text
	for _, match := range datePattern.FindAllStringSubmatchIndex(text, -1) {
		if d := dateOf(text, match); !d.IsZero() {
			return d
		}
	}
	return kg.Date{}
}

// decimal reads the digits that the pattern has matched.
func decimal(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// chineseNumber reads years digit by digit (二〇二五) and numbers up to 99 (二十七). Other
// text gives 0.
func chineseNumber(s string) int {
	tens, units, has := strings.Cut(s, "十")
	if has {
		t := max(chineseDigits(tens), 1)
		return 10*t + chineseDigits(units)
	}
	return chineseDigits(s)
}

func chineseDigits(s string) int {
	n := 0
	for _, r := range s {
		digit := strings.Index("〇一二三四五六七八九", string(r)) / len("〇")
		n = 10*n + max(digit, 0)
	}
	return n
}
