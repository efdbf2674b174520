package postgres

import (
	"fmt"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// hash names a node: the SHA-1 of the value's text, as Cayley computes it.
type hash = graph.ValueHash

// pinned is the count of uses of the nodes that we write: half of what the column can hold.
// Cayley counts up and down from there and never reaches 0, where it would delete the node.
const pinned = 1 << 30

// The statements that add nodes and quads; each takes any number of them.
const (
	insertNodes = `INSERT INTO nodes (hash, refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time)
SELECT * FROM unnest($1::bytea[], $2::int[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::bool[], $9::bigint[], $10::bool[], $11::float8[], $12::timestamptz[])
ON CONFLICT (hash) DO `
	countUses   = `UPDATE SET refs = nodes.refs + EXCLUDED.refs`
	insertQuads = `INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
SELECT s, p, o, l, now() FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) AS w (s, p, o, l)`
)

// nodes are rows of the table of nodes, by column.
type nodes struct {
	hash                     [][]byte
	refs                     []int32
	value                    [][]byte
	text, datatype, language []*string
	iri, bnode               []*bool
	integer                  []*int64
	boolean                  []*bool
	float                    []*float64
	time                     []*time.Time
}

func newNodes(size int) *nodes {
	return &nodes{
		hash: make([][]byte, 0, size), refs: make([]int32, 0, size), value: make([][]byte, 0, size),
		text: make([]*string, 0, size), datatype: make([]*string, 0, size), language: make([]*string, 0, size),
		iri: make([]*bool, 0, size), bnode: make([]*bool, 0, size), integer: make([]*int64, 0, size),
		boolean: make([]*bool, 0, size), float: make([]*float64, 0, size), time: make([]*time.Time, 0, size),
	}
}

// add adds a row in Cayley's layout: one column for each kind of value, the others null.
func (n *nodes) add(h hash, v quad.Value, refs int) error {
	var (
		value                    []byte
		text, datatype, language *string
		iri, bnode, boolean      *bool
		integer                  *int64
		float                    *float64
		at                       *time.Time
	)
	escaped := func(s quad.String) *string { return new(strings.ReplaceAll(string(s), "\x00", escapedNUL)) }
	switch v := v.(type) {
	case quad.IRI:
		text, iri = new(string(v)), new(true)
	case quad.BNode:
		text, bnode = new(string(v)), new(true)
	case quad.String:
		text = escaped(v)
	case quad.TypedString:
		text, datatype = escaped(v.Value), new(string(v.Type))
	case quad.LangString:
		text, language = escaped(v.Value), &v.Lang
	case quad.Int:
		integer = new(int64(v))
	case quad.Bool:
		boolean = new(bool(v))
	case quad.Float:
		float = new(float64(v))
	case quad.Time:
		at = new(time.Time(v))
	default:
		encoded, err := pquads.MarshalValue(v)
		if err != nil {
			return fmt.Errorf("encoding a %T: %w", v, err)
		}
		value = encoded
	}
	n.hash, n.refs, n.value = append(n.hash, h[:]), append(n.refs, int32(refs)), append(n.value, value)
	n.text, n.datatype, n.language = append(n.text, text), append(n.datatype, datatype), append(n.language, language)
	n.iri, n.bnode, n.integer = append(n.iri, iri), append(n.bnode, bnode), append(n.integer, integer)
	n.boolean, n.float, n.time = append(n.boolean, boolean), append(n.float, float), append(n.time, at)
	return nil
}

// args are the parameters of insertNodes.
func (n *nodes) args() []any {
	return []any{
		n.hash, n.refs, n.value, n.text, n.datatype, n.language, n.iri, n.bnode, n.integer, n.boolean, n.float, n.time,
	}
}

// terms are the parameters of addNodes.
func (n *nodes) terms() []any { return []any{n.hash, n.text, n.datatype, n.language, n.iri} }

// hashes are rows of the table of quads, by column.
type hashes [4][][]byte

func newHashes(size int) *hashes {
	var h hashes
	for i := range h {
		h[i] = make([][]byte, 0, size)
	}
	return &h
}

// add adds a row; a quad without a label has null there.
func (h *hashes) add(q graph.QuadHash) {
	for i, d := range quad.Directions {
		var b []byte
		if v := q.Get(d); v.Valid() {
			b = v[:]
		}
		h[i] = append(h[i], b)
	}
}

// args are the parameters of insertQuads.
func (h *hashes) args() []any { return []any{h[0], h[1], h[2], h[3]} }

// len is the number of rows.
func (h *hashes) len() int { return len(h[0]) }

// key is a row as it stands in a revision: its four hashes, one after the other.
func (h *hashes) key(i int) string {
	var b [statementBytes]byte
	for d := range h {
		copy(b[d*quad.HashSize:], h[d][i])
	}
	return string(b[:])
}

// pick gives the rows at the places.
func (h *hashes) pick(places []int) *hashes {
	picked := newHashes(len(places))
	for d := range h {
		for _, i := range places {
			picked[d] = append(picked[d], h[d][i])
		}
	}
	return picked
}

// encode gives the rows at the places as a revision holds them.
func (h *hashes) encode(places []int) []byte {
	b := make([]byte, 0, len(places)*statementBytes)
	for _, i := range places {
		for d := range h {
			b = append(b, h[d][i]...)
		}
	}
	return b
}
