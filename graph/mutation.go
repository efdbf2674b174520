package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"huipu/graph/model"
	"huipu/graph/object"
	"huipu/internal/ingest"
	"huipu/internal/kg"
)

// author gives the name under which a mutation runs, once it may.
func (r *Resolver) author(ctx context.Context) (string, error) {
	name, err := principal(ctx)
	if err != nil {
		return "", err
	}
	if r.ingest == nil {
		return "", fmt.Errorf("this server does not change the graph: %w", kg.ErrUnsupported)
	}
	return name, nil
}

// after starts questions in the version that a mutation made; that of the request is older.
func (r *Resolver) after(ctx context.Context) *object.Root {
	return object.NewRoot(r.query.Session(ctx))
}

func (r *Resolver) ingestDocument(ctx context.Context, in model.IngestDocumentInput, ifRevision *int) (*model.IngestDocumentPayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	given := known(in)
	if err := given.Check(); err != nil {
		return nil, fmt.Errorf("release %q %w", in.Name, err)
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	outcome, err := r.ingest.Ingest(ctx, ingest.Input{Name: in.Name, Raw: []byte(in.Text), Known: given, IfRevision: follows}, author)
	if err == nil {
		err = outcome.Err
	}
	if err != nil {
		return nil, err
	}
	now := r.after(ctx)
	payload := &model.IngestDocumentPayload{Outcome: model.IngestOutcome(outcome.Status)}
	if !payload.Outcome.IsValid() {
		return nil, fmt.Errorf("ingesting %q: unknown status %q: %w", in.Name, outcome.Status, kg.ErrInternal)
	}
	if payload.Document, err = now.Document(outcome.Document); err != nil {
		return nil, err
	}
	if outcome.Superseded != "" {
		payload.Superseded = &outcome.Superseded
	}
	if outcome.Revision != 0 {
		if payload.Revision, err = now.Revision(kg.RevisionID(outcome.Revision)); err != nil {
			return nil, err
		}
	}
	for i := range outcome.Unread {
		payload.Unread = append(payload.Unread, &outcome.Unread[i])
	}
	return payload, nil
}

// known is what a client tells of a release beside its text.
func known(in model.IngestDocumentInput) ingest.Known {
	k := ingest.Known{HTML: in.HTML}
	for _, field := range []struct {
		to   *string
		from graphql.Omittable[*string]
	}{{&k.Title, in.Title}, {&k.Source, in.Source}, {&k.Author, in.Author}, {&k.URL, in.URL}} {
		if value := field.from.Value(); value != nil {
			*field.to = strings.TrimSpace(*value)
		}
	}
	if day := in.Published.Value(); day != nil {
		k.Published = *day
	}
	return k
}

// premiseOf is the number of the revision that a change is to follow; nil for any.
func premiseOf(ifRevision *int) (p *uint64, err error) {
	switch {
	case ifRevision == nil:
	case *ifRevision < 0:
		err = fmt.Errorf("ifRevision is %d: want the number of a revision, or 0 for a graph without any: %w", *ifRevision, kg.ErrInvalid)
	default:
		number := uint64(*ifRevision)
		p = &number
	}
	return p, err
}

func (r *Resolver) retractDocument(ctx context.Context, id kg.ID, ifRevision *int) (*model.RetractDocumentPayload, error) {
	author, err := r.author(ctx)
	if err != nil {
		return nil, err
	}
	if id.Kind() != kg.KindDocument {
		return nil, fmt.Errorf("id %q: want one of kind %s: %w", id, kg.KindDocument, kg.ErrInvalid)
	}
	follows, err := premiseOf(ifRevision)
	if err != nil {
		return nil, err
	}
	revision, err := r.ingest.Retract(ctx, id, author, follows)
	if err != nil {
		return nil, err
	}
	made, err := r.after(ctx).Revision(revision.ID())
	if err != nil {
		return nil, err
	}
	return &model.RetractDocumentPayload{ID: id, Revision: made}, nil
}
