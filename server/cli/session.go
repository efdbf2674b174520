package cli

import (
	"context"
	"errors"
	"fmt"

	"huipu/graph"
	"huipu/internal/config"
	"huipu/internal/extract"
	"huipu/internal/follow"
	"huipu/internal/history"
	"huipu/internal/ingest"
	"huipu/internal/query"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/server/httpd"
)

// session is an open graph: the store, the view of it, what keeps the view current and the
// way in.
type session struct {
	store  store.Store
	view   *view.View
	follow *follow.Follower // runs in servers alone
	ingest *ingest.Service
	file   *view.File // nil beside a shared store without a snapshot
}

// openSession opens the graph of the settings, making an empty one where there is none.
func (a *app) openSession(ctx context.Context, c config.Config) (*session, error) {
	s, err := a.openStore(ctx, c)
	if err != nil {
		return nil, err
	}
	return a.sessionOn(ctx, c, s)
}

// openExistingSession opens the graph of the settings, which must be there.
func (a *app) openExistingSession(ctx context.Context, c config.Config) (*session, error) {
	s, err := a.openExisting(ctx, c, false)
	if err != nil {
		return nil, err
	}
	return a.sessionOn(ctx, c, s)
}

// sessionOn reads the graph of a store, which it closes when that fails.
func (a *app) sessionOn(ctx context.Context, c config.Config, s store.Store) (*session, error) {
	file := viewFile(c, a.log)
	v, err := openView(ctx, s, file)
	if err != nil {
		return nil, closing(s, fmt.Errorf("reading the graph: %w", err))
	}
	return a.sessionWith(s, v, file), nil
}

// sessionWith is a session on a store and its view.
func (a *app) sessionWith(s store.Store, v *view.View, file *view.File) *session {
	f := follow.New(follow.Options{Store: s, View: v, Logger: a.log})
	return &session{s, v, f, ingest.New(ingest.Options{
		Store: s, View: v, Follower: f, ExtractorVersion: extract.Version,
		Extractor: func() (ingest.Extractor, error) { return extract.New() },
	}), file}
}

// graphOptions are those of the GraphQL interface to the session. Its own bound on bodies
// is that of the largest release, for package httpd has tighter ones.
func (s *session) graphOptions(a *app, c config.Config) graph.Options {
	return graph.Options{
		Query:  query.NewWithHistory(func() query.Reader { return s.view.Snapshot() }, s.past(), history.New(s.store)),
		Ingest: s.ingest, Writable: s.follow.Writable,
		Limits: graph.Limits{MaxBodyBytes: httpd.MaxBody, Timeout: c.RequestTimeout},
		Logger: a.log,
	}
}

// past gives earlier versions of the graph.
func (s *session) past() func(context.Context, uint64) (query.Reader, error) {
	past := view.NewPast(s.store, s.view)
	return func(ctx context.Context, revision uint64) (query.Reader, error) {
		snapshot, err := past.At(ctx, revision)
		if err != nil {
			return nil, err // not a nil *Snapshot, which is no nil Reader
		}
		return snapshot, nil
	}
}

// close saves the view for the next start and closes the store, after work that ended with
// the error. A view that cannot be saved is built anew, so that is only logged.
func (s *session) close(a *app, err error) error {
	if s.file != nil {
		if failed := s.file.Save(s.view); failed != nil {
			a.log.Warn("the next start takes longer", "error", failed)
		}
	}
	return closing(s.store, err)
}

// closing closes the store after work that ended with the error. A store that cannot close
// may not have kept everything, so both errors are told.
func closing(s store.Store, err error) error {
	if failed := s.Close(); failed != nil {
		return errors.Join(err, fmt.Errorf("closing the graph: %w", failed))
	}
	return err
}
