package vocab

import (
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Predicates lists the predicates that nodes of the kind may carry, in the order of
// [Properties]; it is empty for a kind without nodes. The slice is fresh.
func Predicates(kind kg.Kind) []quad.IRI {
	var list []quad.IRI
	for _, p := range Properties() {
		if slices.Contains(p.Domain, kind) {
			list = append(list, p.IRI)
		}
	}
	return list
}
