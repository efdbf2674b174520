package view

import (
	"fmt"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// verifier makes sure that the bytes of parts are what this package writes. It is for one
// goroutine.
type verifier struct{ checker }

// record checks the parts of a node. The error is [kg.ErrInvalid] and names the node.
func (v *verifier) record(n stored) (record, error) {
	last := ""
	for rest := n.parts; rest != ""; {
		document, ok := firstRef(rest)
		if !ok || !labels(document) {
			return record{}, damaged(n.node, "a part names no document or graph")
		}
		if last != "" && compareRefs(last, rest) >= 0 {
			return record{}, damaged(n.node, "documents are out of order")
		}
		last = rest
		size, width := uvarint(rest[len(document):])
		rest = rest[len(document)+max(width, 0):]
		if width <= 0 || size == 0 || size > uint64(len(rest)) {
			return record{}, damaged(n.node, "a part ends early")
		}
		if err := v.statements(n.node, document, rest[:size]); err != nil {
			return record{}, err
		}
		rest = rest[size:]
	}
	if len(n.parts) <= maxChunk {
		return record{n.node, list[partItems]{only: n.parts}}, nil
	}
	return record{n.node, listOf[partItems]([][]string{cut[partItems](n.parts)})}, nil
}

func (v *verifier) statements(node, document ref, data string) error {
	last := ""
	for data != "" {
		n, ok := v.codec.statementSize(data)
		if !ok || !v.codec.fits(node.code(), int(data[0]), data[1:n]) {
			return damaged(node, "a statement is none of the vocabulary")
		}
		packed := data[:n]
		if packed <= last {
			return damaged(node, "statements are out of order")
		}
		if err := v.statement(node, document, packed[0], packed[1:]); err != nil {
			return err
		}
		last, data = packed, data[n:]
	}
	return nil
}

func damaged(node ref, what string) error {
	return fmt.Errorf("%s: %s: %w", node.id(), what, kg.ErrInvalid)
}

// fits reports whether a predicate, given by number, may have the packed object on nodes of
// the kind, as far as forms go.
func (c *codec) fits(kind byte, number int, object string) bool {
	if number < 0 || number >= len(c.predicates[kind]) || object == "" {
		return false
	}
	p := &c.predicates[kind][number]
	return (form(object[0]) == formClass) == (p.iri == vocab.Type) && (p.edge == noEdge || leadsTo(p.edge, object))
}
