package release

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readMeta takes title and fields from the head of a page.
func (w *pageWalker) readMeta(node *html.Node) {
	switch node.DataAtom {
	case atom.Title:
		if w.windowTitle == "" && node.FirstChild != nil {
			w.windowTitle = strings.Join(strings.Fields(node.FirstChild.Data), " ")
		}
	case atom.Link:
		if attribute(node, "rel") == "canonical" {
			w.setURL(attribute(node, "href"))
		}
	case atom.Script:
		w.readLinked(node)
	case atom.Meta:
		name := attribute(node, "name")
		if name == "" {
			name = attribute(node, "property")
		}
		if name == "" {
			name = attribute(node, "itemprop")
		}
		w.readMetaTag(strings.ToLower(name), strings.TrimFunc(attribute(node, "content"), Blank))
	}
}

// readMetaTag knows the names of the standard for government sites (ArticleTitle, PubDate,
// ContentSource), of Open Graph and those in common use.
func (w *pageWalker) readMetaTag(name, content string) {
	switch name {
	case "articletitle", "og:title":
		if w.title == "" {
			w.title = content
		}
	case "pubdate", "publishdate", "publish_time", "publishtime", "pubtime", "article:published_time", "og:published_time",
		"date", "og:release_date", "dc.date", "dc.date.issued", "dcterms.issued", "datepublished", "releasedate", "firstpublishedtime":
		if w.published.IsZero() {
			w.published = FindDate(content)
		}
	case "contentsource", "source", "article:source", "mediaid":
		setName(&w.source, content)
	case "author", "article:author":
		setName(&w.author, content)
	case "url", "og:url":
		w.setURL(content)
	}
}

func (w *pageWalker) setURL(address string) {
	if w.url == "" && urlPattern.MatchString(address) {
		w.url = urlPattern.FindString(address)
	}
}
