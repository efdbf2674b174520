package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
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

// plainText is a release as text in UTF-8, all that the interface of a server takes. What is
// known of it without the text saying so is written below the headline, as header lines.
func plainText(in ingest.Input) (string, error) {
	r, err := release.ReadKnown(in.Name, in.Raw, in.Known)
	if err != nil {
		return "", err
	}
	again, err := release.Read(in.Name+".txt", []byte(r.Text))
	if err != nil {
		return "", err
	}
	var lines strings.Builder
	for _, field := range []struct{ label, value, found string }{
		{"发布时间", r.Published.String(), again.Published.String()},
		{"来源", r.Source, again.Source},
		{"作者", r.Author, again.Author},
		{"原文链接", r.URL, again.URL},
	} {
		if field.value != "" && field.value != field.found {
			fmt.Fprintf(&lines, "%s：%s\n", field.label, field.value)
		}
	}
	below := 0
	if first := r.Paragraphs[0]; first.Kind == release.Title && len(r.Paragraphs) > 1 {
		below = r.Paragraphs[1].Start
	}
	return r.Text[:below] + lines.String() + r.Text[below:], nil
}

// ingest sends one release. A release that cannot be read is refused in the outcome; the
// error is that of the server or of the way to it.
func (s *server) ingest(ctx context.Context, in ingest.Input) (ingest.Outcome, error) {
	o := ingest.Outcome{Name: in.Name}
	text, name := string(in.Raw), in.Name
	if !utf8.Valid(in.Raw) || in.Known != (release.Known{}) {
		var err error
		if text, err = plainText(in); err != nil {
			o.Err = err
			return o, nil
		}
		name += ".txt"
	}
	raw, err := s.ask(ctx, question{Query: ingestDocument, Variables: map[string]any{"input": map[string]any{"text": text, "name": name}}})
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
