package pebble

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
)

// run is a part of what is loaded: consecutive statements, by the numbers that their values
// have in it. Its files are named by its number and what they hold.
type run struct {
	number int
	base   ID  // id of the first value
	values int // distinct in the run
	quads  int
	other  bits // values that an earlier run has too
	dead   bits // statements that came before
}

// collected is a run in memory.
type collected struct {
	*run
	terms  terms
	blocks []*[collectedBlock]numbers
	count  int // of the statements in the blocks
}

// collect reads the statements and writes them to disk a run at a time. While one run is
// filled, the one before is written.
func (l *loader) collect(quads iter.Seq2[quad.Quad, error]) error {
	var written chan error // of the run before
	wait := func() error {
		if written == nil {
			return nil
		}
		defer func() { written = nil }()
		return <-written
	}
	current, spare := newCollected(), newCollected()
	flush := func() error {
		if err := wait(); err != nil {
			return err
		}
		full := current
		full.run = &run{number: len(l.runs), values: full.terms.len(), quads: full.count}
		l.runs = append(l.runs, full.run)
		done := make(chan error, 1)
		go func() { done <- l.spill(full) }()
		current, spare, written = spare, full, done
		current.terms.forget()
		current.count = 0
		return nil
	}
	err := func() error {
		n := numberer{terms: &current.terms}
		count := 0
		for batch, failure := range ahead(quads) {
			if l.ctx.Err() != nil {
				return l.ctx.Err()
			}
			for i := range batch {
				numbers, err := n.number(batch[i])
				if err != nil {
					return fmt.Errorf("statement %d, %v: %w", count, batch[i], err)
				}
				count++
				current.add(numbers)
				if current.count < l.qs.loadRun && len(current.terms.text) < loadRunBytes {
					continue
				}
				if err := flush(); err != nil {
					return err
				}
				n = numberer{terms: &current.terms}
			}
			if failure != nil {
				return failure
			}
		}
		if current.count == 0 {
			return nil
		}
		return flush()
	}()
	return cmp.Or(err, wait())
}

func newCollected() *collected { return &collected{terms: *newTerms()} }

// collectedBlock is how many statements of a run lie together: more blocks are made as the
// run grows, so that nothing is copied and a small load takes little memory.
const collectedBlock = 1 << 13

func (c *collected) add(n numbers) {
	block, at := c.count/collectedBlock, c.count%collectedBlock
	if block == len(c.blocks) {
		c.blocks = append(c.blocks, new([collectedBlock]numbers))
	}
	c.blocks[block][at] = n
	c.count++
}

// spill writes a run to disk: its values, their hashes in order, their places in the order of
// their N-Quads, and its statements.
func (l *loader) spill(c *collected) error {
	// Most hashes differ in their first bytes, which are compared as one number.
	type hashed struct {
		start uint64
		value uint32
	}
	hashes, order := make([]valueHash, c.values), make([]hashed, c.values)
	for i := range hashes {
		hashes[i] = hashOf(c.terms.encoded(int32(i)))
		order[i] = hashed{binary.BigEndian.Uint64(hashes[i][:]), uint32(i)}
	}
	slices.SortFunc(order, func(a, b hashed) int {
		if a.start != b.start {
			return cmp.Compare(a.start, b.start)
		}
		return hashes[a.value].compare(hashes[b.value])
	})
	ranks, err := ranksOf(&c.terms)
	if err != nil {
		return err
	}
	for name, write := range map[string]func(w *bufio.Writer){
		"hashes": func(w *bufio.Writer) {
			for _, h := range order {
				record := append(w.AvailableBuffer(), hashes[h.value][:]...)
				_, _ = w.Write(binary.BigEndian.AppendUint32(record, h.value)) // bufio keeps the error
			}
		},
		"ranks": func(w *bufio.Writer) { putUint32s(w, ranks...) },
		"values": func(w *bufio.Writer) {
			for i := range c.values {
				encoded := c.terms.encoded(int32(i))
				putUint32s(w, uint32(len(encoded)))
				_, _ = w.Write(encoded)
			}
		},
		"quads": func(w *bufio.Writer) {
			for i := range c.count {
				record := w.AvailableBuffer()
				for _, value := range c.blocks[i/collectedBlock][i%collectedBlock] {
					record = binary.BigEndian.AppendUint32(record, uint32(value))
				}
				_, _ = w.Write(record)
			}
		},
	} {
		if err := l.create(c.run, name, write); err != nil {
			return err
		}
	}
	return nil
}

// ranksOf are the places of the values in the order of their N-Quads.
func ranksOf(t *terms) ([]uint32, error) {
	type place struct{ start, end, value uint32 }
	places := make([]place, t.len())
	texts := make([]byte, 0, len(t.text)+8*t.len())
	for i := range places {
		start := len(texts)
		var err error
		if texts, err = appendNQuads(texts, t.encoded(int32(i))); err != nil {
			return nil, err
		}
		places[i] = place{uint32(start), uint32(len(texts)), uint32(i)}
	}
	slices.SortFunc(places, func(a, b place) int {
		return bytes.Compare(texts[a.start:a.end], texts[b.start:b.end])
	})
	ranks := make([]uint32, len(places))
	for rank, p := range places {
		ranks[p.value] = uint32(rank)
	}
	return ranks, nil
}

// appendNQuads appends the text by which values are ordered.
func appendNQuads(buf, encoded []byte) ([]byte, error) {
	if encoded[0] == tagIRI {
		return append(append(append(buf, '<'), encoded[1:]...), '>'), nil // as IRIs print, without the copies
	}
	v, err := decodeValue(encoded)
	if err != nil {
		return buf, err
	}
	return append(buf, v.String()...), nil
}
