package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"huipu/graph"
	"huipu/internal/config"
	"huipu/internal/extract"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/view"
	"huipu/server/httpd"
)

// session is an open graph: the store, the view of it and the way in.
type session struct {
	store  store.Store
	view   *view.View
	ingest *ingest.Service
}

// openSession opens the graph of the settings, making an empty one where there is none.
func (a *app) openSession(ctx context.Context, c config.Config) (*session, error) {
	s, err := a.openStore(c)
	if err != nil {
		return nil, err
	}
	v, err := view.Build(ctx, s)
	if err != nil {
		return nil, closing(s, fmt.Errorf("reading the graph in %s: %w", c.DataDir, err))
	}
	return &session{s, v, ingest.New(ingest.Options{
		Store: s, View: v, ExtractorVersion: extract.Version,
		Extractor: func() (ingest.Extractor, error) { return extract.New() },
	})}, nil
}

// graphOptions are those of the GraphQL interface to the session. Its own bound on bodies
// is that of the largest release, for package httpd has tighter ones.
func (s *session) graphOptions(a *app, c config.Config) graph.Options {
	return graph.Options{
		Query:  query.New(func() query.Reader { return s.view.Snapshot() }),
		Ingest: s.ingest,
		Limits: graph.Limits{MaxBodyBytes: httpd.MaxBody, Timeout: c.RequestTimeout},
		Logger: a.log,
	}
}

// closing closes the store after work that ended with the error. A store that cannot close
// may not have kept everything, so both errors are told.
func closing(s store.Store, err error) error {
	if failed := s.Close(); failed != nil {
		return errors.Join(err, fmt.Errorf("closing the graph: %w", failed))
	}
	return err
}

// openStore opens the store of the settings.
func (a *app) openStore(c config.Config) (store.Store, error) {
	if scheme, _, ok := strings.Cut(c.Store, "://"); ok {
		// The rest of the address may hold a password.
		return nil, fmt.Errorf("this build keeps graphs in a data directory (--store %s) and cannot use a %s database: %w",
			config.StoreEmbedded, scheme, kg.ErrUnsupported)
	}
	return a.openEmbedded(c, false)
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

// openExisting opens the store for a command that only reads, which must not leave an
// empty graph behind where a path was mistyped, and works on a full disk and where nothing
// may be written.
func (a *app) openExisting(c config.Config) (store.Store, error) {
	if c.Store != config.StoreEmbedded {
		return a.openStore(c)
	}
	if err := mustExist(c.DataDir); err != nil {
		return nil, err
	}
	return a.openEmbedded(c, true)
}

func mustExist(dataDir string) error {
	_, err := os.Stat(dataDir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no graph in %s; make one with huipu ingest or huipu serve: %w", dataDir, kg.ErrNotFound)
	}
	return err
}
