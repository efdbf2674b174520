package pebble

import (
	"bytes"
	"encoding/binary"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// merge reads the files of that name of all runs, which hold sorted records, and calls fn for
// each record, in ascending order of its first keyBytes bytes and equal ones by run. First
// tells whether the key is new. The record is valid during the call.
func (l *loader) merge(name string, recordBytes, keyBytes int, fn func(r *run, record []byte, first bool) error) error {
	m := merger{keyBytes: keyBytes}
	defer m.close()
	for _, r := range l.runs {
		f, err := l.qs.files.Open(l.path(r, name))
		if err != nil {
			return err
		}
		s := &source{run: r, in: newRecords(f, recordBytes)}
		m.files = append(m.files, f)
		if err := m.push(s); err != nil {
			return err
		}
	}
	last := make([]byte, 0, keyBytes)
	for n := 0; len(m.heap) > 0; n++ {
		if n%4096 == 0 && l.ctx.Err() != nil {
			return l.ctx.Err()
		}
		s := m.heap[0]
		first := n == 0 || !bytes.Equal(last, s.record[:keyBytes])
		last = append(last[:0], s.record[:keyBytes]...)
		if err := fn(s.run, s.record, first); err != nil {
			return err
		}
		if err := m.advance(); err != nil {
			return err
		}
	}
	return nil
}

// source is a sorted file and its current record.
type source struct {
	run    *run
	in     *records
	record []byte
	start  uint64 // of the record, to compare most of them quickly
}

// next reads a record, or reports the end.
func (s *source) next() (ok bool, err error) {
	if s.record, ok, err = s.in.next(); ok {
		s.start = binary.BigEndian.Uint64(s.record)
	}
	return ok, err
}

// merger is a heap of sources, the one with the least record first.
type merger struct {
	keyBytes int
	files    []vfs.File
	heap     []*source
}

func (m *merger) less(a, b *source) bool {
	if a.start != b.start {
		return a.start < b.start
	}
	c := bytes.Compare(a.record[:m.keyBytes], b.record[:m.keyBytes])
	return c < 0 || c == 0 && a.run.number < b.run.number
}

func (m *merger) push(s *source) error {
	ok, err := s.next()
	if !ok || err != nil {
		return err
	}
	m.heap = append(m.heap, s)
	for i := len(m.heap) - 1; i > 0 && m.less(m.heap[i], m.heap[(i-1)/2]); i = (i - 1) / 2 {
		m.heap[i], m.heap[(i-1)/2] = m.heap[(i-1)/2], m.heap[i]
	}
	return nil
}

// advance moves the first source on.
func (m *merger) advance() error {
	ok, err := m.heap[0].next()
	if err != nil {
		return err
	}
	if !ok {
		end := len(m.heap) - 1
		m.heap[0] = m.heap[end]
		m.heap = m.heap[:end]
	}
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(m.heap) {
			return nil
		}
		if child+1 < len(m.heap) && m.less(m.heap[child+1], m.heap[child]) {
			child++
		}
		if !m.less(m.heap[child], m.heap[i]) {
			return nil
		}
		m.heap[i], m.heap[child] = m.heap[child], m.heap[i]
		i = child
	}
}

// close closes the files, which were only read.
func (m *merger) close() {
	for _, f := range m.files {
		_ = f.Close()
	}
}
