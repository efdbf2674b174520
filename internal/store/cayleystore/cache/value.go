package cache

import "github.com/cayleygraph/quad"

// CostOfValue is about what a cached value takes in memory.
func CostOfValue(v quad.Value) int {
	const overhead = 96
	switch v := v.(type) {
	case quad.IRI:
		return overhead + len(v)
	case quad.BNode:
		return overhead + len(v)
	case quad.String:
		return overhead + len(v)
	case quad.TypedString:
		return overhead + len(v.Value) + len(v.Type)
	case quad.LangString:
		return overhead + len(v.Value) + len(v.Lang)
	}
	return overhead
}
