package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"unicode/utf8"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
)

const ingestDocument = `mutation Ingest($input: IngestDocumentInput!) {
  ingestDocument(input: $input) {
    outcome
    document { id }
    superseded
    revision { number }
    unread { quote reason }
  }
}`

// remote sends the releases to the server, one after the other. It goes on after a release
// that the server refuses, and stops when the server does not take any.
func (c *ingestCommand) remote(ctx context.Context, inputs iter.Seq2[ingest.Input, error], each func(ingest.Outcome)) (ingest.Report, error) {
	var report ingest.Report
	server, err := newServer(c.remoteFlags)
	if err != nil {
		return report, err
	}
	for in, err := range inputs {
		o := ingest.Outcome{Name: in.Name, Err: err}
		if err == nil {
			if o, err = server.ingest(ctx, in); err != nil {
				return report, err
			}
		}
		each(o)
		report.Add(o)
	}
	return report, nil
}

// inputOf is a release as the interface of a server takes it, as text in UTF-8. A release in
// another charset is read here, and what its head says goes with its text.
func inputOf(in ingest.Input) (map[string]any, error) {
	name, text, known := in.Name, string(in.Raw), in.Known
	if !utf8.Valid(in.Raw) {
		r, err := release.ReadKnown(in.Name, in.Raw, in.Known)
		if err != nil {
			return nil, err
		}
		name, text = in.Name+".txt", r.Text
		known = release.Known{Source: r.Source, Author: r.Author, URL: r.URL, Published: r.Published}
	}
	input := map[string]any{"name": name, "text": text, "html": known.HTML}
	for field, value := range map[string]string{"title": known.Title, "source": known.Source, "author": known.Author, "url": known.URL, "published": known.Published.String()} {
		if value != "" {
			input[field] = value
		}
	}
	return input, nil
}

// ingest sends one release. A release that cannot be read is refused in the outcome; the
// error is that of the server or of the way to it.
func (s *server) ingest(ctx context.Context, in ingest.Input) (ingest.Outcome, error) {
	o := ingest.Outcome{Name: in.Name}
	input, err := inputOf(in)
	if err != nil {
		o.Err = err
		return o, nil
	}
	raw, err := s.ask(ctx, question{Query: ingestDocument, Variables: map[string]any{"input": input}})
	if err != nil {
		return o, err
	}
	var answer struct {
		Data struct {
			IngestDocument *struct {
				Outcome    ingest.Status
				Document   struct{ ID kg.ID }
				Superseded *kg.ID
				Revision   *struct{ Number uint64 }
				Unread     []kg.Unread
			}
		}
		Errors []graphQLError
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return o, fmt.Errorf("the answer of %s to ingestDocument: %w", s.url, err)
	}
	payload := answer.Data.IngestDocument
	if payload == nil || len(answer.Errors) > 0 {
		err := fmt.Errorf("%s gave no answer to ingestDocument: %w", s.url, kg.ErrInternal)
		if len(answer.Errors) > 0 {
			err = answer.Errors[0].asError()
		}
		if category := kg.CategoryOf(err); category == kg.ErrInvalid || category == kg.ErrLimit {
			o.Err = err
			return o, nil
		}
		return o, err
	}
	o.Status, o.Document, o.Unread = payload.Outcome, payload.Document.ID, payload.Unread
	if payload.Superseded != nil {
		o.Superseded = *payload.Superseded
	}
	if payload.Revision != nil {
		o.Revision = payload.Revision.Number
	}
	return o, nil
}
