package ingest

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// prepared is an input on its way, as far as it goes without writing.
type prepared struct {
	input    Input
	document kg.ID
	url      string
	known    bool              // the content was in the graph already, so it was not extracted
	reading  kg.Contribution   // with the ids that the document gives by itself
	quads    []quad.Quad       // of the reading
	mentions []resolve.Mention // of the reading
	reports  []*reported       // of the reading
	naming   naming            // of the reading
	unread   []kg.Unread
	refused  error // why the input cannot be read
}

// PanicError is a panic of the extractor, or of the reader before it, on an input. It wraps
// [kg.ErrInternal].
type PanicError struct {
	Input string // the name of the input
	Value any
	Stack []byte // where it happened
}

// Error names the input and says what the panic said, on one line.
func (e *PanicError) Error() string {
	return fmt.Sprintf("input %q: panic while reading: %q: %v", e.Input, fmt.Sprint(e.Value), kg.ErrInternal)
}

// Unwrap gives the category.
func (e *PanicError) Unwrap() error { return kg.ErrInternal }

// prepare reads an input, and extracts it unless its content is known. The error is one
// that ends a run; what is wrong with the input alone is in the result.
func (s *Service) prepare(ctx context.Context, in Input) (prepared, error) {
	p := prepared{input: in}
	r, err := read(in)
	if err != nil {
		p.refused = err
		return p, nil
	}
	p.document, p.url = r.ID, r.URL
	if p.known = has(s.view.Snapshot(), r.ID); p.known {
		return p, nil
	}
	return s.extract(ctx, p, r)
}

// extractKnown extracts an input whose content was known but has gone meanwhile.
func (s *Service) extractKnown(ctx context.Context, p prepared) (prepared, error) {
	r, err := read(p.input)
	if err != nil {
		return p, err
	}
	p.known = false
	return s.extract(ctx, p, r)
}

func (s *Service) extract(ctx context.Context, p prepared, r *release.Release) (prepared, error) {
	x, err := s.extractor()
	if err != nil {
		return p, fmt.Errorf("starting the extractor: %w", err)
	}
	reading, unread, err := s.contribution(ctx, x, p.input.Name, r)
	switch {
	case ctx.Err() != nil:
		return p, fmt.Errorf("input %q: %w: %w", p.input.Name, kg.ErrTimeout, ctx.Err())
	case err != nil:
		p.refused = err
		return p, nil
	}
	p.unread = unread
	p.take(reading)
	return p, nil
}

// take lets the input state a reading.
func (p *prepared) take(reading kg.Contribution) {
	p.reading = reading
	p.quads = vocab.Encode(reading)
	p.mentions = compact(resolve.Mentions(reading))
	p.reports = reportsOf(reading)
	p.naming = namingOf(reading)
}

// contribution gives what the extractor reads in a release, with the ids that it gives by
// itself, and the passages that were not read.
func (s *Service) contribution(ctx context.Context, x Extractor, name string, r *release.Release) (kg.Contribution, []kg.Unread, error) {
	facts, err := extract(ctx, x, name, r)
	if err != nil {
		return kg.Contribution{}, nil, err
	}
	bylines := facts.Document.Bylines
	facts.Document = r.Document
	facts.Document.Bylines, facts.Document.Extractor = bylines, s.version
	if err := verify(facts); err != nil {
		return kg.Contribution{}, nil, fmt.Errorf("input %q: broken facts: %w: %w", name, err, kg.ErrInternal)
	}
	return resolve.Resolve(facts), facts.Unread, nil
}

// read is [release.ReadKnown] that turns panics into errors.
func read(in Input) (r *release.Release, err error) {
	defer catch(&err, in.Name)
	return release.ReadKnown(in.Name, in.Raw, in.Known)
}

func extract(ctx context.Context, x Extractor, name string, r *release.Release) (f kg.Facts, err error) {
	defer catch(&err, name)
	if f, err = x.Extract(ctx, r); err != nil {
		return kg.Facts{}, fmt.Errorf("input %q: %w", name, err)
	}
	return f, nil
}

// catch, deferred, makes an error of a panic.
func catch(err *error, name string) {
	if v := recover(); v != nil {
		*err = &PanicError{name, v, debug.Stack()}
	}
}

// has reports whether the version shows a document.
func has(s *view.Snapshot, document kg.ID) bool {
	return s.Documents([]kg.ID{document})[0] != nil
}
