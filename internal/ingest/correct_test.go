package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// states gives the amendment that makes a fact another.
func states(document, fact kg.ID, change func(*kg.StatedFact)) ingest.Amendment {
	return ingest.Amendment{Document: document, Fact: fact, Source: source, State: func(was kg.StatedFact, _ func(kg.ID) (kg.MeetingRef, error)) (kg.StatedFact, error) {
		if was.Attendance != nil {
			a := *was.Attendance
			was.Attendance = &a
		}
		change(&was)
		return was, nil
	}}
}

// attends adds an attendance at a meeting of the graph.
func attends(document, meeting kg.ID, person string) ingest.Amendment {
	return ingest.Amendment{Document: document, Source: source, State: func(_ kg.StatedFact, ref func(kg.ID) (kg.MeetingRef, error)) (kg.StatedFact, error) {
		at, err := ref(meeting)
		return kg.StatedFact{Attendance: &kg.StatedAttendance{Meeting: at, Person: person, Capacities: []kg.Capacity{kg.Attended}}}, err
	}}
}

func attendanceOf(b bench, person string) kg.ID {
	s := b.view.Snapshot()
	for _, a := range s.Attendances(s.IDs(kg.KindAttendance)) {
		if p := s.People([]kg.ID{a.Person})[0]; p.Name == person {
			return a.ID
		}
	}
	return ""
}

func TestCorrectionsThatCannotBe(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "会 甲乙座谈会 3", "人 王小明 甲会 主席", "人 罗燕 乙会 委员"))
	two := b.ingest(t, notice(5, "", "会", "人 王小明 甲会 主席"))
	empty := b.ingest(t, notice(6, ""))
	luo := attendanceOf(b, "罗燕")
	body := resolve.OrganisationID("甲会")
	rejected, _, _, err := b.Correct(t.Context(), ingest.Amendment{Document: two.Document, Fact: attendanceOf(b, "王小明")}, "curator")
	if errors.Is(err, kg.ErrNotFound) { // the first document states it
		rejected, _, _, err = b.Correct(t.Context(), ingest.Amendment{Document: one.Document, Fact: attendanceOf(b, "王小明")}, "curator")
	}
	if err != nil {
		t.Fatal(err)
	}
	said, shown, _, err := b.Correct(t.Context(), attends(two.Document, "", "赵新"), "curator")
	if err != nil || shown == "" {
		t.Fatal(shown, err)
	}
	before, last := graph(t, b.store), b.view.Snapshot().Revision()
	say := func(a ingest.Amendment) error {
		_, _, _, err := b.Correct(t.Context(), a, "curator")
		return err
	}
	undo := func(id kg.ID) error {
		_, err := b.UndoCorrection(t.Context(), id, "", "curator", nil)
		return err
	}
	quoting := func(q ingest.Quote) ingest.Amendment {
		a := attends(two.Document, "", "钱一")
		a.Source = q
		return a
	}
	stating := func(change func(*kg.StatedFact)) error { return say(states(one.Document, luo, change)) }
	old := uint64(1)
	for _, tt := range []struct {
		name string
		err  error
		want error
		says string
	}{
		{"no fact", say(ingest.Amendment{Fact: "venue/0000000000000000"}), kg.ErrInvalid, "venue/"},
		{"nothing at all", say(ingest.Amendment{}), kg.ErrInvalid, "no document"},
		{"an unknown fact", say(ingest.Amendment{Fact: "attendance/0000000000000000"}), kg.ErrNotFound, "attendance/0000"},
		{"an unknown fact of a document", say(ingest.Amendment{Document: one.Document, Fact: "attendance/0000000000000000"}), kg.ErrNotFound, "attendance/0000"},
		{"a fact of another document", say(ingest.Amendment{Document: empty.Document, Fact: luo}), kg.ErrNotFound, string(luo)},
		{"an unknown document", say(ingest.Amendment{Document: "document/0000000000000000", Fact: luo}), kg.ErrNotFound, "document/0000"},
		{"no document", say(ingest.Amendment{Document: body, Fact: luo}), kg.ErrInvalid, string(body)},
		{"a fact of two documents", say(ingest.Amendment{Fact: body}), kg.ErrInvalid, "2 documents"},
		{"no meeting named among two", say(attends(one.Document, "", "钱一")), kg.ErrInvalid, "2 meetings"},
		{"a meeting of no document", say(attends(two.Document, "meeting/0000000000000000", "钱一")), kg.ErrNotFound, "meeting/0000"},
		{"a person for a meeting", say(attends(two.Document, body, "钱一")), kg.ErrInvalid, string(body)},
		{"at none that is reported", say(attends(empty.Document, "", "钱一")), kg.ErrInvalid, "0 meetings"},
		{"no quote", say(quoting(ingest.Quote{})), kg.ErrInvalid, "source"},
		{"a quote that is not there", say(quoting(ingest.Quote{Exact: "不在文中"})), kg.ErrInvalid, "not in the text"},
		{"a quote in two places", say(quoting(ingest.Quote{Exact: "甲会"})), kg.ErrInvalid, "3 times"},
		{"a quote longer than the text", say(quoting(ingest.Quote{Exact: strings.Repeat("甲", 1000)})), kg.ErrInvalid, "longer"},
		{"no name", say(attends(two.Document, "", " ")), kg.ErrInvalid, "person"},
		{"a name of two lines", say(attends(two.Document, "", "钱\n一")), kg.ErrInvalid, "person"},
		{"a long name", say(attends(two.Document, "", strings.Repeat("钱", 301))), kg.ErrLimit, "301"},
		{"no capacity", stating(func(f *kg.StatedFact) { f.Attendance.Capacities = nil }), kg.ErrInvalid, "capacities"},
		{"an unknown capacity", stating(func(f *kg.StatedFact) { f.Attendance.Capacities = []kg.Capacity{"DANCED"} }), kg.ErrInvalid, "DANCED"},
		{"a post of nothing", stating(func(f *kg.StatedFact) { f.Attendance.Posts = []kg.StatedPost{{}} }), kg.ErrInvalid, "role"},
		{"too many bodies", stating(func(f *kg.StatedFact) { f.Attendance.OnBehalfOf = make([]string, 101) }), kg.ErrInvalid, "onBehalfOf"},
		{"an unknown venue", stating(func(f *kg.StatedFact) { f.Attendance.Venue.Kind = "MOON" }), kg.ErrInvalid, "MOON"},
		{"another kind", stating(func(f *kg.StatedFact) { *f = kg.StatedFact{Person: &kg.StatedPerson{Name: "钱一"}} }), kg.ErrInvalid, "a person in the place of a attendance"},
		{"nothing else", stating(func(*kg.StatedFact) {}), kg.ErrInvalid, "reads the same"},
		{"nothing stated", stating(func(f *kg.StatedFact) { *f = kg.StatedFact{} }), kg.ErrInvalid, "no fact"},
		{"what is there already", say(attends(one.Document, resolve.MeetingID("甲乙座谈会", kg.Date{Year: 2020, Month: 8, Day: 3}, one.Document), "罗燕")), kg.ErrConflict, "already"},
		{"what a correction states", say(ingest.Amendment{Document: two.Document, Fact: shown}), kg.ErrConflict, string(said.ID)},
		{"the person of a fact that is stated", say(ingest.Amendment{Document: two.Document, Fact: resolve.PersonID("赵新")}), kg.ErrNotFound, "does not read"},
		{"taking back nothing", undo("correction/0000000000000000"), kg.ErrNotFound, "correction/0000"},
		{"after another revision", func() error {
			_, err := b.UndoCorrection(t.Context(), said.ID, "", "curator", &old)
			return err
		}(), kg.ErrConflict, "to follow revision 1"},
	} {
		if !errors.Is(tt.err, tt.want) || !strings.Contains(tt.err.Error(), tt.says) {
			t.Errorf("%s: got %v, want %v", tt.name, tt.err, tt.want)
		}
	}
	again := func() error {
		a := ingest.Amendment{Document: rejected.Document, Fact: rejected.Fact}
		_, _, r, err := b.Correct(t.Context(), a, "curator")
		if err == nil && r.Number != last {
			err = fmt.Errorf("revision %d was made", r.Number)
		}
		return err
	}
	if err := again(); err != nil {
		t.Errorf("saying it again: %v", err)
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" || b.view.Snapshot().Revision() != last {
		t.Errorf("something was changed:\n%s", diff)
	}
}

// TestReadingAgainCountsNoCorrections renews a graph whose facts are corrected by the same extractor.
func TestReadingAgainCountsNoCorrections(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	o := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席", "人 罗燕 乙会 委员"))
	for _, a := range []ingest.Amendment{
		{Fact: attendanceOf(b, "罗燕")},
		attends(o.Document, "", "赵新"),
		states("", attendanceOf(b, "王小明"), func(f *kg.StatedFact) { f.Attendance.Capacities = []kg.Capacity{kg.Presided} }),
	} {
		if _, _, _, err := b.Correct(t.Context(), a, "curator"); err != nil {
			t.Fatal(err)
		}
	}
	before := graph(t, b.store)
	r, err := b.Renew(t.Context(), ingest.RenewOptions{Author: "x"}, func(c ingest.Renewed) { t.Errorf("read otherwise: %+v", c) })
	if err != nil || r.Changed+r.Passages+r.Written != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	s := b.view.Snapshot()
	p := s.People([]kg.ID{resolve.PersonID("罗燕")})[0]
	if d := s.Documents([]kg.ID{o.Document})[0]; p == nil || !slices.Equal(d.Mentions, []kg.ID{p.ID}) {
		t.Errorf("who does not attend is not mentioned: %+v", d.Mentions)
	}
}

// TestCorrectingWhileDocumentsComeAndGo corrects and takes back while others write.
func TestCorrectingWhileDocumentsComeAndGo(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	o := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席", "人 罗燕 乙会 委员"))
	before := graph(t, b.store)
	var done sync.WaitGroup
	for n := range 4 {
		done.Go(func() {
			in := notice(10+n, "", "会", "人 王小明 甲会 主席", fmt.Sprintf("人 罗燕 丙会 委员 %d", n))
			for range 5 {
				out, err := b.Ingest(t.Context(), in, "x")
				if err == nil {
					_, err = b.Retract(t.Context(), out.Document, "x", nil)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for n := range 2 {
		done.Go(func() {
			for range 5 {
				c, _, _, err := b.Correct(t.Context(), attends(o.Document, "", fmt.Sprint("赵", n)), "curator")
				if err == nil {
					_, err = b.UndoCorrection(t.Context(), c.ID, "", "curator", nil)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	done.Wait()
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	b.sameAsRebuilt(t)
}
