package query

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"huipu/internal/history"
	"huipu/internal/kg"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
)

// told is a history that tells what it was given.
type told map[kg.ID]history.Heirs

func (h told) Heirs(ctx context.Context, _ []kg.Revision, ids []kg.ID) ([]history.Heirs, error) {
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%w: %w", kg.ErrTimeout, ctx.Err())
	}
	list := make([]history.Heirs, len(ids))
	for i, id := range ids {
		list[i] = h[id]
	}
	return list, nil
}

// endless is a history in which each id has another heir.
type endless struct{}

func (endless) Heirs(_ context.Context, _ []kg.Revision, ids []kg.ID) ([]history.Heirs, error) {
	list := make([]history.Heirs, len(ids))
	for i, id := range ids {
		list[i].Restated = []kg.ID{id + "0"}
	}
	return list, nil
}

// TestFormerIDsLeadToWhatHasMostOfThem follows ids whose heirs are in the graph or not.
func TestFormerIDsLeadToWhatHasMostOfThem(t *testing.T) {
	r := testkit.NewRelease(kg.Document{Title: "稿", Text: "王小明、罗燕、阿东出席甲会会议。"})
	a, b, c := r.Person("王小明"), r.Person("罗燕"), r.Person("阿东")
	meeting := r.Meeting(kg.Meeting{Name: "甲会会议", Format: kg.InPerson})
	attendance := r.Attendance(meeting, a, "王小明", kg.Attendance{Capacities: []kg.Capacity{kg.Attended}})
	document := r.Contribution().Document.ID
	heirs := func(restated, followed, whole []kg.ID) history.Heirs {
		return history.Heirs{Restated: restated, Followed: followed, Whole: whole}
	}
	in := func(document kg.ID, since uint64) kg.ID { return history.FactIn(attendance, document, since) }
	elsewhere := kg.ID("document/0000000000000001")
	log := told{
		"person/1": heirs([]kg.ID{kg.MentionID(a, document), kg.MentionID(b, document), b}, []kg.ID{c}, []kg.ID{c}),
		"person/2": heirs([]kg.ID{max(a, b), min(a, b)}, nil, nil),
		"person/3": heirs([]kg.ID{"person/31"}, []kg.ID{c}, []kg.ID{b}),
		"person/4": heirs([]kg.ID{"person/3", "person/1"}, nil, nil),
		"person/5": heirs([]kg.ID{"person/51"}, []kg.ID{"person/52"}, []kg.ID{"person/1"}),
		"person/6": heirs([]kg.ID{"person/61"}, nil, nil), "person/61": heirs([]kg.ID{"person/6"}, nil, nil), // a circle
		"attendance/1": heirs([]kg.ID{in(document, 1)}, nil, nil),
		"attendance/2": heirs([]kg.ID{in(elsewhere, 1)}, nil, nil),
		"attendance/3": heirs([]kg.ID{in(document, 7)}, nil, nil), in(document, 7): heirs([]kg.ID{in(elsewhere, 8)}, nil, []kg.ID{attendance}),
	}
	snapshot := testkit.View(t, memstore.New(memstore.Options{Now: testkit.Clock()}), []kg.Contribution{r.Contribution()}).Snapshot()
	current := func() Reader { return snapshot }
	s := NewWithHistory(current, nil, log).Session(t.Context())
	for id, want := range map[kg.ID]kg.ID{
		"person/1": b, "person/2": min(a, b), "person/3": c, "person/4": b, "person/5": b, "person/6": "", "person/0": "",
		"attendance/1": attendance, "attendance/2": "", "attendance/3": attendance,
	} {
		if got, err := s.Former([]kg.ID{id}); err != nil || got[0] != want {
			t.Errorf("%s leads to %q, %v; want %q", id, got, err, want)
		}
	}
	if got, err := New(current).Session(t.Context()).Former([]kg.ID{"person/1"}); err != nil || got[0] != "" {
		t.Errorf("without a history: %q, %v", got, err)
	}
	if _, err := NewWithHistory(current, nil, endless{}).Session(t.Context()).Former([]kg.ID{"person/1"}); !errors.Is(err, kg.ErrLimit) {
		t.Errorf("without an end: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := NewWithHistory(current, nil, log).Session(ended).Former([]kg.ID{"person/1"}); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("after the end: %v", err)
	}
}
