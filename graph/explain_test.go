package graph_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"huipu/internal/extract"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
)

// TestExplanations asks the questions of testdata/explain over what is read from their
// release.txt and stored.
func TestExplanations(t *testing.T) {
	files, err := filepath.Glob("testdata/explain/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("stories: %v, %v", files, err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			story, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range story.Files {
				if part.Name != "release.txt" {
					continue
				}
				r, err := release.Read(part.Name, part.Data)
				if err != nil {
					t.Fatal(err)
				}
				f, err := x.Extract(t.Context(), r)
				if err != nil {
					t.Fatal(err)
				}
				tell(t, over(t, []kg.Contribution{resolve.Resolve(f)}), file, "")
				return
			}
			t.Fatal("no release.txt in the story")
		})
	}
}
