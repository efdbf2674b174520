package graph_test

import (
	"fmt"
	"testing"

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

// TestJudgementsThatAreNotObeyedAreFindings asks for words on what is in the graph and what is not.
func TestJudgementsThatAreNotObeyedAreFindings(t *testing.T) {
	s := memstore.New(memstore.Options{Now: testkit.Clock()})
	r := testkit.NewRelease(kg.Document{Title: "稿", Text: "王小明、罗燕出席会议。"})
	a, b := r.Person("王小明"), r.Person("罗燕")
	c := r.Contribution()
	quads := vocab.Encode(c)
	here := func(name kg.ID) kg.ID { return kg.MentionID(name, c.Document.ID) }
	gone := kg.MentionID(a, "document/0000000000000000")
	for i, word := range []kg.Judgement{
		{Between: []kg.ID{here(a), here(b)}, Verdict: kg.Same},
		{Between: []kg.ID{here(a), here(b)}, Verdict: kg.Different},
		{Between: []kg.ID{here(a), gone}, Verdict: kg.Different},
		{Between: []kg.ID{here(a), gone}, Verdict: kg.Unsure},
	} {
		word.ID, word.Names = kg.ID(fmt.Sprintf("judgement/%016d", i)), []kg.ID{a, b}
		quads = append(quads, vocab.EncodeJudgement(word, kg.GraphCurated)...)
	}
	if _, err := s.Commit(t.Context(), store.Change{Author: "curator", Cause: kg.CauseCurate, Add: quads}); err != nil {
		t.Fatal(err)
	}
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	o := graph.Options{Query: query.New(func() query.Reader { return v.Snapshot() })}
	answer := ask(t, o, `{ findings { totalCount nodes { kind name about { id } claims { documents { id } } } } }`, nil)
	claim, none := fmt.Sprintf(`{"documents":[{"id":%q}]}`, c.Document.ID), `{"documents":[]}`
	sides := claim + "," + none // in the order of their ids
	if gone < here(a) {
		sides = none + "," + claim
	}
	want := fmt.Sprintf(`{"findings":{"totalCount":2,"nodes":[`+
		`{"kind":"JUDGEMENT_UNMET","name":%q,"about":{"id":"judgement/0000000000000000"},"claims":[%s,%s]},`+
		`{"kind":"JUDGEMENT_DORMANT","name":"王小明","about":{"id":"judgement/0000000000000002"},"claims":[%s]}]}}`,
		map[bool]string{true: "王小明", false: "罗燕"}[here(a) < here(b)], claim, claim, sides)
	if diff := cmp.Diff(want, string(answer.Data)); diff != "" || len(answer.Errors) > 0 {
		t.Errorf("%+v %s", answer.Errors, diff)
	}
}
