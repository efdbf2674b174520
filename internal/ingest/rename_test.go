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
)

// called is what curators call things in the version, by what the renames are on.
func (b bench) called() map[kg.ID]string {
	s := b.view.Snapshot()
	found := map[kg.ID]string{}
	for _, r := range s.Renames(s.IDs(kg.KindRename)) {
		found[r.On] = r.Name
	}
	return found
}

func (b bench) rename(t *testing.T, id kg.ID, name string) (kg.Rename, kg.Revision) {
	t.Helper()
	r, made, err := b.Rename(t.Context(), ingest.Renaming{ID: id, Name: name, Reason: "正名"}, "curator")
	if err != nil {
		t.Fatal(err)
	}
	return r, made
}

// TestANodeIsCalledByOneNameAtATime renames a person whose first mention is another then, a meeting and
// an organisation by its other name.
func TestANodeIsCalledByOneNameAtATime(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(5, "", "会 甲会议 5", "人 王小明 甲协 主席"))
	b.ingest(t, notice(8, "", "称 甲乙协会 甲协"))
	before := graph(t, b.store)
	person, meeting := resolve.PersonID(wang), resolve.MeetingID("甲会议", kg.Date{Year: 2020, Month: 8, Day: 5}, one.Document)
	short, report := resolve.OrganisationID("甲协"), kg.MentionID(meeting, one.Document)
	r, made := b.rename(t, person, " 王晓明 ")
	if want := (kg.Rename{ID: kg.RenameID(mentionIn(one)), On: mentionIn(one), Name: "王晓明", Sources: []kg.ID{kg.GraphCurated}}); !cmp.Equal(want, r) {
		t.Errorf("renamed: %s", cmp.Diff(want, r))
	}
	if made.Cause != kg.CauseCurate || made.Author != "curator" || made.Message != "正名" || !slices.Equal(made.Documents, []kg.ID{one.Document}) {
		t.Errorf("revision %+v", made)
	}
	b.rename(t, meeting, "甲大会")
	b.rename(t, short, "甲乙总会")
	two := b.ingest(t, notice(3, "", "会 乙会议 3", "人 王小明 甲协 主席"))
	if n := who(b.view.Snapshot(), wang); len(n) != 1 {
		t.Fatalf("persons %v", n)
	}
	_, again := b.rename(t, person, "王小鸣")
	b.rename(t, resolve.OrganisationID("甲乙协会"), "甲乙联合会")
	want := map[kg.ID]string{mentionIn(two): "王小鸣", report: "甲大会", resolve.OrganisationID("甲乙协会"): "甲乙联合会"}
	if diff := cmp.Diff(want, b.called()); diff != "" {
		t.Errorf("called (-want +got):\n%s", diff)
	}
	b.sameAsRebuilt(t)
	if _, err := b.UndoRevision(t.Context(), made.Number, "", "curator", nil); !errors.Is(err, kg.ErrConflict) || !strings.Contains(err.Error(), fmt.Sprint(again.Number)) {
		t.Errorf("undone, where it was called otherwise since: %v", err)
	}
	if _, err := b.UndoRevision(t.Context(), again.Number, "", "curator", nil); err != nil {
		t.Fatal(err)
	}
	if now := b.called(); now[mentionIn(one)] != "王晓明" || now[mentionIn(two)] != "" {
		t.Errorf("undone: %v", now)
	}
	if _, err := b.Retract(t.Context(), two.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	for on := range b.called() {
		if _, err := b.UndoRename(t.Context(), kg.RenameID(on), "", "curator", nil); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
		t.Errorf("taken back (-before +after):\n%s", diff)
	}
}

func TestRenamesThatCannotBe(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(5, "", "会 甲会议 5", "人 王小明 甲协 主席"))
	person, seven := resolve.PersonID(wang), uint64(7)
	role := b.view.Snapshot().IDs(kg.KindRole)[0]
	before, last := graph(t, b.store), b.view.Snapshot().Revision()
	for _, tt := range []struct {
		name string
		says ingest.Renaming
		want error
	}{
		{"no name", ingest.Renaming{ID: person, Name: " "}, kg.ErrInvalid},
		{"two lines", ingest.Renaming{ID: person, Name: "王\n明"}, kg.ErrInvalid},
		{"no text", ingest.Renaming{ID: person, Name: "王\xff"}, kg.ErrInvalid},
		{"too long", ingest.Renaming{ID: person, Name: strings.Repeat("王", ingest.MaxName+1)}, kg.ErrLimit},
		{"a role", ingest.Renaming{ID: role, Name: "王"}, kg.ErrInvalid},
		{"a document", ingest.Renaming{ID: one.Document, Name: "王"}, kg.ErrInvalid},
		{"no id", ingest.Renaming{Name: "王"}, kg.ErrInvalid},
		{"nobody", ingest.Renaming{ID: "person/0000000000000000", Name: "王"}, kg.ErrNotFound},
		{"nobody there", ingest.Renaming{ID: kg.MentionID("person/0000000000000000", one.Document), Name: "王"}, kg.ErrNotFound},
		{"no meeting", ingest.Renaming{ID: "meeting/0000000000000000", Name: "王"}, kg.ErrNotFound},
		{"no organisation", ingest.Renaming{ID: "organisation/0000000000000000", Name: "王"}, kg.ErrNotFound},
		{"after another revision", ingest.Renaming{ID: person, Name: "王", IfRevision: &seven}, kg.ErrConflict},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, _, err := b.Rename(t.Context(), tt.says, "curator"); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
	if _, err := b.UndoRename(t.Context(), kg.RenameID(mentionIn(one)), "", "curator", nil); !errors.Is(err, kg.ErrNotFound) {
		t.Errorf("taking back what was not said: %v", err)
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" || b.view.Snapshot().Revision() != last {
		t.Errorf("something was changed:\n%s", diff)
	}
	if _, _, err := b.Rename(t.Context(), ingest.Renaming{ID: person, Name: strings.Repeat("王", ingest.MaxName)}, "curator"); err != nil {
		t.Error(err)
	}
}

// TestRenamesAmongOtherChangesAreUndone renames, merges, splits, ingests and withdraws at random, and
// undoes what was said, the last first.
func TestRenamesAmongOtherChangesAreUndone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBenchWith(t, memory(), posts{}, resolve.Persons)
		list := drawReleases(rt)
		list = slices.DeleteFunc(list, func(in ingest.Input) bool { return strings.Contains(string(in.Raw), "链接:") })
		documents := map[kg.ID]ingest.Input{}
		for _, in := range list {
			documents[b.ingest(t, in).Document] = in
		}
		before := graph(t, b.store)
		var made []uint64
		for i := range rapid.IntRange(1, 8).Draw(rt, "changes") {
			s := b.view.Snapshot()
			kind := rapid.SampledFrom([]kg.Kind{kg.KindPerson, kg.KindMeeting, kg.KindOrganisation}).Draw(rt, fmt.Sprint("kind ", i))
			if s.Count(kind) == 0 {
				continue
			}
			draw := func(label string) kg.ID { return rapid.SampledFrom(s.IDs(kind)).Draw(rt, fmt.Sprint(label, i)) }
			var r kg.Revision
			var err error
			switch rapid.SampledFrom([]string{"rename", "rename", "merge", "split", "again"}).Draw(rt, fmt.Sprint("what ", i)) {
			case "rename":
				was := withoutRenames(graph(t, b.store))
				name := rapid.SampledFrom([]string{"甲", "乙", "丙"}).Draw(rt, fmt.Sprint("name ", i))
				_, r, err = b.Rename(t.Context(), ingest.Renaming{ID: draw("of "), Name: name}, "curator")
				if diff := cmp.Diff(was, withoutRenames(graph(t, b.store))); diff != "" {
					rt.Fatalf("what a node is called changes other statements:\n%s", diff)
				}
			case "merge":
				_, _, r, err = b.Merge(t.Context(), ingest.Merger{IDs: []kg.ID{draw("one "), draw("other ")}}, "curator")
			case "split":
				node := draw("node ")
				part := rapid.SampledFrom(b.Parts(rt, s, node)).Draw(rt, fmt.Sprint("part ", i))
				_, _, r, err = b.Split(t.Context(), ingest.Separation{ID: node, Apart: []kg.ID{part}}, "curator")
			default:
				document := rapid.SampledFrom(s.IDs(kg.KindDocument)).Draw(rt, fmt.Sprint("document ", i))
				if _, err := b.Retract(t.Context(), document, "x", nil); err != nil {
					rt.Fatal(err)
				}
				b.ingest(t, documents[document])
				continue
			}
			if err != nil && !errors.Is(err, kg.ErrInvalid) && !errors.Is(err, kg.ErrConflict) {
				rt.Fatal(err)
			}
			if err == nil && r.Number == b.view.Snapshot().Revision() && r.Number > s.Revision() {
				made = append(made, r.Number)
			}
		}
		b.sameAsRebuilt(t)
		for _, revision := range slices.Backward(made) {
			if _, err := b.UndoRevision(t.Context(), revision, "", "curator", nil); err != nil {
				rt.Fatal(err)
			}
		}
		if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
			rt.Fatalf("undone (-before +after):\n%s", diff)
		}
	})
}

func withoutRenames(lines []string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, "<hp:rename/") })
}
