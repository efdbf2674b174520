package graph_test

import (
	"strings"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/testkit"
)

// TestTenure asks for what releases tell of the beginnings and ends of memberships, and for the
// posts of a day.
func TestTenure(t *testing.T) {
	const text = "甲会主席王一当选。乙会主席王一不再担任。丙会主席王一。"
	r := testkit.NewRelease(kg.Document{ID: "document/0000000000000001", SHA256: strings.Repeat("0", 64), Text: text})
	first, second := kg.Date{Year: 2020, Month: 7, Day: 31}, kg.Date{Year: 2021, Month: 3, Day: 1}
	wang := r.Person("王一")
	r.Membership(wang, r.Organisation(kg.Organisation{Name: "甲会"}), "主席", "甲会主席", first, false)
	r.Membership(wang, r.Organisation(kg.Organisation{Name: "乙会"}), "主席", "乙会主席", kg.Date{}, true)
	r.Membership(wang, r.Organisation(kg.Organisation{Name: "丙会"}), "主席", "丙会主席", second, false)
	c := r.Contribution()
	for i := range c.Memberships {
		switch m := &c.Memberships[i]; {
		case m.Former:
			m.EndedOn = []kg.Date{second}
		case m.ObservedOn[0] == first:
			m.ElectedOn, m.AppointedOn = []kg.Date{first}, []kg.Date{second, {Year: 2021, Month: 4}}
		}
	}
	o := over(t, []kg.Contribution{c})
	a := ask(t, o, `{
		memberships(orderBy: FIRST_OBSERVED_ASC) { nodes { events { kind date } } }
		ended: memberships(filter: {events: {kind: [ENDED]}}) { totalCount }
		elected: memberships(filter: {events: {kind: [ELECTED], date: {from: "2021-01-01"}}}) { totalCount }
		since: memberships(filter: {events: {date: {from: "2021-01-01"}}}) { totalCount }
		people { nodes {
			all: posts { totalCount nodes { name } }
			first: posts(at: "2020-07-31") { nodes { name } }
			month: posts(at: "2021-03") { nodes { name } }
			between: posts(at: "2020-12-01") { totalCount }
		} }
	}`, nil)
	want := `{"memberships":{"nodes":[{"events":[{"kind":"ENDED","date":"2021-03-01"}]},` +
		`{"events":[{"kind":"ELECTED","date":"2020-07-31"},{"kind":"APPOINTED","date":"2021-03-01"},{"kind":"APPOINTED","date":"2021-04"}]},{"events":[]}]},` +
		`"ended":{"totalCount":1},"elected":{"totalCount":0},"since":{"totalCount":2},` +
		`"people":{"nodes":[{"all":{"totalCount":3,"nodes":[{"name":"丙会主席"},{"name":"乙会主席"},{"name":"甲会主席"}]},` +
		`"first":{"nodes":[{"name":"甲会主席"}]},"month":{"nodes":[{"name":"丙会主席"}]},"between":{"totalCount":0}}]}}`
	if len(a.Errors) > 0 || string(a.Data) != want {
		t.Errorf("%s\n%v\nwant\n%s", a.Data, a.Errors, want)
	}
}
