package eval_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"huipu/internal/eval"
	"huipu/internal/kg"
)

// page writes the page of a folder and gives its text and its parsed nodes.
func page(t *testing.T, f *eval.Folder, x eval.Extractor, part eval.Part) (string, *html.Node) {
	t.Helper()
	var b bytes.Buffer
	if err := eval.WritePage(&b, run(t, f, x, part), f.Documents(t.Context(), x, part)); err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), tree
}

// classed gives the nodes whose class list holds every one of the classes.
func classed(tree *html.Node, classes ...string) []*html.Node {
	var out []*html.Node
	for n := range tree.Descendants() {
		have := strings.Fields(attribute(n, "class"))
		if !slices.ContainsFunc(classes, func(c string) bool { return !slices.Contains(have, c) }) && n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// content is the text within a node.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func contents(nodes []*html.Node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, content(n))
	}
	return out
}

func TestThePageMarksFactsInTheText(t *testing.T) {
	_, tree := page(t, folder(t, "001.txt", annual, "001.gold.json", annualGold), reader{"年度": annualFacts()}, eval.All)
	// Without signs and marks the text is that of the release.
	text := content(classed(tree, "text")[0])
	for _, sign := range []string{"○1", "○2", "✗3", "○4", "○5", "✗6", "✗8"} {
		if !strings.Contains(text, sign) {
			t.Errorf("no sign %s in %q", sign, text)
		}
		text = strings.Replace(text, sign, "", 1)
	}
	if text != annual {
		t.Errorf("text %q, want %q", text, annual)
	}
	for _, test := range []struct {
		classes []string
		want    []string
	}{
		{[]string{"right", "person"}, []string{"甲某"}},
		{[]string{"right", "meeting"}, []string{"甲会年度大会"}},
		{[]string{"right", "post"}, []string{"甲会主席"}},
		{[]string{"wrong", "person"}, []string{"乙某", "乙某"}},
		{[]string{"wrong", "post"}, []string{"秘书长"}},
		{[]string{"wrong", "body"}, []string{"丁会代表"}},
		{[]string{"missed", "person"}, []string{"丙某"}},
	} {
		if diff := cmp.Diff(test.want, contents(classed(tree, test.classes...))); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.classes, diff)
		}
	}
	// 戊戌会 does not stand in the text: its sign leads nowhere.
	list := classed(tree, "list")[0]
	var links int
	ids := map[string]bool{}
	for n := range tree.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %s stands twice", id)
			}
			ids[id] = true
		}
	}
	for n := range tree.Descendants() {
		if href := attribute(n, "href"); href != "" {
			links++
			if target, ok := strings.CutPrefix(href, "#"); !ok || !ids[target] {
				t.Errorf("link to %s leads nowhere", href)
			}
		}
	}
	if links != 1+7+7 {
		t.Errorf("%d links, want one to the document, seven to the list and seven back", links)
	}
	if got := contents(classed(list, "sign")); len(got) != 8 || got[6] != "○7" {
		t.Errorf("signs of the list: %q", got)
	}
}

func TestThePageEscapesWhatItShows(t *testing.T) {
	const evil = `<script>alert("1")</script><img src=x onerror=alert(2)>'"&amp;`
	text := "甲会年度大会召开" + evil + "\n\n乙某" + evil + "出席。\n"
	gold := strings.Replace(empty, `"orgs":[]`, `"orgs":["</mark><script>alert(3)</script>","乙某<b>"]`, 1)
	facts := kg.Facts{Persons: []kg.PersonFact{{Name: `乙某` + evil, Evidence: evidence(text, "乙某"+evil, `</code><script>alert(4)</script>`, 0.9)}}}
	const name = `"><img src=x onerror=alert(5)>.txt`
	raw, tree := page(t, folder(t, name, text, strings.TrimSuffix(name, ".txt")+".gold.json", gold), reader{"年度": facts}, eval.All)
	elements := map[string]int{}
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		elements[n.Data]++
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("attribute %s=%q of %s", a.Key, a.Val, n.Data)
			}
		}
	}
	for _, name := range []string{"script", "img", "link", "iframe", "object", "form", "base"} {
		if elements[name] > 0 {
			t.Errorf("the page has %d elements %s", elements[name], name)
		}
	}
	if strings.Contains(raw, "@import") || strings.Contains(raw, "url(") {
		t.Error("the style of the page asks for other files")
	}
	if got := content(classed(tree, "text")[0]); !strings.Contains(got, evil) {
		t.Errorf("the text is shown as %q", got)
	}
	if !strings.Contains(content(tree), name) {
		t.Error("the name of the file is not shown")
	}
}

func TestThePageHidesWhatIsPutAside(t *testing.T) {
	f := folder(t, "004.txt", "甲某到会。\n", "004.gold.json", empty, "001.txt", "乙某到会。\n", "001.gold.json", empty)
	raw, tree := page(t, f, reader{}, eval.All)
	if strings.Contains(raw, "甲某") || strings.Contains(raw, "004.txt") || len(classed(tree, "document")) != 1 {
		t.Error("the page of all documents shows one that is put aside")
	}
	raw, _ = page(t, f, reader{}, eval.Held)
	if !strings.Contains(raw, "甲某到会") || strings.Contains(raw, "乙某") {
		t.Error("the page of the documents put aside does not show them alone")
	}
}

func TestThePageIsTheSameTwice(t *testing.T) {
	f, x := folder(t, "001.txt", annual, "001.gold.json", annualGold), reader{"年度": annualFacts()}
	first, _ := page(t, f, x, eval.All)
	if second, _ := page(t, f, x, eval.All); second != first {
		t.Error("two pages of one folder differ")
	}
}

func TestThePageEndsWithTheFirstError(t *testing.T) {
	broken := errors.New("broken")
	err := eval.WritePage(&bytes.Buffer{}, annualReport(t), func(yield func(eval.Document, error) bool) { yield(eval.Document{}, broken) })
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}
