package graph

import (
	"context"
	"fmt"

	"huipu/graph/model"
	"huipu/graph/object"
	"huipu/internal/ingest"
	"huipu/internal/kg"
)

func (r *Resolver) merge(ctx context.Context, in model.MergeInput, ifRevision *int) (*model.MergePayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	node, words, revision, err := r.ingest.Merge(ctx, ingest.Merger{IDs: in.Ids, Reason: in.Reason, IfRevision: follows}, author)
	if err != nil {
		return nil, err
	}
	now := r.after(ctx)
	payload := &model.MergePayload{}
	if payload.Node, err = entity(now, node); err != nil {
		return nil, err
	}
	if payload.Judgements, err = kept(now, words); err != nil {
		return nil, err
	}
	payload.Revision, err = now.Revision(revision.ID())
	return payload, err
}

func (r *Resolver) split(ctx context.Context, in model.SplitInput, ifRevision *int) (*model.SplitPayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	nodes, words, revision, err := r.ingest.Split(ctx, ingest.Separation{ID: in.ID, Apart: in.Apart, Reason: in.Reason, IfRevision: follows}, author)
	if err != nil {
		return nil, err
	}
	now := r.after(ctx)
	payload := &model.SplitPayload{}
	if payload.Rest, err = entity(now, nodes[0]); err != nil {
		return nil, err
	}
	if payload.Apart, err = entity(now, nodes[1]); err != nil {
		return nil, err
	}
	if payload.Judgements, err = kept(now, words); err != nil {
		return nil, err
	}
	payload.Revision, err = now.Revision(revision.ID())
	return payload, err
}

func (r *Resolver) undo(ctx context.Context, number int, reason string, ifRevision *int) (*model.UndoPayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	if number < 1 {
		return nil, fmt.Errorf("revision is %d: want the number of a revision: %w", number, kg.ErrInvalid)
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	revision, err := r.ingest.UndoRevision(ctx, uint64(number), reason, author, follows)
	if err != nil {
		return nil, err
	}
	now := r.after(ctx)
	payload := &model.UndoPayload{}
	if payload.Undone, err = now.Revision(kg.RevisionID(uint64(number))); err != nil {
		return nil, err
	}
	payload.Revision, err = now.Revision(revision.ID())
	return payload, err
}

// entity is a node that a mutation has made.
func entity(now *object.Root, id kg.ID) (object.Entity, error) {
	nodes, err := now.Nodes([]kg.ID{id})
	if err != nil {
		return nil, err
	}
	e, ok := nodes[0].(object.Entity)
	if !ok {
		return nil, fmt.Errorf("%s is not in the graph: %w", id, kg.ErrNotFound) // somebody else was faster
	}
	return e, nil
}

// kept gives the words of a mutation that are still there.
func kept(now *object.Root, words []kg.Judgement) ([]*object.Judgement, error) {
	list := make([]*object.Judgement, 0, len(words))
	for _, word := range words {
		j, err := now.Judgement(word.ID)
		if err != nil {
			return nil, err
		}
		if j != nil {
			list = append(list, j)
		}
	}
	return list, nil
}
