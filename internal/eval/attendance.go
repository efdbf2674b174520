package eval

import (
	"fmt"
	"strings"

	"huipu/internal/kg"
)

// seat is a person at a meeting: the id or key of the meeting and the folded name.
type seat struct{ meeting, person string }

// presence is what one side says of a seat.
type presence struct {
	seat
	name       string // as written
	capacities capset
	evidence   []kg.Evidence
}

// presences are the seats that one side knows, each once.
type presences []presence

// seatAll gathers who is at which meeting on both sides, each by its own names of meetings.
// What was read of those who wrote the release, or are not there, does not count.
func (c *comparison) seatAll() {
	for _, a := range c.gold.Attendance {
		c.there = append(c.there, presence{seat{a.Meeting, fold(a.Person)}, a.Person, goldCapacities(a.Capacities), nil})
	}
	index := map[seat]int{}
	for _, a := range c.facts.Attendances {
		s := seat{a.Meeting, fold(a.Person)}
		capacities := readCapacities(a.Capacities)
		if capacities == 0 || c.bylines[s.person] {
			continue
		}
		at, ok := index[s]
		if !ok {
			at = len(c.read)
			index[s] = at
			c.read = append(c.read, presence{seat: s, name: a.Person})
		}
		c.read[at].capacities |= capacities
		c.read[at].evidence = append(c.read[at].evidence, a.Evidence...)
	}
}

// compareAttendance compares who is at which meeting, what they do there, and whether those
// who are only mentioned are nowhere.
func (c *comparison) compareAttendance() {
	names := map[string]string{} // of meetings, by id of the annotated or key of the read
	for _, m := range c.facts.Meetings {
		names[unknownMeeting(m.Key)] = m.Name
	}
	for _, m := range c.gold.Meetings {
		names[m.ID] = m.Name
	}
	read := map[seat]presence{}
	present := map[string]presence{}
	var order []seat
	for _, p := range c.read {
		if id, ok := c.readIn[p.meeting]; ok {
			p.meeting = id
		} else {
			p.meeting = unknownMeeting(p.meeting)
		}
		order = append(order, p.seat)
		read[p.seat], present[p.person] = p, p
	}
	annotated := map[seat]bool{}
	for _, p := range c.there {
		annotated[p.seat] = true
		c.compareSeat(names[p.meeting], p, read[p.seat])
	}
	for _, s := range order {
		if !annotated[s] {
			c.compareSeat(names[s.meeting], presence{}, read[s])
		}
	}
	for _, name := range c.gold.MentionedOnly {
		f := Finding{Relation: MentionedOnly, Verdict: Right, Subject: name, Gold: "only mentioned", sought: name}
		if p, ok := present[fold(name)]; ok {
			// The attendance is a difference in its own right.
			f.Verdict, f.Read, f.Follows = Wrong, "at "+names[p.meeting], true
		}
		c.find(f)
	}
}

// unknownMeeting names a read meeting that is none of the annotated ones, so that its key
// cannot be taken for the id of one.
func unknownMeeting(key string) string { return "?" + key }

// compareSeat compares what the sides say of one seat; a side that knows nothing of it gives
// no name.
func (c *comparison) compareSeat(meeting string, gold, read presence) {
	f := Finding{Relation: Attendance, Verdict: verdict(gold.name != "", read.name != ""), Evidence: read.evidence}
	say := func(p presence) string {
		if p.name == "" {
			return ""
		}
		return fmt.Sprintf("%s (%s)", meeting, strings.Join(p.capacities.names(), ", "))
	}
	f.Subject, f.Gold, f.Read = or(gold.name, read.name), say(gold), say(read)
	f.sought = or(read.name, gold.name)
	c.find(f)
	g, r := comparableSets(gold.capacities, read.capacities)
	for _, capacity := range (g | r).names() {
		bit := goldCapacities([]string{capacity})
		d := Finding{
			Relation: Capacities, Verdict: verdict(g&bit != 0, r&bit != 0), Subject: f.Subject + " at " + meeting,
			Follows: f.Verdict != Right, sought: f.sought,
		}
		if g&bit != 0 {
			d.Gold = capacity
		}
		if r&bit != 0 {
			d.Read, d.Evidence = capacity, read.evidence
		}
		c.find(d)
	}
}
