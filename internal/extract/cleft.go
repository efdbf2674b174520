package extract

import (
	"strings"

	"huipu/internal/kg"
)

// cleft is a predicate whose people stand behind it: 出席会议并讲话的有……, 主持会议的是…….
type cleft struct {
	rules []rule
	verbs []token // the verb of each rule
	from  int     // index of the unit that links the predicate to its people
	posts []post  // what they are: 出席会议的常委有……
}

// cleftAt reads the cleft that begins with the predicate at unit k. Its clause has no
// subject of its own before the predicate; between the predicate and the link stand its
// object, further predicates and the particle 的.
func (c *clauses) cleftAt(k int) (cleft, bool) {
	if c.subjectInClause(k) {
		return cleft{}, false
	}
	var out cleft
	for m := k; m < len(c.units) && m <= k+10; m++ {
		u := c.units[m]
		if m > k && c.links(m) {
			at := m
			for at > k+1 && c.units[at-1].kind == uFunc && c.units[at-1].tok.class != particle {
				at-- // 还
			}
			if before := c.units[at-1]; before.kind == uGroup && len(before.group.posts) > 0 {
				out.posts = joinedBy(before.group.posts[len(before.group.posts)-1:], titleOfThose)
				at--
			}
			if before := c.units[at-1]; !c.particleBefore(k, at) && !(before.kind == uGroup && strings.Contains(c.src.str(before.i, before.j), "的")) { // 参加会议的人员有
				return out, false
			}
			out.from = m
			return out, len(out.rules) > 0
		}
		switch u.kind {
		case uVerb:
			if r, ok := ruleOf(u.tok.class); ok && !r.weak && (m == k || c.particleAfter(m)) {
				r.name += "-inverted"
				if r.capacity == kg.Attended && strings.Contains(c.src.str(u.j, c.units[min(m+2, len(c.units)-1)].i), "会见") {
					r.capacity = kg.Met
				}
				out.rules, out.verbs = append(out.rules, r), append(out.verbs, u.tok)
			}
		case uSep:
			if u.tok.mark == '：' && u.tok.class == classNone && m > k {
				out.from = m
				return out, len(out.rules) > 0 && out.rules[0].capacity == kg.Attended
			}
			if u.tok.kind == kPunct {
				return out, false
			}
		}
	}
	return out, false
}

// links reports 有, 是, 包括 and 为, which join a predicate with 的 to its people.
func (c *clauses) links(m int) bool {
	if k := c.units[m].kind; k != uVerb && k != uFunc {
		return false
	}
	form := c.src.str(c.units[m].i, c.units[m].j)
	return form == "有" || form == "是" || form == "包括" || form == "为"
}

// particleBefore reports 的 between the predicate at k and the link at m, with nothing but
// adverbs behind it.
func (c *clauses) particleBefore(k, m int) bool {
	for m--; m > k; m-- {
		u := c.units[m]
		if strings.HasSuffix(c.src.str(u.i, u.j), "的") {
			return true
		}
		if u.kind != uFunc {
			return false
		}
	}
	return false
}

// particleAfter reports 的 behind a further predicate, directly or behind its object.
func (c *clauses) particleAfter(m int) bool {
	for n := m + 1; n < len(c.units) && n <= m+2; n++ {
		if strings.HasSuffix(c.src.str(c.units[n].i, c.units[n].j), "的") {
			return true
		}
	}
	return false
}

// subjectInClause reports a person or group between the last mark and unit k, those that
// somebody speaks for aside.
func (c *clauses) subjectInClause(k int) bool {
	for m := k - 1; m >= 0; m-- {
		u := c.units[m]
		switch {
		case u.kind == uSep && u.tok.kind == kPunct:
			return false
		case u.kind == uPerson, u.kind == uGroup:
			if p := c.prev(m); p.kind != uFunc || !c.is(p, "代表") {
				return true
			}
		}
	}
	return false
}
