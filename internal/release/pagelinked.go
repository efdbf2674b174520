package release

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// maxLinked bounds the linked data of a page, which has some hundred bytes.
const maxLinked = 64 << 10

// readLinked takes fields from the linked data (JSON-LD) in a script: those of schema.org
// and of the search engines that read pages in Chinese. What is broken tells nothing.
func (w *pageWalker) readLinked(script *html.Node) {
	if script.FirstChild == nil || len(script.FirstChild.Data) > maxLinked ||
		!strings.EqualFold(strings.TrimSpace(attribute(script, "type")), "application/ld+json") {
		return
	}
	var data any
	if err := json.Unmarshal([]byte(script.FirstChild.Data), &data); err != nil {
		return
	}
	w.linkedFields(data, 0)
}

// linkedFields reads an object, or those of a list or graph.
func (w *pageWalker) linkedFields(data any, depth int) {
	const maxDepth = 3
	if depth > maxDepth {
		return
	}
	switch v := data.(type) {
	case []any:
		for _, item := range v {
			w.linkedFields(item, depth+1)
		}
	case map[string]any:
		value := func(key string) string {
			s, _ := v[key].(string)
			return strings.TrimFunc(s, Blank)
		}
		w.linked.merge(fields{title: value("headline")})
		w.linked.merge(fields{title: value("title")})
		for _, key := range []string{"datePublished", "pubDate"} {
			w.linked.merge(fields{published: FindDate(value(key))})
		}
		if author, ok := v["author"].(map[string]any); ok {
			name, _ := author["name"].(string)
			setName(&w.linked.author, strings.TrimFunc(name, Blank))
		}
		w.linkedFields(v["@graph"], depth+1)
	}
}
