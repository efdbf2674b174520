package pebble

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
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

// The comparisons that Verify makes, in this order. A comparison that rests on what another
// found wrong can find more than there is.
const (
	CheckTables     = "tables"     // each block of each table with its checksum
	CheckIndexes    = "indexes"    // every index with every other
	CheckDictionary = "dictionary" // values with their ids and ids with their values
	CheckCounts     = "counts"     // statements, values, orphans and uses of predicates
	CheckLog        = "log"        // the logged changes, made one after the other, with the statements
	CheckKeys       = "keys"       // that no key belongs to nothing
)

// Checks lists them. The slice is fresh.
func Checks() []string {
	return []string{CheckTables, CheckIndexes, CheckDictionary, CheckCounts, CheckLog, CheckKeys}
}

// Problem is one thing that cannot be right.
type Problem struct {
	Check string // which comparison found it
	File  string // where, when a file is damaged
	Key   []byte // where, otherwise
	Text  string // what
}

// String is the file, or the key in hexadecimal, if there is one, and the text.
func (p Problem) String() string {
	switch {
	case p.File != "":
		return p.File + " " + p.Text
	case p.Key == nil:
		return p.Text
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
	for _, step := range []struct {
		check string
		run   func() error
	}{
		{CheckTables, v.verifyTables},
		{CheckIndexes, v.verifyIndexes},
		{CheckDictionary, v.verifyDictionary},
		{CheckDictionary, v.verifyOrphans},
		{CheckCounts, v.verifyPredicates},
		{CheckCounts, v.verifyCounts},
		{CheckLog, v.verifyLog},
		{CheckKeys, v.verifyRest},
	} {
		v.check = step.check
		err := step.run()
		if errors.Is(err, ErrCorrupt) {
			v.add(Problem{Text: "the comparison ended early: " + err.Error()})
			continue // what else can be read is compared
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
	check  string // that is under way
	report Report

	digest     digest // of the statements by subject
	used       idSet  // ids in statements
	known      idSet  // ids in the dictionary
	orphans    idSet
	predicates map[ID]uint64
	highest    ID
}

func (v *verifier) problem(key []byte, format string, args ...any) {
	v.add(Problem{Key: bytes.Clone(key), Text: fmt.Sprintf(format, args...)})
}

func (v *verifier) add(p Problem) {
	if len(v.report.Problems) == maxProblems {
		v.report.More++
		return
	}
	p.Check = v.check
	v.report.Problems = append(v.report.Problems, p)
}

// digest tells sets of statements apart: their number and the sum of their hashes. Both can
// be taken back when a statement leaves.
type digest struct{ n, sum uint64 }

func (v *verifier) digestOf(l Link) digest { return digest{1, maphash.Comparable(v.seed, l)} }

func (d digest) plus(e digest) digest  { return digest{d.n + e.n, d.sum + e.sum} }
func (d digest) minus(e digest) digest { return digest{d.n - e.n, d.sum - e.sum} }

// verifyTables compares the files with their checksums.
func (v *verifier) verifyTables() error {
	return v.qs.eng.checkFiles(v.ctx, func(d Damage) { v.add(Problem{File: d.File, Text: d.Text}) })
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
