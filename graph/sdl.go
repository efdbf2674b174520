package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/formatter"

	"huipu/graph/generated"
)

// SDL is the whole schema with its descriptions as one text in the schema definition language,
// types in order of their names.
func SDL() string {
	var text strings.Builder
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchema(schema)
	return text.String()
}
