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
	return logAfter(ctx, qs, after, maxChunk, decodeLogHead)
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
