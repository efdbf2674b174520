package cayleystore

import (
	"context"
	"errors"
	"fmt"

	"huipu/internal/kg"
	"huipu/internal/store/cayleystore/pebble"
)

// Check is one comparison of things that must agree, with a sentence for each problem that
// it found.
type Check struct {
	Name     string
	Problems []string
}

// Verify implements store.Store. Readers go on; commits wait.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	checks, err := s.Checks(ctx)
	var problems []string
	for _, c := range checks {
		problems = append(problems, c.Problems...)
	}
	return problems, err
}

// Checks is Verify with the problems by the comparison that found them, in the order in
// which the comparisons are made, sound ones too.
func (s *Store) Checks(ctx context.Context) ([]Check, error) {
	_, err := s.qs.Totals(ctx) // closed, or the context has ended
	var report pebble.Report
	if err == nil {
		report, err = s.qs.Verify(ctx)
	}
	var checks []Check
	for _, name := range pebble.Checks() {
		c := Check{Name: name}
		for _, p := range report.Problems {
			if p.Check == name {
				c.Problems = append(c.Problems, p.String())
			}
		}
		checks = append(checks, c)
	}
	var revisions Check
	if err == nil {
		revisions, err = s.checkRevisions(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("verifying: %w", categorise(err))
	}
	if report.More > 0 {
		last := &checks[len(checks)-1]
		last.Problems = append(last.Problems, fmt.Sprintf("and %d more problems", report.More))
	}
	return append(checks, revisions), nil
}

// checkRevisions reads what is noted about each revision.
func (s *Store) checkRevisions(ctx context.Context) (Check, error) {
	c := Check{Name: "revisions"}
	for head, err := range s.qs.LogHeads(ctx, 0) {
		if errors.Is(err, pebble.ErrCorrupt) {
			c.Problems = append(c.Problems, err.Error())
			break
		}
		if err != nil {
			return c, err
		}
		if _, err := decodeRevision(head.Sequence, head.Meta); errors.Is(err, kg.ErrInternal) {
			c.Problems = append(c.Problems, err.Error())
		}
	}
	return c, nil
}
