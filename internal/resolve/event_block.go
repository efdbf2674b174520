package resolve

import (
	"slices"
	"strconv"

	"huipu/internal/kg"
)

// Blocks gives the keys under which a report meets others, sorted. What [Events] makes of a
// report depends on those alone that share a key with it, or with one that does, and so on:
// when a document comes or goes, the events of all others stay as they are.
func (r *Report) Blocks() []string {
	n := readEventName(r.Name)
	keys := []string{"id " + string(r.Meeting)}
	if n.whole() {
		keys = append(keys, sessionKey(&n))
	}
	if n.once {
		keys = append(keys, "once "+n.normal)
	}
	dated := r.Day.Precision() == kg.PrecisionDay
	if !n.generic && !n.press {
		from, to := r.Day, r.Day
		if !dated {
			from, to = r.Published, r.Published
		}
		if from.Precision() == kg.PrecisionDay {
			for _, month := range monthsAround(from, to) {
				keys = append(keys, "name "+month+n.normal)
			}
		}
	}
	if dated {
		day := r.Day.String()
		keys = append(keys, "with "+string(r.Document)+day, "day "+day+n.normal, "bare "+day+n.bare, "like "+day+n.likeKey())
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func sessionKey(n *eventName) string {
	return "session " + n.session.Series() + "|" + strconv.Itoa(n.session.Term) + "|" + strconv.Itoa(n.session.Session)
}

// likeKey is what names that [eventLinker.near] compares have in common.
func (e *eventName) likeKey() string {
	if e.numbers != "" {
		return e.head + e.numbers
	}
	runes := []rune(e.normal)
	return e.head + string(runes[max(0, len(runes)-commonEnd):])
}

// monthsAround gives the months in which reports of one name may be told about each other:
// from so many days before the first day to so many after the last.
func monthsAround(from, to kg.Date) []string {
	months := []string{}
	for _, d := range []kg.Date{addDays(from, -soonAfter), from, addDays(to, soonAfter)} {
		d.Day = 0
		if s := d.String(); !slices.Contains(months, s) {
			months = append(months, s)
		}
	}
	return months
}

// addDays moves a day by less than a month.
func addDays(d kg.Date, days int) kg.Date {
	d.Day += days
	switch {
	case d.Day < 1:
		d.Day = 1
		if d.Month--; d.Month == 0 {
			d.Year, d.Month = d.Year-1, 12
		}
	case d.Day > 28: // perhaps of the next month
		if d.Month++; d.Month == 13 {
			d.Year, d.Month = d.Year+1, 1
		}
		d.Day = 1
	}
	return d
}
