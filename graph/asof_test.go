package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"huipu/graph"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

// earlier is a graph of three revisions, each with the versions before it.
func earlier(t *testing.T) graph.Options {
	contributions := testkit.Qiaolian()
	if len(contributions) < 3 {
		t.Fatal("too few contributions")
	}
	var versions []query.Reader
	for n := range 4 {
		versions = append(versions, snapshotOf(t, contributions[:n]))
	}
	return graph.Options{Query: query.NewWithPast(
		func() query.Reader { return versions[3] },
		func(_ context.Context, revision uint64) (query.Reader, error) {
			if revision >= uint64(len(versions)) {
				return nil, fmt.Errorf("revision %d: %w", revision, kg.ErrNotFound)
			}
			return versions[revision], nil
		},
	)}
}

// TestAsOfReadsTheGraphAsItWas asks for versions beside one another, down to the lists below.
func TestAsOfReadsTheGraphAsItWas(t *testing.T) {
	o := earlier(t)
	type list struct{ TotalCount int }
	var got struct {
		Now, Empty, First, Second, Last list
		Documents                       struct {
			Nodes []struct{ Meetings struct{ TotalCount int } }
		}
	}
	a := ask(t, o, `{
		now: documents { totalCount }
		empty: documents(asOf: 0) { totalCount }
		first: documents(asOf: 1) { totalCount }
		second: documents(asOf: 2) { totalCount }
		last: documents(asOf: 3) { totalCount }
		documents(asOf: 1) { nodes { meetings { totalCount } } }
	}`, nil)
	if len(a.Errors) > 0 {
		t.Fatal(a.Errors)
	}
	if err := json.Unmarshal(a.Data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Empty.TotalCount != 0 || got.First.TotalCount != 1 || got.Second.TotalCount != 2 || got.Last.TotalCount != 3 || got.Now.TotalCount != 3 {
		t.Errorf("documents by version: %+v", got)
	}
	if len(got.Documents.Nodes) != 1 || got.Documents.Nodes[0].Meetings.TotalCount == 0 {
		t.Errorf("the list below the first version: %+v", got.Documents)
	}
}

func TestAsOfHoldsForSingleNodes(t *testing.T) {
	o := earlier(t)
	id := testkit.Qiaolian()[2].Document.ID
	a := ask(t, o, fmt.Sprintf(`{
		now: node(id: %q) { id }
		then: node(id: %[1]q, asOf: 1) { id }
		nodes(ids: [%[1]q], asOf: 1) { id }
		document(id: %[1]q, asOf: 2) { id }
	}`, id), nil)
	want := fmt.Sprintf(`{"now":{"id":%q},"then":null,"nodes":[null],"document":null}`, id)
	if string(a.Data) != want || len(a.Errors) > 0 {
		t.Errorf("%s, %v; want %s", a.Data, a.Errors, want)
	}
}

func TestAsOfTellsWhatItCannotGive(t *testing.T) {
	for _, tc := range []struct {
		name     string
		o        graph.Options
		revision int
		code     string
	}{
		{"a revision to come", earlier(t), 4, kg.ErrNotFound.Code},
		{"a number below zero", earlier(t), -1, kg.ErrInvalid.Code},
		{"a server without a past", over(t, testkit.Qiaolian()), 1, kg.ErrUnsupported.Code},
	} {
		if code := ask(t, tc.o, fmt.Sprintf("{ people(asOf: %d) { totalCount } }", tc.revision), nil).code(t); code != tc.code {
			t.Errorf("%s: code %q, want %q", tc.name, code, tc.code)
		}
	}
}
