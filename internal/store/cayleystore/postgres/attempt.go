package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// commitTimeout bounds the last step of a commit, which is not cut short with its context: a
// commit whose answer nobody waits for would be one that nobody knows of.
const commitTimeout = time.Minute

// errOtherServer is a commit that left out nodes because another server holds them.
var errOtherServer = fmt.Errorf("the server was changed for another: %w", kg.ErrUnavailable)

// attempt is one commit, which may have to be tried more than once under the same id.
type attempt struct {
	store *Store
	write *write
	id    [16]byte

	server *server // that the nodes left out are known to be on, or nil
	nodes  *nodes  // those sent
	left   int     // how many nodes were left out

	head    int64     // number of the last revision before this one
	started time.Time // when the server was
	before  *int64
	added   []int // places of the effective statements in the lists of write
	absent  []int // places of those to add that were there already
	gone    []int
}

// run tries the commit once, and anew where nodes were left out that the server may not hold:
// it is then known to be another. When the error is about the connection the commit may have
// been done.
func (a *attempt) run(ctx context.Context) (store.Committed, error) {
	c, err := a.once(ctx)
	if errors.Is(err, errOtherServer) {
		c, err = a.once(ctx)
	}
	return c, err
}

// once runs one transaction.
//
// What is to be added is inserted before the lock of the head is taken, beside other writers,
// and what they add or remove meanwhile shows: they hold each other's statements until they
// commit. Only what was there already is looked at again under the lock, where what is to be
// removed is removed, so that the outcome is that of one commit after the other.
func (a *attempt) once(ctx context.Context) (c store.Committed, err error) {
	conn, err := a.store.pool.Acquire(ctx)
	if err != nil {
		return c, err
	}
	defer a.release(conn, &err)
	a.server = a.store.server.Load()
	if a.nodes, a.left, err = a.write.unknown(a.store.names, a.server); err != nil {
		return c, err
	}
	if err := a.insert(ctx, conn); err != nil {
		return c, err
	}
	if a.before != nil { // an earlier attempt did it, though its answer was lost
		return a.store.stored(ctx, conn, *a.before)
	}
	if !a.server.is(a.started, a.head) {
		before := a.server
		a.server = &server{started: a.started}
		a.store.server.CompareAndSwap(before, a.server)
		if a.left > 0 {
			return c, errOtherServer
		}
	}
	m := a.write.meta
	if err := m.CheckPremise(uint64(a.head)); err != nil {
		return c, err
	}
	if err := a.settle(ctx, conn); err != nil {
		return c, err
	}
	if len(a.added)+len(a.gone) == 0 {
		return last(ctx, conn, a.head)
	}
	c = store.Committed{
		Revision: kg.Revision{
			Number: uint64(a.head) + 1, Time: a.store.read(), Author: m.Author, Cause: m.Cause, Message: m.Message,
			Documents: slices.Clone(m.Documents), Added: len(a.added), Removed: len(a.gone),
		},
		Added: chosen(a.write.add, a.added), Removed: chosen(a.write.remove, a.gone),
	}
	if err := a.finish(ctx, conn, c.Revision); err != nil {
		return c, err
	}
	a.store.names.pin(a.write.terms, a.server)
	return c, nil
}

// release gives the connection back. One in a transaction still is closed by the pool, which
// rolls back; so is that of a server which is no primary any more, so that the next one leads
// to the new primary.
func (a *attempt) release(conn *pgxpool.Conn, err *error) {
	if conn.Conn().PgConn().TxStatus() == 'T' || conn.Conn().PgConn().TxStatus() == 'E' {
		ctx, cancel := context.WithTimeout(context.Background(), cancelWait)
		defer cancel()
		_, _ = conn.Exec(ctx, "ROLLBACK") // else it is closed
	}
	if codeOf(*err) == codeReadOnly {
		_ = conn.Conn().Close(context.Background()) // it is given up in any case
	}
	conn.Release()
}

// insert begins a transaction, adds nodes and statements, and takes the lock of the head.
func (a *attempt) insert(ctx context.Context, conn *pgxpool.Conn) error {
	w := a.write
	batch := &pgx.Batch{}
	batch.Queue("BEGIN")
	a.added, a.absent, a.gone = nil, nil, nil
	if w.added.len() > 0 {
		if len(a.nodes.hash) > 0 {
			batch.Queue(addNodes, a.nodes.terms()...)
			batch.Queue(pinNodes, a.nodes.hash)
		}
		queue(batch, addQuads, w.added, func(done, not []int) { a.added, a.absent = done, not })
	}
	batch.Queue(lockHead).QueryRow(func(row pgx.Row) error { return row.Scan(&a.head, &a.started) })
	batch.Queue(findCommit, a.id).QueryRow(func(row pgx.Row) error { return row.Scan(&a.before) })
	return conn.SendBatch(ctx, batch).Close()
}

// settle does what can only be done under the lock.
func (a *attempt) settle(ctx context.Context, conn *pgxpool.Conn) error {
	w := a.write
	if len(a.absent)+w.removed.len() == 0 {
		return nil
	}
	batch := &pgx.Batch{}
	if again := a.absent; len(again) > 0 {
		queue(batch, addQuads, w.added.pick(again), func(done, _ []int) {
			for _, i := range done {
				a.added = append(a.added, again[i])
			}
			slices.Sort(a.added)
		})
	}
	if w.removed.len() > 0 {
		queue(batch, dropQuads, w.removed, func(done, _ []int) { a.gone = done })
	}
	return conn.SendBatch(ctx, batch).Close()
}

// finish writes the revision and commits.
func (a *attempt) finish(ctx context.Context, conn *pgxpool.Conn, r kg.Revision) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitTimeout)
	defer cancel()
	documents := r.Documents
	if documents == nil {
		documents = []kg.ID{}
	}
	batch := &pgx.Batch{}
	batch.Queue(addRevision, r.Number, a.id, r.Time, r.Author, string(r.Cause), r.Message, documents,
		a.write.added.encode(a.added), a.write.removed.encode(a.gone))
	batch.Queue(moveHead, r.Number, len(a.added)-len(a.gone))
	batch.Queue(notify)
	batch.Queue("COMMIT")
	return conn.SendBatch(ctx, batch).Close()
}

// queue asks for a change of statements, and gives the places of those for which it was done
// and of the others, each in rising order.
func queue(batch *pgx.Batch, sql string, statements *hashes, result func(done, not []int)) {
	n := statements.len()
	batch.Queue(sql, append(statements.args(), n)...).QueryRow(func(row pgx.Row) error {
		var count int
		var keys [][]byte
		if err := row.Scan(&count, &keys); err != nil {
			return err
		}
		effective := make(map[string]struct{}, len(keys))
		for _, key := range keys {
			effective[string(key)] = struct{}{}
		}
		var done, not []int
		for i := range n {
			ok := count == n
			if !ok {
				_, ok = effective[statements.key(i)]
			}
			if ok {
				done = append(done, i)
			} else {
				not = append(not, i)
			}
		}
		result(done, not)
		return nil
	})
}
