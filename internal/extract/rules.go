package extract

import "huipu/internal/kg"

// rule is a named way in which a clause shows a capacity.
type rule struct {
	name       string
	capacity   kg.Capacity
	confidence float64
	weak       bool // shows the capacity only of people who are there by another rule
}

// ruleOf gives the rule by which the subject of a predicate takes part; ok is false for
// predicates that show nothing.
func ruleOf(c class) (rule, bool) {
	switch c {
	case attend:
		return rule{"attend", kg.Attended, 0.95, false}, true
	case nonvote:
		return rule{"attend-non-voting", kg.NonVoting, 0.95, false}, true
	case preside:
		return rule{"preside", kg.Presided, 0.97, false}, true
	case speak:
		return rule{"speak", kg.Spoke, 0.95, false}, true
	case say:
		return rule{"say", kg.Spoke, 0.8, true}, true
	case reportVerb:
		return rule{"report", kg.Reported, 0.92, false}, true
	case meet:
		return rule{"meet", kg.Met, 0.95, false}, true
	case elect:
		return rule{"elect", kg.Elected, 0.95, false}, true
	case appoint:
		return rule{"appoint", kg.Appointed, 0.9, false}, true
	case award:
		return rule{"award", kg.Awarded, 0.9, false}, true
	case confer:
		return rule{"confer", kg.Attended, 0.8, false}, true
	case readOut:
		return rule{"read-out", kg.Attended, 0.85, false}, true
	case act:
		return rule{"act", kg.Attended, 0.8, false}, true
	case write:
		return rule{"write", kg.Written, 0.9, false}, true
	case absent:
		return rule{"absent", kg.Absent, 0.9, false}, true
	}
	return rule{}, false
}
