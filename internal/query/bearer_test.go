package query

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/testkit"
)

// homonyms are three documents that name somebody 王小明, the second and the third another
// person than the first. The second is where that person was named first.
func homonyms() (list []kg.Contribution, name kg.ID, mentions []kg.ID) {
	for i := range 3 {
		r := testkit.NewRelease(kg.Document{Title: "稿", Text: fmt.Sprintf("王小明出席第%d次会议。", i)})
		name = r.Person("王小明")
		c := r.Contribution()
		mentions = append(mentions, kg.MentionID(name, c.Document.ID))
		if i > 0 {
			p := &c.Persons[0]
			p.ID, p.Namesakes = mentions[1], []kg.ID{name}
		}
		list = append(list, c)
	}
	return list, name, mentions
}

func TestIDsOfMentionsLeadToPersons(t *testing.T) {
	list, name, mentions := homonyms()
	s := session(t, append(list, testkit.Assemblies(3, 2)...))
	other := s.IDs(kg.KindPerson)[0]
	for other == name || other == mentions[1] {
		other = s.IDs(kg.KindPerson)[1]
	}
	nowhere := []kg.ID{kg.MentionID(name, "document/0000000000000000"), kg.MentionID("person/0000000000000000", list[0].Document.ID), "person/x", ""}
	asked := append([]kg.ID{name, mentions[0], mentions[1], mentions[2], other, mentions[2]}, nowhere...)
	want := append([]kg.ID{name, name, mentions[1], mentions[1], other, mentions[1]}, nowhere...)
	if diff := cmp.Diff(want, s.Bearers(asked)); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]kg.ID{name}, s.Bearers([]kg.ID{name})); diff != "" {
		t.Errorf("an id of its own (-want +got):\n%s", diff)
	}
}

func TestNamesakesAreTheOthersOfTheName(t *testing.T) {
	list, name, mentions := homonyms()
	third := list[2]
	third.Persons[0].ID = mentions[2]
	s := session(t, append(list, testkit.Assemblies(3, 2)...))
	people := s.IDs(kg.KindPerson)
	alone := people[slices.IndexFunc(people, func(id kg.ID) bool {
		_, _, isMention := kg.MentionOf(id)
		return !isMention && id != name
	})]
	want := [][]kg.ID{sorted(mentions[1], mentions[2]), sorted(name, mentions[2]), sorted(name, mentions[1]), nil, nil}
	got := s.Namesakes([]kg.ID{name, mentions[1], mentions[2], alone, "person/0000000000000000"})
	for i := range got {
		if len(got[i])+len(want[i]) > 0 && !cmp.Equal(want[i], got[i]) {
			t.Errorf("namesakes %d: want %v, got %v", i, want[i], got[i])
		}
	}
}

func sorted(a, b kg.ID) []kg.ID { return []kg.ID{min(a, b), max(a, b)} }
