package memstore

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
)

// Verify implements store.Store: the revisions, made one after the other, must lead to the
// statements that are there.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.ready(ctx); err != nil {
		return nil, fmt.Errorf("verifying: %w", err)
	}
	there := map[quad.Quad]bool{}
	var problems []string
	for i, c := range s.revisions {
		if c.Number != uint64(i+1) {
			problems = append(problems, fmt.Sprintf("revision %d stands at place %d", c.Number, i+1))
		}
		for _, q := range c.Added {
			there[q] = true
		}
		for _, q := range c.Removed {
			delete(there, q)
		}
	}
	if uint64(len(there)) != s.count {
		problems = append(problems, fmt.Sprintf("the revisions lead to %d statements, %d are counted", len(there), s.count))
	}
	last := uint64(len(s.revisions))
	for _, st := range s.all {
		if st.at(last) != there[st.quad] {
			problems = append(problems, fmt.Sprintf("the revisions and the list of statements disagree on %v", st.quad))
		}
	}
	return problems, nil
}
