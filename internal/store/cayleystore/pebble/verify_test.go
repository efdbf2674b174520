package pebble_test

import (
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2/vfs"

	"huipu/internal/store/cayleystore/pebble"
)

func TestVerifyFindsEachKindOfDamage(t *testing.T) {
	key := pebble.KeyOf
	// Values get their ids in order: a is 1, p 2, x 3, d 4, b 5 and is an orphan.
	for name, tc := range map[string]struct {
		set  map[string][]byte
		del  []string
		says string
	}{
		"subject index short": {del: []string{key('s', 1, 2, 3, 4)}, says: `missing in index 's'`},
		"object index short":  {del: []string{key('o', 3, 2, 1, 4)}, says: `missing in index 'o'`},
		"label index short":   {del: []string{key('l', 4, 1, 2, 3)}, says: `missing in index 'l'`},
		"label index long":    {set: map[string][]byte{key('l', 4, 1, 2, 1): nil}, says: `missing in index 's'`},
		"swapped statement":   {set: map[string][]byte{key('o', 1, 2, 3, 4): nil}, del: []string{key('o', 3, 2, 1, 4)}, says: `missing in index 'o'`},
		"index key":           {set: map[string][]byte{"s1": nil}, says: "malformed entry of index 's'"},
		"index value":         {set: map[string][]byte{key('o', 3, 2, 1, 4): {1}}, says: "malformed entry of index 'o'"},
		"nil subject":         {set: map[string][]byte{key('s', 0, 2, 3, 4): nil}, says: "without subject"},
		"value gone":          {del: []string{key('i', 3)}, says: "value of a statement is missing"},
		"value changed":       {set: map[string][]byte{key('i', 3): []byte("Iy")}, says: "the hash of the value leads to id 0"},
		"value garbage":       {set: map[string][]byte{key('i', 3): []byte("?")}, says: "unknown form"},
		"value key":           {set: map[string][]byte{"i1": nil}, says: "malformed key of a value"},
		"stray value":         {set: map[string][]byte{key('i', 6): []byte("Iy")}, says: "not marked as an orphan"},
		"id above next":       {set: map[string][]byte{key('i', 99): []byte("Iy")}, says: "next id is 6, id 99 is taken"},
		"hash without value":  {set: map[string][]byte{"v" + strings.Repeat("h", 20): {0, 0, 0, 0, 0, 9}}, says: "hash of id 9"},
		"hash malformed":      {set: map[string][]byte{"vh": nil}, says: "malformed entry of a hash"},
		"false orphan":        {set: map[string][]byte{key('x', 1): nil}, says: "marked as an orphan and occurs"},
		"orphan forgotten":    {del: []string{key('x', 5)}, says: "not marked as an orphan"},
		"orphan of nothing":   {set: map[string][]byte{key('x', 77): nil}, says: "orphan without a value"},
		"orphan key":          {set: map[string][]byte{"x1": nil}, says: "malformed key of an orphan"},
		"predicate miscount":  {set: map[string][]byte{key('c', 2): {0, 0, 0, 0, 0, 0, 0, 9}}, says: "9 statements of predicate 2 counted, there are 1"},
		"predicate uncounted": {del: []string{key('c', 2)}, says: "1 statements of predicate 2 are not counted"},
		"log entry gone":      {del: []string{pebble.LogKeyOf(1)}, says: "change 2 follows change 0"},
		"log end gone":        {del: []string{pebble.LogKeyOf(2)}, says: "last change is 2, the log ends at 1"},
		"log garbage":         {set: map[string][]byte{pebble.LogKeyOf(2): {9}}, says: "log entry 2"},
		"log unbalanced":      {set: map[string][]byte{pebble.LogKeyOf(2): {0, 0, 0}}, says: "the log comes to 2 statements, there are 1"},
		"log of unknown": {
			set:  map[string][]byte{pebble.LogKeyOf(2): pebble.EncodeLogEntry(nil, nil, []pebble.Link{{S: 88, P: 2, O: 3}})},
			says: "with a value that is missing",
		},
		"log of others": {
			set: map[string][]byte{
				key('s', 1, 2, 1, 4): nil, key('o', 1, 2, 1, 4): nil, key('l', 4, 1, 2, 1): nil,
			},
			del:  []string{key('s', 1, 2, 3, 4), key('o', 3, 2, 1, 4), key('l', 4, 1, 2, 3)},
			says: "the log leads to other statements than there are",
		},
		"unknown key":       {set: map[string][]byte{"n1": nil}, says: "key 6e31: unknown key"},
		"unknown first key": {set: map[string][]byte{"\x00": nil}, says: "key 00: unknown key"},
		"unknown last key":  {set: map[string][]byte{"\xff\xff": nil}, says: "key ffff: unknown key"},
	} {
		t.Run(name, func(t *testing.T) {
			mem := vfs.NewMem()
			qs := openOn(t, mem)
			commit(t, qs, deltas(graph.Add, q("a", "p", "x", "d"), q("b", "p", "x", "d"))...)
			commit(t, qs, deltas(graph.Delete, q("b", "p", "x", "d"))...)
			if r := sound(t, qs); r.Quads != 1 || r.Values != 5 || r.Orphans != 1 || r.Changes != 2 {
				t.Fatalf("report %+v before the damage", r)
			}
			if err := qs.Close(); err != nil {
				t.Fatal(err)
			}
			if err := pebble.SetKeys(mem, "store", tc.set, tc.del...); err != nil {
				t.Fatal(err)
			}
			report, err := openOn(t, mem).Verify(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range report.Problems {
				if strings.Contains(p.String(), tc.says) {
					return
				}
			}
			t.Errorf("problems %v, want one that says %q", report.Problems, tc.says)
		})
	}
}

func TestVerifyListsTheFirstHundredProblems(t *testing.T) {
	mem := vfs.NewMem()
	if err := openOn(t, mem).Close(); err != nil {
		t.Fatal(err)
	}
	set := map[string][]byte{}
	for i := range 130 {
		set[pebble.KeyOf('z', pebble.ID(i))] = nil
	}
	if err := pebble.SetKeys(mem, "store", set); err != nil {
		t.Fatal(err)
	}
	report, err := openOn(t, mem).Verify(t.Context())
	if err != nil || len(report.Problems) != 100 || report.More != 30 {
		t.Errorf("%d problems and %d more, %v; want 100 and 30", len(report.Problems), report.More, err)
	}
}
