package eval

import (
	"cmp"
	"math"
	"slices"

	"huipu/internal/kg"
)

// RuleRow tells how often the facts of one rule are right. A fact that several rules read
// counts for each of them.
type RuleRow struct {
	Rule     string   `json:"rule"`
	Relation Relation `json:"relation"` // what its facts are
	Made     int      `json:"made"`     // facts that could be judged: right and wrong
	Right    int      `json:"right"`
	Wrong    int      `json:"wrong"`
	// Precision is the share of right facts.
	Precision float64 `json:"precision"`
	// Smoothed is (Right+1)/(Made+2), Laplace's estimate of the chance that the next fact
	// is right, which stays away from 0 and 1 for rules seen seldom.
	Smoothed float64 `json:"smoothed"`
	// Confidence is the mean confidence that the rule states for these facts.
	Confidence float64 `json:"confidence"`
}

// ruleKey is a rule at one of its tasks.
type ruleKey struct {
	relation Relation
	rule     string
}

// ruleCount sums over the facts of a rule. Confidence is summed in hundredths, its steps, so
// that the sum does not depend on the order.
type ruleCount struct {
	tally      Tally
	hundredths int
	stated     int // how often confidence was stated
}

// capacityCount sums over the attendances of a rule, by capacity.
type capacityCount struct {
	facts              int
	states             map[string]int // attendances that have the capacity
	tally              map[string]Tally
	hundredths, stated int
}

// ruleBook gathers what the findings of documents say of the rules.
type ruleBook struct {
	counts     map[ruleKey]*ruleCount
	capacities map[string]*capacityCount // by rule
}

func newRuleBook() ruleBook {
	return ruleBook{map[ruleKey]*ruleCount{}, map[string]*capacityCount{}}
}

// add counts the findings of a document.
func (b ruleBook) add(d Document) {
	for _, a := range d.Facts.Attendances {
		for rule := range rulesOf(a.Evidence) {
			count := b.capacitiesOf(rule)
			count.facts++
			for _, name := range readCapacities(a.Capacities).names() {
				count.states[name]++
			}
		}
	}
	for _, f := range d.Findings {
		if f.Verdict == Missed {
			continue
		}
		for rule, confidence := range rulesOf(f.Evidence) {
			if f.Relation == Capacities {
				count := b.capacitiesOf(rule)
				t := count.tally[f.Read]
				t.count(f.Verdict)
				count.tally[f.Read] = t
				count.hundredths += confidence
				count.stated++
				continue
			}
			key := ruleKey{f.Relation, rule}
			if b.counts[key] == nil {
				b.counts[key] = &ruleCount{}
			}
			b.counts[key].tally.count(f.Verdict)
			b.counts[key].hundredths += confidence
			b.counts[key].stated++
		}
	}
}

func (b ruleBook) capacitiesOf(rule string) *capacityCount {
	if b.capacities[rule] == nil {
		b.capacities[rule] = &capacityCount{states: map[string]int{}, tally: map[string]Tally{}}
	}
	return b.capacities[rule]
}

// rulesOf gives each rule in the evidence with its highest confidence in hundredths.
func rulesOf(evidence []kg.Evidence) map[string]int {
	out := map[string]int{}
	for _, e := range evidence {
		out[e.Rule] = max(out[e.Rule], hundredths(e.Confidence))
	}
	return out
}

func hundredths(confidence float64) int { return int(math.Round(confidence * 100)) }

// rows gives the table: by relation in the order of [Relations], the rules with most facts
// first, then by name.
func (b ruleBook) rows() []RuleRow {
	var rows []RuleRow
	for key, count := range b.counts {
		rows = append(rows, newRuleRow(key, *count))
	}
	for rule, count := range b.capacities {
		// The evidence of an attendance does not say which of its rules gave which capacity.
		// A rule gives the same ones always, so it is held to those that none of its
		// attendances lacks.
		sum := ruleCount{hundredths: count.hundredths, stated: count.stated}
		for capacity, n := range count.states {
			if n == count.facts {
				sum.tally.add(count.tally[capacity])
			}
		}
		if sum.tally != (Tally{}) {
			rows = append(rows, newRuleRow(ruleKey{Capacities, rule}, sum))
		}
	}
	order := Relations()
	slices.SortFunc(rows, func(a, b RuleRow) int {
		return cmp.Or(
			slices.Index(order, a.Relation)-slices.Index(order, b.Relation), b.Made-a.Made, cmp.Compare(a.Rule, b.Rule),
		)
	})
	return rows
}

func newRuleRow(key ruleKey, c ruleCount) RuleRow {
	made := c.tally.Right + c.tally.Wrong
	return RuleRow{
		Rule: key.rule, Relation: key.relation, Made: made, Right: c.tally.Right, Wrong: c.tally.Wrong,
		Precision: c.tally.Precision(), Smoothed: float64(c.tally.Right+1) / float64(made+2),
		Confidence: float64(c.hundredths) / float64(100*c.stated),
	}
}
