package postgres

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	"huipu/internal/kg"
)

// escapedNUL is how Cayley writes a NUL of a literal, which PostgreSQL cannot hold. The same
// characters can stand in a text as they are; the hash of the node tells which it is.
const escapedNUL = `\x00`

// nodeFields lists the columns that decodeNode takes, in its order.
const nodeFields = "hash, value_string, datatype, language, iri, bnode, value, value_int, value_bool, value_float, value_time"

// epoch is the zero of PostgreSQL's binary times, which count microseconds.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// decodeNode reads a row of nodeFields in PostgreSQL's binary format, in which null is a nil
// field.
func decodeNode(f [][]byte) (hash, quad.Value, error) {
	if len(f) != 11 || len(f[0]) != quad.HashSize {
		return hash{}, nil, fmt.Errorf("a node's row of %d fields cannot be read: %w", len(f), kg.ErrInternal)
	}
	h := hash(f[0])
	truth := func(b []byte) bool { return len(b) == 1 && b[0] != 0 }
	switch {
	case f[1] != nil && truth(f[4]):
		return h, quad.IRI(f[1]), nil
	case f[1] != nil && truth(f[5]):
		return h, quad.BNode(f[1]), nil
	case f[1] != nil:
		return h, literal(h, string(f[1]), f[2], f[3]), nil
	case len(f[7]) == 8:
		return h, quad.Int(binary.BigEndian.Uint64(f[7])), nil
	case f[8] != nil:
		return h, quad.Bool(truth(f[8])), nil
	case len(f[9]) == 8:
		return h, quad.Float(math.Float64frombits(binary.BigEndian.Uint64(f[9]))), nil
	case len(f[10]) == 8:
		micros := int64(binary.BigEndian.Uint64(f[10]))
		return h, quad.Time(epoch.Add(time.Duration(micros) * time.Microsecond)), nil
	}
	v, err := pquads.UnmarshalValue(f[6])
	if err != nil || v == nil {
		return h, nil, fmt.Errorf("the value of node %x cannot be read: %w", h[:], kg.ErrInternal)
	}
	return h, v, nil
}

// literal makes the literal with the text, and with a datatype, a language or neither.
func literal(h hash, text string, datatype, language []byte) quad.Value {
	build := func(text string) quad.Value {
		switch {
		case language != nil:
			return quad.LangString{Value: quad.String(text), Lang: string(language)}
		case datatype != nil:
			return quad.TypedString{Value: quad.String(text), Type: quad.IRI(datatype)}
		}
		return quad.String(text)
	}
	v := build(text)
	if strings.Contains(text, escapedNUL) && graph.HashOf(v) != h {
		return build(strings.ReplaceAll(text, escapedNUL, "\x00"))
	}
	return v
}
