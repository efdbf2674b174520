package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// Bounds in days on reports of one event.
const (
	yearsApart = 300 // of a session that is counted without terms
	onceApart  = 400 // of one edition, and of a name that only one meeting can bear
	soonAfter  = 10  // of a report without a day after the event
	soonBefore = 3   // of an announcement without a day before it
	together   = 3   // of reports without a day
)

// bySession joins the reports of one number of one series.
func (l *eventLinker) bySession() {
	for _, block := range l.blocks(func(i int) string {
		n := &l.names[i]
		if !n.whole() {
			return ""
		}
		return sessionKey(n)
	}) {
		s := l.names[block[0]].session
		apart := onceApart
		switch {
		case s.Term > 0 && s.Session > 0:
			apart = 0 // the term tells the years
		case s.Term == 0:
			apart = yearsApart
		}
		l.chain(block, apart, SameSession)
	}
}

// byName joins reports with one name: that only one meeting can bear, or on one day, or told
// without a day soon after.
func (l *eventLinker) byName() {
	for _, block := range l.blocks(func(i int) string {
		if !l.names[i].once {
			return ""
		}
		return l.names[i].normal
	}) {
		if l.names[block[0]].jubilee {
			l.jubilee(block)
		} else {
			l.chain(block, onceApart, SameNameOnce)
		}
	}
	tells := func(i int) bool { return !l.names[i].generic && !l.names[i].press }
	for _, block := range l.blocks(func(i int) string {
		if !tells(i) || l.days[i] == "" {
			return ""
		}
		return l.days[i] + l.names[i].normal
	}) {
		for _, i := range block[1:] {
			l.join(block[0], i, SameNameDay)
		}
	}
	for _, block := range l.blocks(func(i int) string {
		if !tells(i) || l.names[i].whole() || l.names[i].once {
			return ""
		}
		return l.names[i].normal
	}) {
		l.soon(block)
	}
}

// chain joins the reports of a block that are not further apart than so many days from one to
// the next; 0 stands for no bound. One that tells no day at all joins the others if they are one.
func (l *eventLinker) chain(block []int, apart int, why EventReason) {
	var dated, undated []int
	for _, i := range block {
		if _, ok := l.reports[i].when(); ok && apart > 0 {
			dated = append(dated, i)
		} else {
			undated = append(undated, i)
		}
	}
	slices.SortStableFunc(dated, func(a, b int) int {
		x, _ := l.reports[a].when()
		y, _ := l.reports[b].when()
		return kg.CompareDates(x, y)
	})
	one := true
	for k := 1; k < len(dated); k++ {
		x, _ := l.reports[dated[k-1]].when()
		y, _ := l.reports[dated[k]].when()
		if daysBetween(x, y) > apart {
			one = false
			continue
		}
		l.join(dated[k-1], dated[k], why)
	}
	if !one {
		return
	}
	dated = append(dated, undated...)
	for k := 1; k < len(dated); k++ {
		l.join(dated[0], dated[k], why)
	}
}

// jubilee joins the reports of one anniversary. It is kept on one day, but what is kept on
// different days may bear its name, such as a rehearsal: reports that tell a day other than that
// of their publication, on which a text without a day is often read, are of one event only when
// the day or people are the same. The others are of the last such day before them.
func (l *eventLinker) jubilee(block []int) {
	var told, rest []int
	for _, i := range block {
		if l.days[i] != "" && l.reports[i].Day != l.reports[i].Published {
			told = append(told, i)
		} else {
			rest = append(rest, i)
		}
	}
	if len(told) == 0 {
		l.chain(rest, onceApart, SameNameOnce)
		return
	}
	for k, i := range told { // in order of days
		for _, j := range told[:k] {
			if l.days[i] == l.days[j] || sharedNames(l.reports[i].People, l.reports[j].People) >= fewPeople {
				l.join(j, i, SameNameOnce)
				break
			}
		}
	}
	for _, i := range rest {
		to := told[0]
		when, dated := l.reports[i].when()
		for _, j := range told {
			if dated && daysBetween(l.reports[j].Day, when) >= 0 {
				to = j
			}
		}
		if !dated || daysBetween(l.reports[to].Day, when) <= onceApart {
			l.join(to, i, SameNameOnce)
		}
	}
}

// soon joins reports of one name that tell no day to the one event of that name about their
// publication, or to each other when there is none.
func (l *eventLinker) soon(block []int) {
	type edge struct{ a, b int }
	var edges []edge
	var loose []int
	for _, i := range block {
		published := l.reports[i].Published
		if l.days[i] != "" || published.Precision() != kg.PrecisionDay {
			continue
		}
		to, several := -1, false
		for _, j := range block {
			if l.days[j] == "" {
				continue
			}
			if d := daysBetween(l.reports[j].Day, published); d < -soonBefore || d > soonAfter {
				continue
			}
			several = several || to >= 0 && l.root(to) != l.root(j)
			to = j
		}
		switch {
		case to < 0:
			loose = append(loose, i)
		case !several:
			edges = append(edges, edge{to, i})
		}
	}
	slices.SortStableFunc(loose, func(a, b int) int { return kg.CompareDates(l.reports[a].Published, l.reports[b].Published) })
	for k := 1; k < len(loose); k++ {
		if daysBetween(l.reports[loose[k-1]].Published, l.reports[loose[k]].Published) <= together {
			edges = append(edges, edge{loose[k-1], loose[k]})
		}
	}
	for _, e := range edges {
		l.joinApart(e.a, e.b, SameNameSoon)
	}
}

// daysBetween counts the days from a to b; of a month or year from its first day.
func daysBetween(a, b kg.Date) int {
	return dayNumber(b.First()) - dayNumber(a.First())
}

// dayNumber counts days of the Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", days_from_civil).
func dayNumber(d kg.Date) int {
	y, m := d.Year, d.Month
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d.Day - 1
}
