package pebble

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
)

// maxProblems is how many problems a report lists.
const maxProblems = 100

// Report is what Verify found.
type Report struct {
	Quads   uint64 // statements
	Values  uint64 // values in the dictionary
	Orphans uint64 // of them, values in no statement
	Changes uint64 // entries of the log
	// Problems is empty for a sound store. The first hundred are listed.
	Problems []Problem
	// More counts the problems that are not listed.
	More int
}

// Problem is one thing that cannot be right.
type Problem struct {
	File string // where, when a file is damaged
	Key  []byte // where, otherwise
	Text string // what
}

// String is the file, or the key in hexadecimal, and the text.
func (p Problem) String() string {
	if p.File != "" {
		return p.File + " " + p.Text
	}
	return fmt.Sprintf("key %x: %s", p.Key, p.Text)
}

// Verify compares everything in the store with everything that must agree with it: each
// index with each other, the dictionary in both directions, orphans, counts and the log. It
// reads the store twice and keeps about a bit for each value in memory. Readers go on;
// writes wait. The error tells that it could not be read, problems are in the report.
func (qs *QuadStore) Verify(ctx context.Context) (Report, error) {
	qs.write.Lock() // keeps the state the same over all passes
	defer qs.write.Unlock()
	if err := qs.readable(ctx); err != nil {
		return Report{}, err
	}
	v := &verifier{
		qs: qs, ctx: ctx, seed: maphash.MakeSeed(),
		used: idSet{}, known: idSet{}, orphans: idSet{}, predicates: map[ID]uint64{},
	}
	for _, step := range []func() error{
		v.verifyFiles, v.verifyIndexes, v.verifyDictionary, v.verifyOrphans, v.verifyPredicates, v.verifyLog, v.verifyRest,
	} {
		err := step()
		if errors.Is(err, ErrCorrupt) && len(v.report.Problems) > 0 {
			continue // a problem tells the file; what can be read is compared
		}
		if err != nil {
			return v.report, fmt.Errorf("verifying graph store %s: %w", qs.dir, err)
		}
	}
	return v.report, nil
}

type verifier struct {
	qs     *QuadStore
	ctx    context.Context // of the call of Verify
	seed   maphash.Seed
	report Report

	used       idSet // ids in statements
	known      idSet // ids in the dictionary
	orphans    idSet
	predicates map[ID]uint64
	highest    ID
}

func (v *verifier) problem(key []byte, format string, args ...any) {
	if len(v.report.Problems) == maxProblems {
		v.report.More++
		return
	}
	v.report.Problems = append(v.report.Problems, Problem{Key: bytes.Clone(key), Text: fmt.Sprintf(format, args...)})
}

// verifyFiles compares the files with their checksums.
func (v *verifier) verifyFiles() error {
	return v.qs.eng.checkFiles(v.ctx, func(d Damage) {
		v.report.Problems = append(v.report.Problems, Problem{File: d.File, Text: d.Text})
	})
}

// each calls fn for every key of [lower, upper).
func (v *verifier) each(lower, upper []byte, fn func(key, value []byte) error) error {
	r, err := v.qs.newReader(lower, upper)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(c cursor) error {
		n := 0
		for ok := c.seek(lower); ok; ok = c.next() {
			if n++; n%1024 == 0 {
				if err := v.qs.readable(v.ctx); err != nil {
					return err
				}
			}
			value, err := c.value()
			if err != nil {
				return err
			}
			if err := fn(c.key(), value); err != nil {
				return err
			}
		}
		return c.err()
	})
}

// verifyIndexes compares the indexes by number and sum of hashes, and only when these
// differ looks each statement up in the others.
func (v *verifier) verifyIndexes() error {
	type digest struct{ n, sum uint64 }
	var digests [3]digest
	for i, ix := range indexes() {
		lower, upper := ix.bounds()
		err := v.each(lower, upper, func(key, value []byte) error {
			l, err := ix.link(key)
			if err != nil || len(value) > 0 {
				v.problem(key, "malformed entry of index %q", ix.prefix)
				return nil
			}
			digests[i].n++
			digests[i].sum += maphash.Comparable(v.seed, l)
			if ix.prefix == keySubject {
				v.useStatement(key, l)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	v.report.Quads = digests[0].n
	if n := v.qs.counters.quads; n != v.report.Quads {
		v.problem(countersKey(), "%d statements counted, there are %d", n, v.report.Quads)
	}
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
	c := v.qs.counters
	if c.values != v.report.Values {
		v.problem(countersKey(), "%d values counted, there are %d", c.values, v.report.Values)
	}
	if uint64(v.highest) >= c.next {
		v.problem(countersKey(), "next id is %d, id %d is taken", c.next, v.highest)
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
	if n := v.qs.counters.orphans; n != v.report.Orphans {
		v.problem(countersKey(), "%d orphans counted, there are %d", n, v.report.Orphans)
	}
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

// verifyLog checks that the log is complete and readable, and, where every change was
// logged, that its additions and removals come to the number of statements.
func (v *verifier) verifyLog() error {
	balance := int64(0)
	lower, upper := rangeOf(keyLog)
	err := v.each(lower, upper, func(key, value []byte) error {
		entry, err := decodeLogEntry(key, value)
		if err != nil {
			v.problem(key, "%v", err)
			return nil
		}
		if v.report.Changes++; entry.sequence != v.report.Changes {
			v.problem(key, "change %d follows change %d", entry.sequence, v.report.Changes-1)
			v.report.Changes = entry.sequence
		}
		balance += int64(len(entry.added)) - int64(len(entry.removed))
		for _, links := range [...][]Link{entry.added, entry.removed} {
			for _, l := range links {
				if !v.known.has(l.S) || !v.known.has(l.P) || !v.known.has(l.O) || l.L != 0 && !v.known.has(l.L) {
					v.problem(key, "change names statement %v with a value that is missing", l)
				}
			}
		}
		return nil
	})
	c := v.qs.counters
	if c.seq != v.report.Changes {
		v.problem(countersKey(), "last change is %d, the log ends at %d", c.seq, v.report.Changes)
	}
	if c.unlogged == 0 && balance != int64(v.report.Quads) {
		v.problem([]byte{keyLog}, "the log comes to %d statements, there are %d", balance, v.report.Quads)
	}
	return err
}

// verifyRest looks for keys that belong to nothing, in the gaps between those that do.
func (v *verifier) verifyRest() error {
	known := []byte{
		keySubject, keyObject, keyLabel, keyPredicate, keyValue, keyHash, keyOrphan, keyLog, keyMeta,
	}
	slices.Sort(known)
	gap := []byte(nil)
	for _, letter := range append(known, 0) { // the last gap has no end
		var end []byte
		if letter != 0 {
			end = []byte{letter}
		}
		err := v.each(gap, end, func(key, _ []byte) error {
			v.problem(key, "unknown key")
			return nil
		})
		if err != nil {
			return err
		}
		gap = []byte{letter + 1}
	}
	return nil
}

// idSet is a set of ids in pages of bits, for ids that lie close together.
type idSet map[ID]*[pageBits / 64]uint64

const pageBits = 1 << 14

func (s idSet) add(id ID) {
	page := s[id/pageBits]
	if page == nil {
		page = new([pageBits / 64]uint64)
		s[id/pageBits] = page
	}
	bit := id % pageBits
	page[bit/64] |= 1 << (bit % 64)
}

func (s idSet) has(id ID) bool {
	page := s[id/pageBits]
	bit := id % pageBits
	return page != nil && page[bit/64]&(1<<(bit%64)) != 0
}

// each calls fn for every id, in ascending order.
func (s idSet) each(fn func(ID)) {
	for _, n := range slices.Sorted(maps.Keys(s)) {
		page := s[n]
		for bit := range ID(pageBits) {
			if page[bit/64]&(1<<(bit%64)) != 0 {
				fn(n*pageBits + bit)
			}
		}
	}
}
