package eval

import (
	"slices"

	"huipu/internal/kg"
)

// capset is a set of capacities of annotations, one bit for each of capacityNames.
type capset uint16

// The capacities that the scoring itself knows.
const (
	attended capset = 1 << 0 // attended
	other    capset = 1 << 8 // other
)

// capacityNames are the capacities of annotations in their fixed order.
func capacityNames() []string {
	return []string{"attended", "presided", "spoke", "reported", "met", "elected", "received_award", "organised", "other"}
}

// goldCapacities gives the set of the names, which are known ones.
func goldCapacities(names []string) capset {
	var set capset
	for _, name := range names {
		set |= 1 << slices.Index(capacityNames(), name)
	}
	return set
}

// readCapacities gives the set that was read. Who wrote or is absent is not there, and so
// has none.
func readCapacities(capacities []kg.Capacity) capset {
	var set capset
	for _, c := range capacities {
		if name := goldCapacity(c); name != "" {
			set |= goldCapacities([]string{name})
		}
	}
	return set
}

// goldCapacity is the name that annotations have for a capacity; empty for none.
func goldCapacity(c kg.Capacity) string {
	switch c {
	case kg.Attended, kg.NonVoting:
		return "attended"
	case kg.Presided:
		return "presided"
	case kg.Spoke:
		return "spoke"
	case kg.Reported:
		return "reported"
	case kg.Met:
		return "met"
	case kg.Elected:
		return "elected"
	case kg.Awarded:
		return "received_award"
	case kg.Convened:
		return "organised"
	case kg.Appointed:
		return "other"
	}
	return ""
}

// names lists the members of the set in the fixed order.
func (s capset) names() []string {
	var out []string
	for i, name := range capacityNames() {
		if s&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// comparableSets gives the two sets as they are compared. "other" covers too much to be
// compared. Where both sides place someone at the meeting and one of them knows more than
// that, attending is implied by whatever is done there.
func comparableSets(gold, read capset) (capset, capset) {
	gold, read = gold&^other, read&^other
	if gold != 0 && read != 0 && (gold|read) != attended {
		gold, read = implied(gold), implied(read)
	}
	return gold, read
}

func implied(s capset) capset {
	if more := s &^ attended; more != 0 {
		return more
	}
	return attended
}
