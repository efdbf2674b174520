package graph

import (
	"context"

	"huipu/graph/generated"
	"huipu/graph/object"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Ingester changes the graph; [ingest.Service] is one.
type Ingester interface {
	Ingest(ctx context.Context, in ingest.Input, author string) (ingest.Outcome, error)
	Retract(ctx context.Context, document kg.ID, author string, ifRevision *uint64) (kg.Revision, error)
	Judge(ctx context.Context, w ingest.Word, author string) (kg.Judgement, kg.Revision, error)
	Merge(ctx context.Context, m ingest.Merger, author string) (kg.ID, []kg.Judgement, kg.Revision, error)
	Split(ctx context.Context, w ingest.Separation, author string) ([2]kg.ID, []kg.Judgement, kg.Revision, error)
	UndoRevision(ctx context.Context, revision uint64, reason, author string, ifRevision *uint64) (kg.Revision, error)
	Rename(ctx context.Context, r ingest.Renaming, author string) (kg.Rename, kg.Revision, error)
	UndoRename(ctx context.Context, rename kg.ID, reason, author string, ifRevision *uint64) (kg.Revision, error)
	Undo(ctx context.Context, judgement kg.ID, reason, author string, ifRevision *uint64) (kg.Revision, error)
}

var _ Ingester = (*ingest.Service)(nil)

// Resolver answers the root fields of queries and mutations.
type Resolver struct {
	query  *query.Service
	ingest Ingester // nil when this server does not change the graph
}

var _ generated.ResolverRoot = (*Resolver)(nil)

type rootKey struct{}

// withRoot gives the request the version of the graph that it is answered from.
func withRoot(ctx context.Context, r *object.Root) context.Context {
	return context.WithValue(ctx, rootKey{}, r)
}

func root(ctx context.Context) *object.Root { return ctx.Value(rootKey{}).(*object.Root) }
