package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/vocab"
)

const text = "甲会主席王小明出席甲会三届二次全会,乙会代表发言。会议731日举行。罗   燕主持。"

var published = kg.Date{Year: 2020, Month: 8, Day: 3}

// facts gives facts of a document with the text; they have a date of publication and
// nothing else.
func facts() kg.Facts {
	return kg.Facts{Document: kg.Document{ID: "document/0000000000000001", SHA256: strings.Repeat("0", 64), Text: text, Published: published}}
}

func evidence(quote, rule string) []kg.Evidence {
	start := strings.Index(text, quote)
	return []kg.Evidence{{Span: kg.SpanOf(text, start, start+len(quote)), Quote: quote, Rule: rule, Confidence: 0.9}}
}

func person(name string, memberships ...kg.MembershipFact) kg.PersonFact {
	return kg.PersonFact{Name: name, Memberships: memberships}
}

func meeting(key, name string, date kg.Date) kg.MeetingFact {
	return kg.MeetingFact{Key: key, Name: name, Date: date, Format: kg.InPerson}
}

func attendance(meeting, person string, memberships ...int) kg.AttendanceFact {
	return kg.AttendanceFact{Meeting: meeting, Person: person, Capacities: []kg.Capacity{kg.Attended}, Memberships: memberships}
}

func day(d int) kg.Date { return kg.Date{Year: 2020, Month: 7, Day: d} }

func TestNamesInOtherSpellingsAreOnePerson(t *testing.T) {
	for _, same := range [][2]string{
		{"罗燕", "罗   燕"},
		{"罗燕", "罗\u3000燕"},
		{"斯特凡·卡普费雷尔", "斯特凡•卡普费雷尔"},
		{"斯特凡·卡普费雷尔", "斯特凡 ・ 卡普费雷尔"},
		{"Bruce Lau", "Ｂｒｕｃｅ LAU"},
		{"罗燕", "罗燕\ufeff"},
	} {
		f := facts()
		f.Persons = []kg.PersonFact{person(same[0]), person(same[1])}
		got := resolve.Resolve(f).Persons
		if len(got) != 1 || got[0].Name != same[0] || !slices.Equal(got[0].Aliases, same[1:]) {
			t.Errorf("%q: got %+v", same, got)
		}
	}
	f := facts()
	f.Persons = []kg.PersonFact{person("罗燕"), person("罗艳"), person("罗·燕")}
	if got := resolve.Resolve(f).Persons; len(got) != 3 {
		t.Errorf("names that differ: got %d persons, want 3", len(got))
	}
}

func TestMembershipsAreInAPostARoleOrAnOrganisation(t *testing.T) {
	f := facts()
	f.Persons = []kg.PersonFact{person("王小明",
		kg.MembershipFact{Role: "主席", Organisation: "甲会", Evidence: evidence("甲会主席", "post")},
		kg.MembershipFact{Role: "国家主席"},
		kg.MembershipFact{Organisation: "乙会"},
		kg.MembershipFact{Role: "主席", Organisation: "甲会", Former: true},
		kg.MembershipFact{},
	)}
	c := resolve.Resolve(f)
	if len(c.Posts) != 1 || len(c.Roles) != 2 || len(c.Organisations) != 2 || len(c.Memberships) != 4 {
		t.Fatalf("got %d posts, %d roles, %d organisations, %d memberships", len(c.Posts), len(c.Roles), len(c.Organisations), len(c.Memberships))
	}
	for _, m := range c.Memberships {
		wantPost := kg.ID("")
		if m.Role != "" && m.Organisation != "" {
			wantPost = c.Posts[0].ID
		}
		wantDates := []kg.Date{published}
		if m.Former {
			wantDates = nil
		}
		if m.Post != wantPost || m.Person != c.Persons[0].ID || !slices.Equal(m.ObservedOn, wantDates) {
			t.Errorf("membership %+v: want post %q, observed on %v", m, wantPost, wantDates)
		}
	}
}

func TestMembershipsAreObservedAtTheMeetingsThatNameThem(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "甲", day(31)), meeting("m2", "乙", day(30)), meeting("m3", "丙", kg.Date{})}
	f.Persons = []kg.PersonFact{person("王小明",
		kg.MembershipFact{Role: "主席", Organisation: "甲会"}, kg.MembershipFact{Role: "委员"}, kg.MembershipFact{Role: "书记", Former: true},
		kg.MembershipFact{Role: "顾问"},
	)}
	f.Attendances = []kg.AttendanceFact{attendance("m1", "王小明", 0, 2), attendance("m2", "王小明", 0), attendance("m3", "王小明", 1)}
	want := map[string][]kg.Date{"主席": {day(30), day(31)}, "委员": {published}, "书记": nil, "顾问": {published}}
	c := resolve.Resolve(f)
	for name, dates := range want {
		role := c.Roles[slices.IndexFunc(c.Roles, func(r kg.Role) bool { return r.Name == name })]
		m := c.Memberships[slices.IndexFunc(c.Memberships, func(m kg.Membership) bool { return m.Role == role.ID })]
		if !slices.Equal(m.ObservedOn, dates) {
			t.Errorf("%s: observed on %v, want %v", name, m.ObservedOn, dates)
		}
	}
	f.Document.Published = kg.Date{}
	f.Attendances = nil
	for _, m := range resolve.Resolve(f).Memberships {
		if m.ObservedOn != nil {
			t.Errorf("without any day: observed on %v", m.ObservedOn)
		}
	}
}

func TestMembershipsBeginAndEndWhereTheTextTells(t *testing.T) {
	elected, appointed, ended := kg.TenureElected, kg.TenureAppointed, kg.TenureEnded
	type days struct{ elected, appointed, ended []kg.Date }
	one := func(d kg.Date) []kg.Date { return []kg.Date{d} }
	for _, tc := range []struct {
		name       string
		event      kg.TenureEvent
		former     bool
		capacities []kg.Capacity
		named      []int // posts named with the attendance
		about      bool  // the meeting is that of the headline
		want       days
	}{
		{"elected at a meeting", elected, false, []kg.Capacity{kg.Elected}, []int{0}, false, days{elected: one(day(31))}},
		{"appointed at a meeting", appointed, false, []kg.Capacity{kg.Appointed}, []int{0}, false, days{appointed: one(day(31))}},
		{"appointed without a meeting", appointed, false, nil, nil, false, days{appointed: one(published)}},
		{"appointed, and at a meeting later", appointed, false, []kg.Capacity{kg.Attended}, []int{0}, false, days{appointed: one(published)}},
		{"removed by the meeting of the headline", ended, true, nil, nil, true, days{ended: one(day(31))}},
		{"removed without a meeting", ended, true, nil, nil, false, days{ended: one(published)}},
		{"shown alone", "", false, []kg.Capacity{kg.Attended}, []int{0}, true, days{}},
		{"in a list of those appointed", "", false, []kg.Capacity{kg.Appointed}, []int{0}, false, days{appointed: one(day(31))}},
		{"one of several posts is new", "", false, []kg.Capacity{kg.Elected}, []int{0, 1}, false, days{}},
		{"a former post of somebody elected", "", true, []kg.Capacity{kg.Elected}, []int{0}, false, days{}},
	} {
		f := facts()
		f.Meetings = []kg.MeetingFact{meeting("m1", "甲", day(31))}
		f.Meetings[0].Main = tc.about
		f.Persons = []kg.PersonFact{person("王小明",
			kg.MembershipFact{Role: "主席", Organisation: "甲会", Event: tc.event, Former: tc.former}, kg.MembershipFact{Role: "委员"},
		)}
		if tc.capacities != nil {
			a := attendance("m1", "王小明", tc.named...)
			a.Capacities = tc.capacities
			f.Attendances = []kg.AttendanceFact{a}
		}
		for _, m := range resolve.Resolve(f).Memberships {
			got, want := days{m.ElectedOn, m.AppointedOn, m.EndedOn}, tc.want
			if m.Post == "" { // 委员
				want = days{}
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(days{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s, post %q (-want +got):\n%s", tc.name, m.Post, diff)
			}
		}
	}
}

func TestMeetingsAreTheSameByNameAndDate(t *testing.T) {
	numbered := kg.MeetingFact{Name: "甲会三届二次全会"}
	for _, tt := range []struct {
		name string
		a, b kg.MeetingFact
		same bool
	}{
		{"name and date", meeting("", "全会", day(1)), meeting("", "全会", day(1)), true},
		{"spelling of the name", meeting("", "“全会” ", day(1)), meeting("", "全会", day(1)), true},
		{"date", meeting("", "全会", day(1)), meeting("", "全会", day(2)), false},
		{"name", meeting("", "全会", day(1)), meeting("", "大会", day(1)), false},
		{"number without a date", numbered, numbered, true},
		{"number of a body that is not named", kg.MeetingFact{Name: "第二次全体会议"}, kg.MeetingFact{Name: "第二次全体会议"}, false},
		{"neither number nor date", meeting("", "座谈会", kg.Date{}), meeting("", "座谈会", kg.Date{}), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			one, other := facts(), facts()
			other.Document.ID = "document/0000000000000002"
			one.Meetings, other.Meetings = []kg.MeetingFact{tt.a}, []kg.MeetingFact{tt.b}
			a, b := resolve.Resolve(one).Meetings[0].ID, resolve.Resolve(other).Meetings[0].ID
			if (a == b) != tt.same {
				t.Errorf("ids %s and %s: same should be %v", a, b, tt.same)
			}
		})
	}
}

func TestCoordinatedOrganisationsAreOneGroup(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "会", day(1))}
	for _, name := range []string{"山西省侨联", "北京市侨联", "浙江省侨联"} {
		f.GroupAttendances = append(f.GroupAttendances, kg.GroupFact{
			Meeting: "m1", Label: "北京、山西、浙江等3省市侨联代表", Organisation: name, Capacities: []kg.Capacity{kg.Spoke},
			Stated: kg.Count{Number: 3, Qualifier: kg.Exactly}, Venue: kg.VenueFact{Kind: kg.MainVenue}, Evidence: evidence("乙会代表", "group"),
		})
	}
	f.GroupAttendances = append(f.GroupAttendances, kg.GroupFact{Meeting: "m1", Label: "常委", Capacities: []kg.Capacity{kg.Attended}})
	c := resolve.Resolve(f)
	if len(c.GroupAttendances) != 2 || len(c.Venues) != 1 {
		t.Fatalf("got %d groups, %d venues", len(c.GroupAttendances), len(c.Venues))
	}
	for _, g := range c.GroupAttendances {
		want := 3
		if g.Label == "常委" {
			want = 0
		}
		if len(g.Organisations) != want || !slices.IsSorted(g.Organisations) || len(g.Capacities) != 1 {
			t.Errorf("group %+v: want %d organisations", g, want)
		}
		if want == 3 && (len(g.Evidence) != 1 || g.Venue != c.Venues[0].ID || g.Stated.Number != 3) {
			t.Errorf("group %+v", g)
		}
	}
}

func TestAttendanceGathersAllThatIsSaid(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "会", day(1))}
	f.Persons = []kg.PersonFact{person("王小明", kg.MembershipFact{Role: "主席", Organisation: "甲会"}, kg.MembershipFact{Role: "委员"})}
	one, two := attendance("m1", "王小明", 0), attendance("m1", "王小明", 1, 0)
	one.Evidence, two.Evidence = evidence("王小明出席", "list"), evidence("罗   燕主持", "clause")
	two.Capacities = []kg.Capacity{kg.Attended, kg.Presided}
	two.Venue = kg.VenueFact{Kind: kg.BranchVenue, Place: "甘肃"}
	two.OnBehalfOf = []string{"丙会", "丙会"}
	f.Attendances = []kg.AttendanceFact{one, two}
	c := resolve.Resolve(f)
	if len(c.Attendances) != 1 {
		t.Fatalf("got %d attendances", len(c.Attendances))
	}
	a := c.Attendances[0]
	if !slices.Equal(a.Capacities, []kg.Capacity{kg.Presided, kg.Attended}) || len(a.Memberships) != 2 || !slices.IsSorted(a.Memberships) ||
		len(a.Evidence) != 2 || len(a.OnBehalfOf) != 1 || len(c.Venues) != 1 || a.Venue != c.Venues[0].ID {
		t.Errorf("attendance %+v, venues %+v", a, c.Venues)
	}
	for _, e := range a.Evidence {
		if e.Document != f.Document.ID {
			t.Errorf("evidence without its document: %+v", e)
		}
	}
}

func TestDocumentIsAboutItsMainMeetingAndMentionsTheAbsent(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "甲", day(1)), meeting("m2", "乙", day(1))}
	f.Meetings[1].Main = true
	f.Persons = []kg.PersonFact{person("王小明"), person("习近平"), person("阿东")}
	f.Attendances = []kg.AttendanceFact{attendance("m1", "王小明")}
	f.MentionedOnly = []string{"习近平", "阿东", "王 小明", "无此人"}
	c := resolve.Resolve(f)
	if m := c.Meetings[slices.IndexFunc(c.Meetings, func(m kg.Meeting) bool { return m.Name == "乙" })]; c.Document.About != m.ID {
		t.Errorf("about %s, want %s", c.Document.About, m.ID)
	}
	want := []kg.ID{kg.NewID(kg.KindPerson, "习近平"), kg.NewID(kg.KindPerson, "阿东")}
	slices.Sort(want)
	if !slices.Equal(c.Document.Mentions, want) {
		t.Errorf("mentions %v, want %v", c.Document.Mentions, want)
	}
}

func TestSeriesBelongsToTheBodyThatItIsNamedAfter(t *testing.T) {
	for _, tt := range []struct {
		name      string
		conveners []string
		want      string
	}{
		{"甲乙联谊会十届五次常委会议", []string{"甲乙联谊会"}, "甲乙联谊会"},
		{"甲乙联谊会十届五次常委会议", []string{"甲乙", "甲乙联谊会"}, "甲乙联谊会"},
		{"甲乙联谊会十届五次常委会议", []string{"国务院"}, ""},
		{"甲乙联谊会十届五次常委会议", nil, ""},
		{"中国侨联十届五次常委会议", nil, "中国侨联"},
		{"中华全国归国华侨联合会十届五次常委会议", nil, "中国侨联"},
		{"上海市第十届政协第五次全体会议", nil, "上海市政协"},
	} {
		f := facts()
		f.Meetings = []kg.MeetingFact{{Key: "m1", Name: tt.name, ConvenedBy: tt.conveners}}
		c := resolve.Resolve(f)
		want := kg.ID("")
		if tt.want != "" {
			want = kg.NewID(kg.KindOrganisation, tt.want)
		}
		if len(c.MeetingSeries) != 1 || c.MeetingSeries[0].Organisation != want || c.Meetings[0].Series != c.MeetingSeries[0].ID {
			t.Errorf("%s convened by %v: series %+v", tt.name, tt.conveners, c.MeetingSeries)
		}
	}
}

func TestOrganisationsKeepParentAliasesAndPlace(t *testing.T) {
	f := facts()
	f.Organisations = []kg.OrganisationFact{
		{Name: "中国侨联", Aliases: []string{"中华全国归国华侨联合会", "中国侨联"}, Evidence: evidence("甲会", "organisation")},
		{Name: "北京市侨联", Parent: "中国侨联", Place: "北京市"},
		{Name: "自身", Parent: "自身"},
		{Name: "处", Parent: "局"},
	}
	want := []kg.Organisation{
		{Name: "中国侨联", FullName: "中华全国归国华侨联合会", Aliases: []string{"中华全国归国华侨联合会"}, Evidence: evidence("甲会", "organisation")},
		{Name: "北京市侨联", Parent: kg.NewID(kg.KindOrganisation, "中国侨联"), Place: "北京市"},
		{Name: "自身"},
		{Name: "处", Parent: kg.NewID(kg.KindOrganisation, "局")},
		{Name: "局"},
	}
	for i := range want {
		want[i].ID, want[i].Sources = kg.NewID(kg.KindOrganisation, want[i].Name), []kg.ID{f.Document.ID}
		for j := range want[i].Evidence {
			want[i].Evidence[j].Document = f.Document.ID
		}
	}
	sorted := cmpopts.SortSlices(func(a, b kg.Organisation) bool { return a.ID < b.ID })
	if diff := cmp.Diff(want, resolve.Resolve(f).Organisations, sorted); diff != "" {
		t.Errorf("organisations (-want +got):\n%s", diff)
	}
}

func TestOtherNamesLeadToTheirOrganisation(t *testing.T) {
	f := facts()
	f.Organisations = []kg.OrganisationFact{
		{Name: "三门峡市委", ShortForms: []string{"市委", "公司"}},
		{Name: "甲公司", Aliases: []string{"甲"}, ShortForms: []string{"公司", "乙会"}},
		{Name: "乙会"},
	}
	m := meeting("m1", "座谈会", day(31))
	m.ConvenedBy = []string{"市委", "甲", "公司", "乙会"}
	f.Meetings = []kg.MeetingFact{m}
	got := resolve.Resolve(f)
	names := map[kg.ID]string{}
	for _, o := range got.Organisations {
		names[o.ID] = o.Name
		if slices.Contains(o.Aliases, "市委") || slices.Contains(o.Aliases, "公司") {
			t.Errorf("%s keeps names that hold in one document as aliases: %v", o.Name, o.Aliases)
		}
	}
	var convened []string
	for _, id := range got.Meetings[0].ConvenedBy {
		convened = append(convened, names[id])
	}
	slices.Sort(convened)
	if want := []string{"三门峡市委", "乙会", "公司", "甲公司"}; !slices.Equal(convened, want) {
		t.Errorf("convened by %v, want %v", convened, want)
	}
}

func TestNodesNamedInTheQuotesOfTheirFactsKeepNoMentions(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "会", day(1))}
	f.Meetings[0].ConvenedBy, f.Meetings[0].Evidence = []string{"甲会"}, evidence("甲会三届二次全会", "meeting")
	quoted, mentioned := person("王小明"), person("罗燕")
	quoted.Evidence = append(evidence("王小明", "name"), evidence("小明", "name")...)
	mentioned.Evidence = append(evidence("罗   燕", "name"), evidence("燕", "name")...)
	f.Persons = []kg.PersonFact{quoted, mentioned}
	a := attendance("m1", "王小明")
	a.Evidence = evidence("主席王小明出席", "list")
	f.Attendances, f.MentionedOnly = []kg.AttendanceFact{a}, []string{"罗燕"}
	f.Organisations = []kg.OrganisationFact{
		{Name: "甲会", Evidence: evidence("甲会三届", "name")}, {Name: "乙会", Evidence: evidence("乙会", "name")},
	}
	c := resolve.Resolve(f)
	quotes := map[string][]string{}
	for _, p := range c.Persons {
		quotes[p.Name] = quotesOf(p.Evidence)
	}
	for _, o := range c.Organisations {
		quotes[o.Name] = quotesOf(o.Evidence)
	}
	want := map[string][]string{"王小明": nil, "罗燕": {"罗   燕"}, "甲会": nil, "乙会": {"乙会"}}
	if diff := cmp.Diff(want, quotes); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}

func quotesOf(list []kg.Evidence) []string {
	var quotes []string
	for _, e := range list {
		quotes = append(quotes, e.Quote)
	}
	return quotes
}

func TestVenueNamedByItsKindAloneIsTheOnlyOneOfTheKind(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "甲", day(1)), meeting("m2", "乙", day(1))}
	f.Meetings[0].Venues = []kg.VenueFact{
		{Kind: kg.MainVenue, Place: "北京"}, {Kind: kg.BranchVenue, Place: "甘肃"}, {Kind: kg.BranchVenue, Place: "香港"},
	}
	f.Persons = []kg.PersonFact{person("甲"), person("乙"), person("丙")}
	f.Attendances = []kg.AttendanceFact{attendance("m1", "甲"), attendance("m1", "乙"), attendance("m2", "丙")}
	f.Attendances[0].Venue = kg.VenueFact{Kind: kg.MainVenue}
	f.Attendances[1].Venue = kg.VenueFact{Kind: kg.BranchVenue}
	f.Attendances[2].Venue = kg.VenueFact{Kind: kg.MainVenue}
	c := resolve.Resolve(f)
	got := map[kg.ID]kg.Venue{}
	for _, v := range c.Venues {
		v.ID, v.Sources = "", nil
		got[c.Venues[len(got)].ID] = v
	}
	want := map[string]kg.Venue{"甲": {Kind: kg.MainVenue, Place: "北京"}, "乙": {Kind: kg.BranchVenue}, "丙": {Kind: kg.MainVenue}}
	for _, a := range c.Attendances {
		name := c.Persons[slices.IndexFunc(c.Persons, func(p kg.Person) bool { return p.ID == a.Person })].Name
		w := want[name]
		w.Meeting = a.Meeting
		if diff := cmp.Diff(w, got[a.Venue]); diff != "" {
			t.Errorf("venue of %s (-want +got):\n%s", name, diff)
		}
	}
	if len(c.Venues) != 5 {
		t.Errorf("got %d venues, want 5", len(c.Venues))
	}
}

func TestRepairsAreTheirSpanAndReading(t *testing.T) {
	f := facts()
	start := strings.Index(text, "731日")
	span := kg.SpanOf(text, start, start+len("731日"))
	f.Repairs = []kg.RepairFact{{Span: span, Before: "731日", After: "7月31日", Reason: "缺字"}, {Span: span, Before: "731日", After: "7月31日", Reason: "缺字"}}
	c := resolve.Resolve(f)
	if len(c.TextRepairs) != 1 || c.TextRepairs[0].Document != f.Document.ID || c.TextRepairs[0].Span != span {
		t.Errorf("repairs %+v", c.TextRepairs)
	}
}

func TestReferencesThatLeadNowhereAreLeftOut(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "会", day(1))}
	f.Persons = []kg.PersonFact{person("王小明")}
	f.Attendances = []kg.AttendanceFact{attendance("m9", "王小明"), attendance("m1", "无此人"), attendance("m1", "王小明", 7, -1)}
	f.GroupAttendances = []kg.GroupFact{{Meeting: "m9", Label: "群"}}
	f.Organisations = []kg.OrganisationFact{{}}
	c := resolve.Resolve(f)
	if len(c.Attendances) != 1 || c.Attendances[0].Memberships != nil || c.GroupAttendances != nil || c.Organisations != nil {
		t.Errorf("got %+v", c)
	}
}

// TestQuadsOfAReleaseOfTheSeedsSize holds a release of two meetings, 18 persons, 19
// memberships, 17 attendances, 13 organisations or groups, of which seven share a label, 14
// organisations and six venues below 400 statements.
func TestQuadsOfAReleaseOfTheSeedsSize(t *testing.T) {
	c := resolve.Resolve(seedSized())
	quads := vocab.Encode(c)
	if len(c.Meetings) != 2 || len(c.Persons) != 18 || len(c.Memberships) != 19 || len(c.Attendances) != 17 ||
		len(c.GroupAttendances) != 7 || len(c.Organisations) != 14 || len(c.Venues) != 6 {
		t.Fatalf("the release has another shape: %d meetings, %d persons, %d memberships, %d attendances, %d groups, %d organisations, %d venues",
			len(c.Meetings), len(c.Persons), len(c.Memberships), len(c.Attendances), len(c.GroupAttendances), len(c.Organisations), len(c.Venues))
	}
	byPredicate := map[string]int{}
	seen := map[any]bool{}
	for _, q := range quads {
		byPredicate[q.Predicate.String()]++
		if seen[q] {
			t.Errorf("stated twice: %v", q)
		}
		seen[q] = true
	}
	if len(quads) >= 400 {
		t.Errorf("%d statements, want less than 400: %v", len(quads), byPredicate)
	}
}
