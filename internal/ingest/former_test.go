package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/history"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// stood is what nodes stand for in a version: mentions, reports, names, and facts as each document
// states them by itself.
func stood(t interface{ Fatal(...any) }, s *view.Snapshot) map[kg.ID][]string {
	of := map[kg.ID][]string{}
	for _, document := range s.IDs(kg.KindDocument) {
		c, err := s.Contribution(document)
		if err != nil {
			t.Fatal(err)
		}
		local := map[kg.ID]kg.ID{"": ""}
		note := func(id, alone kg.ID) {
			local[id] = alone
			of[id] = append(of[id], string(document+" "+alone))
		}
		for _, p := range c.Persons {
			note(p.ID, resolve.PersonID(p.Name))
		}
		for _, o := range c.Organisations {
			note(o.ID, resolve.OrganisationID(o.Name))
		}
		for _, m := range c.Meetings {
			note(m.ID, resolve.MeetingID(m.Name, m.Date, document))
		}
		for _, p := range c.Posts {
			note(p.ID, resolve.PostID(local[p.Organisation], p.Role))
		}
		for _, m := range c.Memberships {
			m.Person, m.Post, m.Organisation = local[m.Person], local[m.Post], local[m.Organisation]
			note(m.ID, resolve.MembershipID(m))
		}
		for _, v := range c.Venues {
			v.Meeting = local[v.Meeting]
			note(v.ID, resolve.VenueID(v))
		}
		for _, a := range c.Attendances {
			note(a.ID, resolve.AttendanceID(local[a.Meeting], local[a.Person]))
		}
		for _, g := range c.GroupAttendances {
			note(g.ID, resolve.GroupAttendanceID(local[g.Meeting], g.Label))
		}
	}
	return of
}

// TestEveryIDOfEveryVersionLeadsToWhatItStoodFor ingests, withdraws, supersedes, judges, merges, splits
// and undoes at random, and follows every id that any version had.
func TestEveryIDOfEveryVersionLeadsToWhatItStoodFor(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBenchWith(t, memory(), posts{}, resolve.Persons)
		log := history.New(b.store)
		given := map[kg.ID][]string{} // what ids of all versions stood for last
		note := func() {
			maps.Copy(given, stood(rt, b.view.Snapshot()))
		}
		for i, in := range drawReleases(rt) {
			b.ingest(t, in)
			note()
			for j := range rapid.IntRange(0, 2).Draw(rt, fmt.Sprint("changes ", i)) {
				if changeAtRandom(rt, b, fmt.Sprintf("%d.%d ", i, j)); rapid.IntRange(0, 5).Draw(rt, fmt.Sprint("asked between ", i, j)) == 0 {
					if _, err := former(b, log).Former(slices.Collect(maps.Keys(given))); err != nil {
						rt.Fatal(err)
					}
				}
				note()
			}
		}
		s := b.view.Snapshot()
		now := map[string][]kg.ID{} // the nodes that stand for things
		for id, of := range stood(rt, s) {
			for _, thing := range of {
				now[thing] = append(now[thing], id)
			}
		}
		session := former(b, log)
		for id, of := range given {
			is := leads(rt, session, id)
			if is != "" && (!isStated(s, is) || is.Kind() != id.Kind()) {
				rt.Fatalf("%s leads to %s, which is not there", id, is)
			}
			there := map[kg.ID]bool{} // where what it stood for is now
			for _, thing := range of {
				for _, node := range now[thing] {
					there[node] = true
				}
			}
			if len(there) > 0 && is == "" {
				rt.Fatalf("%s leads nowhere; what it stood for, %v, is stated of %v", id, of, there)
			}
		}
	})
}

func former(b bench, log *history.Log) *query.Session {
	return query.NewWithHistory(func() query.Reader { return b.view.Snapshot() }, nil, log).Session(context.Background())
}

// leads gives the node of an id, by itself or by the history; empty for none.
func leads(t interface{ Fatal(...any) }, s *query.Session, id kg.ID) kg.ID {
	if is := s.Renamed(s.Events(s.Bodies(s.Bearers([]kg.ID{id}))))[0]; isStated(s, is) {
		return is
	}
	found, err := s.Former([]kg.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	return found[0]
}

func isStated(s query.Reader, id kg.ID) bool {
	_, found := slices.BinarySearch(s.IDs(id.Kind()), id)
	return found
}

// changeAtRandom withdraws a document or lets a curator say something or take it back.
func changeAtRandom(t *rapid.T, b bench, label string) {
	s := b.view.Snapshot()
	what := rapid.SampledFrom([]string{"retract", "merge", "split", "judge", "undo"}).Draw(t, label+"what")
	kind := rapid.SampledFrom([]kg.Kind{kg.KindPerson, kg.KindMeeting, kg.KindOrganisation}).Draw(t, label+"kind")
	if what == "retract" {
		kind = kg.KindDocument
	}
	if s.Count(kind) == 0 {
		return
	}
	draw := func(of string) kg.ID { return rapid.SampledFrom(s.IDs(kind)).Draw(t, label+of) }
	var err error
	switch what {
	case "retract":
		_, err = b.Retract(context.Background(), draw("document"), "x", nil)
	case "merge":
		_, _, _, err = b.Merge(context.Background(), ingest.Merger{IDs: []kg.ID{draw("one"), draw("other")}}, "curator")
	case "split":
		node := draw("node")
		parts := b.Parts(t, s, node)
		apart := rapid.SliceOfNDistinct(rapid.SampledFrom(parts), 1, len(parts), rapid.ID).Draw(t, label+"apart")
		_, _, _, err = b.Split(context.Background(), ingest.Separation{ID: node, Apart: apart}, "curator")
	case "judge":
		verdict := rapid.SampledFrom(kg.Verdicts()).Draw(t, label+"verdict")
		_, _, err = b.Judge(context.Background(), ingest.Word{A: draw("a"), B: draw("b"), Verdict: verdict}, "curator")
	default:
		revision := rapid.Uint64Range(1, s.Revision()).Draw(t, label+"revision")
		_, err = b.UndoRevision(context.Background(), revision, "", "curator", nil)
	}
	if err != nil && !errors.Is(err, kg.ErrInvalid) && !errors.Is(err, kg.ErrConflict) {
		t.Fatal(err)
	}
}
