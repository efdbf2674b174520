package pebble

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
)

// The first letter of every key; see the package comment.
const (
	keySubject   = 's'
	keyObject    = 'o'
	keyLabel     = 'l'
	keyPredicate = 'c'
	keyValue     = 'i'
	keyHash      = 'v'
	keyOrphan    = 'x'
	keyLog       = 'r'
	keyMeta      = 'm'
)

const (
	idBytes   = 6
	maxID     = ID(1)<<(8*idBytes) - 1
	linkBytes = 1 + 4*idBytes
	idKeyLen  = 1 + idBytes
)

// ID is the number of a value in the dictionary of one store; it implements graph.Ref. Ids
// start at 1, are never given to another value, and mean nothing in another store.
type ID uint64

// Key implements graph.Ref.
func (id ID) Key() any { return id }

// Link is a statement by the ids of its values; it implements graph.Ref. L is 0 in a
// statement without label.
type Link struct{ S, P, O, L ID }

// Key implements graph.Ref.
func (l Link) Key() any { return l }

// Get is the id in the given direction, or 0 for none.
func (l Link) Get(d quad.Direction) ID {
	switch d {
	case quad.Subject:
		return l.S
	case quad.Predicate:
		return l.P
	case quad.Object:
		return l.O
	case quad.Label:
		return l.L
	}
	return 0
}

func (l *Link) set(d quad.Direction, id ID) {
	switch d {
	case quad.Subject:
		l.S = id
	case quad.Predicate:
		l.P = id
	case quad.Object:
		l.O = id
	case quad.Label:
		l.L = id
	}
}

// ids are the four ids.
func (l Link) ids() [4]ID { return [4]ID{l.S, l.P, l.O, l.L} }

// index is one sorted list of all statements.
type index struct {
	prefix byte
	order  [4]quad.Direction
}

// The indexes. There is none by predicate: a predicate has a large part of all statements,
// and the subject index read whole costs little more.
var (
	bySubject = index{keySubject, [4]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}}
	byObject  = index{keyObject, [4]quad.Direction{quad.Object, quad.Predicate, quad.Subject, quad.Label}}
	byLabel   = index{keyLabel, [4]quad.Direction{quad.Label, quad.Subject, quad.Predicate, quad.Object}}
)

// indexes lists all of them.
func indexes() [3]index { return [3]index{bySubject, byObject, byLabel} }

// indexFor is the index that starts with the direction, if there is one.
func indexFor(d quad.Direction) (index, bool) {
	for _, ix := range indexes() {
		if ix.order[0] == d {
			return ix, true
		}
	}
	return index{}, false
}

// sort puts statements in the order of the index.
func (ix index) sort(links []Link) {
	type permuted [4]ID
	all := make([]permuted, len(links))
	for i, l := range links {
		for k, d := range ix.order {
			all[i][k] = l.Get(d)
		}
	}
	slices.SortFunc(all, func(a, b permuted) int {
		for k, id := range a {
			if id != b[k] {
				return cmp.Compare(id, b[k])
			}
		}
		return 0
	})
	for i, p := range all {
		for k, d := range ix.order {
			links[i].set(d, p[k])
		}
	}
}

// key is the key of the statement in the index, appended to buf.
func (ix index) key(buf []byte, l Link) []byte {
	buf = append(buf, ix.prefix)
	for _, d := range ix.order {
		buf = appendID(buf, l.Get(d))
	}
	return buf
}

// link reads a key of the index.
func (ix index) link(key []byte) (Link, error) {
	if len(key) != linkBytes || key[0] != ix.prefix {
		return Link{}, fmt.Errorf("key %x: not a key of index %q", key, ix.prefix)
	}
	var l Link
	for i, d := range ix.order {
		l.set(d, readID(key[1+i*idBytes:]))
	}
	return l, nil
}

// bounds is the key range of the statements that start with the ids.
func (ix index) bounds(ids ...ID) (lower, upper []byte) {
	lower = append(make([]byte, 0, linkBytes), ix.prefix)
	for _, id := range ids {
		lower = appendID(lower, id)
	}
	return lower, successor(lower)
}

// successor is the first key after all keys that start with prefix. Prefixes start with a
// letter, so it always exists.
func successor(prefix []byte) []byte {
	end := append([]byte(nil), prefix...)
	for i := len(end) - 1; i >= 0; i-- {
		end[i]++
		if end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}

// rangeOf is the key range of one letter.
func rangeOf(prefix byte) (lower, upper []byte) { return []byte{prefix}, []byte{prefix + 1} }

func appendID(buf []byte, id ID) []byte {
	return append(buf, byte(id>>40), byte(id>>32), byte(id>>24), byte(id>>16), byte(id>>8), byte(id))
}

func readID(b []byte) ID {
	return ID(b[0])<<40 | ID(b[1])<<32 | ID(b[2])<<24 | ID(b[3])<<16 | ID(b[4])<<8 | ID(b[5])
}

// idKey is the key of an id under the given letter, appended to buf.
func idKey(buf []byte, prefix byte, id ID) []byte { return appendID(append(buf, prefix), id) }

// idOfKey reads a key that idKey made.
func idOfKey(key []byte) (ID, error) {
	if len(key) != idKeyLen {
		return 0, fmt.Errorf("key %x: not a letter and an id", key)
	}
	return readID(key[1:]), nil
}

func logKey(seq uint64) []byte { return binary.BigEndian.AppendUint64([]byte{keyLog}, seq) }
