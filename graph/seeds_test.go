package graph_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"huipu/graph"
	"huipu/internal/extract"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/seeds"
)

// sampleGraph is what the program itself reads from the sample releases.
var sampleGraph = sync.OnceValues(func() ([]kg.Contribution, error) {
	x, err := extract.New()
	if err != nil {
		return nil, err
	}
	files := seeds.Releases()
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		return nil, err
	}
	var contributions []kg.Contribution
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		r, err := release.Read(name, raw)
		if err != nil {
			return nil, err
		}
		facts, err := x.Extract(context.Background(), r)
		if err != nil {
			return nil, err
		}
		contributions = append(contributions, resolve.Resolve(facts))
	}
	return contributions, nil
})

func samples(t testing.TB) graph.Options {
	t.Helper()
	contributions, err := sampleGraph()
	if err != nil {
		t.Fatal(err)
	}
	return over(t, contributions)
}

// TestSampleQuestions answers every document of docs/queries over the sample releases, for the
// person, meeting, organisation, series and release that lead most on. Every answer must hold
// something.
func TestSampleQuestions(t *testing.T) {
	o := samples(t)
	var most struct {
		People        struct{ Nodes []struct{ ID string } }
		Meetings      struct{ Nodes []struct{ ID string } }
		Organisations struct {
			Nodes []struct {
				ID    string
				Posts struct {
					Nodes []struct {
						Role        struct{ Name string }
						Memberships struct {
							Nodes []struct{ ObservedOn []string }
						}
					}
				}
			}
		}
		MeetingSeries struct{ Nodes []struct{ ID string } }
		Convening     struct{ Nodes []struct{ ID string } }
		Attendances   struct{ Nodes []struct{ ID string } }
		Documents     struct{ Nodes []struct{ URL, Title string } }
	}
	ask(t, o, `{
		people(first: 1, orderBy: ATTENDANCE_COUNT_DESC) { nodes { id } }
		meetings(first: 1, orderBy: ATTENDANCE_COUNT_DESC) { nodes { id } }
		organisations(first: 1, orderBy: MEMBERSHIP_COUNT_DESC, filter: {memberships: {observedOn: {}, former: false, not: {post: {ids: []}}}}) {
			nodes { id posts(first: 1, orderBy: MEMBERSHIP_COUNT_DESC) { nodes { role { name } memberships(first: 1) { nodes { observedOn } } } } } }
		meetingSeries(first: 1, orderBy: MEETING_COUNT_DESC) { nodes { id } }
		convening: organisations(first: 1, orderBy: MEETING_COUNT_DESC) { nodes { id } }
		attendances(first: 1) { nodes { id } }
		documents(first: 1) { nodes { url title } }
	}`, nil).data(t, &most)
	post := most.Organisations.Nodes[0].Posts.Nodes[0]
	variables := map[string]map[string]any{
		"attendees-of-a-meeting":    {"meeting": most.Meetings.Nodes[0].ID},
		"meetings-of-a-person":      {"person": most.People.Nodes[0].ID, "from": "2000"},
		"chairs-and-speakers":       {"meeting": most.Meetings.Nodes[0].ID},
		"holders-of-a-post":         {"organisation": most.Organisations.Nodes[0].ID, "title": post.Role.Name, "on": post.Memberships.Nodes[0].ObservedOn[0]},
		"career-of-a-person":        {"person": most.People.Nodes[0].ID},
		"where-the-text-says-so":    {"fact": most.Attendances.Nodes[0].ID},
		"seen-often-without-a-post": {"organisation": most.Convening.Nodes[0].ID, "atLeast": 1},
		"facts-of-a-release":        {"url": most.Documents.Nodes[0].URL},
		"sessions-of-a-series":      {"series": most.MeetingSeries.Nodes[0].ID},
		"changes-since-a-revision":  {"next": 2},
	}
	files, err := filepath.Glob("../docs/queries/*.graphql")
	if err != nil || len(files) != len(variables) {
		t.Fatalf("%d documents, %d with variables: %v", len(files), len(variables), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		t.Run(name, func(t *testing.T) {
			document, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := ask(t, o, string(document), variables[name])
			if len(a.Errors) > 0 || !strings.Contains(string(a.Data), `"name":"`) && !strings.Contains(string(a.Data), `"title":"`) && !strings.Contains(string(a.Data), `"number":`) {
				t.Errorf("%+v %s", a.Errors, a.Data)
			}
		})
	}
}

// TestSampleEvidence reads every passage of every fact through the interface: the quote is the
// text of the span in all three units.
func TestSampleEvidence(t *testing.T) {
	o := samples(t)
	type fact struct {
		Evidence []struct {
			Quote    string
			Document struct{ Text string }
			Span     struct{ StartByte, EndByte, StartChar, EndChar, StartUtf16, EndUtf16 int }
		}
		EvidenceCount int
	}
	passages := 0
	for _, list := range []string{"attendances", "groupAttendances", "memberships"} {
		var after *string
		for {
			var got map[string]struct {
				Nodes    []fact
				PageInfo struct {
					HasNextPage bool
					EndCursor   *string
				}
			}
			ask(t, o, `query ($after: String) { `+list+`(first: 100, after: $after) {
				nodes { evidenceCount evidence(first: 100) { quote document { text } span { startByte endByte startChar endChar startUtf16 endUtf16 } } }
				pageInfo { hasNextPage endCursor } } }`, map[string]any{"after": after}).data(t, &got)
			for _, f := range got[list].Nodes {
				if len(f.Evidence) == 0 || len(f.Evidence) != f.EvidenceCount {
					t.Errorf("%s: %d passages, said to be %d", list, len(f.Evidence), f.EvidenceCount)
				}
				for _, e := range f.Evidence {
					passages++
					text, s := e.Document.Text, e.Span
					units := utf16.Encode([]rune(text))
					for unit, quote := range map[string]string{
						"bytes": text[s.StartByte:s.EndByte], "code points": string([]rune(text)[s.StartChar:s.EndChar]),
						"UTF-16": string(utf16.Decode(units[s.StartUtf16:s.EndUtf16])),
					} {
						if quote != e.Quote {
							t.Errorf("%s in %s: %q, want %q", list, unit, quote, e.Quote)
						}
					}
				}
			}
			if !got[list].PageInfo.HasNextPage {
				break
			}
			after = got[list].PageInfo.EndCursor
		}
	}
	if passages < 400 {
		t.Errorf("only %d passages", passages)
	}
}

// TestSampleOrder checks of every meeting that its attendances count from 1 without gaps, that
// the two directions mirror each other, and that neighbours in a series know each other.
func TestSampleOrder(t *testing.T) {
	var got struct {
		Meetings struct {
			TotalCount int
			Nodes      []struct {
				ID             string
				Up, Down       struct{ Nodes []struct{ Order int } }
				NamedCount     int
				Previous, Next *struct{ ID string }
			}
		}
	}
	ask(t, samples(t), `{ meetings(first: 100) { totalCount nodes { id namedCount
		up: attendances(first: 100) { nodes { order } } down: attendances(first: 100, orderBy: ORDER_DESC) { nodes { order } }
		previous { id } next { id } } } }`, nil).data(t, &got)
	if len(got.Meetings.Nodes) != got.Meetings.TotalCount || got.Meetings.TotalCount == 0 {
		t.Fatalf("%d of %d meetings", len(got.Meetings.Nodes), got.Meetings.TotalCount)
	}
	next, neighbours := map[string]string{}, 0
	for _, m := range got.Meetings.Nodes {
		n := len(m.Up.Nodes)
		for i := range n {
			if m.Up.Nodes[i].Order != i+1 || m.Down.Nodes[i].Order != n-i {
				t.Errorf("%s: %v, %v", m.ID, m.Up.Nodes, m.Down.Nodes)
				break
			}
		}
		if m.NamedCount > n {
			t.Errorf("%s: %d named of %d", m.ID, m.NamedCount, n)
		}
		if m.Next != nil {
			next[m.ID] = m.Next.ID
		}
	}
	for _, m := range got.Meetings.Nodes {
		if m.Previous != nil {
			if neighbours++; next[m.Previous.ID] != m.ID {
				t.Errorf("%s follows %s, which is followed by %s", m.ID, m.Previous.ID, next[m.Previous.ID])
			}
		}
	}
	if neighbours == 0 {
		t.Error("no series has two sessions")
	}
}
