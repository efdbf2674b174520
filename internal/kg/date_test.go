package kg_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

func TestParseDateReadsThreePrecisions(t *testing.T) {
	for _, tt := range []struct {
		in        string
		want      kg.Date
		precision kg.DatePrecision
		first     string
		last      string
	}{
		{"2020", kg.Date{Year: 2020}, kg.PrecisionYear, "2020-01-01", "2020-12-31"},
		{"2020-02", kg.Date{Year: 2020, Month: 2}, kg.PrecisionMonth, "2020-02-01", "2020-02-29"},
		{"2021-02", kg.Date{Year: 2021, Month: 2}, kg.PrecisionMonth, "2021-02-01", "2021-02-28"},
		{"2020-12", kg.Date{Year: 2020, Month: 12}, kg.PrecisionMonth, "2020-12-01", "2020-12-31"},
		{"2020-07-31", kg.Date{Year: 2020, Month: 7, Day: 31}, kg.PrecisionDay, "2020-07-31", "2020-07-31"},
		{"0001-01-01", kg.Date{Year: 1, Month: 1, Day: 1}, kg.PrecisionDay, "0001-01-01", "0001-01-01"},
		{"9999-12-31", kg.Date{Year: 9999, Month: 12, Day: 31}, kg.PrecisionDay, "9999-12-31", "9999-12-31"},
	} {
		got, err := kg.ParseDate(tt.in)
		if err != nil || got != tt.want || got.Precision() != tt.precision || got.String() != tt.in || got.IsZero() {
			t.Errorf("%s: got %+v (%s), %v", tt.in, got, got.Precision(), err)
		}
		if first, last := got.First().String(), got.Last().String(); first != tt.first || last != tt.last {
			t.Errorf("%s: from %s to %s, want %s to %s", tt.in, first, last, tt.first, tt.last)
		}
	}
}

func TestParseDateRefusesTheRest(t *testing.T) {
	for _, in := range []string{
		"", "20", "2020-", "2020-7", "2020-07-1", "2020-13", "2020-00", "2020-02-30", "2021-02-29", "2020-04-31", "2020-07-00",
		"0000", "0000-01", "+020", "-020", " 020", "2020/07", "2020-07/31", "2020-07-31T", "20200731", "２０２０", "2020-1x", "1e10",
	} {
		if got, err := kg.ParseDate(in); !errors.Is(err, kg.ErrInvalid) || !got.IsZero() {
			t.Errorf("%q: got %v, %v", in, got, err)
		}
	}
}

func TestNewDateRefusesDaysThatDoNotExist(t *testing.T) {
	for _, d := range []kg.Date{
		{Year: 0, Month: 1, Day: 1},
		{Year: 10000, Month: 1, Day: 1},
		{Year: -1},
		{Year: 2020, Month: 13},
		{Year: 2020, Month: -1},
		{Year: 2020, Day: 1},
		{Year: 2020, Month: 1, Day: 32},
		{Year: 2020, Month: 1, Day: 397},
		{Year: 2020, Month: 1, Day: -1},
		{Year: 1900, Month: 2, Day: 29},
	} {
		if got, err := kg.NewDate(d.Year, d.Month, d.Day); !errors.Is(err, kg.ErrInvalid) || !got.IsZero() {
			t.Errorf("%+v: got %v, %v", d, got, err)
		}
	}
}

func TestTheUnknownDateIsEmptyAndFirst(t *testing.T) {
	var unknown kg.Date
	if !unknown.IsZero() || unknown.String() != "" || unknown.Precision() != kg.PrecisionNone || unknown.First() != unknown || unknown.Last() != unknown {
		t.Errorf("the zero date: %q, %q", unknown, unknown.Precision())
	}
	want := []kg.Date{unknown, {Year: 2019, Month: 12, Day: 31}, {Year: 2020}, {Year: 2020, Month: 1}, {Year: 2020, Month: 1, Day: 2}, {Year: 2020, Month: 2}}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, kg.CompareDates)
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %v", got)
	}
}

// TestDatesAreThoseOfTheCalendar holds dates against package time: each day exists in both,
// survives its text, and lies within the month and year that hold it.
func TestDatesAreThoseOfTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year, month, day := rapid.IntRange(1, 9999).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day")
		calendar := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		d, err := kg.NewDate(year, month, day)
		if exists := calendar.Day() == day; (err == nil) != exists {
			t.Fatalf("%d-%d-%d: %v", year, month, day, err)
		}
		if err != nil {
			return
		}
		if d.String() != calendar.Format(time.DateOnly) {
			t.Fatalf("%s is printed as %s", calendar, d)
		}
		if again, err := kg.ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("%s: read again as %v, %v", d, again, err)
		}
		for _, whole := range []kg.Date{{Year: year}, {Year: year, Month: month}} {
			if kg.CompareDates(whole.First(), d) > 0 || kg.CompareDates(d, whole.Last()) > 0 {
				t.Fatalf("%s lies outside %s", d, whole)
			}
		}
	})
}
