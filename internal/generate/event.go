package generate

import (
	"math/bits"
	"strconv"

	"huipu/internal/kg"
)

// world is everything that a seed implies.
type world struct{ seed uint64 }

// The tags keep draws for different purposes apart.
const (
	tagRelease = iota + 1
	tagName
	tagForeign
	tagTerms
	tagBody
	tagChange
	tagRise
	tagHolder
	tagSeat
	tagDepartment
	tagStay
	tagEvent
	tagRoster
	tagPlain
	tagPrint
	tagVenue
)

// sort tells the meetings of a body apart.
type sort int

// The sorts of meetings.
const (
	plenary  sort = iota // full committee, once a year
	board                // standing committee, three times a year
	ofChairs             // heads, six times a year
	congress             // once a term, in its first year
	topical              // not numbered
)

// event is a meeting, worked out from what a release draws.
type event struct {
	key           uint64 // the same in all releases about the meeting
	body          body
	terms         terms
	sort          sort
	term, session int // as the name counts them; 0 where it does not
	serves        int // the term in whose posts people attend
	date          kg.Date
	name, series  string
	topic         string
}

// repeats is how many releases of a hundred are about the meeting of an earlier one.
const repeats = 12

// event is what the release is about.
func (w world) event(i int) event {
	d := dice{hash(w.seed, tagRelease, uint64(i))}
	for i > 0 && d.chance(repeats) {
		i -= 1 + d.below(min(i, 20))
		d = dice{hash(w.seed, tagRelease, uint64(i))}
	}
	// The list of bodies grows as the root of the number of releases.
	number := d.rank(4, 4+bits.Len(uint(i))/2)
	e := event{body: bodyAt(number), terms: w.termsOf(number)}
	year := d.between(firstYear, lastYear)
	term, yearOfTerm := e.terms.at(year)
	e.serves = term
	held := 0
	switch roll := d.below(100); {
	case roll < 16:
		e.sort, e.term, e.session = plenary, term, yearOfTerm
		e.name = e.numbered(e.body.kind.plenary)
	case roll < 40:
		held = d.below(3)
		e.sort, e.term, e.session = board, term, (yearOfTerm-1)*3+held+1
		e.name = e.numbered(e.body.kind.board)
	case roll < 50:
		held = d.below(6)
		e.sort, e.term, e.session = ofChairs, term, (yearOfTerm-1)*6+held+1
		e.name = e.numbered(e.body.kind.ofChairs)
	case roll < 54:
		e.sort, e.session = congress, term
		year = max(e.terms.begins(term), firstYear)
		e.name = e.body.name + "第" + numeral(term) + "次" + e.body.kind.congress
		e.series = e.body.name + e.body.kind.congress
	default:
		e.sort, e.topic, held = topical, pick(&d, topics), d.below(1000)
		e.name = e.body.name + e.topic + pick(&d, gatherings)
	}
	e.key = hash(w.seed, tagEvent, uint64(number), uint64(e.sort), uint64(year), uint64(held))
	if e.sort == topical {
		e.key = hash(e.key, d.next())
	}
	e.date = e.day(year, held)
	return e
}

// numbered is the name of a session; it sets the series as well.
func (e *event) numbered(what string) string {
	e.series = e.body.name + what
	return e.body.name + numeral(e.term) + "届" + numeral(e.session) + "次" + what
}

// day puts the meetings of a sort in their order in the year.
func (e *event) day(year, held int) kg.Date {
	jitter := int(e.key % 100)
	switch e.sort {
	case plenary:
		return dayOf(year, 40+jitter)
	case board:
		return dayOf(year, 180+held*250+jitter)
	case ofChairs:
		return dayOf(year, 20+held*160+jitter)
	case congress:
		return dayOf(year, 800+jitter)
	}
	return dayOf(year, held)
}

// chineseDay is a date as texts write it, without the year.
func chineseDay(d kg.Date) string {
	return strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}
