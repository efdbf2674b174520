package query

import (
	"fmt"
	"slices"
	"strings"
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

// TestAMentionIsOfThePersonWhomTheDocumentMeans names two persons in a document who both bear the name
// elsewhere.
func TestAMentionIsOfThePersonWhomTheDocumentMeans(t *testing.T) {
	names := []string{"王小明", "罗燕"}
	both := func(text string, names ...string) (kg.Contribution, []kg.ID) {
		r := testkit.NewRelease(kg.Document{Title: "稿", Text: text + strings.Join(names, "、")})
		var ids []kg.ID
		for _, name := range names {
			ids = append(ids, r.Person(name))
		}
		return r.Contribution(), ids
	}
	a, own := both("甲", names...)
	crossed, _ := both("乙", names...)
	for i := range crossed.Persons { // there each bears the name of the other
		p := &crossed.Persons[i]
		p.ID, p.Namesakes = own[1-slices.Index(own, p.ID)], []kg.ID{p.ID}
	}
	slices.SortFunc(crossed.Persons, func(a, b kg.Person) int { return strings.Compare(string(a.ID), string(b.ID)) })
	s := session(t, []kg.Contribution{a, crossed})
	for i, name := range own {
		asked := []kg.ID{kg.MentionID(name, a.Document.ID), kg.MentionID(name, crossed.Document.ID)}
		if diff := cmp.Diff([]kg.ID{name, own[1-i]}, s.Bearers(asked)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", names[i], diff)
		}
	}
}
