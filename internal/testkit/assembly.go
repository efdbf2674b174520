package testkit

import (
	"fmt"
	"strings"

	"huipu/internal/kg"
)

// Assemblies is a graph of n releases, each about one meeting on a day of its own with size
// attendances. Persons return: there are twice as many as a meeting has, each with one post of
// its own in one of ten organisations.
func Assemblies(n, size int) []kg.Contribution {
	list := make([]kg.Contribution, n)
	for i := range list {
		list[i] = assembly(i, size)
	}
	return list
}

func assembly(i, size int) kg.Contribution {
	name := fmt.Sprintf("第%04d次大会", i)
	var text strings.Builder
	fmt.Fprintf(&text, "%s召开。", name)
	people := make([]string, size)
	for j := range people {
		people[j] = fmt.Sprintf("代表%04d", (i+j)%(2*size))
		fmt.Fprintf(&text, "委员%s出席。", people[j])
	}
	on := kg.Date{Year: 1950 + i/336, Month: 1 + i/28%12, Day: 1 + i%28}
	r := NewRelease(kg.Document{Title: name, Text: text.String(), Published: on, URL: fmt.Sprintf("https://news.example/%d", i)})
	m := r.Meeting(kg.Meeting{Name: name, Date: on, Session: i + 1})
	for j, person := range people {
		id := r.Person(person)
		body := r.Organisation(kg.Organisation{Name: fmt.Sprintf("第%d局", (i+j)%(2*size)%10)})
		r.Attendance(m, id, person+"出席", kg.Attendance{
			Capacities: []kg.Capacity{kg.Attended}, Memberships: []kg.ID{r.Membership(id, body, "委员", "委员"+person, on, false)},
		})
	}
	return r.Contribution()
}
