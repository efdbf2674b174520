package ingest_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
)

// byBody is a partitioner for tests: two mentions are one person when the documents name an
// organisation for both, be it directly or through others. A document without one stands
// alone.
func byBody(mentions []resolve.Mention, _ []resolve.Judged) (resolve.Partition, error) {
	root := make([]int, len(mentions))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	first := map[string]int{}
	for i, m := range mentions {
		for _, h := range m.Held {
			if j, known := first[h.Organisation]; known {
				root[find(i)] = find(j)
			} else if h.Organisation != "" {
				first[h.Organisation] = i
			}
		}
	}
	byPerson := map[int][]resolve.Mention{}
	for i, m := range mentions {
		byPerson[find(i)] = append(byPerson[find(i)], m)
	}
	var p resolve.Partition
	for _, list := range byPerson {
		slices.SortFunc(list, compareMentions)
		p.Persons = append(p.Persons, list)
	}
	slices.SortFunc(p.Persons, func(a, b []resolve.Mention) int { return compareMentions(a[0], b[0]) })
	return p, nil
}

func compareMentions(a, b resolve.Mention) int {
	return cmp.Or(kg.CompareDates(a.Day, b.Day), cmp.Compare(a.Document, b.Document))
}

// posts is an extractor for texts of one person a line: 人, the name, and the organisation and
// role of each post. A line 会 above makes them attend a meeting.
type posts struct{}

func (posts) Extract(_ context.Context, r *release.Release) (kg.Facts, error) {
	f := kg.Facts{Document: r.Document}
	at := 0
	for line := range strings.Lines(r.Text) {
		words := strings.Fields(line)
		if len(words) > 0 && words[0] == "会" {
			f.Meetings = append(f.Meetings, kg.MeetingFact{
				Key: "m", Name: "会", Date: f.Document.Published, Format: kg.InPerson, Main: true, Evidence: passage(r.Text, at, words[0]),
			})
		}
		if len(words) > 1 && words[0] == "人" {
			p := kg.PersonFact{Name: words[1], Evidence: passage(r.Text, at, line)}
			a := kg.AttendanceFact{Meeting: "m", Person: words[1], Capacities: []kg.Capacity{kg.Attended}, Order: 1, Evidence: p.Evidence}
			for i := 2; i+1 < len(words); i += 2 {
				p.Memberships = append(p.Memberships, kg.MembershipFact{Organisation: words[i], Role: words[i+1], Evidence: p.Evidence})
				a.Memberships = append(a.Memberships, i/2-1)
			}
			f.Persons = append(f.Persons, p)
			if len(f.Meetings) > 0 {
				f.Attendances = append(f.Attendances, a)
			} else {
				f.MentionedOnly = append(f.MentionedOnly, words[1])
			}
		}
		at += len(line)
	}
	return f, nil
}

func passage(text string, at int, quote string) []kg.Evidence {
	quote = strings.TrimSpace(quote)
	return []kg.Evidence{{Span: kg.SpanOf(text, at, at+len(quote)), Quote: quote, Rule: "line", Confidence: 0.9}}
}

// notice makes a release of the day with the lines.
func notice(day int, url string, lines ...string) ingest.Input {
	header := fmt.Sprintf("甲会消息\n时间:2020-08-%02d 来源:甲会网站\n", day)
	if url != "" {
		header += "链接:" + url + "\n"
	}
	return ingest.Input{Name: fmt.Sprintf("%d.txt", day), Raw: []byte(header + "\n" + strings.Join(lines, "\n") + "\n")}
}

// newPersonBench is a service that tells persons apart by their bodies.
func newPersonBench(t testing.TB, s store.Store, x ingest.Extractor) bench {
	t.Helper()
	return newBenchWith(t, s, x, byBody)
}

func newBenchWith(t testing.TB, s store.Store, x ingest.Extractor, p ingest.Partitioner) bench {
	t.Helper()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return bench{ingest.New(ingest.Options{
		Store: s, View: v, ExtractorVersion: "test/1", Persons: p,
		Extractor: func() (ingest.Extractor, error) { return x, nil },
	}), s, v}
}

// graph lists the statements of a store.
func graph(t interface {
	Context() context.Context
	Fatal(...any)
}, s store.Store,
) []string {
	var lines []string
	for q, err := range s.Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, q.NQuad())
	}
	slices.Sort(lines)
	return lines
}

// who gives the ids of the persons of a name with the numbers of their documents, in the
// order of the ids.
func who(s *view.Snapshot, name string) map[kg.ID]int {
	found := map[kg.ID]int{}
	for _, p := range s.People(s.IDs(kg.KindPerson)) {
		if p.Name == name {
			found[p.ID] = len(p.Sources)
		}
	}
	return found
}
