package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// Fact is one thing that a document states, told for people: a node of a kind, by names. Two
// facts of a document with one kind and subject are about the same.
type Fact struct {
	Kind    kg.Kind
	Subject string // whom or what it is about, such as a person and a meeting
	Detail  string // what is said of it
}

// FactKinds lists the kinds of nodes that facts are told of, in a fixed order. The slice is fresh.
func FactKinds() []kg.Kind {
	return []kg.Kind{
		kg.KindMeeting, kg.KindPerson, kg.KindOrganisation, kg.KindMembership, kg.KindAttendance, kg.KindGroupAttendance, kg.KindTextRepair,
	}
}

// factsOf tells what a document states, sorted by kind, subject and detail.
func factsOf(c kg.Contribution) []Fact {
	t := teller{map[kg.ID]string{}}
	t.learn(c)
	var facts []Fact
	add := func(kind kg.Kind, subject string, details ...string) {
		details = slices.DeleteFunc(details, func(s string) bool { return s == "" })
		facts = append(facts, Fact{kind, subject, strings.Join(details, "; ")})
	}
	for _, m := range c.Meetings {
		add(kg.KindMeeting, t.names[m.ID],
			list("also", m.Aliases), part("until", m.EndDate.String()), part("format", string(m.Format)), list("in", m.Places),
			list("convened by", t.all(m.ConvenedBy)), part("of the series", t.names[m.Series]), number("term", m.Term), number("session", m.Session),
			counted(m.Stated), t.venues(c.Venues, m.ID))
	}
	for _, p := range c.Persons {
		add(kg.KindPerson, p.Name, list("also", p.Aliases))
	}
	for _, o := range c.Organisations {
		add(kg.KindOrganisation, o.Name, part("in full", o.FullName), list("also", o.Aliases), list("replaced by", t.all(o.ReplacedBy)), part("until", o.Until.String()), part("part of", t.names[o.Parent]), part("of", o.Place))
	}
	for _, m := range c.Memberships {
		former := ""
		if m.Former {
			former = "former"
		}
		add(kg.KindMembership, t.names[m.ID], former, list("observed on", texts(m.ObservedOn)),
			list("elected on", texts(m.ElectedOn)), list("appointed on", texts(m.AppointedOn)), list("ended on", texts(m.EndedOn)))
	}
	for _, a := range c.Attendances {
		add(kg.KindAttendance, t.names[a.Person]+" at "+t.names[a.Meeting],
			strings.Join(texts(a.Capacities), ", "), list("as", t.all(a.Memberships)), part("venue", t.names[a.Venue]), list("on behalf of", t.all(a.OnBehalfOf)))
	}
	for _, g := range c.GroupAttendances {
		add(kg.KindGroupAttendance, g.Label+" at "+t.names[g.Meeting],
			strings.Join(texts(g.Capacities), ", "), list("that is", t.all(g.Organisations)), counted(g.Stated), part("venue", t.names[g.Venue]))
	}
	for _, r := range c.TextRepairs {
		add(kg.KindTextRepair, fmt.Sprintf("%s at byte %d", r.Before, r.Span.Start), part("read as", r.After), r.Reason)
	}
	kinds := FactKinds()
	slices.SortFunc(facts, func(a, b Fact) int {
		return cmp.Or(slices.Index(kinds, a.Kind)-slices.Index(kinds, b.Kind), strings.Compare(a.Subject, b.Subject), strings.Compare(a.Detail, b.Detail))
	})
	return facts
}

// teller knows what nodes of a document are called.
type teller struct{ names map[kg.ID]string }

func (t teller) learn(c kg.Contribution) {
	for _, p := range c.Persons {
		t.names[p.ID] = p.Name
	}
	for _, o := range c.Organisations {
		t.names[o.ID] = o.Name
	}
	for _, r := range c.Roles {
		t.names[r.ID] = r.Name
	}
	for _, s := range c.MeetingSeries {
		t.names[s.ID] = s.Name
	}
	for _, m := range c.Meetings {
		t.names[m.ID] = strings.TrimSpace(m.Name + " " + m.Date.String())
	}
	for _, v := range c.Venues {
		t.names[v.ID] = strings.TrimSpace(string(v.Kind) + " " + v.Place)
	}
	posts := make(map[kg.ID]kg.Post, len(c.Posts))
	for _, p := range c.Posts {
		posts[p.ID] = p
	}
	for _, m := range c.Memberships {
		if p, ok := posts[m.Post]; ok {
			m.Organisation, m.Role = p.Organisation, p.Role
		}
		t.names[m.ID] = t.names[m.Person] + " as " + t.names[m.Organisation] + t.names[m.Role]
	}
}

// all gives the names of nodes, sorted.
func (t teller) all(ids []kg.ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.names[id]
	}
	slices.Sort(names)
	return names
}

// venues tells those of a meeting.
func (t teller) venues(all []kg.Venue, meeting kg.ID) string {
	var ids []kg.ID
	for _, v := range all {
		if v.Meeting == meeting {
			ids = append(ids, v.ID)
		}
	}
	return list("venues", t.all(ids))
}

func part(what, value string) string {
	if value == "" {
		return ""
	}
	return what + " " + value
}

func list(what string, values []string) string { return part(what, strings.Join(values, ", ")) }

func number(what string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(what, " ", n)
}

func counted(c kg.Count) string {
	if c.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d people, %s", c.Number, c.Qualifier)
}

// texts gives values in print, in their order.
func texts[T any](values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = fmt.Sprint(v)
	}
	return list
}
