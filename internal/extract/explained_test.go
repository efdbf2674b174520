package extract_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"huipu/internal/extract"
)

// TestExplanations reads each testdata/explain/*.txtar: release.txt is the text, want.txt
// what WriteExplainedText says of it.
func TestExplanations(t *testing.T) {
	paths, err := filepath.Glob("testdata/explain/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	x := newExtractor(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f := facts(t, x, section(t, a, "release.txt"))
			check(t, f)
			var got strings.Builder
			if err := extract.WriteExplainedText(&got, "release.txt", f); err != nil {
				t.Fatal(err)
			}
			if *update {
				setSection(a, "want.txt", got.String())
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(section(t, a, "want.txt"), got.String()); diff != "" {
				t.Errorf("%s (-want +got)\n%s", strings.TrimSpace(string(a.Comment)), diff)
			}
		})
	}
}

// TestAppendExplainedJSON wants what AppendJSON gives, and beside it the explanation of every
// fact and the second passage of evidence.
func TestAppendExplainedJSON(t *testing.T) {
	x := newExtractor(t)
	f := facts(t, x, "座谈会举行\n2021-05-02\n531日，某协会座谈会在京举行，会长王明华主持会议，各区侨联代表参加会议。\n")
	plain, err := extract.AppendJSON(nil, "a.txt", f)
	if err != nil {
		t.Fatal(err)
	}
	line, err := extract.AppendExplainedJSON([]byte("before\n"), "a.txt", f)
	if err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(string(line), "before\n")
	if !ok || strings.Count(text, "\n") != 1 {
		t.Fatalf("want one line behind what was there: %q", line)
	}
	at := 0
	for _, part := range []string{
		`"meetings":[`, `"rule":"meeting-held-after","confidence":0.99,"basis":{"kind":"VERB","start":`, `"endChar":`, `,"quote":"举行"}}],"explain":{"zh":"会议名称在谓语之前`, `","en":"The meeting's name stands`,
		`"persons":[`, `"memberships":[`, `"explain":{"zh":"职务“会长”`, `"explain":{"zh":"“王明华”`,
		`"attendances":[`, `"explain":{"zh":"由“会长王明华主持`, `"groupAttendances":[`, `"explain":{"zh":"由“各区侨联代表参加`,
		`"repairs":[`, `"reason":"数字`, `","explain":{"zh":"“531日”`,
	} {
		next := strings.Index(text[at:], part)
		if next < 0 {
			t.Fatalf("%s does not follow in\n%s", part, text)
		}
		at += next + len(part)
	}
	var bare, explained map[string]any
	if err := errors.Join(json.Unmarshal(plain, &bare), json.Unmarshal(line[len("before\n"):], &explained)); err != nil {
		t.Fatal(err)
	}
	if n := withoutExplanations(explained); n == 0 {
		t.Error("nothing is explained")
	}
	if diff := cmp.Diff(bare, explained); diff != "" {
		t.Errorf("apart from explanations (-plain +explained)\n%s", diff)
	}
}

// withoutExplanations takes the explanations and bases out of a value, and counts them.
func withoutExplanations(value any) int {
	n := 0
	switch v := value.(type) {
	case map[string]any:
		for _, key := range []string{"explain", "basis"} {
			if _, ok := v[key]; ok {
				delete(v, key)
				n++
			}
		}
		for _, inner := range v {
			n += withoutExplanations(inner)
		}
	case []any:
		for _, inner := range v {
			n += withoutExplanations(inner)
		}
	}
	return n
}

func TestWriteExplainedTextReportsItsWriter(t *testing.T) {
	f := facts(t, newExtractor(t), "座谈会举行\n2021-05-02\n5月1日，某协会座谈会在京举行。\n")
	if err := extract.WriteExplainedText(failingWriter{}, "a.txt", f); err == nil {
		t.Error("a failing writer gives no error")
	}
}
