package store

import (
	"cmp"
	"slices"
	"strings"

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

// Sort puts valid statements in the order of [Compare], and makes the text of each term only
// once: no term of a valid statement holds a NUL.
func Sort(quads []quad.Quad) {
	type keyed struct {
		key  string
		quad quad.Quad
	}
	all := make([]keyed, len(quads))
	for i, q := range quads {
		all[i] = keyed{strings.Join([]string{
			q.Subject.String(), q.Predicate.String(), q.Object.String(), q.Label.String(),
		}, "\x00"), q}
	}
	slices.SortFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	for i, k := range all {
		quads[i] = k.quad
	}
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
