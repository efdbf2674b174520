package resolve_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/vocab"
)

// plain are the statements of a contribution without passages.
func plain(c kg.Contribution) []string {
	var list []string
	for _, q := range vocab.Encode(c) {
		if q.Predicate != vocab.HasEvidence {
			list = append(list, q.NQuad())
		}
	}
	slices.Sort(list)
	return list
}

// A correction makes of a reading what another reading of the text would have been.
func TestACorrectionIsWhatTheExtractorCouldHaveRead(t *testing.T) {
	g := generate.New(11)
	correct := func(t *rapid.T, f kg.Facts, of func(reading kg.Contribution) kg.Correction) kg.Contribution {
		reading := resolve.Resolve(f)
		c := of(reading)
		c.Document, c.ID = reading.Document.ID, kg.CorrectionID(reading.Document.ID, c.Fact)
		got := resolve.Correct(reading, []kg.Correction{c})
		if len(got.Outcomes) != 1 || got.Outcomes[0].State != kg.CorrectionApplied {
			t.Fatalf("got %+v, want it applied", got.Outcomes)
		}
		return got.Contribution
	}
	same := func(t *rapid.T, got kg.Contribution, want kg.Facts) {
		if diff := cmp.Diff(plain(resolve.Resolve(want)), plain(got)); diff != "" {
			t.Fatalf("as read (-) and as corrected (+):\n%s", diff)
		}
	}
	// lonely takes an attendance out; whom no other shows is mentioned.
	lonely := func(f kg.Facts, n int) kg.Facts {
		person := f.Attendances[n].Person
		f.Attendances = slices.Delete(slices.Clone(f.Attendances), n, n+1)
		if !slices.ContainsFunc(f.Attendances, func(a kg.AttendanceFact) bool { return a.Person == person }) {
			f.MentionedOnly = append(slices.Clone(f.MentionedOnly), person)
		}
		return f
	}
	attendance := func(f kg.Facts, n int) kg.ID {
		a := f.Attendances[n]
		m := f.Meetings[slices.IndexFunc(f.Meetings, func(m kg.MeetingFact) bool { return m.Key == a.Meeting })]
		return kg.NewID(kg.KindAttendance, string(resolve.MeetingID(m.Name, m.Date, f.Document.ID)), string(resolve.PersonID(a.Person)))
	}
	rapid.Check(t, func(t *rapid.T) {
		f := g.Release(rapid.IntRange(0, 200).Draw(t, "release")).Facts
		n := rapid.IntRange(0, len(f.Attendances)-1).Draw(t, "attendance")
		without := lonely(f, n)

		got := correct(t, f, func(reading kg.Contribution) kg.Correction {
			was, _ := resolve.StatedFact(reading, attendance(f, n))
			return kg.Correction{Action: kg.Reject, Fact: attendance(f, n), Was: &was}
		})
		same(t, got, without)

		now, _ := resolve.StatedFact(resolve.Resolve(f), attendance(f, n))
		got = correct(t, without, func(kg.Contribution) kg.Correction {
			return kg.Correction{Action: kg.Add, Fact: attendance(f, n), Now: &now}
		})
		same(t, got, f)

		dated := f
		dated.Meetings = slices.Clone(f.Meetings)
		m := rapid.IntRange(0, len(f.Meetings)-1).Draw(t, "meeting")
		dated.Meetings[m].Date = kg.Date{Year: 1999, Month: 12, Day: 31}
		got = correct(t, f, func(reading kg.Contribution) kg.Correction {
			id := resolve.MeetingID(f.Meetings[m].Name, f.Meetings[m].Date, f.Document.ID)
			was, _ := resolve.StatedFact(reading, id)
			stated := *was.Meeting
			stated.Date = dated.Meetings[m].Date
			return kg.Correction{Action: kg.Replace, Fact: id, Was: &was, Now: &kg.StatedFact{Meeting: &stated, Evidence: was.Evidence}}
		})
		same(t, got, dated)
	})
}
