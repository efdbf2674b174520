package generate

import (
	"slices"

	"huipu/internal/kg"
)

// composer writes one release and notes what it states, in the terms of the extractor: its
// rules, its confidences, and the passages that it would quote.
type composer struct {
	writer
	facts    kg.Facts
	attended []int   // by person, the place of the attendance in the facts plus one
	body     string  // the body of the meeting, of which bare titles are
	name     passage // of the meeting, where it is printed in full
	full     []title // those printed with their organisation
	sentence int     // how many of them came before this sentence
}

// attendee is a person as printed.
type attendee struct {
	person int  // place in the facts
	from   mark // where the phrase begins that names the person: the title, or the title shared
	name   passage
	posts  []int // memberships named
}

// evidence notes a passage; the quote is filled in when the text is whole.
func evidence(p passage, rule string, confidence float64) kg.Evidence {
	return kg.Evidence{Span: p.span(), Rule: rule, Confidence: confidence}
}

// resting notes a passage together with the one that it rests on.
func resting(p passage, rule string, confidence float64, kind kg.BasisKind, on passage) kg.Evidence {
	e := evidence(p, rule, confidence)
	e.Basis = kg.Basis{Kind: kind, Span: on.span()}
	return e
}

// known reports whether a person of the name was printed. Two people of one name are never
// in one release, which could not be told apart by a reader either.
func (c *composer) known(name string) bool { return c.indexOf(name) >= 0 }

func (c *composer) indexOf(name string) int {
	for i := range c.facts.Persons {
		if c.facts.Persons[i].Name == name {
			return i
		}
	}
	return -1
}

// fresh gives the people who were not printed yet, none of them twice.
func (c *composer) fresh(people []person) []person {
	return slices.DeleteFunc(c.once(people), func(p person) bool { return c.known(p.name) })
}

// once gives the people without those of a name that came before, in a list of its own.
func (c *composer) once(people []person) []person {
	list := make([]person, 0, len(people))
	for _, p := range people {
		if !slices.ContainsFunc(list, func(other person) bool { return other.name == p.name }) {
			list = append(list, p)
		}
	}
	return list
}

// person prints the name and gives its place in the facts.
func (c *composer) person(name string) (int, passage) {
	at := c.write(name)
	i := c.indexOf(name)
	if i < 0 {
		i = len(c.facts.Persons)
		c.facts.Persons = append(c.facts.Persons, kg.PersonFact{Name: name})
		c.attended = append(c.attended, 0)
	}
	p := &c.facts.Persons[i]
	p.Evidence = append(p.Evidence, evidence(at, "name", 0.99))
	return i, at
}

// title is a printed title.
type title struct {
	post
	at   passage
	bare bool // without its organisation, which an earlier title named
}

// titles prints the posts. Several in one organisation name it once.
func (c *composer) titles(posts []post, bare bool) []title {
	list := make([]title, 0, len(posts))
	named := ""
	if bare {
		named = c.body
	}
	for i, p := range posts {
		if i > 0 {
			c.put("、")
		}
		t := title{post: p, bare: named == p.organisation}
		if t.bare {
			t.at = c.write(p.role)
		} else {
			from := c.at
			c.organisation(p.organisation, p.parent, c.write(p.organisation))
			c.put(p.role)
			t.at, named = c.since(from), p.organisation
			c.full = append(c.full, t)
		}
		list = append(list, t)
	}
	return list
}

// organisation notes an organisation where it is printed first.
func (c *composer) organisation(name, parent string, at passage) {
	for i := range c.facts.Organisations {
		if c.facts.Organisations[i].Name == name {
			return
		}
	}
	c.facts.Organisations = append(c.facts.Organisations, kg.OrganisationFact{
		Name: name, Parent: parent, Evidence: []kg.Evidence{evidence(at, "organisation", 0.97)},
	})
}

// group prints people who hold the same posts: the titles, and the names one after the other.
func (c *composer) group(people []person, bare bool) []attendee {
	from := c.at
	titles := c.titles(people[0].posts, bare)
	list := make([]attendee, len(people))
	for i, p := range people {
		if i > 0 {
			c.put("、")
		}
		a := &list[i]
		a.from = from
		a.person, a.name = c.person(p.name)
		for _, t := range titles {
			a.posts = append(a.posts, c.membership(a.person, t, i > 0))
		}
	}
	return list
}

// membership notes a post and gives its place among those of the person.
func (c *composer) membership(person int, t title, shared bool) int {
	e := evidence(t.at, "title-before-name", 0.96)
	switch {
	case t.bare && shared:
		e = c.inherited(t, "title-shared-inherited", 0.99)
	case t.bare:
		e = c.inherited(t, "title-before-name-inherited", 0.9)
	case shared:
		e = evidence(t.at, "title-shared", 0.95)
	}
	return c.post(person, t, e)
}

// inherited notes a bare title and what tells its organisation: an earlier title of the
// sentence, the same title in full, or the name of the meeting.
func (c *composer) inherited(t title, rule string, confidence float64) kg.Evidence {
	for i, f := range slices.Backward(c.full) {
		if f.organisation == t.organisation && (i >= c.sentence || f.role == t.role) {
			kind := kg.BasisEarlierTitle
			if f.role == t.role {
				kind = kg.BasisSameTitle
			}
			return resting(t.at, rule, confidence, kind, f.at)
		}
	}
	return resting(t.at, rule, confidence, kg.BasisMeetingName, c.name)
}

// end ends a sentence.
func (c *composer) end(words ...string) {
	c.put(words...)
	c.put("。")
	c.sentence = len(c.full)
}

// post notes that a person holds the post of a title.
func (c *composer) post(person int, t title, e kg.Evidence) int {
	p := &c.facts.Persons[person]
	for i := range p.Memberships {
		if m := &p.Memberships[i]; m.Role == t.role && m.Organisation == t.organisation && !m.Former {
			// Of several readings the surest stands, and the later of two that are as sure; a title
			// with its organisation beats one without.
			if first := &m.Evidence[0]; !first.Basis.IsZero() && e.Confidence >= first.Confidence {
				*first = e
			}
			return i
		}
	}
	p.Memberships = append(p.Memberships, kg.MembershipFact{Role: t.role, Organisation: t.organisation, Evidence: []kg.Evidence{e}})
	return len(p.Memberships) - 1
}

// did notes that the people were at the meeting, as the predicate says that was printed
// behind them.
func (c *composer) did(people []attendee, capacity kg.Capacity, rule string, verb passage) {
	c.through(people, capacity, rule, verb, verb.to)
}

// through is did where the quote goes on behind the predicate.
func (c *composer) through(people []attendee, capacity kg.Capacity, rule string, verb passage, to mark) {
	confidence := 0.99
	if capacity == kg.Absent {
		confidence = 0.98
	}
	for _, a := range people {
		c.attend(a, capacity, resting(passage{a.from, to}, rule, confidence, kg.BasisVerb, verb))
	}
}

// doing is did for people who were printed behind the predicate.
func (c *composer) doing(verb passage, people []attendee, capacity kg.Capacity, rule string) {
	for _, a := range people {
		c.attend(a, capacity, resting(passage{verb.from, a.name.to}, rule, 0.99, kg.BasisVerb, verb))
	}
}

func (c *composer) attend(a attendee, capacity kg.Capacity, e kg.Evidence) {
	if c.attended[a.person] == 0 {
		c.facts.Attendances = append(c.facts.Attendances, kg.AttendanceFact{
			Meeting: meetingKey, Person: c.facts.Persons[a.person].Name, Order: len(c.facts.Attendances) + 1,
		})
		c.attended[a.person] = len(c.facts.Attendances)
	}
	f := &c.facts.Attendances[c.attended[a.person]-1]
	f.Capacities = kg.SortCapacities(append(f.Capacities, capacity))
	for _, i := range a.posts {
		f.Memberships = addSorted(f.Memberships, i)
	}
	f.Evidence = append(f.Evidence, e)
}
