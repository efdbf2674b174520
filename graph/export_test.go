package graph

import "github.com/vektah/gqlparser/v2/ast"

// CostOf measures an operation for tests.
func CostOf(schema *ast.Schema, operation *ast.OperationDefinition) int {
	return measureOf(schema, operation, nil).cost
}
