package ingest_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// correctable lists the facts of a document as the graph shows them.
func correctable(t interface{ Fatal(...any) }, s *view.Snapshot, document kg.ID) []kg.ID {
	c, err := s.Contribution(document)
	if err != nil {
		t.Fatal(err)
	}
	var ids []kg.ID
	for _, q := range vocab.Encode(c) {
		if id, _ := vocab.IDOf(q.Subject); slices.Contains(kg.StatedKinds(), id.Kind()) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// altered draws something that a fact may be instead.
func altered(rt *rapid.T, f kg.StatedFact) kg.StatedFact {
	name := rapid.SampledFrom([]string{"王小明", "罗燕", "阿东", "卡尼", "赵新"}).Draw(rt, "other name")
	body := rapid.SampledFrom([]string{"甲会", "乙会", "甲乙协会", "新会"}).Draw(rt, "other body")
	capacity := []kg.Capacity{rapid.SampledFrom([]kg.Capacity{kg.Spoke, kg.Elected, kg.Absent}).Draw(rt, "other capacity")}
	switch {
	case f.Person != nil:
		f.Person = &kg.StatedPerson{Name: name}
	case f.Organisation != nil:
		f.Organisation = &kg.StatedOrganisation{Name: body, Aliases: f.Organisation.Aliases}
	case f.Meeting != nil:
		m := *f.Meeting
		m.Date = kg.Date{Year: 2020, Month: 8, Day: rapid.IntRange(3, 6).Draw(rt, "other day")}
		f.Meeting = &m
	case f.Membership != nil:
		f.Membership = &kg.StatedMembership{Person: f.Membership.Person, StatedPost: kg.StatedPost{Role: "总理", Organisation: body}, Events: []kg.TenureEvent{kg.TenureElected}}
	case f.Attendance != nil:
		a := *f.Attendance
		a.Person, a.Capacities, a.Posts = name, capacity, []kg.StatedPost{{Role: "委员", Organisation: body}}
		f.Attendance = &a
	case f.Group != nil:
		g := *f.Group
		g.Capacities, g.Organisations = capacity, []string{body}
		f.Group = &g
	}
	return f
}

// source is the first line of every notice.
var source = ingest.Quote{Exact: "甲会消息"}

// amendment draws what a curator may say of a document.
func amendment(rt *rapid.T, s *view.Snapshot) (a ingest.Amendment, ok bool) {
	a.Document = rapid.SampledFrom(s.IDs(kg.KindDocument)).Draw(rt, "document")
	facts := correctable(rt, s, a.Document)
	if len(facts) == 0 {
		return a, false
	}
	fact := rapid.SampledFrom(facts).Draw(rt, "fact")
	switch rapid.SampledFrom(kg.CorrectionActions()).Draw(rt, "action") {
	case kg.Reject:
		a.Fact = fact
		return a, true
	case kg.Replace:
		a.Fact = fact
		a.State = func(was kg.StatedFact, _ func(kg.ID) (kg.MeetingRef, error)) (kg.StatedFact, error) {
			return altered(rt, was), nil
		}
	default:
		c, err := s.Contribution(a.Document)
		if err != nil {
			rt.Fatal(err)
		}
		like, _ := resolve.StatedFact(c, fact)
		a.State = func(kg.StatedFact, func(kg.ID) (kg.MeetingRef, error)) (kg.StatedFact, error) {
			return altered(rt, like), nil
		}
	}
	a.Source = source
	return a, true
}

// correct says something that may be refused.
func (b bench) correct(t *testing.T, rt *rapid.T, a ingest.Amendment) (kg.Correction, bool) {
	said, shown, _, err := b.Correct(t.Context(), a, "curator")
	switch {
	case err == nil:
	case errors.Is(err, kg.ErrInvalid), errors.Is(err, kg.ErrConflict), errors.Is(err, kg.ErrNotFound):
		return said, false
	default:
		rt.Fatal(err)
	}
	if (shown != "") != (said.Now != nil) {
		rt.Fatalf("%+v is shown as %q", said, shown)
	}
	if shown != "" && !slices.Contains(correctable(rt, b.view.Snapshot(), a.Document), shown) {
		rt.Fatalf("%s is not stated by %s", shown, a.Document)
	}
	return said, true
}

// TestCorrectionsAreUndoneInAnyOrder corrects facts at random and takes all back, one by one or by their
// revisions: the graph is what it was, statement by statement.
func TestCorrectionsAreUndoneInAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBenchWith(t, memory(), posts{}, resolve.Persons)
		for _, in := range drawReleases(rt) {
			b.ingest(t, in)
		}
		states := [][]string{graph(t, b.store)}
		var said []kg.ID
		var made []uint64
		for range rapid.IntRange(1, 6).Draw(rt, "amendments") {
			a, ok := amendment(rt, b.view.Snapshot())
			if !ok {
				continue
			}
			before := b.view.Snapshot().Revision()
			if c, ok := b.correct(t, rt, a); ok && b.view.Snapshot().Revision() > before {
				said, made, states = append(said, c.ID), append(made, before+1), append(states, graph(t, b.store))
			}
		}
		b.sameAsRebuilt(t)
		nothingLeftBehind(rt, b.view.Snapshot())
		if rapid.Bool().Draw(rt, "by revision") {
			for i, revision := range slices.Backward(made) {
				if _, err := b.UndoRevision(t.Context(), revision, "误改", "curator", nil); err != nil {
					rt.Fatal(err)
				}
				if diff := cmp.Diff(states[i], graph(t, b.store)); diff != "" {
					rt.Fatalf("undone (-before +after):\n%s", diff)
				}
			}
			if len(made) > 0 { // an undo is undone as well
				if _, err := b.UndoRevision(t.Context(), b.view.Snapshot().Revision(), "", "curator", nil); err != nil {
					rt.Fatal(err)
				}
				if diff := cmp.Diff(states[1], graph(t, b.store)); diff != "" {
					rt.Fatalf("undo undone (-before +after):\n%s", diff)
				}
			}
		} else {
			for _, id := range rapid.Permutation(said).Draw(rt, "order") {
				if _, err := b.UndoCorrection(t.Context(), id, "误改", "curator", nil); err != nil {
					rt.Fatal(err)
				}
			}
			if diff := cmp.Diff(states[0], graph(t, b.store)); diff != "" {
				rt.Fatalf("taken back (-before +after):\n%s", diff)
			}
		}
		b.sameAsRebuilt(t)
	})
}

// again is the amendment that made a correction, in another graph.
func again(rt *rapid.T, s *view.Snapshot, c kg.Correction) (ingest.Amendment, bool) {
	a := ingest.Amendment{Document: c.Document}
	if c.Action != kg.Add {
		fact, err := ingest.FactIn(s, c.Document, c.Fact)
		if err != nil {
			rt.Fatal(err)
		}
		if a.Fact = fact; fact == "" {
			return a, false
		}
	}
	if c.Now != nil {
		a.Source = source
		a.State = func(kg.StatedFact, func(kg.ID) (kg.MeetingRef, error)) (kg.StatedFact, error) { return *c.Now, nil }
	}
	return a, true
}

// TestTheGraphIsThatOfItsDocumentsAndCorrections ingests and corrects in two orders, with documents in
// between that go and come back.
func TestTheGraphIsThatOfItsDocumentsAndCorrections(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		list := drawReleases(rt)
		list = slices.DeleteFunc(list, func(in ingest.Input) bool { return strings.Contains(string(in.Raw), "链接:") })
		if len(list) == 0 {
			return
		}
		straight := newBenchWith(t, memory(), posts{}, resolve.Persons)
		document := map[kg.ID]ingest.Input{}
		for _, in := range list {
			document[straight.ingest(t, in).Document] = in
		}
		var said []kg.Correction
		for range rapid.IntRange(1, 5).Draw(rt, "amendments") {
			if a, ok := amendment(rt, straight.view.Snapshot()); ok {
				if c, ok := straight.correct(t, rt, a); ok {
					said = append(said, c)
				}
			}
		}
		other := newBenchWith(t, memory(), posts{}, resolve.Persons)
		for _, in := range rapid.Permutation(list).Draw(rt, "order") {
			o := other.ingest(t, in)
			for _, c := range said {
				if c.Document != o.Document {
					continue
				}
				if a, ok := again(rt, other.view.Snapshot(), c); !ok {
					rt.Fatalf("%+v has no place", c)
				} else if _, ok := other.correct(t, rt, a); !ok {
					rt.Fatalf("%+v is refused", c)
				}
			}
			if rapid.IntRange(0, 3).Draw(rt, "goes and comes back") == 0 {
				if _, err := other.Retract(t.Context(), o.Document, "x", nil); err != nil {
					rt.Fatal(err)
				}
				other.ingest(t, document[o.Document])
			}
		}
		if diff := cmp.Diff(graph(t, straight.store), graph(t, other.store)); diff != "" {
			rt.Fatalf("statements (-straight +in another order):\n%s", diff)
		}
		other.sameAsRebuilt(t)
	})
}

// reader2 is an extractor of a later version, which reads some capacities otherwise and overlooks people.
type reader2 struct {
	posts
	rereads, overlooks string
}

func (x reader2) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	f, err := x.posts.Extract(ctx, r)
	f.Attendances = slices.DeleteFunc(f.Attendances, func(a kg.AttendanceFact) bool { return a.Person == x.overlooks })
	for i := range f.Attendances {
		if f.Attendances[i].Person == x.rereads {
			f.Attendances[i].Capacities = []kg.Capacity{kg.NonVoting}
		}
	}
	return f, err
}

// TestCorrectingAndReadingAgainCommute corrects a graph before and after its documents are read again by
// another extractor.
func TestCorrectingAndReadingAgainCommute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		list := drawReleases(rt)
		two := [2]bench{newBenchWith(t, memory(), posts{}, resolve.Persons), newBenchWith(t, memory(), posts{}, resolve.Persons)}
		for _, b := range two {
			for _, in := range list {
				b.ingest(t, in)
			}
		}
		names := []string{"王小明", "罗燕", "阿东"}
		x := reader2{rereads: rapid.SampledFrom(names).Draw(rt, "rereads"), overlooks: rapid.SampledFrom(names).Draw(rt, "overlooks")}
		renewed := func(b bench) bench {
			b = b.with(t, x)
			if _, err := b.Renew(t.Context(), ingest.RenewOptions{Author: "x", Accept: true}, func(ingest.Renewed) {}); err != nil {
				rt.Fatal(err)
			}
			return b
		}
		after := renewed(two[1])
		var said []kg.Correction
		for range rapid.IntRange(1, 3).Draw(rt, "amendments") {
			a, ok := amendment(rt, two[0].view.Snapshot())
			if !ok {
				continue
			}
			c, ok := two[0].correct(t, rt, a)
			if !ok {
				continue
			}
			said = append(said, c)
			same, placed := again(rt, after.view.Snapshot(), c)
			if !placed {
				return // what it is on is not read any more: it cannot be said then
			}
			if _, ok := after.correct(t, rt, same); !ok {
				return
			}
		}
		before := renewed(two[0])
		stated := func(b bench) []string {
			return slices.DeleteFunc(graph(t, b.store), func(q string) bool { return strings.Contains(q, "<hp:graph/curated>") })
		}
		if diff := cmp.Diff(stated(before), stated(after)); diff != "" {
			rt.Fatalf("under %+v (-corrected, then read again +read again, then corrected):\n%s", said, diff)
		}
		before.sameAsRebuilt(t)
	})
}
