package eval_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/eval"
	"huipu/internal/kg"
	"huipu/internal/release"
)

func TestFoldersArePairs(t *testing.T) {
	f := folder(t, "b.txt", "乙。", "b.gold.json", empty, "a.html", "<p>甲。</p>", "a.gold.json", empty, "alone.txt", "丙。", "notes.md", "x", "sub/c.gold.json", empty)
	var names []string
	for d, err := range f.Documents(t.Context(), reader{}, eval.All) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, d.Name)
	}
	if diff := cmp.Diff([]string{"a.html", "b.txt"}, names); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	if got := run(t, f, reader{}, eval.All).Unannotated; got != 1 {
		t.Errorf("%d releases without annotation, want 1", got)
	}
}

func TestFoldersThatCannotBeScored(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		want  string
		is    error
	}{
		{"nothing", nil, "no annotation in it", kg.ErrNotFound},
		{"no annotation", []string{"a.txt", "甲。"}, "no annotation in it", kg.ErrNotFound},
		{"no release", []string{"a.gold.json", empty}, `annotation "a.gold.json" has no release`, kg.ErrInvalid},
		{"two releases", []string{"a.gold.json", empty, "a.txt", "甲", "a.html", "甲"}, `"a.html" and "a.txt" would share one annotation`, kg.ErrInvalid},
		{"a malformed annotation", []string{"a.txt", "甲。", "a.gold.json", "{}"}, `annotation "a.gold.json": meetings is missing`, kg.ErrInvalid},
		{"an unreadable release", []string{"a.txt", "", "a.gold.json", empty}, `release "a.txt" is empty`, kg.ErrInvalid},
		{"a huge annotation", []string{"a.txt", "甲。", "a.gold.json", strings.Repeat(" ", release.MaxBytes+1)}, `"a.gold.json" has more than`, kg.ErrLimit},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := eval.OpenFolder(mapFS(test.files...))
			if err == nil {
				_, err = eval.Run(t.Context(), f, reader{}, eval.All)
			}
			if !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestACancelledRunEnds(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := eval.Run(ctx, folder(t, "a.txt", "甲。", "a.gold.json", empty), reader{}, eval.All)
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), `"a.txt"`) {
		t.Errorf("got %v, want a cancelled run of a.txt", err)
	}
}

func TestARunCanBeLeft(t *testing.T) {
	f := folder(t, "a.txt", "甲。", "a.gold.json", empty, "b.txt", "乙。", "b.gold.json", "{}")
	for d, err := range f.Documents(t.Context(), reader{}, eval.All) {
		if err != nil || d.Name != "a.txt" {
			t.Errorf("first document %s, %v", d.Name, err)
		}
		break
	}
}

// TestWhatIsPutAsideIsFixed holds the choice of documents together: another one would let
// those who tune the extractor see what they must not fit.
func TestWhatIsPutAsideIsFixed(t *testing.T) {
	for name, want := range map[string]bool{
		"001.txt": false, "002.txt": false, "003.txt": false, "004.txt": true, "005.txt": true, "one.txt": true, "two.txt": false,
	} {
		if got := eval.PutAside(name); got != want {
			t.Errorf("%s is put aside: %v, want %v", name, got, want)
		}
	}
}

func TestWhatIsPutAsideIsCountedButNotShown(t *testing.T) {
	const gold = `{"doc":"1","meetings":[],"persons":[{"name":"甲","roles":[]}],"attendance":[],"mentioned_only":[],"org_participation":[],"orgs":[]}`
	f := folder(t, "004.txt", "甲到会。", "004.gold.json", gold, "001.txt", "甲也到会。", "001.gold.json", gold)
	for _, test := range []struct {
		part                     eval.Part
		documents, aside, hidden int
		listed                   []string
	}{
		{eval.All, 2, 1, 1, []string{"001.txt"}},
		{eval.Open, 1, 0, 0, []string{"001.txt"}},
		{eval.Held, 1, 1, 0, []string{"004.txt"}},
	} {
		r := run(t, f, reader{}, test.part)
		if r.Documents != test.documents || r.PutAside != test.aside || r.NotShown != test.hidden || r.Relations[0].Missed != test.documents {
			t.Errorf("%s: %d documents, %d put aside, %d not shown, %+v", test.part, r.Documents, r.PutAside, r.NotShown, r.Relations[0])
		}
		var listed, differing []string
		for _, d := range r.ByDocument {
			listed = append(listed, d.Document)
		}
		for _, d := range r.Differences {
			differing = append(differing, d.Document)
		}
		if diff := cmp.Diff(test.listed, listed); diff != "" {
			t.Errorf("%s: documents listed (-want +got):\n%s", test.part, diff)
		}
		if diff := cmp.Diff(test.listed, differing); diff != "" {
			t.Errorf("%s: documents with differences (-want +got):\n%s", test.part, diff)
		}
	}
	open := folder(t, "001.txt", "甲也到会。", "001.gold.json", gold)
	if _, err := eval.Run(t.Context(), open, reader{}, eval.Held); !errors.Is(err, kg.ErrNotFound) {
		t.Errorf("nothing of the part: got %v, want %v", err, kg.ErrNotFound)
	}
}
