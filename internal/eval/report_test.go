package eval_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/eval"
	"huipu/internal/kg"
)

// annual is a release about one meeting. What the reader of it says is right but for a
// capacity of 乙, a post of 乙, the group, and 丙, who is missed.
const (
	annual     = "甲会年度大会召开\n\n甲会年度大会7月31日召开。甲会主席甲某主持，乙会秘书长乙某发言，丙某出席。丁会代表到会。乙某还说。\n"
	annualGold = `{"doc":"1",
		"meetings":[{"id":"m1","name":"甲会年度大会","date":null,"date_partial":"--07-31","format":"in_person","convened_by":[],"main":true}],
		"persons":[{"name":"甲某","roles":[{"title":"主席","org":"甲会"}]},{"name":"乙某","roles":[{"title":"秘书长","org":"乙会"}]},{"name":"丙某","roles":[]}],
		"attendance":[
			{"meeting":"m1","person":"甲某","capacities":["presided"]},
			{"meeting":"m1","person":"乙某","capacities":["reported"]},
			{"meeting":"m1","person":"丙某","capacities":["attended"]}],
		"mentioned_only":[],"org_participation":[{"meeting":"m1","org":"戊戌会","capacities":["attended"]}],"orgs":["甲会"]}`
)

func annualFacts() kg.Facts {
	name := func(s string) []kg.Evidence { return evidence(annual, s, "name", 0.95) }
	return kg.Facts{
		Meetings: []kg.MeetingFact{{Key: "m1", Name: "甲会年度大会", Main: true, Evidence: evidence(annual, "甲会年度大会7月31日召开", "held", 0.9)}},
		Persons: []kg.PersonFact{
			{Name: "甲某", Evidence: name("甲某"), Memberships: []kg.MembershipFact{{Role: "主席", Organisation: "甲会", Evidence: evidence(annual, "甲会主席", "title", 0.93)}}},
			{Name: "乙某", Evidence: name("乙某"), Memberships: []kg.MembershipFact{{Role: "秘书长", Organisation: "甲会", Evidence: evidence(annual, "秘书长", "title", 0.93)}}},
		},
		Attendances: []kg.AttendanceFact{
			{Meeting: "m1", Person: "甲某", Capacities: []kg.Capacity{kg.Presided}, Evidence: evidence(annual, "甲会主席甲某主持", "preside", 0.97)},
			{Meeting: "m1", Person: "乙某", Capacities: []kg.Capacity{kg.Spoke, kg.Attended}, Evidence: append(
				evidence(annual, "乙会秘书长乙某发言", "speak", 0.95), append(evidence(annual, "乙某发言", "attend", 0.8), evidence(annual, "乙某还说", "speak", 0.8)...)...)},
		},
		GroupAttendances: []kg.GroupFact{{Meeting: "m1", Label: "丁会代表", Organisation: "丁会", Capacities: []kg.Capacity{kg.Attended}, Evidence: evidence(annual, "丁会代表到会", "attend", 0.95)}},
		Organisations:    []kg.OrganisationFact{{Name: "甲会"}},
	}
}

func annualReport(t testing.TB) eval.Report {
	return run(t, folder(t, "001.txt", annual, "001.gold.json", annualGold), reader{"年度": annualFacts()}, eval.All)
}

func TestTextReport(t *testing.T) {
	var b bytes.Buffer
	if err := eval.WriteText(&b, annualReport(t)); err != nil {
		t.Fatal(err)
	}
	const want = `001.txt  missed  persons  丙某
001.txt  missed  attendance  丙某: 甲会年度大会 (attended)
001.txt  wrong  capacities  乙某 at 甲会年度大会: spoke [speak, attend]
001.txt  missed  capacities  乙某 at 甲会年度大会: reported
001.txt  missed  memberships  乙某: 秘书长 @ 乙会
001.txt  wrong  memberships  乙某: 秘书长 @ 甲会 [title]
001.txt  missed  groups  戊戌会
001.txt  wrong  groups  丁会 [attend]

document  persons  attendance  capacities  memberships  meetings  convened_by  groups  meeting_dates  wrong  missed
001.txt   0.800    0.800       0.400       0.500        1.000     1.000        0.000   1.000          3      5

rule     relation     made  right  wrong  precision  smoothed  confidence
name     persons      2     2      0      1.000      0.750     0.950
attend   attendance   1     1      0      1.000      0.667     0.800
preside  attendance   1     1      0      1.000      0.667     0.970
speak    attendance   1     1      0      1.000      0.667     0.950
attend   capacities   1     0      1      0.000      0.333     0.800
preside  capacities   1     1      0      1.000      0.667     0.970
speak    capacities   1     0      1      0.000      0.333     0.950
title    memberships  2     1      1      0.500      0.500     0.930
held     meetings     1     1      0      1.000      0.667     0.900
attend   groups       1     0      1      0.000      0.333     0.950

calibration of attendance: expected calibration error 0.040 over 2 facts
confidence  facts  mean   precision
0.95–1.00   2      0.960  1.000

calibration of memberships: expected calibration error 0.430 over 2 facts
confidence  facts  mean   precision
0.90–0.94   2      0.930  0.500

calibration of meetings: expected calibration error 0.100 over 1 fact
confidence  facts  mean   precision
0.90–0.94   1      0.900  1.000

calibration of groups: expected calibration error 0.950 over 1 fact
confidence  facts  mean   precision
0.95–1.00   1      0.950  0.000

relation                 measure   value  precision  recall  right  wrong  missed
persons                  f1        0.800  1.000      0.667   2      0      1
attendance               f1        0.800  1.000      0.667   2      0      1
capacities               f1        0.400  0.500      0.333   1      1      2
titles                   f1        1.000  1.000      1.000   2      0      0
memberships              f1        0.500  0.500      0.500   1      1      1
meetings                 f1        1.000  1.000      1.000   1      0      0
convened_by              f1        1.000  1.000      1.000   0      0      0
groups                   f1        0.000  0.000      0.000   0      1      1
full_names               accuracy  1.000  -          -       0      0      -
meeting_dates            accuracy  1.000  -          -       1      0      -
meeting_formats          accuracy  1.000  -          -       1      0      -
organisations            recall    1.000  -          -       1      -      0
mentioned_not_attending  accuracy  1.000  -          -       0      0      -

1 document scored; test/1
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestJSONReport(t *testing.T) {
	var b bytes.Buffer
	report := annualReport(t)
	if err := eval.WriteJSON(&b, report); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Extractor   string
		Part        string
		Documents   int
		Relations   []eval.Row
		ByDocument  []eval.DocumentRow
		Rules       []eval.RuleRow
		Calibration []eval.Reliability
		Differences []eval.Difference
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Extractor != "test/1" || got.Part != "all" || got.Documents != 1 {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff(report.Rules, got.Rules); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(report.Calibration, got.Calibration); diff != "" {
		t.Errorf("calibration (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(report.ByDocument, got.ByDocument); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	if d := got.Differences[2]; d.Document != "001.txt" || d.Verdict != eval.Wrong || d.Subject != "乙某 at 甲会年度大会" || d.Read != "spoke" || len(d.Rules) != 2 {
		t.Errorf("difference %+v", d)
	}
	// Sections that nobody asked for are absent, those without entries are empty.
	c, err := eval.Run(t.Context(), folder(t, "001.txt", "甲。", "001.gold.json", empty), reader{}, eval.All)
	if err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := eval.WriteJSON(&b, c.Report(eval.Sections{Differences: true})); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); !strings.Contains(text, `"differences": []`) || strings.Contains(text, `"rules"`) || strings.Contains(text, `"byDocument"`) || strings.Contains(text, `"calibration"`) {
		t.Errorf("sections: %s", text)
	}
}

// TestRulesShareOneAttendance checks that a rule is held to the capacities that it always
// gives, and not to those of the rules beside it.
func TestRulesShareOneAttendance(t *testing.T) {
	facts := annualFacts()
	facts.Attendances = append(facts.Attendances, kg.AttendanceFact{
		Meeting: "m1", Person: "丙某", Capacities: []kg.Capacity{kg.Attended}, Evidence: evidence(annual, "丙某出席", "attend", 0.95),
	})
	gold := strings.Replace(annualGold, `"reported"`, `"spoke"`, 1)
	r := run(t, folder(t, "001.txt", annual, "001.gold.json", gold), reader{"年度": facts}, eval.All)
	got := map[string]eval.RuleRow{}
	for _, row := range r.Rules {
		if row.Relation == eval.Capacities {
			got[row.Rule] = row
		}
	}
	// Of 乙某 "attend" says nothing that counts, because attending is implied; of 丙某 it is right.
	if a := got["attend"]; a.Made != 1 || a.Right != 1 {
		t.Errorf("attend: %+v", a)
	}
	if s := got["speak"]; s.Made != 1 || s.Right != 1 || s.Precision != 1 || s.Smoothed != 2.0/3 {
		t.Errorf("speak: %+v", s)
	}
}

// brokenPipe is a writer that takes nothing.
type brokenPipe struct{}

var errBroken = errors.New("broken pipe")

func (brokenPipe) Write([]byte) (int, error) { return 0, errBroken }

func TestWritersTellOfErrors(t *testing.T) {
	r := annualReport(t)
	for name, err := range map[string]error{
		"text": eval.WriteText(brokenPipe{}, r), "JSON": eval.WriteJSON(brokenPipe{}, r), "floor": eval.WriteFloor(brokenPipe{}, eval.FloorOf(r)),
		"page": eval.WritePage(brokenPipe{}, r, func(func(eval.Document, error) bool) {}),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s: got %v, want %v", name, err, errBroken)
		}
	}
}
