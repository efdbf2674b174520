package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// Quote (引文) finds a passage in the text of a document, as a Web Annotation text quote does: exactly
// this, behind and before what may make it the only one.
type Quote struct {
	Exact          string
	Prefix, Suffix string // may be empty
}

// Amendment is what a curator says of one fact of one document.
type Amendment struct {
	// Document is the document; it may be empty where one document alone states Fact.
	Document kg.ID
	// Fact is the fact that is rejected or replaced, as the graph shows it: a person, organisation,
	// meeting, membership, attendance or group. It is empty where a fact is added.
	Fact kg.ID
	// State gives the fact that the document states: from the one that the extractor reads where that
	// is replaced, and from the empty one where it is added. Meetings are told by their ids in the
	// graph with the second argument. It is nil where the fact is rejected.
	State  func(was kg.StatedFact, meeting func(kg.ID) (kg.MeetingRef, error)) (kg.StatedFact, error)
	Source Quote  // the passage that proves it; nothing where the fact is rejected
	Reason string // kept with the revision
	// IfRevision is as in [Word].
	IfRevision *uint64
}

// Correct keeps what a curator says of a fact, and lets the graph show it, in one revision. It gives
// the correction that is kept and the fact as the graph shows it then, which is empty where it is
// rejected. The correction is on the fact as the document alone states it: it stays when the document
// is read again, goes or comes back, and when others are found to be one. To say it again changes nothing.
//
// The error is [kg.ErrInvalid] for what is no fact, a fact that several documents state where none is
// named, a value that names nothing or nothing else, and a quote that does not stand in the text, or
// stands in it several times; [kg.ErrLimit] for texts and lists that are too long; [kg.ErrNotFound]
// for a document or fact that is not in the graph, and [kg.ErrConflict] for a fact that is there already,
// one that a correction states, and where corrections would contradict each other; otherwise as those
// of [Service.Judge]. On an error nothing is changed.
func (s *Service) Correct(ctx context.Context, a Amendment, author string) (said kg.Correction, shown kg.ID, made kg.Revision, err error) {
	err = s.decide(ctx, a.IfRevision, func(base *view.Snapshot) error {
		d, err := draftOf(base, a)
		if err != nil {
			return err
		}
		if said, err = d.correction(a); err != nil {
			return err
		}
		if slices.ContainsFunc(d.corrections, func(c kg.Correction) bool { return c.ID == said.ID && sameWord(c, said) }) {
			made = lastRevision(base)
			return nil
		}
		if err := resolve.AgreeOn(append(slices.Clone(d.corrections), said)); err != nil {
			return err
		}
		made, err = s.reword(ctx, base, rewording{corrected: []kg.Correction{said}, author: author, reason: a.Reason})
		return err
	})
	if err != nil {
		return kg.Correction{}, "", kg.Revision{}, fmt.Errorf("correcting %s: %w", strings.TrimSpace(string(a.Document)+" "+string(a.Fact)), err)
	}
	shown, err = Shown(s.view.Snapshot(), said)
	return said, shown, made, err
}

func sameWord(a, b kg.Correction) bool {
	return a.Action == b.Action && resolve.SameFact(a.Now, b.Now) && (a.Now == nil || slices.EqualFunc(a.Now.Evidence, b.Now.Evidence, func(x, y kg.Evidence) bool { return x.Span == y.Span }))
}

func lastRevision(base *view.Snapshot) kg.Revision {
	if revisions := base.Revisions(); len(revisions) > 0 {
		return revisions[len(revisions)-1]
	}
	return kg.Revision{}
}

// UndoCorrection takes back a curator's correction, in one revision: the graph shows what the extractor
// reads. The error is [kg.ErrNotFound] for a correction that is not in the graph; otherwise as those of
// [Service.Correct].
func (s *Service) UndoCorrection(ctx context.Context, correction kg.ID, reason, author string, ifRevision *uint64) (made kg.Revision, err error) {
	err = s.decide(ctx, ifRevision, func(base *view.Snapshot) error {
		if base.Corrections([]kg.ID{correction})[0] == nil {
			return fmt.Errorf("no correction has the id: %w", kg.ErrNotFound)
		}
		made, err = s.reword(ctx, base, rewording{gone: []kg.ID{correction}, author: author, reason: reason})
		return err
	})
	if err != nil {
		return kg.Revision{}, fmt.Errorf("taking back %s: %w", correction, err)
	}
	return made, nil
}

// Shown gives the fact that a correction states as a version shows it; zero where it states none, or
// none that is in the graph.
func Shown(base *view.Snapshot, c kg.Correction) (kg.ID, error) {
	if c.Now == nil || !has(base, c.Document) {
		return "", nil
	}
	d, err := newDraft(base, c.Document)
	if err != nil {
		return "", err
	}
	for _, o := range d.now.Outcomes {
		if o.Correction.ID == c.ID && o.Fact != "" {
			return d.shown(o.Fact), nil
		}
	}
	return "", nil
}
