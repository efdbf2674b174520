package graph_test

import (
	"testing"

	"huipu/graph"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

// TestReadBudget counts the calls of the read model that questions take, and checks that they
// are as many for a page of 2 as for one of 50. The numbers are the budget: a change that
// raises one has to say why, and one that lowers it has to be written down.
func TestReadBudget(t *testing.T) {
	counter := testkit.NewCounter(snapshotOf(t, append(testkit.Assemblies(60, 12), testkit.Qiaolian()...)))
	service := query.New(func() query.Reader { return counter })
	o := graph.Options{Query: service}
	for _, c := range []struct {
		name, document string
		budget         int
	}{
		{"nested", `query ($n: Int) { meetings(first: $n) { nodes { name attendances(first: $n) { nodes {
			order capacities person { name posts(first: 5) { nodes { name organisation { name } role { name } } } } } } } } }`, 17},
		{"edges", `query ($n: Int) { meetings(first: $n) { edges { cursor node { name attendances(first: 10) { edges { cursor node {
			person { name } } } } } } } }`, 7},
		{"evidence", `query ($n: Int) { attendances(first: $n) { nodes { evidence { quote document { title } }
			person { evidence { document { title } } } memberships { evidence { document { title } } } } } }`, 6},
		{"lists of facts", `query ($n: Int) { meetings(first: $n) { nodes { chairs { name } speakers { name } venues { kind place }
			convenedBy { name } namedCount previous { name } next { name } series { name }
			groupAttendances { nodes { label organisations { name } } } documents { nodes { title } } } } }`, 27},
		{"people", `query ($n: Int) { people(first: $n) { totalCount nodes { name memberships { totalCount nodes { post { name } } }
			organisations { nodes { name } } meetings { totalCount } documents { totalCount }
			timeline { nodes { date label fact { id } } } mentionedIn { totalCount } } } }`, 27},
		{"organisations", `query ($n: Int) { organisations(first: $n, orderBy: NAME_DESC) { nodes { name parent { name } children { totalCount }
			people { totalCount nodes { name } } posts { nodes { name holders(on: "1950-01-02") { nodes { person { name } } } } } } } }`, 21},
		{"documents", `query ($n: Int) { documents(first: $n) { nodes { facts { meetings } repairs { before } revision { number }
			about { name } meetings { nodes { name } } people { nodes { name } } attendances { nodes { person { name } } }
			mentionedPeople { nodes { name } } } } }`, 20},
		{"filter", `query ($n: Int) { people(first: $n, filter: {attendanceCount: {gte: 2, where: {meeting: {date: {from: "1950-01"}}}},
			not: {memberships: {organisation: {name: {eq: "第1局"}}}}}) { totalCount nodes { name } } }`, 14},
	} {
		t.Run(c.name, func(t *testing.T) {
			ask(t, o, c.document, map[string]any{"n": 1}) // makes the indexes of the version
			counter.Take()
			var calls [2]int
			var which [2]string
			for i, n := range []int{2, 50} {
				if a := ask(t, o, c.document, map[string]any{"n": n}); len(a.Errors) > 0 {
					t.Fatalf("%+v", a.Errors)
				}
				calls[i], which[i] = counter.Take()
			}
			if calls[0] > calls[1] || calls[1] != c.budget { // fewer where the smaller page leads to nothing
				t.Errorf("calls %v, budget %d:\n2:%s\n50:%s", calls, c.budget, which[0], which[1])
			}
		})
	}
}

// TestOneVersion checks that a request asks for the version once, whatever happens meanwhile.
func TestOneVersion(t *testing.T) {
	versions := []query.Reader{
		snapshotOf(t, testkit.Qiaolian()[:1]), snapshotOf(t, testkit.Qiaolian()),
	}
	asked := 0
	o := graph.Options{Query: query.New(func() query.Reader {
		asked++
		return versions[min(asked, 2)-1]
	})}
	var got struct {
		Meetings struct{ TotalCount int }
		People   struct {
			Nodes []struct{ Attendances struct{ TotalCount int } }
		}
	}
	const document = `{ meetings { totalCount } people(filter: {name: {eq: "陈迈"}}) { nodes { attendances { totalCount } } } }`
	for i, want := range []int{1, 2} {
		ask(t, o, document, nil).data(t, &got)
		if asked != i+1 || got.Meetings.TotalCount != want || got.People.Nodes[0].Attendances.TotalCount != want {
			t.Errorf("request %d asked for %d versions and found %+v", i+1, asked, got)
		}
	}
}
