package resolve

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// Mention (提及) is a person as one document names it, with what the document tells that
// may set the person apart from others of the name. Within a document a name is one person,
// so the document and the name are the address of a mention.
type Mention struct {
	Document kg.ID
	Name     string   // folded; see [Fold]
	Written  string   // as the document spells it
	Day      kg.Date  // the latest of the meetings attended, else of publication; zero when unknown
	Held     []Held   // the posts named with it, sorted, without repeats
	Meetings []kg.ID  // local ids of the meetings attended, sorted
	With     []string // folded names of the other persons of the document, sorted
	Bodies   []string // folded names of the organisations of the document, sorted
	Place    string   // where the meetings took place, as far as they agree; empty when not said
	Source   string   // 来源: the publisher of the document; empty when unknown
}

// Held is a post that a document names with a person: the names of the organisation and of
// the role, of which one may be empty.
type Held struct {
	Organisation, Role string
	Former             bool // 原, 前, 曾任: held before
}

// Mentions gives the persons that the reading of a document names, sorted by name; none is
// left out. Ids of the reading must be those that [Resolve] gives. Mentions of a document share
// lists, which must not be changed.
func Mentions(c kg.Contribution) []Mention {
	r := readingOf(c)
	var bodies []string
	for i := range c.Organisations {
		bodies = append(bodies, Fold(c.Organisations[i].Name))
	}
	slices.Sort(bodies)
	bodies = slices.Compact(bodies)
	list := make([]Mention, 0, len(c.Persons))
	for _, p := range c.Persons {
		m := r.mention(p)
		m.Bodies = bodies
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b Mention) int { return cmp.Compare(a.Name, b.Name) })
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	for i := range list {
		list[i].With = slices.Concat(names[:i], names[i+1:])
	}
	return list
}

// reading is the reading of a document with its facts at hand by person.
type reading struct {
	kg.Contribution
	organisations, roles map[kg.ID]string // names
	meetings             map[kg.ID]*kg.Meeting
	held                 map[kg.ID][]Held
	attended             map[kg.ID][]kg.ID
}

func readingOf(c kg.Contribution) reading {
	r := reading{
		Contribution: c, organisations: map[kg.ID]string{}, roles: map[kg.ID]string{}, meetings: map[kg.ID]*kg.Meeting{},
		held: map[kg.ID][]Held{}, attended: map[kg.ID][]kg.ID{},
	}
	for i := range c.Organisations {
		r.organisations[c.Organisations[i].ID] = c.Organisations[i].Name
	}
	for i := range c.Roles {
		r.roles[c.Roles[i].ID] = c.Roles[i].Name
	}
	for i := range c.Meetings {
		r.meetings[c.Meetings[i].ID] = &c.Meetings[i]
	}
	for i := range c.Memberships {
		m := &c.Memberships[i]
		r.held[m.Person] = append(r.held[m.Person], Held{r.organisations[m.Organisation], r.roles[m.Role], m.Former})
	}
	for i := range c.Attendances {
		a := &c.Attendances[i]
		r.attended[a.Person] = append(r.attended[a.Person], a.Meeting)
	}
	return r
}

func (r reading) mention(p kg.Person) Mention {
	m := Mention{
		Document: r.Document.ID, Name: Fold(p.Name), Written: p.Name, Held: r.held[p.ID], Meetings: r.attended[p.ID], Source: r.Document.Source,
	}
	slices.SortFunc(m.Held, compareHeld)
	slices.Sort(m.Meetings)
	var places []string
	for _, id := range m.Meetings {
		if meeting := r.meetings[id]; meeting != nil {
			if kg.CompareDates(meeting.Date, m.Day) > 0 {
				m.Day = meeting.Date
			}
			places = union(places, meeting.Places...)
		}
	}
	if len(places) == 1 {
		m.Place = places[0]
	}
	m.Day = first(m.Day, r.Document.Published)
	return m
}

func compareHeld(a, b Held) int {
	former := func(h Held) int {
		if h.Former {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(a.Organisation, b.Organisation), cmp.Compare(a.Role, b.Role), former(a)-former(b))
}
