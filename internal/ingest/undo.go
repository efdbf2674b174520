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
	words := s.book.in(base)
	for _, word := range slices.Sorted(maps.Keys(undone)) {
		change := undone[word]
		if word.Kind() != kg.KindJudgement {
			return rewording{}, fmt.Errorf("it changed %s: %w", word, kg.ErrUnsupported)
		}
		var now []quad.Quad
		if at := slices.IndexFunc(words.all, func(j kg.Judgement) bool { return j.ID == word }); at >= 0 {
			now = vocab.EncodeJudgement(words.all[at], kg.GraphCurated)
		}
		if len(without(change.Added, now)) > 0 || len(without(change.Removed, now)) < len(change.Removed) {
			return rewording{}, s.changedAgain(ctx, base, revision, word)
		}
		before := append(without(now, change.Added), change.Removed...)
		if len(before) == 0 {
			r.gone = append(r.gone, word)
			continue
		}
		j, err := decoded(word, before)
		if err != nil {
			return rewording{}, err
		}
		r.come = append(r.come, j)
	}
	return r, nil
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

// decoded reads a judgement of a curator.
func decoded(id kg.ID, quads []quad.Quad) (kg.Judgement, error) {
	statements := make([]vocab.Statement, len(quads))
	for i, q := range quads {
		predicate, _ := q.Predicate.(quad.IRI)
		statements[i] = vocab.Statement{Predicate: predicate, Object: q.Object, Document: kg.GraphCurated}
	}
	node, err := vocab.Decode(id, statements)
	if err != nil {
		return kg.Judgement{}, err
	}
	j, ok := node.(*kg.Judgement)
	if !ok {
		return kg.Judgement{}, fmt.Errorf("%s is no judgement: %w", id, kg.ErrInternal)
	}
	return *j, nil
}
