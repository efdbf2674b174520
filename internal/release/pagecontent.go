package release

import (
	"regexp"
	"strings"
)

// weight says how much a line looks like running text.
func (l line) weight() int {
	own := runes(l.text) - l.links
	if strings.ContainsAny(l.text, "，。") {
		return own
	}
	return own / 4
}

// navigation reports a line that is mostly links.
func (l line) navigation() bool {
	return 2*l.links > runes(l.text) && !strings.Contains(l.text, "。")
}

// content is the range of lines of the smallest element that holds most of the running
// text in more than one line.
func (e element) content(lines []line) (start, end int) {
	sums := make([]int, len(lines)+1)
	for i, l := range lines {
		sums[i+1] = sums[i] + l.weight()
	}
	weight := func(e element) int { return sums[e.end] - sums[e.start] }
descend:
	for {
		for _, child := range e.children {
			if child.end-child.start > 1 && 10*weight(child) >= 7*weight(e) {
				e = child
				continue descend
			}
		}
		return e.start, e.end
	}
}

// headline is the title that the page gives its content: the longest h1 that the title of
// the window or the meta tags repeat, else these tags, else the first h1 that is text,
// else the title of the window without the name of the site.
func (p *page) headline() string {
	repeated, first := "", ""
	for _, h := range p.headings {
		if strings.Contains(p.windowTitle, h.text) || strings.Contains(p.title, h.text) {
			if runes(h.text) > runes(repeated) {
				repeated = h.text
			}
		}
		if first == "" && !p.lines[h.at].navigation() {
			first = h.text
		}
	}
	switch site := siteName.FindStringIndex(p.windowTitle); {
	case repeated != "" && (p.title == "" || runes(repeated) > runes(p.title)/2):
		return repeated
	case p.title != "":
		return p.title
	case first != "":
		return first
	case site != nil && site[0] > 0:
		return p.windowTitle[:site[0]]
	}
	return p.windowTitle
}

// siteName is what follows the headline in the title of a window: _新华网, -某某政府网站.
var siteName = regexp.MustCompile(`(?:[_|丨]|\s*[-—–]{1,2}\s*)[^_|丨—–-]{2,20}(?:[_|丨-][^_|丨]*)?$`)

// furniture is a line of a page that belongs to no release.
var furniture = regexp.MustCompile(`^(?:(?:您)?(?:的)?(?:当前|现在)?(?:所在)?位置|您现在|首页|返回|上一[篇条]|下一[篇条]|相关(?:新闻|链接|阅读|文章|报道|稿件)|分享到|扫一扫|【?(?:打印|关闭|字体|字号)|版权所有|主办单位|Copyright|©)`)

// The lines of fields that are taken from above the content and from straight below it.
const (
	maxHeadLines = 4
	maxFootLines = 3
)

// pick gives the lines of the release: the headline, the fields above the content, the
// content, the fields below it.
func (p *page) pick(labels labels, start, end int) []string {
	// Where the headline stands within the content, what comes before it are crumbs.
	for i := start; i < end; i++ {
		if p.lines[i].text == p.title {
			start = i + 1
			break
		}
	}
	var head, body []string
	for i, l := range p.lines[:end] {
		switch {
		case i >= start:
			if !l.navigation() && !furniture.MatchString(l.text) {
				body = append(body, l.text)
			}
		case !furniture.MatchString(l.text):
			if found, ok := labels.parseHeaderLine(l.text); ok && (found.dated || found.source != "") {
				head = append(head, l.text)
			}
		}
	}
	for _, l := range p.lines[end:min(len(p.lines), end+maxFootLines)] {
		if _, ok := labels.parseHeaderLine(l.text); !ok || furniture.MatchString(l.text) {
			break
		}
		body = append(body, l.text)
	}
	head = head[max(0, len(head)-maxHeadLines):]
	if p.title == "" {
		return append(head, body...)
	}
	return append(append([]string{p.title}, head...), body...)
}
