package pebble

import (
	"encoding/binary"
	"fmt"
)

// format is the version of the layout that this package reads and writes.
const format = 1

func formatKey() []byte   { return []byte{keyMeta, 'f'} }
func countersKey() []byte { return []byte{keyMeta, 'c'} }

// counters are the numbers that every write keeps up to date.
type counters struct {
	next     uint64 // next free id
	values   uint64 // values in the dictionary
	orphans  uint64 // of them, values in no statement
	quads    uint64 // statements
	seq      uint64 // last logged change
	unlogged uint64 // statements added or removed without a log entry
}

func (c *counters) fields() [6]*uint64 {
	return [6]*uint64{&c.next, &c.values, &c.orphans, &c.quads, &c.seq, &c.unlogged}
}

func (c counters) encode() []byte {
	var b []byte
	for _, f := range c.fields() {
		b = binary.BigEndian.AppendUint64(b, *f)
	}
	return b
}

func decodeCounters(b []byte) (counters, error) {
	var c counters
	fields := c.fields()
	if len(b) != 8*len(fields) {
		return c, fmt.Errorf("%w: counters of %d bytes", ErrCorrupt, len(b))
	}
	for i, f := range fields {
		*f = binary.BigEndian.Uint64(b[8*i:])
	}
	return c, nil
}
