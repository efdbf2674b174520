package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"huipu/graph"
	"huipu/internal/testkit"
)

// TestStories asks the questions of testdata/qiaolian, each a file of query.graphql, vars.json
// (may be missing) and want.json: the whole answer.
func TestStories(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	files, err := filepath.Glob("testdata/qiaolian/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("stories: %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { tell(t, o, file, "") })
	}
}

// tell runs the story of a file. A document that is not empty takes the place of query.graphql;
// it has to be answered without errors.
func tell(t *testing.T, o graph.Options, file, document string) {
	t.Helper()
	story, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range story.Files {
		parts[f.Name] = string(f.Data)
	}
	clean := document != ""
	if !clean {
		document = parts["query.graphql"]
	}
	var variables map[string]any
	if text := parts["vars.json"]; text != "" {
		if err := json.Unmarshal([]byte(text), &variables); err != nil {
			t.Fatalf("vars.json: %v", err)
		}
	}
	text, err := graph.Execute(graph.WithRequestID(context.Background(), "story"), o, document, variables, "")
	if err != nil {
		t.Fatal(err)
	}
	if clean && bytes.Contains(text, []byte(`"errors"`)) {
		t.Errorf("errors: %s", text)
	}
	var got bytes.Buffer
	if err := json.Indent(&got, text, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	if *update {
		setFile(story, "want.json", got.Bytes())
		if err := os.WriteFile(file, txtar.Format(story), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := parts["want.json"]; want != got.String() {
		t.Errorf("want %s\ngot %s", want, got.String())
	}
}

func setFile(a *txtar.Archive, name string, data []byte) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = data
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: data})
}

// TestQuestions answers every document of docs/queries, the questions that the service exists
// for, with the variables of the story of the same name in testdata/questions.
func TestQuestions(t *testing.T) {
	const folder = "../docs/queries"
	o := over(t, testkit.Qiaolian())
	documents, err := filepath.Glob(filepath.Join(folder, "*.graphql"))
	if err != nil || len(documents) == 0 {
		t.Fatalf("documents: %v, %v", documents, err)
	}
	for _, file := range documents {
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		t.Run(name, func(t *testing.T) {
			document, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(document), "# ") || !strings.Contains(string(document), "?") {
				t.Error("does not begin with its question")
			}
			tell(t, o, filepath.Join("testdata/questions", name+".txtar"), string(document))
		})
	}
	stories, err := filepath.Glob("testdata/questions/*.txtar")
	if err != nil || len(stories) != len(documents) {
		t.Errorf("%d stories for %d documents: %v", len(stories), len(documents), err)
	}
}
