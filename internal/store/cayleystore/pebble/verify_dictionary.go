package pebble

import "errors"

// verifyDictionary checks that each value is found by its hash and each hash belongs to a
// value, and that exactly the values of statements and the orphans are there.
func (v *verifier) verifyDictionary() error {
	lower, upper := rangeOf(keyValue)
	err := v.each(lower, upper, func(key, encoded []byte) error {
		id, err := idOfKey(key)
		if err != nil {
			v.problem(key, "malformed key of a value")
			return nil
		}
		v.report.Values++
		v.known.add(id)
		v.highest = max(v.highest, id)
		if _, err := decodeValue(encoded); err != nil {
			v.problem(key, "%v", err)
			return nil
		}
		found, err := v.qs.idOfHash(hashOf(encoded))
		if err != nil && !errors.Is(err, ErrCorrupt) {
			return err
		}
		if found != id {
			v.problem(key, "the hash of the value leads to id %d", found)
		}
		return nil
	})
	if err != nil {
		return err
	}
	hashes := uint64(0)
	lower, upper = rangeOf(keyHash)
	err = v.each(lower, upper, func(key, value []byte) error {
		hashes++
		if len(key) != 1+hashBytes || len(value) != idBytes {
			v.problem(key, "malformed entry of a hash")
		} else if id := readID(value); !v.known.has(id) {
			v.problem(key, "hash of id %d, which has no value", id)
		}
		return nil
	})
	if hashes != v.report.Values {
		v.problem([]byte{keyHash}, "%d hashes, there are %d values", hashes, v.report.Values)
	}
	if next := v.qs.counters.next; uint64(v.highest) >= next {
		v.problem(countersKey(), "next id is %d, id %d is taken", next, v.highest)
	}
	return err
}

func (v *verifier) verifyOrphans() error {
	lower, upper := rangeOf(keyOrphan)
	err := v.each(lower, upper, func(key, _ []byte) error {
		id, err := idOfKey(key)
		switch {
		case err != nil:
			v.problem(key, "malformed key of an orphan")
			return nil
		case !v.known.has(id):
			v.problem(key, "orphan without a value")
		case v.used.has(id):
			v.problem(key, "value is marked as an orphan and occurs in a statement")
		}
		v.report.Orphans++
		v.orphans.add(id)
		return nil
	})
	v.used.each(func(id ID) {
		if !v.known.has(id) {
			v.problem(idKey(nil, keyValue, id), "value of a statement is missing")
		}
	})
	v.known.each(func(id ID) {
		if !v.used.has(id) && !v.orphans.has(id) {
			v.problem(idKey(nil, keyOrphan, id), "value occurs in no statement and is not marked as an orphan")
		}
	})
	return err
}
