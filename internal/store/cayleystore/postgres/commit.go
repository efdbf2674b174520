package postgres

import (
	"context"
	"crypto/rand"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// The statements of a commit, in their order. The nodes come before the lock of the head,
// because they take half of the time and nobody minds them; those that Cayley wrote get a
// count that it will not bring to 0. What is effective is found under the lock, so it is what
// a single writer would find.
const (
	addNodes = insertNodes + `NOTHING`
	pinNodes = `UPDATE nodes SET refs = refs + 1073741824 WHERE hash = ANY ($1::bytea[]) AND refs < 536870912`
	lockHead = `SELECT FROM huipu_head FOR UPDATE`
	apply    = `WITH head AS (
	SELECT number, quads FROM huipu_head
), before AS (
	SELECT number FROM huipu_revisions WHERE commit_id = $9
), open AS (
	SELECT FROM head WHERE NOT EXISTS (SELECT FROM before) AND ($15::bigint IS NULL OR number = $15)
), fresh AS (
	SELECT s, p, o, l, n FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS w (s, p, o, l, n)
	WHERE EXISTS (SELECT FROM open) AND NOT EXISTS (
		SELECT FROM quads WHERE subject_hash = s AND predicate_hash = p AND object_hash = o AND label_hash = l)
), gone AS (
	DELETE FROM quads USING unnest($5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[]) WITH ORDINALITY AS w (s, p, o, l, n)
	WHERE EXISTS (SELECT FROM open) AND subject_hash = s AND predicate_hash = p AND object_hash = o AND label_hash = l
	RETURNING s, p, o, l, n
), born AS (
	INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts) SELECT s, p, o, l, now() FROM fresh
), added AS (
	SELECT count(*) AS n, array_agg(n ORDER BY n) AS list, coalesce(string_agg(s || p || o || l, '' ORDER BY n), '') AS statements FROM fresh
), removed AS (
	SELECT count(*) AS n, array_agg(n ORDER BY n) AS list, coalesce(string_agg(s || p || o || l, '' ORDER BY n), '') AS statements FROM gone
), effect AS (
	SELECT head.number + 1 AS number, head.quads + added.n - removed.n AS quads FROM head, added, removed WHERE added.n + removed.n > 0
), logged AS (
	INSERT INTO huipu_revisions (number, commit_id, time, author, cause, message, documents, added, removed)
	SELECT number, $9, $10, $11, $12, $13, $14, added.statements, removed.statements FROM effect, added, removed
), moved AS (
	UPDATE huipu_head SET number = effect.number, quads = effect.quads FROM effect RETURNING pg_notify('` + channel + `', '')
)
SELECT head.number, (SELECT number FROM before), added.list, removed.list FROM head, added, removed`
)

// commitTimeout bounds the last step of a commit, which is not cut short with its context: a
// commit whose answer nobody waits for would be one that nobody knows of.
const commitTimeout = time.Minute

// Commit implements store.Store. While the database is away it is tried again for the time
// that the options give. When the connection breaks in the middle and the database does not
// come back within that time, or the context ends before it does, the error says that the
// change may be there; it is then there as a whole.
func (s *Store) Commit(ctx context.Context, change store.Change) (store.Committed, error) {
	if err := change.Check(); err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	ctx, leave, err := s.life.enter(ctx)
	if err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", err)
	}
	defer leave()
	w, err := newWrite(change)
	if err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", categorise(ctx, err))
	}
	c, err := s.commit(ctx, w)
	if err != nil {
		return store.Committed{}, fmt.Errorf("committing: %w", categorise(ctx, err))
	}
	return c, nil
}

func (s *Store) commit(ctx context.Context, w *write) (store.Committed, error) {
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
	case <-ctx.Done():
		return store.Committed{}, ctx.Err()
	}
	a := attempt{store: s, write: w}
	if _, err := rand.Read(a.id[:]); err != nil {
		return store.Committed{}, err
	}
	return s.retry(ctx, a.run)
}

// attempt is one commit, which may have to be tried more than once under the same id.
type attempt struct {
	store *Store
	write *write
	id    [16]byte
	time  time.Time // read under the lock, so that times rise with the numbers
}

// run tries the commit once. When the error is about the connection it may have been done.
func (a *attempt) run(ctx context.Context) (c store.Committed, err error) {
	conn, err := a.store.pool.Acquire(ctx)
	if err != nil {
		return c, err
	}
	defer conn.Release() // closes it when it is in a transaction still
	if err := a.lock(ctx, conn); err != nil {
		return c, discard(conn, err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitTimeout)
	defer cancel()
	a.time = a.store.read()
	head, before, added, removed, err := a.apply(ctx, conn)
	if err != nil {
		return c, discard(conn, err)
	}
	w := a.write
	switch {
	case before != nil: // an earlier attempt did it, though its answer was lost
		return stored(ctx, conn, *before)
	case w.meta.CheckPremise(uint64(head)) != nil:
		return c, w.meta.CheckPremise(uint64(head))
	case len(added)+len(removed) > 0:
		c.Revision = kg.Revision{
			Number: uint64(head) + 1, Time: a.time, Author: w.meta.Author, Cause: w.meta.Cause, Message: w.meta.Message,
			Documents: slices.Clone(w.meta.Documents), Added: len(added), Removed: len(removed),
		}
		c.Added, c.Removed = chosen(w.add, added), chosen(w.remove, removed)
		a.store.bell.Ring()
	case head > 0: // without effect
		last, err := revision(ctx, conn, head)
		return store.Committed{Revision: last.Revision}, err
	}
	return c, nil
}

// lock begins a transaction, writes the nodes and takes the lock of the head.
func (a *attempt) lock(ctx context.Context, conn *pgxpool.Conn) error {
	batch := &pgx.Batch{}
	batch.Queue("BEGIN")
	if n := a.write.nodes; len(n.hash) > 0 {
		batch.Queue(addNodes, n.args()...)
		batch.Queue(pinNodes, n.hash)
	}
	batch.Queue(lockHead)
	return conn.SendBatch(ctx, batch).Close()
}

// apply does the change under the lock and commits. It gives the number of the last revision
// before, that of the revision which an earlier attempt made, and the places of the effective
// statements in their lists, from 1.
func (a *attempt) apply(ctx context.Context, conn *pgxpool.Conn) (head int64, before *int64, added, removed []int64, err error) {
	w, m := a.write, a.write.meta
	documents := m.Documents
	if documents == nil {
		documents = []kg.ID{}
	}
	batch := &pgx.Batch{}
	args := append(append(w.added.args(), w.removed.args()...), a.id, a.time, m.Author, string(m.Cause), m.Message, documents, premise(m))
	batch.Queue(apply, args...).QueryRow(func(row pgx.Row) error {
		return row.Scan(&head, &before, &added, &removed)
	})
	batch.Queue("COMMIT")
	err = conn.SendBatch(ctx, batch).Close()
	return head, before, added, removed, err
}

// premise is that of the change as the database knows numbers: null for none, and -1, which
// no revision has, for what is too high for it.
func premise(c store.Change) *int64 {
	if c.Premise == nil {
		return nil
	}
	if *c.Premise > math.MaxInt64 {
		return new(int64(-1))
	}
	return new(int64(*c.Premise))
}

// stored reads a revision that an earlier attempt made.
func stored(ctx context.Context, conn *pgxpool.Conn, number int64) (store.Committed, error) {
	entry, err := revision(ctx, conn, number)
	if err != nil {
		return store.Committed{}, err
	}
	all, err := committed(ctx, conn, []logged{entry})
	if err != nil {
		return store.Committed{}, err
	}
	return all[0], nil
}

// chosen picks the quads at the places, which count from 1.
func chosen(quads []quad.Quad, places []int64) []quad.Quad {
	out := make([]quad.Quad, len(places))
	for i, n := range places {
		out[i] = quads[n-1]
	}
	return out
}
