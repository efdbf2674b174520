package scalar

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"huipu/internal/kg"
)

// MarshalID writes the id of a node; the zero ID is null.
func MarshalID(id kg.ID) graphql.Marshaler {
	if id == "" {
		return graphql.Null
	}
	return graphql.MarshalString(string(id))
}

// UnmarshalID reads the id of a node. The error is [kg.ErrInvalid].
func UnmarshalID(v any) (kg.ID, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("id %v: want a string: %w", v, kg.ErrInvalid)
	}
	return kg.ParseID(s)
}
