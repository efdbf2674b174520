package query

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
)

func TestSortPrinted(t *testing.T) {
	at := func(id kg.ID, passages ...kg.Evidence) placed { return placed{id: id, evidence: passages} }
	in := func(document kg.ID, start, end int) kg.Evidence {
		return kg.Evidence{Document: document, Span: kg.Span{Start: start, End: end}}
	}
	for _, c := range []struct {
		name string
		list []placed
		want []kg.ID
	}{
		{"nothing", nil, nil},
		{"names before a verb", []placed{at("a", in("d", 20, 40)), at("b", in("d", 10, 40))}, []kg.ID{"b", "a"}},
		{"names after a verb", []placed{at("a", in("d", 10, 40)), at("b", in("d", 10, 30))}, []kg.ID{"b", "a"}},
		{"one passage for all", []placed{at("b", in("d", 10, 40)), at("a", in("d", 10, 40))}, []kg.ID{"a", "b"}},
		{"named again later", []placed{at("a", in("d", 5, 9), in("d", 50, 60)), at("b", in("d", 20, 30))}, []kg.ID{"a", "b"}},
		{"the fuller report leads", []placed{at("a", in("d", 1, 2), in("e", 20, 25)), at("b", in("e", 10, 15)), at("c", in("d", 0, 1)), at("x", in("e", 30, 35))}, []kg.ID{"b", "a", "x", "c"}},
		{"of equal reports the smaller id", []placed{at("a", in("e", 1, 2)), at("b", in("d", 5, 6))}, []kg.ID{"b", "a"}},
		{"many passages are one report", []placed{at("a", in("d", 1, 2), in("d", 3, 4), in("d", 5, 6)), at("b", in("e", 1, 2)), at("c", in("e", 3, 4))}, []kg.ID{"b", "c", "a"}},
		{"no passage", []placed{at("b"), at("a")}, []kg.ID{"a", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			sortPrinted(c.list)
			var got []kg.ID
			for _, p := range c.list {
				got = append(got, p.id)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
