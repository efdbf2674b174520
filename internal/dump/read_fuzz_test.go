package dump_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// grammarLine is a line of a document by the grammar of RDF 1.1 N-Quads.
func grammarLine() *regexp.Regexp {
	const (
		uchar   = `\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}`
		iri     = `<(?:[^\x00-\x20<>"{}|^\x60\\]|` + uchar + `)*>`
		base    = `A-Za-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}`
		first   = base + `_:0-9`
		chars   = first + `\-\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}`
		blank   = `_:[` + first + `](?:[` + chars + `.]*[` + chars + `])?`
		quoted  = `"(?:[^\x22\x5C\n\r]|\\[tbnrf"'\\]|` + uchar + `)*"`
		literal = quoted + `(?:\^\^` + iri + `|@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)?`
		space   = `[ \t]*`
		node    = `(?:` + iri + `|` + blank + `)`
	)
	statement := node + space + iri + space + `(?:` + node + `|` + literal + `)` + space + `(?:` + node + space + `)?\.`
	return regexp.MustCompile(`^` + space + `(?:` + statement + space + `)?(?s:#.*)?$`)
}

// Whatever the bytes are, reading ends with statements, or with an error that names a line.
// What the grammar does not allow is refused; what it allows is read, but for IRIs that are
// relative or hold escaped what they must not, and codes that are no characters. What is read
// can be written and read again.
func FuzzReadNQuads(f *testing.F) {
	for _, s := range []string{
		"<http://e/s> <http://e/p> <http://e/o> <http://e/l> .\n", "_:a <http://e/p> \"会\\u4e00\\n\"@zh-Hans .",
		"<http://e/s><http://e/p>\"1\"^^<http://e/t>.#c\r\r\n\t<http://e/s> <http://e/p> _:b.c .", "<\\u0061:b> <c:d> \"\\U0002b73a\" _:0 .",
	} {
		f.Add([]byte(s))
	}
	line, ends := grammarLine(), regexp.MustCompile(`[\r\n]+`)
	f.Fuzz(func(t *testing.T, in []byte) {
		quads, err := readAll(bytes.NewReader(in))
		allowed := utf8.Valid(in)
		for _, text := range ends.Split(string(in), -1) {
			allowed = allowed && line.MatchString(text)
		}
		stricter := err != nil && (strings.Contains(err.Error(), "expected an absolute IRI") ||
			strings.Contains(err.Error(), "expected an escape") || strings.Contains(err.Error(), "expected a character that may"))
		if (err == nil) != allowed && (!allowed || !stricter) {
			t.Fatalf("got %v, the grammar allows it: %v", err, allowed)
		}
		if err != nil && (!errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "line ")) {
			t.Fatalf("error without a place: %v", err)
		}
		var out bytes.Buffer
		for _, q := range quads {
			for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
				if v != nil {
					fmt.Fprint(&out, term(v), " ")
				}
			}
			out.WriteString(".\n")
		}
		again, err := readAll(&out)
		if err != nil || !slices.Equal(again, quads) {
			t.Fatalf("read again: %v, %v; want %v", again, err, quads)
		}
	})
}

// term writes a value with escapes for everything but letters.
func term(v quad.Value) string {
	escape := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			if r > ' ' && r < 0x7f && r != '"' && r != '\\' {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, `\U%08x`, r)
			}
		}
		return b.String()
	}
	switch v := v.(type) {
	case quad.IRI:
		return "<" + escape(string(v)) + ">"
	case quad.BNode:
		return "_:" + string(v)
	case quad.LangString:
		return `"` + escape(string(v.Value)) + `"@` + v.Lang
	case quad.TypedString:
		return `"` + escape(string(v.Value)) + `"^^<` + escape(string(v.Type)) + ">"
	}
	panic(v)
}
