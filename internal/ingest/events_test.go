package ingest_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

func TestReportsOfOneEventAreOneMeetingAsDocumentsComeAndGo(t *testing.T) {
	const long, short = "政协第十四届全国委员会常务委员会第十次会议", "全国政协十四届常委会第十次会议"
	s := memory()
	b := newBenchWith(t, s, posts{}, resolve.Persons)
	late := b.ingest(t, notice(9, "", "会 "+short+" 9", "人 罗燕 甲会 委员"))
	alone := graph(t, s)
	local := b.view.Snapshot().IDs(kg.KindMeeting)
	early := b.ingest(t, notice(3, "", "会 "+long+" 3", "人 王小明 甲会 主席"))
	now := b.view.Snapshot()
	found := now.Meetings(now.IDs(kg.KindMeeting))
	if len(found) != 1 || !slices.Equal(found[0].Sources, sortedIDs(early.Document, late.Document)) || !slices.Equal(found[0].Replaces, local) {
		t.Fatalf("after the earlier report: %+v, want one meeting that replaces %v", found, local)
	}
	if n := len(now.Follow([]kg.ID{found[0].ID}, view.MeetingAttendances)[0]); n != 2 {
		t.Errorf("%d attendances of the meeting, want 2", n)
	}
	if last := now.Revisions()[1]; !slices.Equal(last.Documents, sortedIDs(early.Document, late.Document)) {
		t.Errorf("documents of the revision: %v", last.Documents)
	}
	b.sameAsRebuilt(t)
	later := newBenchWith(t, s, posts{}, resolve.Persons) // a service that knows nothing yet
	if _, err := later.Retract(t.Context(), early.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(alone, graph(t, s)); diff != "" {
		t.Errorf("without the earlier report (-before +after):\n%s", diff)
	}
	later.sameAsRebuilt(t)
}

// renaming is an extractor of a later version, which reads another name of a meeting.
type renaming struct{ from, to string }

func (x renaming) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	f, err := posts{}.Extract(ctx, r)
	for i := range f.Meetings {
		if m := &f.Meetings[i]; m.Name == x.from {
			m.Name = x.to
		}
	}
	return f, err
}

func TestARenewalTellsTheMeetingsApartAnew(t *testing.T) {
	const long, short = "政协第十四届全国委员会常务委员会第十次会议", "全国政协十四届常委会第十次会议"
	list := []ingest.Input{notice(3, "", "会 "+long+" 3", "人 王小明 甲会 主席"), notice(9, "", "会 "+short+" 9", "人 罗燕 甲会 委员"), notice(10, "", "会 "+short+" 10")}
	for _, x := range []renaming{{long, "国务院常务会议"}, {short, "国务院常务会议"}, {short, long}} {
		s := memory()
		before := newBenchWith(t, s, posts{}, resolve.Persons)
		want := newBenchWith(t, memory(), x, resolve.Persons)
		for _, in := range list {
			before.ingest(t, in)
			want.ingest(t, in)
		}
		after := newBenchWith(t, s, x, resolve.Persons)
		if _, err := after.Renew(t.Context(), ingest.RenewOptions{Author: "x", Accept: true}, func(ingest.Renewed) {}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(graph(t, want.store), graph(t, s)); diff != "" {
			t.Errorf("%s read as %s (-ingested +renewed):\n%s", x.from, x.to, diff)
		}
		after.sameAsRebuilt(t)
	}
}

func TestTwoMeetingsOfOneNameAndDayStayTwo(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	b.ingest(t, notice(3, "", "一", "会 座谈会 3", "人 罗燕 甲会 委员"))
	other := b.ingest(t, notice(5, "", "二", "会 座谈会 3", "人 王小明 乙会 委员"))
	s := b.view.Snapshot()
	plain := resolve.MeetingID("座谈会", kg.Date{Year: 2020, Month: 8, Day: 3}, other.Document)
	if ids := s.IDs(kg.KindMeeting); len(ids) != 2 || !slices.Contains(ids, plain) {
		t.Fatalf("meetings %v, want %s and another", ids, plain)
	}
	b.sameAsRebuilt(t)
}

// nothingLeftBehind expects every node that is referred to to be stated, and people to bear no
// names but their own.
func nothingLeftBehind(t *rapid.T, s *view.Snapshot) {
	for _, m := range s.Memberships(s.IDs(kg.KindMembership)) {
		if s.People([]kg.ID{m.Person})[0] == nil {
			t.Fatalf("membership %+v of nobody", m)
		}
	}
	meeting := func(id kg.ID) {
		if s.Meetings([]kg.ID{id})[0] == nil {
			t.Fatalf("%s is no meeting", id)
		}
	}
	for _, a := range s.Attendances(s.IDs(kg.KindAttendance)) {
		meeting(a.Meeting)
		if a.Venue != "" && s.Venues([]kg.ID{a.Venue})[0] == nil {
			t.Fatalf("attendance %+v at no venue", a)
		}
	}
	for _, m := range s.Memberships(s.IDs(kg.KindMembership)) {
		if m.Organisation != "" && s.Organisations([]kg.ID{m.Organisation})[0] == nil || m.Post != "" && s.Posts([]kg.ID{m.Post})[0] == nil {
			t.Fatalf("membership %+v in nothing", m)
		}
	}
	for _, v := range s.Venues(s.IDs(kg.KindVenue)) {
		meeting(v.Meeting)
	}
	for _, g := range s.GroupAttendances(s.IDs(kg.KindGroupAttendance)) {
		meeting(g.Meeting)
	}
	for _, d := range s.Documents(s.IDs(kg.KindDocument)) {
		if d.About != "" {
			meeting(d.About)
		}
	}
	for _, p := range s.People(s.IDs(kg.KindPerson)) {
		for _, namesake := range p.Namesakes {
			if !slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(name string) bool { return resolve.PersonID(name) == namesake }) {
				t.Fatalf("person %+v has a name that is none of theirs", p)
			}
		}
	}
}
