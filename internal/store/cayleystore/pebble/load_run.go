package pebble

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
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
	terms terms
	quads []numbers
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
		full.run = &run{number: len(l.runs), values: full.terms.len(), quads: len(full.quads)}
		l.runs = append(l.runs, full.run)
		done := make(chan error, 1)
		go func() { done <- l.spill(full) }()
		current, spare, written = spare, full, done
		current.terms.forget()
		current.quads = current.quads[:0]
		return nil
	}
	err := func() error {
		n := numberer{terms: &current.terms}
		count := 0
		for q, err := range quads {
			if err != nil {
				return err
			}
			if count%1024 == 0 && l.ctx.Err() != nil {
				return l.ctx.Err()
			}
			numbers, err := n.number(q)
			if err != nil {
				return fmt.Errorf("statement %d, %v: %w", count, q, err)
			}
			count++
			current.quads = append(current.quads, numbers)
			if len(current.quads) < l.qs.loadRun && len(current.terms.text) < loadRunBytes {
				continue
			}
			if err := flush(); err != nil {
				return err
			}
			n = numberer{terms: &current.terms}
		}
		if len(current.quads) == 0 {
			return nil
		}
		return flush()
	}()
	return cmp.Or(err, wait())
}

func newCollected() *collected { return &collected{terms: *newTerms()} }

// spill writes a run to disk: its values, their hashes in order, their places in the order of
// their N-Quads, and its statements.
func (l *loader) spill(c *collected) error {
	type hashed struct {
		hash  valueHash
		value uint32
	}
	hashes := make([]hashed, c.values)
	for i := range hashes {
		hashes[i] = hashed{hashOf(c.terms.encoded(int32(i))), uint32(i)}
	}
	slices.SortFunc(hashes, func(a, b hashed) int { return a.hash.compare(b.hash) })
	ranks, err := ranksOf(&c.terms)
	if err != nil {
		return err
	}
	for name, write := range map[string]func(w *bufio.Writer){
		"hashes": func(w *bufio.Writer) {
			for _, h := range hashes {
				_, _ = w.Write(h.hash[:]) // bufio keeps the error
				putUint32s(w, h.value)
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
			for _, n := range c.quads {
				putUint32s(w, uint32(n[0]), uint32(n[1]), uint32(n[2]), uint32(n[3]))
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
	type text struct {
		text  string
		value uint32
	}
	texts := make([]text, t.len())
	for i := range texts {
		v, err := decodeValue(t.encoded(int32(i)))
		if err != nil {
			return nil, err
		}
		texts[i] = text{v.String(), uint32(i)}
	}
	slices.SortFunc(texts, func(a, b text) int { return strings.Compare(a.text, b.text) })
	ranks := make([]uint32, len(texts))
	for rank, t := range texts {
		ranks[t.value] = uint32(rank)
	}
	return ranks, nil
}

const loadBuffer = 64 << 10

func (l *loader) path(r *run, name string) string {
	return l.qs.files.PathJoin(l.dir, fmt.Sprintf("%d.%s", r.number, name))
}

// create writes a file of a run.
func (l *loader) create(r *run, name string, write func(w *bufio.Writer)) error {
	f, err := l.qs.files.Create(l.path(r, name), vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, loadBuffer)
	write(w)
	return cmp.Or(w.Flush(), f.Close())
}

// read reads a file of a run with fn.
func (l *loader) read(r *run, name string, fn func(in *bufio.Reader) error) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	f, err := l.qs.files.Open(l.path(r, name))
	if err != nil {
		return err
	}
	err = fn(bufio.NewReaderSize(f, loadBuffer))
	return cmp.Or(err, f.Close())
}

// readUint32s reads a file of count numbers.
func (l *loader) readUint32s(r *run, name string, count int) ([]uint32, error) {
	list := make([]uint32, count)
	err := l.read(r, name, func(in *bufio.Reader) error {
		var b [4]byte
		for i := range list {
			if _, err := io.ReadFull(in, b[:]); err != nil {
				return err
			}
			list[i] = binary.BigEndian.Uint32(b[:])
		}
		return nil
	})
	return list, err
}

func putUint32s(w *bufio.Writer, list ...uint32) {
	for _, n := range list {
		_, _ = w.Write(binary.BigEndian.AppendUint32(w.AvailableBuffer(), n)) // bufio keeps the error
	}
}

// bits is a set of small numbers.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

func (b bits) set(n int)      { b[n/64] |= 1 << (n % 64) }
func (b bits) has(n int) bool { return b[n/64]&(1<<(n%64)) != 0 }
