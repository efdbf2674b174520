package generate

import (
	"slices"

	"huipu/internal/kg"
)

// rest prints who came besides the heads, in paragraphs of one or two sentences.
func (c *composer) rest(d *dice, r roster) {
	if above := c.fresh(r.above); len(above) > 0 {
		c.put("\n\n")
		a := c.group(above, false)
		c.did(a, kg.Attended, "attend", c.write("到会指导"))
		c.put("并")
		c.did(a, kg.Spoke, "speak", c.write("讲话"))
		c.end()
	}
	if below := c.fresh(r.below); len(below) > 0 {
		c.put("\n\n")
		c.list(below, kg.Spoke, "speak", "作交流发言", "")
	}
	standing, members := c.fresh(r.standing), c.fresh(r.members)
	if len(standing)+len(members) > 0 {
		c.put("\n\n")
		groups := slices.DeleteFunc([][]person{standing, members}, func(g []person) bool { return len(g) == 0 })
		c.did(c.groups(groups, false), kg.Attended, "attend", c.write("参加"))
		c.end("会议")
	}
	if guests := c.fresh(r.guests); len(guests) > 0 {
		c.list(guests, kg.Attended, "attend", "应邀出席", "")
	}
	if staff := c.fresh(r.staff); len(staff) > 0 {
		c.list(staff, kg.NonVoting, "attend-non-voting", "列席", "会议")
	}
	if away := c.fresh(r.away); len(away) > 0 {
		c.list(away, kg.Absent, "absent", "因事请假", "")
	}
	if before := c.fresh(r.before); len(before) > 0 {
		c.former(before[0])
	}
}

// list prints people with posts of their own, and what they did.
func (c *composer) list(people []person, capacity kg.Capacity, rule, verb, object string) {
	var all []attendee
	for i := range people {
		if i > 0 {
			c.put("，")
		}
		all = append(all, c.group(people[i:i+1], false)...)
	}
	c.did(all, capacity, rule, c.write(verb))
	c.end(object)
}

// former prints somebody who held a post before.
func (c *composer) former(p person) {
	from := c.at
	c.put("原")
	t := p.posts[0]
	c.put(t.organisation, t.role)
	at := c.since(from)
	i, name := c.person(p.name)
	c.facts.Persons[i].Memberships = append(c.facts.Persons[i].Memberships, kg.MembershipFact{
		Role: t.role, Organisation: t.organisation, Former: true, Evidence: []kg.Evidence{evidence(at, "title-before-name", 0.96)},
	})
	verb := c.write("参加")
	c.did([]attendee{{i, from, name, []int{len(c.facts.Persons[i].Memberships) - 1}}}, kg.Attended, "attend", verb)
	c.end("会议")
}

// election prints who was elected: the head and the deputies named before.
func (c *composer) election(e *event, r roster) {
	k := e.body.kind
	c.put("\n\n")
	c.elected([]person{r.chair}, post{e.body.name, k.chair, ""}, false)
	if len(r.deputies) > 0 {
		c.put("，")
		c.elected(c.once(r.deputies), post{e.body.name, k.deputy, ""}, true)
	}
	c.end()
}

// elected prints people and the post that they were elected to.
func (c *composer) elected(people []person, to post, bare bool) {
	list := make([]attendee, len(people))
	for i, p := range people {
		if i > 0 {
			c.put("、")
		}
		list[i].from = c.at
		list[i].person, list[i].name = c.person(p.name)
	}
	verb := c.write("当选为")
	t := c.titles([]post{to}, bare)[0]
	for i := range list {
		list[i].posts = []int{c.post(list[i].person, t, c.electedTitle(t))}
	}
	c.did(list, kg.Elected, "elect", verb)
}

// electedTitle notes the title that somebody was elected to.
func (c *composer) electedTitle(t title) kg.Evidence {
	if t.bare {
		return c.inherited(t, "title-elected-inherited", 0.99)
	}
	return evidence(t.at, "title-elected", 0.81)
}
