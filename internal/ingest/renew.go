package ingest

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// ErrDropped is a renewal that would lose too many facts of a kind; it wraps [kg.ErrConflict].
var ErrDropped = fmt.Errorf("the present extractor reads far fewer facts: %w", kg.ErrConflict)

// RenewOptions say what a renewal does.
type RenewOptions struct {
	Author    string
	Documents []kg.ID // those to read again; all when empty
	DryRun    bool    // compare alone, and write nothing
	Accept    bool    // write even when there are far fewer facts of a kind
}

// Renewed is what the present extractor reads otherwise in a document.
type Renewed struct {
	Document  kg.ID
	Title     string
	Extractor string       // whose facts the graph had
	Changes   []FactChange // none where evidence, confidence or ids alone differ
}

// Renewal sums up a renewal.
type Renewal struct {
	Documents int // that were read again
	Changed   int // that have other facts
	Passages  int // that have the same facts, with other evidence or confidence
	Written   int // that were written, those of another extractor included
	Before    FactCounts
	After     FactCounts
	Revision  uint64 // the last revision that it made; 0 when it made none
}

// Renew reads documents of the graph again, from their stored texts, and replaces what they
// state by what the present extractor reads. First all are compared, in the order of their ids,
// and each is called for those that are read otherwise; then, unless there are too many fewer
// facts of a kind (see [Dropped]), each document that differs is written in a commit of its own.
// A document that somebody withdraws meanwhile is left alone.
//
// The error is [ErrDropped] when nothing was written for that reason, [kg.ErrNotFound] for a
// document that is not in the graph, and else that of the extractor, the store or the context;
// what was written before it stays. The renewal is told in any case.
func (s *Service) Renew(ctx context.Context, o RenewOptions, each func(Renewed)) (Renewal, error) {
	r := Renewal{Before: FactCounts{}, After: FactCounts{}}
	base := s.view.Snapshot()
	ids := o.Documents
	if len(ids) == 0 {
		ids = base.IDs(kg.KindDocument)
	}
	var differing []kg.ID
	for c, err := range s.compareAll(ctx, base, ids) {
		if err != nil {
			return r, fmt.Errorf("comparing, after %d documents: %w", r.Documents, err)
		}
		r.Documents++
		r.Before.add(c.before)
		r.After.add(c.after)
		if c.same {
			continue
		}
		differing = append(differing, c.Document)
		if c.Changes = compareFacts(c.before, c.after); len(c.Changes) == 0 {
			if c.otherPassages {
				r.Passages++
			}
			continue
		}
		r.Changed++
		each(c.Renewed)
	}
	if o.DryRun {
		return r, nil
	}
	if kinds := Dropped(r.Before, r.After); len(kinds) > 0 && !o.Accept {
		return r, fmt.Errorf("%s: %w", strings.Join(texts(kinds), ", "), ErrDropped)
	}
	for _, id := range differing {
		revision, err := s.renew(ctx, id, o.Author)
		if err != nil {
			return r, fmt.Errorf("writing %s: %w", id, err)
		}
		if revision > 0 {
			r.Written++
			r.Revision = revision
		}
	}
	return r, nil
}

// reread gives what the present extractor reads in a document of the graph, with the ids that
// the document gives by itself.
func (s *Service) reread(ctx context.Context, d kg.Document) (kg.Contribution, error) {
	x, err := s.extractor()
	if err != nil {
		return kg.Contribution{}, fmt.Errorf("starting the extractor: %w", err)
	}
	d.Bylines, d.About, d.Mentions, d.Restated = nil, "", nil, kg.Restatement{} // which are facts
	r, err := again(d)
	if err != nil {
		return kg.Contribution{}, err
	}
	reading, _, err := s.contribution(ctx, x, string(d.ID), r)
	return reading, err
}

// again is [release.Again] that turns panics into errors.
func again(d kg.Document) (r *release.Release, err error) {
	defer catch(&err, string(d.ID))
	return release.Again(d)
}

// renew writes what the present extractor reads in a document, and gives the revision; 0 when
// there was nothing to write.
func (s *Service) renew(ctx context.Context, document kg.ID, author string) (revision uint64, err error) {
	err = s.decide(ctx, nil, func(base *view.Snapshot) error {
		revision = 0
		found := base.Documents([]kg.ID{document})[0]
		if found == nil {
			return nil
		}
		reading, err := s.reread(ctx, *found)
		if err != nil {
			return err
		}
		c, err := s.replace(ctx, base, reading, store.Change{Author: author, Cause: kg.CauseReextract})
		if err == nil && len(c.Added)+len(c.Removed) > 0 {
			revision = c.Number
		}
		return err
	})
	return revision, err
}

// replace puts a reading, under the corrections of the document, in the place of what the graph has of it.
func (s *Service) replace(ctx context.Context, base *view.Snapshot, reading kg.Contribution, change store.Change) (store.Committed, error) {
	document := reading.Document.ID
	now := correct(reading, correctionsOf(base, document))
	stated := now.contribution
	persons, err := s.who(base, []kg.ID{document}, compact(resolve.Mentions(stated)), reportsOf(stated), namingOf(stated))
	if err != nil {
		return store.Committed{}, err
	}
	change.Documents = []kg.ID{document}
	if change.Add, change.Remove, err = s.difference(ctx, base, now, persons.own); err != nil {
		return store.Committed{}, err
	}
	return s.writePersons(ctx, base, change, persons)
}

// difference gives the statements of a document that come and go when it states something else, with
// other ids for some of its nodes.
func (s *Service) difference(ctx context.Context, base *view.Snapshot, now corrected, own map[kg.ID]kg.ID) (add, remove []quad.Quad, err error) {
	document := now.contribution.Document.ID
	before, err := s.statements(ctx, vocab.Node(document))
	if err != nil {
		return nil, nil, err
	}
	before = append(before, restatements(base, document)...)
	after := append(vocab.Encode(resolve.Relabel(now.contribution, own)), now.restated...)
	return without(after, before), without(before, after), nil
}
