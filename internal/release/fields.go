package release

import (
	"regexp"
	"strings"

	"huipu/internal/kg"
)

// fields are the header fields of a release, each empty where unknown.
type fields struct {
	title, source, author, url string
	published                  kg.Date
}

// merge fills the gaps of f from g.
func (f *fields) merge(g fields) {
	fill := func(dst *string, src string) {
		if *dst == "" {
			*dst = src
		}
	}
	fill(&f.title, g.title)
	fill(&f.source, g.source)
	fill(&f.author, g.author)
	fill(&f.url, g.url)
	if f.published.IsZero() {
		f.published = g.published
	}
}

// A line of header fields has at most maxHeaderRunes characters and, apart from dates
// and labelled values, at most maxLooseRunes. A name in it has at most maxNameRunes.
const (
	maxHeaderRunes = 300
	maxLooseRunes  = 24
	maxNameRunes   = 40
)

// headerLine is what one line says when it is read as header fields.
type headerLine struct {
	fields
	dated        bool // holds a whole date
	labelled     bool // holds a label
	bare         bool // holds nothing but fields
	onlyMeetings bool // its only label is 时间 or 日期
	first        int  // bytes of the line before its first field
}

// noiseWord is a control that a page prints beside the fields.
const noiseWord = `(?:字体|字号|大|中|小|打印(?:本页)?|关闭(?:窗口|本页)?|分享到?|收藏|纠错|繁体|扫一扫)`

var (
	urlPattern = regexp.MustCompile(`https?://[!-~]+`)
	// noisePattern finds such controls where they stand apart.
	noisePattern = regexp.MustCompile(`[\[(【] *(?:` + noiseWord + `[ /|:]*)+[\])】]|(?:^|[ |])(?:` + noiseWord + `(?:[ |:]+|$))+`)
	// publisherPattern is a name that ends like that of a publisher.
	publisherPattern = regexp.MustCompile(`^[\p{Han}A-Za-z0-9·]{1,18}(?:网|网站|社|报|电视台|电台|广播|客户端|公众号|在线|融媒|传媒|杂志|周刊)$`)
	// publicationPattern is the label that makes one of several dates the one wanted.
	publicationPattern = regexp.MustCompile(`(?:发布|发表|刊发|发稿)(?:时间|日期) ?: ?$`)
	// bylinePattern is a line that only names who wrote: 本报记者 孟栖原, 文/孟栖原.
	bylinePattern = regexp.MustCompile(`^[（(]?(?:(?:\p{Han}{1,8}[报社网台])?(?:记者|通讯员|实习生)(?:[ \x{3000}:：、/，,]*(?:通讯员|实习生|[\p{Han}·]{2,4})){1,8}|(?:文|图|文图|图文|撰文|摄影)[/／|｜].{2,30})[）)]?$`)
	// strangeLabel is a label that is not in the table, and its value, behind a value.
	strangeLabel  = regexp.MustCompile(` +\p{Han}{2,6} ?:.*$`)
	personPattern = regexp.MustCompile(`^\p{Han}{2,4}$`)
)

// parseHeaderLine reads a line as header fields; ok is false when it is not one.
func (l labels) parseHeaderLine(line string) (h headerLine, ok bool) {
	if runes(line) > maxHeaderRunes || strings.Contains(line, "。") {
		return headerLine{}, false
	}
	if bylinePattern.MatchString(line) && !headlineVerb.MatchString(line) && !strings.Contains(line, "记者会") {
		return headerLine{labelled: true, bare: true}, true
	}
	folded := fold(line)
	text := []byte(folded.text)
	if at := urlPattern.FindIndex(text); at != nil {
		h.url = strings.TrimRight(string(text[at[0]:at[1]]), ".,;)]")
	}
	barAll(text, urlPattern)
	barAll(text, noisePattern)
	for _, at := range datePattern.FindAllSubmatchIndex(text, -1) {
		d := dateOf(string(text), at)
		if d.IsZero() {
			continue
		}
		if !h.dated || publicationPattern.Match(text[:at[0]]) {
			h.published = d
		}
		h.dated = true
	}
	barAll(text, datePattern)
	loose, first := l.values(string(text), &h)
	h.first = folded.origin[first]
	h.bare = loose == ""
	if !h.dated && !h.labelled && (h.url == "" || loose != "") || runes(loose) > maxLooseRunes {
		return headerLine{}, false
	}
	return h, true
}

// barAll overwrites what is done with by bars, which also separate values.
func barAll(text []byte, pattern *regexp.Regexp) {
	for _, at := range pattern.FindAllIndex(text, -1) {
		for i := at[0]; i < at[1]; i++ {
			text[i] = '|'
		}
	}
}

// values puts the labelled values of a folded line into h and gives back the rest, and
// where the first field starts.
func (l labels) values(text string, h *headerLine) (loose string, first int) {
	found := l.find(text)
	h.labelled = len(found) > 0
	h.onlyMeetings = h.labelled
	end := len(text)
	if h.labelled {
		end = found[0].start
	}
	var rest []string
	addLoose := func(s string) {
		for part := range strings.SplitSeq(s, "|") {
			if part = trimValue(part); part != "" {
				rest = append(rest, part)
			}
		}
	}
	addLoose(text[:end])
	first = end
	if at := strings.IndexByte(text[:end], '|'); at >= 0 {
		first = at
	}
	for i, field := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1].start
		}
		value, more, _ := strings.Cut(text[field.valueStart:end], "|")
		addLoose(more)
		value = trimValue(strangeLabel.ReplaceAllString(value, ""))
		h.onlyMeetings = h.onlyMeetings && field.meaning == labelDate
		switch {
		case field.meaning == labelSource:
			setName(&h.source, sourceName(value))
		case field.meaning == labelAuthor:
			setName(&h.author, value)
		case field.meaning == labelDate || field.meaning == labelPublication:
			addLoose(value)
		case field.meaning == labelOther && runes(value) > maxNameRunes:
			addLoose(value)
		}
	}
	for _, part := range rest {
		switch {
		case publisherPattern.MatchString(part):
			setName(&h.source, part)
		case personPattern.MatchString(part) && h.dated:
			setName(&h.author, part)
		}
	}
	return strings.Join(rest, "|"), first
}

// setName fills an empty field with a value that is short enough for a name.
func setName(field *string, value string) {
	if *field == "" && runes(value) <= maxNameRunes {
		*field = value
	}
}

// sourceName drops what follows the name of the first publisher.
func sourceName(value string) string {
	if name, _, ok := strings.Cut(value, "综合"); ok && runes(name) >= 2 {
		return name
	}
	return value
}

// trimValue drops the white space, brackets and separators around a value, brackets only
// where they have no partner in it.
func trimValue(s string) string {
	for {
		before := s
		s = strings.Trim(s, " -—–·•,;:/、>»")
		for _, pair := range []string{"()", "[]", "【】"} {
			brackets := []rune(pair)
			opening, closing := string(brackets[0]), string(brackets[1])
			s = strings.TrimSuffix(strings.ReplaceAll(s, pair, ""), opening)
			s = strings.TrimPrefix(s, closing)
			if !strings.Contains(s, opening) {
				s = strings.TrimSuffix(s, closing)
			}
			if !strings.Contains(s, closing) {
				s = strings.TrimPrefix(s, opening)
			}
		}
		if s == before {
			return s
		}
	}
}
