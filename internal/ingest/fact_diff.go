package ingest

import (
	"slices"

	"huipu/internal/kg"
)

// FactChange is a fact that one reading of a document has and another has not, or has with
// another detail.
type FactChange struct {
	Fact          // as it was, or as it is where it is new
	Change Change // what happened to it
	Now    string // its detail now, of a fact that says something else
}

// Change tells what happened to a fact.
type Change string

// The changes of facts.
const (
	FactAdded   Change = "ADDED"
	FactRemoved Change = "REMOVED"
	FactChanged Change = "CHANGED"
)

// FactCounts count facts by the kinds of nodes that they are about.
type FactCounts map[kg.Kind]int

// add counts facts.
func (n FactCounts) add(facts []Fact) {
	for _, f := range facts {
		n[f.Kind]++
	}
}

// maxDrop is the share of the facts of a kind that a renewal may lose without being told to.
const maxDrop = 0.02

// Dropped lists the kinds of which there are more than two in a hundred fewer facts after than
// before, in a fixed order.
func Dropped(before, after FactCounts) []kg.Kind {
	var kinds []kg.Kind
	for _, k := range FactKinds() {
		if float64(before[k]-after[k]) > maxDrop*float64(before[k]) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// compareFacts gives the changes from one sorted list of facts to another, in the order of the
// facts. Facts that are in both are left out; of what is left, facts of one kind and subject are
// taken for the same in their order.
func compareFacts(before, after []Fact) []FactChange {
	gone, come := missing(before, after), missing(after, before)
	var changes []FactChange
	for _, f := range gone {
		same := func(g Fact) bool { return g.Kind == f.Kind && g.Subject == f.Subject }
		if i := slices.IndexFunc(come, same); i >= 0 {
			changes = append(changes, FactChange{f, FactChanged, come[i].Detail})
			come = slices.Delete(come, i, i+1)
			continue
		}
		changes = append(changes, FactChange{f, FactRemoved, ""})
	}
	for _, f := range come {
		changes = append(changes, FactChange{f, FactAdded, ""})
	}
	return changes
}

// missing gives the facts of a list that are not in the other, each as often as it is missing
// there.
func missing(list, other []Fact) []Fact {
	count := make(map[Fact]int, len(other))
	for _, f := range other {
		count[f]++
	}
	var rest []Fact
	for _, f := range list {
		if count[f]--; count[f] < 0 {
			rest = append(rest, f)
		}
	}
	return rest
}
