package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"huipu/internal/config"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/store/cayleystore/postgres"
)

// openStore opens the store of the settings, or makes an empty one where there is none.
func (a *app) openStore(ctx context.Context, c config.Config) (store.Store, error) {
	scheme, _, shared := strings.Cut(c.Store, "://")
	switch {
	case !shared:
		return a.openEmbedded(c, false)
	case scheme == "postgres", scheme == "postgresql":
		return a.openPostgres(ctx, c, false)
	}
	return nil, unusable(scheme)
}

// openExisting opens the store for a command that must not leave an empty graph behind where
// an address was mistyped. Read-only, it works on a full disk and where nothing may be written.
func (a *app) openExisting(ctx context.Context, c config.Config, readOnly bool) (store.Store, error) {
	scheme, _, shared := strings.Cut(c.Store, "://")
	switch {
	case !shared:
		if err := mustExist(c.DataDir); err != nil {
			return nil, err
		}
		return a.openEmbedded(c, readOnly)
	case scheme == "postgres", scheme == "postgresql":
		return a.openPostgres(ctx, c, true)
	}
	return nil, unusable(scheme)
}

func mustExist(dataDir string) error {
	_, err := os.Stat(dataDir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no graph in %s; make one with huipu ingest or huipu serve: %w", dataDir, kg.ErrNotFound)
	}
	return err
}

// openEmbedded opens the store in the data directory.
func (a *app) openEmbedded(c config.Config, readOnly bool) (store.Store, error) {
	s, err := cayleystore.Open(c.DataDir, cayleystore.Options{Now: a.Now, Logger: a.log, ReadOnly: readOnly})
	if errors.Is(err, kg.ErrConflict) {
		return nil, fmt.Errorf("the data directory %s is in use, most likely by a running server; stop it, or give its address with --server (for ingest, query and backup): %w",
			c.DataDir, kg.ErrConflict)
	}
	if err != nil {
		return nil, err // not a nil *Store, which is no nil interface
	}
	return s, nil
}

func (a *app) openPostgres(ctx context.Context, c config.Config, existing bool) (store.Store, error) {
	s, err := postgres.Open(ctx, c.Store, postgres.Options{Now: a.Now, Existing: existing})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// unusable tells why the databases of an address cannot keep a graph. The rest of the address
// may hold a password.
func unusable(scheme string) error {
	return fmt.Errorf("a %s database cannot keep the graph: %s; want --store %s or postgres://user:password@host:port/database: %w",
		scheme, config.Unsuitable(scheme), config.StoreEmbedded, kg.ErrUnsupported)
}
