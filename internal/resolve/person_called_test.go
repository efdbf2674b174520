package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func TestWhomADocumentGoesOnToNameInShortIsOnePerson(t *testing.T) {
	const said = "加拿大总理马克·卡尼到访。卡尼说，好。马克·鲁特在场，马克未到。美国总统拜登之外，亨特·拜登也到。"
	at := func(quote string) []kg.Evidence {
		start := strings.Index(said, quote)
		return []kg.Evidence{{Span: kg.SpanOf(said, start, start+len(quote)), Quote: quote, Rule: "name", Confidence: 0.9}}
	}
	premier := kg.MembershipFact{Role: "总理", Organisation: "加拿大", Evidence: at("加拿大总理")}
	president := kg.MembershipFact{Role: "总统", Organisation: "美国", Evidence: at("美国总统")}
	for _, tc := range []struct {
		name    string
		persons []kg.PersonFact
		want    []string // the names of the persons, sorted, with their aliases
	}{
		{"in full, then in short", []kg.PersonFact{
			{Name: "马克·卡尼", Memberships: []kg.MembershipFact{premier}, Evidence: at("马克·卡尼")}, {Name: "卡尼", Evidence: at("卡尼说")},
		}, []string{"马克·卡尼=卡尼"}},
		{"with the same post again", []kg.PersonFact{
			{Name: "马克·卡尼", Memberships: []kg.MembershipFact{premier}, Evidence: at("马克·卡尼")},
			{Name: "卡尼", Memberships: []kg.MembershipFact{{Role: "总理"}}, Evidence: at("卡尼说")},
		}, []string{"马克·卡尼=卡尼"}},
		{"of two full names", []kg.PersonFact{
			{Name: "马克·卡尼", Evidence: at("马克·卡尼")}, {Name: "马克·鲁特", Evidence: at("马克·鲁特")}, {Name: "马克", Evidence: at("马克未到")},
		}, []string{"马克", "马克·卡尼", "马克·鲁特"}},
		{"in short before", []kg.PersonFact{
			{Name: "拜登", Evidence: at("拜登之外")}, {Name: "亨特·拜登", Evidence: at("亨特·拜登")},
		}, []string{"亨特·拜登", "拜登"}},
		{"with a post of his own", []kg.PersonFact{
			{Name: "马克·卡尼", Evidence: at("马克·卡尼")}, {Name: "卡尼", Memberships: []kg.MembershipFact{president}, Evidence: at("卡尼说")},
		}, []string{"卡尼", "马克·卡尼"}},
	} {
		f := facts()
		f.Document.Text = said
		f.Persons = tc.persons
		last := tc.persons[len(tc.persons)-1].Name
		f.Meetings = []kg.MeetingFact{meeting("m1", "甲", day(31))}
		f.Attendances = []kg.AttendanceFact{attendance("m1", last)}
		c := resolve.Resolve(f)
		var got []string
		for _, p := range c.Persons {
			name := p.Name
			if len(p.Aliases) > 0 {
				name += "=" + strings.Join(p.Aliases, "=")
			}
			got = append(got, name)
		}
		slices.Sort(got)
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: persons %q, want %q", tc.name, got, tc.want)
		}
		if len(c.Attendances) != 1 || !slices.ContainsFunc(c.Persons, func(p kg.Person) bool { return p.ID == c.Attendances[0].Person }) {
			t.Errorf("%s: attendances %+v, want one of a person that is there", tc.name, c.Attendances)
		}
	}
}
