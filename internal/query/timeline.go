package query

import (
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// TimelineKind says what an entry of a person's row is.
type TimelineKind string

// The kinds of entries, in the order in which those of one fact and date stand.
const (
	TimelineAttendance    TimelineKind = "ATTENDANCE"
	TimelineFirstObserved TimelineKind = "FIRST_OBSERVED"
	TimelineLastObserved  TimelineKind = "LAST_OBSERVED"
)

// TimelineEntry is a date in the row of a person's attendances and posts.
type TimelineEntry struct {
	Date kg.Date // zero when unknown
	Kind TimelineKind
	Fact kg.ID // an attendance or membership
}

// Timelines lists the entries of persons' rows. Sets name persons: the one row of a set is that
// of Set.Of.
type Timelines struct{ Kinds []TimelineKind } // nil for all kinds

// Check refuses a page or order as [List.Check] does.
func (t Timelines) Check(set Set, order TimelineOrder, p Page) error {
	if _, _, err := p.size(); err != nil {
		return err
	}
	if name, _ := direction(string(order)); name != byDate {
		return fmt.Errorf("order %q of %s: unknown: %w", order, set.Name, kg.ErrInvalid)
	}
	_, _, err := p.bounds(source{set.Name, set.Of, string(order), t.Kinds})
	return err
}

// Pages gives the page of each set, as [List.Pages] does; [Slice.Timeline] has the entries.
func (t Timelines) Pages(s *Session, sets []Set, order TimelineOrder, p Page) ([]Slice, error) {
	_, descending := direction(string(order))
	pages := make([]Slice, len(sets))
	for i, row := range t.rows(s, sets) {
		of := source{sets[i].Name, sets[i].Of, string(order), t.Kinds}
		if _, _, err := p.bounds(of); err != nil && len(sets) > 1 {
			continue // the cursor is of another set of these
		}
		var err error
		if pages[i], err = cut(s, rows{row, descending}, p, of, nil); err != nil {
			return nil, fmt.Errorf("listing %s: %w", sets[i].Name, err)
		}
	}
	return pages, s.alive()
}

// Timeline gives the entries of a page of [Timelines].
func (s *Slice) Timeline() []TimelineEntry {
	entries := make([]TimelineEntry, len(s.items))
	for i, it := range s.items {
		entries[i] = entryOf(it)
	}
	return entries
}

// Counts gives the number of entries of each set.
func (t Timelines) Counts(s *Session, sets []Set) ([]int, error) {
	counts := make([]int, len(sets))
	for i, row := range t.rows(s, sets) {
		counts[i] = len(row)
	}
	return counts, s.alive()
}

func (t Timelines) rows(s *Session, sets []Set) [][]item {
	people := make([]kg.ID, len(sets))
	for i, set := range sets {
		people[i] = set.Of
	}
	result := make([][]item, len(sets))
	add := func(i int, date kg.Date, kind TimelineKind, fact kg.ID) {
		if t.Kinds == nil || slices.Contains(t.Kinds, kind) {
			result[i] = append(result[i], entryItem(TimelineEntry{date, kind, fact}))
		}
	}
	attendances := s.PersonAttendances(people)
	dates := keysBy(s, attendanceMeetings, slices.Concat(attendances...), meetingDates)
	memberships := s.PersonMemberships(people)
	posts := s.Memberships(slices.Concat(memberships...))
	for i := range sets {
		for j, id := range attendances[i] {
			add(i, dateOfNumber(dates[j].number), TimelineAttendance, id)
		}
		dates = dates[len(attendances[i]):]
		for _, m := range posts[:len(memberships[i])] {
			if m == nil {
				continue
			}
			first, last := FirstObserved(m), LastObserved(m)
			add(i, first, TimelineFirstObserved, m.ID)
			if last != first {
				add(i, last, TimelineLastObserved, m.ID)
			}
		}
		posts = posts[len(memberships[i]):]
		slices.SortFunc(result[i], compareItems)
	}
	return result
}

// entryItem makes an entry something to page through: its id is that of the fact with the kind.
func entryItem(e TimelineEntry) item {
	return item{key{"", dateNumber(e.Date)}, e.Fact + "#" + kg.ID(e.Kind)}
}

func entryOf(it item) TimelineEntry {
	fact, kind, _ := strings.Cut(string(it.id), "#")
	return TimelineEntry{dateOfNumber(it.number), TimelineKind(kind), kg.ID(fact)}
}

func dateOfNumber(n int64) kg.Date {
	return kg.Date{Year: int(n / 10000), Month: int(n / 100 % 100), Day: int(n % 100)}
}
