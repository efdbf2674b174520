package postgres

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"huipu/internal/kg"
)

// Quads implements store.Store. The nodes are read first, into a dictionary that takes some
// 100 bytes each beside their texts, then the statements, which stream; both in one snapshot.
// It holds a connection until the iteration ends.
func (s *Store) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return iterate(ctx, s, "reading statements", func(ctx context.Context, emit func(quad.Quad) error) error {
		return s.inTx(ctx, snapshot(), func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, wholeTables); err != nil {
				return err
			}
			return scan(ctx, tx, emit)
		})
	})
}

// wholeTables prepares a transaction for reading whole tables, however long it takes.
const wholeTables = "SET LOCAL statement_timeout = 0; SET LOCAL enable_seqscan = on"

func scan(ctx context.Context, tx pgx.Tx, emit func(quad.Quad) error) error {
	var nodes int
	if err := tx.QueryRow(ctx, "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'nodes'::regclass").Scan(&nodes); err != nil {
		return err
	}
	names := make(map[hash]quad.Value, nodes)
	err := copyOut(ctx, tx, "SELECT "+nodeFields+" FROM nodes", 11, func(f [][]byte) error {
		h, v, err := decodeNode(f)
		names[h] = v
		return err
	})
	if err != nil {
		return err
	}
	// Statements of one document stand together, so most values are those of the row before.
	var last [4]hash
	var values [4]quad.Value
	return copyOut(ctx, tx, "SELECT "+quadFields+" FROM quads", 4, func(f [][]byte) error {
		for i, b := range f {
			if len(b) != quad.HashSize {
				if _, err := decodeQuad(f); err != nil {
					return err
				}
				last[i], values[i] = hash{}, nil
				continue
			}
			if h := hash(b); h != last[i] {
				v := names[h]
				if v == nil {
					return missing(h)
				}
				last[i], values[i] = h, v
			}
		}
		return emit(quad.Quad{Subject: values[0], Predicate: values[1], Object: values[2], Label: values[3]})
	})
}

// copyOut runs a query through COPY, which costs a third less than its rows one by one, and
// gives each row in the binary format; null is a nil field. The fields are good until the
// next row.
func copyOut(ctx context.Context, tx pgx.Tx, query string, fields int, row func([][]byte) error) error {
	w := &copyWriter{fields: make([][]byte, fields), row: row}
	_, err := tx.Conn().PgConn().CopyTo(ctx, w, "COPY ("+query+") TO STDOUT (FORMAT binary)")
	if w.err != nil {
		return w.err
	}
	return err
}

// copyWriter splits the binary format of COPY into rows. See PostgreSQL's manual on COPY,
// binary format: an 11-byte signature, flags and an extension of given length; then rows,
// each of a count of fields and fields of a length, -1 for null, and bytes; then a count of
// -1.
type copyWriter struct {
	fields [][]byte
	row    func([][]byte) error
	err    error

	started bool
	rest    []byte // of a row that has not arrived whole
}

const copyHeader = 19 // with the length of the extension

// Write takes the next bytes.
func (w *copyWriter) Write(p []byte) (int, error) {
	n := len(p)
	if len(w.rest) > 0 {
		w.rest = append(w.rest, p...)
		p = w.rest
	}
	for {
		used, err := w.take(p)
		if err != nil {
			w.err = err
			return 0, err
		}
		if used == 0 {
			break
		}
		p = p[used:]
	}
	w.rest = append(w.rest[:0], p...)
	return n, nil
}

// take reads the header or one row from the start of p. It returns its length, 0 when it is
// not there whole.
func (w *copyWriter) take(p []byte) (int, error) {
	if !w.started {
		if len(p) < copyHeader {
			return 0, nil
		}
		n := copyHeader + int(binary.BigEndian.Uint32(p[copyHeader-4:]))
		if len(p) < n {
			return 0, nil
		}
		w.started = true
		return n, nil
	}
	if len(p) < 2 {
		return 0, nil
	}
	count := int16(binary.BigEndian.Uint16(p))
	if count == -1 {
		return 2, nil
	}
	if int(count) != len(w.fields) {
		return 0, fmt.Errorf("a row of COPY has %d fields, want %d: %w", count, len(w.fields), kg.ErrInternal)
	}
	at := 2
	for i := range w.fields {
		if len(p) < at+4 {
			return 0, nil
		}
		n := int(int32(binary.BigEndian.Uint32(p[at:])))
		at += 4
		if n < 0 {
			w.fields[i] = nil
			continue
		}
		if len(p) < at+n {
			return 0, nil
		}
		w.fields[i] = p[at : at+n : at+n]
		at += n
	}
	return at, w.row(w.fields)
}
