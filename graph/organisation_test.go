package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func TestBodiesHaveFullNamesAndSuccessors(t *testing.T) {
	f := kg.Facts{Document: kg.Document{ID: "document/0000000000000001", SHA256: strings.Repeat("0", 64), Text: "。"}}
	f.Organisations = []kg.OrganisationFact{{Name: "国家旅游局"}, {Name: "文化部"}, {Name: "文旅部"}}
	o := over(t, []kg.Contribution{resolve.Resolve(f)})
	type organisation struct {
		Name, FullName, Until    *string
		Successors, Predecessors []struct{ Name string }
		Parent                   *struct{ Name string }
	}
	var got struct {
		Organisations struct{ Nodes []organisation }
	}
	ask(t, o, `{ organisations(filter: {name: {in: ["国家旅游局", "中华人民共和国文化和旅游部"]}}) {
		nodes { name fullName until successors { name } predecessors { name } parent { name } } } }`, nil).data(t, &got)
	text := func(s string) *string { return &s }
	named := func(names ...string) []struct{ Name string } {
		list := []struct{ Name string }{}
		for _, n := range names {
			list = append(list, struct{ Name string }{n})
		}
		return list
	}
	above := &named("国务院")[0]
	want := []organisation{
		{text("国家旅游局"), nil, text("2018"), named("文化和旅游部"), named(), above},
		{text("文化和旅游部"), text("中华人民共和国文化和旅游部"), nil, named(), named("文化部", "国家旅游局"), above},
	}
	if diff := cmp.Diff(want, got.Organisations.Nodes); diff != "" {
		t.Errorf("organisations (-want +got):\n%s", diff)
	}
}
