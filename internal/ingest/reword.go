package ingest

import (
	"context"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// rewording is a change of the words of curators: some come, in the place of those with the same
// ids, and others go.
type rewording struct {
	come      []kg.Judgement
	called    []kg.Rename
	corrected []kg.Correction
	gone      []kg.ID // of all kinds
	author    string
	reason    string
}

// reword writes a change of words together with what it means for persons, meetings and
// organisations. The error is [kg.ErrConflict] for words that contradict each other, and else that
// of the view or the store.
func (s *Service) reword(ctx context.Context, base *view.Snapshot, r rewording) (kg.Revision, error) {
	before := s.book.in(base)
	said, err := saying(before, before.with(r.come, r.gone))
	if err != nil {
		return kg.Revision{}, err
	}
	amending, err := amendingBy(base, r)
	if err != nil {
		return kg.Revision{}, err
	}
	now, present, err := amending.stated(base)
	if err != nil {
		return kg.Revision{}, err
	}
	var p persons
	if present {
		stated := now.contribution
		p, err = s.whoUnder(base, []kg.ID{amending.document}, compact(resolve.Mentions(stated)), reportsOf(stated), namingOf(stated), said)
	} else {
		p, err = s.whoUnder(base, nil, nil, nil, naming{}, said)
	}
	if err != nil {
		return kg.Revision{}, err
	}
	change := worded(said, r.author, r.reason)
	add, remove, on := calling(base, r)
	change.Add, change.Remove = append(change.Add, add...), append(change.Remove, remove...)
	change.Documents = append(change.Documents, documentsOf(on)...)
	add, remove = amending.statements()
	change.Add, change.Remove = append(change.Add, add...), append(change.Remove, remove...)
	if amending.document != "" {
		change.Documents = append(change.Documents, amending.document)
	}
	if present {
		if add, remove, err = s.difference(ctx, base, now, p.own); err != nil {
			return kg.Revision{}, err
		}
		change.Add, change.Remove = append(change.Add, add...), append(change.Remove, remove...)
	}
	c, err := s.writePersons(ctx, base, change, p)
	return c.Revision, err
}

// say writes words together with what was decided under them.
func (s *Service) say(ctx context.Context, base *view.Snapshot, said said, p persons, author, reason string) (kg.Revision, error) {
	c, err := s.writePersons(ctx, base, worded(said, author, reason), p)
	return c.Revision, err
}

// worded is the change of the words themselves.
func worded(said said, author, reason string) store.Change {
	was, is := encoded(said.before.all), encoded(said.all)
	var on []kg.ID
	for _, j := range said.changed {
		on = append(on, j.Between...)
	}
	return store.Change{
		Author: author, Cause: kg.CauseCurate, Message: strings.ToValidUTF8(reason, "�"), Documents: documentsOf(on),
		Add: without(is, was), Remove: without(was, is),
	}
}

// encoded gives the statements of words.
func encoded(words []kg.Judgement) []quad.Quad {
	var quads []quad.Quad
	for _, j := range words {
		quads = append(quads, vocab.EncodeJudgement(j, kg.GraphCurated)...)
	}
	return quads
}

// documentsOf are the documents of the mentions and reports among what words are on.
func documentsOf(on []kg.ID) []kg.ID {
	var documents []kg.ID
	for _, id := range on {
		if _, document, ok := kg.MentionOf(id); ok {
			documents = append(documents, document)
		}
	}
	return sorted(documents)
}
