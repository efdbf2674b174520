package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"huipu/internal/kg"
)

// errLeft is a reader who wants no more.
var errLeft = errors.New("the iteration was left")

// iterate makes an iteration of a function that emits items until emit returns an error,
// which it has to return. Errors get their category, and the end of the context is noticed at
// every item.
func iterate[T any](ctx context.Context, s *Store, what string, run func(ctx context.Context, emit func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		ctx, leave, err := s.life.enter(ctx)
		if err != nil {
			yield(zero, fmt.Errorf("%s: %w", what, err))
			return
		}
		defer leave()
		begun := false
		emit := func(item T) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			begun = true
			if !yield(item, nil) {
				return errLeft
			}
			return nil
		}
		if err = ctx.Err(); err == nil {
			err = s.again(ctx, func() error {
				if begun {
					return fmt.Errorf("the connection broke in the middle: %w", kg.ErrUnavailable)
				}
				return run(ctx, emit)
			})
		}
		if err != nil && !errors.Is(err, errLeft) {
			yield(zero, fmt.Errorf("%s: %w", what, categorise(ctx, err)))
		}
	}
}

// snapshot is a transaction that reads one version of everything.
func snapshot() pgx.TxOptions {
	return pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
}

// inTx runs work in a transaction, which is rolled back when it fails. Unlike that of package
// pgx it never hides the error of the work behind that of the rollback.
func (s *Store) inTx(ctx context.Context, options pgx.TxOptions, work func(pgx.Tx) error) error {
	tx, err := s.pool.BeginTx(ctx, options)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(ctx) }() // does nothing after the commit
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// binaryResults asks for PostgreSQL's binary format of every column.
var binaryResults = pgx.QueryResultFormats{pgx.BinaryFormatCode}

// named gives statements the values of their nodes, those that are not known from the
// database. A node that is missing there is damage.
func (s *Store) named(ctx context.Context, db querier, statements []graph.QuadHash) ([]quad.Quad, error) {
	quads := make([]quad.Quad, len(statements))
	unknown := s.names.fill(quads, statements)
	if len(unknown) == 0 {
		return quads, nil
	}
	values, err := readNodes(ctx, db, unknown)
	if err != nil {
		return nil, err
	}
	for i := range quads {
		for _, d := range quad.Directions {
			h := statements[i].Get(d)
			if !h.Valid() || quads[i].Get(d) != nil {
				continue
			}
			v, ok := values[h]
			if !ok {
				return nil, missing(h)
			}
			quads[i].Set(d, v)
		}
	}
	s.names.learn(values)
	return quads, nil
}

// readNodes reads the values of nodes, of those that are there.
func readNodes(ctx context.Context, db querier, hashes [][]byte) (map[hash]quad.Value, error) {
	rows, err := db.Query(ctx, "SELECT "+nodeFields+" FROM nodes WHERE hash = ANY ($1)", binaryResults, hashes)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	values := make(map[hash]quad.Value, len(hashes))
	for rows.Next() {
		h, v, err := decodeNode(rows.RawValues())
		if err != nil {
			return nil, err
		}
		values[h] = v
	}
	return values, rows.Err()
}

// querier is a connection, a transaction or the pool.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

func missing(h hash) error {
	return fmt.Errorf("a statement has the node %x, which is missing: %w", h[:], kg.ErrInternal)
}
