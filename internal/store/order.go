package store

import (
	"cmp"

	"github.com/cayleygraph/quad"
)

// Compare orders quads by the bytes of their N-Quads terms: subject, then predicate, then
// object, then label. It is the order of every list of statements and of sorted dumps.
func Compare(a, b quad.Quad) int {
	return cmp.Or(
		compareValues(a.Subject, b.Subject),
		compareValues(a.Predicate, b.Predicate),
		compareValues(a.Object, b.Object),
		compareValues(a.Label, b.Label),
	)
}

func compareValues(a, b quad.Value) int {
	return cmp.Compare(termKey(a), termKey(b))
}

func termKey(v quad.Value) string {
	if v == nil {
		return ""
	}
	return v.String()
}
