package postgres

import (
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// QuadStore opens the store for queries by Cayley's paths, in our dialect, over connections of
// its own that its Close ends. The database refuses writes through it, because each has to
// make a revision. Cayley plans the queries of a quad store with one counter: use one from one
// goroutine at a time.
func (s *Store) QuadStore(ctx context.Context) (graph.QuadStore, error) {
	// Cayley leaks the handle of a database that it cannot reach.
	if _, err := s.Stats(ctx); err != nil {
		return nil, fmt.Errorf("opening %s for paths: %w", s.place, err)
	}
	Register()
	qs, err := csql.New(Flavour, s.paths.named(s.pool.Config().ConnConfig), nil)
	if err != nil {
		return nil, fmt.Errorf("opening %s for paths: %w: %w", s.place, categoryOf(err), lineError{err})
	}
	return qs, nil
}

// driverName is a name of settings in the driver. Cayley gets it as the address, because it
// logs the address of a database that it cannot open.
type driverName struct {
	mu   sync.Mutex
	name string // empty before its first use
}

// named gives the name of the settings, made read-only.
func (d *driverName) named(config *pgx.ConnConfig) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.name == "" {
		config = config.Copy()
		config.RuntimeParams["default_transaction_read_only"] = "on"
		config.ValidateConnect = nil // which looks for sessions that may write
		d.name = stdlib.RegisterConnConfig(config)
	}
	return d.name
}

// end makes the driver forget the name.
func (d *driverName) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.name != "" {
		stdlib.UnregisterConnConfig(d.name)
	}
}
