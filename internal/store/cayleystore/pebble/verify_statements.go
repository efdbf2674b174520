package pebble

import (
	"encoding/binary"
	"maps"
	"slices"
)

// verifyIndexes compares the indexes by number and sum of hashes, and only when these
// differ looks each statement up in the others.
func (v *verifier) verifyIndexes() error {
	var digests [3]digest
	for i, ix := range indexes() {
		lower, upper := ix.bounds()
		err := v.each(lower, upper, func(key, value []byte) error {
			l, err := ix.link(key)
			if err != nil || len(value) > 0 {
				v.problem(key, "malformed entry of index %q", ix.prefix)
				return nil
			}
			digests[i] = digests[i].plus(v.digestOf(l))
			if ix.prefix == keySubject {
				v.useStatement(key, l)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	v.digest = digests[0] // the indexes are listed from that by subject
	v.report.Quads = v.digest.n
	if digests[0] == digests[1] && digests[0] == digests[2] {
		return nil
	}
	return v.compareIndexes()
}

func (v *verifier) useStatement(key []byte, l Link) {
	if l.S == 0 || l.P == 0 || l.O == 0 {
		v.problem(key, "statement without subject, predicate or object")
	}
	for _, id := range [...]ID{l.S, l.P, l.O, l.L} {
		if id != 0 {
			v.used.add(id)
		}
	}
	v.predicates[l.P]++
}

func (v *verifier) compareIndexes() error {
	for _, ix := range indexes() {
		lower, upper := ix.bounds()
		err := v.each(lower, upper, func(key, _ []byte) error {
			l, err := ix.link(key)
			if err != nil {
				return nil // reported before
			}
			for _, other := range indexes() {
				_, ok, err := v.qs.get(other.key(nil, l))
				if err != nil {
					return err
				}
				if !ok {
					v.problem(key, "statement is missing in index %q", other.prefix)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) verifyPredicates() error {
	lower, upper := rangeOf(keyPredicate)
	err := v.each(lower, upper, func(key, value []byte) error {
		id, err := idOfKey(key)
		if err != nil || len(value) != 8 {
			v.problem(key, "malformed count of a predicate")
			return nil
		}
		if n := binary.BigEndian.Uint64(value); n != v.predicates[id] || n == 0 {
			v.problem(key, "%d statements of predicate %d counted, there are %d", n, id, v.predicates[id])
		}
		delete(v.predicates, id)
		return nil
	})
	for _, id := range slices.Sorted(maps.Keys(v.predicates)) {
		v.problem(idKey(nil, keyPredicate, id), "%d statements of predicate %d are not counted", v.predicates[id], id)
	}
	return err
}

// verifyCounts compares the counters of the store with what there is.
func (v *verifier) verifyCounts() error {
	c := v.qs.counters
	for _, n := range [...]struct {
		what       string
		said, seen uint64
	}{
		{"statements", c.quads, v.report.Quads},
		{"values", c.values, v.report.Values},
		{"orphans", c.orphans, v.report.Orphans},
	} {
		if n.said != n.seen {
			v.problem(countersKey(), "%d %s counted, there are %d", n.said, n.what, n.seen)
		}
	}
	return nil
}
