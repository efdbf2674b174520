package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
)

// later is an extractor of a later version: it overlooks some names, and reads 列席 for others.
type later struct {
	lines
	overlooks []string
	rereads   []string
	surer     bool
}

func (x later) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	f, err := x.lines.Extract(ctx, r)
	if err != nil {
		return f, err
	}
	gone := func(name string) bool { return slices.Contains(x.overlooks, name) }
	f.Persons = slices.DeleteFunc(f.Persons, func(p kg.PersonFact) bool { return gone(p.Name) })
	f.Attendances = slices.DeleteFunc(f.Attendances, func(a kg.AttendanceFact) bool { return gone(a.Person) })
	for i := range f.Attendances {
		if slices.Contains(x.rereads, f.Attendances[i].Person) {
			f.Attendances[i].Capacities = []kg.Capacity{kg.NonVoting}
		}
		if x.surer {
			f.Attendances[i].Evidence[0].Confidence = 0.95
		}
	}
	return f, nil
}

// with gives a service with another extractor on the same graph.
func (b bench) with(t *testing.T, x ingest.Extractor) bench {
	t.Helper()
	b.Service = ingest.New(ingest.Options{
		Store: b.store, View: b.view, ExtractorVersion: "lines/2",
		Extractor: func() (ingest.Extractor, error) { return x, nil },
	})
	return b
}

// three is a graph of three documents about a hundred people.
func three(t *testing.T) bench {
	b := newBench(t, memory())
	for n := range 3 {
		facts := []string{fmt.Sprintf("会议 全会%d", n)}
		for i := range 33 {
			facts = append(facts, fmt.Sprintf("出席 人%d号%d", n, i))
		}
		b.ingest(t, input(fmt.Sprint(n), text(fmt.Sprintf("https://a.example/%d", n), append(facts, "出席 丁一")...)))
	}
	return b
}

func renew(t *testing.T, b bench, o ingest.RenewOptions) (ingest.Renewal, []string, error) {
	t.Helper()
	o.Author = "tester"
	var changes []string
	r, err := b.Renew(t.Context(), o, func(d ingest.Renewed) {
		if d.Extractor != "lines/1" || d.Title != "甲会全会举行" {
			t.Errorf("%+v: want the title and the extractor of the graph", d)
		}
		for _, c := range d.Changes {
			changes = append(changes, fmt.Sprintf("%s %s %s: %s > %s", c.Change, c.Kind, c.Subject, c.Detail, c.Now))
		}
	})
	return r, changes, err
}

func TestRenewWithTheSameExtractorChangesNothing(t *testing.T) {
	b := three(t)
	before := b.view.Snapshot().Revision()
	r, changes, err := renew(t, b, ingest.RenewOptions{})
	if err != nil || len(changes) > 0 || r.Written > 0 || r.Changed > 0 || r.Documents != 3 {
		t.Errorf("%+v, %q, %v", r, changes, err)
	}
	if diff := cmp.Diff(r.Before, r.After); diff != "" || r.Before[kg.KindAttendance] != 102 {
		t.Errorf("counts %v (-before +after):\n%s", r.Before, diff)
	}
	if now := b.view.Snapshot().Revision(); now != before {
		t.Errorf("revision %d, want %d as before", now, before)
	}
}

func TestRenewWritesWhatIsReadOtherwise(t *testing.T) {
	b := three(t).with(t, later{overlooks: []string{"人1号7"}, rereads: []string{"人2号3"}})
	want := []string{
		"REMOVED person 人1号7:  > ",
		"REMOVED membership 人1号7 as 甲会委员: observed on 2020-08-03 > ",
		"REMOVED attendance 人1号7 at 全会1: ATTENDED; as 人1号7 as 甲会委员 > ",
		"CHANGED attendance 人2号3 at 全会2: ATTENDED; as 人2号3 as 甲会委员 > NON_VOTING; as 人2号3 as 甲会委员",
	}
	sorted := func(list []string) []string { return slices.Sorted(slices.Values(list)) }
	r, changes, err := renew(t, b, ingest.RenewOptions{DryRun: true})
	if diff := cmp.Diff(sorted(want), sorted(changes)); diff != "" || err != nil || r.Written != 0 || b.view.Snapshot().Revision() != 3 {
		t.Fatalf("dry run: %+v, %v (-want +got):\n%s", r, err, diff)
	}
	r, changes, err = renew(t, b, ingest.RenewOptions{})
	if diff := cmp.Diff(sorted(want), sorted(changes)); diff != "" || err != nil || r.Changed != 2 || r.Written != 3 || r.Revision != 6 {
		t.Fatalf("%+v, %v (-want +got):\n%s", r, err, diff)
	}
	s := b.view.Snapshot()
	for _, d := range s.Documents(s.IDs(kg.KindDocument)) {
		if d.Extractor != "lines/2" {
			t.Errorf("%s is of extractor %s", d.ID, d.Extractor)
		}
	}
	for _, rev := range s.Revisions()[3:] {
		if rev.Cause != kg.CauseReextract || rev.Author != "tester" || len(rev.Documents) != 1 {
			t.Errorf("revision %+v", rev)
		}
	}
	b.sameAsRebuilt(t)
	// What is left is what a new graph of the same releases has.
	fresh := newBench(t, memory()).with(t, later{overlooks: []string{"人1号7"}, rereads: []string{"人2号3"}})
	for n, d := range s.Documents(s.IDs(kg.KindDocument)) {
		fresh.ingest(t, input(fmt.Sprint(n), []byte(d.Text)))
	}
	want2, got := content(fresh.view.Snapshot()), content(s)
	delete(want2, "revisions")
	delete(got, "revisions")
	if diff := cmp.Diff(want2, got); diff != "" {
		t.Errorf("graph (-new +renewed):\n%s", diff)
	}
}

func TestRenewStopsWhereTooMuchWouldGo(t *testing.T) {
	b := three(t).with(t, later{overlooks: []string{"人0号1", "人1号1", "人2号1"}})
	r, changes, err := renew(t, b, ingest.RenewOptions{})
	if !errors.Is(err, ingest.ErrDropped) || kg.CategoryOf(err) != kg.ErrConflict || !strings.Contains(err.Error(), "attendance") {
		t.Fatalf("error %v, want ErrDropped that names the kinds", err)
	}
	if r.Written != 0 || len(changes) != 9 || b.view.Snapshot().Revision() != 3 {
		t.Errorf("%+v, %d changes, revision %d; want nothing written and all told", r, len(changes), b.view.Snapshot().Revision())
	}
	if r, _, err := renew(t, b, ingest.RenewOptions{Accept: true}); err != nil || r.Written != 3 {
		t.Errorf("accepted: %+v, %v", r, err)
	}
}

func TestDropped(t *testing.T) {
	for _, tc := range []struct{ before, after int }{{0, 0}, {100, 98}, {1, 1}, {10, 12}, {50, 49}} {
		if kinds := ingest.Dropped(ingest.FactCounts{kg.KindPerson: tc.before}, ingest.FactCounts{kg.KindPerson: tc.after}); len(kinds) > 0 {
			t.Errorf("from %d to %d: %v dropped", tc.before, tc.after, kinds)
		}
	}
	for _, tc := range []struct{ before, after int }{{1, 0}, {100, 97}, {49, 48}} {
		if kinds := ingest.Dropped(ingest.FactCounts{kg.KindPerson: tc.before}, ingest.FactCounts{kg.KindPerson: tc.after}); len(kinds) != 1 {
			t.Errorf("from %d to %d: %v dropped, want persons", tc.before, tc.after, kinds)
		}
	}
}

func TestRenewTellsPassagesApartFromFacts(t *testing.T) {
	b := three(t).with(t, later{surer: true})
	r, changes, err := renew(t, b, ingest.RenewOptions{})
	if err != nil || len(changes) > 0 || r.Changed != 0 || r.Passages != 3 || r.Written != 3 {
		t.Errorf("%+v, %q, %v", r, changes, err)
	}
}

func TestRenewOfOneDocument(t *testing.T) {
	b := three(t).with(t, later{rereads: []string{"丁一"}})
	id := b.view.Snapshot().IDs(kg.KindDocument)[1]
	r, changes, err := renew(t, b, ingest.RenewOptions{Documents: []kg.ID{id}})
	if err != nil || len(changes) != 1 || r.Documents != 1 || r.Written != 1 {
		t.Errorf("%+v, %q, %v", r, changes, err)
	}
	if _, _, err := renew(t, b, ingest.RenewOptions{Documents: []kg.ID{"document/0"}}); kg.CategoryOf(err) != kg.ErrNotFound {
		t.Errorf("error %v, want ErrNotFound", err)
	}
}

func TestRenewEndsWithItsContextAndTheExtractor(t *testing.T) {
	b := three(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Renew(ctx, ingest.RenewOptions{}, func(ingest.Renewed) {}); kg.CategoryOf(err) != kg.ErrTimeout {
		t.Errorf("error %v, want ErrTimeout", err)
	}
	broken := b.with(t, panics{})
	if _, err := broken.Renew(t.Context(), ingest.RenewOptions{}, func(ingest.Renewed) {}); kg.CategoryOf(err) != kg.ErrInternal {
		t.Errorf("error %v, want ErrInternal", err)
	}
}

type panics struct{}

func (panics) Extract(context.Context, *release.Release) (kg.Facts, error) { panic("broken") }
