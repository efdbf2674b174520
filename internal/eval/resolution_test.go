package eval_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/eval"
	"huipu/internal/kg"
)

// goldOf makes an annotated partition of lines "document name entity part"; the mentions of a
// document stand one after the other.
func goldOf(lines ...string) []eval.GoldMention {
	var gold []eval.GoldMention
	for i, line := range lines {
		c := strings.Fields(line)
		gold = append(gold, eval.GoldMention{
			Mention: eval.Mention{Document: kg.ID(c[0]), Name: c[1], Start: 10 * i, End: 10*i + len(c[1])},
			Entity:  eval.Entity(c[2]), Held: c[3] == "held", Item: strings.ToUpper(c[0]),
		})
	}
	return gold
}

// graph finds in d1 and d2 one 张勇, whom the annotation has as two, in d1 and d3 two persons
// who are one 卡尼, and nobody else. It does not have d9.
func graph(document kg.ID) ([]eval.NamedPerson, bool) {
	one := func(id kg.ID, name string) eval.NamedPerson { return eval.NamedPerson{ID: id, Names: []string{name}} }
	switch document {
	case "d1":
		return []eval.NamedPerson{one("person/z", "张勇"), one("person/k1", "卡尼")}, true
	case "d2":
		return []eval.NamedPerson{one("person/z", "张勇")}, true
	case "d3":
		return []eval.NamedPerson{one("person/k2", "马克·卡尼"), one("person/x", "希尔")}, true
	}
	return nil, document != "d9"
}

func sampleGold() []eval.GoldMention {
	return goldOf(
		"d1 张勇 zhang-1 open", "d1 卡尼 carney open", "d2 张勇 zhang-2 open", "d3 马克·卡尼 carney open",
		"d3 希尔 hill held", "d4 希尔 gil held", "d4 张勇 zhang-1 open", "d9 卡尼 carney open",
	)
}

func TestScoreResolution(t *testing.T) {
	r := eval.ScoreResolution(sampleGold(), eval.All, true, graph)
	var b bytes.Buffer
	if err := eval.WriteResolution(&b, r); err != nil {
		t.Fatal(err)
	}
	want := `merged  person/z  zhang-1 (张勇 D1) | zhang-2 (张勇 D2)
split  carney  person/k1 (卡尼 D1) | person/k2 (马克·卡尼 D3)
not found  zhang-1  张勇 D4

part  mentions  entities  found  missing  precision  recall  f1     precision of found  recall of found  f1 of found
open  5         3         4      1        0.800      0.600   0.686  0.750               0.750            0.750
held  2         2         1      1        1.000      1.000   1.000  1.000               1.000            1.000
all   7         5         5      2        0.857      0.714   0.779  0.800               0.800            0.800

1 mention left out: their documents were not read, or gave way to a newer version

errors of 2 mentions put aside are counted but not listed
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestScoreResolutionOfAPart(t *testing.T) {
	asked := map[kg.ID]int{}
	counting := func(document kg.ID) ([]eval.NamedPerson, bool) {
		asked[document]++
		return graph(document)
	}
	held := eval.ScoreResolution(sampleGold(), eval.Held, true, counting)
	if diff := cmp.Diff(map[kg.ID]int{"d3": 1, "d4": 1}, asked); diff != "" {
		t.Errorf("documents asked for (-want +got):\n%s", diff)
	}
	if len(held.Rows) != 1 || held.Rows[0].Part != eval.Held || held.NotShown != 0 || held.Elsewhere != 0 {
		t.Errorf("%+v, want one row, everything shown", held)
	}
	if len(held.Errors) != 1 || held.Errors[0].Kind != eval.NotFound || held.Errors[0].Entity != "gil" {
		t.Errorf("errors %+v, want 希尔 not found", held.Errors)
	}
	open := eval.ScoreResolution(sampleGold(), eval.Open, false, graph)
	if len(open.Rows) != 1 || open.Rows[0].Score.Mentions != 5 || open.Errors != nil || open.NotShown != 0 {
		t.Errorf("%+v, want one row of 5 mentions without errors", open)
	}
}

func TestResolutionAsJSON(t *testing.T) {
	r := eval.ScoreResolution(sampleGold(), eval.All, true, graph)
	var b bytes.Buffer
	if err := eval.WriteResolutionJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	var back eval.Resolution
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	full := failing{}
	if !errors.Is(eval.WriteResolutionJSON(full, r), io.ErrShortWrite) || !errors.Is(eval.WriteResolution(full, r), io.ErrShortWrite) {
		t.Error("the error of the writer is not told")
	}
}

// failing is a writer that takes nothing.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
