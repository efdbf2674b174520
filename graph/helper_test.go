package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/graph"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
)

var update = flag.Bool("update", false, "rewrite golden files")

// snapshotOf is a version of the graph with the contributions.
func snapshotOf(t testing.TB, contributions []kg.Contribution) *view.Snapshot {
	t.Helper()
	return testkit.View(t, memstore.New(memstore.Options{Now: testkit.Clock()}), contributions).Snapshot()
}

// over makes options over a graph of the contributions.
func over(t testing.TB, contributions []kg.Contribution) graph.Options {
	t.Helper()
	snapshot := snapshotOf(t, contributions)
	return graph.Options{Query: query.New(func() query.Reader { return snapshot })}
}

// ask runs a document and reads its answer. The request has the id "test".
func ask(t testing.TB, o graph.Options, document string, variables map[string]any) answer {
	t.Helper()
	return askIn(t, context.Background(), o, document, variables)
}

func askIn(t testing.TB, ctx context.Context, o graph.Options, document string, variables map[string]any) answer {
	t.Helper()
	text, err := graph.Execute(graph.WithRequestID(ctx, "test"), o, document, variables, "")
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return a
}

type answer struct {
	Data   json.RawMessage `json:"data,omitempty"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path,omitempty"`
		Locations  []any          `json:"locations,omitempty"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors,omitempty"`
	Extensions struct {
		Cost struct{ Requested, Limit, Depth int } `json:"cost"`
	} `json:"extensions"`
}

// code is that of the only error; empty without errors.
func (a answer) code(t testing.TB) string {
	t.Helper()
	if len(a.Errors) == 0 {
		return ""
	}
	if len(a.Errors) > 1 {
		t.Fatalf("want one error: %+v", a.Errors)
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

// data decodes the data of an answer without errors.
func (a answer) data(t testing.TB, into any) {
	t.Helper()
	if len(a.Errors) > 0 {
		t.Fatalf("errors: %+v", a.Errors)
	}
	d := json.NewDecoder(bytes.NewReader(a.Data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatalf("%v in %s", err, a.Data)
	}
}

// golden compares text with a file, which -update rewrites.
func golden(t testing.TB, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
