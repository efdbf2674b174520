package resolve

import (
	"unicode/utf8"

	"huipu/internal/place"
)

// inCommon weighs what speaks for one holder of two seats.
func inCommon(a, b *groupSeat) Reason {
	if a.key != "" && a.key == b.key {
		switch {
		case a.evident():
			return Reason{Kind: SamePost, Weight: 10}
		case meets(a, b):
			return Reason{Kind: SamePost, Weight: 5}
		}
		return Reason{Kind: SamePost, Weight: 4}
	}
	kin := kinshipOf(&a.body, &b.body)
	large := a.body.large() || b.body.large()
	best := Reason{}
	offer := func(kind ReasonKind, weight int) {
		if weight > best.Weight {
			best = Reason{Kind: kind, Weight: weight}
		}
	}
	sameRole := a.title != "" && (a.title == b.title || alikeTitles(a.title, b.title))
	switch {
	case sameRole && kin == sameBody:
		offer(SamePost, 9)
	case sameRole && kin >= akin, sameRole && offices(a, b) && a.body.place.Foreign() && a.body.place == b.body.place:
		offer(SimilarPost, 6)
	case kin == sameBody && place.Country(a.body.name) != "": // weighed below
	case kin == sameBody && !large:
		offer(SameBody, 6)
	case kin == sameBody:
		offer(SameBody, 3)
	case kin == lineage && !large:
		offer(SameLineage, 4)
	case kin == lineage:
		offer(SameLineage, 1)
	case sameRole:
		offer(SameRole, orgless(a, b))
	}
	offer(near(a, b))
	leadsA, chineseA := a.leading()
	leadsB, chineseB := b.leading()
	if leadsA && leadsB && (chineseA || chineseB) && !(a.full() && b.full() && meets(a, b)) {
		offer(OneCareer, 5)
	}
	return best
}

// orgless weighs one role of two seats that are not known to be in one body. A long title is
// rare, and who is often named with body and role is named with the role alone as well.
func orgless(a, b *groupSeat) int {
	one, two := a.stateless, b.stateless
	switch {
	case !one && !two, a.walk <= member:
		return 1
	}
	weight := 2
	switch {
	case one && two && a.walk == official && !endsWith(a.title, "长", "书记", "主任", "主席"):
		weight = 4 // it is told without a body because it is no body's: 航天员
	case a.walk == state, one && two:
		weight = 3
	}
	if utf8.RuneCountInString(a.title) >= longTitle {
		weight += 3
	}
	if !one && a.mentions > 1 || !two && b.mentions > 1 {
		weight += 2
	}
	return weight
}

// alikeTitles reports long titles that begin alike, as 常驻联合国代表 and 常驻联合国观察员 do.
func alikeTitles(a, b string) bool { return commonPrefix([]rune(a), []rune(b)) >= longTitle }

// longTitle is how many characters make a title rare.
const longTitle = 5

// offices reports that neither seat is a trade.
func offices(a, b *groupSeat) bool { return a.walk >= member && b.walk >= member }

// near weighs that two seats are in one state abroad or at one place of China.
func near(a, b *groupSeat) (ReasonKind, int) {
	p, q := a.body.place, b.body.place
	if !p.Known() || !p.Within(q) && !q.Within(p) {
		return "", 0
	}
	succession := 0
	if a.mentions > 1 && b.mentions > 1 {
		succession = 1 // the one is seen time and again, and then the other
	}
	switch {
	case p.Foreign() && offices(a, b) && meets(a, b):
		return SameCountry, 1 // two offices at one time are mostly two people's
	case p.Foreign() && a.walk == state && b.walk == state:
		return SameCountry, 3 + 2*succession
	case p.Foreign() && offices(a, b):
		return SameCountry, 2 + succession
	case p.Foreign():
		return SameCountry, 1
	case p.Province != "" && q.Province != "" && offices(a, b) && a.body.territorial() && b.body.territorial():
		return SamePlace, 6
	case p.City != "" && q.City != "":
		return SamePlace, 3
	case p.Province != "" && q.Province != "":
		return SamePlace, 1
	}
	return "", 0
}
