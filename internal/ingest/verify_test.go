package ingest_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/view"
)

// changed is an extractor whose facts are sound until change had its hands on them.
type changed struct{ change func(f *kg.Facts) }

func (x changed) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	f, err := lines{}.Extract(ctx, r)
	x.change(&f)
	return f, err
}

// factsOf gives the facts of a text.
func factsOf(t *testing.T, raw []byte) kg.Facts {
	t.Helper()
	r, err := release.Read("a.txt", raw)
	if err != nil {
		t.Fatal(err)
	}
	f, err := lines{}.Extract(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestBrokenFactsAreRefused breaks facts in every way that matters, one at a time.
func TestBrokenFactsAreRefused(t *testing.T) {
	span := func(f *kg.Facts) *kg.Span { return &f.Attendances[0].Evidence[0].Span }
	for _, tt := range []struct {
		name   string
		change func(f *kg.Facts)
		says   string
	}{
		{"quote of another passage", func(f *kg.Facts) { f.Attendances[0].Evidence[0].Quote = "出席" }, `quotes "出席"`},
		{"span outside the text", func(f *kg.Facts) { span(f).End = 1 << 20 }, "no passage"},
		{"span before the text", func(f *kg.Facts) { span(f).Start = -1 }, "no passage"},
		{"empty span", func(f *kg.Facts) { span(f).End = span(f).Start }, "no passage"},
		{"span that cuts a character", func(f *kg.Facts) { span(f).Start++ }, "no passage"},
		{"wrong code points", func(f *kg.Facts) { span(f).StartChar++ }, "has the span"},
		{"wrong UTF-16 units", func(f *kg.Facts) { span(f).EndUTF16-- }, "has the span"},
		{"basis of another passage", func(f *kg.Facts) {
			e := &f.Attendances[0].Evidence[0]
			e.Basis = kg.Basis{Kind: kg.BasisVerb, Span: e.Span, Quote: "出席"}
		}, `quotes "出席"`},
		{"basis of an unknown kind", func(f *kg.Facts) {
			e := &f.Attendances[0].Evidence[0]
			e.Basis = kg.Basis{Kind: "GUESS", Span: e.Span, Quote: e.Quote}
		}, `kind "GUESS"`},
		{"basis without a kind", func(f *kg.Facts) { f.Attendances[0].Evidence[0].Basis.Quote = "x" }, `kind ""`},
		{"evidence without a rule", func(f *kg.Facts) { f.Persons[0].Evidence[0].Rule = "" }, `rule ""`},
		{"confidence above 1", func(f *kg.Facts) { f.Persons[0].Evidence[0].Confidence = 1.5 }, "confidence 1.5"},
		{"meeting without evidence", func(f *kg.Facts) { f.Meetings[0].Evidence = nil }, "no evidence"},
		{"person without evidence", func(f *kg.Facts) { f.Persons[1].Evidence = nil }, "no evidence"},
		{"membership without evidence", func(f *kg.Facts) { f.Persons[0].Memberships[0].Evidence = nil }, "no evidence"},
		{"attendance without evidence", func(f *kg.Facts) { f.Attendances[0].Evidence = nil }, "no evidence"},
		{"group without evidence", func(f *kg.Facts) { f.GroupAttendances[0].Evidence = nil }, "no evidence"},
		{"meeting without a name", func(f *kg.Facts) { f.Meetings[0].Name = "" }, "no name"},
		{"two meetings of one key", func(f *kg.Facts) { f.Meetings = append(f.Meetings, f.Meetings[0]) }, "no key of its own"},
		{"two main meetings", func(f *kg.Facts) {
			f.Meetings = append(f.Meetings, f.Meetings[0])
			f.Meetings[1].Key = "m2"
		}, "2 main meetings"},
		{"unknown format", func(f *kg.Facts) { f.Meetings[0].Format = "" }, `format ""`},
		{"unknown kind of venue", func(f *kg.Facts) { f.Meetings[0].Venues = []kg.VenueFact{{Kind: "ROOF"}} }, `kind "ROOF"`},
		{"venue without a kind", func(f *kg.Facts) { f.Attendances[0].Venue.Place = "北京" }, `kind ""`},
		{"count without a qualifier", func(f *kg.Facts) { f.Meetings[0].Stated.Number = 7 }, `count 7 ""`},
		{"negative count", func(f *kg.Facts) { f.GroupAttendances[0].Stated = kg.Count{Number: -1, Qualifier: kg.About} }, "count -1"},
		{"person without a name", func(f *kg.Facts) { f.Persons[1].Name = "" }, "no name of its own"},
		{"two persons of one name", func(f *kg.Facts) { f.Persons = append(f.Persons, f.Persons[0]) }, "no name of its own"},
		{"empty membership", func(f *kg.Facts) { f.Persons[0].Memberships[0].Role, f.Persons[0].Memberships[0].Organisation = "", "" }, "neither a role"},
		{"attendance at an unknown meeting", func(f *kg.Facts) { f.Attendances[0].Meeting = "m7" }, `meeting "m7"`},
		{"attendance of an unknown person", func(f *kg.Facts) { f.Attendances[0].Person = "某" }, `person "某"`},
		{"attendance without a capacity", func(f *kg.Facts) { f.Attendances[0].Capacities = nil }, "no capacity"},
		{"unknown capacity", func(f *kg.Facts) { f.Attendances[0].Capacities[0] = "DANCED" }, `capacity "DANCED"`},
		{"index of no membership", func(f *kg.Facts) { f.Attendances[0].Memberships = []int{1} }, "membership 1"},
		{"group at an unknown meeting", func(f *kg.Facts) { f.GroupAttendances[0].Meeting = "" }, `meeting ""`},
		{"group without a label", func(f *kg.Facts) { f.GroupAttendances[0].Label = "" }, "no label"},
		{"unknown person mentioned", func(f *kg.Facts) { f.MentionedOnly = []string{"某"} }, `person "某"`},
		{"organisation without a name", func(f *kg.Facts) { f.Organisations = []kg.OrganisationFact{{}} }, "organisation has no name"},
		{"repair of another text", func(f *kg.Facts) { f.Repairs = []kg.RepairFact{{Span: *span(f), Before: "x"}} }, "repair 1"},
		{"unread passage of another text", func(f *kg.Facts) { f.Unread[0].Quote = "x" }, "unread passage 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := memory()
			v, err := view.Build(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			service := ingest.New(ingest.Options{Store: s, View: v, Extractor: func() (ingest.Extractor, error) { return changed{tt.change}, nil }})
			raw := text("", "会议 甲会", "出席 王小明", "提到 𠮷野", "代表 群", "不明 某处")
			o, err := service.Ingest(t.Context(), input("in.txt", raw), "x")
			if !errors.Is(err, kg.ErrInternal) || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "in.txt") {
				t.Errorf("got %v, want an internal error that says %q", err, tt.says)
			}
			if !errors.Is(o.Err, kg.ErrInternal) || v.Snapshot().Revision() != 0 {
				t.Errorf("outcome %+v at revision %d", o, v.Snapshot().Revision())
			}
		})
	}
}

// TestQuotesFarIntoALongTextAreMeasured expects sound facts of a text much longer than what
// is measured at a time, with characters outside the basic plane, to pass.
func TestQuotesFarIntoALongTextAreMeasured(t *testing.T) {
	b := newBench(t, memory())
	facts := []string{"会议 甲会"}
	for range 300 {
		facts = append(facts, "𠮷野家的天空a蓝")
	}
	facts = append(facts, "出席 王小明")
	facts = slices.Concat(facts, []string{"代表 𠮷野"})
	if o := b.ingest(t, input("a.txt", text("", facts...))); o.Attendances != 1 || o.GroupAttendances != 1 {
		t.Errorf("outcome: %+v", o)
	}
}
