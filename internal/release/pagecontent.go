package release

import (
	"regexp"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepths bounds the depths of the nodes of a page, added up, up to which package readability
// is asked: its time grows with them, and at the bound is half a second. Pages of the genre
// have some ten thousand.
const maxDepths = 1_000_000

// minArticle is how many characters an article has at least.
const minArticle = 20

// firstMark is the first of the characters that tell texts from one another while package
// readability has the tree. They are of the private planes 15 and 16, and more than a page
// may have texts.
const firstMark = '\U000F0000'

// article is the range of lines in which package readability finds the article; ok is false
// where it finds none or is not asked. It changes the tree. The package also takes out what it holds to be no
// part of the article, such as tables and lists, in which a release names its people: so
// what is taken from it is where the article begins and ends.
func (w *pageWalker) article(root *html.Node) (start, end int, ok bool) {
	if w.depths > maxDepths {
		return 0, 0, false
	}
	for _, node := range w.skipped {
		if node.DataAtom != atom.Title && node.Parent != nil {
			node.Parent.RemoveChild(node)
		}
	}
	for node := range root.Descendants() {
		// Pages are hidden until a script has run; what stays hidden has been skipped.
		node.Attr = slices.DeleteFunc(node.Attr, func(a html.Attribute) bool { return a.Key == "style" })
	}
	for i, text := range w.texts {
		text.node.Data = string(firstMark+rune(i)) + text.node.Data
	}
	parser := readability.NewParser()
	parser.CharThresholds = minArticle
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(root, nil)
	if err != nil || found.Node == nil {
		return 0, 0, false
	}
	start, end = len(w.lines), 0
	for node := range found.Node.Descendants() {
		if node.Type != html.TextNode {
			continue
		}
		for _, r := range node.Data {
			if i := int(r - firstMark); i >= 0 && i < len(w.texts) {
				start = min(start, w.texts[i].start)
				end = max(end, w.texts[i].end)
			}
		}
	}
	end = min(end, len(w.lines))
	return start, end, start < end
}

// widen extends the range of an article over what stands beside it in the same element, as
// far as the next furniture: a list of names above or below the running text.
func (e element) widen(lines []line, start, end int) (int, int) {
descend:
	for {
		for _, child := range e.children {
			if child.start <= start && child.end >= end {
				e = child
				continue descend
			}
		}
		break
	}
	for start > e.start && !lines[start-1].chrome() {
		start--
	}
	for end < e.end && !lines[end].chrome() {
		end++
	}
	return start, end
}

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

// furniturePattern is the beginning of a line of a page that belongs to no release.
var furniturePattern = regexp.MustCompile(`^[【\[（(]? ?(?:` +
	`(?:您)?(?:的)?(?:当前|现在)?(?:所在)?(?:的)?位置|您现在|首页|返回(?:首页|顶部|列表|上一页)|网站地图|` +
	`[上下]一(?:篇|条|页|则|个)|相关(?:新闻|链接|阅读|文章|报道|稿件|推荐|附件)|(?:热门|热点|推荐|延伸|精彩)(?:新闻|阅读|推荐|文章)|` +
	`分享(?:到|至|按钮|本文|[:：]|$)|转发(?:到|至|$)|扫一扫|(?:长按|扫描|识别|微信扫)[^。，]{0,8}(?:二维码|关注)|点击(?:蓝字|上方|下方|查看|关注)|阅读原文|` +
	`打印(?:本页|此页|[】\]]|$)|关闭(?:窗口|本页|此页|$)|(?:字体|字号) ?[:：【\[大]|收藏本|我要纠错|` +
	`版权(?:所有|声明)|[主承]办单位[:：].{0,30}(?:备案|标识码|电话)|技术支持[:：]|[^。]{0,8}ICP备|备案号|网站标识码|未经[^。]{0,12}(?:授权|许可|同意)|免责声明|Copyright|©)`)

// maxFurniture is how many characters such a line has at most.
const maxFurniture = 60

func (l line) furniture() bool {
	return runes(l.text) <= maxFurniture && furniturePattern.MatchString(Plain(l.text))
}

// chrome reports a line that belongs to the page and not to the release.
func (l line) chrome() bool { return l.navigation() || l.furniture() }

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
			if !l.chrome() {
				body = append(body, l.text)
			}
		case !l.furniture():
			if found, ok := labels.parseHeaderLine(Plain(l.text)); ok && (found.dated || found.source != "") {
				head = append(head, l.text)
			}
		}
	}
	for _, l := range p.lines[end:min(len(p.lines), end+maxFootLines)] {
		if _, ok := labels.parseHeaderLine(Plain(l.text)); !ok || l.chrome() {
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
