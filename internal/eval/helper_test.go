package eval_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"huipu/internal/eval"
	"huipu/internal/kg"
	"huipu/internal/release"
)

// empty is an annotation of a release that says nothing.
const empty = `{"doc":"1","meetings":[],"persons":[],"attendance":[],"mentioned_only":[],"org_participation":[],"orgs":[]}`

// goldWith is the empty annotation with some of its lists replaced.
func goldWith(t testing.TB, lists ...string) *eval.Gold {
	t.Helper()
	raw := empty
	for k := 0; k < len(lists); k += 2 {
		key := `"` + lists[k] + `":`
		if before, after, ok := strings.Cut(raw, key+"[]"); ok {
			raw = before + key + lists[k+1] + after
		} else {
			raw = strings.TrimSuffix(raw, "}") + "," + key + lists[k+1] + "}"
		}
	}
	g, err := eval.ReadGold("1.gold.json", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// lines are the findings about a relation, one line each.
func lines(findings []eval.Finding, r eval.Relation) []string {
	var out []string
	for _, f := range findings {
		if f.Relation == r {
			out = append(out, string(f.Verdict)+" "+f.Text())
		}
	}
	return out
}

// evidence is what the rule read from the first place of the quote in the text.
func evidence(text, quote, rule string, confidence float64) []kg.Evidence {
	start := strings.Index(text, quote)
	return []kg.Evidence{{Span: kg.SpanOf(text, start, start+len(quote)), Quote: quote, Rule: rule, Confidence: confidence}}
}

// reader is an extractor that knows the facts by a word of the text.
type reader map[string]kg.Facts

func (r reader) Extract(ctx context.Context, doc *release.Release) (kg.Facts, error) {
	if err := ctx.Err(); err != nil {
		return kg.Facts{}, err
	}
	var facts kg.Facts
	for word, known := range r {
		if strings.Contains(doc.Text, word) {
			facts = known
		}
	}
	facts.Document = doc.Document
	facts.Document.Extractor = "test/1"
	return facts, nil
}

// folder opens files given as name and content in turn.
func folder(t testing.TB, files ...string) *eval.Folder {
	t.Helper()
	f, err := eval.OpenFolder(mapFS(files...))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mapFS(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for k := 0; k < len(files); k += 2 {
		m[files[k]] = &fstest.MapFile{Data: []byte(files[k+1])}
	}
	return m
}

// run scores a folder with all sections.
func run(t testing.TB, f *eval.Folder, x eval.Extractor, part eval.Part) eval.Report {
	t.Helper()
	c, err := eval.Run(t.Context(), f, x, part)
	if err != nil {
		t.Fatal(err)
	}
	return c.Report(eval.Sections{Documents: true, Rules: true, Differences: true, Calibration: true})
}
