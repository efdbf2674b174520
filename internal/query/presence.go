package query

import (
	"slices"

	"huipu/internal/kg"
)

// Present reports whether a capacity shows that someone was there: a person who only wrote or
// was absent was not.
func Present(capacities []kg.Capacity) bool {
	return slices.ContainsFunc(capacities, func(c kg.Capacity) bool { return c != kg.Written && c != kg.Absent })
}

// NamedCounts gives the number of persons named as present at each meeting, aligned with the
// ids.
func (s *Session) NamedCounts(meetings []kg.ID) []int {
	counts := make([]int, len(meetings))
	s.eachAttendance(meetings, func(i int, a *kg.Attendance) {
		if Present(a.Capacities) {
			counts[i]++
		}
	})
	return counts
}

// PeopleIn gives the persons with the capacity at each meeting, aligned with the ids, in the
// printed order.
func (s *Session) PeopleIn(meetings []kg.ID, capacity kg.Capacity) [][]kg.ID {
	found := make([][]*kg.Attendance, len(meetings))
	s.eachAttendance(meetings, func(i int, a *kg.Attendance) {
		if slices.Contains(a.Capacities, capacity) {
			found[i] = append(found[i], a)
		}
	})
	places := s.AttendancePlaces(slices.Concat(found...))
	people := make([][]kg.ID, len(meetings))
	for i, list := range found {
		at := make(map[kg.ID]int, len(list))
		for j, a := range list {
			at[a.Person] = places[j]
			people[i] = append(people[i], a.Person)
		}
		places = places[len(list):]
		slices.SortFunc(people[i], func(a, b kg.ID) int { return at[a] - at[b] })
	}
	return people
}

func (s *Session) eachAttendance(meetings []kg.ID, do func(i int, a *kg.Attendance)) {
	lists := s.MeetingAttendances(meetings)
	nodes := s.Attendances(slices.Concat(lists...))
	for i, list := range lists {
		for _, a := range nodes[:len(list)] {
			if a != nil {
				do(i, a)
			}
		}
		nodes = nodes[len(list):]
	}
}
