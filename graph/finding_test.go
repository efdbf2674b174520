package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// contradicting are three releases: two give one session on one day different attendances, and
// two give one short name to different organisations.
func contradicting() []kg.Contribution {
	var list []kg.Contribution
	for i, r := range []struct {
		count   int
		company string
	}{{150, "甲省某某能源有限公司"}, {148, "乙省某某能源有限公司"}, {0, ""}} {
		text := []string{"甲乙联谊会三届二次会议一", "甲乙联谊会三届二次会议二", "甲乙联谊会三届三次会议"}[i]
		f := kg.Facts{Document: kg.Document{ID: kg.NewID(kg.KindDocument, text), SHA256: strings.Repeat("0", 64), Text: text}}
		name := strings.TrimRight(text, "一二")
		m := kg.MeetingFact{
			Key: "m1", Name: name, Date: kg.Date{Year: 2025, Month: 3, Day: 1}, Format: kg.InPerson,
			Evidence: []kg.Evidence{{Span: kg.SpanOf(text, 0, len(name)), Quote: name, Rule: "meeting-named", Confidence: 0.9}},
		}
		if r.count > 0 {
			m.Stated = kg.Count{Number: r.count, Qualifier: kg.Exactly}
			f.Organisations = []kg.OrganisationFact{{Name: r.company, Aliases: []string{"某某能源"}}}
		}
		f.Meetings = []kg.MeetingFact{m}
		list = append(list, resolve.Resolve(f))
	}
	return list
}

func TestFindings(t *testing.T) {
	o := over(t, contradicting())
	type claim struct {
		Value     string
		Documents []struct{ Text string }
		Evidence  []struct{ Quote string }
	}
	type finding struct {
		Kind, Name string
		About      *struct{ Typename string }
		Claims     []claim
	}
	var got struct {
		Findings struct {
			TotalCount int
			Nodes      []finding
		}
		Counts   struct{ TotalCount int }
		Meetings struct {
			Nodes []struct {
				Name     string
				Findings []struct{ Kind string }
			}
		}
	}
	ask(t, o, `{
		findings { totalCount nodes { kind name about { typename: __typename } claims { value documents { text } evidence { quote } } } }
		counts: findings(kinds: [MEETING_COUNTS], first: 0) { totalCount }
		meetings(orderBy: NAME_ASC) { nodes { name findings { kind } } } }`, nil).data(t, &got)
	said := func(value, text, quote string) claim {
		c := claim{Value: value, Documents: []struct{ Text string }{{text}}, Evidence: []struct{ Quote string }{}}
		if quote != "" {
			c.Evidence = append(c.Evidence, struct{ Quote string }{quote})
		}
		return c
	}
	const name = "甲乙联谊会三届二次会议"
	want := []finding{
		{Kind: "ALIAS_OF_SEVERAL", Name: "某某能源", Claims: []claim{
			said("乙省某某能源有限公司", name+"二", ""), said("甲省某某能源有限公司", name+"一", ""),
		}},
		{Kind: "MEETING_COUNTS", Name: name, About: &struct{ Typename string }{"Meeting"}, Claims: []claim{
			said("148", name+"二", name), said("150", name+"一", name),
		}},
	}
	if diff := cmp.Diff(want, got.Findings.Nodes); diff != "" || got.Findings.TotalCount != 2 || got.Counts.TotalCount != 1 {
		t.Errorf("%d findings, %d of counts (-want +got):\n%s", got.Findings.TotalCount, got.Counts.TotalCount, diff)
	}
	for i, m := range got.Meetings.Nodes {
		if len(m.Findings) != i { // the third session comes first
			t.Errorf("%s: %v, want %d findings", m.Name, m.Findings, i)
		}
	}
	for _, wrong := range []string{`{ findings(first: 101) { totalCount } }`, `{ findings { nodes { claims { evidence(first: -1) { quote } } } } }`} {
		if a := ask(t, o, wrong, nil); len(a.Errors) == 0 || a.Errors[0].Extensions["code"] != "INVALID_INPUT" {
			t.Errorf("%s: %+v", wrong, a.Errors)
		}
	}
}

// rivals are two releases of one day that name different chairs of one body, and a third on
// the day on which it elects another.
func rivals() []kg.Contribution {
	var list []kg.Contribution
	for _, r := range []struct {
		day     int
		name    string
		elected bool
	}{{1, "甲某", false}, {1, "乙某", false}, {2, "甲某", false}, {2, "丙某", true}} {
		text := r.name + "主席出席"
		f := kg.Facts{Document: kg.Document{
			ID: kg.NewID(kg.KindDocument, text, string(rune('0'+r.day))), SHA256: strings.Repeat("0", 64), Text: text, Published: kg.Date{Year: 2025, Month: 3, Day: r.day},
		}}
		held := kg.MembershipFact{
			Organisation: "甲乙联谊会", Role: "主席",
			Evidence: []kg.Evidence{{Span: kg.SpanOf(text, 0, len(text)), Quote: text, Rule: "title-after-name", Confidence: 0.9}},
		}
		if r.elected {
			held.Event = kg.TenureElected
		}
		f.Organisations = []kg.OrganisationFact{{Name: held.Organisation}}
		f.Persons = []kg.PersonFact{{Name: r.name, Memberships: []kg.MembershipFact{held}}}
		list = append(list, resolve.Resolve(f))
	}
	return list
}

func TestTwoHoldersOfOnePostAreAFinding(t *testing.T) {
	type finding struct {
		Kind, Name string
		About      *struct{ Name string }
		Claims     []struct {
			Value     string
			Documents []struct{ Published string }
			Evidence  []struct{ Quote string }
		}
	}
	var got struct {
		Findings struct{ Nodes []finding }
		Posts    struct {
			Nodes []struct {
				Name     string
				Findings []finding
			}
		}
	}
	const fields = `kind name about { ... on Post { name } } claims { value documents { published } evidence { quote } }`
	ask(t, over(t, rivals()), `{ findings { nodes { `+fields+` } } posts { nodes { name findings { `+fields+` } } } }`, nil).data(t, &got)
	if len(got.Findings.Nodes) != 1 || len(got.Posts.Nodes) != 1 {
		t.Fatalf("%+v, want one finding and one post", got)
	}
	f := got.Findings.Nodes[0]
	if f.Kind != "POST_HOLDERS" || f.Name != "甲乙联谊会主席" || f.About == nil || f.About.Name != f.Name || len(f.Claims) != 2 {
		t.Fatalf("%+v", f)
	}
	for i, name := range []string{"乙某", "甲某"} {
		c := f.Claims[i]
		if c.Value != name || len(c.Documents) != 1 || c.Documents[0].Published != "2025-03-01" || len(c.Evidence) != 1 || c.Evidence[0].Quote != name+"主席出席" {
			t.Errorf("%+v, want %s", c, name)
		}
	}
	if diff := cmp.Diff(got.Findings.Nodes, got.Posts.Nodes[0].Findings); diff != "" {
		t.Errorf("the post has others:\n%s", diff)
	}
}
