package postgres

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"huipu/internal/store"
)

var _ store.Store = (*Store)(nil)

// Options tune a store. The zero value is good for a server.
type Options struct {
	// Now is the clock of the revisions; nil is that of the machine.
	Now func() time.Time
	// RetryFor is how long a commit is tried again while the database is away; 0 is 5 seconds.
	RetryFor time.Duration
	// Existing refuses a database without a graph, instead of making an empty one.
	Existing bool
}

// retryFor is long enough for a restart, and shorter than the time that a request may take.
const retryFor = 5 * time.Second

// Store is a store.Store in a PostgreSQL database, which other processes may use at the same
// time.
type Store struct {
	pool     *pgxpool.Pool
	place    string // the database in messages, without the password
	now      func() time.Time
	retryFor time.Duration
	life     *lifetime
	watcher  watcher
	paths    driverName
	bell     store.Bell
	names    names
	server   atomic.Pointer[server] // that of the last commit, nil before the first
	turns    chan struct{}          // held by commits of this process
	clock    sync.Mutex             // held while reading the clock
}

// turns is how many commits of one process may be under way: one that holds the lock of the
// head or waits for it, and one that inserts meanwhile. More would take connections from
// readers and gain nothing.
const turns = 2

// Open opens the store in the database at the address, postgres://user:password@host:port/database
// with PostgreSQL's options, and makes its tables where they are missing. The error is
// kg.ErrInvalid when the address cannot be read or the tables hold something else,
// kg.ErrUnsupported when the server or the schema cannot be used, kg.ErrNotFound when there is
// no such database, and kg.ErrUnavailable when the server cannot be reached or refuses. No
// error holds the password.
func Open(ctx context.Context, address string, opts Options) (*Store, error) {
	config, err := settings(address)
	if err != nil {
		return nil, err
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.RetryFor == 0 {
		opts.RetryFor = retryFor
	}
	s := &Store{
		place: place(config.ConnConfig), now: opts.Now, retryFor: opts.RetryFor, turns: make(chan struct{}, turns),
		names: newNames(nameBytes),
	}
	if s.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, fmt.Errorf("opening %s: %w", s.place, categorise(ctx, err))
	}
	s.watcher.config = config.ConnConfig.Copy()
	s.life = newLifetime(func() {
		s.watcher.end()
		s.paths.end()
		s.pool.Close()
	})
	if err := s.again(ctx, func() error { return s.prepare(ctx, !opts.Existing) }); err != nil {
		s.life.end()
		return nil, fmt.Errorf("opening %s: %w", s.place, categorise(ctx, refused(err)))
	}
	return s, nil
}

// read reads the clock.
func (s *Store) read() time.Time {
	s.clock.Lock()
	defer s.clock.Unlock()
	return s.now().UTC().Truncate(time.Microsecond)
}

const counts = `SELECT quads, number,
pg_total_relation_size('nodes') + pg_total_relation_size('quads') + pg_total_relation_size('huipu_revisions') FROM huipu_head`

// Stats implements store.Store. The space is that of all tables with their indexes.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	ctx, leave, err := s.life.enter(ctx)
	if err != nil {
		return store.Stats{}, fmt.Errorf("counting: %w", err)
	}
	defer leave()
	var stats store.Stats
	err = s.again(ctx, func() error {
		return s.pool.QueryRow(ctx, counts).Scan(&stats.Quads, &stats.Revision, &stats.DiskBytes)
	})
	if err != nil {
		return store.Stats{}, fmt.Errorf("counting: %w", categorise(ctx, err))
	}
	return stats, nil
}

// Close implements store.Store. It cuts short what is under way, and does not wait for
// iterations: the last one lets go of the connections.
func (s *Store) Close() error {
	s.life.end()
	return nil
}
