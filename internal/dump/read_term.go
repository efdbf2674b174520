package dump

import (
	"bytes"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// term reads the term of a statement in the given direction, after space.
func (p *parser) term(d quad.Direction) (quad.Value, error) {
	p.space()
	start := p.pos
	switch c := p.peek(); {
	case c == '<':
		last := &p.last[d]
		if last.value != nil && bytes.HasPrefix(p.line[start:], last.raw) {
			p.pos += len(last.raw) // the bracket at its end ends the IRI here too
			return last.value, nil
		}
		v, err := p.iri()
		if err == nil && p.pos-start <= maxCachedTerm {
			last.raw, last.value = append(last.raw[:0], p.line[start:p.pos]...), v
		}
		return v, err
	case c == '_' && d != quad.Predicate:
		return p.blank()
	case c == '"' && d == quad.Object:
		return p.literal()
	}
	p.pos = start
	switch d {
	case quad.Predicate:
		return nil, p.expected("an IRI as predicate")
	case quad.Object:
		return nil, p.expected("an IRI, a blank node or a literal as object")
	case quad.Label:
		return nil, p.expected(`a graph name or "."`)
	}
	return nil, p.expected("an IRI or a blank node as subject")
}

// iri reads an IRI in brackets.
func (p *parser) iri() (quad.Value, error) {
	start := p.pos
	length := bytes.IndexByte(p.line[start:], '>') + 1
	if length == 0 {
		return nil, p.expected("an IRI that ends with >")
	}
	raw := p.line[start : start+length]
	if v, ok := p.terms.get(raw); ok {
		p.pos += length
		return v, nil
	}
	text := raw[1 : length-1]
	if bytes.IndexByte(text, '\\') >= 0 {
		p.pos++
		var err error
		if text, err = p.unescape(text, false); err != nil {
			return nil, err
		}
	}
	if bad := badInIRI(text); bad >= 0 {
		p.pos = start + 1
		if len(text) == length-2 {
			p.pos += bad
		}
		return nil, p.expected("a character that may stand in an IRI")
	}
	if !absolute(text) {
		p.pos = start
		return nil, p.expected("an absolute IRI")
	}
	p.pos = start + length
	v := quad.IRI(text)
	p.terms.put(raw, v)
	return v, nil
}

// badInIRI is the index of the first character that an IRI cannot hold, or -1.
func badInIRI(text []byte) int {
	// One bit for each character below and above 64: controls, space and <>"{}|^`\ are 1.
	const low = 1<<33 - 1 | 1<<'"' | 1<<'<' | 1<<'>'
	const high = uint64(1<<('\\'-64) | 1<<('^'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('|'-64) | 1<<('}'-64))
	ascii := byte(0)
	for i, c := range text {
		bad := uint64(low)
		if c >= 64 {
			bad = high
		}
		if c < 0x80 && bad>>(c&63)&1 != 0 {
			return i
		}
		ascii |= c
	}
	if ascii < 0x80 || utf8.Valid(text) {
		return -1
	}
	return firstInvalid(text)
}

// absolute tells whether the IRI starts with a scheme.
func absolute(iri []byte) bool {
	for i, c := range iri {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		switch {
		case letter:
		case c == ':':
			return i > 0
		case i == 0 || c != '+' && c != '-' && c != '.' && (c < '0' || c > '9'):
			return false
		}
	}
	return false
}

// blank reads a blank node.
func (p *parser) blank() (quad.Value, error) {
	start := p.pos
	if !bytes.HasPrefix(p.line[start:], []byte("_:")) {
		return nil, p.expected(`a blank node, which starts with "_:"`)
	}
	end := start + 2 // after the last character that may be the last of a label
	for at := end; at < len(p.line); {
		r, size := utf8.DecodeRune(p.line[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			p.pos = at
			return nil, p.expected("valid UTF-8")
		case r == '.' && at > start+2:
			at += size
			continue
		case !labelRune(r, at == start+2):
			at = len(p.line)
			continue
		}
		at += size
		end = at
	}
	if end == start+2 {
		p.pos = end
		return nil, p.expected("the label of a blank node")
	}
	p.pos = end
	return quad.BNode(p.line[start+2 : end]), nil
}

// labelRune tells whether r may stand in the label of a blank node; see PN_CHARS of the
// grammar, of which PN_CHARS_U and digits may come first.
func labelRune(r rune, first bool) bool {
	switch {
	case 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80, '0' <= r && r <= '9', r == '_', r == ':':
		return true
	case r == '-', r == 0xB7, 0x300 <= r && r <= 0x36F, 0x203F <= r && r <= 0x2040:
		return !first
	}
	for _, within := range [...][2]rune{
		{0xC0, 0xD6},
		{0xD8, 0xF6},
		{0xF8, 0x2FF},
		{0x370, 0x37D},
		{0x37F, 0x1FFF},
		{0x200C, 0x200D},
		{0x2070, 0x218F},
		{0x2C00, 0x2FEF},
		{0x3001, 0xD7FF},
		{0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD},
		{0x10000, 0xEFFFF},
	} {
		if within[0] <= r && r <= within[1] {
			return true
		}
	}
	return false
}

// firstInvalid is the index of the first byte that is not UTF-8.
func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}
