package resolve_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func TestMentions(t *testing.T) {
	f := facts()
	f.Document.Source = "甲会网站"
	f.Meetings = []kg.MeetingFact{meeting("m1", "甲会全会", day(30)), meeting("m2", "乙会全会", day(31)), meeting("m3", "丙会座谈会", kg.Date{})}
	f.Meetings[0].Places, f.Meetings[1].Places = []string{"北京"}, []string{"北京"}
	f.Persons = []kg.PersonFact{
		person("王小明", kg.MembershipFact{Role: "主席", Organisation: "甲会"}, kg.MembershipFact{Role: "书记", Former: true}),
		person("罗 燕"), person("阿东", kg.MembershipFact{Organisation: "乙会"}),
	}
	f.Attendances = []kg.AttendanceFact{attendance("m1", "王小明", 0), attendance("m2", "王小明"), attendance("m3", "罗 燕")}
	f.MentionedOnly = []string{"阿东"}
	c := resolve.Resolve(f)
	ids := map[string]kg.ID{}
	for _, m := range c.Meetings {
		ids[m.Name] = m.ID
	}
	met := []kg.ID{ids["甲会全会"], ids["乙会全会"]}
	if met[0] > met[1] {
		met[0], met[1] = met[1], met[0]
	}
	bodies := []string{"乙会", "甲会"}
	want := []resolve.Mention{
		{
			Document: f.Document.ID, Name: "王小明", Written: "王小明", Day: day(31),
			Held:     []resolve.Held{{Role: "书记", Former: true}, {Organisation: "甲会", Role: "主席"}},
			Meetings: met, With: []string{"罗燕", "阿东"}, Bodies: bodies, Place: "北京", Source: "甲会网站",
		},
		{
			Document: f.Document.ID, Name: "罗燕", Written: "罗 燕", Day: published, Meetings: []kg.ID{ids["丙会座谈会"]},
			With: []string{"王小明", "阿东"}, Bodies: bodies, Source: "甲会网站",
		},
		{
			Document: f.Document.ID, Name: "阿东", Written: "阿东", Day: published, Held: []resolve.Held{{Organisation: "乙会"}},
			With: []string{"王小明", "罗燕"}, Bodies: bodies, Source: "甲会网站",
		},
	}
	if diff := cmp.Diff(want, resolve.Mentions(c)); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
	for _, list := range [][]int{{29, 30, 31}, {31, 29, 30}, {30, 31, 29}} {
		f := facts()
		f.Persons = []kg.PersonFact{person("王小明")}
		for i, d := range list {
			key := fmt.Sprint("m", i)
			f.Meetings = append(f.Meetings, meeting(key, key, day(d)))
			f.Attendances = append(f.Attendances, attendance(key, "王小明"))
		}
		if got := resolve.Mentions(resolve.Resolve(f))[0].Day; got != day(31) {
			t.Errorf("meetings on %v: day %v, want the latest", list, got)
		}
	}
	if got := resolve.Mentions(resolve.Resolve(facts())); len(got) != 0 {
		t.Errorf("a document without persons has %v", got)
	}
}
