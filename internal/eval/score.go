package eval

import (
	"slices"

	"huipu/internal/kg"
)

// Score compares what was read from a release with its annotation. The findings stand in
// the order of [Relations]; within a relation those of the annotation come in its order, and
// what was read without cause follows in text order.
func Score(gold *Gold, facts kg.Facts) []Finding {
	c := &comparison{gold: gold, facts: facts, bylines: map[string]bool{}}
	for _, name := range gold.Bylines {
		c.bylines[fold(name)] = true
	}
	c.comparePersons()
	c.seatAll()
	c.compareMeetings()
	c.compareAttendance()
	c.compareOrganisations()
	c.compareGroups()
	order := Relations()
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return slices.Index(order, a.Relation) - slices.Index(order, b.Relation)
	})
	return c.findings
}

// comparison is the state of one scoring.
type comparison struct {
	gold     *Gold
	facts    kg.Facts
	bylines  map[string]bool   // folded names of those who wrote the release
	there    presences         // as annotated, by id of the meeting
	read     presences         // as read, by key of the meeting
	readIn   map[string]string // id of the annotated meeting by key of the one read
	findings []Finding
}

func (c *comparison) find(f Finding) { c.findings = append(c.findings, f) }

// verdict is Right for what both sides have, and otherwise says which one lacks it.
func verdict(annotated, read bool) Verdict {
	switch {
	case annotated && read:
		return Right
	case read:
		return Wrong
	}
	return Missed
}

// compareNames finds which of two lists of names go together, by likeness of at least
// likeName.
func (c *comparison) compareNames(gold, read []string, found func(gold, read int)) {
	p := pair(len(gold), len(read), func(i, j int) float64 { return similar(gold[i], read[j]) }, likeName)
	for i, j := range p.ofGold {
		found(i, j)
	}
	for j, i := range p.ofRead {
		if i == none {
			found(none, j)
		}
	}
}

// likeName is how alike two names of one meeting, convener or group must be.
const likeName = 0.7
