package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/testkit"
)

// TestAnIDOnceGivenOutLeadsToThePersonNow asks for a person by the ids of the mentions that are of
// it.
func TestAnIDOnceGivenOutLeadsToThePersonNow(t *testing.T) {
	var list []kg.Contribution
	var name kg.ID
	for i := range 3 {
		r := testkit.NewRelease(kg.Document{Title: "稿", Text: fmt.Sprintf("王小明出席第%d次会议。", i)})
		name = r.Person("王小明")
		list = append(list, r.Contribution())
	}
	anchor, later := kg.MentionID(name, list[1].Document.ID), kg.MentionID(name, list[2].Document.ID)
	for _, c := range list[1:] {
		c.Persons[0].ID, c.Persons[0].Namesakes = anchor, []kg.ID{name}
	}
	a := ask(t, over(t, list), `query($anchor: ID!, $later: ID!, $name: ID!) {
		old: node(id: $later) { id ... on Person { mergedFrom mergedInto documents { totalCount } homonyms { nodes { id mergedInto } } } }
		now: person(id: $anchor) { id mergedFrom mergedInto }
		both: nodes(ids: [$anchor, $later, $name]) { id ... on Person { mergedFrom documents { totalCount } } }
	}`, map[string]any{"anchor": anchor, "later": later, "name": name})
	want := map[string]any{
		"old": map[string]any{
			"id": string(anchor), "mergedFrom": string(later), "mergedInto": string(anchor), "documents": map[string]any{"totalCount": 2.0},
			"homonyms": map[string]any{"nodes": []any{map[string]any{"id": string(name), "mergedInto": nil}}},
		},
		"now": map[string]any{"id": string(anchor), "mergedFrom": nil, "mergedInto": nil},
		"both": []any{
			map[string]any{"id": string(anchor), "mergedFrom": nil, "documents": map[string]any{"totalCount": 2.0}},
			map[string]any{"id": string(anchor), "mergedFrom": string(later), "documents": map[string]any{"totalCount": 2.0}},
			map[string]any{"id": string(name), "mergedFrom": nil, "documents": map[string]any{"totalCount": 1.0}},
		},
	}
	if len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	var got any
	if err := json.Unmarshal(a.Data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}
