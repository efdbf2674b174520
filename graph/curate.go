package graph

import (
	"context"
	"fmt"

	"huipu/graph/model"
	"huipu/internal/ingest"
	"huipu/internal/kg"
)

func (r *Resolver) judge(ctx context.Context, in model.JudgeInput, ifRevision *int) (*model.JudgePayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	word := ingest.Word{A: in.A, B: in.B, Verdict: in.Verdict, Reason: in.Reason, IfRevision: follows}
	judgement, revision, err := r.ingest.Judge(ctx, word, author)
	if err != nil {
		return nil, err
	}
	now := r.after(ctx)
	payload := &model.JudgePayload{}
	if payload.Judgement, err = now.Judgement(judgement.ID); err != nil {
		return nil, err
	}
	payload.Revision, err = now.Revision(revision.ID())
	return payload, err
}

func (r *Resolver) undoJudgement(ctx context.Context, id kg.ID, reason string, ifRevision *int) (*model.UndoJudgementPayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	if id.Kind() != kg.KindJudgement {
		return nil, fmt.Errorf("id %q: want one of kind %s: %w", id, kg.KindJudgement, kg.ErrInvalid)
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	revision, err := r.ingest.Undo(ctx, id, reason, author, follows)
	if err != nil {
		return nil, err
	}
	made, err := r.after(ctx).Revision(revision.ID())
	if err != nil {
		return nil, err
	}
	return &model.UndoJudgementPayload{ID: id, Revision: made}, nil
}
