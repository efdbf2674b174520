package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/graph"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// TestJudgementsAreListedForReviewAndByPerson asks for what is held of three persons of a
// name.
func TestJudgementsAreListedForReviewAndByPerson(t *testing.T) {
	s := memstore.New(memstore.Options{Now: testkit.Clock()})
	var quads []quad.Quad
	var people, documents []kg.ID
	for i := range 3 {
		r := testkit.NewRelease(kg.Document{Title: "稿", Text: fmt.Sprintf("王小明出席第%d次会议。", i)})
		name := r.Person("王小明")
		c := r.Contribution()
		if i > 0 {
			c.Persons[0].ID, c.Persons[0].Namesakes = kg.MentionID(name, c.Document.ID), []kg.ID{name}
		}
		people, documents = append(people, c.Persons[0].ID), append(documents, c.Document.ID)
		quads = append(quads, vocab.Encode(c)...)
	}
	held := func(i, j, score int, verdict kg.Verdict) {
		quads = append(quads, vocab.EncodeJudgement(kg.Judgement{
			ID: kg.NewID(kg.KindJudgement, string(people[i]), string(people[j])), Between: []kg.ID{min(people[i], people[j]), max(people[i], people[j])},
			Verdict: verdict, Score: score, Threshold: 5,
			Reasons: []kg.Reason{{Kind: "rare-name", Weight: score, Left: documents[i], Right: documents[j]}, {Kind: "same-role", Weight: 1, Left: "document/gone", Right: documents[j]}},
		}, kg.GraphResolved)...)
	}
	held(0, 1, 3, kg.Unsure)
	held(0, 2, 4, kg.Unsure)
	held(1, 2, -20, kg.Different)
	if _, err := s.Commit(t.Context(), store.Change{Add: quads}); err != nil {
		t.Fatal(err)
	}
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	o := graph.Options{Query: query.New(func() query.Reader { return v.Snapshot() })}
	a := ask(t, o, `query($id: ID!) {
		review: judgements(filter: {verdict: [UNSURE]}) { totalCount nodes { score reasons { kind weight left { id } right { id } } } }
		person(id: $id) { judgements { nodes { verdict score threshold between { id } } } homonyms { totalCount } }
		judgements(filter: {between: {ids: [$id]}}, orderBy: SCORE_ASC) { nodes { id score } }
	}`, map[string]any{"id": people[1]})
	if len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	reason := func(kind string, weight float64, left, right any) any {
		return map[string]any{"kind": kind, "weight": weight, "left": left, "right": right}
	}
	node := func(id kg.ID) any { return map[string]any{"id": string(id)} }
	of := func(i, j int) string { return string(kg.NewID(kg.KindJudgement, string(people[i]), string(people[j]))) }
	between := func(i, j int) any {
		return []any{node(min(people[i], people[j])), node(max(people[i], people[j]))}
	}
	want := map[string]any{
		"review": map[string]any{"totalCount": 2.0, "nodes": []any{
			map[string]any{"score": 4.0, "reasons": []any{
				reason("rare-name", 4, node(documents[0]), node(documents[2])), reason("same-role", 1, nil, node(documents[2])),
			}},
			map[string]any{"score": 3.0, "reasons": []any{
				reason("rare-name", 3, node(documents[0]), node(documents[1])), reason("same-role", 1, nil, node(documents[1])),
			}},
		}},
		"person": map[string]any{
			"judgements": map[string]any{"nodes": []any{
				map[string]any{"verdict": "UNSURE", "score": 3.0, "threshold": 5.0, "between": between(0, 1)},
				map[string]any{"verdict": "DIFFERENT", "score": -20.0, "threshold": 5.0, "between": between(1, 2)},
			}},
			"homonyms": map[string]any{"totalCount": 2.0},
		},
		"judgements": map[string]any{"nodes": []any{
			map[string]any{"id": of(1, 2), "score": -20.0}, map[string]any{"id": of(0, 1), "score": 3.0},
		}},
	}
	var got any
	if err := json.Unmarshal(a.Data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}
