package pebble

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
)

const (
	linkKeyBytes = 4 * idBytes
	linkRecord   = linkKeyBytes + 4 // the ids in the order of an index and the place in the run
)

// order sorts the statements of each run for each index.
func (l *loader) order() error {
	for _, r := range l.runs {
		ids, err := l.ids(r)
		if err != nil {
			return err
		}
		quads, err := l.quads(r)
		if err != nil {
			return err
		}
		s := newSorter(r, quads, placesOf(r, ids))
		for _, ix := range indexes() {
			s.sort(ix.order[:])
			if ix.prefix == keySubject {
				s.markDead()
			}
			if err := l.create(r, string(ix.prefix), func(w *bufio.Writer) { s.write(w, ix, ids) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// sorter sorts the statements of a run by counting: the values of a run are few, and their
// ids give each a place among them.
type sorter struct {
	run    *run
	quads  []numbers
	places []numbers // of the values in the order to sort by, from 1; 0 is no label
	order  []uint32  // of the statements
	next   []uint32
	counts []uint32
}

// newSorter sorts by the places of the values, which are from 0.
func newSorter(r *run, quads []numbers, place []uint32) *sorter {
	s := &sorter{
		run: r, quads: quads, places: make([]numbers, len(quads)),
		order: make([]uint32, len(quads)), next: make([]uint32, len(quads)), counts: make([]uint32, len(place)+2),
	}
	for i, q := range quads {
		for k, n := range q {
			if n != noTerm {
				s.places[i][k] = int32(place[n]) + 1
			}
		}
	}
	return s
}

// placesOf are the places of the values of a run in the order of their ids. Those that an
// earlier run has too come first; the ids of the others ascend already.
func placesOf(r *run, ids []ID) []uint32 {
	var known []uint32
	for i, id := range ids {
		if id < r.base {
			known = append(known, uint32(i))
		}
	}
	slices.SortFunc(known, func(a, b uint32) int { return cmp.Compare(ids[a], ids[b]) })
	place := make([]uint32, len(ids))
	for i, value := range known {
		place[value] = uint32(i)
	}
	next := uint32(len(known))
	for i, id := range ids {
		if id >= r.base {
			place[i] = next
			next++
		}
	}
	return place
}

// sort orders the statements by their values in the directions, and equal ones as they came:
// one pass for each direction, the last one first.
func (s *sorter) sort(directions []quad.Direction) {
	for i := range s.order {
		s.order[i] = uint32(i)
	}
	for _, d := range slices.Backward(directions) {
		k := slices.Index(quad.Directions, d)
		clear(s.counts)
		for i := range s.places {
			s.counts[s.places[i][k]+1]++
		}
		for i := 1; i < len(s.counts); i++ {
			s.counts[i] += s.counts[i-1]
		}
		for _, i := range s.order {
			place := s.places[i][k]
			s.next[s.counts[place]] = i
			s.counts[place]++
		}
		s.order, s.next = s.next, s.order
	}
}

// chunked brings the statements of each so many together, in the order that they have.
func (s *sorter) chunked(size int) {
	filled := make([]int, (len(s.order)+size-1)/size)
	for _, i := range s.order {
		chunk := int(i) / size
		s.next[chunk*size+filled[chunk]] = i
		filled[chunk]++
	}
	s.order, s.next = s.next, s.order
}

// markDead marks the statements that stand in the run before.
func (s *sorter) markDead() {
	for n := 1; n < len(s.order); n++ {
		if s.places[s.order[n]] == s.places[s.order[n-1]] {
			s.run.dead.set(int(s.order[n]))
		}
	}
}

// write writes the statements by the ids of their values, each once, in the order that they
// have.
func (s *sorter) write(w *bufio.Writer, ix index, ids []ID) {
	var at [4]int // in a statement, of the directions of the index
	for n, d := range ix.order {
		at[n] = slices.Index(quad.Directions, d)
	}
	for _, i := range s.order {
		if s.run.dead.has(int(i)) {
			continue
		}
		record := w.AvailableBuffer()
		for _, k := range at {
			id := ID(0)
			if n := s.quads[i][k]; n != noTerm {
				id = ids[n]
			}
			record = appendID(record, id)
		}
		_, _ = w.Write(binary.BigEndian.AppendUint32(record, i)) // bufio keeps the error
	}
}

// linkOf is a statement of a run by ids.
func linkOf(ids []ID, q numbers) Link {
	l := Link{S: ids[q[0]], P: ids[q[1]], O: ids[q[2]]}
	if q[3] != noTerm {
		l.L = ids[q[3]]
	}
	return l
}

// writeSubjects writes the first index, counts, and marks statements that an earlier run has.
func (l *loader) writeSubjects(put putter) error {
	key := append(make([]byte, 0, linkBytes), keySubject)
	return l.merge(string(keySubject), linkRecord, linkKeyBytes, func(r *run, record []byte, first bool) error {
		if !first {
			r.dead.set(int(binary.BigEndian.Uint32(record[linkKeyBytes:])))
			return nil
		}
		l.counters.quads++
		l.predicates[readID(record[idBytes:])]++
		return put(append(key[:1], record[:linkKeyBytes]...), nil)
	})
}

// writeIndex writes another index.
func (l *loader) writeIndex(ix index) func(put putter) error {
	return func(put putter) error {
		key := append(make([]byte, 0, linkBytes), ix.prefix)
		return l.merge(string(ix.prefix), linkRecord, linkKeyBytes, func(_ *run, record []byte, first bool) error {
			if !first {
				return nil
			}
			return put(append(key[:1], record[:linkKeyBytes]...), nil)
		})
	}
}

// writePredicates writes how many statements each predicate has.
func (l *loader) writePredicates(put putter) error {
	for _, p := range slices.Sorted(maps.Keys(l.predicates)) {
		if err := put(idKey(nil, keyPredicate, p), binary.BigEndian.AppendUint64(nil, l.predicates[p])); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) writeCounters(put putter) error { return put(countersKey(), l.counters.encode()) }
