package pebble

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"
)

const loadBuffer = 64 << 10

func (l *loader) path(r *run, name string) string {
	return l.qs.files.PathJoin(l.dir, fmt.Sprintf("%d.%s", r.number, name))
}

// create writes a file of a run.
func (l *loader) create(r *run, name string, write func(w *bufio.Writer)) error {
	f, err := l.qs.files.Create(l.path(r, name), vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, loadBuffer)
	write(w)
	return cmp.Or(w.Flush(), f.Close())
}

// read reads a file of a run with fn.
func (l *loader) read(r *run, name string, fn func(in io.Reader) error) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	f, err := l.qs.files.Open(l.path(r, name))
	if err != nil {
		return err
	}
	return cmp.Or(fn(f), f.Close())
}

// readRecords reads a file of a run of records of so many bytes, and tells how many. A record
// is valid during its call of fn.
func (l *loader) readRecords(r *run, name string, size int, fn func(n int, record []byte)) (count int, err error) {
	err = l.read(r, name, func(in io.Reader) error {
		all := newRecords(in, size)
		for {
			record, ok, err := all.next()
			if !ok || err != nil {
				return err
			}
			fn(count, record)
			count++
		}
	})
	return count, err
}

// readUint32s reads a file of count numbers.
func (l *loader) readUint32s(r *run, name string, count int) ([]uint32, error) {
	list := make([]uint32, count)
	n, err := l.readRecords(r, name, 4, func(i int, record []byte) { list[i] = binary.BigEndian.Uint32(record) })
	return list, cmp.Or(err, complete(n, count))
}

// quads are the statements of a run by the numbers of their values.
func (l *loader) quads(r *run) ([]numbers, error) {
	quads := make([]numbers, r.quads)
	n, err := l.readRecords(r, "quads", 16, func(i int, record []byte) {
		for k := range quads[i] {
			quads[i][k] = int32(binary.BigEndian.Uint32(record[4*k:]))
		}
	})
	return quads, cmp.Or(err, complete(n, r.quads))
}

// complete is the error that a file has fewer records than were written.
func complete(got, want int) error {
	if got != want {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// records reads records of one size, many at a time.
type records struct {
	in   io.Reader
	size int
	buf  []byte
	rest []byte // of buf, not given yet
}

func newRecords(in io.Reader, size int) *records {
	return &records{in: in, size: size, buf: make([]byte, loadBuffer/size*size)}
}

// next is the next record, valid until the next call, or reports the end.
func (r *records) next() ([]byte, bool, error) {
	if len(r.rest) == 0 {
		n, err := io.ReadFull(r.in, r.buf)
		switch {
		case errors.Is(err, io.EOF):
			return nil, false, nil
		case err != nil && (n%r.size != 0 || !errors.Is(err, io.ErrUnexpectedEOF)):
			return nil, false, err
		}
		r.rest = r.buf[:n]
	}
	record := r.rest[:r.size]
	r.rest = r.rest[r.size:]
	return record, true, nil
}

func putUint32s(w *bufio.Writer, list ...uint32) {
	for len(list) > 0 {
		part := list[:min(len(list), max(w.Available()/4, 1))]
		b := w.AvailableBuffer()
		for _, n := range part {
			b = binary.BigEndian.AppendUint32(b, n)
		}
		_, _ = w.Write(b) // bufio keeps the error
		list = list[len(part):]
	}
}

// bits is a set of small numbers.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

func (b bits) set(n int)      { b[n/64] |= 1 << (n % 64) }
func (b bits) has(n int) bool { return b[n/64]&(1<<(n%64)) != 0 }
