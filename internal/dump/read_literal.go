package dump

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// literal reads a quoted text with its language or datatype.
func (p *parser) literal() (quad.Value, error) {
	start := p.pos
	text, err := p.quoted()
	if err != nil {
		return nil, err
	}
	switch p.peek() {
	case '@':
		p.pos++
		at := p.pos
		for p.pos < len(p.line) && (isLetter(p.line[p.pos]) || p.line[p.pos] == '-' || '0' <= p.line[p.pos] && p.line[p.pos] <= '9') {
			p.pos++
		}
		lang := p.line[at:p.pos]
		if !validLang(string(lang)) {
			p.pos = at
			return nil, p.expected("a language tag")
		}
		if v, ok := p.terms.get(p.line[start:p.pos]); ok {
			return v, nil
		}
		v := quad.LangString{Value: quad.String(text), Lang: p.terms.text(lang)}
		p.terms.put(p.line[start:p.pos], v)
		return v, nil
	case '^':
		if !bytes.HasPrefix(p.line[p.pos:], []byte("^^<")) {
			return nil, p.expected("^^ and the IRI of a datatype")
		}
		p.pos += 2
		datatype, err := p.iri()
		if err != nil {
			return nil, err
		}
		if v, ok := p.terms.get(p.line[start:p.pos]); ok {
			return v, nil
		}
		v := quad.TypedString{Value: quad.String(text), Type: datatype.(quad.IRI)}
		p.terms.put(p.line[start:p.pos], v)
		return v, nil
	}
	return quad.TypedString{Value: quad.String(text), Type: xsdString}, nil
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// quoted reads a text in quotes, and gives it without escapes.
func (p *parser) quoted() ([]byte, error) {
	start := p.pos + 1
	end, escapes := endOfQuoted(p.line[start:])
	if end < 0 {
		return nil, p.expected("a literal that ends in its line with a quotation mark")
	}
	text := p.line[start : start+end]
	if !utf8.Valid(text) {
		p.pos = start + firstInvalid(text)
		return nil, p.expected("valid UTF-8")
	}
	if escapes {
		p.pos = start
		var err error
		if text, err = p.unescape(text, true); err != nil {
			return nil, err
		}
	}
	p.pos = start + end + 1
	return text, nil
}

// endOfQuoted is the index of the quotation mark that ends a text, or -1, and tells whether
// there are escapes before it.
func endOfQuoted(line []byte) (end int, escapes bool) {
	end = bytes.IndexByte(line, '"')
	if end < 0 {
		return -1, false
	}
	if text := line[:end]; bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '\r') < 0 {
		return end, false
	}
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '"':
			return i, true
		case '\\':
			i++
		case '\n', '\r':
			return -1, true
		}
	}
	return -1, true
}

// unescape replaces the escapes in text, which starts at the position: \u and \U, and in
// literals those of single letters. The position moves to an escape that is wrong.
func (p *parser) unescape(text []byte, letters bool) ([]byte, error) {
	start := p.pos
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			out = append(out, text[i])
			continue
		}
		p.pos = start + i
		i++
		digits := 0
		if i < len(text) {
			switch text[i] {
			case 'u':
				digits = 4
			case 'U':
				digits = 8
			default:
				if at := bytes.IndexByte([]byte("tbnrf\"'\\"), text[i]); letters && at >= 0 {
					out = append(out, "\t\b\n\r\f\"'\\"[at])
					continue
				}
			}
		}
		r, ok := hexRune(text[min(i+1, len(text)):], digits)
		if !ok {
			return nil, p.expected("an escape of N-Quads")
		}
		out = utf8.AppendRune(out, r)
		i += digits
	}
	return out, nil
}

// hexRune reads the character with the code in so many hexadecimal digits.
func hexRune(text []byte, digits int) (rune, bool) {
	if digits == 0 || len(text) < digits {
		return 0, false
	}
	r := rune(0)
	for _, c := range text[:digits] {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
		if r > unicode.MaxRune {
			return 0, false
		}
	}
	return r, utf8.ValidRune(r)
}
