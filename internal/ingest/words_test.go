package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// judgeable lists what words may be on: mentions of persons, reports of meetings and names of
// organisations.
func judgeable(t interface{ Fatal(...any) }, s *view.Snapshot) []kg.ID {
	var ids []kg.ID
	for _, document := range s.IDs(kg.KindDocument) {
		c, err := s.Contribution(document)
		if err != nil {
			t.Fatal(err)
		}
		reading := resolve.Reading(c)
		for _, p := range reading.Persons {
			ids = append(ids, kg.MentionID(resolve.PersonID(p.Name), document))
		}
		for _, m := range reading.Meetings {
			ids = append(ids, kg.MentionID(m.ID, document))
		}
		for _, o := range reading.Organisations {
			ids = append(ids, o.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// TestTheGraphIsThatOfItsDocumentsAndWordsOfAllKinds ingests and judges in two orders, with words
// in between that are taken back.
func TestTheGraphIsThatOfItsDocumentsAndWordsOfAllKinds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		list := drawReleases(rt)
		list = slices.DeleteFunc(list, func(in ingest.Input) bool { return strings.Contains(string(in.Raw), "链接:") })
		straight := newBenchWith(t, memory(), posts{}, resolve.Persons)
		for _, in := range list {
			straight.ingest(t, in)
		}
		ids := judgeable(rt, straight.view.Snapshot())
		if len(ids) == 0 {
			return
		}
		say := func(b bench, w ingest.Word) (kg.ID, bool) {
			j, _, err := b.Judge(t.Context(), w, "curator")
			if err != nil && !errors.Is(err, kg.ErrConflict) && !errors.Is(err, kg.ErrInvalid) && !errors.Is(err, kg.ErrNotFound) {
				rt.Fatal(err)
			}
			return j.ID, err == nil
		}
		draw := func(label string) ingest.Word {
			a := rapid.SampledFrom(ids).Draw(rt, label+" a")
			kin := slices.DeleteFunc(slices.Clone(ids), func(id kg.ID) bool { return id.Kind() != a.Kind() })
			return ingest.Word{
				A: a, B: rapid.SampledFrom(kin).Draw(rt, label+" b"),
				Verdict: rapid.SampledFrom([]kg.Verdict{kg.Same, kg.Same, kg.Different, kg.Unsure}).Draw(rt, label+" verdict"),
			}
		}
		said := map[kg.ID]ingest.Word{}
		for i := range rapid.IntRange(1, 6).Draw(rt, "words") {
			w := draw(fmt.Sprint("word ", i))
			if id, ok := say(straight, w); ok {
				said[id] = w
			}
		}
		other := newBenchWith(t, memory(), posts{}, resolve.Persons)
		left := rapid.Permutation(slices.SortedFunc(values(said), func(a, b ingest.Word) int {
			return strings.Compare(string(a.A+a.B), string(b.A+b.B))
		})).Draw(rt, "order of words")
		for i, in := range rapid.Permutation(list).Draw(rt, "order") {
			other.ingest(t, in)
			if len(left) > 0 && rapid.Bool().Draw(rt, "now") {
				if _, ok := say(other, left[0]); ok {
					left = left[1:]
				}
			}
			w := draw(fmt.Sprint("passing ", i))
			if id, ok := say(other, w); ok {
				if _, err := other.Undo(t.Context(), id, "", "curator", nil); err != nil {
					rt.Fatal(err)
				}
				if again, meant := said[id]; meant && !slices.Contains(left, again) {
					left = append(left, again)
				}
			}
		}
		for _, w := range left {
			if _, ok := say(other, w); !ok {
				rt.Fatalf("%+v is refused", w)
			}
		}
		if diff := cmp.Diff(graph(t, straight.store), graph(t, other.store)); diff != "" {
			rt.Fatalf("statements (-straight +in another order):\n%s", diff)
		}
		other.sameAsRebuilt(t)
		nothingLeftBehind(rt, other.view.Snapshot())
		revisions := other.view.Snapshot().Revision()
		if _, err := newBenchWith(t, other.store, posts{}, resolve.Persons).Resolve(t.Context(), "x"); err != nil {
			rt.Fatal(err)
		}
		if now, err := view.Build(t.Context(), other.store); err != nil || now.Snapshot().Revision() != revisions {
			rt.Fatalf("resolved anew, the graph changes: %v", err)
		}
	})
}

func values(m map[kg.ID]ingest.Word) func(func(ingest.Word) bool) {
	return func(yield func(ingest.Word) bool) {
		for _, w := range m {
			if !yield(w) {
				return
			}
		}
	}
}

// TestMeetingsAreJoinedAndSplitByWords judges reports that the rules cannot or would tell together.
func TestMeetingsAreJoinedAndSplitByWords(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会 甲乙座谈会 3", "会 丁会 3"))
	two := b.ingest(t, notice(5, "", "会 丙会 5"))
	meetings := func() []*kg.Meeting { s := b.view.Snapshot(); return s.Meetings(s.IDs(kg.KindMeeting)) }
	day := func(d int) kg.Date { return kg.Date{Year: 2020, Month: 8, Day: d} }
	first, second := resolve.MeetingID("甲乙座谈会", day(3), one.Document), resolve.MeetingID("丙会", day(5), two.Document)
	beside := resolve.MeetingID("丁会", day(3), one.Document)
	before := graph(t, b.store)
	j := b.judge(t, first, second, kg.Same)
	if n := len(meetings()); n != 2 {
		t.Fatalf("judged the same: %d meetings, want 2", n)
	}
	if m := b.view.Snapshot().Meetings([]kg.ID{first})[0]; m == nil || !slices.Equal(m.Replaces, []kg.ID{second}) {
		t.Errorf("the meeting: %+v", m)
	}
	// A third would bring two reports of one document together: it is kept, but not obeyed.
	unobeyed := b.judge(t, beside, kg.MentionID(second, two.Document), kg.Same)
	if n := len(meetings()); n != 2 {
		t.Errorf("%d meetings, want 2: a document tells two of the three apart", n)
	}
	b.sameAsRebuilt(t)
	for _, id := range []kg.ID{unobeyed.ID, j.ID} {
		if _, err := b.Undo(t.Context(), id, "", "curator", nil); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
		t.Errorf("taken back (-before +after):\n%s", diff)
	}
	again := b.ingest(t, notice(6, "", "会 丙会 5"))
	b.judge(t, kg.MentionID(second, two.Document), kg.MentionID(second, again.Document), kg.Different)
	if n := len(meetings()); n != 4 {
		t.Errorf("judged different: %d meetings, want 4", n)
	}
	b.sameAsRebuilt(t)
}

// TestOrganisationsAreJoinedAndSplitByWords judges names that documents do not give to one
// organisation, or do.
func TestOrganisationsAreJoinedAndSplitByWords(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	short, full, other := resolve.OrganisationID("甲协"), resolve.OrganisationID("甲乙协会"), resolve.OrganisationID("丙会")
	b.ingest(t, notice(3, "", "人 罗燕 甲协 委员"))
	b.ingest(t, notice(4, "", "人 王小明 丙会 委员"))
	b.ingest(t, notice(5, "", "称 甲乙协会 甲协"))
	learned := graph(t, b.store)
	organisations := func() int { return b.view.Snapshot().Count(kg.KindOrganisation) }
	n := organisations()
	apart := b.judge(t, short, full, kg.Different)
	if organisations() != n+1 {
		t.Errorf("judged different: %d organisations, want %d", organisations(), n+1)
	}
	same := b.judge(t, other, short, kg.Same)
	if organisations() != n {
		t.Errorf("judged the same: %d organisations, want %d", organisations(), n)
	}
	_, _, err := b.Judge(t.Context(), ingest.Word{A: full, B: other, Verdict: kg.Same}, "curator")
	if !errors.Is(err, kg.ErrConflict) || !strings.Contains(err.Error(), string(apart.ID)) {
		t.Errorf("a contradiction through others: %v", err)
	}
	b.sameAsRebuilt(t)
	for _, id := range []kg.ID{apart.ID, same.ID} {
		if _, err := b.Undo(t.Context(), id, "", "curator", nil); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(learned, graph(t, b.store)); diff != "" {
		t.Errorf("taken back (-before +after):\n%s", diff)
	}
}

// TestPersonsOfTwoNamesAreJoinedByAWord joins a spelling with another, and a short name with what
// is not its full one.
func TestPersonsOfTwoNamesAreJoinedByAWord(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席"))
	two := b.ingest(t, notice(5, "", "会", "人 王晓明 甲会 主席"))
	before := graph(t, b.store)
	name, other := resolve.PersonID(wang), resolve.PersonID("王晓明")
	j := b.judge(t, name, other, kg.Same)
	s := b.view.Snapshot()
	id := min(name, other)
	p := s.People([]kg.ID{id})[0]
	if s.Count(kg.KindPerson) != 1 || p == nil || !slices.Equal(p.Sources, sortedIDs(one.Document, two.Document)) || len(p.Aliases) != 1 {
		t.Fatalf("%d persons, %+v", s.Count(kg.KindPerson), p)
	}
	joined := graph(t, b.store)
	both := b.ingest(t, notice(7, "", "会", "人 王小明 甲会 主席", "人 王晓明 甲会 主席"))
	if n := b.view.Snapshot().Count(kg.KindPerson); n != 2 {
		t.Errorf("where a document names both: %d persons, want 2", n)
	}
	b.sameAsRebuilt(t)
	if _, err := b.Retract(t.Context(), both.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(joined, graph(t, b.store)); diff != "" {
		t.Errorf("without it (-before +after):\n%s", diff)
	}
	if _, err := b.Undo(t.Context(), j.ID, "", "curator", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
		t.Errorf("taken back (-before +after):\n%s", diff)
	}
}
