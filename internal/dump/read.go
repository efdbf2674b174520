package dump

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// MaxLine is the length in bytes of the longest line that [ReadNQuads] reads.
const MaxLine = 64 << 20

// ReadNQuads yields the statements of an N-Quads document (RDF 1.1 N-Quads, W3C
// Recommendation of 2014) in their order, repeats included. It is strict: what the grammar
// does not allow is an error, as are relative IRIs, UTF-8 that is broken, a byte order mark
// and lines above [MaxLine]. A literal without a datatype is one of xsd:string; language tags
// keep their case; a statement in the default graph has no label. Neighbouring statements
// may share the memory of equal values.
//
// An error ends the iteration and is yielded last, with the zero quad: [kg.ErrInvalid] with
// the line, the column in characters and what was expected there, or the error of r with the
// line. Memory stays within that of the longest line. The sequence can be read once.
func ReadNQuads(r io.Reader) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		in := bufio.NewReaderSize(r, 1<<18)
		p := parser{terms: newTermCache()}
		var long []byte
		for end := false; !end; {
			line, err := in.ReadSlice('\n')
			if errors.Is(err, bufio.ErrBufferFull) {
				long, err = readLong(in, append(long[:0], line...))
				line = long
			}
			p.number++
			switch end = errors.Is(err, io.EOF); {
			case errors.Is(err, errLongLine):
				yield(quad.Quad{}, fmt.Errorf("line %d is longer than %d bytes: %w", p.number, MaxLine, kg.ErrInvalid))
				return
			case err != nil && !end:
				yield(quad.Quad{}, fmt.Errorf("reading line %d: %w", p.number, err))
				return
			}
			if !p.readLine(line, yield) {
				return
			}
		}
	}
}

var errLongLine = errors.New("long line")

// readLong reads the rest of a line that is longer than the buffer.
func readLong(in *bufio.Reader, line []byte) ([]byte, error) {
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > MaxLine {
			return nil, errLongLine
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// parser reads the lines of a document.
type parser struct {
	number int // of the line, from 1
	line   []byte
	pos    int
	terms  *termCache
	last   [quad.Label + 1]cachedTerm // the IRI read last in each direction, which neighbours share
}

// readLine yields the statements of what ends with a line feed: one line, or several where
// carriage returns stand alone. It reports whether to go on.
func (p *parser) readLine(line []byte, yield func(quad.Quad, error) bool) bool {
	p.line, p.pos = line, 0
	for p.pos < len(p.line) {
		q, ok, err := p.statement()
		switch {
		case err != nil:
			yield(quad.Quad{}, err)
			return false
		case ok && !yield(q, nil):
			return false
		}
		// What ends a line, and where the next one starts.
		if p.pos < len(p.line) && p.line[p.pos] == '\r' && p.pos+1 < len(p.line) && p.line[p.pos+1] != '\n' {
			p.number++
			p.line, p.pos = p.line[p.pos+1:], 0
			continue
		}
		return true
	}
	return true
}

// statement reads up to the end of a line. It reports false where the line holds none.
func (p *parser) statement() (q quad.Quad, ok bool, err error) {
	if p.atEnd() {
		return q, false, nil
	}
	if q.Subject, err = p.term(quad.Subject); err != nil {
		return q, false, err
	}
	if q.Predicate, err = p.term(quad.Predicate); err != nil {
		return q, false, err
	}
	if q.Object, err = p.term(quad.Object); err != nil {
		return q, false, err
	}
	p.space()
	if p.peek() != '.' {
		if q.Label, err = p.term(quad.Label); err != nil {
			return q, false, err
		}
		p.space()
	}
	if p.peek() != '.' {
		return q, false, p.expected(`"." after the statement`)
	}
	p.pos++
	if !p.atEnd() {
		return q, false, p.expected("the end of the line or a comment")
	}
	return q, true, nil
}

// atEnd skips space and a comment and tells whether the line ends there.
func (p *parser) atEnd() bool {
	p.space()
	switch p.peek() {
	case '#':
		// A comment is skipped unread, but it is text too.
		rest := p.line[p.pos:]
		if i := bytes.IndexByte(rest, '\r'); i >= 0 {
			rest = rest[:i]
		}
		rest = bytes.TrimSuffix(rest, []byte("\n"))
		if !utf8.Valid(rest) {
			return false
		}
		p.pos += len(rest)
		return true
	case '\n', '\r', 0:
		return p.pos == len(p.line) || p.line[p.pos] != 0
	}
	return false
}

func (p *parser) space() {
	for p.pos < len(p.line) && (p.line[p.pos] == ' ' || p.line[p.pos] == '\t') {
		p.pos++
	}
}

// peek is the next byte, or 0 at the end of the document.
func (p *parser) peek() byte {
	if p.pos < len(p.line) {
		return p.line[p.pos]
	}
	return 0
}

// expected is the error that something else stands at the position.
func (p *parser) expected(what string) error {
	rest := bytes.TrimRight(p.line[min(p.pos, len(p.line)):], "\r\n")
	found := "the end of the line"
	if len(rest) > 0 {
		found = fmt.Sprintf("%.20q", rest)
	}
	column := utf8.RuneCount(p.line[:min(p.pos, len(p.line))]) + 1
	return fmt.Errorf("line %d, column %d: expected %s, found %s: %w", p.number, column, what, found, kg.ErrInvalid)
}
