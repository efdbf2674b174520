package generate

import (
	"slices"

	"huipu/internal/kg"
)

// heads prints who presided, who spoke, who reported, and which deputies came.
//
// Where a deputy of the body above is there too, the titles name their organisation, since
// a bare one could be of either.
func (c *composer) heads(d *dice, e *event, r roster) {
	chair, bare := []person{r.chair}, len(r.above) == 0
	deputies := slices.DeleteFunc(c.fresh(r.deputies), func(p person) bool { return p.name == r.chair.name })
	switch {
	case len(deputies) == 0:
		a := c.group(chair, false)
		c.did(a, kg.Presided, "preside", c.write("主持"))
		c.put("会议并")
		c.did(a, kg.Spoke, "speak", c.write("讲话"))
	case d.chance(50):
		c.put("会议由")
		c.did(c.group(deputies[:1], false), kg.Presided, "preside", c.write("主持"))
		c.put("，")
		a := c.group(chair, true)
		verb := c.write("出席")
		c.put("并")
		c.through(a, kg.Attended, "attend", verb, c.at)
		c.did(a, kg.Spoke, "speak", c.write("讲话"))
		deputies = deputies[1:]
	default:
		a := c.group(chair, false)
		c.did(a, kg.Attended, "attend", c.write("出席"))
		c.put("会议并")
		c.did(a, kg.Spoke, "speak", c.write("讲话"))
		c.end()
		c.did(c.group(deputies[:1], bare), kg.Presided, "preside", c.write("主持会议"))
		deputies = deputies[1:]
	}
	c.end()
	if (e.sort == plenary || e.sort == congress) && len(deputies) > 1 {
		c.did(c.group(deputies[:1], bare), kg.Reported, "report", c.write("作工作报告"))
		c.end()
		deputies = deputies[1:]
	}
	c.deputies(d, deputies, c.fresh([]person{r.secretary}), bare)
	if d.chance(40) {
		from := c.at
		i, _ := c.person(r.chair.name)
		verb := c.write(pick(d, said))
		c.attend(attendee{person: i}, kg.Spoke, resting(c.since(from), "say", 0.98, kg.BasisVerb, verb))
		c.end("，", pick(d, pleas))
	}
}

// deputies prints the deputies and the secretary-general: in front of the predicate or behind
// it, or by the venue at which they sat.
func (c *composer) deputies(d *dice, deputies, secretary []person, bare bool) {
	if venues := c.facts.Meetings[0].Venues; len(venues) > 1 && len(deputies) > 1 {
		c.sat(venues[1], deputies[:1], nil, bare)
		c.sat(kg.VenueFact{Kind: kg.MainVenue}, deputies[1:], secretary, bare)
		return
	}
	groups := slices.DeleteFunc([][]person{deputies, secretary}, func(g []person) bool { return len(g) == 0 })
	if len(groups) == 0 {
		return
	}
	if d.chance(40) {
		verb := c.write("出席")
		c.put("会议的有")
		for i, people := range groups {
			if i > 0 {
				c.put("，")
			}
			c.doing(verb, c.group(people, bare || i > 0), kg.Attended, "attend-inverted")
		}
	} else {
		c.did(c.groups(groups, bare), kg.Attended, "attend", c.write("出席"))
		c.put("会议")
	}
	c.end()
}

// groups prints people of several titles one after the other; only the first names its
// organisation.
func (c *composer) groups(groups [][]person, bare bool) []attendee {
	var all []attendee
	for i, people := range groups {
		if i > 0 {
			c.put("，")
		}
		all = append(all, c.group(people, bare || i > 0)...)
	}
	return all
}

// sat prints people who sat at a venue.
func (c *composer) sat(venue kg.VenueFact, deputies, secretary []person, bare bool) {
	groups := [][]person{deputies}
	if len(secretary) > 0 {
		groups = append(groups, secretary)
	}
	all := c.groups(groups, bare)
	word := "主会场"
	if venue.Kind == kg.BranchVenue {
		word = venue.Place + "分会场"
	}
	c.put("在", word)
	c.did(all, kg.Attended, "attend", c.write("出席"))
	c.end("会议")
	for _, a := range all {
		c.facts.Attendances[c.attended[a.person]-1].Venue = venue
	}
}
