package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
)

// lines is an extractor for texts of one fact a line: "会议 name", then "出席 name", "代表
// label" and "提到 name". Some words make it misbehave.
type lines struct {
	blocked chan struct{} // gets a token when an extraction waits for the end of its context
}

var errUnreadable = errors.New("no release of ours")

func (x lines) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	switch {
	case strings.Contains(r.Text, "恐慌"):
		panic("index out of range")
	case strings.Contains(r.Text, "看不懂"):
		return kg.Facts{}, fmt.Errorf("line 3: %w: %w", errUnreadable, kg.ErrInvalid)
	case strings.Contains(r.Text, "等待"):
		x.blocked <- struct{}{}
		<-ctx.Done()
		return kg.Facts{}, ctx.Err()
	}
	f := kg.Facts{Document: r.Document}
	at := 0
	for line := range strings.Lines(r.Text) {
		verb, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		evidence := []kg.Evidence{{
			Span: kg.SpanOf(r.Text, at, at+len(strings.TrimSpace(line))), Quote: strings.TrimSpace(line), Rule: "line", Confidence: 0.9,
		}}
		at += len(line)
		switch verb {
		case "会议":
			f.Meetings = append(f.Meetings, kg.MeetingFact{Key: "m1", Name: name, Session: 1, Format: kg.InPerson, Main: true, Evidence: evidence})
		case "出席":
			held := kg.MembershipFact{Role: "委员", Organisation: "甲会", Evidence: evidence}
			f.Persons = append(f.Persons, kg.PersonFact{Name: name, Memberships: []kg.MembershipFact{held}, Evidence: evidence})
			f.Attendances = append(f.Attendances, kg.AttendanceFact{
				Meeting: "m1", Person: name, Capacities: []kg.Capacity{kg.Attended}, Memberships: []int{0}, Order: 1, Evidence: evidence,
			})
		case "代表":
			f.GroupAttendances = append(f.GroupAttendances, kg.GroupFact{Meeting: "m1", Label: name, Capacities: []kg.Capacity{kg.Attended}, Evidence: evidence})
		case "提到":
			f.Persons = append(f.Persons, kg.PersonFact{Name: name, Evidence: evidence})
			f.MentionedOnly = append(f.MentionedOnly, name)
		case "不明":
			f.Unread = append(f.Unread, kg.Unread{Span: evidence[0].Span, Quote: evidence[0].Quote, Reason: "不明"})
		}
	}
	return f, nil
}

// text makes a release; an empty URL leaves the header without one.
func text(url string, facts ...string) []byte {
	header := "甲会全会举行\n时间:2020-08-03 来源:甲会网站\n"
	if url != "" {
		header += "链接:" + url + "\n"
	}
	return []byte(header + "\n" + strings.Join(facts, "\n") + "\n")
}

func input(name string, raw []byte) ingest.Input { return ingest.Input{Name: name, Raw: raw} }

// bench is a service over a store in memory.
type bench struct {
	*ingest.Service
	store store.Store
	view  *view.View
}

func newBench(t *testing.T, s store.Store) bench {
	t.Helper()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return bench{
		ingest.New(ingest.Options{
			Store: s, View: v, ExtractorVersion: "lines/1",
			Extractor: func() (ingest.Extractor, error) { return lines{make(chan struct{}, 1)}, nil },
		}),
		s, v,
	}
}

// memory is a store in memory with a clock that stands.
func memory() *memstore.Store {
	return memstore.New(memstore.Options{Now: func() time.Time { return time.Unix(1600000000, 0) }})
}

// ingest adds a release that must not be refused.
func (b bench) ingest(t *testing.T, in ingest.Input) ingest.Outcome {
	t.Helper()
	o, err := b.Ingest(t.Context(), in, "tester")
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// quads is the number of statements in the store.
func (b bench) quads(t *testing.T) uint64 {
	t.Helper()
	stats, err := b.store.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return stats.Quads
}

// sameAsRebuilt expects the view to be what a build from the store gives.
func (b bench) sameAsRebuilt(t *testing.T) {
	t.Helper()
	rebuilt, err := view.Build(t.Context(), b.store)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(content(rebuilt.Snapshot()), content(b.view.Snapshot())); diff != "" {
		t.Errorf("view (-rebuilt +kept current):\n%s", diff)
	}
}

// content lists what a version shows: revisions, ids, and nodes of the kinds that carry most.
func content(s *view.Snapshot) map[string]any {
	c := map[string]any{"revisions": s.Revisions()}
	for _, kind := range kg.Kinds() {
		c[string(kind)] = s.IDs(kind)
	}
	c["documents"] = s.Documents(s.IDs(kg.KindDocument))
	c["memberships"] = s.Memberships(s.IDs(kg.KindMembership))
	c["attendances"] = s.Attendances(s.IDs(kg.KindAttendance))
	c["people"] = s.People(s.IDs(kg.KindPerson))
	c["renames"] = s.Renames(s.IDs(kg.KindRename))
	for _, edge := range view.Edges() {
		c[fmt.Sprintf("edge %d", edge)] = s.Follow(s.IDs(edge.From()), edge)
	}
	return c
}
