package query

import (
	"context"
	"fmt"
	"sync"

	"huipu/internal/kg"
)

// Service hands out sessions on the current version of the graph. It is safe for concurrent
// use.
type Service struct {
	current func() Reader

	mu      sync.Mutex
	indexes *indexes
}

// New makes a service that asks current for the version of each new session.
func New(current func() Reader) *Service { return &Service{current: current} }

// Session starts a session on the current version. It ends with the context: questions then
// fail with [kg.ErrTimeout].
func (s *Service) Session(ctx context.Context) *Session {
	reader := s.current()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.indexes == nil || s.indexes.reader != reader {
		s.indexes = &indexes{reader: reader}
	}
	return &Session{Reader: reader, interrupted: ctx.Err, indexes: s.indexes}
}

// Session is one version of the graph, read for one request. It is safe for concurrent use.
type Session struct {
	Reader
	interrupted func() error
	indexes     *indexes

	mu     sync.Mutex
	places map[kg.ID]int // printed places of attendances and groups, of meetings asked so far
}

// alive fails with [kg.ErrTimeout] once the session's context has ended.
func (s *Session) alive() error {
	if err := s.interrupted(); err != nil {
		return fmt.Errorf("reading revision %d: %w: %w", s.Revision(), kg.ErrTimeout, err)
	}
	return nil
}
