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

// namesOf reads the values of the nodes of the statements. A node that is missing is damage.
func namesOf(ctx context.Context, db querier, statements []graph.QuadHash) (map[hash]quad.Value, error) {
	names, err := knownNames(ctx, db, statements)
	if err != nil {
		return nil, err
	}
	for i := range statements {
		for _, d := range quad.Directions {
			if h := statements[i].Get(d); h.Valid() && names[h] == nil {
				return nil, missing(h)
			}
		}
	}
	return names, nil
}

// knownNames reads the values of the nodes of the statements, of those that are there.
func knownNames(ctx context.Context, db querier, statements []graph.QuadHash) (map[hash]quad.Value, error) {
	names := make(map[hash]quad.Value)
	var wanted [][]byte
	for i := range statements {
		for _, d := range quad.Directions {
			h := statements[i].Get(d)
			if _, seen := names[h]; !seen && h.Valid() {
				names[h] = nil
				wanted = append(wanted, h[:])
			}
		}
	}
	rows, err := db.Query(ctx, "SELECT "+nodeFields+" FROM nodes WHERE hash = ANY ($1)", binaryResults, wanted)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		h, v, err := decodeNode(rows.RawValues())
		if err != nil {
			return nil, err
		}
		names[h] = v
	}
	return names, rows.Err()
}

// querier is a connection, a transaction or the pool.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

func missing(h hash) error {
	return fmt.Errorf("a statement has the node %x, which is missing: %w", h[:], kg.ErrInternal)
}

// named makes the quad of a statement.
func named(q graph.QuadHash, names map[hash]quad.Value) quad.Quad {
	return quad.Quad{Subject: names[q.Subject], Predicate: names[q.Predicate], Object: names[q.Object], Label: names[q.Label]}
}
