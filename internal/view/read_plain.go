package view

import (
	"context"
	"encoding/binary"
	"slices"

	"huipu/internal/store"
)

// readPlain reads the records of a store, quad by quad.
func readPlain(ctx context.Context, s store.Store) ([]record, error) {
	c := newCodec()
	check := checker{codec: c}
	var changes []change
	for q, err := range s.Quads(ctx) {
		if err != nil {
			return nil, err
		}
		node, document, packed, err := c.pack(q)
		if err == nil {
			err = check.statement(node, document, packed[0], packed[1:])
		}
		if err != nil {
			return nil, err
		}
		changes = append(changes, change{node: node, document: document, packed: packed})
	}
	slices.SortFunc(changes, compareChanges)
	var records []record
	var w recordWriter
	for group := range groups(changes, func(c change) ref { return c.node }) {
		for _, c := range group {
			w.statements = append(w.statements, said{c.document, c.packed[0], c.packed[1:]})
		}
		records = append(records, w.record(group[0].node))
	}
	return records, nil
}

// said is a statement of a node and the document that makes it.
type said struct {
	document ref
	number   byte   // of the predicate
	object   string // packed
}

// recordWriter writes the statements of one node after the other. It is for one goroutine.
type recordWriter struct {
	statements []said // of the node, sorted by document and text
	memory     arena
}

// record makes the record of the node and forgets its statements.
func (w *recordWriter) record(node ref) record {
	b := w.memory.buffer[:0]
	for group := range groups(w.statements, func(s said) ref { return s.document }) {
		size := 0
		for _, s := range group {
			size += 1 + len(s.object)
		}
		b = binary.AppendUvarint(append(b, group[0].document...), uint64(size))
		for _, s := range group {
			b = append(append(b, s.number), s.object...)
		}
	}
	w.statements, w.memory.buffer = w.statements[:0], b
	return record{node, packed[partItems](b, &w.memory)}
}
