package postgres

import (
	"context"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// revisionFields are the columns that scanRevision takes.
const revisionFields = "number, time, author, cause, message, documents, added, removed"

// nextRevisions reads revisions above a number with together at most a page of statements,
// but one in any case.
const nextRevisions = `SELECT ` + revisionFields + ` FROM (
	SELECT *, sum(length(added) + length(removed)) OVER (ORDER BY number) AS bytes
	FROM (SELECT * FROM huipu_revisions WHERE number > $1 ORDER BY number LIMIT 256) AS few
) AS counted WHERE bytes <= $2 OR number = $1 + 1 ORDER BY number`

// statementBytes is the length of a statement in a revision: four hashes.
const statementBytes = 4 * quad.HashSize

// logged is a revision as it stands in its table.
type logged struct {
	kg.Revision
	added, removed []graph.QuadHash
}

// Revisions implements store.Store. It reads page by page and holds no connection while it
// yields; revisions that others commit meanwhile may be among them.
func (s *Store) Revisions(ctx context.Context, after uint64) iter.Seq2[store.Committed, error] {
	what := fmt.Sprintf("reading revisions after %d", after)
	return iterate(ctx, s, what, func(ctx context.Context, emit func(store.Committed) error) error {
		for after <= math.MaxInt64 { // the table has no higher ones
			entries, err := readRevisions(ctx, s.pool, nextRevisions, int64(after), page*statementBytes)
			if err != nil || len(entries) == 0 {
				return err
			}
			all, err := s.committed(ctx, s.pool, entries)
			if err != nil {
				return err
			}
			for _, c := range all {
				if c.Number != after+1 {
					return fmt.Errorf("revision %d is missing: %w", after+1, kg.ErrInternal)
				}
				after = c.Number
				if err := emit(c); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// headFields and nextHeads read revisions without their statements.
const (
	headFields = "number, time, author, cause, message, documents, length(added), length(removed)"
	nextHeads  = "SELECT " + headFields + " FROM huipu_revisions WHERE number > $1 ORDER BY number LIMIT 1024"
)

// Heads implements store.Store. It reads page by page and holds no connection while it
// yields; revisions that others commit meanwhile may be among them.
func (s *Store) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	what := fmt.Sprintf("reading revisions after %d", after)
	return iterate(ctx, s, what, func(ctx context.Context, emit func(kg.Revision) error) error {
		for after <= math.MaxInt64 {
			heads, err := readHeads(ctx, s.pool, nextHeads, int64(after))
			if err != nil || len(heads) == 0 {
				return err
			}
			for _, r := range heads {
				if r.Number != after+1 {
					return fmt.Errorf("revision %d is missing: %w", after+1, kg.ErrInternal)
				}
				after = r.Number
				if err := emit(r); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func readHeads(ctx context.Context, db querier, sql string, args ...any) ([]kg.Revision, error) {
	rows, err := db.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (r kg.Revision, err error) {
		err = row.Scan(&r.Number, &r.Time, &r.Author, &r.Cause, &r.Message, &r.Documents, &r.Added, &r.Removed)
		r.Time, r.Added, r.Removed = r.Time.UTC(), r.Added/statementBytes, r.Removed/statementBytes
		return r, err
	})
}

func readRevisions(ctx context.Context, db querier, sql string, args ...any) ([]logged, error) {
	rows, err := db.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (logged, error) {
		var e logged
		var at time.Time
		var added, removed []byte
		if err := row.Scan(&e.Number, &at, &e.Author, &e.Cause, &e.Message, &e.Documents, &added, &removed); err != nil {
			return e, err
		}
		e.Time = at.UTC()
		e.Added, e.Removed = len(added)/statementBytes, len(removed)/statementBytes
		if e.added, err = splitStatements(added); err == nil {
			e.removed, err = splitStatements(removed)
		}
		if err != nil {
			return e, fmt.Errorf("revision %d: %w", e.Number, err)
		}
		return e, nil
	})
}

// splitStatements reads the statements of a revision.
func splitStatements(b []byte) ([]graph.QuadHash, error) {
	if len(b)%statementBytes != 0 {
		return nil, fmt.Errorf("%d bytes are no statements: %w", len(b), kg.ErrInternal)
	}
	statements := make([]graph.QuadHash, 0, len(b)/statementBytes)
	for part := range slices.Chunk(b, statementBytes) {
		var q graph.QuadHash
		for i, d := range quad.Directions {
			q.Set(d, hash(part[i*quad.HashSize:(i+1)*quad.HashSize]))
		}
		statements = append(statements, q)
	}
	return statements, nil
}

// committed gives revisions the values of their statements.
func (s *Store) committed(ctx context.Context, db querier, entries []logged) ([]store.Committed, error) {
	var all []graph.QuadHash
	for _, e := range entries {
		all = append(append(all, e.added...), e.removed...)
	}
	quads, err := s.named(ctx, db, all)
	if err != nil {
		return nil, err
	}
	next := func(n int) []quad.Quad {
		part := quads[:n:n]
		quads = quads[n:]
		return part // they were written in the order of store.Compare
	}
	out := make([]store.Committed, len(entries))
	for i, e := range entries {
		out[i] = store.Committed{Revision: e.Revision, Added: next(len(e.added)), Removed: next(len(e.removed))}
	}
	return out, nil
}
