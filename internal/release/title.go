package release

import (
	"regexp"
	"strings"

	"huipu/internal/kg"
)

// isTitle reports whether the line at i is a headline, if it is the first line of text. A
// single line is one only when it is a single clause.
func (h *headerReader) isTitle(i int) bool {
	line := h.line(i)
	if i+1 == len(h.r.Paragraphs) {
		return titleLike(line, maxTitleRunes) && !strings.ContainsAny(line, "，,")
	}
	if titleLike(line, maxTitleRunes) {
		return true
	}
	_, ok := h.labels.parseHeaderLine(h.line(i + 1))
	return ok && titleLike(line, maxLongTitle)
}

// titleLike reports whether a line has the form of a headline: no sentence, no list, and
// not the opening of a body.
func titleLike(line string, maxRunes int) bool {
	return runes(line) <= maxRunes && !strings.ContainsAny(line, "。；") &&
		!endsIn(line, "，、,：:") && !(opensBody(line) && strings.ContainsAny(line, "，,"))
}

func subtitleLike(line string) bool {
	return titleLike(line, maxSubtitleRunes) && !opensBody(line)
}

func endsIn(s, marks string) bool { return s != strings.TrimRight(s, marks) }

var (
	// columnPattern is the name of a column before a headline, as agencies print it:
	// （时政）, （两会受权发布）; and the mark of a Markdown heading.
	columnPattern   = regexp.MustCompile(`^(?:[（(]\p{Han}{1,8}[）)]|#+) *`)
	originalPattern = regexp.MustCompile(`^` + originalTitle + ` ?[:：] *`)
	// bracketPattern is a date in brackets at the end of a headline.
	bracketPattern = regexp.MustCompile(`^(.{4,}?) ?[（(]([^（()）]{8,20})[)）]$`)
)

// titleText is a headline without what is printed around it.
func titleText(line string) string {
	for {
		stripped := originalPattern.ReplaceAllString(columnPattern.ReplaceAllString(line, ""), "")
		if stripped == line || stripped == "" {
			return line
		}
		line = stripped
	}
}

// bracketedDate is the date that ends a headline, zero where there is none.
func bracketedDate(line string) kg.Date {
	if m := bracketPattern.FindStringSubmatch(line); m != nil {
		return FindDate(m[2])
	}
	return kg.Date{}
}

// datedHeadline tells 市侨联召开会议（2025-04-27）, a headline, from 澄江日报（2025-04-27）.
func datedHeadline(line string) bool {
	m := bracketPattern.FindStringSubmatch(line)
	return m != nil && !publisherPattern.MatchString(m[1]) && !bracketedDate(line).IsZero()
}

// openingPattern is how the body of a news item opens: 新华社北京4月27日电, 本报讯, 据某报消息,
// 4月27日, 近日.
var openingPattern = regexp.MustCompile(
	`(?:本报|新华社|中新社|中新网|人民网)\p{Han}{0,8}[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日[电讯]|` +
		`\p{Han}{0,8}(?:讯|消息|电) ?[（(]|据\p{Han}{2,16}(?:消息|报道)[，,]|` +
		`(?:[0-9０-９]{4}年)?[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:上午|下午|晚|电|讯)?[，,]?`)

// opensBody reports whether the line begins as only a body does.
func opensBody(line string) bool {
	at := openingPattern.FindStringIndex(line)
	if at != nil && at[0] == 0 {
		return true
	}
	for _, word := range []string{"近日，", "日前，", "今天，", "昨天，", "昨日，", "今日，", "近日,", "日前,", "本报讯", "（记者", "(记者"} {
		if strings.HasPrefix(line, word) {
			return true
		}
	}
	return false
}
