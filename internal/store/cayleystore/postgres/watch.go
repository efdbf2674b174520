package postgres

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
)

// channel is where a commit notifies those who wait.
const channel = "huipu_revisions"

// lookEvery is how often the last revision is looked at when no notification comes: those
// are lost behind a pool of connections that shares them between transactions.
const lookEvery = time.Second

// watcher rings the bell of a store when another process commits. It has a connection of its
// own, from the first Wait until the store is closed.
type watcher struct {
	config *pgx.ConnConfig
	begin  sync.Once
	ended  sync.WaitGroup
}

// end waits for the end of the watch. The context of the store must have ended.
func (w *watcher) end() {
	w.begin.Do(func() {}) // no watch begins any more
	w.ended.Wait()
}

// Wait implements store.Store. Commits of this process are seen at once, those of others by
// notification, and within a second where notifications get lost. While the database is away
// the error is kg.ErrUnavailable.
func (s *Store) Wait(ctx context.Context, after uint64) (uint64, error) {
	ctx, leave, err := s.life.enter(ctx)
	if err != nil {
		return 0, fmt.Errorf("waiting for a revision after %d: %w", after, err)
	}
	defer leave()
	s.watcher.begin.Do(func() {
		s.watcher.ended.Go(func() { s.watch(s.life.ctx) })
	})
	number, err := s.bell.Wait(ctx, after, func(ctx context.Context) (uint64, error) {
		var last uint64
		err := s.again(ctx, func() error { return s.pool.QueryRow(ctx, lastNumber).Scan(&last) })
		return last, categorise(ctx, err)
	})
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("waiting for a revision after %d: %w", after, categorise(ctx, err))
	}
	return number, err
}

const lastNumber = "SELECT number FROM huipu_head"

// watch listens until the context ends, and begins again when the connection breaks. Those
// who wait are woken then, and find out for themselves what is the matter.
func (s *Store) watch(ctx context.Context) {
	config := s.watcher.config.Copy()
	// A look without notification is no work to cancel: the connection goes on.
	config.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.DeadlineContextWatcherHandler{Conn: c.Conn()}
	}
	for ctx.Err() == nil {
		_ = s.listen(ctx, config) // those who wait get the error of their own look
		s.bell.Ring()
		again := time.NewTimer(lookEvery)
		select {
		case <-again.C:
		case <-ctx.Done():
			again.Stop()
		}
	}
}

// listen rings the bell for each new last revision, over one connection, until that breaks.
func (s *Store) listen(ctx context.Context, config *pgx.ConnConfig) error {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer func() {
		closing, cancel := context.WithTimeout(context.Background(), cancelWait)
		defer cancel()
		_ = conn.Close(closing) // it may be broken already
	}()
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for seen := int64(-1); ; {
		var last int64
		if err := conn.QueryRow(ctx, lastNumber).Scan(&last); err != nil {
			return err
		}
		if last != seen {
			seen = last
			s.bell.Ring()
		}
		waiting, cancel := context.WithTimeout(ctx, lookEvery)
		_, err := conn.WaitForNotification(waiting)
		late := waiting.Err() != nil && ctx.Err() == nil
		cancel()
		if err != nil && !late {
			return err
		}
	}
}
