package query

import (
	"context"
	"fmt"
	"sync"

	"huipu/internal/history"
	"huipu/internal/kg"
)

// Service hands out sessions on the current version of the graph. It is safe for concurrent
// use.
type Service struct {
	current func() Reader
	past    func(ctx context.Context, revision uint64) (Reader, error)
	history History // nil where ids that lead nowhere are not followed

	mu      sync.Mutex
	indexes *indexes
	earlier *indexes // of the earlier version asked for last
}

// New makes a service that asks current for the version of each new session. It knows no
// earlier versions.
func New(current func() Reader) *Service { return NewWithPast(current, nil) }

// NewWithPast is New with a function that gives the version after a revision, as [view.Past]
// does.
func NewWithPast(current func() Reader, past func(ctx context.Context, revision uint64) (Reader, error)) *Service {
	return &Service{current: current, past: past}
}

// NewWithHistory is NewWithPast with the history of the graph, which tells what former ids stood for.
func NewWithHistory(
	current func() Reader, past func(ctx context.Context, revision uint64) (Reader, error), history History,
) *Service {
	return &Service{current: current, past: past, history: history}
}

// session is one on a version.
func (s *Service) session(ctx context.Context, reader Reader, x *indexes) *Session {
	made := &Session{Reader: reader, interrupted: ctx.Err, indexes: x}
	if s.history != nil {
		made.heirs = func(revisions []kg.Revision, ids []kg.ID) ([]history.Heirs, error) {
			return s.history.Heirs(ctx, revisions, ids)
		}
	}
	return made
}

// Session starts a session on the current version. It ends with the context: questions then
// fail with [kg.ErrTimeout].
func (s *Service) Session(ctx context.Context) *Session {
	reader := s.current()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.indexes == nil || s.indexes.reader != reader {
		s.indexes = &indexes{reader: reader}
	}
	made := s.session(ctx, reader, s.indexes)
	made.earlier = func(revision uint64) (*Session, error) { return s.asOf(ctx, revision) }
	return made
}

// asOf starts a session on the version after a revision.
func (s *Service) asOf(ctx context.Context, revision uint64) (*Session, error) {
	if s.past == nil {
		return nil, fmt.Errorf("the graph as of revision %d: only the last version is at hand: %w", revision, kg.ErrUnsupported)
	}
	reader, err := s.past(ctx, revision)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.earlier == nil || s.earlier.reader != reader {
		s.earlier = &indexes{reader: reader}
	}
	return s.session(ctx, reader, s.earlier), nil
}

// Session is one version of the graph, read for one request. It is safe for concurrent use.
type Session struct {
	Reader
	interrupted func() error
	indexes     *indexes
	earlier     func(revision uint64) (*Session, error)                             // nil in a session on an earlier version
	heirs       func(revisions []kg.Revision, ids []kg.ID) ([]history.Heirs, error) // nil without a history
	released    bool                                                                // names are those of releases alone

	mu     sync.Mutex
	places map[kg.ID]int // printed places of attendances and groups, of meetings asked so far
}

// AsOf starts a session for the same request on the version after the revision with the number,
// 0 for the empty graph. Fields of a request that ask for the same revision may get sessions of
// their own, on one version. The errors are those of the function that the service was made
// with, and [kg.ErrUnsupported] when there is none.
func (s *Session) AsOf(revision uint64) (*Session, error) {
	if revision == s.Revision() {
		return s, nil
	}
	if s.earlier == nil {
		return nil, fmt.Errorf("revision %d of an earlier version: %w", revision, kg.ErrUnsupported)
	}
	return s.earlier(revision)
}

// alive fails with [kg.ErrTimeout] once the session's context has ended.
func (s *Session) alive() error {
	if err := s.interrupted(); err != nil {
		return fmt.Errorf("reading revision %d: %w: %w", s.Revision(), kg.ErrTimeout, err)
	}
	return nil
}
