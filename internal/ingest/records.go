package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// record is a line of a file of records: a release with what is known of it. A field that
// is not here is an error, for it may be a slip of the pen (publised) that loses a date.
type record struct {
	Text      *string `json:"text"` // either this
	HTML      *string `json:"html"` // or this, a page or a part of one
	Title     string  `json:"title"`
	Source    string  `json:"source"`
	Author    string  `json:"author"`
	URL       string  `json:"url"`
	Published string  `json:"published"`
}

// records yields the releases of a file with a JSON object on every line. Blank lines count
// as lines and give nothing.
func (o WalkOptions) records(name string, r io.Reader, yield yieldFunc) bool {
	// Escaped, Chinese takes twice as many bytes.
	lines := lineReader{r: bufio.NewReaderSize(r, 64<<10), limit: 3*o.MaxBytes + 64<<10}
	for n := 1; ; n++ {
		line, err := lines.next()
		in := Input{Name: fmt.Sprintf("%s:%d", name, n)}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.Is(err, kg.ErrLimit):
			err = fmt.Errorf("%q %w", in.Name, err)
		case err != nil:
			return yield(in, fmt.Errorf("reading %q: %w", in.Name, err))
		default:
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\uFEFF"))
			}
			if line = bytes.TrimSpace(line); len(line) == 0 {
				continue
			}
			if in.Raw, in.Known, err = parseRecord(line); err == nil && int64(len(in.Raw)) > o.MaxBytes {
				err = fmt.Errorf("holds %d bytes, the limit is %d: %w", len(in.Raw), o.MaxBytes, kg.ErrLimit)
			}
			if err != nil {
				err = fmt.Errorf("%q %w", in.Name, err)
			}
		}
		if !yield(in, err) {
			return false
		}
	}
}

// parseRecord reads a line; its errors continue the sentence `"name" …`.
func parseRecord(line []byte) (raw []byte, known release.Known, err error) {
	none := release.Known{}
	if !utf8.Valid(line) {
		return nil, none, fmt.Errorf("is not UTF-8: %w", kg.ErrInvalid)
	}
	var r record
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return nil, none, fmt.Errorf("is not a record: %s; the fields are text or html, title, source, author, url and published: %w",
			strings.TrimPrefix(err.Error(), "json: "), kg.ErrInvalid)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, none, fmt.Errorf("holds more than one record: %w", kg.ErrInvalid)
	}
	known = release.Known{Title: r.Title, Source: strings.TrimSpace(r.Source), Author: strings.TrimSpace(r.Author), URL: r.URL}
	switch {
	case (r.Text == nil) == (r.HTML == nil):
		return nil, none, fmt.Errorf("needs either text or html: %w", kg.ErrInvalid)
	case r.HTML != nil:
		known.HTML = true
		raw = []byte(*r.HTML)
	default:
		raw = []byte(*r.Text)
	}
	if err := known.Check(); err != nil {
		return nil, none, err
	}
	if r.Published != "" {
		if known.Published, err = published(r.Published); err != nil {
			return nil, none, err
		}
	}
	return raw, known, nil
}

// published reads a day or a moment, whose day is taken as it is written.
func published(value string) (kg.Date, error) {
	if d, err := kg.ParseDate(value); err == nil {
		return d, nil
	}
	if d := release.FindDate(value); !d.IsZero() {
		return d, nil
	}
	return kg.Date{}, fmt.Errorf("has %q as published, which is no date: %w", value, kg.ErrInvalid)
}

// lineReader reads lines of a bounded length.
type lineReader struct {
	r     *bufio.Reader
	limit int64
	line  []byte
}

// next gives the next line, which is good until the line after it. The error is
// [kg.ErrLimit] for a line that is too long, of which the rest is passed over, [io.EOF] at the
// end, or that of the reader.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	tooLong := false
	for {
		part, err := l.r.ReadSlice('\n')
		if int64(len(l.line)+len(part)) > l.limit {
			tooLong, l.line = true, nil
		}
		if !tooLong {
			l.line = append(l.line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case tooLong:
			return nil, fmt.Errorf("is a line of more than %d bytes: %w", l.limit, kg.ErrLimit)
		case err != nil && len(l.line) == 0:
			return nil, io.EOF
		}
		return l.line, nil
	}
}
