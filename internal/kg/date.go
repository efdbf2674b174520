package kg

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// DatePrecision says which parts of a [Date] are known.
type DatePrecision string

// The precisions of a date, from none to a day.
const (
	PrecisionNone  DatePrecision = ""
	PrecisionYear  DatePrecision = "YEAR"
	PrecisionMonth DatePrecision = "MONTH"
	PrecisionDay   DatePrecision = "DAY"
)

// Date is a day, a month or a year of the proleptic Gregorian calendar, in the local time
// of the place reported. The zero Date stands for "unknown". Dates are comparable with ==.
type Date struct {
	Year  int // 1 to 9999; 0 when the date is unknown
	Month int // 1 to 12; 0 when only the year is known
	Day   int // 1 to 31; 0 when only the month is known
}

// NewDate gives the date of the given parts; month and day, or day alone, may be 0. The
// error is [ErrInvalid] when no such date exists.
func NewDate(year, month, day int) (Date, error) {
	d := Date{year, month, day}
	ok := year >= 1 && year <= 9999 && month >= 0 && month <= 12 && day >= 0 && (month > 0 || day == 0)
	if ok && day > 0 {
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		ok = t.Day() == day
	}
	if !ok {
		return Date{}, fmt.Errorf("date %d-%d-%d: no such day: %w", year, month, day, ErrInvalid)
	}
	return d, nil
}

// ParseDate reads YYYY, YYYY-MM or YYYY-MM-DD. The error is [ErrInvalid].
func ParseDate(s string) (Date, error) {
	bad := fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD: %w", s, ErrInvalid)
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return Date{}, bad
	}
	var parts [3]int
	for i, from := range []int{0, 5, 8} {
		if from > len(s) {
			break
		}
		if from > 0 && s[from-1] != '-' {
			return Date{}, bad
		}
		to := from + 2
		if i == 0 {
			to = 4
		}
		n, err := strconv.ParseUint(s[from:to], 10, 16)
		if err != nil || n == 0 {
			return Date{}, bad
		}
		parts[i] = int(n)
	}
	d, err := NewDate(parts[0], parts[1], parts[2])
	if err != nil {
		return Date{}, bad
	}
	return d, nil
}

// Precision tells how much of the date is known.
func (d Date) Precision() DatePrecision {
	switch {
	case d.Year == 0:
		return PrecisionNone
	case d.Month == 0:
		return PrecisionYear
	case d.Day == 0:
		return PrecisionMonth
	}
	return PrecisionDay
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Year == 0 }

// String is YYYY, YYYY-MM or YYYY-MM-DD by precision, and empty for an unknown date.
func (d Date) String() string {
	switch d.Precision() {
	case PrecisionYear:
		return fmt.Sprintf("%04d", d.Year)
	case PrecisionMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case PrecisionDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	return ""
}

// First is the earliest day that the date can mean; it is zero for an unknown date.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the latest day that the date can mean; it is zero for an unknown date.
func (d Date) Last() Date {
	switch d.Precision() {
	case PrecisionYear:
		return Date{d.Year, 12, 31}
	case PrecisionMonth:
		return Date{d.Year, d.Month, time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()}
	}
	return d
}

// CompareDates orders dates by their parts; an unknown part, and so an unknown date,
// comes before every known one.
func CompareDates(a, b Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}
