package ingest

import (
	"context"
	"errors"
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

// maxConflicts bounds how often a change is decided anew because another writer was faster.
// Each time somebody else has made progress, so this is reached only under a load that no
// single writer gets through.
const maxConflicts = 100

// begin waits for the turn to write and brings the view up to the store's last revision. It
// gives that version, on which what is decided holds for the store. The caller calls end
// when done.
func (s *Service) begin(ctx context.Context) (base *view.Snapshot, end func(), err error) {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return nil, nil, fmt.Errorf("waiting to write: %w: %w", kg.ErrTimeout, ctx.Err())
	}
	if err := s.follower.CatchUp(ctx); err != nil {
		<-s.writing
		return nil, nil, err
	}
	return s.view.Snapshot(), func() { <-s.writing }, nil
}

// decide runs a decision and its commit on the last version, again as long as another
// writer comes in between. Where the caller named a revision, the last one must be that.
func (s *Service) decide(ctx context.Context, ifRevision *uint64, attempt func(*view.Snapshot) error) error {
	for n := 1; ; n++ {
		err := s.decideOnce(ctx, ifRevision, attempt)
		if !errors.Is(err, store.ErrPremise) {
			return err
		}
		s.conflicts.Add(1)
		if n == maxConflicts {
			return fmt.Errorf("other writers were faster %d times: %w", n, err)
		}
	}
}

func (s *Service) decideOnce(ctx context.Context, ifRevision *uint64, attempt func(*view.Snapshot) error) error {
	base, end, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if ifRevision != nil && *ifRevision != base.Revision() {
		return fmt.Errorf("the change was to follow revision %d, but the last one is %d: %w", *ifRevision, base.Revision(), kg.ErrConflict)
	}
	return attempt(base)
}

// write commits a change that was decided on the version and applies it to the view. The
// error is [store.ErrPremise] when that version is no longer the last. Once the change is
// committed, the end of the context does not keep it from the view.
func (s *Service) write(ctx context.Context, base *view.Snapshot, change store.Change) (store.Committed, error) {
	premise := base.Revision()
	change.Premise = &premise
	c, err := s.store.Commit(ctx, change)
	if err != nil {
		return store.Committed{}, err
	}
	if len(c.Added)+len(c.Removed) == 0 {
		return c, nil
	}
	s.commits.Add(1)
	err = s.view.Apply(c)
	if errors.Is(err, kg.ErrConflict) { // the view was built anew in between
		err = s.follower.CatchUp(context.WithoutCancel(ctx))
	}
	if err != nil {
		return c, fmt.Errorf("revision %d: the view cannot show what is stored: %w: %w", c.Number, kg.ErrInternal, err)
	}
	return c, nil
}

// commit writes a prepared input. The error is one that ends a run; a refusal is in the
// outcome.
func (s *Service) commit(ctx context.Context, p prepared, author string) (Outcome, error) {
	o := Outcome{Name: p.input.Name, Document: p.document}
	if p.refused != nil {
		o.Err = p.refused
		return o, nil
	}
	err := s.decide(ctx, p.input.IfRevision, func(base *view.Snapshot) (err error) {
		p, o, err = s.commitOn(ctx, base, p, author)
		return err
	})
	if err != nil {
		err = fmt.Errorf("input %q: %w", o.Name, err)
		if kg.CategoryOf(err) == kg.ErrInvalid { // statements that no store can hold
			o.Err, err = err, nil
		}
	}
	return o, err
}

// commitOn writes a prepared input on the last version. It gives the input back as far as
// it is prepared then.
func (s *Service) commitOn(ctx context.Context, base *view.Snapshot, p prepared, author string) (prepared, Outcome, error) {
	o := Outcome{Name: p.input.Name, Document: p.document}
	if has(base, p.document) {
		o.unchanged(base)
		return p, o, nil
	}
	if p.known {
		var err error
		if p, err = s.extractKnown(ctx, p); err != nil {
			return p, o, err
		}
		if o.Err = p.refused; o.Err != nil {
			return p, o, nil
		}
	}
	superseded, removed, err := s.published(ctx, p.url)
	if err != nil {
		return p, o, err
	}
	stated, kept := p.correctedBy(correctionsOf(base, p.document))
	persons, err := s.who(base, superseded, stated.mentions, stated.reports, stated.naming)
	if err != nil {
		return p, o, err
	}
	change := store.Change{
		Author: author, Cause: kg.CauseIngest, Message: strings.ToValidUTF8(o.Name, "�"),
		Documents: append(superseded, p.document), Add: slices.Clip(stated.quads), Remove: append(removed, restatements(base, superseded...)...),
	}
	if len(persons.own) > 0 {
		change.Add = vocab.Encode(resolve.Relabel(stated.reading, persons.own))
	}
	change.Add = append(change.Add, kept...)
	c, err := s.writePersons(ctx, base, change, persons)
	if err != nil {
		return p, o, err
	}
	if len(c.Added)+len(c.Removed) == 0 { // it states nothing that is not there
		o.unchanged(s.view.Snapshot())
		return p, o, nil
	}
	o.Status, o.Revision, o.Unread = Added, c.Number, p.unread
	if len(superseded) > 0 {
		o.Status, o.Superseded = Superseded, superseded[0]
	}
	o.count(s.view.Snapshot())
	return p, o, nil
}

// published gives the documents that were read from a URL before, sorted, and what they
// state.
func (s *Service) published(ctx context.Context, url string) ([]kg.ID, []quad.Quad, error) {
	if url == "" {
		return nil, nil, nil
	}
	var documents []kg.ID
	var labels []quad.Value
	literal := quad.TypedString{Value: quad.String(url), Type: vocab.XSDAnyURI}
	for q, err := range s.store.Match(ctx, quad.Object, []quad.Value{literal}) {
		if err != nil {
			return nil, nil, err
		}
		if id, ok := vocab.IDOf(q.Subject); ok && q.Predicate == quad.Value(vocab.Source) {
			documents = append(documents, id)
			labels = append(labels, vocab.Node(id))
		}
	}
	statements, err := s.statements(ctx, labels...)
	return sorted(documents), statements, err
}

// statements lists the quads with one of the labels.
func (s *Service) statements(ctx context.Context, labels ...quad.Value) ([]quad.Quad, error) {
	if len(labels) == 0 {
		return nil, nil
	}
	var quads []quad.Quad
	for q, err := range s.store.Match(ctx, quad.Label, labels) {
		if err != nil {
			return nil, err
		}
		quads = append(quads, q)
	}
	return quads, nil
}

func (s *Service) retract(ctx context.Context, document kg.ID, author string, ifRevision *uint64) (made kg.Revision, err error) {
	err = s.decide(ctx, ifRevision, func(base *view.Snapshot) error {
		quads, err := s.statements(ctx, vocab.Node(document))
		if err != nil {
			return err
		}
		if len(quads) == 0 {
			return fmt.Errorf("the document states nothing: %w", kg.ErrNotFound)
		}
		persons, err := s.who(base, []kg.ID{document}, nil, nil, naming{})
		if err != nil {
			return err
		}
		c, err := s.writePersons(ctx, base, store.Change{
			Author: author, Cause: kg.CauseRetract, Documents: []kg.ID{document}, Remove: append(quads, restatements(base, document)...),
		}, persons)
		made = c.Revision
		return err
	})
	return made, err
}

func sorted(ids []kg.ID) []kg.ID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// unchanged says that the document was in the graph before.
func (o *Outcome) unchanged(s *view.Snapshot) {
	o.Status = Unchanged
	o.count(s)
}

// count counts the nodes of which the document states something.
func (o *Outcome) count(s *view.Snapshot) {
	for _, id := range s.Follow([]kg.ID{o.Document}, view.DocumentNodes)[0] {
		switch id.Kind() {
		case kg.KindMeeting:
			o.Meetings++
		case kg.KindPerson:
			o.People++
		case kg.KindAttendance:
			o.Attendances++
		case kg.KindMembership:
			o.Memberships++
		case kg.KindGroupAttendance:
			o.GroupAttendances++
		case kg.KindTextRepair:
			o.Repairs++
		}
	}
}
