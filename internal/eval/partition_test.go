package eval_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/eval"
	"huipu/internal/kg"
	"huipu/seeds"
)

const columns = "document\tname\tstart\tend\tentity\tpart\titem\tnote\n"

func TestReadPartition(t *testing.T) {
	got, err := eval.ReadPartition("p.tsv", []byte(columns+
		"document/0000000000000001\t张勇\t7\t13\tzhang-1\topen\t005\t副主任\n"+
		"document/0000000000000001\t张勇\t20\t26\tzhang-2\topen\t005\t\n"+
		"document/0000000000000002\t徐辉\t0\t6\txu\theld\t20250102#3\t委员\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []eval.GoldMention{
		{Mention: eval.Mention{"document/0000000000000001", "张勇", 7, 13}, Entity: "zhang-1", Item: "005", Note: "副主任"},
		{Mention: eval.Mention{"document/0000000000000001", "张勇", 20, 26}, Entity: "zhang-2", Item: "005"},
		{Mention: eval.Mention{"document/0000000000000002", "徐辉", 0, 6}, Entity: "xu", Held: true, Item: "20250102#3", Note: "委员"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
}

func TestReadPartitionRefuses(t *testing.T) {
	const good = "document/0000000000000002\t徐辉\t6\t12\txu\topen\t1\t"
	for _, test := range []struct{ name, raw, want string }{
		{"another head", "document\tname\n" + good, `p.tsv" line 1: want the columns`},
		{"nothing", "", `line 1: want the columns`},
		{"no mention", columns, `line 2: want 8 cells, got 1`},
		{"a cell too few", columns + strings.TrimSuffix(good, "\t"), `line 2: want 8 cells, got 7`},
		{"another kind of id", columns + strings.Replace(good, "document", "person", 1), `line 2: "person/0000000000000002" is not the id of a document`},
		{"no name", columns + strings.Replace(good, "徐辉", "", 1), "line 2: want a name and an entity"},
		{"no entity", columns + strings.Replace(good, "\txu\t", "\t\t", 1), "line 2: want a name and an entity"},
		{"a span in characters", columns + strings.Replace(good, "\t12\t", "\t8\t", 1), "line 2: want a span of the 6 bytes of 徐辉, got 6 to 8"},
		{"a start that is no number", columns + strings.Replace(good, "\t6\t", "\tx\t", 1), "got x to 12"},
		{"another part", columns + strings.Replace(good, "open", "all", 1), `line 2: want open or held, got "all"`},
		{"a mention twice", columns + good + "\n" + good, "line 3: does not come after the line before it"},
		{"out of order", columns + good + "\n" + strings.Replace(good, "0002", "0001", 1), "line 3: does not come after the line before it"},
		{"a name in both parts", columns + good + "\n" + strings.NewReplacer("0002", "0003", "xu", "other", "open", "held").Replace(good), "line 3: name 徐辉 is in both parts"},
		{"an entity in both parts", columns + good + "\n" + strings.NewReplacer("0002", "0003", "徐辉", "辉徐", "open", "held").Replace(good), "line 3: entity xu is in both parts"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := eval.ReadPartition("p.tsv", []byte(test.raw))
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an invalid input: %s", err, test.want)
			}
		})
	}
}

func TestSamplePartitionIsRead(t *testing.T) {
	mentions, err := eval.ReadPartition("resolution.tsv", seeds.Resolution())
	if err != nil || len(mentions) < 120 {
		t.Errorf("%d mentions, want at least 120; %v", len(mentions), err)
	}
}

func TestLocate(t *testing.T) {
	span := func(start, end int) kg.Span { return kg.Span{Start: start, End: end} }
	at := eval.Mention{Document: "document/0000000000000001", Name: "穆罕默德", Start: 30, End: 42}
	for _, test := range []struct {
		name   string
		people []eval.NamedPerson
		want   kg.ID
	}{
		{"nobody", nil, ""},
		{"nobody of the name", []eval.NamedPerson{{"a", []string{"萨勒曼"}, []kg.Span{span(30, 42)}}}, ""},
		{"one bearer needs no passage", []eval.NamedPerson{{"a", []string{"萨勒曼"}, nil}, {"b", []string{"穆罕默德"}, nil}}, "b"},
		{"by another spelling", []eval.NamedPerson{{"a", []string{"穆罕默德·代比", "穆罕 默德"}, nil}}, "a"},
		{"the name goes before the sentence", []eval.NamedPerson{
			{"a", []string{"穆罕默德"}, []kg.Span{span(0, 90)}}, {"b", []string{"穆罕默德"}, []kg.Span{span(30, 42), span(0, 90)}},
		}, "b"},
		{"passages elsewhere do not count", []eval.NamedPerson{
			{"a", []string{"穆罕默德"}, []kg.Span{span(0, 90)}}, {"b", []string{"穆罕默德"}, []kg.Span{span(60, 72), span(31, 42), span(30, 41)}},
		}, "a"},
		{"one sentence of two", []eval.NamedPerson{{"a", []string{"穆罕默德"}, []kg.Span{span(0, 90)}}, {"b", []string{"穆罕默德"}, []kg.Span{span(0, 90)}}}, ""},
		{"the same passage twice", []eval.NamedPerson{{"a", []string{"穆罕默德"}, []kg.Span{span(0, 90), span(0, 90)}}, {"b", []string{"穆罕默德"}, nil}}, "a"},
		{"two bearers without a passage", []eval.NamedPerson{{"a", []string{"穆罕默德"}, nil}, {"b", []string{"穆罕默德"}, nil}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, ok := eval.Locate(at, test.people); got != test.want || ok != (test.want != "") {
				t.Errorf("got %q, %v, want %q", got, ok, test.want)
			}
		})
	}
}
