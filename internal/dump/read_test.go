package dump_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/dump"
	"huipu/internal/kg"
)

func readAll(r io.Reader) ([]quad.Quad, error) {
	var quads []quad.Quad
	for q, err := range dump.ReadNQuads(r) {
		if err != nil {
			return quads, err
		}
		quads = append(quads, q)
	}
	return quads, nil
}

func TestReadNQuads(t *testing.T) {
	iri := func(s string) quad.Value { return quad.IRI("http://e/" + s) }
	text := func(s string) quad.Value {
		return quad.TypedString{Value: quad.String(s), Type: "http://www.w3.org/2001/XMLSchema#string"}
	}
	s, p, o, l := iri("s"), iri("p"), iri("o"), iri("l")
	tests := []struct {
		name, in string
		want     []quad.Quad
	}{
		{"nothing", "", nil},
		{"blank lines and comments", "\n \t\r\n# 注\n\r\r#", nil},
		{"a statement", "<http://e/s> <http://e/p> <http://e/o> <http://e/l> .\n", []quad.Quad{{Subject: s, Predicate: p, Object: o, Label: l}}},
		{"no space, no label, no line feed", "<http://e/s><http://e/p><http://e/o>.", []quad.Quad{{Subject: s, Predicate: p, Object: o}}},
		{"much space and a comment", "\t <http://e/s>\t<http://e/p>  <http://e/o> \t<http://e/l>\t.\t# c", []quad.Quad{{Subject: s, Predicate: p, Object: o, Label: l}}},
		{"every end of line", "<http://e/s> <http://e/p> <http://e/o> .\r\n<http://e/s> <http://e/p> <http://e/p> .\r<http://e/s> <http://e/p> <http://e/l> .\n", []quad.Quad{
			{Subject: s, Predicate: p, Object: o}, {Subject: s, Predicate: p, Object: p}, {Subject: s, Predicate: p, Object: l},
		}},
		{"IRIs that start alike, and the same in other places", "<http://e/s> <http://e/p> <http://e/o> <http://e/l> .\n<http://e/so> <http://e/s> <http://e/p> .\n<http://e/s> <http://e/p> <http://e/p> <http://e/s> .\n<http://e/s><http://e/p><http://e/p><http://e/s>.", []quad.Quad{
			{Subject: s, Predicate: p, Object: o, Label: l},
			{Subject: iri("so"), Predicate: s, Object: p},
			{Subject: s, Predicate: p, Object: p, Label: s},
			{Subject: s, Predicate: p, Object: p, Label: s},
		}},
		{"blank nodes", "_:a <http://e/p> _:b.c-1 _:0 .\n_:é <http://e/p> _:a.", []quad.Quad{
			{Subject: quad.BNode("a"), Predicate: p, Object: quad.BNode("b.c-1"), Label: quad.BNode("0")},
			{Subject: quad.BNode("é"), Predicate: p, Object: quad.BNode("a")},
		}},
		{"escapes", `<http://e/\u4e00> <http://e/p> "\t\b\n\r\f\"\'\\\u4E00\U0002b73a" .`, []quad.Quad{
			{Subject: iri("一"), Predicate: p, Object: text("\t\b\n\r\f\"'\\一\U0002b73a")},
		}},
		{"literals", `<http://e/s> <http://e/p> "" .` + "\n" + `<http://e/s> <http://e/p> "会"@zh-Hans <http://e/l> .` + "\n" + `<http://e/s> <http://e/p> "1"^^<http://e/o>.` + "\n" + `<http://e/s> <http://e/p> "# . <"@en.`, []quad.Quad{
			{Subject: s, Predicate: p, Object: text("")},
			{Subject: s, Predicate: p, Object: quad.LangString{Value: "会", Lang: "zh-Hans"}, Label: l},
			{Subject: s, Predicate: p, Object: quad.TypedString{Value: "1", Type: "http://e/o"}},
			{Subject: s, Predicate: p, Object: quad.LangString{Value: "# . <", Lang: "en"}},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(test.in), iotest.OneByteReader(strings.NewReader(test.in))} {
				got, err := readAll(r)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestReadNQuadsNamesThePlace(t *testing.T) {
	const good = "<http://e/s> <http://e/p> <http://e/o> .\n"
	tests := []struct{ name, in, want string }{
		{"a literal as subject", good + `"s" <http://e/p> <http://e/o> .`, `line 2, column 1: expected an IRI or a blank node as subject, found "\"s\" <http://e/p> <ht"`},
		{"a blank node as predicate", `<http://e/s> _:p <http://e/o> .`, "line 1, column 14: expected an IRI as predicate"},
		{"a literal as predicate", `<http://e/s> "p" <http://e/o> .`, "column 14: expected an IRI as predicate"},
		{"a literal as label", `<http://e/s> <http://e/p> <http://e/o> "l" .`, `column 40: expected a graph name or "."`},
		{"no object", "<http://e/s> <http://e/p> .\n", "column 27: expected an IRI, a blank node or a literal as object"},
		{"no end", "<http://e/s> <http://e/p> <http://e/o>\n", `column 39: expected a graph name or ".", found the end of the line`},
		{"no end after the label", "<http://e/s> <http://e/p> <http://e/o> <http://e/l>", `column 52: expected "." after the statement`},
		{"two statements in a line", "<http://e/s> <http://e/p> <http://e/o> . <http://e/s>", "column 42: expected the end of the line or a comment"},
		{"a single quote", "<http://e/s> <http://e/p> 'o' .", "column 27: expected an IRI, a blank node or a literal as object"},
		{"a bare word", "a b c .", "column 1: expected an IRI or a blank node as subject"},
		{"a relative IRI", "<s> <http://e/p> <http://e/o> .", "column 1: expected an absolute IRI"},
		{"a space in an IRI", "<http://e/ s> <http://e/p> <http://e/o> .", "column 11: expected a character that may stand in an IRI"},
		{"an escaped space in an IRI", `<http://e/\u0020> <http://e/p> <http://e/o> .`, "expected a character that may stand in an IRI"},
		{"a letter escape in an IRI", `<http://e/\n> <http://e/p> <http://e/o> .`, "column 11: expected an escape of N-Quads"},
		{"an IRI without an end", "<http://e/s <http://e/p\n", "column 1: expected an IRI that ends with >"},
		{"broken UTF-8 in an IRI", "<http://e/会\xff> <http://e/p> <http://e/o> .", "column 12: expected a character that may stand in an IRI"},
		{"broken UTF-8 in a literal", "<http://e/s> <http://e/p> \"会\xff\" .", "column 29: expected valid UTF-8"},
		{"broken UTF-8 in a comment", "<http://e/s> <http://e/p> <http://e/o> . # \xff", "expected the end of the line or a comment"},
		{"an unknown escape", `<http://e/s> <http://e/p> "a\x" .`, `column 29: expected an escape of N-Quads`},
		{"a short code", `<http://e/s> <http://e/p> "\u12" .`, "column 28: expected an escape of N-Quads"},
		{"a surrogate", `<http://e/s> <http://e/p> "\uD800" .`, "column 28: expected an escape of N-Quads"},
		{"a code beyond Unicode", `<http://e/s> <http://e/p> "\U00110000" .`, "column 28: expected an escape of N-Quads"},
		{"a literal without an end", "<http://e/s> <http://e/p> \"o\n\" .", "line 1, column 27: expected a literal that ends in its line"},
		{"a bad language", `<http://e/s> <http://e/p> "o"@1 .`, "column 31: expected a language tag"},
		{"a hyphen at the end of a language", `<http://e/s> <http://e/p> "o"@en- .`, "column 31: expected a language tag"},
		{"no datatype", `<http://e/s> <http://e/p> "o"^^ .`, "column 30: expected ^^ and the IRI of a datatype"},
		{"a blank node without a label", `_: <http://e/p> <http://e/o> .`, "column 3: expected the label of a blank node"},
		{"a byte order mark", "\ufeff" + good, "line 1, column 1: expected an IRI or a blank node as subject"},
		{"a NUL", "\x00\n", "line 1, column 1: expected"},
		{"after a lone carriage return", "#\r\r" + good + "x", "line 4, column 1: expected"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := readAll(strings.NewReader(test.in))
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestReadNQuadsOfLongLines(t *testing.T) {
	long := strings.Repeat("会", 1<<20)
	line := `<http://e/s> <http://e/p> "` + long + `"@zh .` + "\n"
	quads, err := readAll(strings.NewReader(line + line))
	if err != nil || len(quads) != 2 || quads[0].Object != (quad.LangString{Value: quad.String(long), Lang: "zh"}) {
		t.Errorf("%d statements, %v", len(quads), err)
	}
	endless := io.MultiReader(strings.NewReader("\n#"), endlessReader{})
	if _, err := readAll(endless); !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "line 2 is longer than 67108864 bytes") {
		t.Errorf("got %v, want the line that is too long", err)
	}
}

type endlessReader struct{}

func (endlessReader) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestReadNQuadsPassesTheErrorOfItsReaderOn(t *testing.T) {
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader("<http://e/s> <http://e/p> <http://e/o> .\n<http"), iotest.ErrReader(broken))
	quads, err := readAll(in)
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "line 2") || len(quads) != 1 {
		t.Errorf("%d statements, %v", len(quads), err)
	}
}

func TestReadNQuadsReadsWhatIsWritten(t *testing.T) {
	want := attendance()
	var out bytes.Buffer
	if _, err := dump.NQuads(t.Context(), &out, graph{quads: want}, dump.Options{BaseIRI: base}); err != nil {
		t.Fatal(err)
	}
	quads, err := readAll(&out)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if _, err := dump.NQuads(t.Context(), &again, graph{quads: quads}, dump.Options{BaseIRI: base}); err != nil {
		t.Fatal(err)
	}
	if first := export(t, want, dump.Options{BaseIRI: base}); again.String() != first {
		t.Error("what was read is written in another way")
	}
}

// BenchmarkReadNQuads compares the strict reader with that of package quad.
func BenchmarkReadNQuads(b *testing.B) {
	var doc bytes.Buffer
	for i := range 20_000 {
		fmt.Fprintf(&doc, "<https://huipu.example/id/attendance/%016x> <http://www.w3.org/2000/01/rdf-schema#p%d> \"第%d次全体会议\"@zh-Hans <https://huipu.example/id/document/%016x> .\n",
			i/5, i%9, i, i/180)
	}
	b.Run("strict", func(b *testing.B) {
		b.SetBytes(int64(doc.Len()))
		for b.Loop() {
			if quads, err := readAll(bytes.NewReader(doc.Bytes())); err != nil || len(quads) != 20_000 {
				b.Fatal(len(quads), err)
			}
		}
		b.ReportMetric(float64(b.N*20_000)/b.Elapsed().Seconds(), "quads/s")
	})
	b.Run("lenient", func(b *testing.B) {
		b.SetBytes(int64(doc.Len()))
		for b.Loop() {
			r := nquads.NewReader(bufio.NewReader(bytes.NewReader(doc.Bytes())), false)
			n := 0
			for ; ; n++ {
				if _, err := r.ReadQuad(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(b.N*20_000)/b.Elapsed().Seconds(), "quads/s")
	})
}
