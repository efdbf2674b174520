package query

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// StringMatch is a condition on a text, compared by code points. All parts that are given
// must hold; an empty In holds for nothing. An absent text, written "", meets none.
type StringMatch struct {
	Eq       *string
	In       []string
	Contains *string
	Prefix   *string
}

func (m *StringMatch) matches(s string) bool {
	return s != "" &&
		(m.Eq == nil || s == *m.Eq) &&
		(m.In == nil || slices.Contains(m.In, s)) &&
		(m.Contains == nil || strings.Contains(s, *m.Contains)) &&
		(m.Prefix == nil || strings.HasPrefix(s, *m.Prefix))
}

func (m *StringMatch) matchesAny(s string, more []string) bool {
	return m.matches(s) || slices.ContainsFunc(more, m.matches)
}

// IntRange is a condition on a number. All parts that are given must hold. An unknown number,
// written 0, meets none.
type IntRange struct{ Eq, Gte, Lte *int }

func (r *IntRange) matches(n int) bool { return n != 0 && within(n, r.Eq, r.Gte, r.Lte) }

func within(n int, eq, gte, lte *int) bool {
	return (eq == nil || n == *eq) && (gte == nil || n >= *gte) && (lte == nil || n <= *lte)
}

// DateRange is a condition on a span of days: it must overlap the days from the first of From
// to the last of To. A missing bound is none. An unknown date meets none.
type DateRange struct{ From, To *kg.Date }

// matches compares the days from the first of start to the last of end; a zero end stands for
// start.
func (r *DateRange) matches(start, end kg.Date) bool {
	if start.IsZero() {
		return false
	}
	if end.IsZero() {
		end = start
	}
	return (r.From == nil || kg.CompareDates(end.Last(), r.From.First()) >= 0) &&
		(r.To == nil || kg.CompareDates(start.First(), r.To.Last()) <= 0)
}

func (r *DateRange) matchesAny(dates []kg.Date) bool {
	return slices.ContainsFunc(dates, func(d kg.Date) bool { return r.matches(d, kg.Date{}) })
}

// sure tells whether the surest of the evidence reaches the bound.
func sure(list []kg.Evidence, bound *float64) bool {
	return bound == nil || Confidence(list) >= *bound
}

// Confidence is that of the surest passage; 0 without any.
func Confidence(list []kg.Evidence) float64 {
	best := 0.0
	for _, e := range list {
		best = max(best, e.Confidence)
	}
	return best
}

// overlap tells whether the lists share a value.
func overlap[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}
