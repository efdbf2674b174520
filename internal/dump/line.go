package dump

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// xsdString is the datatype that the canonical form leaves out.
const xsdString quad.IRI = vocab.NSXSD + "string"

// appendLine appends the line of q with its node IRIs below base. Every IRI and literal
// of a store fits; anything else is [kg.ErrInternal], for it can only be damage.
func appendLine(dst []byte, base string, q quad.Quad) ([]byte, error) {
	for _, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		var err error
		if dst, err = appendTerm(dst, base, v); err != nil {
			return dst, fmt.Errorf("statement %v: %w", q, err)
		}
		dst = append(dst, ' ')
	}
	return append(dst, '.', '\n'), nil
}

func appendTerm(dst []byte, base string, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		// As vocab.Expand does, without the copy that it makes.
		if id, ok := vocab.IDOf(v); ok {
			return appendIRI(dst, base, string(id))
		}
		return appendIRI(dst, "", string(v))
	case quad.LangString:
		dst, err := appendLiteral(dst, string(v.Value))
		if err == nil && !validLang(v.Lang) {
			err = fmt.Errorf("%q is no language tag: %w", v.Lang, kg.ErrInternal)
		}
		return append(append(dst, '@'), v.Lang...), err
	case quad.TypedString:
		dst, err := appendLiteral(dst, string(v.Value))
		if err != nil || v.Type == xsdString {
			return dst, err
		}
		return appendIRI(append(dst, '^', '^'), "", string(v.Type))
	}
	return dst, fmt.Errorf("%v is a %T, want an IRI or a literal with a type or a language: %w", v, v, kg.ErrInternal)
}

// appendIRI writes the IRI of prefix and rest as it is: the contract of the store leaves
// out every character that would need an escape, and the prefix has been checked.
func appendIRI(dst []byte, prefix, rest string) ([]byte, error) {
	if !plainIRI(rest) || len(prefix)+len(rest) == 0 {
		return dst, fmt.Errorf("IRI %q cannot be written: %w", prefix+rest, kg.ErrInternal)
	}
	dst = append(dst, '<')
	dst = append(dst, prefix...)
	dst = append(dst, rest...)
	return append(dst, '>'), nil
}

// plainIRI reports whether N-Quads can hold s without an escape.
func plainIRI(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '<', '>', '"', '{', '}', '|', '^', '`', '\\':
			return false
		default:
			if s[i] <= ' ' {
				return false
			}
		}
	}
	return utf8.ValidString(s)
}

// validLang reports whether s has the form of a language tag: letters, then groups of
// letters and digits, joined by hyphens.
func validLang(s string) bool {
	for i, part := range strings.Split(s, "-") {
		bad := func(r rune) bool {
			letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
			return !letter && (i == 0 || r < '0' || r > '9')
		}
		if part == "" || strings.IndexFunc(part, bad) >= 0 {
			return false
		}
	}
	return true
}

const upperHex = "0123456789ABCDEF"

// appendLiteral writes s in quotes. Short escapes stand for the eight characters that
// have one (all but ' itself), \uXXXX for the other controls below U+0020, for DEL and for
// what XML 1.1 does not count as a character (U+FFFE, U+FFFF); everything else stands for
// itself.
func appendLiteral(dst []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return dst, fmt.Errorf("literal %q is not UTF-8: %w", s, kg.ErrInternal)
	}
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= ' ' && b != '"' && b != '\\' && b != 0x7F && b != 0xEF {
			continue
		}
		size := 1
		var escape []byte
		switch {
		case b == 0xEF:
			// U+FFFE and U+FFFF are EF BF BE and EF BF BF.
			if s[i+1] != 0xBF || s[i+2] < 0xBE {
				continue
			}
			size = 3
			escape = []byte{'\\', 'u', 'F', 'F', 'F', upperHex[s[i+2]&0xF]}
		case shortEscape(b) != 0:
			escape = []byte{'\\', shortEscape(b)}
		default:
			escape = []byte{'\\', 'u', '0', '0', upperHex[b>>4], upperHex[b&0xF]}
		}
		dst = append(append(dst, s[from:i]...), escape...)
		i += size - 1
		from = i + 1
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"'), nil
}

// shortEscape is the letter after the backslash that stands for b; 0 when there is none.
func shortEscape(b byte) byte {
	switch b {
	case '\b':
		return 'b'
	case '\t':
		return 't'
	case '\n':
		return 'n'
	case '\f':
		return 'f'
	case '\r':
		return 'r'
	case '"', '\\':
		return b
	}
	return 0
}
