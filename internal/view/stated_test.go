package view_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
)

func TestNodesAsEachDocumentStatesThem(t *testing.T) {
	contributions := testkit.Qiaolian()
	s := testkit.View(t, memstore.New(memstore.Options{Now: testkit.Clock()}), contributions).Snapshot()
	meetings, organisations, memberships := map[kg.ID][]kg.Meeting{}, map[kg.ID][]string{}, map[kg.ID][]string{}
	shared := 0
	for _, document := range s.IDs(kg.KindDocument) {
		for _, c := range contributions {
			if c.Document.ID != document {
				continue
			}
			for _, m := range c.Meetings {
				m.Sources = []kg.ID{document}
				meetings[m.ID] = append(meetings[m.ID], m)
			}
			for _, o := range c.Organisations {
				organisations[o.ID] = append(organisations[o.ID], o.Name+string(document))
			}
			for _, m := range c.Memberships {
				memberships[m.ID] = append(memberships[m.ID], fmt.Sprint(m.Person, m.ObservedOn, document))
			}
		}
	}
	ids := append(s.IDs(kg.KindMeeting), "meeting/0000000000000000", "person/1")
	got := s.MeetingsStated(ids)
	for i, id := range ids {
		var list []kg.Meeting
		for _, m := range got[i] {
			list = append(list, *m)
		}
		if len(list) > 1 {
			shared++
		}
		if diff := cmp.Diff(meetings[id], list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	if shared == 0 {
		t.Error("no meeting is stated by two documents")
	}
	ids = s.IDs(kg.KindOrganisation)
	for i, list := range s.OrganisationsStated(ids) {
		var names []string
		for _, o := range list {
			names = append(names, o.Name+string(o.Sources[0]))
		}
		if diff := cmp.Diff(organisations[ids[i]], names); diff != "" {
			t.Errorf("%s (-want +got):\n%s", ids[i], diff)
		}
	}
	ids = s.IDs(kg.KindMembership)
	for i, list := range s.MembershipsStated(ids) {
		var held []string
		for _, m := range list {
			held = append(held, fmt.Sprint(m.Person, m.ObservedOn, m.Sources[0]))
		}
		if diff := cmp.Diff(memberships[ids[i]], held); diff != "" {
			t.Errorf("%s (-want +got):\n%s", ids[i], diff)
		}
	}
}

// TestNodesThatADocumentStates asks for what each document alone states of persons and meetings.
func TestNodesThatADocumentStates(t *testing.T) {
	contributions := testkit.Qiaolian()
	s := testkit.View(t, memstore.New(memstore.Options{Now: testkit.Clock()}), contributions).Snapshot()
	documents := []kg.ID{"document/0000000000000000", "person/1", "x"}
	people, meetings := make([][]string, len(documents)), make([][]string, len(documents))
	for _, c := range contributions {
		var named, reported []string
		for _, p := range c.Persons {
			named = append(named, fmt.Sprint(p.ID, p.Name, p.Aliases, p.Evidence))
		}
		for _, m := range c.Meetings {
			reported = append(reported, fmt.Sprint(m.ID, m.Name, m.Date, m.Stated))
		}
		documents, people, meetings = append(documents, c.Document.ID), append(people, named), append(meetings, reported)
	}
	for i, list := range s.PeopleStatedBy(documents) {
		var named []string
		for _, p := range list {
			named = append(named, fmt.Sprint(p.ID, p.Name, p.Aliases, p.Evidence))
		}
		if diff := cmp.Diff(people[i], named); diff != "" {
			t.Errorf("persons of %s (-want +got):\n%s", documents[i], diff)
		}
	}
	for i, list := range s.MeetingsStatedBy(documents) {
		var reported []string
		for _, m := range list {
			reported = append(reported, fmt.Sprint(m.ID, m.Name, m.Date, m.Stated))
		}
		if diff := cmp.Diff(meetings[i], reported); diff != "" {
			t.Errorf("meetings of %s (-want +got):\n%s", documents[i], diff)
		}
	}
}
