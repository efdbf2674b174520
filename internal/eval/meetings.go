package eval

import (
	"strings"

	"huipu/internal/kg"
)

// How alike an annotated and a read meeting must be to be compared at all, and what counts:
// six parts their names, four parts who is there.
const (
	likeMeeting   = 0.3
	weightOfName  = 0.6
	weightOfThere = 0.4
)

// compareMeetings finds which meeting that was read is which annotated one, and compares
// what is said of them. A meeting is right when its name or an alias is much alike; day,
// format and conveners are compared for every two that go together at all.
func (c *comparison) compareMeetings() {
	gold, read := c.gold.Meetings, c.facts.Meetings
	there, present := c.there.byMeeting(), c.read.byMeeting()
	p := pair(len(gold), len(read), func(i, j int) float64 {
		// The conversions keep the compiler from fusing the sum, so that ties fall alike on
		// every machine.
		return float64(weightOfName*likeMeetingName(gold[i], read[j])) + float64(weightOfThere*overlap(there[gold[i].ID], present[read[j].Key]))
	}, likeMeeting)
	c.readIn = map[string]string{}
	for i, j := range p.ofGold {
		g := gold[i]
		f := Finding{Relation: Meetings, Verdict: Missed, Gold: g.Name, sought: g.Name}
		if j == none {
			c.find(f)
			c.compareConveners(g.Name, g.ConvenedBy, nil, true)
			continue
		}
		c.readIn[read[j].Key] = g.ID
		if likeMeetingName(g, read[j]) >= likeName {
			f.Verdict, f.Read, f.Evidence, f.sought = Right, read[j].Name, read[j].Evidence, read[j].Name
			c.find(f)
		} else {
			c.find(f)
			c.findExtraMeeting(read[j])
		}
		c.compareDay(g, read[j])
		c.compareFormat(g, read[j])
		c.compareConveners(g.Name, g.ConvenedBy, read[j].ConvenedBy, false)
	}
	for j, i := range p.ofRead {
		if i == none {
			c.findExtraMeeting(read[j])
			c.compareConveners(read[j].Name, nil, read[j].ConvenedBy, true)
		}
	}
}

func (c *comparison) findExtraMeeting(m kg.MeetingFact) {
	c.find(Finding{Relation: Meetings, Verdict: Wrong, Read: m.Name, Evidence: m.Evidence, sought: m.Name})
}

func likeMeetingName(gold GoldMeeting, read kg.MeetingFact) float64 {
	best := similar(gold.Name, read.Name)
	for _, alias := range read.Aliases {
		best = max(best, similar(gold.Name, alias))
	}
	return best
}

// overlap is the share of the people of either meeting who are at both; 0 when nobody is at
// either.
func overlap(a, b map[string]bool) float64 {
	both := 0
	for name := range a {
		if b[name] {
			both++
		}
	}
	if either := len(a) + len(b) - both; either > 0 {
		return float64(both) / float64(either)
	}
	return 0
}

// compareDay compares the first days. Where the document does not give the year, nothing,
// the day as known from elsewhere and any year with the right month and day are right.
func (c *comparison) compareDay(gold GoldMeeting, read kg.MeetingFact) {
	got, want := read.Date.String(), gold.DatePartial
	var ok bool
	if gold.Date != nil {
		want = *gold.Date
		ok = got == want
	} else {
		part := strings.TrimLeft(gold.DatePartial, "-")
		ok = got == "" || got == gold.DateOutsideText || part != "" && strings.HasSuffix(got, part)
	}
	c.findAnswer(MeetingDates, gold.Name, or(want, "unknown"), or(got, "unknown"), ok)
}

// compareFormat compares how a main meeting was held. An annotation without a format is of
// a meeting only announced.
func (c *comparison) compareFormat(gold GoldMeeting, read kg.MeetingFact) {
	if !gold.Main || gold.Format == nil {
		return
	}
	got := strings.ToLower(or(string(read.Format), string(kg.InPerson)))
	c.findAnswer(Formats, gold.Name, *gold.Format, got, got == *gold.Format)
}

// findAnswer finds an answer that is right or wrong but cannot be missed.
func (c *comparison) findAnswer(r Relation, meeting, want, got string, ok bool) {
	f := Finding{Relation: r, Verdict: Wrong, Subject: meeting, Gold: want, Read: got, sought: meeting}
	if ok {
		f.Verdict = Right
	}
	c.find(f)
}

// compareConveners compares who convened a meeting; apart tells that the meeting itself is a
// difference already.
func (c *comparison) compareConveners(meeting string, gold, read []string, apart bool) {
	c.compareNames(gold, read, func(i, j int) {
		f := Finding{Relation: Conveners, Verdict: verdict(i != none, j != none), Subject: meeting, Follows: apart}
		if j != none {
			f.Read, f.sought = read[j], read[j]
		}
		if i != none {
			f.Gold, f.sought = gold[i], gold[i]
		}
		c.find(f)
	})
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// byMeeting groups the folded names of those present by meeting.
func (p presences) byMeeting() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, one := range p {
		if out[one.meeting] == nil {
			out[one.meeting] = map[string]bool{}
		}
		out[one.meeting][one.person] = true
	}
	return out
}
