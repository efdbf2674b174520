package dump_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"huipu/internal/dump"
	"huipu/internal/kg"
	"huipu/internal/vocab"
)

func TestNQuadsRefusesWhatCannotBeWritten(t *testing.T) {
	good := quad.Quad{Subject: vocab.Node("person/1"), Predicate: vocab.Label, Object: vocab.Node("person/2"), Label: vocab.Node("document/1")}
	for name, spoil := range map[string]func(*quad.Quad){
		"no label":          func(q *quad.Quad) { q.Label = nil },
		"a blank node":      func(q *quad.Quad) { q.Subject = quad.BNode("b") },
		"a native number":   func(q *quad.Quad) { q.Object = quad.Int(3) },
		"an empty IRI":      func(q *quad.Quad) { q.Object = quad.IRI("") },
		"a space in an IRI": func(q *quad.Quad) { q.Object = quad.IRI("https://a b") },
		"a bracket":         func(q *quad.Quad) { q.Predicate = quad.IRI("https://a>b") },
		"a broken IRI":      func(q *quad.Quad) { q.Object = quad.IRI("https://a\xff") },
		"broken UTF-8":      func(q *quad.Quad) { q.Object = quad.TypedString{Value: "\xef\xbf", Type: vocab.XSDAnyURI} },
		"a bad datatype":    func(q *quad.Quad) { q.Object = quad.TypedString{Value: "a", Type: "a b"} },
		"a bad language":    func(q *quad.Quad) { q.Object = quad.LangString{Value: "a", Lang: "zh Hans"} },
		"no language":       func(q *quad.Quad) { q.Object = quad.LangString{Value: "a"} },
	} {
		q := good
		spoil(&q)
		if _, err := dump.NQuads(context.Background(), io.Discard, graph{quads: []quad.Quad{q}}, dump.Options{BaseIRI: base}); !errors.Is(err, kg.ErrInternal) {
			t.Errorf("%s: got %v, want %v", name, err, kg.ErrInternal)
		}
	}
}

func TestLiteralsAreCanonical(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"Chinese", "会谱", "会谱"},
		{"letters with an escape", "\b\t\n\f\r\"\\", `\b\t\n\f\r\"\\`},
		{"apostrophe", "'", "'"},
		{"controls", "\x01\x07\x0b\x0e\x1f\x7f", `\u0001\u0007\u000B\u000E\u001F\u007F`},
		{"C1 controls stay", "\u0080\u009f", "\u0080\u009f"},
		{"no characters of XML", "\ufffe\uffff", `\uFFFE\uFFFF`},
		{"their neighbours", "\ufffd\uffef\uf8ff", "\ufffd\uffef\uf8ff"},
		{"beyond the first plane", "\U0002b73a\U0001ffff\U0010ffff", "\U0002b73a\U0001ffff\U0010ffff"},
		{"combining marks are not composed", "e\u0301\u00e9", "e\u0301\u00e9"},
		{"ideographic space and BOM", "\u3000\ufeff", "\u3000\ufeff"},
	}
	for _, test := range tests {
		if got := literal(t, test.text); got != `"`+test.want+`"@zh-Hans` {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestStringsNeedNoDatatype(t *testing.T) {
	q := quad.Quad{
		Subject: vocab.Node("person/1"), Predicate: vocab.Label, Label: vocab.Node("document/1"),
		Object: quad.TypedString{Value: "a", Type: vocab.NSXSD + "string"},
	}
	if got := export(t, []quad.Quad{q}, dump.Options{}); !strings.Contains(got, ` "a" <`) {
		t.Errorf("got %s", got)
	}
}

// literal is the text as an export writes it.
func literal(t testing.TB, text string) string {
	subject, label := "<"+base+"person/1>", "<"+base+"document/1>"
	out := export(t, []quad.Quad{{
		Subject: vocab.Node("person/1"), Predicate: vocab.Label,
		Object: quad.LangString{Value: quad.String(text), Lang: vocab.Lang}, Label: vocab.Node("document/1"),
	}}, dump.Options{})
	out = strings.TrimPrefix(out, subject+" <"+string(vocab.Label)+"> ")
	return strings.TrimSuffix(out, " "+label+" .\n")
}

func FuzzLiteralRoundTrip(f *testing.F) {
	for _, s := range []string{"", "会谱", "\"\\\n\r\t\b\f", "\ufffe\uffff\ufeff", "\U0002b73a", "e\u0301", "\ue000", "\x7f\x01", `\u4E00`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
		written := literal(t, text)
		if strings.ContainsFunc(written, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff }) {
			t.Fatalf("%q holds what the canonical form escapes", written)
		}
		q, err := nquads.Parse("<s> <p> " + written + " <l> .")
		if err != nil {
			t.Fatalf("reading %s: %v", written, err)
		}
		if want := (quad.LangString{Value: quad.String(text), Lang: vocab.Lang}); q.Object != want {
			t.Fatalf("read %q, want %q", q.Object, want)
		}
	})
}
