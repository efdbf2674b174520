package extract

import "huipu/internal/kg"

// rule is a named way in which a clause shows a capacity.
type rule struct {
	name     string
	capacity kg.Capacity
	weak     bool // shows the capacity only of people who are there by another rule
}

// ruleOf gives the rule by which the subject of a predicate takes part; ok is false for
// predicates that show nothing.
func ruleOf(c class) (rule, bool) {
	switch c {
	case attend:
		return rule{"attend", kg.Attended, false}, true
	case nonvote:
		return rule{"attend-non-voting", kg.NonVoting, false}, true
	case preside:
		return rule{"preside", kg.Presided, false}, true
	case speak:
		return rule{"speak", kg.Spoke, false}, true
	case say:
		return rule{"say", kg.Spoke, true}, true
	case reportVerb:
		return rule{"report", kg.Reported, false}, true
	case meet:
		return rule{"meet", kg.Met, false}, true
	case elect:
		return rule{"elect", kg.Elected, false}, true
	case appoint:
		return rule{"appoint", kg.Appointed, false}, true
	case award:
		return rule{"award", kg.Awarded, false}, true
	case confer:
		return rule{"confer", kg.Attended, false}, true
	case readOut:
		return rule{"read-out", kg.Attended, false}, true
	case act:
		return rule{"act", kg.Attended, false}, true
	case write:
		return rule{"write", kg.Written, false}, true
	case absent:
		return rule{"absent", kg.Absent, false}, true
	}
	return rule{}, false
}
