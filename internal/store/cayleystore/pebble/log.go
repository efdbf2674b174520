package pebble

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"

	"github.com/cayleygraph/cayley/graph"
)

// LogEntry is one change that Commit made.
type LogEntry struct {
	Sequence uint64
	Meta     []byte        // as given to Commit
	Deltas   []graph.Delta // first what was added, then what was removed
}

// rawEntry is a log entry with the ids of its statements.
type rawEntry struct {
	sequence       uint64
	meta           []byte
	added, removed []Link
}

// Log yields the changes after the given sequence number, oldest first, as of the moment
// when the iteration starts. An error ends the iteration and is yielded last.
func (qs *QuadStore) Log(ctx context.Context, after uint64) iter.Seq2[LogEntry, error] {
	return func(yield func(LogEntry, error) bool) {
		// One at a time, because entries can be large.
		for raw, err := range logAfter(ctx, qs, after, 1, decodeLogEntry) {
			var entry LogEntry
			if err == nil {
				entry, err = qs.logEntry(raw)
			}
			if !yield(entry, err) || err != nil {
				return
			}
		}
	}
}

// logAfter yields what decode makes of the log entries after the given sequence number,
// which are read at most so many at a time. An error ends the iteration and is yielded last.
func logAfter[T any](ctx context.Context, qs *QuadStore, after uint64, most int,
	decode func(key, value []byte) (T, error),
) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if after == ^uint64(0) {
			return
		}
		lower := logKey(after + 1)
		_, upper := rangeOf(keyLog)
		entries := fillEntries(lower, decode)
		s := newScan(qs, lower, upper, func(c cursor, buf []T, room int) ([]T, bool, error) {
			return entries(c, buf, min(room, most))
		})
		defer s.close()
		for s.next(ctx) {
			if !yield(s.item(), nil) {
				return
			}
		}
		if s.err != nil {
			var none T
			yield(none, s.err)
		}
	}
}

// Meta is the meta bytes of one change, which may be large otherwise.
func (qs *QuadStore) Meta(ctx context.Context, seq uint64) ([]byte, error) {
	if err := qs.readable(ctx); err != nil {
		return nil, err
	}
	value, ok, err := qs.get(logKey(seq))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%w: change %d is not in the log", ErrCorrupt, seq)
	}
	head, err := decodeLogHead(logKey(seq), value)
	return head.Meta, err
}

func (qs *QuadStore) logEntry(raw rawEntry) (LogEntry, error) {
	quads, err := qs.quadsOf(append(append([]Link(nil), raw.added...), raw.removed...), qs.values)
	if err != nil {
		return LogEntry{}, fmt.Errorf("change %d: %w", raw.sequence, err)
	}
	deltas := make([]graph.Delta, len(quads))
	for i, q := range quads {
		action := graph.Add
		if i >= len(raw.added) {
			action = graph.Delete
		}
		deltas[i] = graph.Delta{Quad: q, Action: action}
	}
	return LogEntry{Sequence: raw.sequence, Meta: raw.meta, Deltas: deltas}, nil
}

// encodeLogEntry writes the length of the meta bytes, these, the number of statements added
// and removed, and their ids.
func encodeLogEntry(meta []byte, added, removed []Link) []byte {
	b := make([]byte, 0, len(meta)+16*(len(added)+len(removed))+16)
	b = binary.AppendUvarint(b, uint64(len(meta)))
	b = append(b, meta...)
	for _, links := range [...][]Link{added, removed} {
		b = binary.AppendUvarint(b, uint64(len(links)))
		for _, l := range links {
			for _, id := range [...]ID{l.S, l.P, l.O, l.L} {
				b = binary.AppendUvarint(b, uint64(id))
			}
		}
	}
	return b
}

// decodeLogEntry reads what encodeLogEntry wrote under a log key.
func decodeLogEntry(key, b []byte) (rawEntry, error) {
	if len(key) != 9 {
		return rawEntry{}, fmt.Errorf("%w: log key %x", ErrCorrupt, key)
	}
	d := decoder{rest: b}
	entry := rawEntry{sequence: binary.BigEndian.Uint64(key[1:])}
	entry.meta = d.bytes(d.uvarint())
	entry.added = d.links()
	entry.removed = d.links()
	if d.err == nil && len(d.rest) > 0 {
		d.err = errors.New("bytes left over")
	}
	if d.err != nil {
		return rawEntry{}, fmt.Errorf("%w: log entry %d: %w", ErrCorrupt, entry.sequence, d.err)
	}
	return entry, nil
}

// decoder reads numbers from bytes; after an error everything is zero.
type decoder struct {
	rest []byte
	err  error
}

func (d *decoder) uvarint() uint64 {
	n, width := binary.Uvarint(d.rest)
	if width <= 0 {
		d.err, d.rest = errors.New("ends early"), nil
		return 0
	}
	d.rest = d.rest[width:]
	return n
}

// bytes is a copy of the next n bytes.
func (d *decoder) bytes(n uint64) []byte {
	if n > uint64(len(d.rest)) {
		d.err, d.rest = errors.New("ends early"), nil
		return nil
	}
	b := append([]byte(nil), d.rest[:n]...)
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) links() []Link {
	n := d.uvarint()
	if n > uint64(len(d.rest)) { // each link takes more than a byte
		d.err, d.rest = errors.New("ends early"), nil
		return nil
	}
	links := make([]Link, 0, n)
	for range n {
		links = append(links, Link{ID(d.uvarint()), ID(d.uvarint()), ID(d.uvarint()), ID(d.uvarint())})
	}
	return links
}
