package release

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"huipu/internal/kg"
)

// maxTags bounds the tags of a page. Pages of the genre have some hundreds; the bound
// keeps the tree small and the time of the parser, which looks through up to 512 open
// elements at a tag, below a second.
const maxTags = 50_000

// isPage reports whether a file is HTML: by the ending of its name, if it holds a tag at
// all, or by its first tag.
func isPage(name, text string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".shtml", ".xhtml":
		return strings.Contains(text, "<")
	}
	head := strings.ToLower(strings.TrimLeftFunc(text[:min(len(text), 1024)], Blank))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return (strings.HasPrefix(head, "<!--") || strings.HasPrefix(head, "<?xml")) && strings.Contains(head, "<html")
}

// page is what is taken from an HTML file.
type page struct {
	lines []line
	fields
	windowTitle string // of the title element
	headings    []heading
}

// line is a stretch of a page between two breaks.
type line struct {
	text  string
	links int // characters of it that are links
}

// heading is an h1 element.
type heading struct {
	text string
	at   int // index of its line
}

// readPage takes the release out of a page: the headline, the lines of header fields
// around it and the lines of the article. Menus, lists of links, forms, comments and foot
// lines are left out. The title is the one that is known already, if it is not empty.
func readPage(source, title string) (text string, meta fields, err error) {
	if tags := strings.Count(source, "<"); tags > maxTags {
		return "", fields{}, fmt.Errorf("is a page of %d tags, the limit is %d: %w", tags, maxTags, kg.ErrLimit)
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return "", fields{}, fmt.Errorf("is a page that cannot be parsed: %w: %w", err, kg.ErrLimit)
	}
	w := &pageWalker{}
	tree := w.walk(root, false)
	w.flush()
	start, end, ok := w.article(root)
	if ok {
		start, end = tree.widen(w.lines, start, end)
	} else {
		start, end = tree.content(w.lines)
	}
	w.page.merge(w.linked)
	if title == "" {
		title = w.page.headline()
	}
	w.page.title = title
	kept := w.page.pick(headerLabels(), start, end)
	return strings.Join(kept, "\n"), w.page.fields, nil
}

// pageWalker turns the tree of a page into lines.
type pageWalker struct {
	page
	current strings.Builder
	links   int
	texts   []pageText
	linked  fields // of the linked data
	depth   int
	depths  int // of all nodes together
	skipped []*html.Node
}

// pageText is a text of the tree and the range of the lines of which it is a part.
type pageText struct {
	node       *html.Node
	start, end int
}

// element is what the search for the content needs to know of an element: the range of
// its lines and the elements within. Elements that begin no line of their own are left out.
type element struct {
	start, end int
	children   []element
}

// walk appends the lines of node. The parser keeps trees below 512 levels.
func (w *pageWalker) walk(node *html.Node, link bool) element {
	w.depth++
	w.depths += w.depth
	defer func() { w.depth-- }()
	switch node.Type {
	case html.TextNode:
		e := element{start: len(w.lines)}
		if node.Parent.DataAtom == atom.Pre {
			for text := range strings.Lines(node.Data) {
				w.write(text, link)
				w.flush()
			}
		} else {
			w.write(node.Data, link)
		}
		if strings.TrimFunc(node.Data, Blank) != "" {
			w.texts = append(w.texts, pageText{node, e.start, len(w.lines) + 1})
		}
		e.end = len(w.lines)
		return e
	case html.ElementNode:
		w.readMeta(node)
		if skipped(node) {
			w.skipped = append(w.skipped, node)
			return element{start: len(w.lines), end: len(w.lines)}
		}
		link = link || node.DataAtom == atom.A
	case html.DocumentNode:
	default:
		return element{start: len(w.lines), end: len(w.lines)}
	}
	breaks := node.Type == html.ElementNode && breaksLine(node.DataAtom)
	if breaks {
		w.flush()
	}
	e := element{start: len(w.lines)}
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		if c := w.walk(child, link); c.end > c.start {
			e.children = append(e.children, c)
		}
	}
	if node.DataAtom == atom.Td || node.DataAtom == atom.Th {
		w.write(" ", false)
	}
	if breaks {
		w.flush()
	}
	e.end = len(w.lines)
	if node.DataAtom == atom.H1 && e.end > e.start {
		w.headings = append(w.headings, heading{w.lines[e.start].text, e.start})
	}
	return e
}

// write adds text to the current line with white space as a browser shows it.
func (w *pageWalker) write(text string, link bool) {
	for _, r := range text {
		if htmlSpace(r) {
			w.space()
			continue
		}
		w.current.WriteRune(r)
		if link {
			w.links++
		}
	}
}

func (w *pageWalker) space() {
	if s := w.current.String(); s != "" && s[len(s)-1] != ' ' {
		w.current.WriteByte(' ')
	}
}

func htmlSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

func (w *pageWalker) flush() {
	if text := strings.TrimFunc(w.current.String(), Blank); text != "" {
		w.lines = append(w.lines, line{text, w.links})
	}
	w.current.Reset()
	w.links = 0
}

// breaksLine reports whether an element stands on lines of its own.
func breaksLine(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Caption,
		atom.Article, atom.Section, atom.Main, atom.Header, atom.Body, atom.Center, atom.Form,
		atom.Blockquote, atom.Pre, atom.Figure, atom.Address, atom.Fieldset:
		return true
	}
	return false
}

// skipped reports whether an element holds nothing of a release.
func skipped(node *html.Node) bool {
	switch node.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Nav, atom.Footer, atom.Aside,
		atom.Iframe, atom.Object, atom.Svg, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Label,
		atom.Figcaption:
		return true
	case atom.Header:
		return !within(node, atom.Article, atom.Main)
	case atom.Form:
		// Some servers wrap the whole page in a form.
		return !contains(node, atom.P, atom.H1)
	}
	style := strings.ToLower(strings.ReplaceAll(attribute(node, "style"), " ", ""))
	return has(node, "hidden") || strings.Contains(style, "display:none")
}

func within(node *html.Node, tags ...atom.Atom) bool {
	for ancestor := range node.Ancestors() {
		if slices.Contains(tags, ancestor.DataAtom) {
			return true
		}
	}
	return false
}

func contains(node *html.Node, tags ...atom.Atom) bool {
	for descendant := range node.Descendants() {
		if slices.Contains(tags, descendant.DataAtom) {
			return true
		}
	}
	return false
}

func has(node *html.Node, key string) bool {
	for _, a := range node.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func attribute(node *html.Node, key string) string {
	for _, a := range node.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
