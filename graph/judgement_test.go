package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/graph"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// TestCuratorsJudgeAndTakeBack asks for a word, and for what was kept of it.
func TestCuratorsJudgeAndTakeBack(t *testing.T) {
	s := memstore.New(memstore.Options{Now: testkit.Clock()})
	r := testkit.NewRelease(kg.Document{Title: "稿", Text: "王小明出席会议。"})
	name := r.Person("王小明")
	c := r.Contribution()
	mentions := []kg.ID{kg.MentionID(name, "document/gone"), kg.MentionID(name, c.Document.ID)}
	word := kg.Judgement{ID: kg.NewID(kg.KindJudgement, "word"), Between: mentions, Names: []kg.ID{name}, Verdict: kg.Different}
	quads := append(vocab.Encode(c), vocab.EncodeJudgement(word, kg.GraphCurated)...)
	if _, err := s.Commit(t.Context(), store.Change{Author: "curator", Cause: kg.CauseCurate, Add: quads}); err != nil {
		t.Fatal(err)
	}
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	in := &ingester{judgement: word, revision: kg.Revision{Number: 1}}
	o := graph.Options{Query: query.New(func() query.Reader { return v.Snapshot() }), Ingest: in}
	a := askIn(t, writer(), o, `mutation($a: ID!, $b: ID!, $j: ID!) {
		judge(input: {a: $a, b: $b, verdict: DIFFERENT, reason: "查证"}, ifRevision: 4) {
			judgement { id verdict curated between { id } } revision { number cause }
		}
		undoJudgement(id: $j, reason: "误判", ifRevision: 5) { id revision { number } }
	}`, map[string]any{"a": mentions[0], "b": name, "j": word.ID})
	want := fmt.Sprintf(`{"judge":{"judgement":{"id":%q,"verdict":"DIFFERENT","curated":true,"between":[{"id":%q}]},"revision":{"number":1,"cause":"CURATE"}},`+
		`"undoJudgement":{"id":%q,"revision":{"number":1}}}`, word.ID, name, word.ID)
	if diff := cmp.Diff(want, string(a.Data)); diff != "" || len(a.Errors) > 0 {
		t.Errorf("%+v %s", a.Errors, diff)
	}
	four := uint64(4)
	said := []ingest.Word{{A: mentions[0], B: name, Verdict: kg.Different, Reason: "查证", IfRevision: &four}}
	if diff := cmp.Diff(said, in.words); diff != "" || len(in.undone) != 1 || in.undone[0] != word.ID || *in.follows[0] != 5 {
		t.Errorf("asked for %+v, %v: %s", in.words, in.undone, diff)
	}
	if a := ask(t, o, `mutation { undoJudgement(id: "judgement/1", reason: "") { id } }`, nil); a.code(t) != "UNAUTHENTICATED" {
		t.Errorf("without a token: %+v", a.Errors)
	}
	if a := askIn(t, writer(), o, `mutation { undoJudgement(id: "person/1", reason: "") { id } }`, nil); a.code(t) != "INVALID_INPUT" {
		t.Errorf("with the id of a person: %+v", a.Errors)
	}
	in.err = kg.ErrConflict
	contradiction := `mutation { judge(input: {a: "person/1", b: "person/2", verdict: SAME, reason: ""}) { revision { number } } }`
	if a := askIn(t, writer(), o, contradiction, nil); a.code(t) != "CONFLICT" {
		t.Errorf("a contradiction: %+v", a.Errors)
	}
	a = ask(t, o, `query($id: ID!) { person(id: $id) { judgements { nodes { id curated } } } }`, map[string]any{"id": name})
	if want := fmt.Sprintf(`{"person":{"judgements":{"nodes":[{"id":%q,"curated":true}]}}}`, word.ID); string(a.Data) != want {
		t.Errorf("judgements of the person: %s, %+v", a.Data, a.Errors)
	}
}

// TestCuratorsMergeSplitAndUndo asks for each, and for what was made.
func TestCuratorsMergeSplitAndUndo(t *testing.T) {
	contributions := testkit.Qiaolian()
	o := over(t, contributions)
	a, b := contributions[0].Persons[0].ID, contributions[0].Persons[1].ID
	in := &ingester{revision: kg.Revision{Number: 1}, judgement: kg.Judgement{ID: "judgement/0000000000000000"}}
	o.Ingest = in
	answer := askIn(t, writer(), o, `mutation($a: ID!, $b: ID!) {
		merge(input: {ids: [$a, $b], reason: "同一"}, ifRevision: 3) { node { id } judgements { id } revision { number } }
		split(input: {id: $a, apart: [$b], reason: "不同"}) { rest { id } apart { id } revision { number } }
		undo(revision: 1, reason: "误判") { undone { number } revision { number } }
	}`, map[string]any{"a": a, "b": b})
	want := fmt.Sprintf(`{"merge":{"node":{"id":%q},"judgements":[],"revision":{"number":1}},"split":{"rest":{"id":%q},"apart":{"id":%q},"revision":{"number":1}},`+
		`"undo":{"undone":{"number":1},"revision":{"number":1}}}`, a, a, b)
	if diff := cmp.Diff(want, string(answer.Data)); diff != "" || len(answer.Errors) > 0 {
		t.Errorf("%+v %s", answer.Errors, diff)
	}
	three := uint64(3)
	if diff := cmp.Diff([]ingest.Merger{{IDs: []kg.ID{a, b}, Reason: "同一", IfRevision: &three}}, in.merged); diff != "" {
		t.Errorf("merged: %s", diff)
	}
	if diff := cmp.Diff([]ingest.Separation{{ID: a, Apart: []kg.ID{b}, Reason: "不同"}}, in.split); diff != "" || len(in.unmade) != 1 {
		t.Errorf("undone %v, split: %s", in.unmade, diff)
	}
	if answer := askIn(t, writer(), o, `mutation { undo(revision: 0, reason: "") { revision { number } } }`, nil); answer.code(t) != "INVALID_INPUT" {
		t.Errorf("no revision: %+v", answer.Errors)
	}
}

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
