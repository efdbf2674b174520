package postgres

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

// Load implements store.Store: each revision is a commit of its own, so other writers get
// their turns in between.
func (s *Store) Load(ctx context.Context, head store.Change, quads iter.Seq2[quad.Quad, error]) (store.Loaded, error) {
	return store.LoadByCommits(ctx, s.Commit, head, quads)
}
