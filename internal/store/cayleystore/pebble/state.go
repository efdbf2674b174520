package pebble

import (
	"encoding/binary"
	"fmt"
)

// load reads the format stamp and the counters, or writes them into an empty store.
func (qs *QuadStore) load() error {
	stamp, ok, err := qs.get(formatKey())
	if err != nil {
		return err
	}
	if !ok {
		return qs.initialise()
	}
	if len(stamp) != 4 {
		return fmt.Errorf("%w: format stamp %x", ErrCorrupt, stamp)
	}
	if v := binary.BigEndian.Uint32(stamp); v > format {
		return fmt.Errorf("%w: format %d, this program reads up to %d", ErrNewer, v, format)
	}
	b, ok, err := qs.get(countersKey())
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%w: no counters", ErrCorrupt)
	}
	if qs.counters, err = decodeCounters(b); err != nil {
		return err
	}
	return qs.loadPredicates()
}

// initialise stamps a database that has just been created, and refuses one that another
// program has filled.
func (qs *QuadStore) initialise() error {
	r, err := qs.newReader(nil, nil)
	if err != nil {
		return err
	}
	defer r.close()
	err = r.use(func(c cursor) error {
		if c.seek(nil) {
			return fmt.Errorf("%w: it is the database of another program", ErrForeign)
		}
		return c.err()
	})
	if err != nil {
		return err
	}
	qs.counters = counters{next: 1}
	b := qs.eng.newBatch(0)
	defer b.close()
	b.set(formatKey(), binary.BigEndian.AppendUint32(nil, format))
	b.set(countersKey(), qs.counters.encode())
	if err := qs.eng.commit(b); err != nil {
		return err
	}
	if err := qs.eng.establish(); err != nil {
		return err
	}
	old := qs.view
	qs.view = qs.eng.snapshot()
	return old.close()
}

func (qs *QuadStore) loadPredicates() error {
	lower, upper := rangeOf(keyPredicate)
	r, err := qs.newReader(lower, upper)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(c cursor) error {
		for ok := c.seek(lower); ok; ok = c.next() {
			id, err := idOfKey(c.key())
			if err != nil {
				return err
			}
			value, err := c.value()
			if err != nil {
				return err
			}
			if len(value) != 8 {
				return fmt.Errorf("%w: count of predicate %d has %d bytes", ErrCorrupt, id, len(value))
			}
			qs.predicates[id] = binary.BigEndian.Uint64(value)
		}
		return c.err()
	})
}
