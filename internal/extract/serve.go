package extract

import (
	"slices"

	"huipu/internal/kg"
)

// labels gives people the titles that a clause says they hold in words of their own:
//
//	主任为甲，副主任为乙、丙       a title, 为 and its holders
//	担任副团长的甲、乙             what the people behind it hold
//	由甲任团长的某代表团           what the person before it holds, where
//
// The people keep these titles beside those that stand before their names.
func (c *clauses) labels() {
	for k := range c.units {
		g := &c.units[k]
		if g.kind != uGroup || len(g.group.posts) == 0 || len(g.group.tokens) > 0 {
			continue
		}
		switch {
		case k+2 < len(c.units) && c.copula(k+1) && c.units[k+2].kind == uPerson && (k == 0 || c.units[k-1].kind != uVerb):
			if r, ok := part(g.group.posts[len(g.group.posts)-1].role); ok {
				if !c.subjectInClause(k) {
					c.showOn(c.units[k+2], r, g.i, c.units[k+2].j, verbAt(c.units[k+1].tok))
				}
			} else {
				c.hold(k+2, joinedBy(g.group.posts, titleStated))
			}
			g.kind = uMisc
		case k+3 < len(c.units) && c.is(c.units[k+1], "由") && c.units[k+2].kind == uPerson && c.servesSoon(k+3):
			c.hold(k+2, joinedBy(g.group.posts, titleServed))
		case k > 0 && c.serves(k-1):
			c.served(k)
		}
	}
}

// part reports words for what somebody does at a meeting rather than a post: 主讲人是甲.
func part(role string) (rule, bool) {
	switch role {
	case "主讲人", "讲课人":
		return rule{"part-speaker", kg.Spoke, false}, true
	case "主持人":
		return rule{"part-chair", kg.Presided, false}, true
	}
	return rule{}, false
}

// copula reports 为, 是 and 包括 without anything else.
func (c *clauses) copula(k int) bool {
	u := c.units[k]
	return (u.kind == uFunc || u.kind == uVerb) && (c.is(u, "为") || c.is(u, "是") || c.is(u, "包括"))
}

// serves reports the predicate of holding a post.
func (c *clauses) serves(k int) bool {
	u := c.units[k]
	return u.kind == uVerb && u.tok.class == serve
}

// servesSoon reports the predicate of holding a post at unit k, adverbs aside.
func (c *clauses) servesSoon(k int) bool {
	for k < len(c.units) && (c.units[k].kind == uFunc || c.units[k].kind == uMisc && c.units[k].j-c.units[k].i <= 2) {
		k++
	}
	return k < len(c.units) && c.serves(k)
}

// served gives the titles of unit k, the object of 担任, to the people before or behind.
func (c *clauses) served(k int) {
	posts := joinedBy(c.units[k].group.posts, titleServed)
	former := isForm(c.src, c.units[k-1].tok, "曾任", "历任", "先后担任", "曾担任")
	if former {
		for n := range posts {
			posts[n].former = true
		}
	}
	particle := k+1 < len(c.units) && c.is(c.units[k+1], "的")
	holder := k - 2
	for holder >= 0 && (c.units[holder].kind == uFunc && c.units[holder].tok.class == adverb || c.units[holder].kind == uTime) {
		holder--
	}
	switch {
	case holder >= 0 && c.units[holder].kind == uPerson:
		if particle && k+2 < len(c.units) && c.units[k+2].kind == uGroup {
			if org := groupOrg(c.src, c.units[k+2].group); org != "" {
				for n := range posts {
					if posts[n].org == "" || posts[n].inherited {
						posts[n].org, posts[n].inherited = org, false
						posts[n].from = basis{kg.BasisBody, c.units[k+2].i, c.units[k+2].j}
					}
				}
			}
		}
		p := c.units[holder].person
		p.posts = append(slices.Clip(p.posts), posts...)
		if containsAny(c.src.str(c.units[0].i, c.units[len(c.units)-1].j), "会议决定", "表决", "决定任命", "会议任命") && !former {
			c.showOn(c.units[holder], rule{"appointed-to", kg.Appointed, false}, c.units[holder].i, c.units[k].j, verbAt(c.units[k-1].tok))
		}
		c.units[k].kind = uMisc
	case particle && k+2 < len(c.units) && c.units[k+2].kind == uPerson:
		c.hold(k+2, posts)
		c.units[k-1].kind, c.units[k].kind, c.units[k+1].kind = uMisc, uMisc, uMisc
	}
}

// titledSoon reports a person with titles at unit k, or one unit on, before any predicate.
func (c *clauses) titledSoon(k int) bool {
	for m := k; m < len(c.units) && m <= k+1; m++ {
		switch u := c.units[m]; u.kind {
		case uPerson:
			return len(u.person.posts) > 0
		case uMisc:
		default:
			return false
		}
	}
	return false
}

// hold gives titles to the people of the list that begins at unit k.
func (c *clauses) hold(k int, posts []post) {
	for k < len(c.units) {
		u := c.units[k]
		switch {
		case u.kind == uPerson:
			u.person.posts = append(slices.Clip(u.person.posts), posts...)
		case u.kind == uParen, u.kind == uSep && (u.tok.kind != kPunct || u.tok.mark == '，' && c.titledSoon(k+1)):
		case u.kind == uMisc && c.titledSoon(k+1):
		default:
			return
		}
		k++
	}
}
