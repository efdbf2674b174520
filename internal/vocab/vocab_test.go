package vocab_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// decodeAll reads back every node of some quads.
func decodeAll(t interface{ Fatal(...any) }, quads []quad.Quad) map[kg.ID]any {
	statements := map[kg.ID][]vocab.Statement{}
	for _, q := range quads {
		id, _ := vocab.IDOf(q.Subject)
		document, _ := vocab.IDOf(q.Label)
		statements[id] = append(statements[id], vocab.Statement{Predicate: q.Predicate.(quad.IRI), Object: q.Object, Document: document})
	}
	nodes := map[kg.ID]any{}
	for id, list := range statements {
		node, err := vocab.Decode(id, list)
		if err != nil {
			t.Fatal(err)
		}
		nodes[id] = node
	}
	return nodes
}

// stored gives the nodes of a contribution as they come back: with their source, without
// quotes, and memberships with a post without what the post says.
func stored(c kg.Contribution) map[kg.ID]any {
	nodes := map[kg.ID]any{c.Document.ID: &c.Document}
	sources := []kg.ID{c.Document.ID}
	bare := func(list []kg.Evidence) []kg.Evidence {
		list = slices.Clone(list)
		for i := range list {
			list[i].Quote, list[i].Basis.Quote = "", ""
		}
		return list
	}
	for _, n := range c.Persons {
		n.Sources, n.Evidence = sources, bare(n.Evidence)
		nodes[n.ID] = &n
	}
	for _, n := range c.Organisations {
		n.Sources, n.Evidence = sources, bare(n.Evidence)
		nodes[n.ID] = &n
	}
	for _, n := range c.Roles {
		n.Sources = sources
		nodes[n.ID] = &n
	}
	for _, n := range c.Posts {
		n.Sources = sources
		nodes[n.ID] = &n
	}
	for _, n := range c.Memberships {
		n.Sources, n.Evidence = sources, bare(n.Evidence)
		if n.Post != "" {
			n.Role, n.Organisation = "", ""
		}
		nodes[n.ID] = &n
	}
	for _, n := range c.MeetingSeries {
		n.Sources = sources
		nodes[n.ID] = &n
	}
	for _, n := range c.Meetings {
		n.Sources, n.Evidence = sources, bare(n.Evidence)
		nodes[n.ID] = &n
	}
	for _, n := range c.Venues {
		n.Sources = sources
		nodes[n.ID] = &n
	}
	for _, n := range c.Attendances {
		n.Sources, n.Evidence = sources, bare(n.Evidence)
		nodes[n.ID] = &n
	}
	for _, n := range c.GroupAttendances {
		n.Sources, n.Evidence = sources, bare(n.Evidence)
		nodes[n.ID] = &n
	}
	for _, n := range c.TextRepairs {
		nodes[n.ID] = &n
	}
	return nodes
}

func TestDecodeGivesBackWhatEncodeWrote(t *testing.T) {
	quads := vocab.Encode(example())
	if diff := cmp.Diff(stored(example()), decodeAll(t, quads)); diff != "" {
		t.Errorf("nodes (-written +read):\n%s", diff)
	}
	slices.Reverse(quads)
	if diff := cmp.Diff(stored(example()), decodeAll(t, quads)); diff != "" {
		t.Errorf("nodes of statements in another order (-written +read):\n%s", diff)
	}
}

// TestAnyContributionComesBack draws contributions with texts of all kinds.
func TestAnyContributionComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t)
		quads := vocab.Encode(c)
		seen := map[quad.Quad]bool{}
		for _, q := range quads {
			if seen[q] {
				t.Fatalf("stated twice: %v", q)
			}
			seen[q] = true
		}
		if diff := cmp.Diff(stored(c), decodeAll(t, quads)); diff != "" {
			t.Fatalf("nodes (-written +read):\n%s", diff)
		}
		if diff := cmp.Diff(quads, vocab.Encode(c)); diff != "" {
			t.Fatalf("quads (-first +again):\n%s", diff)
		}
	})
}

// draw gives a contribution of one node of each kind with random properties.
func draw(t *rapid.T) kg.Contribution {
	text := func(name string) string { return rapid.StringMatching(`[ -~\p{Han}𠮷"\\\n·]{1,12}`).Draw(t, name) }
	texts := func(name string) []string {
		list := slices.Sorted(slices.Values(rapid.SliceOfN(rapid.StringMatching(`[a-z\p{Han}"\\]{1,4}`), 0, 3).Draw(t, name)))
		if len(list) == 0 {
			return nil
		}
		return slices.Compact(list)
	}
	maybe := func(id kg.ID) kg.ID { return rapid.SampledFrom([]kg.ID{"", id}).Draw(t, string(id)) }
	date := func(name string) kg.Date {
		return rapid.SampledFrom([]kg.Date{{}, {Year: 2020}, {Year: 2020, Month: 2}, {Year: 987, Month: 12, Day: 31}}).Draw(t, name)
	}
	count := func(name string) kg.Count {
		n := rapid.IntRange(0, 99999).Draw(t, name)
		if n == 0 {
			return kg.Count{}
		}
		return kg.Count{Number: n, Qualifier: rapid.SampledFrom(kg.CountQualifiers()).Draw(t, name)}
	}
	capacities := func(name string) []kg.Capacity {
		return kg.SortCapacities(rapid.SliceOfN(rapid.SampledFrom(kg.Capacities()), 1, 5).Draw(t, name))
	}
	document := kg.ID("document/1")
	evidence := func(name string) []kg.Evidence {
		var list []kg.Evidence
		for i := range rapid.IntRange(0, 3).Draw(t, name) {
			n := rapid.IntRange(0, 1000).Draw(t, name)
			var basis kg.Basis
			if rapid.Bool().Draw(t, name) {
				basis = kg.Basis{
					Kind: rapid.SampledFrom(kg.BasisKinds()).Draw(t, name),
					Span: kg.Span{Start: n, End: n + 3, StartChar: n, EndChar: n + 1, StartUTF16: n, EndUTF16: n + 1},
				}
			}
			list = append(list, kg.Evidence{
				Document: document, Rule: "rule of " + text(name), Confidence: float64(rapid.IntRange(0, 100).Draw(t, name)) / 100,
				Span:  kg.Span{Start: 2000*i + n, End: 2000*i + 2*n, StartChar: n, EndChar: n + 1, StartUTF16: n, EndUTF16: n + 2},
				Basis: basis,
			})
		}
		return list
	}
	c := kg.Contribution{Document: kg.Document{
		ID: document, SHA256: "00ff", Title: text("title"), Source: text("source"), URL: "https://example.org/" + fmt.Sprint(len(text("url"))),
		Published: date("published"), Text: text("text"), Bylines: rapid.SampledFrom([][]string{nil, {"乙", "甲", "乙"}}).Draw(t, "bylines"),
		About: maybe("meeting/1"),
	}}
	c.Persons = []kg.Person{{ID: "person/1", Name: text("name"), Aliases: texts("aliases"), Evidence: evidence("person")}}
	if namesake := maybe("person/2"); namesake != "" {
		c.Persons[0].Namesakes = []kg.ID{namesake}
	}
	c.Organisations = []kg.Organisation{{
		ID: "organisation/1", Name: text("name"), Aliases: texts("aliases"), Parent: maybe("organisation/2"), Evidence: evidence("organisation"),
	}}
	c.Roles = []kg.Role{{ID: "role/1", Name: text("role")}}
	c.Posts = []kg.Post{{ID: "post/1", Organisation: "organisation/1", Role: "role/1"}}
	c.Memberships = []kg.Membership{{
		ID: "membership/1", Person: "person/1", Post: maybe("post/1"), Former: rapid.Bool().Draw(t, "former"), Evidence: evidence("membership"),
	}}
	if observed := date("observed"); !observed.IsZero() {
		c.Memberships[0].ObservedOn = []kg.Date{observed}
	}
	c.MeetingSeries = []kg.MeetingSeries{{ID: "series/1", Name: text("series"), Organisation: maybe("organisation/1")}}
	c.Meetings = []kg.Meeting{{
		ID: "meeting/1", Name: text("meeting"), Aliases: texts("aliases"), Series: maybe("series/1"), Term: rapid.IntRange(0, 20).Draw(t, "term"),
		Date: date("date"), EndDate: date("end"), Format: rapid.SampledFrom(kg.MeetingFormats()).Draw(t, "format"), Places: texts("places"),
		Stated: count("stated"), Evidence: evidence("meeting"),
	}}
	c.Venues = []kg.Venue{{ID: "venue/1", Meeting: "meeting/1", Kind: rapid.SampledFrom(kg.VenueKinds()).Draw(t, "kind")}}
	c.Attendances = []kg.Attendance{{
		ID: "attendance/1", Meeting: "meeting/1", Person: "person/1", Capacities: capacities("capacities"), Memberships: []kg.ID{"membership/1"},
		Venue: maybe("venue/1"), OnBehalfOf: []kg.ID{"organisation/1", "organisation/2"}, Evidence: evidence("attendance"),
	}}
	c.GroupAttendances = []kg.GroupAttendance{{
		ID: "group-attendance/1", Meeting: "meeting/1", Label: text("label"), Capacities: capacities("capacities"), Stated: count("stated"),
		Evidence: evidence("group"),
	}}
	c.TextRepairs = []kg.TextRepair{{
		ID: "repair/1", Document: document, Span: kg.Span{Start: 3, End: 6, StartChar: 1, EndChar: 2, StartUTF16: 1, EndUTF16: 2},
		Before: text("before"), After: text("after"), Reason: text("reason"),
	}}
	return c
}

func TestEncodeLeavesOutEvidenceOfOtherDocuments(t *testing.T) {
	c := kg.Contribution{Document: kg.Document{ID: "document/1"}, Persons: []kg.Person{{
		ID: "person/1", Name: "甲", Evidence: []kg.Evidence{{Document: "document/1", Rule: "a"}, {Document: "document/2", Rule: "b"}},
	}}}
	p := decodeAll(t, vocab.Encode(c))["person/1"].(*kg.Person)
	if len(p.Evidence) != 1 || p.Evidence[0].Rule != "a" {
		t.Errorf("evidence: %+v", p.Evidence)
	}
}

func statement(document string, predicate quad.IRI, object quad.Value) vocab.Statement {
	return vocab.Statement{Predicate: predicate, Object: object, Document: kg.ID("document/" + document)}
}

func word(s string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: vocab.Lang} }

func number(s string) quad.Value {
	return quad.TypedString{Value: quad.String(s), Type: vocab.XSDInteger}
}

func qualifier(q kg.CountQualifier) quad.Value {
	return quad.IRI(vocab.NSHuipu + "statedQualifier/" + string(q))
}

func TestDecodeTakesWhatMostDocumentsState(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   []vocab.Statement
		want kg.Meeting
	}{
		{"the majority", []vocab.Statement{
			statement("1", vocab.Name, word("甲")), statement("2", vocab.Name, word("乙")), statement("3", vocab.Name, word("乙")),
		}, kg.Meeting{Name: "乙", Aliases: []string{"甲"}, Sources: []kg.ID{"document/1", "document/2", "document/3"}}},
		{"the smallest among equals", []vocab.Statement{
			statement("1", vocab.Name, word("b")), statement("2", vocab.Name, word("a")),
		}, kg.Meeting{Name: "a", Aliases: []string{"b"}, Sources: []kg.ID{"document/1", "document/2"}}},
		{"a number with its own qualifier", []vocab.Statement{
			statement("1", vocab.StatedNumber, number("800")), statement("1", vocab.StatedQualifier, qualifier(kg.MoreThan)),
			statement("2", vocab.StatedNumber, number("900")), statement("2", vocab.StatedQualifier, qualifier(kg.Exactly)),
		}, kg.Meeting{Stated: kg.Count{Number: 800, Qualifier: kg.MoreThan}, Sources: []kg.ID{"document/1", "document/2"}}},
		{"the count that most state", []vocab.Statement{
			statement("1", vocab.StatedNumber, number("800")), statement("1", vocab.StatedQualifier, qualifier(kg.MoreThan)),
			statement("2", vocab.StatedNumber, number("900")), statement("2", vocab.StatedQualifier, qualifier(kg.About)),
			statement("3", vocab.StatedNumber, number("900")), statement("3", vocab.StatedQualifier, qualifier(kg.About)),
		}, kg.Meeting{Stated: kg.Count{Number: 900, Qualifier: kg.About}, Sources: []kg.ID{"document/1", "document/2", "document/3"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.ID = "meeting/1"
			for range 10 {
				got, err := vocab.Decode("meeting/1", tt.in)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(&tt.want, got); diff != "" {
					t.Fatalf("meeting (-want +got):\n%s", diff)
				}
				slices.Reverse(tt.in)
			}
		})
	}
}

func TestDecodeUnitesLists(t *testing.T) {
	evidence := vocab.Evidence(kg.Evidence{Span: kg.Span{End: 3, EndChar: 1, EndUTF16: 1}, Rule: "r", Confidence: 1})
	got, err := vocab.Decode("membership/1", []vocab.Statement{
		statement("2", vocab.ObservedOn, quad.TypedString{Value: "2020-07-31", Type: vocab.XSDDate}),
		statement("1", vocab.ObservedOn, quad.TypedString{Value: "2020-07", Type: vocab.XSDMonth}),
		statement("3", vocab.ObservedOn, quad.TypedString{Value: "2020-07-31", Type: vocab.XSDDate}),
		statement("2", vocab.HasEvidence, evidence), statement("1", vocab.HasEvidence, evidence),
	})
	if err != nil {
		t.Fatal(err)
	}
	m := got.(*kg.Membership)
	if want := []kg.Date{{Year: 2020, Month: 7}, {Year: 2020, Month: 7, Day: 31}}; !slices.Equal(m.ObservedOn, want) {
		t.Errorf("observed on %v", m.ObservedOn)
	}
	if len(m.Evidence) != 2 || m.Evidence[0].Document != "document/1" || m.Evidence[1].Document != "document/2" {
		t.Errorf("evidence %+v", m.Evidence)
	}
}

func TestDecodeNamesTheStatementThatItCannotRead(t *testing.T) {
	typed := func(s string, datatype quad.IRI) quad.Value {
		return quad.TypedString{Value: quad.String(s), Type: datatype}
	}
	for _, tt := range []struct {
		name string
		id   kg.ID
		in   vocab.Statement
		says string
	}{
		{"a name in no language", "person/1", statement("1", vocab.PersonName, quad.String("甲")), "name"},
		{"a name in another language", "person/1", statement("1", vocab.PersonName, quad.LangString{Value: "A", Lang: "en"}), "zh-Hans"},
		{"a reference to no node", "attendance/1", statement("1", vocab.Attendee, quad.IRI("http://example.org/1")), "attendee"},
		{"a concept of another list", "attendance/1", statement("1", vocab.Capacity, quad.IRI(vocab.NSHuipu+"format/VIDEO")), "capacity"},
		{"a date of another precision", "meeting/1", statement("1", vocab.StartDate, typed("2020-07", vocab.XSDDate)), "precision"},
		{"no date", "meeting/1", statement("1", vocab.StartDate, typed("2020-13-01", vocab.XSDDate)), "2020-13-01"},
		{"no date literal", "meeting/1", statement("1", vocab.StartDate, word("2020")), "date"},
		{"no number", "meeting/1", statement("1", vocab.Term, number("ten")), "ten"},
		{"no stated number", "meeting/1", statement("1", vocab.StatedNumber, word("800")), "statedAttendance"},
		{"no truth value", "membership/1", statement("1", vocab.Former, number("1")), "former"},
		{"no hash", "document/1", statement("1", vocab.SHA256, word("x")), "sha256"},
		{"no address", "document/1", statement("1", vocab.Source, word("x")), "url"},
		{"no evidence", "person/1", statement("1", vocab.HasEvidence, typed("everywhere", vocab.DataEvidence)), "everywhere"},
		{"a span of another type", "repair/1", statement("1", vocab.RepairSpan, word("1,2;1,2;1,2")), "Span"},
		{"no span", "repair/1", statement("1", vocab.RepairSpan, typed("1,2", vocab.DataSpan)), "1,2"},
		{"a byline without a number", "document/1", statement("1", vocab.Byline, word("甲")), "甲"},
		{"a predicate of another kind", "person/1", statement("1", vocab.Headline, word("x")), "headline"},
		{"the class of another kind", "person/1", statement("1", vocab.Type, vocab.ClassRole), "Role"},
		{"no known kind", "thing/1", statement("1", vocab.PersonName, word("x")), "thing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			node, err := vocab.Decode(tt.id, []vocab.Statement{tt.in})
			if !errors.Is(err, kg.ErrInvalid) || node != nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), string(tt.id)) {
				t.Errorf("got %v, %v", node, err)
			}
		})
	}
}

func TestEvidenceLiteralsAreCompact(t *testing.T) {
	e := kg.Evidence{
		Document: "document/1", Rule: "attendance.list", Confidence: 0.95,
		Span: kg.Span{Start: 201, End: 209, StartChar: 67, EndChar: 71, StartUTF16: 67, EndUTF16: 71},
	}
	v := vocab.Evidence(e)
	if want := (quad.TypedString{Value: "201,209;67,71;67,71 0.95 attendance.list", Type: vocab.DataEvidence}); v != quad.Value(want) {
		t.Errorf("got %v", v)
	}
	if got, err := vocab.EvidenceOf(v, "document/1"); err != nil || got != e {
		t.Errorf("read back as %+v, %v", got, err)
	}
}

// TestBasisStandsInTheSameLiteral keeps the literals without a basis, which older graphs
// hold, readable beside those with one.
func TestBasisStandsInTheSameLiteral(t *testing.T) {
	e := kg.Evidence{
		Document: "document/1", Rule: "a rule + more: 1,2", Confidence: 0.9,
		Span:  kg.Span{Start: 201, End: 209, StartChar: 67, EndChar: 71, StartUTF16: 67, EndUTF16: 71},
		Basis: kg.Basis{Kind: kg.BasisVerb, Span: kg.Span{Start: 203, End: 209, StartChar: 69, EndChar: 71, StartUTF16: 69, EndUTF16: 71}},
	}
	v := vocab.Evidence(e)
	want := quad.TypedString{Value: "201,209;67,71;67,71+VERB:203,209;69,71;69,71 0.90 a rule + more: 1,2", Type: vocab.DataEvidence}
	if v != quad.Value(want) {
		t.Errorf("got %v", v)
	}
	if got, err := vocab.EvidenceOf(v, "document/1"); err != nil || got != e {
		t.Errorf("read back as %+v, %v", got, err)
	}
	e.Basis = kg.Basis{}
	if got, err := vocab.EvidenceOf(vocab.Evidence(e), "document/1"); err != nil || got != e {
		t.Errorf("without a basis: read back as %+v, %v", got, err)
	}
}

func TestEvidenceLiteralsAreReadStrictly(t *testing.T) {
	for _, s := range []string{
		"", "1,2;1,2;1,2", "1,2;1,2;1,2 0.95", "1,2;1,2;1,2 0.95 ", "1,2;1,2 0.95 r", "1,2;1,2;1,2;1,2 0.95 r", "2,1;1,2;1,2 0.95 r",
		"1,2;2,1;1,2 0.95 r", "1,2;1,2;2,1 0.95 r", "-1,2;1,2;1,2 0.95 r", "01,2;1,2;1,2 0.95 r", "1,2,1,2,1,2 0.95 r", "1,2;1,2;1,2 1.01 r",
		"1,2;1,2;1,2+ 0.95 r", "1,2;1,2;1,2+VERB 0.95 r", "1,2;1,2;1,2+VERB: 0.95 r", "1,2;1,2;1,2+VERB:2,1;1,2;1,2 0.95 r",
		"1,2;1,2;1,2+:1,2;1,2;1,2 0.95 r", "1,2;1,2;1,2+verb:1,2;1,2;1,2 0.95 r", "+VERB:1,2;1,2;1,2 0.95 r",
		"1,2;1,2;1,2+VERB:1,2;1,2;1,2+BODY:1,2;1,2;1,2 0.95 r",
		"1,2;1,2;1,2 -0.01 r", "1,2;1,2;1,2 NaN r", "1,2;1,2;1,2 Inf r", "1,2;1,2;1,2 x r",
	} {
		v := quad.TypedString{Value: quad.String(s), Type: vocab.DataEvidence}
		if got, err := vocab.EvidenceOf(v, "document/1"); !errors.Is(err, kg.ErrInvalid) || got != (kg.Evidence{}) {
			t.Errorf("%q: got %+v, %v", s, got, err)
		}
	}
	if _, err := vocab.EvidenceOf(word("1,2;1,2;1,2 0.95 r"), "document/1"); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("a literal of another type: %v", err)
	}
}

func TestNodesHaveShortIRIs(t *testing.T) {
	iri := vocab.Node("person/5f2b3fefbd90a1c2")
	if iri != "hp:person/5f2b3fefbd90a1c2" {
		t.Errorf("got %s", string(iri))
	}
	if id, ok := vocab.IDOf(iri); !ok || id != "person/5f2b3fefbd90a1c2" {
		t.Errorf("back: %q, %v", id, ok)
	}
	for _, v := range []quad.Value{nil, quad.IRI("https://example.org/1"), quad.IRI("hq:person/1"), word("hp:person/1"), quad.String("hp:person/1")} {
		if id, ok := vocab.IDOf(v); ok || id != "" {
			t.Errorf("%v: got %q, %v", v, id, ok)
		}
		if got := vocab.Expand("https://huipu.example/id/", v); got != v {
			t.Errorf("%v: expanded to %v", v, got)
		}
	}
	if got := vocab.Expand("https://huipu.example/id/", iri); got != quad.Value(quad.IRI("https://huipu.example/id/person/5f2b3fefbd90a1c2")) {
		t.Errorf("expanded to %v", got)
	}
}

func TestEveryKindHasAClassAndPredicates(t *testing.T) {
	classes := map[quad.IRI]kg.Kind{}
	for _, kind := range kg.Kinds() {
		class := vocab.ClassOf(kind)
		if other, ok := classes[class]; ok || class == "" {
			t.Errorf("%s has the class %q, as %q", kind, string(class), other)
		}
		classes[class] = kind
		predicates := vocab.Predicates(kind)
		if len(predicates) == 0 || slices.Contains(predicates, vocab.Type) != vocab.TypeStored(kind) {
			t.Errorf("%s has the predicates %v", kind, predicates)
		}
	}
	if vocab.ClassOf("thing") != "" || vocab.Predicates("thing") != nil {
		t.Error("an unknown kind has a class or predicates")
	}
}
