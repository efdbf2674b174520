package bench

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/view"
)

// nested asks for the last hundred meetings with their attendances in printed order, the
// persons, their posts and the names of those.
func (g *graph) nested(v *view.View) error {
	const reads = 50
	service := query.New(func() query.Reader { return v.Snapshot() })
	if err := g.ask(service); err != nil { // the first question of a version makes the sorted lists
		return err
	}
	_, err := g.times("nested query", reads, func(int) error { return g.ask(service) })
	return err
}

func (g *graph) ask(service *query.Service) error {
	first := 100
	s := service.Session(g.ctx)
	meetings, err := query.Meetings().Pages(s, []query.Set{{Name: "meetings", All: true}}, nil, "DATE_DESC", query.Page{First: &first})
	if err != nil {
		return err
	}
	ids := meetings[0].IDs
	s.Meetings(ids)
	sets := make([]query.Set, len(ids))
	for i, list := range s.MeetingAttendances(ids) {
		sets[i] = query.Set{Name: "attendances", Of: ids[i], IDs: list}
	}
	pages, err := query.Attendances().Pages(s, sets, nil, "ORDER", query.Page{})
	if err != nil {
		return err
	}
	var attendances, people, posts []kg.ID
	for _, p := range pages {
		attendances = append(attendances, p.IDs...)
	}
	for _, a := range s.Attendances(attendances) {
		people = append(people, a.Person)
	}
	slices.Sort(people)
	people = slices.Compact(people)
	s.People(people)
	posts = slices.Concat(s.PersonPosts(people)...)
	slices.Sort(posts)
	s.PostNames(s.Posts(slices.Compact(posts)))
	return nil
}
