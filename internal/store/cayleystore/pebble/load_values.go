package pebble

import (
	"bufio"
	"encoding/binary"
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"
)

const (
	hashRecord = hashBytes + 4 // a hash and the number of the value in its run
	nameRecord = 4 + idBytes   // the number of a value and the id that it has from an earlier run
)

// name gives ids: those of a run follow those of the one before, in the order in which the
// values came. A value that an earlier run has too keeps its id from there, and its place in
// the later run stays empty.
func (l *loader) name() error {
	l.counters.next = 1
	for _, r := range l.runs {
		r.base = ID(l.counters.next)
		r.other, r.dead = newBits(r.values), newBits(r.quads)
		l.counters.next += uint64(r.values)
		l.counters.values += uint64(r.values)
	}
	names := make([]*bufio.Writer, len(l.runs))
	files := make([]vfs.File, 0, len(l.runs))
	defer func() {
		for _, f := range files {
			_ = f.Close() // flushing tells of errors
		}
	}()
	for i, r := range l.runs {
		f, err := l.qs.files.Create(l.path(r, "names"), vfs.WriteCategoryUnspecified)
		if err != nil {
			return err
		}
		files = append(files, f)
		names[i] = bufio.NewWriterSize(f, loadBuffer)
	}
	var id ID // of the current hash
	err := l.merge("hashes", hashRecord, hashBytes, func(r *run, record []byte, first bool) error {
		value := binary.BigEndian.Uint32(record[hashBytes:])
		if first {
			id = r.base + ID(value)
			return nil
		}
		l.counters.values--
		r.other.set(int(value))
		w := names[r.number]
		_, err := w.Write(appendID(binary.BigEndian.AppendUint32(w.AvailableBuffer(), value), id))
		return err
	})
	if err != nil {
		return err
	}
	for _, w := range names {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// ids are the ids of the values of a run.
func (l *loader) ids(r *run) ([]ID, error) {
	ids := make([]ID, r.values)
	for i := range ids {
		ids[i] = r.base + ID(i)
	}
	_, err := l.readRecords(r, "names", nameRecord, func(_ int, record []byte) {
		ids[binary.BigEndian.Uint32(record)] = readID(record[4:])
	})
	return ids, err
}

// writeHashes writes the dictionary from hashes to ids.
func (l *loader) writeHashes(put putter) error {
	var key, value []byte
	return l.merge("hashes", hashRecord, hashBytes, func(r *run, record []byte, first bool) error {
		if !first {
			return nil
		}
		key = valueHash(record[:hashBytes]).key(key[:0])
		value = appendID(value[:0], r.base+ID(binary.BigEndian.Uint32(record[hashBytes:])))
		return put(key, value)
	})
}

// writeValues writes the dictionary from ids to values.
func (l *loader) writeValues(put putter) error {
	var key, value []byte
	for _, r := range l.runs {
		err := l.read(r, "values", func(file io.Reader) error {
			in := bufio.NewReaderSize(file, loadBuffer)
			var length [4]byte
			for i := range r.values {
				if _, err := io.ReadFull(in, length[:]); err != nil {
					return err
				}
				n := int(binary.BigEndian.Uint32(length[:]))
				if cap(value) < n {
					value = make([]byte, n)
				}
				value = value[:n]
				if _, err := io.ReadFull(in, value); err != nil {
					return err
				}
				if r.other.has(i) {
					continue
				}
				key = idKey(key[:0], keyValue, r.base+ID(i))
				if err := put(key, value); err != nil {
					return err
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
