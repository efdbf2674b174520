package resolve_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/vocab"
)

// statable lists the facts of a reading that corrections can be on.
func statable(c kg.Contribution) []kg.ID {
	var ids []kg.ID
	for _, q := range vocab.Encode(c) {
		id, _ := vocab.IDOf(q.Subject)
		if slices.Contains(kg.StatedKinds(), id.Kind()) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// curator is evidence that a curator gives.
func curator(c kg.Contribution) []kg.Evidence {
	end := min(len(c.Document.Text), 1)
	for end < len(c.Document.Text) && c.Document.Text[end]&0xC0 == 0x80 {
		end++
	}
	return []kg.Evidence{{
		Document: c.Document.ID, Span: kg.SpanOf(c.Document.Text, 0, end), Quote: c.Document.Text[:end], Rule: kg.RuleCurator, Confidence: 1,
	}}
}

// otherwise draws what a fact may be instead.
func otherwise(t *rapid.T, f kg.StatedFact) kg.StatedFact {
	name := func(known string) string {
		return rapid.SampledFrom([]string{known, "甲一", "乙二", "丙三"}).Draw(t, "name")
	}
	body := func(known string) string {
		return rapid.SampledFrom([]string{known, "中国侨联", "示例市总商会", "中华全国归国华侨联合会"}).Draw(t, "body")
	}
	capacities := func() []kg.Capacity {
		return kg.SortCapacities(rapid.SliceOfN(rapid.SampledFrom(kg.Capacities()), 1, 3).Draw(t, "capacities"))
	}
	switch {
	case f.Person != nil:
		f.Person = &kg.StatedPerson{Name: name(f.Person.Name)}
	case f.Organisation != nil:
		f.Organisation = &kg.StatedOrganisation{Name: body(f.Organisation.Name), Parent: rapid.SampledFrom([]string{"", "示例省侨联"}).Draw(t, "parent")}
	case f.Meeting != nil:
		m := *f.Meeting
		m.Date = rapid.SampledFrom([]kg.Date{m.Date, {Year: 2020, Month: 2, Day: 3}, {Year: 2021}}).Draw(t, "day")
		m.Name = rapid.SampledFrom([]string{m.Name, "示例市侨联四届二次全委会议", "座谈会"}).Draw(t, "meeting")
		f.Meeting = &m
	case f.Membership != nil:
		m := *f.Membership
		m.Person, m.Organisation, m.Former = name(m.Person), body(m.Organisation), rapid.Bool().Draw(t, "former")
		m.Events = rapid.SampledFrom([][]kg.TenureEvent{nil, {kg.TenureElected}, {kg.TenureAppointed, kg.TenureEnded}}).Draw(t, "events")
		f.Membership = &m
	case f.Attendance != nil:
		a := *f.Attendance
		a.Person, a.Capacities = name(a.Person), capacities()
		if rapid.Bool().Draw(t, "post") {
			a.Posts = []kg.StatedPost{{Role: "主席", Organisation: body("示例市侨联")}}
		}
		f.Attendance = &a
	case f.Group != nil:
		g := *f.Group
		g.Capacities, g.Organisations = capacities(), []string{body("示例市侨联")}
		f.Group = &g
	}
	return f
}

// corrections draws corrections of a reading that agree.
func corrections(t *rapid.T, reading kg.Contribution) []kg.Correction {
	ids := statable(reading)
	var list []kg.Correction
	for range rapid.IntRange(0, 6).Draw(t, "corrections") {
		id := rapid.SampledFrom(ids).Draw(t, "fact")
		was, _ := resolve.StatedFact(reading, id)
		c := kg.Correction{ID: kg.CorrectionID(reading.Document.ID, id), Document: reading.Document.ID, Fact: id, Was: &was, Action: kg.Reject}
		if action := rapid.SampledFrom(kg.CorrectionActions()).Draw(t, "action"); action != kg.Reject {
			now := otherwise(t, was)
			now.Evidence = curator(reading)
			as, stated, ok := resolve.ReadStated(reading, now, nil)
			if !ok {
				t.Fatalf("%+v is none of the document", now)
			}
			c.Action, c.Now = action, &as
			if action == kg.Add {
				c.Was, c.Fact, c.ID = nil, stated, kg.CorrectionID(reading.Document.ID, stated)
			}
		}
		if err := resolve.AgreeOn(append(slices.Clone(list), c)); err == nil {
			list = append(list, c)
		} else if !errors.Is(err, kg.ErrConflict) {
			t.Fatal(err)
		}
	}
	return list
}

func TestWhatCorrectionsMakeOfAReading(t *testing.T) {
	all := readings(t)
	rapid.Check(t, func(t *rapid.T) {
		reading := rapid.SampledFrom(all).Draw(t, "reading")
		before := vocab.Encode(reading)
		said := corrections(t, reading)
		got := resolve.Correct(reading, said)
		after := vocab.Encode(got.Contribution)

		if diff := cmp.Diff(before, vocab.Encode(reading)); diff != "" {
			t.Fatalf("the reading itself changed (-before +after):\n%s", diff)
		}
		shuffled := resolve.Correct(reading, rapid.Permutation(said).Draw(t, "order"))
		if diff := cmp.Diff(after, vocab.Encode(shuffled.Contribution)); diff != "" {
			t.Fatalf("another order makes something else (-one +other):\n%s", diff)
		}
		decoded, err := vocab.DecodeDocument(reading.Document.ID, after)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(after, vocab.Encode(decoded)); diff != "" {
			t.Fatalf("it does not come back (-first +again):\n%s", diff)
		}
		if diff := cmp.Diff(after, vocab.Encode(resolve.Reading(decoded))); diff != "" {
			t.Fatalf("its ids are not those of a reading (-is +of a reading):\n%s", diff)
		}
		whole(t, decoded)
		back, err := vocab.AsRead(decoded, vocab.Restate(reading, got.Contribution))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, vocab.Encode(back)); diff != "" {
			t.Fatalf("the reading does not come back (-was +is):\n%s", diff)
		}
		for _, o := range got.Outcomes {
			shows(t, got, o)
		}
	})
}

// shows makes sure that an outcome is what the contribution has.
func shows(t *rapid.T, c resolve.Corrected, o resolve.Outcome) {
	if o.Fact == "" {
		return
	}
	f, ok := resolve.StatedFact(c.Contribution, o.Fact)
	if !ok {
		t.Fatalf("%s states %s, which is not there", o.Correction.ID, o.Fact)
	}
	if _, said := c.Behind(o.Fact); !slices.Contains(said, o.Correction.ID) {
		t.Fatalf("behind %s stand %v, not %s", o.Fact, said, o.Correction.ID)
	}
	if !slices.ContainsFunc(f.Evidence, func(e kg.Evidence) bool { return e.Rule == kg.RuleCurator }) && o.Fact.Kind() != kg.KindPerson && o.Fact.Kind() != kg.KindOrganisation {
		t.Fatalf("%s has no passage of the curator: %+v", o.Fact, f)
	}
}

// whole makes sure that what nodes refer to is there.
func whole(t *rapid.T, c kg.Contribution) {
	known := map[kg.ID]bool{"": true, c.Document.ID: true}
	for _, q := range vocab.Encode(c) {
		id, _ := vocab.IDOf(q.Subject)
		known[id] = true
	}
	for _, q := range vocab.Encode(c) {
		to, isNode := vocab.IDOf(q.Object)
		if isNode && !known[to] && q.Predicate != vocab.Namesake && q.Predicate != vocab.Replaces {
			t.Fatalf("nothing is known of %s in %v", to, q)
		}
	}
}
