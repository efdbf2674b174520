package generate

import "huipu/internal/kg"

// Years in which meetings are held. A term lasts five of them.
const (
	firstYear = 2004
	lastYear  = 2023
	termYears = 5
)

// terms says where the terms of a body fall.
type terms struct {
	body  uint64
	first int // the term in which firstYear falls, or the one before it
	phase int // years of the first term that lie before firstYear
}

func (w world) termsOf(body int) terms {
	d := dice{hash(w.seed, tagTerms, uint64(body))}
	return terms{hash(w.seed, tagBody, uint64(body)), d.between(2, 9), d.below(termYears)}
}

// at gives the term of a year and which year of the term it is, from 1.
func (t terms) at(year int) (term, yearOfTerm int) {
	years := year - firstYear + t.phase
	return t.first + years/termYears, years%termYears + 1
}

// begins is the year in which a term begins.
func (t terms) begins(term int) int { return firstYear - t.phase + (term-t.first)*termYears }

// newcomer reports whether the post has another holder than in the term before. The holders
// of the first term all came then.
func (t terms) newcomer(post, term int) bool {
	if term <= t.first {
		return true
	}
	return hash(t.body, tagChange, uint64(post), uint64(term))%100 < 45 || post > 0 && t.promoted(post-1, term)
}

// promoted reports whether the newcomer held the post below in the term before, which
// empties that one too.
func (t terms) promoted(post, term int) bool {
	return term > t.first && t.newcomer(post, term) && hash(t.body, tagRise, uint64(post), uint64(term))%100 < 50
}

// holder is the key of the person who holds a post in a term. Post 0 is the head, the others
// follow by rank; there are no more posts than the last.
func (t terms) holder(post, last, term int) uint64 {
	for !t.newcomer(post, term) {
		term--
	}
	if post < last && t.promoted(post, term) {
		return t.holder(post+1, last, term-1)
	}
	return hash(t.body, tagHolder, uint64(post), uint64(term))
}

// seat is the key of the person on a seat of the committee in a term; half of them stay for
// a second term.
func (t terms) seat(seat, term int) uint64 {
	if term > t.first && (term+seat)%2 == 0 && hash(t.body, tagStay, uint64(seat), uint64(term))%2 == 0 {
		term--
	}
	return hash(t.body, tagSeat, uint64(seat), uint64(term))
}

// dayOf spreads the meetings of a body over a year: part k of n, in thousandths of its days.
func dayOf(year, thousandth int) kg.Date {
	day := thousandth * 365 / 1000
	for month, length := range [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31} {
		if day < length {
			return kg.Date{Year: year, Month: month + 1, Day: day + 1}
		}
		day -= length
	}
	return kg.Date{Year: year, Month: 12, Day: 31}
}
