package graph

import (
	"context"
	"fmt"

	"huipu/graph/model"
	"huipu/internal/ingest"
	"huipu/internal/kg"
)

func (r *Resolver) rename(ctx context.Context, in model.RenameInput, ifRevision *int) (*model.RenamePayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	rename, revision, err := r.ingest.Rename(ctx, ingest.Renaming{ID: in.ID, Name: in.Name, Reason: in.Reason, IfRevision: follows}, author)
	if err != nil {
		return nil, err
	}
	now := r.after(ctx)
	payload := &model.RenamePayload{}
	if payload.Node, err = entity(now, rename.On); err != nil {
		return nil, err
	}
	if payload.Rename, err = now.Rename(rename.ID); err != nil {
		return nil, err
	}
	payload.Revision, err = now.Revision(revision.ID())
	return payload, err
}

func (r *Resolver) undoRename(ctx context.Context, id kg.ID, reason string, ifRevision *int) (*model.UndoRenamePayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	if id.Kind() != kg.KindRename {
		return nil, fmt.Errorf("id %q: want one of kind %s: %w", id, kg.KindRename, kg.ErrInvalid)
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	revision, err := r.ingest.UndoRename(ctx, id, reason, author, follows)
	if err != nil {
		return nil, err
	}
	made, err := r.after(ctx).Revision(revision.ID())
	if err != nil {
		return nil, err
	}
	return &model.UndoRenamePayload{ID: id, Revision: made}, nil
}
