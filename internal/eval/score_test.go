package eval_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/eval"
	"huipu/internal/kg"
)

func TestPostsAreComparedLeniently(t *testing.T) {
	const null = "null"
	for _, test := range []struct {
		name                  string
		title, org, full      string // annotated; org is JSON
		role, organisation    string // read
		sameTitle, membership bool
	}{
		{"alike", "主席", `"中国侨联"`, "", "主席", "中国侨联", true, true},
		{"marks, blanks and width do not matter", "主 席", `"“Ａ”·侨联（中国）"`, "", "主席", "A侨联中国", true, true},
		{"another title", "主席", `"中国侨联"`, "", "副主席", "中国侨联", false, false},
		{"another organisation", "主席", `"中国侨联"`, "", "主席", "全国工商联", true, false},
		{"the resolved organisation", "书记", `"市委"`, "三门峡市委", "书记", "三门峡市委", true, true},
		{"the organisation as written", "书记", `"市委"`, "三门峡市委", "书记", "市委", true, true},
		{"the resolved organisation, cut", "会长", null, "阳江市企业家商会", "会长", "企业家商会", true, true},
		{"one name ends in the other", "主席", `"北京市侨联"`, "", "主席", "市侨联", true, true},
		{"one character is no end", "主席", `"北京市侨联"`, "", "主席", "联", true, false},
		{"an end is not a start", "主席", `"北京市侨联"`, "", "主席", "北京市", true, false},
		{"none in the sentence, any resolved", "秘书长", null, "", "秘书长", "中国侨联", true, true},
		{"one in the sentence, none read", "秘书长", `"中国侨联"`, "", "秘书长", "", true, false},
		{"the committee in the title", "党委书记", `"甲集团"`, "", "书记", "甲集团党委", true, true},
		{"the committee in the organisation", "书记", `"甲集团党委"`, "", "党委书记", "甲集团", true, true},
		{"the group in the title", "党组成员", `"中国侨联"`, "", "成员", "中国侨联党组", true, true},
		{"committee and group differ", "党委书记", `"甲集团"`, "", "书记", "甲集团党组", true, false},
		{"the mayor of no city", "市长", null, "", "市长", "三门峡市", true, true},
		{"the mayor of a city, none read", "市长", `"三门峡市"`, "", "市长", "", true, true},
		{"the governor of a province, none read", "副省长", `"江苏"`, "", "副省长", "", true, true},
		{"a chair of a province, none read", "主席", `"江苏"`, "", "主席", "", true, false},
		{"once held", "原主席", `"中国侨联"`, "", "主席", "中国侨联", true, true},
		{"held now", "主席", `"中国侨联"`, "", "现任主席", "中国侨联", true, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			gold := goldWith(t, "persons", fmt.Sprintf(`[{"name":"甲","roles":[{"title":%q,"org":%s,"org_full":%q}]}]`, test.title, test.org, test.full))
			found := eval.Score(gold, kg.Facts{Persons: []kg.PersonFact{
				{Name: "甲", Memberships: []kg.MembershipFact{{Role: test.role, Organisation: test.organisation}}},
			}})
			for r, want := range map[eval.Relation]bool{eval.Titles: test.sameTitle, eval.Memberships: test.membership} {
				got := lines(found, r)
				if right := len(got) == 1; right != want {
					t.Errorf("%s: %q, want right %v", r, got, want)
				}
			}
		})
	}
}

func TestTitlesThatOnlySaySomeoneLeadsDoNotCount(t *testing.T) {
	for title, counts := range map[string]bool{
		"领导": false, "校领导": false, "党和国家领导人": false, "市领导同志": false, "投资人": false, "专家": false, "代表": false,
		"领导小组组长": true, "国领导": true, "人": true, "专家组组长": true,
	} {
		role := fmt.Sprintf(`[{"name":"甲","roles":[{"title":%q,"org":null}]}]`, title)
		found := eval.Score(goldWith(t, "persons", role), kg.Facts{})
		if got := len(lines(found, eval.Memberships)) == 1; got != counts {
			t.Errorf("annotated %s counts: %v, want %v", title, got, counts)
		}
		found = eval.Score(goldWith(t), kg.Facts{Persons: []kg.PersonFact{{Name: "甲", Memberships: []kg.MembershipFact{{Role: title}}}}})
		if got := len(lines(found, eval.Memberships)) == 1; got != counts {
			t.Errorf("read %s counts: %v, want %v", title, got, counts)
		}
	}
	// An affiliation without a title is annotated, but not scored.
	found := eval.Score(goldWith(t, "persons", `[{"name":"甲","roles":[{"title":null,"org":"中国侨联"}]}]`), kg.Facts{})
	if got := lines(found, eval.Memberships); got != nil {
		t.Errorf("memberships of an affiliation: %q", got)
	}
}

func TestWritersOfTheReleaseCountNowhere(t *testing.T) {
	gold := goldWith(t,
		"persons", `[{"name":"王琦","roles":[{"title":"记者","org":null}]},{"name":"李 明","roles":[]}]`, "bylines", `["王琦"]`,
		"meetings", `[{"id":"m1","name":"年会","date":null,"format":null,"convened_by":[]}]`,
		"attendance", `[{"meeting":"m1","person":"李 明","capacities":["attended"]}]`)
	found := eval.Score(gold, kg.Facts{
		Document: kg.Document{Bylines: []string{"赵摄影"}},
		Meetings: []kg.MeetingFact{{Key: "m1", Name: "年会"}},
		Persons:  []kg.PersonFact{{Name: "王琦"}, {Name: "赵摄影"}, {Name: "李明"}, {Name: "甲", Memberships: []kg.MembershipFact{{Role: "主席"}}}},
		Attendances: []kg.AttendanceFact{
			{Meeting: "m1", Person: "王琦", Capacities: []kg.Capacity{kg.Attended}},
			{Meeting: "m1", Person: "李明", Capacities: []kg.Capacity{kg.Attended}},
		},
	})
	want := map[eval.Relation][]string{
		eval.Persons:     {"right gold 李 明, read 李明", "wrong 甲"},
		eval.Memberships: {"wrong 甲: 主席"},
		eval.Attendance:  {"right 李 明: 年会 (attended)"},
	}
	for r, want := range want {
		if diff := cmp.Diff(want, lines(found, r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", r, diff)
		}
	}
}

func TestNamesOfGroupsAreComparedByLikeness(t *testing.T) {
	for _, test := range []struct {
		name       string
		gold, read []string
		want       []string
	}{
		{"alike", []string{"北京市侨联"}, []string{"北京市侨联"}, []string{"right 北京市侨联"}},
		{"folded", []string{"“甲”、乙（北京）"}, []string{"甲乙北京"}, []string{"right gold “甲”、乙（北京）, read 甲乙北京"}},
		{"much in common", []string{"北京市归国华侨联合会"}, []string{"北京归国华侨联合会"}, []string{"right gold 北京市归国华侨联合会, read 北京归国华侨联合会"}},
		{"little in common", []string{"北京市侨联"}, []string{"山西省侨联"}, []string{"missed 北京市侨联", "wrong 山西省侨联"}},
		{"a part of four characters", []string{"各有关方面的民主党派"}, []string{"民主党派"}, []string{"right gold 各有关方面的民主党派, read 民主党派"}},
		{"a part of three characters", []string{"中国各界侨联会"}, []string{"侨联会"}, []string{"missed 中国各界侨联会", "wrong 侨联会"}},
		{"a pair counts as often as both have it", []string{"人人人人人"}, []string{"人人"}, []string{"missed 人人人人人", "wrong 人人"}},
		{"a single character", []string{"侨"}, []string{"侨"}, []string{"right 侨"}},
		{"one for each", []string{"北京市侨联"}, []string{"北京市侨联", "北京市侨联"}, []string{"right 北京市侨联", "wrong 北京市侨联"}},
		{
			"the most alike find each other",
			[]string{"北京市侨联代表团", "北京市侨联"},
			[]string{"北京市侨联", "北京市侨联代表团甲"},
			[]string{"right gold 北京市侨联代表团, read 北京市侨联代表团甲", "right 北京市侨联"},
		},
		{
			"among equals the earlier",
			[]string{"北京市侨联甲", "北京市侨联乙"},
			[]string{"北京市侨联丙", "北京市侨联丁"},
			[]string{"right gold 北京市侨联甲, read 北京市侨联丙", "right gold 北京市侨联乙, read 北京市侨联丁"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var gold []string
			for _, name := range test.gold {
				gold = append(gold, fmt.Sprintf(`{"meeting":"m1","org":%q,"capacities":["spoke"]}`, name))
			}
			var facts kg.Facts
			for _, name := range test.read {
				facts.GroupAttendances = append(facts.GroupAttendances, kg.GroupFact{Meeting: "m9", Label: name + "代表", Organisation: name})
			}
			found := eval.Score(goldWith(t, "meetings", `[{"id":"m1","name":"年会","convened_by":[]}]`, "org_participation", "["+strings.Join(gold, ",")+"]"), facts)
			if diff := cmp.Diff(test.want, lines(found, eval.Groups)); diff != "" {
				t.Errorf("groups (-want +got):\n%s", diff)
			}
		})
	}
	// A group that is no organisation has its label for a name.
	found := eval.Score(goldWith(t), kg.Facts{GroupAttendances: []kg.GroupFact{{Label: "各民主党派"}}})
	if diff := cmp.Diff([]string{"wrong 各民主党派"}, lines(found, eval.Groups)); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestMeetingsGoTogetherByNameAndPeople(t *testing.T) {
	gold := goldWith(t,
		"meetings", `[
			{"id":"a","name":"中国侨联十届五次常委会议","date":"2020-07-31","format":"teleconference","convened_by":["中国侨联"],"main":true},
			{"id":"b","name":"专题学习讲座","date":null,"date_partial":"--08-01","date_outside_text":"2020-08-02","format":"video","convened_by":[]},
			{"id":"c","name":"座谈交流","date":null,"format":null,"convened_by":["甲会"]}]`,
		"persons", `[{"name":"甲","roles":[]},{"name":"乙","roles":[]},{"name":"丙","roles":[]}]`,
		"attendance", `[{"meeting":"a","person":"甲","capacities":["attended"]},{"meeting":"b","person":"乙","capacities":["spoke"]},{"meeting":"c","person":"丙","capacities":["spoke"]}]`)
	at := func(meeting, person string, cs ...kg.Capacity) kg.AttendanceFact {
		return kg.AttendanceFact{Meeting: meeting, Person: person, Capacities: cs}
	}
	found := eval.Score(gold, kg.Facts{
		Meetings: []kg.MeetingFact{
			{Key: "m1", Name: "学习讲座", Date: kg.Date{Year: 2021, Month: 8, Day: 1}},
			{Key: "m2", Name: "侨联常委会", Aliases: []string{"中国侨联十届五次常委会议"}, Date: kg.Date{Year: 2020, Month: 7}, Format: kg.Teleconference, ConvenedBy: []string{"乙会", "中国侨联"}},
			{Key: "m3", Name: "另一种叫法", ConvenedBy: []string{"丁会"}},
			{Key: "m4", Name: "无人到场之事", ConvenedBy: []string{"戊会"}},
		},
		Attendances: []kg.AttendanceFact{at("m1", "乙", kg.Spoke), at("m2", "甲", kg.Attended), at("m3", "丙", kg.Spoke), at("m4", "丁", kg.Attended)},
	})
	for r, want := range map[eval.Relation][]string{
		eval.Meetings: {
			"right gold 中国侨联十届五次常委会议, read 侨联常委会", "right gold 专题学习讲座, read 学习讲座",
			// Half of what is there makes two meetings one, but the name is another.
			"missed 座谈交流", "wrong 另一种叫法", "wrong 无人到场之事",
		},
		eval.MeetingDates: {
			"wrong 中国侨联十届五次常委会议: gold 2020-07-31, read 2020-07", "right 专题学习讲座: gold --08-01, read 2021-08-01", "right 座谈交流: unknown",
		},
		eval.Formats: {"right 中国侨联十届五次常委会议: teleconference"},
		eval.Conveners: {
			"right 中国侨联十届五次常委会议: 中国侨联", "wrong 中国侨联十届五次常委会议: 乙会", "missed 座谈交流: 甲会", "wrong 座谈交流: 丁会", "wrong 无人到场之事: 戊会",
		},
		eval.Attendance: {
			"right 甲: 中国侨联十届五次常委会议 (attended)", "right 乙: 专题学习讲座 (spoke)", "right 丙: 座谈交流 (spoke)", "wrong 丁: 无人到场之事 (attended)",
		},
	} {
		if diff := cmp.Diff(want, lines(found, r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", r, diff)
		}
	}
}

func TestDaysWithoutAYear(t *testing.T) {
	for _, test := range []struct {
		fields string
		read   kg.Date
		right  bool
	}{
		{`"date":"2020-07-31"`, kg.Date{Year: 2020, Month: 7, Day: 31}, true},
		{`"date":"2020-07-31"`, kg.Date{Year: 2019, Month: 7, Day: 31}, false},
		{`"date":"2020-07-31"`, kg.Date{}, false},
		{`"date":null,"date_partial":"--07-31"`, kg.Date{}, true},
		{`"date":null,"date_partial":"--07-31"`, kg.Date{Year: 1999, Month: 7, Day: 31}, true},
		{`"date":null,"date_partial":"--07-31"`, kg.Date{Year: 1999, Month: 7, Day: 30}, false},
		{`"date":null,"date_partial":"--07-31","date_outside_text":"2020-07-30"`, kg.Date{Year: 2020, Month: 7, Day: 30}, true},
		{`"date":null,"date_partial":"--07-31","date_outside_text":"2020-07-31"`, kg.Date{}, true},
		{`"date":null`, kg.Date{Year: 1999, Month: 7, Day: 31}, false},
		{`"date":null`, kg.Date{}, true},
	} {
		gold := goldWith(t, "meetings", `[{"id":"m1","name":"年会大会",`+test.fields+`,"convened_by":[]}]`)
		found := eval.Score(gold, kg.Facts{Meetings: []kg.MeetingFact{{Key: "m1", Name: "年会大会", Date: test.read}}})
		for _, f := range found {
			if f.Relation == eval.MeetingDates && (f.Verdict == eval.Right) != test.right {
				t.Errorf("%s, read %s: %s", test.fields, test.read, f.Verdict)
			}
		}
	}
}

func TestAttendingIsImpliedByDoing(t *testing.T) {
	for _, test := range []struct {
		gold string
		read []kg.Capacity
		want []string
	}{
		{`"attended"`, []kg.Capacity{kg.Attended}, []string{"right attended"}},
		{`"attended"`, []kg.Capacity{kg.NonVoting}, []string{"right attended"}},
		{`"spoke"`, []kg.Capacity{kg.Attended, kg.Spoke}, []string{"right spoke"}},
		{`"attended","spoke"`, []kg.Capacity{kg.Spoke}, []string{"right spoke"}},
		{`"attended"`, []kg.Capacity{kg.Spoke}, []string{"missed attended", "wrong spoke"}},
		{`"presided","spoke"`, []kg.Capacity{kg.Attended, kg.Presided}, []string{"right presided", "missed spoke"}},
		{`"other"`, []kg.Capacity{kg.Appointed}, nil},
		{`"other"`, []kg.Capacity{kg.Attended}, []string{"wrong attended"}},
		{`"attended","other"`, []kg.Capacity{kg.Elected}, []string{"missed attended", "wrong elected"}},
		{`"met"`, []kg.Capacity{kg.Written}, []string{"missed met"}},
		{`"reported","elected","received_award","organised"`, []kg.Capacity{kg.Reported, kg.Elected, kg.Awarded, kg.Convened}, []string{
			"right reported", "right elected", "right received_award", "right organised",
		}},
	} {
		gold := goldWith(t, "meetings", `[{"id":"m1","name":"年会大会","convened_by":[]}]`, "persons", `[{"name":"甲","roles":[]}]`,
			"attendance", `[{"meeting":"m1","person":"甲","capacities":[`+test.gold+`]}]`)
		found := eval.Score(gold, kg.Facts{
			Meetings:    []kg.MeetingFact{{Key: "m7", Name: "年会大会"}},
			Attendances: []kg.AttendanceFact{{Meeting: "m7", Person: "甲", Capacities: test.read}},
		})
		var want []string
		for _, line := range test.want {
			verdict, capacity, _ := strings.Cut(line, " ")
			want = append(want, verdict+" 甲 at 年会大会: "+capacity)
		}
		if diff := cmp.Diff(want, lines(found, eval.Capacities)); diff != "" {
			t.Errorf("gold %s, read %v (-want +got):\n%s", test.gold, test.read, diff)
		}
	}
}

func TestSpellingsOfOneNameAreOnePerson(t *testing.T) {
	gold := goldWith(t, "meetings", `[{"id":"m1","name":"年会大会","convened_by":[]}]`, "persons", `[{"name":"罗燕","roles":[]}]`,
		"attendance", `[{"meeting":"m1","person":"罗燕","capacities":["presided","spoke"]}]`)
	found := eval.Score(gold, kg.Facts{
		Meetings: []kg.MeetingFact{{Key: "m1", Name: "年会大会"}},
		Persons:  []kg.PersonFact{{Name: "罗　燕"}, {Name: "罗燕"}},
		Attendances: []kg.AttendanceFact{
			{Meeting: "m1", Person: "罗　燕", Capacities: []kg.Capacity{kg.Presided}},
			{Meeting: "m1", Person: "罗燕", Capacities: []kg.Capacity{kg.Spoke}},
		},
	})
	for _, f := range found {
		if f.Verdict != eval.Right {
			t.Errorf("%s %s %s", f.Verdict, f.Relation, f.Text())
		}
	}
}

func TestWhoIsOnlyMentionedIsNowhere(t *testing.T) {
	gold := goldWith(t, "persons", `[{"name":"甲","roles":[]},{"name":"乙","roles":[]},{"name":"丙","roles":[]}]`, "mentioned_only", `["甲","乙","丙"]`)
	found := eval.Score(gold, kg.Facts{
		Meetings: []kg.MeetingFact{{Key: "m1", Name: "年会"}},
		Attendances: []kg.AttendanceFact{
			{Meeting: "m1", Person: "甲", Capacities: []kg.Capacity{kg.Attended}},
			{Meeting: "m1", Person: "乙", Capacities: []kg.Capacity{kg.Written}},
		},
	})
	want := []string{"wrong 甲: gold only mentioned, read at 年会", "right 乙: only mentioned", "right 丙: only mentioned"}
	if diff := cmp.Diff(want, lines(found, eval.MentionedOnly)); diff != "" {
		t.Errorf("mentioned (-want +got):\n%s", diff)
	}
}

func TestFullNamesAreMoreThanTheSentenceHas(t *testing.T) {
	for _, test := range []struct {
		org, full, organisation string
		want                    []string
	}{
		{`"市委"`, "三门峡市委", "三门峡市委", []string{"right"}},
		{`"市委"`, "三门峡市委", "市委", []string{"wrong"}},
		{`"市委"`, "三门峡市委", "中共三门峡市委", []string{"right"}},
		{`"区人大"`, "长春市宽城区人大", "宽城区人大", []string{"right"}},
		{"null", "青岛航海文化研究会", "青岛航海文化研究会", []string{"right"}},
		{"null", "青岛航海文化研究会", "山东省作家协会", []string{"wrong"}},
		{"null", "青岛航海文化研究会", "", []string{"wrong"}},
		{`"三门峡市委"`, "", "三门峡市委", nil},
	} {
		gold := goldWith(t, "persons", fmt.Sprintf(`[{"name":"甲","roles":[{"title":"书记","org":%s,"org_full":%q}]}]`, test.org, test.full))
		found := eval.Score(gold, kg.Facts{Persons: []kg.PersonFact{
			{Name: "甲", Memberships: []kg.MembershipFact{{Role: "书记", Organisation: test.organisation}}},
		}})
		var got []string
		for _, line := range lines(found, eval.FullNames) {
			got = append(got, strings.Fields(line)[0])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s, in full %q, read as %q: %v, want %v", test.org, test.full, test.organisation, got, test.want)
		}
	}
}

func TestOrganisationsAreFoundByAnyName(t *testing.T) {
	found := eval.Score(goldWith(t, "orgs", `["中国侨联","中华全国归国华侨联合会","本会","全国工商联"]`), kg.Facts{Organisations: []kg.OrganisationFact{
		{Name: "中国侨联", Aliases: []string{"中华全国归国华侨联合会"}, ShortForms: []string{"本会"}}, {Name: "多读的机构"},
	}})
	want := []string{"right 中国侨联", "right 中华全国归国华侨联合会", "right 本会", "missed 全国工商联"}
	if diff := cmp.Diff(want, lines(found, eval.Organisations)); diff != "" {
		t.Errorf("organisations (-want +got):\n%s", diff)
	}
}

// TestADifferenceIsToldOnce checks which differences are left out of lists because another
// one says them already.
func TestADifferenceIsToldOnce(t *testing.T) {
	gold := goldWith(t, "meetings", `[{"id":"m1","name":"年会大会","convened_by":["甲会"]}]`,
		"persons", `[{"name":"甲","roles":[{"title":"主席","org":"甲会"}]}]`, "attendance", `[{"meeting":"m1","person":"甲","capacities":["spoke"]}]`)
	var told []string
	for _, f := range eval.Score(gold, kg.Facts{}) {
		if f.Verdict != eval.Right && !f.Follows {
			told = append(told, string(f.Relation)+" "+f.Text())
		}
	}
	want := []string{"persons 甲", "attendance 甲: 年会大会 (spoke)", "memberships 甲: 主席 @ 甲会", "meetings 年会大会"}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}
