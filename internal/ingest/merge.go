package ingest

import (
	"context"
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// maxMerged bounds how many nodes are made one, and how many parts are split off, at a time.
const maxMerged = 1000

// Merger says that nodes are one.
type Merger struct {
	IDs        []kg.ID // of persons, meetings or organisations, as in [Word]; at least two
	Reason     string  // kept with the revision
	IfRevision *uint64 // as in [Word]
}

// Merge keeps the words that the first node and each of the others are one, in place of those on the
// same two, and tells apart anew, in one revision. It gives the words and the id of the node that the first is then. Errors
// are those of [Service.Judge], [kg.ErrInvalid] for fewer than two ids, and [kg.ErrLimit] for more
// than a thousand. On an error nothing is changed.
func (s *Service) Merge(ctx context.Context, m Merger, author string) (node kg.ID, words []kg.Judgement, made kg.Revision, err error) {
	err = s.decide(ctx, m.IfRevision, func(base *view.Snapshot) error {
		switch n := len(m.IDs); {
		case n < 2:
			return fmt.Errorf("%d ids: want two or more: %w", n, kg.ErrInvalid)
		case n > maxMerged:
			return fmt.Errorf("%d ids: want at most %d: %w", n, maxMerged, kg.ErrLimit)
		}
		of, err := s.anchors(base, m.IDs...)
		if err != nil {
			return err
		}
		words = nil
		for _, other := range of[1:] {
			words = append(words, wordOn(of[0], other, kg.Same))
		}
		said, p, err := s.suppose(base, words)
		if err != nil {
			return err
		}
		node = s.after(p, of[0], m.IDs[0])
		made, err = s.say(ctx, base, said, p, author, m.Reason)
		return err
	})
	if err != nil {
		return "", nil, kg.Revision{}, fmt.Errorf("merging %v: %w", m.IDs, err)
	}
	return node, words, made, nil
}

// suppose tells what words would do that come to those of the version.
func (s *Service) suppose(base *view.Snapshot, come []kg.Judgement) (said, persons, error) {
	before := s.book.in(base)
	said, err := saying(before, before.with(come, nil))
	if err != nil {
		return said, persons{}, err
	}
	p, err := s.whoUnder(base, nil, nil, nil, naming{}, said)
	return said, p, err
}

// after gives the node that something is after a decision; is is the one that it is before.
func (s *Service) after(p persons, of anchor, is kg.ID) kg.ID {
	_, document, _ := kg.MentionOf(of.id)
	switch of.id.Kind() {
	case kg.KindPerson:
		if b := p.bearers[of.name]; b != nil {
			at := slices.IndexFunc(b.mentions, func(m resolve.Mention) bool { return m.Document == document })
			return b.ids[at]
		}
	case kg.KindMeeting:
		for _, r := range s.events.report(of.id) {
			if id, concerned := p.meetings.ids[r]; concerned {
				return id
			}
		}
	default:
		if meant := p.bodies.mean(of.name); meant != "" {
			return meant
		}
		return of.name
	}
	return is
}
