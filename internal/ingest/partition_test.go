package ingest_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
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
// role of each post. They attend the meeting of the last line above with 会, its name and its day
// of August 2020, or 0 for none; a line 会 alone stands for a meeting of that name on the day of
// publication. A line 称 gives an organisation other names.
type posts struct{}

func (posts) Extract(_ context.Context, r *release.Release) (kg.Facts, error) {
	f := kg.Facts{Document: r.Document}
	at := 0
	for line := range strings.Lines(r.Text) {
		words := strings.Fields(line)
		if len(words) > 0 && words[0] == "会" {
			m := kg.MeetingFact{
				Key: fmt.Sprint(len(f.Meetings)), Name: "会", Date: f.Document.Published, Format: kg.InPerson, Main: len(f.Meetings) == 0,
				Evidence: passage(r.Text, at, line),
			}
			if len(words) > 2 {
				m.Name, m.Date = words[1], kg.Date{}
				if day, _ := strconv.Atoi(words[2]); day > 0 {
					m.Date = kg.Date{Year: 2020, Month: 8, Day: day}
				}
				m.Venues = []kg.VenueFact{{Kind: kg.MainVenue, Place: "甲地"}}
				f.GroupAttendances = append(f.GroupAttendances, kg.GroupFact{Meeting: m.Key, Label: "代表", Capacities: []kg.Capacity{kg.Attended}, Evidence: m.Evidence})
			}
			f.Meetings = append(f.Meetings, m)
		}
		if len(words) > 2 && words[0] == "称" {
			f.Organisations = append(f.Organisations, kg.OrganisationFact{Name: words[1], Aliases: words[2:], Evidence: passage(r.Text, at, line)})
		}
		if len(words) > 1 && words[0] == "人" {
			p := kg.PersonFact{Name: words[1], Evidence: passage(r.Text, at, line)}
			a := kg.AttendanceFact{Meeting: fmt.Sprint(len(f.Meetings) - 1), Person: words[1], Capacities: []kg.Capacity{kg.Attended}, Order: 1, Evidence: p.Evidence}
			for i := 2; i+1 < len(words); i += 2 {
				p.Memberships = append(p.Memberships, kg.MembershipFact{Organisation: words[i], Role: words[i+1], Evidence: p.Evidence})
				a.Memberships = append(a.Memberships, i/2-1)
			}
			known := slices.ContainsFunc(f.Persons, func(o kg.PersonFact) bool { return o.Name == p.Name })
			if known {
				a.Memberships = nil
			} else {
				f.Persons = append(f.Persons, p)
			}
			if len(f.Meetings) > 0 {
				f.Attendances = append(f.Attendances, a)
			} else if !known {
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
