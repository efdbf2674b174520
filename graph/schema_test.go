package graph_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"huipu/graph"
)

// TestSDL shows every change of the schema in a review.
func TestSDL(t *testing.T) {
	golden(t, "testdata/schema.golden.graphqls", []byte(graph.SDL()))
}

// TestSDLIsTheSchema reads the text back: it must be the schema of the sources, descriptions
// included.
func TestSDLIsTheSchema(t *testing.T) {
	again, err := gqlparser.LoadSchema(&ast.Source{Name: "sdl", Input: graph.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	want := schema(t)
	for name, d := range want.Types {
		if again.Types[name] == nil || again.Types[name].Description != d.Description || len(again.Types[name].Fields) != len(d.Fields) {
			t.Errorf("type %s differs", name)
		}
	}
	if len(again.Types) != len(want.Types) {
		t.Errorf("%d types, want %d", len(again.Types), len(want.Types))
	}
}

// schema reads the hand-written sources.
func schema(t testing.TB) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("schema files: %v, %v", files, err)
	}
	var sources []*ast.Source
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// own lists the types that we define, sorted.
func own(s *ast.Schema) []*ast.Definition {
	var types []*ast.Definition
	for _, d := range s.Types {
		if !d.BuiltIn {
			types = append(types, d)
		}
	}
	slices.SortFunc(types, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return types
}

// TestDescriptions wants a sentence on every type, field, argument and value.
func TestDescriptions(t *testing.T) {
	sentence := regexp.MustCompile(`(?s)^[A-Z0-9].*[.)]$`)
	check := func(where, text string) {
		if !sentence.MatchString(strings.TrimSpace(text)) {
			t.Errorf("%s: description %q: want a sentence", where, text)
		}
	}
	for _, d := range own(schema(t)) {
		check(d.Name, d.Description)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				check(d.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range d.EnumValues {
			check(d.Name+"."+v.Name, v.Description)
		}
	}
}

// TestNames holds the schema to its conventions.
func TestNames(t *testing.T) {
	types := regexp.MustCompile(`^[A-Z][A-Za-z]*$`)
	fields := regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)
	values := regexp.MustCompile(`^[A-Z][A-Z_]*$`)
	american := regexp.MustCompile(`(?i)organiz`)
	for _, d := range own(schema(t)) {
		if !types.MatchString(d.Name) || american.MatchString(d.Name) {
			t.Errorf("type %s", d.Name)
		}
		for _, f := range d.Fields {
			if !strings.HasPrefix(f.Name, "__") && !fields.MatchString(f.Name) || american.MatchString(f.Name+f.Description) {
				t.Errorf("field %s.%s", d.Name, f.Name)
			}
		}
		for _, v := range d.EnumValues {
			if !values.MatchString(v.Name) {
				t.Errorf("value %s.%s", d.Name, v.Name)
			}
		}
	}
}

// TestConnections wants every connection to have the same shape and arguments.
func TestConnections(t *testing.T) {
	s := schema(t)
	seen := 0
	for _, d := range own(s) {
		if node, ok := strings.CutSuffix(d.Name, "Connection"); ok {
			want := map[string]string{
				"edges": "[" + node + "Edge!]!", "nodes": "[" + node + "!]!", "pageInfo": "PageInfo!", "totalCount": "Int!",
			}
			for _, f := range d.Fields {
				if want[f.Name] != f.Type.String() {
					t.Errorf("%s.%s: %s", d.Name, f.Name, f.Type)
				}
				delete(want, f.Name)
			}
			if len(want) > 0 {
				t.Errorf("%s lacks %v", d.Name, want)
			}
			edge := s.Types[node+"Edge"]
			if edge == nil || len(edge.Fields) != 2 || edge.Fields.ForName("cursor") == nil || edge.Fields.ForName("node") == nil {
				t.Errorf("%sEdge: want cursor and node alone", node)
			}
		}
		for _, f := range d.Fields {
			if strings.HasSuffix(f.Type.Name(), "Connection") {
				seen++
				for name, kind := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String"} {
					if a := f.Arguments.ForName(name); a == nil || a.Type.String() != kind {
						t.Errorf("%s.%s: argument %s: %v", d.Name, f.Name, name, a)
					}
				}
				if a := f.Arguments.ForName("orderBy"); a == nil || !a.Type.NonNull || a.DefaultValue == nil {
					t.Errorf("%s.%s: argument orderBy: %v", d.Name, f.Name, a)
				}
			}
		}
	}
	if seen < 40 {
		t.Errorf("%d connection fields: the test sees too few", seen)
	}
}

// TestNoForgottenResolvers fails when generation moved orphaned code to the end of a file.
func TestNoForgottenResolvers(t *testing.T) {
	files, err := filepath.Glob("*.resolvers.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("resolvers: %v, %v", files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "WARNING") || strings.Contains(string(text), "not implemented") {
			t.Errorf("%s holds code that belongs to no field", file)
		}
	}
}
