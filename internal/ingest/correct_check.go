package ingest

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
)

// maxListed is how many things a list of a stated fact may have.
const maxListed = 100

// check makes sure that a fact says something that can be kept, and puts it in its one form: lists
// sorted and without repeats. The error is [kg.ErrInvalid], or [kg.ErrLimit] for what is too long, and
// names the field.
func check(f *kg.StatedFact) error {
	if f.Kind() == "" {
		return fmt.Errorf("no fact is stated: %w", kg.ErrInvalid)
	}
	c := &checker{}
	switch {
	case f.Person != nil:
		c.name("name", &f.Person.Name)
		c.names("aliases", &f.Person.Aliases)
	case f.Organisation != nil:
		o := f.Organisation
		c.name("name", &o.Name)
		c.names("aliases", &o.Aliases)
		c.maybe("parent", &o.Parent)
		c.maybe("place", &o.Place)
		c.ok(o.Parent != o.Name, "parent: %q is above itself", o.Name)
	case f.Meeting != nil:
		c.meeting(f.Meeting)
	case f.Membership != nil:
		m := f.Membership
		c.name("person", &m.Person)
		c.post(&m.StatedPost)
		closed(c, "events", &m.Events, kg.TenureEvents(), false)
	case f.Attendance != nil:
		a := f.Attendance
		c.name("person", &a.Person)
		closed(c, "capacities", &a.Capacities, kg.Capacities(), true)
		for i := range a.Posts {
			c.post(&a.Posts[i])
		}
		c.ok(len(a.Posts) <= maxListed, "posts: %d of them", len(a.Posts))
		slices.SortFunc(a.Posts, kg.CompareStatedPosts)
		a.Posts = slices.Compact(a.Posts)
		c.venue(&a.Venue)
		c.names("onBehalfOf", &a.OnBehalfOf)
	case f.Group != nil:
		g := f.Group
		c.name("label", &g.Label)
		c.names("organisations", &g.Organisations)
		closed(c, "capacities", &g.Capacities, kg.Capacities(), true)
		c.count(g.Stated)
		c.venue(&g.Venue)
	}
	return c.err
}

// checker keeps the first error.
type checker struct{ err error }

func (c *checker) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *checker) ok(ok bool, format string, args ...any) {
	if !ok {
		c.fail(fmt.Errorf(format+": %w", append(args, kg.ErrInvalid)...))
	}
}

func (c *checker) name(field string, name *string) {
	text, err := nameIn(*name)
	if err != nil {
		c.fail(fmt.Errorf("%s: %w", field, err))
	}
	*name = text
}

// maybe is name for one that may be empty.
func (c *checker) maybe(field string, name *string) {
	if *name != "" {
		c.name(field, name)
	}
}

func (c *checker) names(field string, names *[]string) {
	list := slices.Clone(*names)
	c.ok(len(list) <= maxListed, "%s: %d of them: want at most %d", field, len(list), maxListed)
	for i := range list {
		c.name(field, &list[i])
	}
	slices.Sort(list)
	if *names = slices.Compact(list); len(*names) == 0 {
		*names = nil
	}
}

// closed makes sure that values are of a closed list, and puts them in its order.
func closed[T ~string](c *checker, field string, values *[]T, list []T, needed bool) {
	for _, v := range *values {
		c.ok(slices.Contains(list, v), "%s: %q is none of %v", field, string(v), list)
	}
	c.ok(len(*values) > 0 || !needed, "%s: want at least one of %v", field, list)
	given := *values
	*values = nil
	for _, v := range list {
		if slices.Contains(given, v) {
			*values = append(*values, v)
		}
	}
}

func (c *checker) meeting(m *kg.StatedMeeting) {
	c.name("name", &m.Name)
	c.names("aliases", &m.Aliases)
	c.maybe("series", &m.Series)
	c.names("places", &m.Places)
	c.names("convenedBy", &m.ConvenedBy)
	c.ok(slices.Contains(kg.MeetingFormats(), m.Format), "format: %q is none of %v", m.Format, kg.MeetingFormats())
	c.ok(m.Term >= 0 && m.Session >= 0 && m.Term < 10000 && m.Session < 10000, "term %d, session %d: want numbers", m.Term, m.Session)
	if m.EndDate == m.Date {
		m.EndDate = kg.Date{}
	}
	c.ok(m.EndDate.IsZero() || !m.Date.IsZero() && kg.CompareDates(m.Date, m.EndDate) < 0, "endDate: %s is not after %s", m.EndDate, m.Date)
	c.count(m.Stated)
}

func (c *checker) post(p *kg.StatedPost) {
	c.maybe("role", &p.Role)
	c.maybe("organisation", &p.Organisation)
	c.ok(p.Role != "" || p.Organisation != "", "role: want a role, an organisation, or both")
}

func (c *checker) venue(v *kg.VenueFact) {
	if *v == (kg.VenueFact{}) {
		return
	}
	c.ok(slices.Contains(kg.VenueKinds(), v.Kind), "venue: %q is none of %v", v.Kind, kg.VenueKinds())
	c.maybe("place", &v.Place)
}

func (c *checker) count(n kg.Count) {
	if n.IsZero() {
		c.ok(n.Qualifier == "", "stated: %s of nobody", n.Qualifier)
		return
	}
	c.ok(n.Number > 0 && slices.Contains(kg.CountQualifiers(), n.Qualifier), "stated: %d %q: want a number and one of %v", n.Number, n.Qualifier, kg.CountQualifiers())
}
