package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// UndoRevision takes back what a curator's revision did to the words: words that it added go, and
// those that it replaced or took back come again. It tells apart anew, in one revision, which can be
// undone in turn.
//
// The error is [kg.ErrNotFound] for a revision that was not made, [kg.ErrInvalid] for one that
// changed no word, and [kg.ErrConflict] where one of the words is not what that revision made of it,
// naming the later one that changed it, or the words that come again contradict others; otherwise as those of [Service.Judge].
func (s *Service) UndoRevision(ctx context.Context, revision uint64, reason, author string, ifRevision *uint64) (made kg.Revision, err error) {
	err = s.decide(ctx, ifRevision, func(base *view.Snapshot) error {
		r, err := s.inverse(ctx, base, revision)
		if err != nil {
			return err
		}
		r.author, r.reason = author, reason
		made, err = s.reword(ctx, base, r)
		return err
	})
	if err != nil {
		return kg.Revision{}, fmt.Errorf("undoing revision %d: %w", revision, err)
	}
	return made, nil
}

// inverse gives the change of words that takes back that of a revision.
func (s *Service) inverse(ctx context.Context, base *view.Snapshot, revision uint64) (rewording, error) {
	if revision == 0 || revision > base.Revision() {
		return rewording{}, fmt.Errorf("the last revision is %d: %w", base.Revision(), kg.ErrNotFound)
	}
	undone, err := s.curated(ctx, revision)
	if err != nil {
		return rewording{}, err
	}
	if len(undone) == 0 {
		return rewording{}, fmt.Errorf("it changed no curator's word: %w", kg.ErrInvalid)
	}
	var r rewording
	for _, word := range slices.Sorted(maps.Keys(undone)) {
		change := undone[word]
		now, err := spoken(base, word)
		if err != nil {
			return rewording{}, err
		}
		if len(without(change.Added, now)) > 0 || len(without(change.Removed, now)) < len(change.Removed) {
			return rewording{}, s.changedAgain(ctx, base, revision, word)
		}
		before := append(without(now, change.Added), change.Removed...)
		if len(before) == 0 {
			r.gone = append(r.gone, word)
			continue
		}
		if err := r.take(word, before); err != nil {
			return rewording{}, err
		}
	}
	return r, nil
}

// spoken gives the statements of a curator's word in the version; none where it is not there.
func spoken(base *view.Snapshot, word kg.ID) ([]quad.Quad, error) {
	switch word.Kind() {
	case kg.KindJudgement:
		if j := base.Judgements([]kg.ID{word})[0]; j != nil {
			return vocab.EncodeJudgement(*j, kg.GraphCurated), nil
		}
	case kg.KindRename:
		if r := base.Renames([]kg.ID{word})[0]; r != nil {
			return vocab.EncodeRename(*r), nil
		}
	case kg.KindCorrection:
		if c := base.Corrections([]kg.ID{word})[0]; c != nil {
			return vocab.EncodeCorrection(*c), nil
		}
	default:
		return nil, fmt.Errorf("it changed %s: %w", word, kg.ErrUnsupported)
	}
	return nil, nil
}

// take lets the word with the statements come.
func (r *rewording) take(word kg.ID, quads []quad.Quad) error {
	statements := make([]vocab.Statement, len(quads))
	for i, q := range quads {
		predicate, _ := q.Predicate.(quad.IRI)
		statements[i] = vocab.Statement{Predicate: predicate, Object: q.Object, Document: kg.GraphCurated}
	}
	node, err := vocab.Decode(word, statements)
	if err != nil {
		return err
	}
	switch w := node.(type) {
	case *kg.Judgement:
		r.come = append(r.come, *w)
	case *kg.Rename:
		r.called = append(r.called, *w)
	case *kg.Correction:
		r.corrected = append(r.corrected, *w)
	default:
		return fmt.Errorf("%s is no word: %w", word, kg.ErrInternal)
	}
	return nil
}

// changedAgain is the error for a word that a revision after one changed last.
func (s *Service) changedAgain(ctx context.Context, base *view.Snapshot, after uint64, word kg.ID) error {
	for _, later := range slices.Backward(base.Revisions()[after:]) {
		if later.Cause != kg.CauseCurate && later.Cause != kg.CauseImport {
			continue
		}
		changed, err := s.curated(ctx, later.Number)
		if err != nil {
			return err
		}
		if _, again := changed[word]; again {
			return fmt.Errorf("revision %d changed %s again: %w", later.Number, word, kg.ErrConflict)
		}
	}
	return fmt.Errorf("%s is not what it was then: %w", word, kg.ErrConflict)
}

// curated gives what a revision changed of curators' words, by word.
func (s *Service) curated(ctx context.Context, revision uint64) (map[kg.ID]store.Committed, error) {
	words := map[kg.ID]store.Committed{}
	for c, err := range s.store.Revisions(ctx, revision-1) {
		if err != nil {
			return nil, err
		}
		of := func(list []quad.Quad, add func(c *store.Committed, q quad.Quad)) {
			for _, q := range list {
				if id, ok := vocab.IDOf(q.Subject); ok && q.Label == quad.Value(vocab.Node(kg.GraphCurated)) {
					word := words[id]
					add(&word, q)
					words[id] = word
				}
			}
		}
		of(c.Added, func(c *store.Committed, q quad.Quad) { c.Added = append(c.Added, q) })
		of(c.Removed, func(c *store.Committed, q quad.Quad) { c.Removed = append(c.Removed, q) })
		break
	}
	return words, nil
}
