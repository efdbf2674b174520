package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// begin waits for the turn to write and brings the view up to the store's last revision, so
// that what is decided on the view holds for the store. The caller calls end when done.
func (s *Service) begin(ctx context.Context) (end func(), err error) {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting to write: %w: %w", kg.ErrTimeout, ctx.Err())
	}
	if err := s.catchUp(ctx); err != nil {
		<-s.writing
		return nil, err
	}
	return func() { <-s.writing }, nil
}

// catchUp applies the revisions that the view does not have: those of other writers, or of
// an earlier commit that could not be applied.
func (s *Service) catchUp(ctx context.Context) error {
	for c, err := range s.store.Revisions(ctx, s.view.Snapshot().Revision()) {
		if err != nil {
			return err
		}
		if err := s.view.Apply(c); err != nil {
			return fmt.Errorf("the view cannot show what is stored: %w: %w", kg.ErrInternal, err)
		}
	}
	return nil
}

// write commits a change and applies it to the view. Once it is committed, the end of the
// context does not keep it from the view.
func (s *Service) write(ctx context.Context, change store.Change) (store.Committed, error) {
	c, err := s.store.Commit(ctx, change)
	if err != nil {
		return store.Committed{}, err
	}
	err = s.view.Apply(c)
	if errors.Is(err, kg.ErrConflict) { // other revisions came in between
		err = s.catchUp(context.WithoutCancel(ctx))
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
	end, err := s.begin(ctx)
	if err != nil {
		return o, fmt.Errorf("input %q: %w", o.Name, err)
	}
	defer end()
	if s.has(p.document) {
		o.unchanged(s.view.Snapshot())
		return o, nil
	}
	if p.known {
		if p, err = s.extractKnown(ctx, p); err != nil {
			return o, err
		}
		if o.Err = p.refused; o.Err != nil {
			return o, nil
		}
	}
	superseded, removed, err := s.published(ctx, p.url)
	if err != nil {
		return o, fmt.Errorf("input %q: %w", o.Name, err)
	}
	c, err := s.write(ctx, store.Change{
		Author: author, Cause: kg.CauseIngest, Message: strings.ToValidUTF8(o.Name, "�"),
		Documents: sorted(append(superseded, p.document)), Add: p.quads, Remove: removed,
	})
	if err != nil {
		err = fmt.Errorf("input %q: %w", o.Name, err)
		if kg.CategoryOf(err) == kg.ErrInvalid { // statements that no store can hold
			o.Err, err = err, nil
		}
		return o, err
	}
	if len(c.Added)+len(c.Removed) == 0 { // another service stored it since begin
		o.unchanged(s.view.Snapshot())
		return o, nil
	}
	o.Status, o.Revision, o.Unread = Added, c.Number, p.unread
	if len(superseded) > 0 {
		o.Status, o.Superseded = Superseded, superseded[0]
	}
	o.count(s.view.Snapshot())
	return o, nil
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

func (s *Service) retract(ctx context.Context, document kg.ID, author string) (kg.Revision, error) {
	end, err := s.begin(ctx)
	if err != nil {
		return kg.Revision{}, err
	}
	defer end()
	quads, err := s.statements(ctx, vocab.Node(document))
	if err != nil {
		return kg.Revision{}, err
	}
	if len(quads) == 0 {
		return kg.Revision{}, fmt.Errorf("the document states nothing: %w", kg.ErrNotFound)
	}
	c, err := s.write(ctx, store.Change{
		Author: author, Cause: kg.CauseRetract, Documents: []kg.ID{document}, Remove: quads,
	})
	return c.Revision, err
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
