package graph

import (
	"encoding/json"
	"math"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"huipu/internal/query"
)

// What fields cost in the answer. A value or object costs 1 and the fields below it; a list
// costs that as often as it has members at most.
const (
	listSize   = 10 // members assumed of a list whose length the query does not bound
	filterCost = 10 // of a filter, which is tried on more nodes than it lets through
	countCost  = 10 // of totalCount, likewise
)

// measure is the size of an operation.
type measure struct {
	cost, depth, aliases, rootFields int
}

// weight is the size of a selection. Within a connection the fields nodes and edges count for
// each member of a page, whose size stands at the connection.
type weight struct {
	fixed, member float64 // cost; floats do not overflow
	depth         int
	aliases       float64
}

func (w *weight) add(v weight) {
	w.fixed += v.fixed
	w.member += v.member
	w.depth = max(w.depth, v.depth)
	w.aliases += v.aliases
}

// weigher measures one operation. Each fragment is measured once, so that fragments within
// fragments do not take exponential time.
type weigher struct {
	schema    *ast.Schema
	variables map[string]any
	fragments map[string]weight
}

// measureOf measures a valid operation, whatever @skip and @include say.
func measureOf(schema *ast.Schema, operation *ast.OperationDefinition, variables map[string]any) measure {
	w := weigher{schema, variables, map[string]weight{}}
	total := w.selection(operation.SelectionSet)
	return measure{
		cost: whole(total.fixed), depth: total.depth, aliases: whole(total.aliases),
		rootFields: whole(rootFields(operation.SelectionSet, map[string]float64{})),
	}
}

func whole(n float64) int { return int(math.Min(n, math.MaxInt32)) }

func rootFields(set ast.SelectionSet, fragments map[string]float64) float64 {
	n := 0.0
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			n++
		case *ast.InlineFragment:
			n += rootFields(s.SelectionSet, fragments)
		case *ast.FragmentSpread:
			if _, ok := fragments[s.Name]; !ok {
				fragments[s.Name] = rootFields(s.Definition.SelectionSet, fragments)
			}
			n += fragments[s.Name]
		}
	}
	return n
}

func (w weigher) selection(set ast.SelectionSet) weight {
	var total weight
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			total.add(w.field(s))
		case *ast.InlineFragment:
			total.add(w.selection(s.SelectionSet))
		case *ast.FragmentSpread:
			if _, ok := w.fragments[s.Name]; !ok {
				w.fragments[s.Name] = w.selection(s.Definition.SelectionSet)
			}
			total.add(w.fragments[s.Name])
		}
	}
	return total
}

func (w weigher) field(f *ast.Field) weight {
	var v weight
	if f.Alias != f.Name {
		v.aliases = 1
	}
	if strings.HasPrefix(f.Name, "__") {
		return v // introspection has limits of its own
	}
	below := w.selection(f.SelectionSet)
	v.depth = below.depth + 1
	v.aliases += below.aliases
	arguments := f.ArgumentMap(w.variables)
	cost := 1 + below.fixed
	if filter := arguments["filter"]; filter != nil {
		cost += filterCost
	}
	if f.Name == "totalCount" {
		cost += countCost
	}
	switch {
	case inPage(f):
		v.member = cost
	case isConnection(f.Definition.Type):
		v.fixed = cost + pageSize(arguments)*below.member
	case f.Definition.Type.Elem != nil && len(f.SelectionSet) > 0:
		v.fixed = 1 + listLength(arguments)*cost
	default:
		v.fixed = cost
	}
	return v
}

// inPage tells whether the field is the list of a connection.
func inPage(f *ast.Field) bool {
	return strings.HasSuffix(f.ObjectDefinition.Name, "Connection") && (f.Name == "nodes" || f.Name == "edges")
}

func isConnection(t *ast.Type) bool {
	return t.Elem == nil && strings.HasSuffix(t.NamedType, "Connection")
}

// pageSize is the size of the page that the arguments ask for.
func pageSize(arguments map[string]any) float64 {
	if n, ok := number(arguments["first"]); ok {
		return n
	}
	if n, ok := number(arguments["last"]); ok {
		return n
	}
	return query.DefaultPage
}

// listLength is how many members a list has at most, as far as the arguments tell.
func listLength(arguments map[string]any) float64 {
	if ids, ok := arguments["ids"].([]any); ok {
		return float64(len(ids))
	}
	if n, ok := number(arguments["first"]); ok {
		return n
	}
	return listSize
}

// number reads an argument as literals and JSON write it. A negative one counts as
// none: it is refused where it is used.
func number(v any) (float64, bool) {
	var n float64
	switch v := v.(type) {
	case int64:
		n = float64(v)
	case json.Number:
		parsed, err := v.Float64()
		if err != nil {
			return 0, false
		}
		n = parsed
	default:
		return 0, false
	}
	return math.Max(n, 0), true
}
