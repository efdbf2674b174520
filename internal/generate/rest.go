package generate

import "huipu/internal/kg"

// rest prints who came besides the heads, in paragraphs of one or two sentences.
func (c *composer) rest(d *dice, r roster) {
	if above := c.fresh(r.above); len(above) > 0 {
		c.put("\n\n")
		c.attendAndSpeak(c.group(above, false), "到会指导并")
		c.put("。")
	}
	if below := c.fresh(r.below); len(below) > 0 {
		c.put("\n\n")
		c.list(below, kg.Spoke, "speak", "作交流发言")
	}
	standing, members := c.fresh(r.standing), c.fresh(r.members)
	if len(standing)+len(members) > 0 {
		c.put("\n\n")
		var all []attendee
		if len(standing) > 0 {
			all = c.group(standing, false)
		}
		if members = c.fresh(members); len(members) > 0 {
			if len(all) > 0 {
				c.put("，")
			}
			all = append(all, c.group(members, len(all) > 0)...)
		}
		verb := c.write("参加会议")
		c.did(all, kg.Attended, "attend", verb)
		c.put("。")
	}
	if guests := c.fresh(r.guests); len(guests) > 0 {
		c.list(guests, kg.Attended, "attend", "应邀出席")
	}
	if before := c.fresh(r.before); len(before) > 0 {
		c.former(before[0])
	}
}

// list prints people with posts of their own, and what they did.
func (c *composer) list(people []person, capacity kg.Capacity, rule, verb string) {
	var all []attendee
	for i := range people {
		if i > 0 {
			c.put("，")
		}
		all = append(all, c.group(people[i:i+1], false)...)
	}
	c.did(all, capacity, rule, c.write(verb))
	c.put("。")
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
	verb := c.write("参加会议")
	c.did([]attendee{{i, from, name, []int{len(c.facts.Persons[i].Memberships) - 1}}}, kg.Attended, "attend", verb)
	c.put("。")
}
