package pebble

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
)

// LogHead is a change that Commit made, without its statements.
type LogHead struct {
	Sequence uint64
	Meta     []byte // as given to Commit
}

// LogHeads is Log without the statements, which are neither read nor decoded.
func (qs *QuadStore) LogHeads(ctx context.Context, after uint64) iter.Seq2[LogHead, error] {
	return func(yield func(LogHead, error) bool) {
		if after == ^uint64(0) {
			return
		}
		_, upper := rangeOf(keyLog)
		s := newScan(qs, logKey(after+1), upper, fillLogHeads(logKey(after+1)))
		defer s.close()
		for s.next(ctx) {
			if !yield(s.item(), nil) {
				return
			}
		}
		if s.err != nil {
			yield(LogHead{}, s.err)
		}
	}
}

// fillLogHeads reads the heads of log entries from the key lower on.
func fillLogHeads(lower []byte) fill[LogHead] {
	started := false
	return func(c cursor, buf []LogHead, room int) ([]LogHead, bool, error) {
		ok := false
		if started {
			ok = c.next()
		} else {
			ok, started = c.seek(lower), true
		}
		for ok {
			value, err := c.value()
			if err != nil {
				return buf, false, err
			}
			head, err := decodeLogHead(c.key(), value)
			if err != nil {
				return buf, false, err
			}
			if buf = append(buf, head); len(buf) == room {
				return buf, true, nil
			}
			ok = c.next()
		}
		return buf, false, c.err()
	}
}

// decodeLogHead reads the start of what encodeLogEntry wrote under a log key.
func decodeLogHead(key, b []byte) (LogHead, error) {
	if len(key) != 9 {
		return LogHead{}, fmt.Errorf("%w: log key %x", ErrCorrupt, key)
	}
	d := decoder{rest: b}
	head := LogHead{Sequence: binary.BigEndian.Uint64(key[1:])}
	head.Meta = d.bytes(d.uvarint())
	if d.err == nil && len(d.rest) == 0 {
		d.err = errors.New("ends early")
	}
	if d.err != nil {
		return LogHead{}, fmt.Errorf("%w: log entry %d: %w", ErrCorrupt, head.Sequence, d.err)
	}
	return head, nil
}
