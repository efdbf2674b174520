package pebble

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"io"
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
		s := newSorter(r, ids, quads)
		for _, ix := range indexes() {
			s.sort(ix)
			if ix.prefix == keySubject {
				s.markDead()
			}
			if err := l.create(r, string(ix.prefix), func(w *bufio.Writer) { s.write(w, ix) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// quads are the statements of a run by the numbers of their values.
func (l *loader) quads(r *run) ([]numbers, error) {
	quads := make([]numbers, r.quads)
	err := l.read(r, "quads", func(in *bufio.Reader) error {
		var b [16]byte
		for i := range quads {
			if _, err := io.ReadFull(in, b[:]); err != nil {
				return err
			}
			for k := range quads[i] {
				quads[i][k] = int32(binary.BigEndian.Uint32(b[4*k:]))
			}
		}
		return nil
	})
	return quads, err
}

// sorter sorts the statements of a run by counting: the values of a run are few, and their
// ids give each a place among them.
type sorter struct {
	run    *run
	ids    []ID
	quads  []numbers
	places []numbers // of the values in the order of their ids, from 1; 0 is no label
	order  []uint32  // of the statements
	next   []uint32
	counts []uint32
}

func newSorter(r *run, ids []ID, quads []numbers) *sorter {
	byID := make([]int32, len(ids))
	for i := range byID {
		byID[i] = int32(i)
	}
	slices.SortFunc(byID, func(a, b int32) int { return cmp.Compare(ids[a], ids[b]) })
	place := make([]int32, len(ids))
	for i, value := range byID {
		place[value] = int32(i + 1)
	}
	s := &sorter{
		run: r, ids: ids, quads: quads, places: make([]numbers, len(quads)),
		order: make([]uint32, len(quads)), next: make([]uint32, len(quads)), counts: make([]uint32, len(ids)+2),
	}
	for i, q := range quads {
		for k, n := range q {
			if n != noTerm {
				s.places[i][k] = place[n]
			}
		}
	}
	return s
}

// sort orders the statements as the index does, and equal ones as they came: one pass for
// each id, the last one first.
func (s *sorter) sort(ix index) {
	for i := range s.order {
		s.order[i] = uint32(i)
	}
	for _, d := range slices.Backward(ix.order[:]) {
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

// markDead marks the statements that stand in the run before.
func (s *sorter) markDead() {
	for n := 1; n < len(s.order); n++ {
		if s.places[s.order[n]] == s.places[s.order[n-1]] {
			s.run.dead.set(int(s.order[n]))
		}
	}
}

// write writes the statements, each once, in the order that they have.
func (s *sorter) write(w *bufio.Writer, ix index) {
	for _, i := range s.order {
		if s.run.dead.has(int(i)) {
			continue
		}
		link := linkOf(s.ids, s.quads[i])
		record := w.AvailableBuffer()
		for _, d := range ix.order {
			record = appendID(record, link.Get(d))
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
	key := []byte{keySubject}
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
		key := []byte{ix.prefix}
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
