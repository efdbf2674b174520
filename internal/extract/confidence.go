package extract

import (
	"fmt"
	"math"
	"strconv"
)

// Relations whose evidence has a confidence of its own: the same rule is surer of persons
// than of groups.
const (
	ofPersons       = "persons"
	ofOrganisations = "organisations"
	ofAttendance    = "attendance"
	ofMemberships   = "memberships"
	ofMeetings      = "meetings"
	ofGroups        = "groups"
)

// confidences tell how often the facts of a rule are right, by relation and rule. They are
// read from counts over annotated releases and smoothed towards the precision of the whole
// relation, which stands for as many facts as priorFacts (additive smoothing, Manning,
// Raghavan and Schütze, Introduction to Information Retrieval, 2008, section 11.3.2).
type confidences struct {
	rules  map[[2]string]float64
	prior  map[string]float64
	counts []ruleCount
}

type ruleCount struct {
	relation, rule string
	right, made    float64
}

// priorFacts is how many facts of average precision every rule is taken to have made
// besides those counted.
const priorFacts = 4

func (c *confidences) load(cols []string) error {
	if len(cols) != 4 {
		return fmt.Errorf("%d columns, want relation, rule, right and made", len(cols))
	}
	right, err := strconv.ParseFloat(cols[2], 64)
	if err != nil {
		return err
	}
	made, err := strconv.ParseFloat(cols[3], 64)
	if err != nil {
		return err
	}
	if right < 0 || right > made {
		return fmt.Errorf("%s right of %s made", cols[2], cols[3])
	}
	c.counts = append(c.counts, ruleCount{cols[0], cols[1], right, made})
	return nil
}

// settle turns the counts into confidences, to two digits.
func (c *confidences) settle() {
	right, made := map[string]float64{}, map[string]float64{}
	for _, n := range c.counts {
		right[n.relation] += n.right
		made[n.relation] += n.made
	}
	c.rules, c.prior = map[[2]string]float64{}, map[string]float64{}
	for relation, n := range made {
		c.prior[relation] = twoDigits(right[relation] / n)
	}
	for _, n := range c.counts {
		c.rules[[2]string{n.relation, n.rule}] = twoDigits((n.right + priorFacts*right[n.relation]/made[n.relation]) / (n.made + priorFacts))
	}
	c.counts = nil // what the rules are made of is not needed again
}

// uncounted is the confidence of a relation that annotations do not list in full, so that
// what is wrong cannot be counted: organisations.
const uncounted = 0.9

// twoDigits rounds; no reading of a text is certain.
func twoDigits(f float64) float64 { return min(math.Round(f*100)/100, 0.99) }

// of is the confidence of a rule; one that was never counted has that of its relation.
func (c *confidences) of(relation, rule string) float64 {
	if f, ok := c.rules[[2]string{relation, rule}]; ok {
		return f
	}
	if f, ok := c.prior[relation]; ok {
		return f
	}
	return uncounted
}
