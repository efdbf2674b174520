package query

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// sessionCalled is a session on a graph in which curators call things by names.
func sessionCalled(t *testing.T, contributions []kg.Contribution, names map[kg.ID]string) *Session {
	t.Helper()
	s := memstore.New(memstore.Options{Now: testkit.Clock()})
	change := store.Change{Author: "curator", Cause: kg.CauseCurate}
	for _, c := range contributions {
		change.Add = append(change.Add, vocab.Encode(c)...)
	}
	for on, name := range names {
		change.Add = append(change.Add, vocab.EncodeRename(kg.Rename{ID: kg.RenameID(on), On: on, Name: name})...)
	}
	if _, err := s.Commit(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return New(func() Reader { return v.Snapshot() }).Session(context.Background())
}

// TestNodesAreFoundAndOrderedByWhatCuratorsCallThem renames one of each kind, and asks for them by all
// their names.
func TestNodesAreFoundAndOrderedByWhatCuratorsCallThem(t *testing.T) {
	r := testkit.NewRelease(kg.Document{Title: "稿", Text: "王小明、罗燕出席甲会会议。"})
	person, other := r.Person("王小明"), r.Person("罗燕")
	body, second := r.Organisation(kg.Organisation{Name: "甲会", Aliases: []string{"甲乙会"}}), r.Organisation(kg.Organisation{Name: "乙会"})
	meeting := r.Meeting(kg.Meeting{Name: "甲会会议", Format: kg.InPerson})
	c := r.Contribution()
	here := func(id kg.ID) kg.ID { return kg.MentionID(id, c.Document.ID) }
	report := here(resolve.MeetingID("甲会会议", kg.Date{}, c.Document.ID))
	s := sessionCalled(t, []kg.Contribution{c}, map[kg.ID]string{here(person): "一明", report: "甲大会", body: "甲乙会"})
	if p := s.People([]kg.ID{"person/0", person, other}); p[0] != nil || p[1].Name != "一明" || !slices.Equal(p[1].Aliases, []string{"王小明"}) || p[2].Name != "罗燕" {
		t.Errorf("persons %+v", p[1:])
	}
	if o := s.Organisations([]kg.ID{body})[0]; o.Name != "甲乙会" || !slices.Equal(o.Aliases, []string{"甲会"}) {
		t.Errorf("organisation %+v", o)
	}
	if released := s.Reader.Organisations([]kg.ID{body})[0]; released.Name != "甲会" || !slices.Equal(released.Aliases, []string{"甲乙会"}) {
		t.Errorf("the node of releases was changed: %+v", released)
	}
	everybody := Set{Name: "people", All: true}
	for order, want := range map[PersonOrder][]kg.ID{"NAME_ASC": {person, other}, "NAME_DESC": {other, person}} {
		if got := walk(t, s, People(), everybody, nil, order, 1, false); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", order, got, want)
		}
	}
	for name, want := range map[string][]kg.ID{"一明": {person}, "王小明": {person}, "罗燕": {other}, "一": nil} {
		f := &PersonFilter{Name: &StringMatch{Eq: &name}}
		if got := walk(t, s, People(), everybody, f, "NAME_ASC", 5, false); !slices.Equal(got, want) {
			t.Errorf("called %s: %v, want %v", name, got, want)
		}
	}
	begins := "甲大"
	if got := walk(t, s, Meetings(), Set{Name: "meetings", All: true}, &MeetingFilter{Name: &StringMatch{Prefix: &begins}}, "NAME_ASC", 5, false); !slices.Equal(got, []kg.ID{meeting}) {
		t.Errorf("meetings %v", got)
	}
	if renames := s.RenamesOf([]kg.ID{second, body}); renames[0] != nil || renames[1] == nil || renames[1].Name != "甲乙会" {
		t.Errorf("renames %+v", renames)
	}
	if list, total, err := s.Findings(nil, 10); err != nil || total != 0 {
		t.Errorf("findings %+v, %v", list, err)
	}
}

// TestRenamesOfOneNodeAndOfNothingAreFindings calls one person by two names, another twice by one, and
// somebody who is not there.
func TestRenamesOfOneNodeAndOfNothingAreFindings(t *testing.T) {
	var list []kg.Contribution
	var wang, luo kg.ID
	for _, text := range []string{"王小明、罗燕出席甲会。", "王小明、罗燕出席乙会。"} {
		r := testkit.NewRelease(kg.Document{Title: "稿", Text: text})
		wang, luo = r.Person("王小明"), r.Person("罗燕")
		list = append(list, r.Contribution())
	}
	documents := []kg.ID{list[0].Document.ID, list[1].Document.ID}
	slices.Sort(documents)
	at := func(name kg.ID, i int) kg.ID { return kg.MentionID(name, documents[i]) }
	gone := kg.MentionID(wang, "document/0000000000000000")
	s := sessionCalled(t, list, map[kg.ID]string{
		at(wang, 0): "甲", at(wang, 1): "乙", at(luo, 0): "丙", at(luo, 1): "丙", gone: "丁",
	})
	if p := s.People([]kg.ID{wang, luo}); p[0].Name != "甲" || p[1].Name != "丙" {
		t.Errorf("called %s and %s", p[0].Name, p[1].Name)
	}
	got, total, err := s.Findings([]kg.FindingKind{kg.FindingRenameUnmet, kg.FindingRenameDormant}, 10)
	want := []kg.Finding{
		{
			Kind: kg.FindingRenameUnmet, About: kg.RenameID(at(wang, 1)), Name: "甲",
			Claims: []kg.Claim{{Value: "乙", Documents: documents[1:]}, {Value: "甲", Documents: documents[:1]}},
		},
		{Kind: kg.FindingRenameDormant, About: kg.RenameID(gone), Name: "丁", Claims: []kg.Claim{{Value: string(gone)}}},
	}
	if diff := cmp.Diff(want, got); diff != "" || total != 2 || err != nil {
		t.Errorf("%d, %v (-want +got):\n%s", total, err, diff)
	}
}
