package vocab

import (
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Node is the stored IRI of the node with the id.
func Node(id kg.ID) quad.IRI { return quad.IRI(nodePrefix + string(id)) }

// IDOf is the id of the node whose stored IRI is v; ok is false for any other value.
func IDOf(v quad.Value) (id kg.ID, ok bool) {
	iri, isIRI := v.(quad.IRI)
	if !isIRI || !strings.HasPrefix(string(iri), nodePrefix) {
		return "", false
	}
	return kg.ID(iri[len(nodePrefix):]), true
}

// Expand turns stored node IRIs into public ones below base, which ends in "/" or "#".
// Other values are returned as they are.
func Expand(base string, v quad.Value) quad.Value {
	if id, ok := IDOf(v); ok {
		return quad.IRI(base + string(id))
	}
	return v
}

// Concept terms of the closed lists are the namespace, the list's name, a slash and the
// value: https://huipu.example/ns#capacity/SPOKE.

func concept[T ~string](list string, value T) quad.IRI {
	return quad.IRI(NSHuipu + list + "/" + string(value))
}

func conceptOf[T ~string](list string, v quad.Value, valid []T) (T, error) {
	iri, _ := v.(quad.IRI)
	for _, value := range valid {
		if iri == concept(list, value) {
			return value, nil
		}
	}
	return "", fmt.Errorf("%v is no concept of the list %q: %w", v, list, kg.ErrInvalid)
}
