package archtest_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/archtest"
	"huipu/internal/vocab"
)

// TestRules holds our packages against the rules.
func TestRules(t *testing.T) {
	packages, err := archtest.Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	// A load that misses packages would keep every rule.
	seen := map[string]bool{}
	for _, p := range packages {
		seen[p.Path] = len(p.Files) > 0
	}
	for _, path := range []string{"internal/kg", "internal/archtest", "internal/store/cayleystore", "graph/generated", "server"} {
		if !seen[path] {
			t.Errorf("package %s was not loaded", path)
		}
	}
	for _, violation := range archtest.Check(packages) {
		t.Error(violation)
	}
}

// pkg is a package that keeps the rules, but for what the test adds.
func pkg(path string, imports ...string) archtest.Package {
	return archtest.Package{Path: path, Name: "p", Imports: imports, Files: []archtest.File{{"p.go", "// Package p is.\npackage p\n"}}}
}

func tested(p archtest.Package, imports ...string) archtest.Package {
	p.TestImports = imports
	return p
}

func with(p archtest.Package, name, source string) archtest.Package {
	p.Files = append(p.Files, archtest.File{Name: name, Source: source})
	return p
}

func TestCheckFindsEachKindOfViolation(t *testing.T) {
	const module = "huipu/"
	iri := vocab.NSHuipu + "evil"
	tests := []struct {
		name string
		p    archtest.Package
		want []string
	}{
		{"a package that keeps the rules", pkg("internal/vocab", "fmt", "huipu/internal/kg", "github.com/cayleygraph/quad"), nil},
		{"a layer may use its own folders", pkg("graph", module+"graph/generated", module+"internal/query"), nil},
		{"a test may import more", tested(pkg("internal/query"), module+"internal/store/memstore", "pgregory.net/rapid", module+"internal/query"), nil},
		{"a folder without a layer", pkg("internal/util"), []string{"internal/util belongs to no layer"}},
		{"the root has no package", pkg("."), []string{". belongs to no layer"}},
		{"the domain imports the store", pkg("internal/kg", module+"internal/store"), []string{"internal/kg imports internal/store"}},
		{"the domain imports a library", pkg("internal/kg", "github.com/cayleygraph/quad"), []string{"internal/kg imports github.com/cayleygraph/quad"}},
		{"a sibling adapter", pkg("internal/store/memstore", module+"internal/store/cayleystore"), []string{"internal/store/memstore imports internal/store/cayleystore"}},
		{"the contract imports a backend", pkg("internal/store", module+"internal/store/memstore"), []string{"internal/store imports internal/store/memstore"}},
		{"the API sees the store", pkg("graph", module+"internal/store"), []string{"graph imports internal/store"}},
		{"the API sees the extractor", pkg("graph/scalar", module+"internal/extract"), []string{"graph/scalar imports internal/extract"}},
		{"something imports the server", pkg("internal/ingest", module+"server/cli"), []string{"internal/ingest imports server/cli"}},
		{"main does more than start the command line", pkg("server", module+"internal/config"), []string{"server imports internal/config"}},
		{"a folder that no layer owns is imported", pkg("server/cli", module+"internal/util"), []string{"server/cli imports internal/util"}},
		{"a test goes too far", tested(pkg("internal/kg"), module+"internal/query"), []string{"the test of internal/kg imports internal/query"}},
		{"cayley outside its store", pkg("internal/store/memstore", "github.com/cayleygraph/cayley/graph"), []string{"internal/store/memstore imports github.com/cayleygraph/cayley/graph"}},
		{"cayley in a test", tested(pkg("graph"), "github.com/cayleygraph/cayley"), []string{"the test of graph imports github.com/cayleygraph/cayley"}},
		{"quads in the API", pkg("graph", "github.com/cayleygraph/quad"), []string{"graph imports github.com/cayleygraph/quad"}},
		{"a quad reader where only types belong", pkg("internal/vocab", "github.com/cayleygraph/quad/nquads"), []string{"internal/vocab imports github.com/cayleygraph/quad/nquads"}},
		{"gse outside the segmenter", pkg("internal/extract", "github.com/go-ego/gse"), []string{"internal/extract imports github.com/go-ego/gse"}},
		{"gqlgen outside the API", pkg("internal/query", "github.com/99designs/gqlgen/graphql"), []string{"internal/query imports github.com/99designs/gqlgen/graphql"}},
		{"gqlparser outside the API", pkg("internal/query", "github.com/vektah/gqlparser/v2"), []string{"internal/query imports github.com/vektah/gqlparser/v2"}},
		{"bleve outside the search", pkg("internal/query", "github.com/blevesearch/bleve/v2"), []string{"internal/query imports github.com/blevesearch/bleve/v2"}},
		{"an unknown library", pkg("server/cli", "github.com/spf13/cobra"), []string{"server/cli imports github.com/spf13/cobra"}},
		{"a test library in the program", pkg("internal/view", "pgregory.net/rapid"), []string{"internal/view imports pgregory.net/rapid"}},
		{"a library whose name begins alike", pkg("internal/segment", "github.com/go-ego/gse-fork"), []string{"internal/segment imports github.com/go-ego/gse-fork"}},
		{"an init function", with(pkg("internal/kg"), "q.go", "package p\nfunc init() {}\n"), []string{"internal/kg/q.go has an init function"}},
		{"an init function of a test", with(pkg("internal/kg"), "q_test.go", "package p\nfunc init() {}\n"), []string{"internal/kg/q_test.go has an init function"}},
		{"a generated init function", with(pkg("graph/generated"), "q.go", "// Code generated by g, DO NOT EDIT.\n\npackage p\nfunc init() {}\n"), nil},
		{"a method called init", with(pkg("internal/kg"), "q.go", "package p\ntype t int\nfunc (t) init() {}\n"), nil},
		{"a term of the vocabulary", with(pkg("graph"), "q.go", "package p\nvar x = \""+iri+"\"\n"), []string{"graph/q.go spells out a term of the vocabulary"}},
		{"a raw term of the vocabulary", with(pkg("graph"), "q_test.go", "package p\nvar x = `"+iri+"`\n"), []string{"graph/q_test.go spells out a term of the vocabulary"}},
		{"the vocabulary itself", with(pkg("internal/vocab"), "q.go", "package p\nvar x = \""+iri+"\"\n"), nil},
		{"a skip without a reason", with(pkg("graph"), "q_test.go", "package p\nfunc f(t *T) { t.SkipNow() }\n"), []string{`graph/q_test.go skips a test with the reason ""`}},
		{"a skip for what is missing", with(pkg("graph"), "q_test.go", "package p\nfunc f(t *T) { t.Skip(\"not written yet\") }\n"), []string{`graph/q_test.go skips a test with the reason "not written yet"`}},
		{"a skip with a made-up reason", with(pkg("graph"), "q_test.go", "package p\nfunc f(t *T) { t.Skipf(why(), 1) }\n"), []string{`graph/q_test.go skips a test with the reason ""`}},
		{"an allowed skip", with(pkg("graph"), "q_test.go", "package p\nfunc f(t *T) { t.Skip(\"the development corpus is not on this machine\") }\n"), nil},
		{"a long main", with(pkg("server"), "main.go", "package p\n"+strings.Repeat("\n", 40)), []string{"server/main.go is longer than 40 lines"}},
		{"a main of just the length", with(pkg("server"), "main.go", "package p\n"+strings.Repeat("\n", 39)), nil},
		{"a file that does not parse", with(pkg("internal/kg"), "q.go", "pack"), []string{"internal/kg/q.go cannot be parsed: internal/kg/q.go:1:1: expected 'package', found pack"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, archtest.Check([]archtest.Package{test.p})); diff != "" {
				t.Errorf("violations (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckSortsAndDropsRepeats(t *testing.T) {
	b, a := pkg("internal/kg", "huipu/graph"), pkg("internal/config", "huipu/graph", "huipu/graph")
	want := []string{"internal/config imports graph", "internal/kg imports graph"}
	if diff := cmp.Diff(want, archtest.Check([]archtest.Package{b, a})); diff != "" {
		t.Errorf("violations (-want +got):\n%s", diff)
	}
}

func TestLoadReportsWhatGoSays(t *testing.T) {
	if _, err := archtest.Load(filepath.Join(t.TempDir(), "absent")); err == nil || !strings.Contains(err.Error(), "go list") {
		t.Errorf("got %v, want an error that names go list", err)
	}
}
