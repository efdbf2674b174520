package release

import (
	"regexp"
	"slices"
	"strings"
)

// originalTitle opens a line with the headline that an item had where it was first printed.
const originalTitle = "原标题"

// original handles a line that gives the title of the original publication. Damaged texts
// run it into the body, where the line is split. As the first title of the text it serves
// as the title.
func (h *headerReader) original(first bool) {
	i := h.body
	p := h.r.Paragraphs[i]
	line := h.line(i)
	if at := openingPattern.FindStringIndex(line); at != nil && at[0] > len(originalTitle)+3 {
		rest := p
		rest.Start += at[0]
		_, p.End = trim(h.r.Text, p.Start, rest.Start)
		h.r.Paragraphs = slices.Insert(h.r.Paragraphs, i+1, rest)
	}
	p.Kind = Subtitle
	if first {
		p.Kind = Title
		h.found.merge(fields{title: h.title(p)})
	}
	h.r.Paragraphs[i] = p
}

// headlineBefore tells a headline that shares its line with the fields, of which the first
// is at the given byte, from the name of a publisher.
func headlineBefore(line string, first int) bool {
	_, end := trim(line, 0, first)
	before := line[:end]
	return runes(before) >= 6 && titleLike(before, maxTitleRunes) && strings.IndexAny(before, "（([【") != 0 &&
		(headlineVerb.MatchString(before) || strings.Contains(before, "会议")) && !bracketPattern.MatchString(line)
}

// splitHeadline makes two paragraphs of such a line and gives the headline.
func (h *headerReader) splitHeadline(found headerLine) string {
	i := h.body
	fieldsPart := h.r.Paragraphs[i]
	titlePart := fieldsPart
	fieldsPart.Start += found.first
	fieldsPart.Kind = Header
	_, titlePart.End = trim(h.r.Text, titlePart.Start, fieldsPart.Start)
	titlePart.Kind = Title
	h.r.Paragraphs[i] = fieldsPart
	h.r.Paragraphs = slices.Insert(h.r.Paragraphs, i, titlePart)
	h.body++
	h.found.merge(fields{title: h.title(titlePart)})
	h.found.merge(found.fields)
	return h.line(i)
}

// runInPattern is a headline that a damaged text runs into the first line of the body: a
// clause with the verb of a headline, straight before the day of the news.
var runInPattern = regexp.MustCompile(`^([^。，；,;]{8,100}?)(?:[0-9０-９]{4}年)?[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:上午|下午|晚)?[，,]`)

var headlineVerb = regexp.MustCompile(`召开|举行|强调|决定|开幕|闭幕|主持|出席|会见|当选|任命|成立|启动|揭牌`)

// runIn splits such a headline off.
func (h *headerReader) runIn() {
	p := h.r.Paragraphs[h.body]
	m := runInPattern.FindStringSubmatch(h.line(h.body))
	if m == nil || !headlineVerb.MatchString(m[1]) || endsIn(m[1], "于在从至到自定是年、（(“") {
		return
	}
	rest := p
	rest.Start += len(m[1])
	_, p.End = trim(h.r.Text, p.Start, rest.Start)
	p.Kind = Title
	h.r.Paragraphs[h.body] = p
	h.r.Paragraphs = slices.Insert(h.r.Paragraphs, h.body+1, rest)
	h.found.merge(fields{title: h.title(p)})
	h.body++
}
