package query

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/testkit"
)

// held is a session of the series 甲会议.
type held struct {
	term, session int
	date          kg.Date
}

// sessionsOf is a graph of the sessions and the ids of the meetings, in the order given.
func sessionsOf(t *testing.T, list []held) (*Session, []kg.ID) {
	t.Helper()
	var contributions []kg.Contribution
	var ids []kg.ID
	for i, h := range list {
		name := fmt.Sprintf("甲会议%d", i)
		r := testkit.NewRelease(kg.Document{Text: name + "。"})
		ids = append(ids, r.Meeting(kg.Meeting{
			Name: name, Series: r.Series("甲会议", r.Organisation(kg.Organisation{Name: "甲会"})), Term: h.term, Session: h.session, Date: h.date, Format: kg.InPerson,
		}))
		contributions = append(contributions, r.Contribution())
	}
	return session(t, contributions), ids
}

func on(year, month, day int) kg.Date { return kg.Date{Year: year, Month: month, Day: day} }

func TestNeighboursStandByNumberOrDay(t *testing.T) {
	for _, tt := range []struct {
		name string
		list []held
		want []int // the order of the sessions; those with one number together
	}{
		{"by term and session", []held{{2, 1, on(2020, 1, 1)}, {1, 10, kg.Date{}}, {1, 9, on(2019, 1, 1)}}, []int{2, 1, 0}},
		{"by number against the day", []held{{14, 3, on(2025, 3, 5)}, {14, 4, on(2025, 3, 1)}}, []int{0, 1}},
		{"by day without a number", []held{{0, 0, on(2021, 1, 1)}, {0, 5, on(2020, 1, 1)}, {0, 0, on(2022, 1, 1)}}, []int{1, 0, 2}},
		{"numbers of each year", []held{{0, 1, on(2021, 1, 1)}, {0, 2, on(2020, 5, 1)}, {0, 1, on(2020, 1, 1)}}, []int{2, 1, 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, ids := sessionsOf(t, tt.list)
			previous, next := s.Neighbours(s.Meetings(ids))
			for at, i := range tt.want {
				var before, after kg.ID
				if at > 0 {
					before = ids[tt.want[at-1]]
				}
				if at+1 < len(tt.want) {
					after = ids[tt.want[at+1]]
				}
				if previous[i] != before || next[i] != after {
					t.Errorf("session %d: previous %s and next %s, want %s and %s", i, previous[i], next[i], before, after)
				}
			}
		})
	}
	t.Run("two of one number", func(t *testing.T) {
		s, ids := sessionsOf(t, []held{{14, 1, kg.Date{}}, {14, 2, on(2025, 1, 1)}, {14, 2, on(2025, 1, 2)}, {14, 3, kg.Date{}}})
		previous, next := s.Neighbours(s.Meetings(ids))
		if previous[2] != ids[0] || next[1] != ids[3] || previous[3] != ids[2] || next[0] != ids[1] {
			t.Errorf("previous %v, next %v of %v", previous, next, ids)
		}
	})
}

func TestMissingSessions(t *testing.T) {
	for _, tt := range []struct {
		name string
		list []held
		want []SessionNumber
	}{
		{"of one term", []held{{14, 2, kg.Date{}}, {14, 5, kg.Date{}}, {14, 3, kg.Date{}}}, []SessionNumber{{14, 4}}},
		{"of two terms", []held{{13, 7, kg.Date{}}, {13, 9, kg.Date{}}, {14, 3, kg.Date{}}, {14, 5, kg.Date{}}}, []SessionNumber{{13, 8}, {14, 4}}},
		{"without terms", []held{{0, 7, kg.Date{}}, {0, 9, kg.Date{}}}, []SessionNumber{{0, 8}}},
		{"of editions", []held{{9, 0, kg.Date{}}, {12, 0, kg.Date{}}}, []SessionNumber{{10, 0}, {11, 0}}},
		{"none", []held{{14, 1, kg.Date{}}, {14, 2, kg.Date{}}, {14, 2, on(2025, 1, 1)}}, nil},
		{"one alone", []held{{14, 10, kg.Date{}}}, nil},
		{"counted anew each year", []held{{0, 5, on(2020, 9, 1)}, {0, 1, on(2021, 1, 1)}, {0, 3, on(2021, 9, 1)}}, nil},
		{"an edition among sessions", []held{{14, 0, kg.Date{}}, {14, 2, kg.Date{}}, {14, 4, kg.Date{}}}, []SessionNumber{{14, 3}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, ids := sessionsOf(t, tt.list)
			got := s.MissingSessions([]kg.ID{s.Meetings(ids)[0].Series, "series/0000000000000000"})
			if diff := cmp.Diff([][]SessionNumber{tt.want, nil}, got); diff != "" {
				t.Errorf("missing (-want +got):\n%s", diff)
			}
		})
	}
	s, ids := sessionsOf(t, []held{{0, 1, kg.Date{}}, {0, 900, kg.Date{}}})
	if got := s.MissingSessions([]kg.ID{s.Meetings(ids)[0].Series})[0]; len(got) != MaxMissing || !slices.Contains(got, SessionNumber{0, 2}) {
		t.Errorf("a long gap: %d numbers", len(got))
	}
}
