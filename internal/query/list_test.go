package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
)

// snapshotOf is a version of the graph with the contributions.
func snapshotOf(t testing.TB, contributions []kg.Contribution) *view.Snapshot {
	t.Helper()
	return testkit.View(t, memstore.New(memstore.Options{Now: testkit.Clock()}), contributions).Snapshot()
}

func session(t testing.TB, contributions []kg.Contribution) *Session {
	t.Helper()
	snapshot := snapshotOf(t, contributions)
	return New(func() Reader { return snapshot }).Session(context.Background())
}

// mixed is a graph with sessions, groups, mentions and many of everything.
func mixed() []kg.Contribution { return slices.Concat(testkit.Qiaolian(), testkit.Assemblies(12, 9)) }

// walk reads a whole list in pages of a size, forwards or backwards, and returns the ids in
// the order of the list.
func walk[F any, O ~string](t *testing.T, s *Session, l List[F, O], set Set, f *F, order O, size int, backwards bool) []kg.ID {
	t.Helper()
	var all []kg.ID
	var cursor *string
	for range 10_000 {
		p := Page{First: &size, After: cursor}
		if backwards {
			p = Page{Last: &size, Before: cursor}
		}
		if err := l.Check(set, f, order, p); err != nil {
			t.Fatal(err)
		}
		pages, err := l.Pages(s, []Set{set}, f, order, p)
		if err != nil {
			t.Fatal(err)
		}
		page := pages[0]
		if page.HasPrevious != (len(all) > 0) && !backwards || page.HasNext != (len(all) > 0) && backwards {
			t.Fatalf("after %d of %s: previous %v, next %v", len(all), order, page.HasPrevious, page.HasNext)
		}
		cursors, err := page.Cursors()
		if err != nil {
			t.Fatal(err)
		}
		more := page.HasNext
		if backwards {
			all, more = append(slices.Clone(page.IDs), all...), page.HasPrevious
		} else {
			all = append(all, page.IDs...)
		}
		if !more {
			return all
		}
		if cursor = &cursors[len(cursors)-1]; backwards {
			cursor = &cursors[0]
		}
	}
	t.Fatalf("paging by %s does not end", order)
	return nil
}

// pagesAgree checks of a list and filter, for each order: pages of every size and both
// directions give the same row, descending is the exact reverse of ascending, the count is the
// length, and the row holds what the filter holds for and nothing else.
func pagesAgree[F any, O ~string](t *testing.T, s *Session, name string, l List[F, O], f *F, orders ...O) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		set := Set{Name: "Query." + name, All: true}
		want := l.ids(s)
		if f != nil {
			want = nil
			for i, ok := range l.match(s, l.ids(s), f) {
				if ok {
					want = append(want, l.ids(s)[i])
				}
			}
		}
		slices.Sort(want)
		if len(want) == 0 {
			t.Error("nothing matches: the test sees nothing")
		}
		for i, order := range orders {
			row := walk(t, s, l, set, f, order, 100, false)
			for _, size := range []int{1, 3, 7} {
				for _, backwards := range []bool{false, true} {
					if diff := cmp.Diff(row, walk(t, s, l, set, f, order, size, backwards)); diff != "" {
						t.Errorf("%s in pages of %d, backwards %v: %s", order, size, backwards, diff)
					}
				}
			}
			if i%2 == 1 {
				reverse := walk(t, s, l, set, f, orders[i-1], 100, false)
				slices.Reverse(reverse)
				if diff := cmp.Diff(reverse, row); diff != "" {
					t.Errorf("%s is not the reverse of %s: %s", order, orders[i-1], diff)
				}
			}
			if diff := cmp.Diff(want, slices.Sorted(slices.Values(row))); diff != "" {
				t.Errorf("%s: %s", order, diff)
			}
			ids := Set{Name: set.Name, IDs: l.ids(s)}
			if diff := cmp.Diff(row, walk(t, s, l, ids, f, order, 100, false)); diff != "" {
				t.Errorf("%s of a set of all: %s", order, diff)
			}
		}
		counts, err := l.Counts(s, []Set{set}, f)
		if err != nil || counts[0] != len(want) {
			t.Errorf("count %v, %v; want %d", counts, err, len(want))
		}
	})
}

func TestPagesAgree(t *testing.T) {
	s := session(t, mixed())
	body := &OrganisationFilter{Name: &StringMatch{Eq: new("侨联")}}
	spring := &DateRange{From: &kg.Date{Year: 1950}, To: &kg.Date{Year: 1950, Month: 1, Day: 5}}
	people := []PersonOrder{"NAME_ASC", "NAME_DESC", "ATTENDANCE_COUNT_ASC", "ATTENDANCE_COUNT_DESC"}
	pagesAgree(t, s, "people", People(), nil, people...)
	pagesAgree(t, s, "people named", People(), &PersonFilter{Name: &StringMatch{Contains: new("1")}}, people...)
	pagesAgree(t, s, "people by prefix", People(), &PersonFilter{Name: &StringMatch{Prefix: new("代表000")}}, people...)
	pagesAgree(t, s, "people of a body", People(), &PersonFilter{Memberships: &MembershipFilter{Organisation: body}}, people...)
	pagesAgree(t, s, "people without", People(), &PersonFilter{Not: &PersonFilter{Memberships: &MembershipFilter{Organisation: body}}}, people...)
	pagesAgree(t, s, "people often", People(), &PersonFilter{AttendanceCount: &AttendanceCount{Gte: new(3), Where: &AttendanceFilter{Meeting: &MeetingFilter{Date: spring}}}}, people...)
	pagesAgree(t, s, "people at sessions", People(), &PersonFilter{AttendanceCount: &AttendanceCount{Eq: new(2), Where: &AttendanceFilter{Meeting: &MeetingFilter{ConvenedBy: body}}}}, people...)
	pagesAgree(t, s, "organisations", Organisations(), nil, "NAME_ASC", "NAME_DESC", "MEMBERSHIP_COUNT_ASC", "MEMBERSHIP_COUNT_DESC", "MEETING_COUNT_ASC", "MEETING_COUNT_DESC")
	pagesAgree(t, s, "organisations below", Organisations(), &OrganisationFilter{Parent: body}, OrganisationOrder("NAME_ASC"))
	pagesAgree(t, s, "roles", Roles(), nil, "NAME_ASC", "NAME_DESC", "MEMBERSHIP_COUNT_ASC", "MEMBERSHIP_COUNT_DESC")
	pagesAgree(t, s, "posts", Posts(), nil, "NAME_ASC", "NAME_DESC", "MEMBERSHIP_COUNT_ASC", "MEMBERSHIP_COUNT_DESC")
	pagesAgree(t, s, "memberships", Memberships(), nil, "LAST_OBSERVED_ASC", "LAST_OBSERVED_DESC", "FIRST_OBSERVED_ASC", "FIRST_OBSERVED_DESC", "PERSON_NAME_ASC", "PERSON_NAME_DESC")
	pagesAgree(t, s, "memberships observed", Memberships(), &MembershipFilter{ObservedOn: spring, Former: new(false)}, MembershipOrder("PERSON_NAME_ASC"))
	pagesAgree(t, s, "meetings", Meetings(), nil, "DATE_ASC", "DATE_DESC", "NAME_ASC", "NAME_DESC", "SESSION_ASC", "SESSION_DESC", "ATTENDANCE_COUNT_ASC", "ATTENDANCE_COUNT_DESC")
	pagesAgree(t, s, "meetings in spring", Meetings(), &MeetingFilter{Date: spring}, MeetingOrder("DATE_ASC"), "DATE_DESC")
	pagesAgree(t, s, "series", MeetingSeries(), nil, "NAME_ASC", "NAME_DESC", "MEETING_COUNT_ASC", "MEETING_COUNT_DESC")
	pagesAgree(t, s, "attendances", Attendances(), nil, "ORDER", "ORDER_DESC", "DATE_ASC", "DATE_DESC", "PERSON_NAME_ASC", "PERSON_NAME_DESC")
	pagesAgree(t, s, "attendances in spring", Attendances(), &AttendanceFilter{Meeting: &MeetingFilter{Date: spring}}, AttendanceOrder("ORDER"), "ORDER_DESC")
	pagesAgree(t, s, "groups", GroupAttendances(), nil, "ORDER", "ORDER_DESC", "DATE_ASC", "DATE_DESC", "LABEL_ASC", "LABEL_DESC")
	pagesAgree(t, s, "documents", Documents(), nil, "PUBLISHED_ASC", "PUBLISHED_DESC", "TITLE_ASC", "TITLE_DESC")
	pagesAgree(t, s, "documents about", Documents(), &DocumentFilter{About: &MeetingFilter{ConvenedBy: body}}, DocumentOrder("TITLE_ASC"))
	pagesAgree(t, s, "revisions", Revisions(), nil, "NUMBER_ASC", "NUMBER_DESC")
	pagesAgree(t, s, "later revisions", Revisions(), &RevisionFilter{Number: &IntRange{Gte: new(9)}}, RevisionOrder("NUMBER_ASC"), "NUMBER_DESC")
}

// TestNarrow checks that a narrowed list holds every match, by asking the same filter of all
// nodes. The filters are those that narrow in ways of their own.
func TestNarrow(t *testing.T) {
	s := session(t, mixed())
	wan := kg.NewID(kg.KindPerson, "万立骏")
	organisation := kg.NewID(kg.KindOrganisation, "中国侨联")
	meeting := kg.NewID(kg.KindMeeting, "中国侨联十届五次常委会议")
	person := &PersonFilter{IDs: []kg.ID{wan, kg.NewID(kg.KindPerson, "nobody")}}
	narrowAgrees(t, s, "person", People(), person)
	narrowAgrees(t, s, "person by membership", People(), &PersonFilter{MembershipCount: &MembershipCount{Gte: new(1), Where: &MembershipFilter{Organisation: &OrganisationFilter{IDs: []kg.ID{organisation}}}}})
	narrowAgrees(t, s, "person by attendance", People(), &PersonFilter{Attendances: &AttendanceFilter{Meeting: &MeetingFilter{IDs: []kg.ID{meeting}}}})
	narrowAgrees(t, s, "person by mention", People(), &PersonFilter{MentionedIn: &DocumentFilter{Mentions: &PersonFilter{Name: &StringMatch{In: []string{"习近平", "万立骏"}}}}})
	narrowAgrees(t, s, "person and", People(), &PersonFilter{And: []*PersonFilter{person, {Name: &StringMatch{Prefix: new("万")}}}})
	narrowAgrees(t, s, "organisation", Organisations(), &OrganisationFilter{Memberships: &MembershipFilter{Person: person}})
	narrowAgrees(t, s, "organisation by meetings", Organisations(), &OrganisationFilter{MeetingCount: &MeetingCount{Gte: new(1), Where: &MeetingFilter{IDs: []kg.ID{meeting}}}})
	narrowAgrees(t, s, "role", Roles(), &RoleFilter{Name: &StringMatch{Eq: new("主席")}})
	narrowAgrees(t, s, "post", Posts(), &PostFilter{Role: &RoleFilter{Name: &StringMatch{Eq: new("主席")}}})
	narrowAgrees(t, s, "post by membership", Posts(), &PostFilter{Memberships: &MembershipFilter{Person: person}})
	narrowAgrees(t, s, "membership by post", Memberships(), &MembershipFilter{Post: &PostFilter{Organisation: &OrganisationFilter{IDs: []kg.ID{organisation}}}})
	narrowAgrees(t, s, "membership by role", Memberships(), &MembershipFilter{Role: &RoleFilter{Name: &StringMatch{Eq: new("总书记")}}})
	narrowAgrees(t, s, "meeting by alias", Meetings(), &MeetingFilter{Name: &StringMatch{Eq: new("侨联常委会议")}})
	narrowAgrees(t, s, "meeting by series", Meetings(), &MeetingFilter{Series: &MeetingSeriesFilter{Organisation: &OrganisationFilter{IDs: []kg.ID{organisation}}}})
	narrowAgrees(t, s, "meeting by group", Meetings(), &MeetingFilter{GroupAttendances: &GroupAttendanceFilter{Organisation: &OrganisationFilter{Name: &StringMatch{Eq: new("北京市侨联")}}}})
	narrowAgrees(t, s, "meeting by number", Meetings(), &MeetingFilter{AttendanceCount: &AttendanceCount{Eq: new(1), Where: &AttendanceFilter{Person: person}}})
	narrowAgrees(t, s, "series", MeetingSeries(), &MeetingSeriesFilter{MeetingCount: &MeetingCount{Gte: new(1), Where: &MeetingFilter{IDs: []kg.ID{meeting}}}})
	narrowAgrees(t, s, "attendance", Attendances(), &AttendanceFilter{Memberships: &MembershipFilter{Person: person}})
	narrowAgrees(t, s, "group", GroupAttendances(), &GroupAttendanceFilter{Meeting: &MeetingFilter{IDs: []kg.ID{meeting}}})
	narrowAgrees(t, s, "document", Documents(), &DocumentFilter{IDs: []kg.ID{s.IDs(kg.KindDocument)[3]}})
	narrowAgrees(t, s, "revision", Revisions(), &RevisionFilter{IDs: []kg.ID{"revision/3", "revision/999"}})
}

func narrowAgrees[F any, O ~string](t *testing.T, s *Session, name string, l List[F, O], f *F) {
	t.Helper()
	narrowed, ok := l.narrow(s, f)
	if all := len(l.ids(s)); !ok || len(narrowed) == 0 || len(narrowed) == all && all > 1 {
		t.Errorf("%s: narrowed to %v, %v of %d", name, narrowed, ok, len(l.ids(s)))
	}
	matches := 0
	for i, holds := range l.match(s, l.ids(s), f) {
		if id := l.ids(s)[i]; holds {
			matches++
			if !slices.Contains(narrowed, id) {
				t.Errorf("%s: %s matches but is not among the narrowed", name, id)
			}
		}
	}
	if matches == 0 {
		t.Errorf("%s: nothing matches", name)
	}
}

// TestBoundOfCountsDoesNotNarrow guards the conditions that nodes without any related node
// meet too.
func TestBoundOfCountsDoesNotNarrow(t *testing.T) {
	s := session(t, testkit.Qiaolian())
	where := &AttendanceFilter{Person: &PersonFilter{IDs: []kg.ID{kg.NewID(kg.KindPerson, "万立骏")}}}
	for _, c := range []*AttendanceCount{{Eq: new(0), Where: where}, {Lte: new(1), Where: where}, {Gte: new(0), Where: where}, {Where: where}} {
		if ids, ok := narrowPeople(s, &PersonFilter{AttendanceCount: c}); ok {
			t.Errorf("%+v narrowed to %v", c, ids)
		}
	}
}

func TestPageIsRefused(t *testing.T) {
	set := Set{Name: "Query.people", All: true}
	for _, c := range []struct {
		name string
		page Page
		want error
	}{
		{"first below 0", Page{First: new(-1)}, kg.ErrInvalid},
		{"last below 0", Page{Last: new(-1)}, kg.ErrInvalid},
		{"first and last", Page{First: new(1), Last: new(1)}, kg.ErrInvalid},
		{"first above the limit", Page{First: new(MaxPage + 1)}, kg.ErrLimit},
		{"last above the limit", Page{Last: new(MaxPage + 1)}, kg.ErrLimit},
		{"empty cursor", Page{After: new("")}, ErrCursor},
		{"no cursor", Page{Before: new("AAAA")}, ErrCursor},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := People().Check(set, nil, "NAME_ASC", c.page); !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
	for _, p := range []Page{{}, {First: new(0)}, {First: new(MaxPage)}, {Last: new(MaxPage)}} {
		if err := People().Check(set, nil, "NAME_ASC", p); err != nil {
			t.Errorf("%+v: %v", p, err)
		}
	}
}

func TestFilterIsRefused(t *testing.T) {
	deep := &PersonFilter{}
	for range MaxFilterDepth {
		deep = &PersonFilter{Not: deep}
	}
	many := &PersonFilter{}
	for range MaxFilterNodes {
		many.And = append(many.And, &PersonFilter{})
	}
	for name, f := range map[string]*PersonFilter{
		"deep": deep, "many": many, "long": {IDs: make([]kg.ID, MaxFilterList+1)},
		"long below": {Not: &PersonFilter{Name: &StringMatch{In: make([]string, MaxFilterList+1)}}},
	} {
		if err := People().Check(Set{}, f, "NAME_ASC", Page{}); !errors.Is(err, kg.ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
	}
	many.And = many.And[:MaxFilterNodes-1]
	for name, f := range map[string]*PersonFilter{"deep": deep.Not, "many": many, "long": {IDs: make([]kg.ID, MaxFilterList)}} {
		if err := People().Check(Set{}, f, "NAME_ASC", Page{}); err != nil {
			t.Errorf("at the edge, %s: %v", name, err)
		}
	}
}

// TestCursorIsOfOneList tries the cursor of one list on every list that differs in one thing.
func TestCursorIsOfOneList(t *testing.T) {
	s := session(t, testkit.Qiaolian())
	set := Set{Name: "Query.people", All: true}
	pages, err := People().Pages(s, []Set{set}, nil, "NAME_ASC", Page{First: new(1)})
	if err != nil {
		t.Fatal(err)
	}
	cursors, err := pages[0].Cursors()
	if err != nil {
		t.Fatal(err)
	}
	p := Page{After: &cursors[0]}
	if err := People().Check(set, nil, "NAME_ASC", p); err != nil {
		t.Errorf("own list: %v", err)
	}
	if err := People().Check(set, nil, "NAME_ASC", Page{First: new(50), Before: &cursors[0]}); err != nil {
		t.Errorf("own list, other page: %v", err)
	}
	for name, check := range map[string]error{
		"order":  People().Check(set, nil, "NAME_DESC", p),
		"filter": People().Check(set, &PersonFilter{}, "NAME_ASC", p),
		"name":   People().Check(Set{Name: "Organisation.people", All: true}, nil, "NAME_ASC", p),
		"parent": People().Check(Set{Name: "Query.people", Of: "organisation/1"}, nil, "NAME_ASC", p),
	} {
		if !errors.Is(check, ErrCursor) || !errors.Is(check, kg.ErrInvalid) {
			t.Errorf("other %s: %v", name, check)
		}
	}
}

// TestForeignCursorAmongSets gives the page only to the set that the cursor is of.
func TestForeignCursorAmongSets(t *testing.T) {
	s := session(t, testkit.Qiaolian())
	meetings := s.IDs(kg.KindMeeting)
	lists := s.MeetingAttendances(meetings)
	sets := []Set{{Name: "m", Of: meetings[0], IDs: lists[0]}, {Name: "m", Of: meetings[1], IDs: lists[1]}}
	pages, err := Attendances().Pages(s, sets, nil, "ORDER", Page{First: new(1)})
	if err != nil {
		t.Fatal(err)
	}
	cursors, err := pages[1].Cursors()
	if err != nil {
		t.Fatal(err)
	}
	pages, err = Attendances().Pages(s, sets, nil, "ORDER", Page{After: &cursors[0]})
	if err != nil || len(pages[0].IDs) != 0 || len(pages[1].IDs) != len(lists[1])-1 {
		t.Errorf("pages %+v, %v", pages, err)
	}
}

// TestEndedSession fails with a timeout, and leaves nothing half made behind.
func TestEndedSession(t *testing.T) {
	snapshot := snapshotOf(t, testkit.Qiaolian())
	service := New(func() Reader { return snapshot })
	ctx, cancel := context.WithCancel(context.Background())
	ended := service.Session(ctx)
	cancel()
	set := Set{Name: "Query.people", All: true}
	f := &PersonFilter{Name: &StringMatch{Contains: new("万")}}
	if _, err := People().Pages(ended, []Set{set}, f, "NAME_ASC", Page{}); !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) {
		t.Errorf("page: %v", err)
	}
	if _, err := People().Counts(ended, []Set{set}, f); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("count: %v", err)
	}
	if _, err := People().Pages(ended, []Set{set}, &PersonFilter{Name: &StringMatch{Eq: new("万立骏")}}, "NAME_ASC", Page{}); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("page by name: %v", err)
	}
	pages, err := People().Pages(service.Session(context.Background()), []Set{set}, f, "NAME_ASC", Page{})
	if err != nil || len(pages[0].IDs) != 1 {
		t.Errorf("after it: %+v, %v", pages, err)
	}
}

// TestLooksGrowWithTheLogarithm counts how often a filter that holds for one node in the last
// place is asked.
func TestLooksGrowWithTheLogarithm(t *testing.T) {
	s := session(t, nil)
	for _, c := range []struct{ rows, looks int }{{100, 1}, {1_000, 2}, {10_000, 4}, {100_000, 5}} {
		items := make([]item, c.rows)
		for i := range items {
			items[i] = item{key{number: int64(i)}, kg.ID(fmt.Sprintf("person/%07d", i))}
		}
		looks, seen := 0, 0
		holds := func(ids []kg.ID) []bool {
			looks++
			seen += len(ids)
			kept := make([]bool, len(ids))
			kept[len(ids)-1] = seen == c.rows
			return kept
		}
		page, err := cut(s, rows{items, false}, Page{First: new(1)}, source{}, holds)
		if err != nil || len(page.IDs) != 1 || looks != c.looks {
			t.Errorf("%d rows: %d looks, want %d; %v, %v", c.rows, looks, c.looks, page.IDs, err)
		}
	}
}
