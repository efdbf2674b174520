package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// Word is what a curator says of two persons of one name: that they are one or two, or, to
// leave it to the rules, that it is unsure. It holds of two mentions, so it stays true whoever
// else is told apart.
type Word struct {
	A, B    kg.ID // each the id of a mention, or of a person, which stands for its first mention
	Verdict kg.Verdict
	Reason  string // kept with the revision
	// IfRevision is the number of the revision that the word is to follow; nil for the last one.
	IfRevision *uint64
}

// Judge keeps a curator's word, in place of one on the same two mentions, and tells apart the
// persons of the name anew, in one revision. It gives the judgement that is kept.
//
// The error is [kg.ErrInvalid] for ids that are no persons', for one mention twice and for a
// verdict that is none, [kg.ErrNotFound] for a person or mention that is not in the graph,
// [kg.ErrUnsupported] for persons of two names, and [kg.ErrConflict] for a word that
// contradicts others, directly or through them, or does not follow Word.IfRevision; otherwise
// as those of [Service.Retract]. On an error nothing is changed.
func (s *Service) Judge(ctx context.Context, w Word, author string) (kg.Judgement, kg.Revision, error) {
	var judgement kg.Judgement
	var made kg.Revision
	err := s.decide(ctx, w.IfRevision, func(base *view.Snapshot) error {
		if err := s.names.follow(base); err != nil {
			return err
		}
		j, documents, err := s.names.judgement(newReader(base), w)
		if err != nil {
			return err
		}
		judgement = j
		made, err = s.curate(ctx, base, j.Name, store.Change{
			Author: author, Cause: kg.CauseCurate, Message: strings.ToValidUTF8(w.Reason, "�"), Documents: documents,
			Add: vocab.EncodeJudgement(j, kg.GraphCurated), Remove: wordQuads(base, j.ID),
		}, func(words []kg.Judgement) []kg.Judgement {
			return append(slices.DeleteFunc(words, func(o kg.Judgement) bool { return o.ID == j.ID }), j)
		})
		return err
	})
	if err != nil {
		return kg.Judgement{}, kg.Revision{}, fmt.Errorf("judging %s and %s %s: %w", w.A, w.B, strings.ToLower(string(w.Verdict)), err)
	}
	return judgement, made, nil
}

// Undo takes back a curator's word and tells apart the persons of the name anew, in one
// revision. The error is [kg.ErrNotFound] for a judgement that is no curator's or not in the
// graph; otherwise as those of [Service.Judge].
func (s *Service) Undo(ctx context.Context, judgement kg.ID, reason, author string, ifRevision *uint64) (made kg.Revision, err error) {
	err = s.decide(ctx, ifRevision, func(base *view.Snapshot) error {
		if err := s.names.follow(base); err != nil {
			return err
		}
		j := base.Judgements([]kg.ID{judgement})[0]
		if j == nil || !slices.Contains(j.Sources, kg.GraphCurated) {
			return fmt.Errorf("no curator's word has the id: %w", kg.ErrNotFound)
		}
		made, err = s.curate(ctx, base, j.Name, store.Change{
			Author: author, Cause: kg.CauseCurate, Message: strings.ToValidUTF8(reason, "�"), Documents: documentsOf(*j),
			Remove: wordQuads(base, j.ID),
		}, func(words []kg.Judgement) []kg.Judgement {
			return slices.DeleteFunc(words, func(o kg.Judgement) bool { return o.ID == j.ID })
		})
		return err
	})
	if err != nil {
		return kg.Revision{}, fmt.Errorf("taking back %s: %w", judgement, err)
	}
	return made, nil
}

// curate writes a change of the words on a name together with what it means for its persons.
func (s *Service) curate(
	ctx context.Context, base *view.Snapshot, name kg.ID, change store.Change, words func([]kg.Judgement) []kg.Judgement,
) (kg.Revision, error) {
	p, err := s.names.reconsider(base, name, words)
	if err != nil {
		return kg.Revision{}, err
	}
	c, err := s.writePersons(ctx, base, change, p)
	return c.Revision, err
}

// wordQuads are the statements of a curator's word in the version.
func wordQuads(base *view.Snapshot, id kg.ID) []quad.Quad {
	j := base.Judgements([]kg.ID{id})[0]
	if j == nil {
		return nil
	}
	return vocab.EncodeJudgement(*j, kg.GraphCurated)
}

// documentsOf are the documents of the mentions that a curator judged.
func documentsOf(j kg.Judgement) []kg.ID {
	var documents []kg.ID
	for _, id := range j.Between {
		if _, document, ok := kg.MentionOf(id); ok {
			documents = append(documents, document)
		}
	}
	return sorted(documents)
}

// judgement makes a judgement of a word on two mentions in the version of the reader.
func (n *names) judgement(r *reader, w Word) (kg.Judgement, []kg.ID, error) {
	if !slices.Contains(kg.Verdicts(), w.Verdict) {
		return kg.Judgement{}, nil, fmt.Errorf("verdict %q: want one of %v: %w", w.Verdict, kg.Verdicts(), kg.ErrInvalid)
	}
	a, err := n.mention(r, w.A)
	if err != nil {
		return kg.Judgement{}, nil, err
	}
	b, err := n.mention(r, w.B)
	switch {
	case err != nil:
		return kg.Judgement{}, nil, err
	case a.Name != b.Name:
		return kg.Judgement{}, nil, fmt.Errorf("%s is named %s, %s is named %s: %w", w.A, a.Name, w.B, b.Name, kg.ErrUnsupported)
	case a.Document == b.Document:
		return kg.Judgement{}, nil, fmt.Errorf("%s and %s are one mention: %w", w.A, w.B, kg.ErrInvalid)
	}
	one, other := min(a.ID(), b.ID()), max(a.ID(), b.ID())
	j := kg.Judgement{
		ID:      kg.NewID(kg.KindJudgement, "curator", string(one), string(other)),
		Between: []kg.ID{one, other}, Name: resolve.PersonID(a.Name), Verdict: w.Verdict, Sources: []kg.ID{kg.GraphCurated},
	}
	return j, documentsOf(j), nil
}

// mention gives the mention with the id, or the first of the person with the id.
func (n *names) mention(r *reader, id kg.ID) (resolve.Address, error) {
	if id.Kind() != kg.KindPerson {
		return resolve.Address{}, fmt.Errorf("%q is no person: %w", id, kg.ErrInvalid)
	}
	if name, document, ok := kg.MentionOf(id); ok {
		d, err := r.document(document)
		if err != nil {
			return resolve.Address{}, err
		}
		if s, ok := d[name]; ok {
			return s.mention.Address(), nil
		}
		return resolve.Address{}, fmt.Errorf("no document names %q: %w", id, kg.ErrNotFound)
	}
	b, err := n.of(r, id)
	if err != nil {
		return resolve.Address{}, err
	}
	var first *resolve.Mention
	for i := range b.mentions {
		if m := &b.mentions[i]; b.ids[i] == id && (first == nil || earlier(m, first)) {
			first = m
		}
	}
	if first == nil {
		return resolve.Address{}, fmt.Errorf("no document names %q: %w", id, kg.ErrNotFound)
	}
	return first.Address(), nil
}

func earlier(a, b *resolve.Mention) bool {
	c := kg.CompareDates(a.Day, b.Day)
	return c < 0 || c == 0 && a.Document < b.Document
}
