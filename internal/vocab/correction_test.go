package vocab_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// anyFact draws a stated fact of any kind.
func anyFact(t *rapid.T) kg.StatedFact {
	text := func(name string) string { return rapid.StringMatching(`[ -~\p{Han}𠮷"\\<&·]{0,12}`).Draw(t, name) }
	texts := func(name string) []string {
		return rapid.SampledFrom([][]string{nil, {text(name)}, {"一", "二"}}).Draw(t, name)
	}
	day := func() kg.Date {
		return rapid.SampledFrom([]kg.Date{{}, {Year: 2020}, {Year: 2020, Month: 2}, {Year: 987, Month: 12, Day: 31}}).Draw(t, "day")
	}
	count := rapid.SampledFrom([]kg.Count{{}, {Number: 30, Qualifier: kg.About}}).Draw(t, "count")
	venue := rapid.SampledFrom([]kg.VenueFact{{}, {Kind: kg.BranchVenue}, {Kind: kg.MainVenue, Place: "一楼"}}).Draw(t, "venue")
	capacities := kg.SortCapacities(rapid.SliceOfN(rapid.SampledFrom(kg.Capacities()), 1, 3).Draw(t, "capacities"))
	post := kg.StatedPost{Role: text("role"), Organisation: text("organisation"), Former: rapid.Bool().Draw(t, "former")}
	ref := kg.MeetingRef{Name: text("meeting"), Date: day()}
	f := rapid.SampledFrom([]kg.StatedFact{
		{Person: &kg.StatedPerson{Name: text("name"), Aliases: texts("aliases")}},
		{Organisation: &kg.StatedOrganisation{Name: text("name"), Aliases: texts("aliases"), Parent: text("parent"), Place: text("place")}},
		{Meeting: &kg.StatedMeeting{
			Name: text("name"), Aliases: texts("aliases"), Series: text("series"), Term: 3, Session: 1, Date: day(), EndDate: day(), Format: kg.Video,
			Places: texts("places"), ConvenedBy: texts("conveners"), Stated: count,
		}},
		{Membership: &kg.StatedMembership{Person: text("person"), StatedPost: post, Events: []kg.TenureEvent{kg.TenureEnded}}},
		{Attendance: &kg.StatedAttendance{Meeting: ref, Person: text("person"), Capacities: capacities, Posts: []kg.StatedPost{post}, Venue: venue, OnBehalfOf: texts("for")}},
		{Group: &kg.StatedGroup{Meeting: ref, Label: text("label"), Organisations: texts("organisations"), Capacities: capacities, Stated: count, Venue: venue}},
	}).Draw(t, "fact")
	for range rapid.IntRange(0, 2).Draw(t, "passages") {
		f.Evidence = append(f.Evidence, kg.Evidence{Document: "document/1", Span: kg.SpanOf("一二三", 3, 6), Rule: "r", Confidence: 0.9})
	}
	return f
}

func TestAnyCorrectionComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := kg.Correction{
			ID: "correction/1", Document: "document/1", Action: rapid.SampledFrom(kg.CorrectionActions()).Draw(t, "action"), Fact: "attendance/1", Sources: []kg.ID{kg.GraphCurated},
		}
		for _, fact := range []**kg.StatedFact{&c.Was, &c.Now} {
			if rapid.Bool().Draw(t, "stated") {
				f := anyFact(t)
				*fact = &f
			}
		}
		var statements []vocab.Statement
		for _, q := range vocab.EncodeCorrection(c) {
			if q.Label != quad.Value(vocab.Node(kg.GraphCurated)) {
				t.Fatalf("the label is %v", q.Label)
			}
			statements = append(statements, vocab.Statement{Predicate: q.Predicate.(quad.IRI), Object: q.Object, Document: kg.GraphCurated})
		}
		slices.Reverse(statements)
		got, err := vocab.Decode(c.ID, statements)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&c, got); diff != "" {
			t.Fatalf("(-written +read):\n%s", diff)
		}
	})
}

func TestTheReadingComesBackFromWhatCorrectionsChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		read, said := draw(t), draw(t)
		back, err := vocab.AsRead(said, vocab.Restate(read, said))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(sortedQuads(read), sortedQuads(back)); diff != "" {
			t.Fatalf("(-read +back):\n%s", diff)
		}
	})
}

func sortedQuads(c kg.Contribution) []string {
	var list []string
	for _, q := range vocab.Encode(c) {
		list = append(list, q.NQuad())
	}
	slices.Sort(list)
	return list
}

func TestWhatCorrectionsChangeFitsTheDocument(t *testing.T) {
	c := example()
	for name, r := range map[string]kg.Restatement{
		"states more":          {AsCorrected: []string{"person/1 " + string(vocab.PersonName) + " T 甲"}},
		"no statement":         {AsRead: []string{"person/1 " + string(vocab.PersonName)}},
		"another mark":         {AsRead: []string{"person/1 " + string(vocab.PersonName) + " X 甲"}},
		"no id":                {AsRead: []string{"甲 " + string(vocab.PersonName) + " T 甲"}},
		"no datatype":          {AsRead: []string{"meeting/1 " + string(vocab.Term) + " L 4"}},
		"of another predicate": {AsRead: []string{"role/1 " + string(vocab.PersonName) + " T 甲"}},
	} {
		if _, err := vocab.AsRead(c, r); !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStatedFactsAreReadStrictly(t *testing.T) {
	for _, s := range []string{
		``, `{}`, `[]`, `{"person":{"name":"甲"},"group":{"capacities":["SPOKE"],"label":"x","meeting":{"name":"y"}}}`, `{"person":{"name":"甲"} }`,
		`{"person":{"name":"甲","age":3}}`, `{"meeting":{"format":"ODD","name":"甲"}}`, `{"meeting":{"date":"2020-13","format":"VIDEO","name":"甲"}}`,
		`{"attendance":{"capacities":["DANCED"],"meeting":{"name":"x"},"person":"甲"}}`, `{"evidence":["x"],"person":{"name":"甲"}}`,
		`{"membership":{"events":["LOST"],"person":"甲","post":{}}}`, `{"group":{"capacities":[],"label":"x","meeting":{"name":"y"},"venue":{"kind":"ODD"}}}`,
		`{"group":{"capacities":[],"label":"x","meeting":{"name":"y"},"stated":{"number":1,"qualifier":"ODD"}}}`,
	} {
		if got, err := vocab.StatedFactOf(quad.TypedString{Value: quad.String(s), Type: vocab.RDFJSON}, "document/1"); !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("%s: read as %+v, %v", s, got, err)
		}
	}
	if _, err := vocab.StatedFactOf(quad.String(`{"person":{"name":"甲"}}`), "document/1"); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("a literal of another type: %v", err)
	}
}

// What is read as a stated fact is written as it was.
func FuzzStatedFact(f *testing.F) {
	for _, q := range exampleQuads() {
		if v, ok := q.Object.(quad.TypedString); ok && v.Type == vocab.RDFJSON {
			f.Add(string(v.Value))
		}
	}
	f.Add(`{"person":{"name":"甲"}}`)
	f.Fuzz(func(t *testing.T, s string) {
		v := quad.TypedString{Value: quad.String(s), Type: vocab.RDFJSON}
		fact, err := vocab.StatedFactOf(v, "document/1")
		if err != nil {
			return
		}
		if again := vocab.StatedFact(fact); again != quad.Value(v) || fact.Kind() == "" {
			t.Errorf("read as %+v and written as %v, of the kind %q", fact, again, fact.Kind())
		}
	})
}

// What is read as a statement of a document is written as it was.
func FuzzRestatement(f *testing.F) {
	for _, q := range exampleQuads() {
		if v, ok := q.Object.(quad.TypedString); ok && v.Type == vocab.DataStatement {
			f.Add(string(v.Value))
		}
	}
	f.Add("meeting/1 " + string(vocab.Term) + " L " + string(vocab.XSDInteger) + " 4")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := vocab.AsRead(kg.Contribution{Document: kg.Document{ID: "document/1", SHA256: "00"}}, kg.Restatement{AsRead: []string{s}})
		if err != nil {
			return
		}
		made := vocab.Restate(kg.Contribution{Document: kg.Document{ID: "document/1", SHA256: "00"}}, c)
		if !slices.Contains(made.AsCorrected, s) && !strings.Contains(s, "document/1 ") && !strings.Contains(s, string(vocab.Type)) {
			t.Errorf("%q comes back as %q", s, made.AsCorrected)
		}
	})
}
