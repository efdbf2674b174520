package query

import (
	"context"
	"slices"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/testkit"
)

// BenchmarkNested reads 100 meetings with 20 attendances each in printed order, their persons,
// the posts of those and their names: what the widest promised question reads.
func BenchmarkNested(b *testing.B) {
	snapshot := snapshotOf(b, testkit.Assemblies(1000, 20))
	service := New(func() Reader { return snapshot })
	first := 100
	b.ReportAllocs()
	for b.Loop() {
		s := service.Session(context.Background())
		meetings, err := Meetings().Pages(s, []Set{{Name: "meetings", All: true}}, nil, "DATE_DESC", Page{First: &first})
		if err != nil {
			b.Fatal(err)
		}
		ids := meetings[0].IDs
		s.Meetings(ids)
		sets := make([]Set, len(ids))
		for i, list := range s.MeetingAttendances(ids) {
			sets[i] = Set{Name: "attendances", Of: ids[i], IDs: list}
		}
		pages, err := Attendances().Pages(s, sets, nil, "ORDER", Page{})
		if err != nil {
			b.Fatal(err)
		}
		var attendances []kg.ID
		for _, p := range pages {
			attendances = append(attendances, p.IDs...)
		}
		var people []kg.ID
		for _, a := range s.Attendances(attendances) {
			people = append(people, a.Person)
		}
		people = distinct([][]kg.ID{people})
		s.People(people)
		posts := distinct([][]kg.ID{slices.Concat(s.PersonPosts(people)...)})
		if names := s.PostNames(s.Posts(posts)); len(attendances) != 2000 || len(names) == 0 {
			b.Fatalf("%d attendances, %d posts", len(attendances), len(names))
		}
	}
}
