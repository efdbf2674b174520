package history_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/history"
	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/vocab"
)

var day = kg.Date{Year: 2024, Month: 5, Day: 10}

// release is what a document states of 王小明, chairman of 甲会 and at a meeting of it.
func release(text string) kg.Contribution {
	return resolve.Resolve(kg.Facts{
		Document: kg.Document{ID: kg.NewID(kg.KindDocument, text), SHA256: text, Text: text},
		Meetings: []kg.MeetingFact{{Key: "m", Name: "甲会会议", Date: day, Format: kg.InPerson, Venues: []kg.VenueFact{{Kind: kg.MainVenue, Place: "甲地"}}}},
		Persons:  []kg.PersonFact{{Name: "王小明", Memberships: []kg.MembershipFact{{Role: "主席", Organisation: "甲会"}}}},
		Attendances: []kg.AttendanceFact{{
			Meeting: "m", Person: "王小明", Capacities: []kg.Capacity{kg.Attended}, Memberships: []int{0}, Order: 1,
		}},
		GroupAttendances: []kg.GroupFact{{Meeting: "m", Label: "代表", Capacities: []kg.Capacity{kg.Attended}}},
		Organisations:    []kg.OrganisationFact{{Name: "甲会"}},
	})
}

// graph is a store whose revisions were made one by one.
type graph struct {
	store.Store
	t *testing.T
}

func newGraph(t *testing.T) graph {
	return graph{memstore.New(memstore.Options{Now: func() time.Time { return time.Unix(1700000000, 0) }}), t}
}

// put makes a revision in which some contributions take the place of others.
func (g graph) put(before, after []kg.Contribution) {
	g.t.Helper()
	change := store.Change{Author: "x", Cause: kg.CauseIngest}
	gone := map[quad.Quad]bool{}
	for _, c := range before {
		for _, q := range vocab.Encode(c) {
			gone[q] = true
		}
	}
	for _, c := range after {
		for _, q := range vocab.Encode(c) {
			if gone[q] {
				delete(gone, q)
				continue
			}
			change.Add = append(change.Add, q)
		}
	}
	for q := range gone {
		change.Remove = append(change.Remove, q)
	}
	if _, err := g.Commit(g.t.Context(), change); err != nil {
		g.t.Fatal(err)
	}
}

// revisions lists the first ones.
func (g graph) revisions(n int) []kg.Revision { return g.all()[:n] }

func list[T any](of ...T) []T { return of }

// TestWhatIDsStoodForIsTold lets a person be told apart, be found to be another, and go; and a document
// take the place of one.
func TestWhatIDsStoodForIsTold(t *testing.T) {
	one, two, three := release("甲"), release("乙"), release("丙")
	name, meeting, body := one.Persons[0].ID, one.Meetings[0].ID, one.Organisations[0].ID
	at := func(id kg.ID, c kg.Contribution) kg.ID { return kg.MentionID(id, c.Document.ID) }
	apart := resolve.Relabel(two, map[kg.ID]kg.ID{name: at(name, two), meeting: at(meeting, two), body: "organisation/00000000000000aa"})
	g := newGraph(t)
	g.put(nil, list(one, apart))
	g.put(list(apart), list(two)) // one person, meeting and organisation after all
	g.put(list(two), nil)
	g.put(list(one), list(three)) // at the same address
	log := history.New(g.Store)
	in := func(id kg.ID, c kg.Contribution, since uint64) kg.ID { return history.FactIn(id, c.Document.ID, since) }
	post, former := one.Posts[0].ID, apart.Posts[0].ID
	for _, tt := range []struct {
		what string
		id   kg.ID
		upTo int
		want history.Heirs
	}{
		{"an id that was never given", "person/0000000000000000", 4, history.Heirs{}},
		{"what nothing was taken from yet", former, 1, history.Heirs{}},
		{"a mention that went with its document", at(name, two), 4, history.Heirs{Whole: list(name)}},
		{"a mention whose document has a follower", at(name, one), 4, history.Heirs{Followed: list(at(name, three)), Whole: list(name)}},
		{"a report whose document has a follower", at(meeting, one), 4, history.Heirs{Followed: list(at(meeting, three)), Whole: list(meeting)}},
		{"an organisation that had another id", "organisation/00000000000000aa", 4, history.Heirs{Restated: list(body)}},
		{"a post of it", former, 4, history.Heirs{Restated: list(in(post, two, 2))}},
		{"a membership in it", apart.Memberships[0].ID, 4, history.Heirs{Restated: list(in(two.Memberships[0].ID, two, 2))}},
		{"an attendance", apart.Attendances[0].ID, 4, history.Heirs{Restated: list(in(two.Attendances[0].ID, two, 2))}},
		{"a group", apart.GroupAttendances[0].ID, 4, history.Heirs{Restated: list(in(two.GroupAttendances[0].ID, two, 2))}},
		{"a venue", apart.Venues[0].ID, 4, history.Heirs{Restated: list(in(two.Venues[0].ID, two, 2))}},
		{"a fact in a document that went", in(post, two, 2), 4, history.Heirs{Whole: list(post)}},
		{"a fact in a document that has a follower", in(post, one, 1), 4, history.Heirs{Followed: list(in(post, three, 4)), Whole: list(post)}},
		{"a fact in a document, before that went", in(post, two, 2), 2, history.Heirs{}},
		{"a fact in a document, after that went", in(post, two, 3), 4, history.Heirs{}},
	} {
		t.Run(tt.what, func(t *testing.T) {
			got, err := log.Heirs(t.Context(), g.revisions(tt.upTo), list(tt.id))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(list(tt.want), got); diff != "" {
				t.Errorf("heirs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestThePostOfAMembershipIsFoundElsewhere relabels organisations that swap ids, whose posts are no part of
// the change.
func TestThePostOfAMembershipIsFoundElsewhere(t *testing.T) {
	c := release("甲")
	other := "organisation/00000000000000aa"
	c.Organisations = append(c.Organisations, kg.Organisation{ID: kg.ID(other), Name: "乙会"})
	body := c.Organisations[0].ID
	c.Posts = append(c.Posts, kg.Post{ID: resolve.PostID(kg.ID(other), c.Posts[0].Role), Organisation: kg.ID(other), Role: c.Posts[0].Role})
	swapped := resolve.Relabel(c, map[kg.ID]kg.ID{body: kg.ID(other), kg.ID(other): body})
	g := newGraph(t)
	g.put(nil, list(c))
	g.put(list(c), list(swapped))
	want := history.FactIn(swapped.Memberships[0].ID, c.Document.ID, 2)
	for range 2 { // in the graph, and then in the revision that took it away
		got, err := history.New(g.Store).Heirs(t.Context(), g.all(), list(c.Memberships[0].ID))
		if err != nil || len(got[0].Restated) != 1 || got[0].Restated[0] != want {
			t.Errorf("heirs %+v, %v; want %s", got, err, want)
		}
		if n := len(g.all()); n == 2 {
			g.put(list(swapped), nil)
		}
	}
}

func (g graph) all() []kg.Revision {
	var list []kg.Revision
	for r, err := range g.Heads(g.t.Context(), 0) {
		if err != nil {
			g.t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// exchanged is a store that another can take the place of.
type exchanged struct{ store.Store }

// TestRevisionsThatWereLostAreForgotten puts another store in the place of one.
func TestRevisionsThatWereLostAreForgotten(t *testing.T) {
	one, two := release("甲"), release("乙")
	mention := kg.MentionID(one.Persons[0].ID, one.Document.ID)
	ahead, behind := newGraph(t), newGraph(t)
	ahead.put(nil, list(one, two))
	ahead.put(list(one), nil)
	behind.put(nil, list(one, two))
	behind.put(list(two), nil)
	behind.put(list(one), list(two))
	s := &exchanged{ahead.Store}
	log := history.New(s)
	ask := func(revisions []kg.Revision) history.Heirs {
		t.Helper()
		got, err := log.Heirs(t.Context(), revisions, list(mention))
		if err != nil {
			t.Fatal(err)
		}
		return got[0]
	}
	if h := ask(ahead.revisions(2)); len(h.Followed) != 0 || len(h.Whole) != 1 {
		t.Errorf("heirs %+v", h)
	}
	s.Store = behind.Store
	if h := ask(behind.revisions(3)); len(h.Followed) != 1 {
		t.Errorf("heirs in the other store %+v", h)
	}
}

func TestHistoryThatCannotBeRead(t *testing.T) {
	one := release("甲")
	g := newGraph(t)
	g.put(nil, list(one))
	g.put(list(one), nil)
	log := history.New(g.Store)
	mention := list(kg.MentionID(one.Persons[0].ID, one.Document.ID))
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := log.Heirs(ended, g.revisions(2), mention); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("after the end: %v", err)
	}
	more := append(g.revisions(2), kg.Revision{Number: 3, Removed: 1})
	if _, err := log.Heirs(t.Context(), more, mention); !errors.Is(err, kg.ErrInternal) {
		t.Errorf("a revision that the store does not have: %v", err)
	}
	if got, err := log.Heirs(t.Context(), g.revisions(2), mention); err != nil || len(got[0].Whole) != 1 {
		t.Errorf("then: %+v, %v", got, err)
	}
}

func TestAddressesOfFacts(t *testing.T) {
	fact, document, since, ok := history.FactOf(history.FactIn("post/1", "document/2", 3))
	if fact != "post/1" || document != "document/2" || since != 3 || !ok {
		t.Error(fact, document, since, ok)
	}
	for _, id := range []kg.ID{"", "post/1", "person/1-2", "post/1@document/2", "post/1@document/2@x"} {
		if _, _, _, ok := history.FactOf(id); ok {
			t.Errorf("%q is no address", id)
		}
		if _, err := kg.ParseID(string(history.FactIn(id, "document/2", 3))); err == nil {
			t.Errorf("the address of %q is an id", id)
		}
	}
}
