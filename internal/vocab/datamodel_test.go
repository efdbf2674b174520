package vocab_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

var update = flag.Bool("update", false, "rewrite the generated parts of docs/data-model.md")

const dataModel = "../../docs/data-model.md"

// example is a contribution about an invented body that uses every property on every kind
// of node that may carry it.
func example() kg.Contribution {
	const text = "示例市侨联四届二次全委会议2021年3日召开。示例市侨联主席甲一主持会议，原秘书长乙二代表示例市总商会发言，" +
		"各区侨联代表共30余人参加。"
	sha := "9c0f" + strings.Repeat("0", 60)
	document := kg.NewID(kg.KindDocument, sha)
	quote := func(quote, rule string, confidence float64) []kg.Evidence {
		start := strings.Index(text, quote)
		return []kg.Evidence{{
			Document: document, Span: kg.SpanOf(text, start, start+len(quote)), Quote: quote, Rule: rule, Confidence: confidence,
		}}
	}
	verb := func(list []kg.Evidence, form string) []kg.Evidence {
		start := list[0].Span.Start + strings.Index(list[0].Quote, form)
		list[0].Basis = kg.Basis{Kind: kg.BasisVerb, Span: kg.SpanOf(text, start, start+len(form)), Quote: form}
		return list
	}
	day := kg.Date{Year: 2021, Month: 3, Day: 3}
	organisation := func(name string) kg.ID { return kg.NewID(kg.KindOrganisation, name) }
	role := func(name string) kg.ID { return kg.NewID(kg.KindRole, name) }
	body, chamber, federation := organisation("示例市侨联"), organisation("示例市总商会"), organisation("示例省侨联")
	first, second, namesake := kg.NewID(kg.KindPerson, "甲一"), kg.NewID(kg.KindPerson, "乙二"), kg.NewID(kg.KindPerson, "丙三")
	third := kg.ID(string(namesake) + "-" + document.Key()) // not the first of the name
	chair, secretary := role("主席"), role("秘书长")
	post := kg.NewID(kg.KindPost, string(body), string(chair))
	series := kg.NewID(kg.KindMeetingSeries, "示例市侨联全委会议")
	meeting := kg.NewID(kg.KindMeeting, "示例市侨联四届二次全委会议", day.String())
	venue := kg.NewID(kg.KindVenue, string(meeting), string(kg.MainVenue), "示例大厦")
	holds := kg.NewID(kg.KindMembership, string(first), string(post), "")
	held := kg.NewID(kg.KindMembership, string(second), string(secretary), "former")
	belongs := kg.NewID(kg.KindMembership, string(third), string(chamber), "")
	repair := strings.Index(text, "2021年3日")
	return kg.Contribution{
		Document: kg.Document{
			ID: document, SHA256: sha, Title: "示例市侨联四届二次全委会议召开", Source: "示例市侨联", Author: "丁四",
			URL: "https://example.org/1", Published: day, Text: text, Bylines: []string{"戊五"},
			Extractor: "huipu-extract/1", About: meeting, Mentions: []kg.ID{third},
		},
		Persons: []kg.Person{
			{ID: first, Name: "甲一", Aliases: []string{"甲一一"}, Evidence: quote("甲一", "name", 0.98)},
			{ID: second, Name: "乙二"},
			{ID: third, Name: "丙三", Namesakes: []kg.ID{namesake}},
		},
		Organisations: []kg.Organisation{
			{
				ID: body, Name: "示例市侨联", FullName: "示例市归国华侨联合会", Aliases: []string{"示例市归国华侨联合会"}, Parent: federation, Place: "示例市",
				Evidence: quote("示例市侨联", "organisation", 0.97),
			},
			{ID: chamber, Name: "示例市总商会", ReplacedBy: []kg.ID{body}, Replaces: []kg.ID{organisation("示例市商会")}, Until: kg.Date{Year: 2020}},
			{ID: federation, Name: "示例省侨联"},
		},
		Roles:         []kg.Role{{ID: chair, Name: "主席"}, {ID: secretary, Name: "秘书长"}},
		Posts:         []kg.Post{{ID: post, Organisation: body, Role: chair}},
		MeetingSeries: []kg.MeetingSeries{{ID: series, Name: "示例市侨联全委会议", Organisation: body}},
		Memberships: []kg.Membership{
			{
				ID: holds, Person: first, Post: post, Role: chair, Organisation: body, ObservedOn: []kg.Date{day},
				ElectedOn: []kg.Date{day}, AppointedOn: []kg.Date{day},
				Evidence: quote("主席甲一", "title-before-name", 0.96),
			},
			{
				ID: held, Person: second, Role: secretary, Former: true, EndedOn: []kg.Date{day},
				Evidence: quote("原秘书长乙二", "title-before-name", 0.96),
			},
			{ID: belongs, Person: third, Organisation: chamber},
		},
		Meetings: []kg.Meeting{{
			ID: meeting, Name: "示例市侨联四届二次全委会议", Aliases: []string{"全委会议"}, Series: series, Term: 4, Session: 2,
			Date: day, EndDate: kg.Date{Year: 2021, Month: 3, Day: 4}, Format: kg.InPerson, Places: []string{"示例市"},
			ConvenedBy: []kg.ID{body}, Replaces: []kg.ID{kg.NewID(kg.KindMeeting, "示例市侨联全委会议", day.String())}, Stated: kg.Count{Number: 30, Qualifier: kg.MoreThan},
			Evidence: quote("示例市侨联四届二次全委会议", "meeting-named", 0.99),
		}},
		Venues: []kg.Venue{{ID: venue, Meeting: meeting, Kind: kg.MainVenue, Place: "示例大厦"}},
		Attendances: []kg.Attendance{
			{
				ID: kg.NewID(kg.KindAttendance, string(meeting), string(first)), Meeting: meeting, Person: first,
				Capacities: []kg.Capacity{kg.Presided}, Memberships: []kg.ID{holds}, Venue: venue,
				Evidence: verb(quote("甲一主持会议", "preside", 0.97), "主持"),
			},
			{
				ID: kg.NewID(kg.KindAttendance, string(meeting), string(second)), Meeting: meeting, Person: second,
				Capacities: []kg.Capacity{kg.Spoke}, OnBehalfOf: []kg.ID{chamber},
				Evidence: verb(quote("乙二代表示例市总商会发言", "speak", 0.95), "发言"),
			},
		},
		GroupAttendances: []kg.GroupAttendance{{
			ID: kg.NewID(kg.KindGroupAttendance, string(meeting), "各区侨联代表"), Meeting: meeting, Label: "各区侨联代表",
			Organisations: []kg.ID{body}, Capacities: []kg.Capacity{kg.Attended},
			Stated: kg.Count{Number: 30, Qualifier: kg.MoreThan}, Venue: venue,
			Evidence: verb(quote("各区侨联代表共30余人参加", "attend", 0.9), "参加"),
		}},
		TextRepairs: []kg.TextRepair{{
			ID: kg.NewID(kg.KindTextRepair, string(document), "1"), Document: document,
			Span: kg.SpanOf(text, repair, repair+len("2021年3日")), Before: "2021年3日", After: "2021年3月3日",
			Reason: "月份缺失，按发布日期补全",
		}},
	}
}

// exampleQuads are those of the example, of what is held of two of its persons, and of what another
// is called.
func exampleQuads() []quad.Quad {
	c := example()
	namesake := c.Persons[2]
	quads := append(vocab.Encode(c), vocab.EncodeJudgement(kg.Judgement{
		ID: kg.NewID(kg.KindJudgement, "丙三"), Between: []kg.ID{namesake.Namesakes[0], namesake.ID}, Verdict: kg.Unsure, Score: 3, Threshold: 5,
		Reasons: []kg.Reason{{Kind: "rare-name", Weight: 3, Left: kg.NewID(kg.KindDocument, "another"), Right: c.Document.ID}},
	}, kg.GraphResolved)...)
	mentions := []kg.ID{kg.MentionID(namesake.Namesakes[0], kg.NewID(kg.KindDocument, "another")), namesake.ID}
	quads = append(quads, vocab.EncodeJudgement(kg.Judgement{
		ID: kg.NewID(kg.KindJudgement, "word"), Between: mentions, Names: namesake.Namesakes, Verdict: kg.Different,
	}, kg.GraphCurated)...)
	read := c
	read.Attendances = slices.Clone(c.Attendances)
	read.Attendances[1].Capacities = []kg.Capacity{kg.Attended}
	fact := read.Attendances[1]
	was := kg.StatedFact{Attendance: &kg.StatedAttendance{
		Meeting: kg.MeetingRef{Name: c.Meetings[0].Name, Date: c.Meetings[0].Date}, Person: "乙二", Capacities: fact.Capacities, OnBehalfOf: []string{"示例市总商会"},
	}, Evidence: fact.Evidence}
	now := was
	attendance := *was.Attendance
	attendance.Capacities, now.Attendance = []kg.Capacity{kg.Spoke}, &attendance
	now.Evidence = []kg.Evidence{{Document: c.Document.ID, Span: fact.Evidence[0].Span, Rule: kg.RuleCurator, Confidence: 1}}
	quads = append(quads, vocab.EncodeCorrection(kg.Correction{
		ID: kg.CorrectionID(c.Document.ID, fact.ID), Document: c.Document.ID, Action: kg.Replace, Fact: fact.ID, Was: &was, Now: &now,
	})...)
	quads = append(quads, vocab.EncodeRestatement(c.Document.ID, vocab.Restate(read, c))...)
	called := kg.MentionID(c.Persons[1].ID, c.Document.ID)
	return append(quads, vocab.EncodeRename(kg.Rename{ID: kg.RenameID(called), On: called, Name: "乙贰"})...)
}

func TestExampleUsesEveryProperty(t *testing.T) {
	used := map[kg.Kind]map[quad.IRI]bool{}
	for _, q := range exampleQuads() {
		id, ok := vocab.IDOf(q.Subject)
		if !ok {
			t.Fatalf("subject %v is no node", q.Subject)
		}
		if used[id.Kind()] == nil {
			used[id.Kind()] = map[quad.IRI]bool{}
		}
		used[id.Kind()][q.Predicate.(quad.IRI)] = true
	}
	for _, p := range vocab.Properties() {
		for _, kind := range p.Domain {
			if !used[kind][p.IRI] {
				t.Errorf("no %s carries %s", kind, string(p.IRI))
			}
			delete(used[kind], p.IRI)
		}
	}
	for kind, rest := range used {
		for iri := range rest {
			t.Errorf("%s on a %s is not listed by Properties", string(iri), kind)
		}
	}
}

// The examples in the documentation are what Encode writes, and they decode without error.
func TestDataModelDocument(t *testing.T) {
	raw, err := os.ReadFile(dataModel)
	if err != nil {
		t.Fatal(err)
	}
	want := string(raw)
	for _, kind := range kg.Kinds() {
		want = replaceRegion(t, want, "properties:"+string(kind), propertyTable(kind))
		want = replaceRegion(t, want, "example:"+string(kind), exampleBlock(t, kind))
	}
	want = replaceRegion(t, want, "concepts", conceptList())
	if *update {
		if err := os.WriteFile(dataModel, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, string(raw)); diff != "" && !*update {
		t.Errorf("docs/data-model.md is not up to date; run go test ./internal/vocab -run DataModel -update (-want +got):\n%s", diff)
	}
}

// replaceRegion puts content between the comment lines that mark the region.
func replaceRegion(t *testing.T, document, name, content string) string {
	t.Helper()
	begin, end := "<!-- begin "+name+" -->\n", "<!-- end "+name+" -->\n"
	before, rest, ok := strings.Cut(document, begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("docs/data-model.md has no region %q", name)
	}
	return before + begin + content + end + after
}

func propertyTable(kind kg.Kind) string {
	var b strings.Builder
	b.WriteString("| Predicate | Value | Meaning |\n| --- | --- | --- |\n")
	for _, p := range vocab.Properties() {
		if slices.Contains(p.Domain, kind) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", string(p.IRI), p.Range, p.Comment)
		}
	}
	return b.String()
}

// exampleBlock prints the example's quads of the kind, and checks that they are read back
// and decode.
func exampleBlock(t *testing.T, kind kg.Kind) string {
	t.Helper()
	var b bytes.Buffer
	w := nquads.NewWriter(&b)
	nodes := map[kg.ID][]vocab.Statement{}
	for _, q := range exampleQuads() {
		id, _ := vocab.IDOf(q.Subject)
		if id.Kind() != kind {
			continue
		}
		if err := w.WriteQuad(q); err != nil {
			t.Fatal(err)
		}
		document, _ := vocab.IDOf(q.Label)
		nodes[id] = append(nodes[id], vocab.Statement{Predicate: q.Predicate.(quad.IRI), Object: q.Object, Document: document})
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for id, statements := range nodes {
		if _, err := vocab.Decode(id, statements); err != nil {
			t.Error(err)
		}
	}
	return "```nquads\n" + b.String() + "```\n"
}

func conceptList() string {
	var b strings.Builder
	for _, term := range vocab.Concepts() {
		fmt.Fprintf(&b, "- `%s`\n", string(term))
	}
	return b.String()
}
