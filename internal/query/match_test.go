package query

import (
	"testing"

	"huipu/internal/kg"
)

func TestStringMatch(t *testing.T) {
	for _, c := range []struct {
		name  string
		match StringMatch
		text  string
		want  bool
	}{
		{"nothing asked", StringMatch{}, "万立骏", true},
		{"absent", StringMatch{}, "", false},
		{"absent is not empty", StringMatch{Eq: new("")}, "", false},
		{"eq", StringMatch{Eq: new("万立骏")}, "万立骏", true},
		{"not eq", StringMatch{Eq: new("万")}, "万立骏", false},
		{"in", StringMatch{In: []string{"陈迈", "万立骏"}}, "万立骏", true},
		{"in nothing", StringMatch{In: []string{}}, "万立骏", false},
		{"contains", StringMatch{Contains: new("立")}, "万立骏", true},
		{"not prefix", StringMatch{Prefix: new("立")}, "万立骏", false},
		{"all", StringMatch{Prefix: new("万"), Contains: new("骏"), Eq: new("万立骏")}, "万立骏", true},
		{"one fails", StringMatch{Prefix: new("万"), Contains: new("陈")}, "万立骏", false},
	} {
		if got := c.match.matches(c.text); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestDateRange(t *testing.T) {
	date := func(s string) kg.Date {
		if s == "" {
			return kg.Date{}
		}
		d, err := kg.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		from, to, start, end string
		want                 bool
	}{
		{"", "", "2020-07-31", "", true},
		{"", "", "", "", false},
		{"2020-07-31", "2020-07-31", "2020-07-31", "", true},
		{"2020-08-01", "", "2020-07-31", "", false},
		{"", "2020-07-30", "2020-07-31", "", false},
		{"2020-07", "2020-07", "2020-07-31", "", true},
		{"2020-07-15", "2020-07-16", "2020-07", "", true},
		{"2020-08", "2020-08", "2020-07", "", false},
		{"2020-07-15", "2020-07-16", "2020", "", true},
		{"2021", "", "2020", "", false},
		{"2020-06-22", "2020-06-22", "2020-06-21", "2020-06-23", true},
		{"2020-06-23", "", "2020-06-21", "2020-06-23", true},
		{"2020-06-24", "", "2020-06-21", "2020-06-23", false},
		{"", "2020-06-20", "2020-06-21", "2020-06-23", false},
	} {
		var r DateRange
		if c.from != "" {
			r.From = new(date(c.from))
		}
		if c.to != "" {
			r.To = new(date(c.to))
		}
		if got := r.matches(date(c.start), date(c.end)); got != c.want {
			t.Errorf("%q to %q against %q to %q: %v", c.from, c.to, c.start, c.end, got)
		}
	}
}

func TestIntRange(t *testing.T) {
	for _, c := range []struct {
		r    IntRange
		n    int
		want bool
	}{
		{IntRange{}, 5, true},
		{IntRange{}, 0, false},
		{IntRange{Eq: new(5)}, 5, true},
		{IntRange{Eq: new(4)}, 5, false},
		{IntRange{Gte: new(5), Lte: new(5)}, 5, true},
		{IntRange{Gte: new(6)}, 5, false},
		{IntRange{Lte: new(4)}, 5, false},
		{IntRange{Lte: new(4)}, 0, false},
	} {
		if got := c.r.matches(c.n); got != c.want {
			t.Errorf("%+v of %d: %v", c.r, c.n, got)
		}
	}
}
