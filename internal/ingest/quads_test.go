package ingest_test

import (
	"io/fs"
	"testing"

	"huipu/internal/extract"
	"huipu/internal/ingest"
	"huipu/internal/view"
	"huipu/seeds"
)

// maxQuads bounds what the store holds for a release of the length of the first case.
const maxQuads = 400

// TestReleaseTakesFewQuads keeps the cost of a fact in statements.
func TestReleaseTakesFewQuads(t *testing.T) {
	const name = "003-qiaolian-shijie-wuci-changwei.txt"
	raw, err := fs.ReadFile(seeds.Releases(), name)
	if err != nil {
		t.Fatal(err)
	}
	s := memory()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	b := bench{
		ingest.New(ingest.Options{
			Store: s, View: v, ExtractorVersion: extract.Version,
			Extractor: func() (ingest.Extractor, error) { return extract.New() },
		}),
		s, v,
	}
	if o := b.ingest(t, ingest.Input{Name: name, Raw: raw}); o.Attendances < 10 {
		t.Fatalf("%s gave %d attendances", name, o.Attendances)
	}
	if n := b.quads(t); n >= maxQuads {
		t.Errorf("%s takes %d quads, want fewer than %d", name, n, maxQuads)
	}
}
