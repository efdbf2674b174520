package resolve_test

import (
	"fmt"

	"huipu/internal/kg"
)

// seedSized gives facts in the numbers and proportions of a full release: two meetings of
// two series, of which the first has the main venue and five others, a leader with two
// posts, sixteen people with one, somebody mentioned, and thirteen groups.
func seedSized() kg.Facts {
	f := facts()
	f.Document.Title, f.Document.Source, f.Document.Extractor = "甲会三届二次全会举行", "甲会网站", "test/1"
	f.Meetings = []kg.MeetingFact{
		{
			Key: "m1", Name: "甲会三届二次全会", Series: "甲会全会", Term: 3, Session: 2, Date: day(31), Places: []string{"北京"},
			Venues: []kg.VenueFact{{Kind: kg.MainVenue, Place: "北京"}}, Format: kg.Teleconference, ConvenedBy: []string{"甲会"},
			Stated: kg.Count{Number: 800, Qualifier: kg.MoreThan}, Main: true, Evidence: evidence("甲会三届二次全会", "meeting"),
		},
		{
			Key: "m2", Name: "甲会三届二次主席会", Series: "甲会主席会", Term: 3, Session: 2, Format: kg.Correspondence,
			ConvenedBy: []string{"甲会"}, Evidence: evidence("会议", "meeting"),
		},
	}
	for i := range 5 {
		f.Meetings[0].Venues = append(f.Meetings[0].Venues, kg.VenueFact{Kind: kg.BranchVenue, Place: fmt.Sprintf("分会场%d", i)})
	}
	f.Organisations = []kg.OrganisationFact{{Name: "甲会", Evidence: evidence("甲会", "organisation")}}
	for i := range 13 {
		o := kg.OrganisationFact{Name: fmt.Sprintf("组织%d", i), Evidence: evidence("乙会", "organisation")}
		if i < 8 {
			o.Place = fmt.Sprintf("省%d", i)
		}
		f.Organisations = append(f.Organisations, o)
	}
	seedPeople(&f)
	for i := range 13 {
		g := kg.GroupFact{Meeting: "m1", Label: "七省市代表", Organisation: fmt.Sprintf("组织%d", i), Capacities: []kg.Capacity{kg.Spoke}, Evidence: evidence("乙会代表", "group")}
		switch {
		case i >= 7 && i < 9:
			g.Label, g.Venue = fmt.Sprintf("群%d", i), f.Meetings[0].Venues[5]
		case i >= 9:
			g.Label, g.Organisation = fmt.Sprintf("群%d", i), ""
		}
		f.GroupAttendances = append(f.GroupAttendances, g)
	}
	f.Repairs = []kg.RepairFact{{Span: evidence("731日", "")[0].Span, Before: "731日", After: "7月31日", Reason: "缺“月”字"}}
	return f
}

func seedPeople(f *kg.Facts) {
	for i := range 18 {
		name := fmt.Sprintf("人物%d", i)
		p := kg.PersonFact{Name: name, Evidence: evidence("王小明", "mention")}
		held := func(role string) {
			p.Memberships = append(p.Memberships, kg.MembershipFact{Role: role, Organisation: "甲会", Evidence: evidence("甲会主席", "post")})
		}
		a := kg.AttendanceFact{Meeting: "m1", Person: name, Capacities: []kg.Capacity{kg.Attended}, Memberships: []int{0}, Order: i + 1, Evidence: evidence("王小明出席", "list")}
		switch {
		case i == 17:
			p.Memberships = []kg.MembershipFact{{Role: "总书记", Evidence: evidence("主席", "post")}}
			f.Persons, f.MentionedOnly = append(f.Persons, p), []string{name}
			return
		case i == 0:
			held("书记")
			held("主席")
			a.Capacities, a.Memberships = []kg.Capacity{kg.Attended, kg.Spoke}, []int{0, 1}
		case i == 16:
			held("秘书长")
		default:
			held("副主席")
		}
		if i > 1 {
			a.Venue = f.Meetings[0].Venues[i%2]
		}
		f.Persons, f.Attendances = append(f.Persons, p), append(f.Attendances, a)
	}
}
