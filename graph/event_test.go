package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// reportsOfOneSession are two releases about one session, which they name in two forms and of which
// they count two attendances, and gives the id that the later alone gives it.
func reportsOfOneSession(t *testing.T) (list []kg.Contribution, event, alone kg.ID) {
	t.Helper()
	var reports []resolve.Report
	for i, name := range []string{"政协第十四届全国委员会常务委员会第十次会议", "全国政协十四届常委会第十次会议"} {
		person := []string{"甲一", "乙二"}[i]
		text := name + "，" + person + "出席。"
		quote := func(quoted string, at int) []kg.Evidence {
			return []kg.Evidence{{Span: kg.SpanOf(text, at, at+len(quoted)), Quote: quoted, Rule: "attend", Confidence: 0.9}}
		}
		day := kg.Date{Year: 2025, Month: 3, Day: 1}
		c := resolve.Resolve(kg.Facts{
			Document: kg.Document{ID: kg.NewID(kg.KindDocument, text), Text: text, Published: day},
			Meetings: []kg.MeetingFact{{
				Key: "m", Name: name, Date: day, Format: kg.InPerson, Stated: kg.Count{Number: 150 - i, Qualifier: kg.Exactly}, Main: true, Evidence: quote(name, 0),
			}},
			Persons:     []kg.PersonFact{{Name: person, Evidence: quote(person, len(name)+len("，"))}},
			Attendances: []kg.AttendanceFact{{Meeting: "m", Person: person, Capacities: []kg.Capacity{kg.Attended}, Evidence: quote(person+"出席", len(name)+len("，"))}},
		})
		list, reports = append(list, c), append(reports, resolve.Reports(c)...)
	}
	events, _ := resolve.Events(reports, nil)
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	ids := resolve.Assignment(events)
	for i, c := range list {
		if ids[c.Document.ID] != nil {
			alone = c.Meetings[0].ID
		}
		list[i] = resolve.Relabel(c, ids[c.Document.ID])
	}
	return list, events[0].ID, alone
}

// TestTheIDOfALearnedNameLeadsToTheOrganisation asks for it by the id of its short name.
func TestTheIDOfALearnedNameLeadsToTheOrganisation(t *testing.T) {
	quote := []kg.Evidence{{Span: kg.SpanOf("甲协召开会议。", 0, len("甲协")), Quote: "甲协", Rule: "name", Confidence: 0.9}}
	c := resolve.Resolve(kg.Facts{
		Document:      kg.Document{ID: kg.NewID(kg.KindDocument, "甲"), Text: "甲协召开会议。"},
		Organisations: []kg.OrganisationFact{{Name: "甲协", Evidence: quote}},
	})
	short, full := resolve.OrganisationID("甲协"), resolve.OrganisationID("甲乙协会")
	got := struct {
		Old, Now struct{ ID, MergedFrom, MergedInto kg.ID }
	}{}
	ask(t, over(t, []kg.Contribution{resolve.Relabel(c, map[kg.ID]kg.ID{short: full})}), `query($short: ID!, $full: ID!) {
		old: node(id: $short) { id ... on Organisation { mergedFrom mergedInto } }
		now: organisation(id: $full) { id mergedFrom mergedInto }
	}`, map[string]any{"short": short, "full": full}).data(t, &got)
	want := got
	want.Old.ID, want.Old.MergedFrom, want.Old.MergedInto, want.Now.ID = full, short, full, full
	want.Now.MergedFrom, want.Now.MergedInto = "", ""
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestReleasesAboutOneEventTellOfOneMeeting asks for it by its id and by the one that it no longer
// has.
func TestReleasesAboutOneEventTellOfOneMeeting(t *testing.T) {
	list, event, alone := reportsOfOneSession(t)
	ask := ask(t, over(t, list), `query($event: ID!, $alone: ID!) {
		old: node(id: $alone) { id ... on Meeting {
			mergedFrom mergedInto name aliases statedAttendance { count }
			attendances(orderBy: ORDER) { totalCount }
			documents { totalCount }
			findings { kind claims { value } }
		} }
		now: meeting(id: $event) { id mergedFrom mergedInto }
		all: meetings { totalCount }
	}`, map[string]any{"event": event, "alone": alone})
	if len(ask.Errors) > 0 {
		t.Fatalf("%+v", ask.Errors)
	}
	var got any
	if err := json.Unmarshal(ask.Data, &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"old": map[string]any{
			"id": string(event), "mergedFrom": string(alone), "mergedInto": string(event),
			"name": "全国政协十四届常委会第十次会议", "aliases": []any{"政协第十四届全国委员会常务委员会第十次会议"},
			"statedAttendance": map[string]any{"count": 149.0}, "attendances": map[string]any{"totalCount": 2.0}, "documents": map[string]any{"totalCount": 2.0},
			"findings": []any{map[string]any{"kind": "MEETING_COUNTS", "claims": []any{map[string]any{"value": "149"}, map[string]any{"value": "150"}}}},
		},
		"now": map[string]any{"id": string(event), "mergedFrom": nil, "mergedInto": nil},
		"all": map[string]any{"totalCount": 1.0},
	}
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}
