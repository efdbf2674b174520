package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huipu/internal/kg"
)

// schemaVersion is that of the tables below; it goes up when they change.
const schemaVersion = 1

// createCayley makes the tables of Cayley's SQL dialect, as graph/sql of Cayley v0.7.7 does,
// but without its foreign keys, which check every statement four times, and with other
// indexes: one over all columns, which also serves look-ups by subject, and one each over the
// objects and the labels, in which PostgreSQL keeps a repeated hash once, instead of five over
// three or four columns. Predicates are so few that reading the whole table is as fast.
const createCayley = `
CREATE TABLE nodes (
	hash BYTEA PRIMARY KEY,
	refs INT NOT NULL,
	value BYTEA,
	value_string TEXT,
	datatype TEXT,
	language TEXT,
	iri BOOLEAN,
	bnode BOOLEAN,
	value_int BIGINT,
	value_bool BOOLEAN,
	value_float double precision,
	value_time timestamp with time zone
);
CREATE TABLE quads (
	horizon BIGSERIAL PRIMARY KEY,
	subject_hash BYTEA NOT NULL,
	predicate_hash BYTEA NOT NULL,
	object_hash BYTEA NOT NULL,
	label_hash BYTEA,
	ts timestamp
);
CREATE UNIQUE INDEX spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL;
CREATE UNIQUE INDEX spol_unique ON quads (subject_hash, predicate_hash, object_hash, label_hash);
CREATE INDEX quads_object ON quads (object_hash);`

// createOurs makes what is ours, also beside tables that Cayley made itself. The index
// nodes_dead holds the nodes that are not pinned, for Cayley, which looks for those with a
// count of 0 at each removal, and for the commits that pin them.
const createOurs = `
CREATE INDEX IF NOT EXISTS quads_label ON quads (label_hash);
CREATE INDEX IF NOT EXISTS nodes_dead ON nodes (refs) WHERE refs < 536870912;
CREATE TABLE huipu_schema (version INT NOT NULL);
CREATE TABLE huipu_head (
	number BIGINT NOT NULL, -- of the last revision
	quads BIGINT NOT NULL   -- statements of the graph
);
CREATE TABLE huipu_revisions (
	number BIGINT PRIMARY KEY,
	commit_id UUID NOT NULL UNIQUE, -- made by the writer, who may try twice
	time TIMESTAMPTZ NOT NULL,
	author TEXT NOT NULL,
	cause TEXT NOT NULL,
	message TEXT NOT NULL,
	documents TEXT[] NOT NULL,
	added BYTEA NOT NULL,  -- four hashes of 20 bytes for each statement: subject, predicate, object, label
	removed BYTEA NOT NULL
);
ALTER TABLE huipu_revisions ALTER added SET STORAGE EXTERNAL, ALTER removed SET STORAGE EXTERNAL;
INSERT INTO huipu_head VALUES (0, 0);`

// schemaLock is the advisory lock of those who make tables.
const schemaLock = 0x68756970

// prepare looks whether the database can hold the store, and makes the tables where they are
// missing and may be made.
func (s *Store) prepare(ctx context.Context, create bool) error {
	return s.inTx(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		if err := checkServer(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", schemaLock); err != nil {
			return err
		}
		var ours, cayleys bool
		if err := tx.QueryRow(ctx, "SELECT to_regclass('huipu_schema') IS NOT NULL, to_regclass('quads') IS NOT NULL").Scan(&ours, &cayleys); err != nil {
			return err
		}
		if ours {
			return checkVersion(ctx, tx)
		}
		if !create {
			return fmt.Errorf("the database holds no graph: %w", kg.ErrNotFound)
		}
		sql := createOurs
		if !cayleys {
			sql = createCayley + createOurs
		} else if err := checkAdoptable(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sql); err != nil {
			return fmt.Errorf("making tables: %w", err)
		}
		_, err := tx.Exec(ctx, "INSERT INTO huipu_schema VALUES ($1)", schemaVersion)
		return err
	})
}

// checkServer refuses servers that speak PostgreSQL's protocol and are something else, are too
// old, or would spoil texts.
func checkServer(ctx context.Context, tx pgx.Tx) error {
	var version, encoding string
	var number int
	err := tx.QueryRow(ctx, "SELECT version(), current_setting('server_version_num')::int, current_setting('server_encoding')").
		Scan(&version, &number, &encoding)
	if err != nil {
		return err
	}
	return judgeServer(version, number, encoding)
}

func checkVersion(ctx context.Context, tx pgx.Tx) error {
	var version int
	if err := tx.QueryRow(ctx, "SELECT max(version) FROM huipu_schema").Scan(&version); err != nil {
		return fmt.Errorf("the schema has no version: %w: %w", kg.ErrInternal, err)
	}
	if version > schemaVersion {
		return fmt.Errorf("the schema has version %d and this program knows versions up to %d; use a newer program: %w", version, schemaVersion, kg.ErrUnsupported)
	}
	return nil
}

// checkAdoptable refuses tables of Cayley that hold statements already, for no revision made
// them, and those that keep only one of the statements that differ in their label.
func checkAdoptable(ctx context.Context, tx pgx.Tx) error {
	var one int
	err := tx.QueryRow(ctx, "SELECT 1 FROM quads LIMIT 1").Scan(&one)
	if err == nil {
		return fmt.Errorf("the tables of Cayley in the database hold statements that no revision made; export them and read them into a new database: %w", kg.ErrInvalid)
	} else if !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	var name string
	err = tx.QueryRow(ctx, `SELECT i.indexrelid::regclass::text FROM pg_index i
WHERE i.indrelid = 'quads'::regclass AND i.indisunique AND NOT i.indisprimary AND i.indpred IS NULL
AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attname = 'label_hash' AND a.attnum = ANY (i.indkey)) LIMIT 1`).Scan(&name)
	if err == nil {
		return fmt.Errorf("the index %s of the table quads keeps one of the statements that differ in their label: %w", name, kg.ErrUnsupported)
	} else if !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	return nil
}
