package ingest

import (
	"context"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// rewording is a change of the words of curators: some come, in the place of those with the same
// ids, and others go.
type rewording struct {
	come   []kg.Judgement
	gone   []kg.ID
	author string
	reason string
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
	p, err := s.whoUnder(base, nil, nil, nil, naming{}, said)
	if err != nil {
		return kg.Revision{}, err
	}
	return s.say(ctx, base, said, p, r.author, r.reason)
}

// say writes words together with what was decided under them.
func (s *Service) say(ctx context.Context, base *view.Snapshot, said said, p persons, author, reason string) (kg.Revision, error) {
	was, is := encoded(said.before.all), encoded(said.all)
	c, err := s.writePersons(ctx, base, store.Change{
		Author: author, Cause: kg.CauseCurate, Message: strings.ToValidUTF8(reason, "�"), Documents: documentsOf(said.changed),
		Add: without(is, was), Remove: without(was, is),
	}, p)
	return c.Revision, err
}

// encoded gives the statements of words.
func encoded(words []kg.Judgement) []quad.Quad {
	var quads []quad.Quad
	for _, j := range words {
		quads = append(quads, vocab.EncodeJudgement(j, kg.GraphCurated)...)
	}
	return quads
}

// documentsOf are the documents of the mentions and reports that words are on.
func documentsOf(words []kg.Judgement) []kg.ID {
	var documents []kg.ID
	for _, j := range words {
		for _, id := range j.Between {
			if _, document, ok := kg.MentionOf(id); ok {
				documents = append(documents, document)
			}
		}
	}
	return sorted(documents)
}
