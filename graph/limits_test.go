package graph_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"huipu/graph"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

// TestLimitsAtTheEdge asks, for each limit, what is just within it and what is just above.
func TestLimitsAtTheEdge(t *testing.T) {
	const one = `{ people(first: 3) { nodes { name } } }` // 1 + 3×(1 + 1) = 7, three deep
	repeat := func(n int, form string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return "{" + b.String() + "}"
	}
	for _, c := range []struct {
		name          string
		limits        graph.Limits
		within, above string
		message       string
	}{
		{"cost", graph.Limits{MaxCost: 7}, one, `{ people(first: 4) { nodes { name } } }`, "cost 9, more than 7"},
		{"depth", graph.Limits{MaxDepth: 3}, one, `{ people { nodes { posts { totalCount } } } }`, "depth 4, more than 3"},
		{"aliases", graph.Limits{MaxAliases: 2}, repeat(2, "a%d: revision(number: 1) { id } "), repeat(3, "a%d: revision(number: 1) { id } "), "aliases 3, more than 2"},
		{"root fields", graph.Limits{MaxRootFields: 2}, `{ node(id: "role/1") { id } __typename }`, `{ node(id: "role/1") { id } ...f } fragment f on Query { __typename __schema { description } }`, "root fields 3, more than 2"},
		{"tokens", graph.Limits{MaxTokens: 12}, `{ people { totalCount } }`, one, "exceeded token limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := over(t, testkit.Qiaolian())
			o.Limits = c.limits
			if a := ask(t, o, c.within, nil); len(a.Errors) > 0 {
				t.Errorf("within: %+v", a.Errors)
			}
			a := ask(t, o, c.above, nil)
			if code := a.code(t); code != "LIMIT_EXCEEDED" || !strings.Contains(a.Errors[0].Message, c.message) || a.Data != nil {
				t.Errorf("above: %s %+v, data %s", code, a.Errors, a.Data)
			}
		})
	}
}

// TestDefaultLimits are on when nothing is said, and admit the widest question they promise.
func TestDefaultLimits(t *testing.T) {
	limits := reflect.ValueOf(graph.DefaultLimits())
	for i := range limits.NumField() {
		if limits.Field(i).IsZero() {
			t.Errorf("%s is off by default", limits.Type().Field(i).Name)
		}
	}
	o := over(t, testkit.Qiaolian())
	const document = `query ($n: Int) { meetings(first: $n) { nodes { id name date attendances(first: 20) { nodes {
		capacities order person { id name posts { nodes { name organisation { name } role { name } } } } } } } } }`
	a := ask(t, o, document, map[string]any{"n": 100})
	if len(a.Errors) > 0 || a.Extensions.Cost.Limit != graph.DefaultLimits().MaxCost {
		t.Errorf("%+v, cost %+v", a.Errors, a.Extensions.Cost)
	}
	deeper := strings.Replace(document, "posts {", "meetings { nodes { attendances { nodes { id } } } } posts {", 1)
	if code := ask(t, o, deeper, map[string]any{"n": 100}).code(t); code != "LIMIT_EXCEEDED" {
		t.Errorf("one level more: %q", code)
	}
}

// TestCost gives the cost of small documents, worked out by hand.
func TestCost(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	for _, c := range []struct {
		document    string
		variables   map[string]any
		cost, depth int
	}{
		{`{ __typename }`, nil, 0, 0},
		{`{ __schema { types { name fields { name } } } }`, nil, 0, 0},
		{`{ person(id: "person/1") { id name } }`, nil, 3, 2},
		{`{ people { nodes { name } } }`, nil, 1 + 20*2, 3},
		{`{ people(first: 5) { nodes { name } edges { cursor } } }`, nil, 1 + 5*(2+2), 3},
		{`{ people(last: 5) { pageInfo { hasNextPage } totalCount } }`, nil, 1 + 2 + 11, 3},
		{`query ($n: Int) { people(first: $n) { nodes { name } } }`, map[string]any{"n": 7}, 1 + 7*2, 3},
		{`query ($n: Int = 9) { people(first: $n) { nodes { name } } }`, nil, 1 + 9*2, 3},
		{`{ people(filter: {name: {eq: "x"}}) { nodes { name } } }`, nil, 11 + 20*2, 3},
		{`{ people(first: 3) { ...a } } fragment a on PersonConnection { nodes { ...b ...b } } fragment b on Person { name }`, nil, 1 + 3*(1+2), 3},
		{`{ people(first: 3) { nodes { ... on Person { name @skip(if: true) } } } }`, nil, 1 + 3*2, 3},
		{`{ nodes(ids: ["role/1", "role/2"]) { id } }`, nil, 1 + 2*2, 2},
		{`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": []any{"role/1"}}, 1 + 2, 2},
		{`{ person(id: "person/1") { evidence(first: 4) { quote } aliases } }`, nil, 1 + 1 + 4*2 + 1, 3},
		{`{ meeting(id: "meeting/1") { venues { kind } places } }`, nil, 1 + 1 + 10*2 + 1, 3},
	} {
		a := ask(t, o, c.document, c.variables)
		if got := a.Extensions.Cost; len(a.Errors) > 0 || got.Requested != c.cost || got.Depth != c.depth {
			t.Errorf("%s: %+v, want cost %d and depth %d; %+v", c.document, got, c.cost, c.depth, a.Errors)
		}
	}
}

// TestEveryListHasACost asks for each list of the schema with one member more, or as a list
// rather than one object, and wants that to cost more.
func TestEveryListHasACost(t *testing.T) {
	s := schema(t)
	lists := 0
	for _, d := range own(s) {
		for _, f := range d.Fields {
			if d.Kind != ast.Object || d == s.Mutation || strings.HasPrefix(f.Name, "__") {
				continue
			}
			isList := f.Type.Elem != nil && s.Types[f.Type.Name()].IsCompositeType() && !strings.HasSuffix(d.Name, "Connection")
			if !isList && !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			lists++
			cheap, dear := costOf(t, s, d, f, 1), costOf(t, s, d, f, 30)
			if dear < cheap+20 && (f.Arguments.ForName("first") != nil || f.Arguments.ForName("ids") != nil) || cheap < 2 {
				t.Errorf("%s.%s: %d for one, %d for thirty", d.Name, f.Name, cheap, dear)
			}
			if f.Arguments.ForName("first") == nil && f.Arguments.ForName("ids") == nil && cheap < 10 {
				t.Errorf("%s.%s: a list without bound costs %d", d.Name, f.Name, cheap)
			}
		}
	}
	if lists < 60 {
		t.Errorf("%d lists: the test sees too few", lists)
	}
}

// costOf measures the field with n members and the least selection below it.
func costOf(t *testing.T, s *ast.Schema, d *ast.Definition, f *ast.FieldDefinition, n int) int {
	t.Helper()
	var arguments ast.ArgumentList
	for _, a := range f.Arguments {
		switch a.Name {
		case "first":
			arguments = append(arguments, &ast.Argument{Name: "first", Value: &ast.Value{Kind: ast.IntValue, Raw: fmt.Sprint(n)}})
		case "ids":
			list := &ast.Value{Kind: ast.ListValue}
			for range n {
				list.Children = append(list.Children, &ast.ChildValue{Value: &ast.Value{Kind: ast.StringValue, Raw: "role/1"}})
			}
			arguments = append(arguments, &ast.Argument{Name: "ids", Value: list})
		}
	}
	leaf := func(of string) *ast.Field {
		name := "__typename"
		for _, f := range s.Types[of].Fields {
			if s.Types[f.Type.Name()].IsLeafType() && !strings.HasPrefix(f.Name, "__") {
				name = f.Name
				break
			}
		}
		return &ast.Field{Name: name, Alias: name, Definition: s.Types[of].Fields.ForName(name), ObjectDefinition: s.Types[of]}
	}
	field := &ast.Field{Name: f.Name, Alias: f.Name, Arguments: arguments, Definition: f, ObjectDefinition: d}
	below := s.Types[f.Type.Name()]
	if nodes := below.Fields.ForName("nodes"); nodes != nil && strings.HasSuffix(below.Name, "Connection") {
		field.SelectionSet = ast.SelectionSet{&ast.Field{
			Name: "nodes", Alias: "nodes", Definition: nodes, ObjectDefinition: below, SelectionSet: ast.SelectionSet{leaf(nodes.Type.Name())},
		}}
	} else {
		field.SelectionSet = ast.SelectionSet{leaf(below.Name)}
	}
	return graph.CostOf(s, &ast.OperationDefinition{SelectionSet: ast.SelectionSet{field}})
}

// TestFragmentsWithinFragments measures a document that would take longer than any test runs to
// unfold.
func TestFragmentsWithinFragments(t *testing.T) {
	var b strings.Builder
	b.WriteString("{ people { nodes { ...f0 } } }")
	for i := range 60 {
		fmt.Fprintf(&b, " fragment f%d on Person { ...f%d ...f%d }", i, i+1, i+1)
	}
	b.WriteString(" fragment f60 on Person { name }")
	o := over(t, testkit.Qiaolian())
	o.Limits.Timeout = time.Minute
	if code := ask(t, o, b.String(), nil).code(t); code != "LIMIT_EXCEEDED" {
		t.Errorf("code %q", code)
	}
}

// TestTimeout ends a request that takes too long, and says no more than that. Time passes only
// where everything waits for it.
func TestTimeout(t *testing.T) {
	snapshot := snapshotOf(t, testkit.Qiaolian())
	synctest.Test(t, func(t *testing.T) { testTimeout(t, snapshot) })
}

func testTimeout(t *testing.T, snapshot query.Reader) {
	var log bytes.Buffer
	o := graph.Options{
		Query:  query.New(func() query.Reader { return slow{snapshot} }),
		Limits: graph.Limits{Timeout: time.Millisecond}, Logger: logger(&log),
	}
	for _, document := range []string{
		`{ people(filter: {name: {contains: "万"}}) { nodes { name } } }`,
		`{ people(orderBy: NAME_DESC) { totalCount nodes { name attendances(orderBy: DATE_ASC) { nodes { id } } } } }`,
	} {
		a := ask(t, o, document, nil)
		for _, e := range a.Errors {
			if e.Extensions["code"] != "TIMEOUT" || e.Message != "deadline exceeded" {
				t.Errorf("%s: %+v", document, e)
			}
		}
		if len(a.Errors) == 0 {
			t.Errorf("%s: no error", document)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if a := askIn(t, ctx, o, `{ people { totalCount } }`, nil); a.code(t) != "TIMEOUT" {
		t.Errorf("a request that ended before it began: %+v", a.Errors)
	}
}

// slow takes far longer for every list than the timeout.
type slow struct{ query.Reader }

func (s slow) IDs(kind kg.Kind) []kg.ID {
	time.Sleep(200 * time.Millisecond)
	return s.Reader.IDs(kind)
}
