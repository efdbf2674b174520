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
			err = check.statement(node, document, packed)
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
			w.statements = append(w.statements, said{c.document, c.packed})
		}
		records = append(records, w.record(group[0].node))
	}
	return records, nil
}

// said is a packed statement and the document that makes it.
type said struct {
	document ref
	packed   string
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
			size += len(s.packed)
		}
		b = binary.AppendUvarint(append(b, group[0].document...), uint64(size))
		for _, s := range group {
			b = append(b, s.packed...)
		}
	}
	w.statements, w.memory.buffer = w.statements[:0], b
	return record{node, packed[partItems](b, &w.memory)}
}
