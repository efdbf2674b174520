package pebble

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/cayleygraph/quad"
)

// terms numbers distinct values from 0, in the order in which they come. Their encodings lie
// back to back in one piece of memory, so that a value costs no allocation of its own. It is
// used by one goroutine.
type terms struct {
	seed  maphash.Seed
	text  []byte
	ends  []int      // of the encodings in text
	table []termSlot // open addressing; a power of two, at most half full
}

// termSlot is where the number of a value stands in the table.
type termSlot struct {
	hash   uint32
	number int32 // plus one; 0 is a free slot
}

func newTerms() *terms {
	return &terms{seed: maphash.MakeSeed(), table: make([]termSlot, 256)}
}

// reset forgets all values, and after many of them the memory too.
func (t *terms) reset() {
	const kept = 1 << 20
	if cap(t.text) > kept || len(t.table) > kept/8 {
		*t = *newTerms()
		return
	}
	t.forget()
}

// forget is reset that keeps the memory.
func (t *terms) forget() {
	t.text, t.ends = t.text[:0], t.ends[:0]
	clear(t.table)
}

func (t *terms) len() int { return len(t.ends) }

// encoded is the encoding of the value with the number. It is valid until reset.
func (t *terms) encoded(n int32) []byte {
	start := 0
	if n > 0 {
		start = t.ends[n-1]
	}
	return t.text[start:t.ends[n]:t.ends[n]]
}

// add is the number of the value, which is that of an equal value given before, or the next.
func (t *terms) add(v quad.Value) (int32, error) {
	start := len(t.text)
	if cap(t.text)-start < grownBelow {
		t.text = slices.Grow(t.text, max(start, 1<<12)) // twice as much: append grows large slices by less
	}
	text, err := appendValue(t.text, v)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrValue, err)
	}
	t.text = text[:start] // a repeat is written over, but keeps the memory that it was given
	hash := uint32(maphash.Bytes(t.seed, text[start:]))
	slot := t.find(hash, text[start:])
	if n := t.table[slot].number; n != 0 {
		return n - 1, nil
	}
	t.text = text
	t.ends = append(t.ends, len(text))
	t.table[slot] = termSlot{hash, int32(len(t.ends))}
	if 2*len(t.ends) > len(t.table) {
		t.grow()
	}
	return int32(len(t.ends) - 1), nil
}

// find is the slot of the encoded value, or the free one where it belongs.
func (t *terms) find(hash uint32, encoded []byte) int {
	mask := len(t.table) - 1
	for i := int(hash) & mask; ; i = (i + 1) & mask {
		s := t.table[i]
		if s.number == 0 || s.hash == hash && bytes.Equal(t.encoded(s.number-1), encoded) {
			return i
		}
	}
}

func (t *terms) grow() {
	old := t.table
	t.table = make([]termSlot, 2*len(old))
	mask := len(t.table) - 1
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		i := int(s.hash) & mask
		for t.table[i].number != 0 {
			i = (i + 1) & mask
		}
		t.table[i] = s
	}
}

// grownBelow is how much room there must be before a value, which is more than most take.
const grownBelow = 256

// numbers are the numbers of the values of a statement, in the order of quad.Directions;
// the number of no label is noTerm.
type numbers [4]int32

const noTerm int32 = -1

// numberer numbers the values of statements that come one after the other.
type numberer struct {
	*terms
	last    quad.Quad
	numbers numbers
}

// number gives the numbers of the values of q. Neighbours often share values, so these are
// compared with those of the statement before.
func (n *numberer) number(q quad.Quad) (numbers, error) {
	for i, d := range quad.Directions {
		v := q.Get(d)
		if v == nil && d == quad.Label {
			n.numbers[i] = noTerm
			continue
		}
		if v != nil && v == n.last.Get(d) {
			continue
		}
		number, err := n.add(v)
		if err != nil {
			n.last = quad.Quad{}
			return numbers{}, fmt.Errorf("%v: %w", d, err)
		}
		n.numbers[i] = number
	}
	n.last = q
	return n.numbers, nil
}
