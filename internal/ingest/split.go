package ingest

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// Separation says that a node is two.
type Separation struct {
	ID kg.ID // of the node: a person, meeting or organisation
	// Apart are the parts of the node that are another: mentions of the person, reports of the
	// meeting, names of the organisation, or documents, which stand for what they state of it.
	Apart      []kg.ID
	Reason     string  // kept with the revision
	IfRevision *uint64 // as in [Word]
}

// Split keeps the words that put parts of a node into another, and the rest into one, and tells apart
// anew, in one revision: that a part of one side and a part of the other are different, that those
// that are put apart are one, and, as far as they would not be otherwise, that the others are. Such
// words take the place of those on the same two. It gives the words and the ids of the two nodes, first that of the rest.
//
// The error is [kg.ErrInvalid] when no part or none but these would be split off, [kg.ErrNotFound] for
// a node that is not in the graph and a part that is not of it, [kg.ErrLimit] for more than a
// thousand parts, and [kg.ErrConflict] where words that were said before hold the two sides together;
// otherwise as those of [Service.Judge]. On an error nothing is changed.
func (s *Service) Split(ctx context.Context, w Separation, author string) (nodes [2]kg.ID, words []kg.Judgement, made kg.Revision, err error) {
	err = s.decide(ctx, w.IfRevision, func(base *view.Snapshot) error {
		rest, apart, err := s.sides(base, w)
		if err != nil {
			return err
		}
		words = []kg.Judgement{wordOn(rest[0], apart[0], kg.Different)}
		for _, part := range apart[1:] {
			words = append(words, wordOn(apart[0], part, kg.Same))
		}
		for {
			said, p, err := s.suppose(base, words)
			if err != nil {
				return err
			}
			nodes = [2]kg.ID{s.after(p, rest[0], w.ID), s.after(p, apart[0], w.ID)}
			known := len(words)
			for _, part := range rest[1:] {
				if word := wordOn(rest[0], part, kg.Same); s.after(p, part, w.ID) != nodes[0] && !contains(words, word) {
					words = append(words, word)
				}
			}
			if len(words) == known {
				made, err = s.say(ctx, base, said, p, author, w.Reason)
				return err
			}
		}
	})
	if err != nil {
		return [2]kg.ID{}, nil, kg.Revision{}, fmt.Errorf("splitting %v from %s: %w", w.Apart, w.ID, err)
	}
	return nodes, words, made, nil
}

func contains(words []kg.Judgement, word kg.Judgement) bool {
	return slices.ContainsFunc(words, func(j kg.Judgement) bool { return j.ID == word.ID })
}

// sides gives the parts of a node that stay and those that are to be another, each by id.
func (s *Service) sides(base *view.Snapshot, w Separation) (rest, apart []anchor, err error) {
	if n := len(w.Apart); n > maxMerged {
		return nil, nil, fmt.Errorf("%d parts: want at most %d: %w", n, maxMerged, kg.ErrLimit)
	}
	parts, err := s.parts(base, w.ID)
	if err != nil {
		return nil, nil, err
	}
	matched := map[kg.ID]bool{}
	for _, part := range parts {
		_, document, _ := kg.MentionOf(part.id)
		other := false
		for _, id := range w.Apart {
			if id == part.id || document != "" && id == document {
				other, matched[id] = true, true
			}
		}
		if other {
			apart = append(apart, part)
		} else {
			rest = append(rest, part)
		}
	}
	for _, id := range w.Apart {
		if !matched[id] {
			return nil, nil, fmt.Errorf("%q is no part of the node: %w", id, kg.ErrNotFound)
		}
	}
	if len(apart) == 0 || len(rest) == 0 {
		return nil, nil, fmt.Errorf("%d parts of %d: want some, and not all: %w", len(apart), len(parts), kg.ErrInvalid)
	}
	return rest, apart, nil
}

// parts gives what words on a node can be on: its mentions, reports or names, by id.
func (s *Service) parts(base *view.Snapshot, node kg.ID) ([]anchor, error) {
	if err := s.follow(base); err != nil {
		return nil, err
	}
	var parts []anchor
	r := newReader(base)
	switch node.Kind() {
	case kg.KindPerson:
		for _, document := range base.StatedBy([]kg.ID{node})[0] {
			d, err := r.document(document)
			if err != nil {
				return nil, err
			}
			for name, seen := range d {
				if seen.person == node {
					parts = append(parts, anchor{kg.MentionID(name, document), name})
				}
			}
		}
	case kg.KindMeeting:
		for _, document := range base.StatedBy([]kg.ID{node})[0] {
			for _, r := range s.events.reports[document] {
				if r.id == node {
					parts = append(parts, anchor{r.ID(), r.Meeting})
				}
			}
		}
	case kg.KindOrganisation:
		if o := base.Organisations([]kg.ID{node})[0]; o != nil {
			names := o.Replaces
			for _, name := range append([]string{o.Name}, o.Aliases...) {
				if resolve.OrganisationID(name) == node {
					names = append(slices.Clone(names), node)
				}
			}
			for _, name := range sorted(names) {
				parts = append(parts, anchor{name, name})
			}
		}
	default:
		return nil, fmt.Errorf("%q is no person, meeting or organisation: %w", node, kg.ErrInvalid)
	}
	if parts == nil {
		return nil, fmt.Errorf("no document states %q: %w", node, kg.ErrNotFound)
	}
	slices.SortFunc(parts, func(a, b anchor) int { return cmp.Compare(a.id, b.id) })
	return parts, nil
}
