package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// Word is what a curator says of two persons, two meetings or two organisations: that they are one
// or two, or, to leave it to the rules, that it is unsure. It is kept as a word on two mentions of
// persons, two reports of meetings or two names of organisations, so it stays true whoever else is
// told apart.
type Word struct {
	// A and B are the two. The id of a person or meeting stands for its first mention or report,
	// that of an organisation for the name that has it.
	A, B    kg.ID
	Verdict kg.Verdict
	Reason  string // kept with the revision
	// IfRevision is the number of the revision that the word is to follow; nil for the last one.
	IfRevision *uint64
}

// Judge keeps a curator's word, in place of one on the same two, and tells persons, meetings and
// organisations apart anew, in one revision. It gives the judgement that is kept. Where one document
// states both of what is judged the same, they stay apart there, and the word is kept for when
// that changes.
//
// The error is [kg.ErrInvalid] for ids of other kinds or of two kinds, for one id twice and for a
// verdict that is none, [kg.ErrNotFound] for what is not in the graph, and [kg.ErrConflict] for a
// word that contradicts others, directly or through them, or does not follow Word.IfRevision;
// otherwise as those of [Service.Retract]. On an error nothing is changed.
func (s *Service) Judge(ctx context.Context, w Word, author string) (kg.Judgement, kg.Revision, error) {
	var judgement kg.Judgement
	var made kg.Revision
	err := s.decide(ctx, w.IfRevision, func(base *view.Snapshot) (err error) {
		if !slices.Contains(kg.Verdicts(), w.Verdict) {
			return fmt.Errorf("verdict %q: want one of %v: %w", w.Verdict, kg.Verdicts(), kg.ErrInvalid)
		}
		of, err := s.anchors(base, w.A, w.B)
		if err != nil {
			return err
		}
		judgement = wordOn(of[0], of[1], w.Verdict)
		made, err = s.reword(ctx, base, rewording{come: []kg.Judgement{judgement}, author: author, reason: w.Reason})
		return err
	})
	if err != nil {
		return kg.Judgement{}, kg.Revision{}, fmt.Errorf("judging %s and %s %s: %w", w.A, w.B, strings.ToLower(string(w.Verdict)), err)
	}
	return judgement, made, nil
}

// Undo takes back a curator's word and tells apart anew, in one revision. The error is
// [kg.ErrNotFound] for a judgement that is no curator's or not in the graph; otherwise as those of
// [Service.Judge].
func (s *Service) Undo(ctx context.Context, judgement kg.ID, reason, author string, ifRevision *uint64) (made kg.Revision, err error) {
	err = s.decide(ctx, ifRevision, func(base *view.Snapshot) error {
		if !slices.ContainsFunc(s.book.in(base).all, func(j kg.Judgement) bool { return j.ID == judgement }) {
			return fmt.Errorf("no curator's word has the id: %w", kg.ErrNotFound)
		}
		made, err = s.reword(ctx, base, rewording{gone: []kg.ID{judgement}, author: author, reason: reason})
		return err
	})
	if err != nil {
		return kg.Revision{}, fmt.Errorf("taking back %s: %w", judgement, err)
	}
	return made, nil
}
