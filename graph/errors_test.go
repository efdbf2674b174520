package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"

	"huipu/graph"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

func logger(w io.Writer) *slog.Logger { return slog.New(slog.NewTextHandler(w, nil)) }

// TestCodes sends an error of every category through a mutation: the code is the category's,
// and what the client cannot act on is told by the category alone.
func TestCodes(t *testing.T) {
	for _, c := range kg.Categories() {
		t.Run(c.Code, func(t *testing.T) {
			var log bytes.Buffer
			o := over(t, testkit.Qiaolian())
			o.Logger = logger(&log)
			o.Ingest = &ingester{err: fmt.Errorf("the secret of %s: %w", c.Code, c)}
			a := askIn(t, writer(), o, `mutation { retractDocument(id: "document/1") { id } }`, nil)
			if a.code(t) != c.Code || a.Errors[0].Extensions["requestId"] != "test" || len(a.Errors[0].Path) != 1 {
				t.Errorf("%+v", a.Errors)
			}
			hidden := c == kg.ErrInternal || c == kg.ErrUnavailable || c == kg.ErrTimeout
			if told := strings.Contains(a.Errors[0].Message, "secret"); told == hidden {
				t.Errorf("message %q", a.Errors[0].Message)
			}
			if logged := strings.Contains(log.String(), "secret") && strings.Contains(log.String(), "request=test"); logged != hidden {
				t.Errorf("log %q", log.String())
			}
		})
	}
}

func TestErrorWithoutCategory(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	o.Ingest = &ingester{err: errors.New("open /secret: permission denied")}
	a := askIn(t, writer(), o, `mutation { retractDocument(id: "document/1") { id } }`, nil)
	if a.code(t) != "INTERNAL" || a.Errors[0].Message != "internal error" {
		t.Errorf("%+v", a.Errors)
	}
}

// TestPanic in a resolver, and in a field of an object, is an internal error; the log has the
// cause and the stack.
func TestPanic(t *testing.T) {
	snapshot := snapshotOf(t, testkit.Qiaolian())
	for name, o := range map[string]graph.Options{
		"resolver": {Query: query.New(func() query.Reader { return broken{snapshot, kg.KindPerson} })},
		"field":    {Query: query.New(func() query.Reader { return broken{snapshot, kg.KindPost} })},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			o.Logger = logger(&log)
			a := ask(t, o, `{ person(id: "person/5683f49fe180a8b3") { name posts { nodes { id } } } }`, nil)
			if a.code(t) != "INTERNAL" || a.Errors[0].Message != "internal error" {
				t.Errorf("%+v", a.Errors)
			}
			if !strings.Contains(log.String(), "the secret") || !strings.Contains(log.String(), "errors_test.go") {
				t.Errorf("log: %s", log.String())
			}
		})
	}
}

// broken panics when nodes of the kind are read.
type broken struct {
	query.Reader
	kind kg.Kind
}

func (b broken) People(ids []kg.ID) []*kg.Person {
	if b.kind == kg.KindPerson {
		panic("the secret")
	}
	return b.Reader.People(ids)
}

func (b broken) Posts(ids []kg.ID) []*kg.Post {
	if b.kind == kg.KindPost {
		panic("the secret")
	}
	return b.Reader.Posts(ids)
}

// TestDangling reports a reference to what the graph does not hold as a defect of the data.
func TestDangling(t *testing.T) {
	snapshot := snapshotOf(t, testkit.Qiaolian())
	var log bytes.Buffer
	o := graph.Options{Query: query.New(func() query.Reader { return peopleless{snapshot} }), Logger: logger(&log)}
	a := ask(t, o, `{ attendances(first: 1) { nodes { person { name } } } }`, nil)
	if a.code(t) != "INTERNAL" || !strings.Contains(log.String(), "does not hold it") {
		t.Errorf("%+v, log %s", a.Errors, log.String())
	}
}

type peopleless struct{ query.Reader }

func (p peopleless) People(ids []kg.ID) []*kg.Person { return make([]*kg.Person, len(ids)) }

func TestDocumentErrors(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	quiet := o
	quiet.HideSuggestions = true
	for _, c := range []struct {
		name, document string
		variables      map[string]any
		code           string
	}{
		{"not GraphQL", `{ people {`, nil, graph.CodeParseFailed},
		{"empty", ``, nil, graph.CodeValidationFailed},
		{"unknown field", `{ peple { totalCount } }`, nil, graph.CodeValidationFailed},
		{"unknown argument", `{ people(frst: 1) { totalCount } }`, nil, graph.CodeValidationFailed},
		{"unknown type", `{ node(id: "role/1") { ... on Persn { name } } }`, nil, graph.CodeValidationFailed},
		{"unknown value", `{ people(orderBy: NAME_AS) { totalCount } }`, nil, graph.CodeValidationFailed},
		{"missing variable", `query ($id: ID!) { person(id: $id) { name } }`, nil, graph.CodeValidationFailed},
		{"wrong variable", `query ($n: Int) { people(first: $n) { totalCount } }`, map[string]any{"n": "x"}, graph.CodeValidationFailed},
		{"number too large", `{ people(first: 99999999999999999999) { totalCount } }`, nil, graph.CodeValidationFailed},
		{"variable too large", `query ($n: Int) { people(first: $n) { totalCount } }`, map[string]any{"n": json.Number("99999999999")}, "LIMIT_EXCEEDED"},
		{"variable not whole", `query ($n: Int) { people(first: $n) { totalCount } }`, map[string]any{"n": json.Number("1.5")}, graph.CodeValidationFailed},
		{"variable far too large", `query ($n: Int) { people(first: $n) { totalCount } }`, map[string]any{"n": json.Number("99999999999999999999")}, graph.CodeValidationFailed},
		{"float variable", `query ($n: Int) { people(first: $n) { totalCount } }`, map[string]any{"n": 2.5}, graph.CodeValidationFailed},
		{"wrong value below", `query ($f: PersonFilter) { people(filter: $f) { totalCount } }`, map[string]any{"f": map[string]any{"attendanceCount": map[string]any{"gte": 2.5}}}, graph.CodeValidationFailed},
		{"id a number", `query ($id: ID!) { person(id: $id) { name } }`, map[string]any{"id": 7}, "INVALID_INPUT"},
		{"date a word", `query ($d: Date) { meetings(filter: {date: {from: $d}}) { totalCount } }`, map[string]any{"d": "gestern"}, "INVALID_INPUT"},
		{"subscription", `subscription { x }`, nil, graph.CodeValidationFailed},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ask(t, o, c.document, c.variables)
			if len(a.Errors) == 0 || a.Errors[0].Extensions["code"] != c.code {
				t.Errorf("%+v", a.Errors)
			}
			for _, e := range ask(t, quiet, c.document, c.variables).Errors {
				if strings.Contains(e.Message, "Did you mean") {
					t.Errorf("a suggestion: %s", e.Message)
				}
			}
		})
	}
	if a := ask(t, o, `{ peopl { totalCount } }`, nil); !strings.Contains(a.Errors[0].Message, `Did you mean "people"`) {
		t.Errorf("no suggestion: %+v", a.Errors)
	}
}

func TestIntrospection(t *testing.T) {
	var got struct {
		Schema struct {
			QueryType struct{ Name string }
			Types     []struct{ Name string }
		} `json:"__schema"`
		Type struct{ Description string } `json:"__type"`
	}
	ask(t, over(t, nil), `{ __schema { queryType { name } types { name } } __type(name: "Attendance") { description } }`, nil).data(t, &got)
	if got.Schema.QueryType.Name != "Query" || len(got.Schema.Types) < 80 || !strings.Contains(got.Type.Description, "出席") {
		t.Errorf("%+v", got)
	}
}

// writer is a context with the right to change the graph.
func writer() context.Context { return graph.WithPrincipal(context.Background(), "curator") }
