package resolve_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func date(month, day int) kg.Date { return kg.Date{Year: 2025, Month: month, Day: day} }

// report is a report of document n, published on the day of the meeting.
func report(n int, name string, day kg.Date, people ...string) resolve.Report {
	document := kg.ID(fmt.Sprintf("document/%016d", n))
	slices.Sort(people)
	return resolve.Report{
		Document: document, Meeting: kg.NewID(kg.KindMeeting, name, day.String()), Name: name, Day: day, Published: day, People: people,
		Evidence: []kg.Evidence{{Document: document, Quote: name}},
	}
}

func toldOn(r resolve.Report, on kg.Date) resolve.Report {
	r.Published = on
	return r
}

func convened(r resolve.Report, by ...string) resolve.Report {
	r.Conveners = by
	return r
}

func TestWhichReportsAreOfOneEvent(t *testing.T) {
	none := kg.Date{}
	for _, tt := range []struct {
		name string
		a, b resolve.Report
		why  resolve.EventReason // empty for two events
	}{
		{"two forms of a session", report(1, "政协第十四届全国委员会常务委员会第十次会议", date(3, 1)), report(2, "全国政协十四届常委会第十次会议", none), resolve.SameSession},
		{"days of a session", report(1, "十四届全国人大常委会第十七次会议", date(9, 8)), report(2, "十四届全国人大常委会第十七次会议", date(9, 12)), resolve.SameSession},
		{"two sessions of a day", report(1, "甲乙协会第一次会议", date(3, 1)), report(2, "甲乙协会第二次会议", date(3, 1)), ""},
		{"sessions of two terms", report(1, "甲乙协会三届二次会议", date(3, 1)), report(2, "甲乙协会四届二次会议", date(3, 1)), ""},
		{"a number that comes again", report(1, "中央财经委员会第六次会议", kg.Date{Year: 2020, Month: 1, Day: 3}), report(2, "中央财经委员会第六次会议", date(7, 1)), ""},
		{"sittings of a session", report(1, "十四届全国人大常委会第十七次会议第一次全体会议", date(9, 8)), report(2, "十四届全国人大常委会第十七次会议第二次全体会议", date(9, 8)), ""},
		{"press conferences of a session", report(1, "十四届全国人大三次会议记者会", date(3, 6)), report(2, "十四届全国人大三次会议记者会", date(3, 7)), ""},
		{"sessions of bodies not named", report(1, "第二次全体会议", date(3, 1)), report(2, "第二次全体会议", date(3, 2)), ""},
		{"a forum of a year", report(1, "2025甲乙论坛", date(9, 1)), report(2, "2025甲乙论坛", date(9, 3)), resolve.SameNameOnce},
		{"receptions of a year", report(1, "2025年新春招待会", date(1, 20)), report(2, "2025年新春招待会", date(1, 22)), ""},
		{"an anniversary recalled", toldOn(report(1, "甲乙学院建院100周年大会", date(9, 1)), date(9, 2)), report(2, "甲乙学院建院100周年大会", date(9, 5)), resolve.SameNameOnce},
		{"an anniversary and its rehearsal", toldOn(report(1, "甲乙建院100周年大会", date(8, 1)), date(8, 2)), toldOn(report(2, "甲乙建院100周年大会", date(9, 1)), date(9, 2)), ""},
		{"a name and a day", report(1, "中央城市工作会议", date(7, 14)), report(2, "“中央城市工作会议”", date(7, 14)), resolve.SameNameDay},
		{"a name and two days", report(1, "国务院常务会议", date(7, 14)), report(2, "国务院常务会议", date(7, 18)), ""},
		{"told soon after", report(1, "中央城市工作会议", date(7, 14)), toldOn(report(2, "中央城市工作会议", none), date(7, 16)), resolve.SameNameSoon},
		{"told long after", report(1, "中央城市工作会议", date(7, 14)), toldOn(report(2, "中央城市工作会议", none), date(9, 16)), ""},
		{"told without a day twice", toldOn(report(1, "企业家科创论坛", none), date(8, 8)), toldOn(report(2, "企业家科创论坛", none), date(8, 9)), resolve.SameNameSoon},
		{"a year more", report(1, "中国网络文明大会", date(6, 10)), report(2, "2025年中国网络文明大会", date(6, 10)), resolve.SimilarName},
		{"a body more", report(1, "成立110周年庆祝大会", date(6, 10), "甲", "乙"), report(2, "欧美同学会成立110周年庆祝大会", date(6, 10), "甲", "乙"), resolve.SimilarName},
		{"words in another order", report(1, "西藏自治区成立60周年庆祝大会", date(8, 21)), report(2, "庆祝西藏自治区成立60周年大会", date(8, 21)), resolve.SimilarName},
		{"a rally and its gala", report(1, "纪念胜利80周年大会", date(9, 3)), report(2, "纪念胜利80周年文艺晚会", date(9, 3)), ""},
		{"talks with two guests", report(1, "甲会见乙", date(9, 3)), report(2, "甲会见丙", date(9, 3)), ""},
		{"meetings of two levels", report(1, "安全生产工作会议", date(9, 3)), report(2, "全国安全生产工作会议", date(9, 3)), ""},
		{"ceremonies of a day", report(1, "欢迎仪式", date(9, 3), "甲", "乙", "丙"), report(2, "欢迎仪式", date(9, 3), "甲", "乙", "丁"), ""},
		{"a ceremony with its people", report(1, "欢迎仪式", date(9, 3), "甲", "乙", "丙", "丁"), report(2, "欢迎仪式", date(9, 3), "甲", "乙", "丙"), resolve.SamePeople},
		{"one convener and its guest", convened(report(1, "座谈会", date(9, 3), "甲"), "乙会"), convened(report(2, "座谈会", date(9, 3), "甲", "丙"), "乙会"), resolve.SamePeople},
		{"press conferences of one office", convened(report(1, "新闻发布会", date(9, 3), "甲"), "乙办"), convened(report(2, "新闻发布会", date(9, 3), "甲"), "乙办"), ""},
		{"press conferences in a row", report(1, "“甲乙成效”系列新闻发布会", date(9, 3)), report(2, "“甲乙成效”系列新闻发布会", date(9, 3)), ""},
		{"names for anything", report(1, "座谈会", date(9, 3)), report(2, "座谈会", date(9, 3)), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			events, _ := resolve.Events([]resolve.Report{tt.a, tt.b}, nil)
			if tt.why == "" {
				if len(events) != 2 || events[0].ID == events[1].ID || events[0].Reasons != nil {
					t.Errorf("want two events: %+v", events)
				}
				return
			}
			if len(events) != 1 || !slices.Contains(events[0].Reasons, tt.why) {
				t.Errorf("want one event because of %s: %+v", tt.why, events)
			}
		})
	}
}

func TestLecturesBesideOneSessionAreOne(t *testing.T) {
	const session = "政协第十四届全国委员会常务委员会第十次会议"
	reports := []resolve.Report{
		report(1, session, date(3, 2)), report(2, session, date(3, 2)), report(3, "国务院常务会议", date(3, 2)),
		report(1, "学习讲座", date(3, 2)), report(2, "学习讲座", date(3, 2)), report(3, "学习讲座", date(3, 2)),
	}
	events, _ := resolve.Events(reports, nil)
	if len(events) != 4 {
		t.Fatalf("want the session, the other meeting and two lectures: %+v", events)
	}
	for _, e := range events {
		if len(e.Reports) == 2 && e.Reports[0].Name == "学习讲座" && !slices.Equal(e.Reasons, []resolve.EventReason{resolve.SameGathering}) {
			t.Errorf("lectures: %+v", e)
		}
	}
}

func TestWhatCouldBeOfSeveralEventsStaysApart(t *testing.T) {
	for name, reports := range map[string][]resolve.Report{
		"a number left out": {report(1, "甲乙安全论坛", date(3, 1)), report(2, "第61届甲乙安全论坛", date(3, 1)), report(3, "第62届甲乙安全论坛", date(3, 1))},
		"told after two":    {report(1, "国务院常务会议", date(7, 14)), report(2, "国务院常务会议", date(7, 18)), toldOn(report(3, "国务院常务会议", kg.Date{}), date(7, 19))},
	} {
		if events, _ := resolve.Events(reports, nil); len(events) != 3 {
			t.Errorf("%s: %+v", name, events)
		}
	}
}

func TestBlocksOfReports(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b resolve.Report
		meet bool
	}{
		{"a lecture and the session beside it", report(1, "学习讲座", date(3, 2)), report(1, "全国政协十四届常委会第十次会议", date(3, 2)), true},
		{"a year left out", report(1, "2025年中国网络文明大会", date(6, 10)), report(2, "中国网络文明大会", date(6, 10)), true},
		{"a report of the month before", report(1, "中央城市工作会议", date(6, 28)), toldOn(report(2, "中央城市工作会议", kg.Date{}), date(7, 5)), true},
		{"other days", report(1, "中央城市工作会议", date(6, 28)), report(2, "中央城市工作会议", date(9, 5)), false},
		{"other names", report(1, "中央城市工作会议", date(6, 28)), report(2, "中央周边工作座谈会", date(6, 28)), false},
	} {
		if got := overlap(tt.a.Blocks(), tt.b.Blocks()); got != tt.meet {
			t.Errorf("%s: meet %v, want %v: %q and %q", tt.name, got, tt.meet, tt.a.Blocks(), tt.b.Blocks())
		}
	}
}

func TestEventsOfOneLocalIDHaveTheirOwn(t *testing.T) {
	a, b, c := report(1, "座谈会", date(9, 3), "甲", "乙", "丙"), report(2, "座谈会", date(9, 3)), report(3, "座谈会", date(9, 3), "甲", "乙", "丙")
	events, _ := resolve.Events([]resolve.Report{c, b, a}, nil)
	own := kg.MentionID(b.Meeting, b.Document)
	ids := map[kg.ID]int{}
	for _, e := range events {
		ids[e.ID] = len(e.Reports)
	}
	if diff := cmp.Diff(map[kg.ID]int{a.Meeting: 2, own: 1}, ids); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	want := map[kg.ID]map[kg.ID]kg.ID{b.Document: {b.Meeting: own}}
	if diff := cmp.Diff(want, resolve.Assignment(events)); diff != "" {
		t.Errorf("assignment (-want +got):\n%s", diff)
	}
}

func TestContradictionsBetweenReports(t *testing.T) {
	stated := func(r resolve.Report, number int, q kg.CountQualifier) resolve.Report {
		r.Stated = kg.Count{Number: number, Qualifier: q}
		return r
	}
	const session, jubilee = "甲乙协会三届二次会议", "甲乙学院建院100周年大会"
	for _, tt := range []struct {
		name    string
		reports []resolve.Report
		kind    kg.FindingKind
		values  []string
	}{
		{"days of a session", []resolve.Report{report(1, session, date(3, 1)), report(2, session, date(3, 3))}, "", nil},
		{"days far apart", []resolve.Report{report(1, session, date(3, 1)), report(2, session, date(6, 3))}, kg.FindingMeetingDate, []string{"2025-03-01", "2025-06-03"}},
		{"days of an anniversary", []resolve.Report{report(1, jubilee, date(3, 1)), report(2, jubilee, date(3, 3))}, kg.FindingMeetingDate, []string{"2025-03-01", "2025-03-03"}},
		{"counts", []resolve.Report{stated(report(1, session, date(3, 1)), 150, kg.Exactly), stated(report(2, session, date(3, 1)), 148, kg.Exactly)}, kg.FindingMeetingCount, []string{"148", "150"}},
		{"counts of two days", []resolve.Report{stated(report(1, session, date(3, 1)), 150, kg.Exactly), stated(report(2, session, date(3, 2)), 148, kg.Exactly)}, "", nil},
		{"counts that agree", []resolve.Report{stated(report(1, session, date(3, 1)), 150, kg.Exactly), stated(report(2, session, date(3, 1)), 100, kg.MoreThan)}, "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			events, findings := resolve.Events(tt.reports, nil)
			if len(events) != 1 {
				t.Fatalf("want one event: %+v", events)
			}
			if tt.kind == "" {
				if len(findings) > 0 {
					t.Errorf("findings %+v", findings)
				}
				return
			}
			if len(findings) != 1 || findings[0].Kind != tt.kind || findings[0].About != events[0].ID {
				t.Fatalf("findings %+v, want %s", findings, tt.kind)
			}
			var values []string
			for _, c := range findings[0].Claims {
				values = append(values, c.Value)
				if len(c.Documents) != 1 || len(c.Evidence) != 1 {
					t.Errorf("claim %+v", c)
				}
			}
			if !slices.Equal(values, tt.values) {
				t.Errorf("values %v, want %v", values, tt.values)
			}
		})
	}
}
