package query

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// TestIDsOfReportsLeadToMeetings gives two documents' reports of one name and day to two events,
// and a third's to the first.
func TestIDsOfReportsLeadToMeetings(t *testing.T) {
	day := kg.Date{Year: 2025, Month: 3, Day: 1}
	read := func(text, name string) kg.Contribution {
		return resolve.Resolve(kg.Facts{
			Document: kg.Document{ID: kg.NewID(kg.KindDocument, text), Text: text},
			Meetings: []kg.MeetingFact{{Key: "m", Name: name, Date: day, Format: kg.InPerson}},
		})
	}
	a, b, c := read("甲稿", "座谈会"), read("乙稿", "座谈会"), read("丙稿", "专题座谈会")
	shared, other := a.Meetings[0].ID, c.Meetings[0].ID
	mention := func(c kg.Contribution) kg.ID { return kg.MentionID(c.Meetings[0].ID, c.Document.ID) }
	own := mention(b)
	s := session(t, []kg.Contribution{a, resolve.Relabel(b, map[kg.ID]kg.ID{shared: own}), resolve.Relabel(c, map[kg.ID]kg.ID{other: shared})})
	nowhere := []kg.ID{kg.MentionID(other, a.Document.ID), kg.MentionID(shared, "document/0000000000000000"), "meeting/0000000000000000", "meeting/x", ""}
	asked := append([]kg.ID{shared, own, other, mention(a), mention(c)}, nowhere...)
	want := append([]kg.ID{shared, own, shared, shared, shared}, nowhere...)
	if diff := cmp.Diff(want, s.Events(asked)); diff != "" {
		t.Errorf("meetings (-want +got):\n%s", diff)
	}
}
