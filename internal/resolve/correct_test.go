package resolve_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

const correctedText = "3月3日，示例市侨联四届二次全委会议召开。主席甲一主持会议，秘书长乙二讲话。各区代表参加。"

// reported is a reading of the text in which a fact may be read otherwise.
func reported(change func(*kg.Facts)) kg.Contribution {
	document := kg.NewID(kg.KindDocument, "corrected")
	passage := func(quote string) []kg.Evidence {
		at := strings.Index(correctedText, quote)
		return []kg.Evidence{{Document: document, Span: kg.SpanOf(correctedText, at, at+len(quote)), Quote: quote, Rule: "r", Confidence: 0.9}}
	}
	f := kg.Facts{
		Document: kg.Document{ID: document, Text: correctedText},
		Meetings: []kg.MeetingFact{{
			Key: "m1", Name: "示例市侨联四届二次全委会议", Date: kg.Date{Year: 2021, Month: 3, Day: 3}, Format: kg.InPerson, Evidence: passage("示例市侨联四届二次全委会议"),
		}},
		Persons: []kg.PersonFact{
			{Name: "甲一", Evidence: passage("甲一"), Memberships: []kg.MembershipFact{{Role: "主席", Organisation: "示例市侨联", Evidence: passage("主席甲一")}}},
			{Name: "乙二", Evidence: passage("乙二"), Memberships: []kg.MembershipFact{{Role: "秘书长", Organisation: "示例市侨联", Evidence: passage("秘书长乙二")}}},
		},
		Attendances: []kg.AttendanceFact{
			{Meeting: "m1", Person: "甲一", Capacities: []kg.Capacity{kg.Presided}, Memberships: []int{0}, Evidence: passage("甲一主持会议")},
			{Meeting: "m1", Person: "乙二", Capacities: []kg.Capacity{kg.Spoke}, Memberships: []int{0}, Evidence: passage("乙二讲话")},
		},
		GroupAttendances: []kg.GroupFact{{Meeting: "m1", Label: "各区代表", Capacities: []kg.Capacity{kg.Attended}, Evidence: passage("各区代表参加")}},
	}
	if change != nil {
		change(&f)
	}
	return resolve.Resolve(f)
}

// factOf finds the fact of a kind that a person or group has in a reading.
func factOf(t *testing.T, c kg.Contribution, kind kg.Kind, who string) (kg.ID, kg.StatedFact) {
	t.Helper()
	for _, id := range statable(c) {
		f, _ := resolve.StatedFact(c, id)
		named := f.Attendance != nil && f.Attendance.Person == who || f.Membership != nil && f.Membership.Person == who || f.Group != nil && f.Group.Label == who ||
			f.Person != nil && f.Person.Name == who || f.Organisation != nil && f.Organisation.Name == who || f.Meeting != nil && f.Meeting.Name == who
		if id.Kind() == kind && named {
			return id, f
		}
	}
	t.Fatalf("no %s of %s", kind, who)
	return "", kg.StatedFact{}
}

func rejection(t *testing.T, c kg.Contribution, kind kg.Kind, who string) kg.Correction {
	id, was := factOf(t, c, kind, who)
	return kg.Correction{ID: kg.CorrectionID(c.Document.ID, id), Document: c.Document.ID, Action: kg.Reject, Fact: id, Was: &was}
}

func replacement(t *testing.T, c kg.Contribution, kind kg.Kind, who string, change func(*kg.StatedFact)) kg.Correction {
	said := rejection(t, c, kind, who)
	_, now := factOf(t, c, kind, who)
	switch kind {
	case kg.KindAttendance:
		a := *now.Attendance
		now.Attendance = &a
	case kg.KindMembership:
		m := *now.Membership
		now.Membership = &m
	case kg.KindPerson:
		p := *now.Person
		now.Person = &p
	case kg.KindMeeting:
		m := *now.Meeting
		now.Meeting = &m
	}
	now.Evidence = curator(c)
	change(&now)
	said.Action, said.Now = kg.Replace, &now
	return said
}

func addition(c kg.Contribution, now kg.StatedFact) kg.Correction {
	now.Evidence = curator(c)
	id := resolve.StatedID(c.Document.ID, now)
	return kg.Correction{ID: kg.CorrectionID(c.Document.ID, id), Document: c.Document.ID, Action: kg.Add, Fact: id, Now: &now}
}

func TestWhatCorrectionsComeToWhenTheExtractorReadsOtherwise(t *testing.T) {
	then := reported(nil)
	meeting := kg.MeetingRef{Name: "示例市侨联四届二次全委会议", Date: kg.Date{Year: 2021, Month: 3, Day: 3}}
	absent := rejection(t, then, kg.KindAttendance, "乙二")
	reports := replacement(t, then, kg.KindAttendance, "乙二", func(f *kg.StatedFact) { f.Attendance.Capacities = []kg.Capacity{kg.Reported} })
	vice := replacement(t, then, kg.KindMembership, "甲一", func(f *kg.StatedFact) { f.Membership.Role = "副主席" })
	guest := addition(then, kg.StatedFact{Attendance: &kg.StatedAttendance{Meeting: meeting, Person: "丙三", Capacities: []kg.Capacity{kg.Attended}}})
	day := func(d int) func(*kg.Facts) {
		return func(f *kg.Facts) { f.Meetings[0].Date.Day = d }
	}
	tests := []struct {
		name   string
		said   kg.Correction
		reads  func(*kg.Facts)
		state  kg.CorrectionState
		stands bool // whether the fact that is corrected is in the graph after all
	}{
		{"a rejection, the same reading", absent, nil, kg.CorrectionApplied, false},
		{"a rejection, not read any more", absent, func(f *kg.Facts) { f.Attendances = f.Attendances[:1] }, kg.CorrectionSettled, false},
		{"a rejection, another capacity", absent, func(f *kg.Facts) { f.Attendances[1].Capacities = []kg.Capacity{kg.Met} }, kg.CorrectionConflict, false},
		{"a rejection, another day of the meeting", absent, day(4), kg.CorrectionConflict, false},
		{"a replacement, the same reading", reports, nil, kg.CorrectionApplied, true},
		{"a replacement that is read now", reports, func(f *kg.Facts) { f.Attendances[1].Capacities = []kg.Capacity{kg.Reported} }, kg.CorrectionSettled, true},
		{"a replacement, a third reading", reports, func(f *kg.Facts) { f.Attendances[1].Capacities = []kg.Capacity{kg.Met} }, kg.CorrectionConflict, true},
		{"a replacement, not read any more", reports, func(f *kg.Facts) { f.Attendances = f.Attendances[:1] }, kg.CorrectionConflict, true},
		{"a replacement, another day of the meeting", reports, day(4), kg.CorrectionConflict, true},
		{"another role, the same reading", vice, nil, kg.CorrectionApplied, true},
		{"another role that is read now", vice, func(f *kg.Facts) { f.Persons[0].Memberships[0].Role = "副主席" }, kg.CorrectionSettled, true},
		{"another role, a third reading", vice, func(f *kg.Facts) { f.Persons[0].Memberships[0].Role = "会长" }, kg.CorrectionConflict, true},
		{"an addition, not read", guest, nil, kg.CorrectionApplied, true},
		{"an addition that is read now", guest, func(f *kg.Facts) {
			f.Persons = append(f.Persons, kg.PersonFact{Name: "丙三", Evidence: f.Persons[0].Evidence})
			f.Attendances = append(f.Attendances, kg.AttendanceFact{Meeting: "m1", Person: "丙三", Capacities: []kg.Capacity{kg.Attended}, Evidence: f.Persons[0].Evidence})
		}, kg.CorrectionSettled, true},
		{"an addition, read otherwise", guest, func(f *kg.Facts) {
			f.Persons = append(f.Persons, kg.PersonFact{Name: "丙三", Evidence: f.Persons[0].Evidence})
			f.Attendances = append(f.Attendances, kg.AttendanceFact{Meeting: "m1", Person: "丙三", Capacities: []kg.Capacity{kg.Spoke}, Evidence: f.Persons[0].Evidence})
		}, kg.CorrectionConflict, true},
		{"an addition, another day of the meeting", guest, day(4), kg.CorrectionConflict, true},
		{"an addition, no meeting", guest, func(f *kg.Facts) { f.Meetings, f.Attendances, f.GroupAttendances = nil, nil, nil }, kg.CorrectionConflict, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reading := reported(tt.reads)
			got := resolve.Correct(reading, []kg.Correction{tt.said})
			o := got.Outcomes[0]
			if o.State != tt.state || (o.Fact != "") != tt.stands {
				t.Fatalf("it is %s and states %q, want %s", o.State, o.Fact, tt.state)
			}
			if tt.stands {
				f, _ := resolve.StatedFact(got.Contribution, o.Fact)
				if tt.said.Now.Attendance != nil && !slices.Equal(f.Attendance.Capacities, tt.said.Now.Attendance.Capacities) || tt.said.Now.Membership != nil && f.Membership.Role != "副主席" {
					t.Errorf("the graph says %+v, not what the curator said", f)
				}
			}
			if said := tt.said.Was; said != nil && said.Attendance != nil {
				n := 0
				for _, a := range got.Contribution.Attendances {
					if a.Person == resolve.PersonID(said.Attendance.Person) {
						n++
					}
				}
				if want := len(o.Fact) > 0; (n == 1) != want || n > 1 {
					t.Errorf("%d attendances of %s", n, said.Attendance.Person)
				}
			}
		})
	}
}

func TestWhoIsAtNoMeetingAnyMoreIsMentioned(t *testing.T) {
	reading := reported(nil)
	said := []kg.Correction{rejection(t, reading, kg.KindAttendance, "乙二"), rejection(t, reading, kg.KindMembership, "乙二")}
	got := resolve.Correct(reading, said).Contribution
	id := resolve.PersonID("乙二")
	if !slices.Equal(got.Document.Mentions, []kg.ID{id}) {
		t.Errorf("mentioned: %v, want %s", got.Document.Mentions, id)
	}
	_, f := factOf(t, got, kg.KindPerson, "乙二")
	if len(f.Evidence) != 1 || correctedText[f.Evidence[0].Span.Start:f.Evidence[0].Span.End] != "乙二" {
		t.Errorf("the person is proved by %+v, want the name in the passage of the fact", f.Evidence)
	}
}

func TestFactsFollowANameThatIsCorrected(t *testing.T) {
	reading := reported(func(f *kg.Facts) { f.Persons[1].Name, f.Attendances[1].Person = "秘书长乙二", "秘书长乙二" })
	said := replacement(t, reading, kg.KindPerson, "秘书长乙二", func(f *kg.StatedFact) { f.Person.Name = "乙二" })
	got := resolve.Correct(reading, []kg.Correction{said})
	if diff := slices.Compare(plain(got.Contribution), plain(reported(nil))); diff != 0 {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(plain(got.Contribution), "\n"), strings.Join(plain(reported(nil)), "\n"))
	}
	id, _ := factOf(t, got.Contribution, kg.KindAttendance, "乙二")
	was, _ := factOf(t, reading, kg.KindAttendance, "秘书长乙二")
	if read, by := got.Behind(id); !slices.Equal(read, []kg.ID{was}) || by != nil {
		t.Errorf("behind the attendance stand %v and %v, want %s", read, by, was)
	}
}

func TestWithAnEntityGoWhatIsAboutIt(t *testing.T) {
	for kind, who := range map[kg.Kind]string{kg.KindPerson: "乙二", kg.KindOrganisation: "示例市侨联", kg.KindMeeting: "示例市侨联四届二次全委会议"} {
		reading := reported(nil)
		said := rejection(t, reading, kind, who)
		got := resolve.Correct(reading, []kg.Correction{said}).Contribution
		for _, line := range plain(got) {
			if strings.Contains(line, string(said.Fact)) {
				t.Errorf("without %s there is %s", who, line)
			}
		}
		if len(plain(got)) == 0 || len(got.Persons) == 0 && kind != kg.KindPerson {
			t.Errorf("without %s there is nothing: %v", who, plain(got))
		}
	}
}

func TestCorrectionsThatContradictEachOther(t *testing.T) {
	c := reported(nil)
	meeting := kg.MeetingRef{Name: "示例市侨联四届二次全委会议", Date: kg.Date{Year: 2021, Month: 3, Day: 3}}
	absent := rejection(t, c, kg.KindAttendance, "乙二")
	speaker := func(who string, capacity kg.Capacity) kg.Correction {
		return addition(c, kg.StatedFact{Attendance: &kg.StatedAttendance{Meeting: meeting, Person: who, Capacities: []kg.Capacity{capacity}}})
	}
	becomes := func(who string) kg.Correction {
		return replacement(t, c, kg.KindAttendance, "乙二", func(f *kg.StatedFact) { f.Attendance.Person = who })
	}
	tests := []struct {
		name string
		a, b kg.Correction
		ok   bool
	}{
		{"two rejections of two facts", absent, rejection(t, c, kg.KindAttendance, "甲一"), true},
		{"a fact with the person of it", absent, rejection(t, c, kg.KindPerson, "乙二"), true},
		{"rejected and replaced", absent, becomes("丙三"), false},
		{"replaced by two", becomes("丁四"), becomes("丙三"), false},
		{"rejected and added", absent, speaker("乙二", kg.Met), false},
		{"added and replaced by it, the same", speaker("丙三", kg.Spoke), speaker("丁四", kg.Spoke), true},
		{"added and another put in its place", speaker("丙三", kg.Met), becomes("丙三"), false},
		{"put where another is rejected", becomes("甲一"), rejection(t, c, kg.KindAttendance, "甲一"), false},
		{"of a person who is rejected", becomes("丙三"), rejection(t, c, kg.KindPerson, "乙二"), false},
		{"at a meeting that is rejected", speaker("丙三", kg.Met), rejection(t, c, kg.KindMeeting, meeting.Name), false},
		{"in a body that is rejected", replacement(t, c, kg.KindMembership, "甲一", func(f *kg.StatedFact) { f.Membership.Role = "会长" }), rejection(t, c, kg.KindOrganisation, "示例市侨联"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, order := range [][]kg.Correction{{tt.a, tt.b}, {tt.b, tt.a}} {
				err := resolve.AgreeOn(order)
				if tt.ok && err != nil || !tt.ok && !errors.Is(err, kg.ErrConflict) {
					t.Errorf("got %v", err)
				}
				if err != nil && (!strings.Contains(err.Error(), string(tt.a.ID)) || !strings.Contains(err.Error(), string(tt.b.ID))) {
					t.Errorf("the error does not name both: %v", err)
				}
			}
		})
	}
	if err := resolve.AgreeOn([]kg.Correction{absent}); err != nil {
		t.Error(err)
	}
}
