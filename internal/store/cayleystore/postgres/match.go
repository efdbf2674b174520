package postgres

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"huipu/internal/kg"
)

// quadFields are the columns of a statement, in the order of quad.Directions.
const quadFields = "subject_hash, predicate_hash, object_hash, label_hash"

// page is how many statements get their names in one query.
const page = 8192

// Match implements store.Store. By predicate it reads all statements. It takes 80 bytes of memory for each statement that matches,
// and holds no connection while it yields.
func (s *Store) Match(ctx context.Context, direction quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error] {
	what := fmt.Sprintf("reading statements by %v", direction)
	return iterate(ctx, s, what, func(ctx context.Context, emit func(quad.Quad) error) error {
		if direction < quad.Subject || direction > quad.Label {
			return fmt.Errorf("%d is no direction: %w", direction, kg.ErrInvalid)
		}
		wanted := make([][]byte, 0, len(values))
		for _, v := range values {
			if v != nil {
				h := graph.HashOf(v)
				wanted = append(wanted, h[:])
			}
		}
		if len(wanted) == 0 {
			return nil
		}
		found, err := s.match(ctx, direction, wanted)
		if err != nil {
			return err
		}
		for len(found) > 0 {
			part := found[:min(page, len(found))]
			quads, err := s.named(ctx, s.pool, part)
			if err != nil {
				return err
			}
			for _, q := range quads {
				if err := emit(q); err != nil {
					return err
				}
			}
			found = found[len(part):]
		}
		return nil
	})
}

// match finds the statements that have one of the hashes in the direction.
func (s *Store) match(ctx context.Context, direction quad.Direction, wanted [][]byte) (found []graph.QuadHash, err error) {
	sql := fmt.Sprintf("SELECT %s FROM quads WHERE %v_hash = ANY ($1)", quadFields, direction)
	if direction != quad.Predicate {
		return readQuads(ctx, s.pool, sql, wanted)
	}
	err = s.inTx(ctx, snapshot(), func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, wholeTables); err != nil {
			return err
		}
		found, err = readQuads(ctx, tx, sql, wanted)
		return err
	})
	return found, err
}

func readQuads(ctx context.Context, db querier, sql string, wanted [][]byte) ([]graph.QuadHash, error) {
	rows, err := db.Query(ctx, sql, binaryResults, wanted)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []graph.QuadHash
	for rows.Next() {
		q, err := decodeQuad(rows.RawValues())
		if err != nil {
			return nil, err
		}
		found = append(found, q)
	}
	return found, rows.Err()
}

// decodeQuad reads a row of quadFields.
func decodeQuad(f [][]byte) (graph.QuadHash, error) {
	var q graph.QuadHash
	for i, d := range quad.Directions {
		switch {
		case len(f) == 4 && len(f[i]) == quad.HashSize:
			q.Set(d, hash(f[i]))
		case len(f) == 4 && f[i] == nil && d == quad.Label:
		default:
			return q, fmt.Errorf("a statement has no hash as %v: %w", d, kg.ErrInternal)
		}
	}
	return q, nil
}
