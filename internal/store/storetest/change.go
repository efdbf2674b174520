package storetest

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func changeTests() []test {
	return []test{
		{"every quad has an IRI as subject, predicate and label", func(t *testing.T, h *harness) {
			for _, d := range []quad.Direction{quad.Subject, quad.Predicate, quad.Label} {
				for _, v := range []quad.Value{nil, quad.BNode("b"), quad.String("x"), quad.LangString{Value: "x", Lang: "en"}} {
					h.refuses(with(d, v))
				}
			}
		}},
		{"the object is an IRI, TypedString or LangString", func(t *testing.T, h *harness) {
			good := []quad.Quad{
				with(quad.Object, quad.IRI("x")),
				with(quad.Object, quad.TypedString{Value: "x", Type: "t"}),
				with(quad.Object, quad.TypedString{Value: "", Type: "t"}),
				with(quad.Object, quad.LangString{Value: "x", Lang: "zh-Hans"}),
				with(quad.Object, quad.LangString{Value: "", Lang: "en"}),
			}
			for _, v := range []quad.Value{
				nil, quad.BNode("b"), quad.String("x"), quad.Int(1), quad.Float(1), quad.Bool(true), quad.Time{},
			} {
				h.refuses(with(quad.Object, v))
			}
			h.add(good...)
			h.holds(good...)
		}},
		{"strings are valid UTF-8 without NUL", func(t *testing.T, h *harness) {
			for _, bad := range []string{"a\x00b", "\xff", "a\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80"} {
				for _, d := range quad.Directions {
					h.refuses(with(d, quad.IRI(bad)))
				}
				h.refuses(with(quad.Object, quad.TypedString{Value: quad.String(bad), Type: "t"}))
				h.refuses(with(quad.Object, quad.TypedString{Value: "x", Type: quad.IRI(bad)}))
				h.refuses(with(quad.Object, quad.LangString{Value: quad.String(bad), Lang: "en"}))
				h.refuses(with(quad.Object, quad.LangString{Value: "x", Lang: bad}))
				for _, change := range []store.Change{
					{Author: bad}, {Cause: kg.Cause(bad)}, {Message: bad}, {Documents: []kg.ID{"document/1", kg.ID(bad)}},
				} {
					change.Add = []quad.Quad{st("s", "p", "o", "d")}
					_, err := h.store.Commit(t.Context(), change)
					fails(t, "Commit", err, kg.ErrInvalid)
					h.holds()
				}
			}
			var good []quad.Quad
			for _, text := range []string{
				"主席", "𫜺\U000F0000\uE000", "\n\r\t\"\\", "\u200b\ufeff\u2028", "a\u0301", "\ufffd", strings.Repeat("长", 400_000),
			} {
				good = append(good, with(quad.Object, quad.LangString{Value: quad.String(text), Lang: "zh"}),
					with(quad.Object, quad.TypedString{Value: quad.String(text), Type: "t"}))
			}
			h.add(good...)
			h.holds(good...)
		}},
		{"IRIs hold no space, control character or forbidden punctuation", func(t *testing.T, h *harness) {
			for _, bad := range []string{"", "a b", " ", "a\n", "\t", "\u007f", "\u0085", "<", "a>", `"`, "{", "}", "|", "^", "`", `\`} {
				for _, d := range quad.Directions {
					h.refuses(with(d, quad.IRI(bad)))
				}
				h.refuses(with(quad.Object, quad.TypedString{Value: "x", Type: quad.IRI(bad)}))
			}
			good := []quad.Quad{
				with(quad.Subject, quad.IRI("hp:person/5f2b3fefbd90a1c2")), with(quad.Subject, quad.IRI("http://例/主席?q=1#'()*,;@")),
			}
			h.add(good...)
			h.holds(good...)
		}},
		{"languages are language tags", func(t *testing.T, h *harness) {
			for _, bad := range []string{"", "-", "zh-", "-zh", "zh_Hans", "zh Hans", "1", "中"} {
				h.refuses(with(quad.Object, quad.LangString{Value: "x", Lang: bad}))
			}
		}},
		{"a quad that stands in both Add and Remove stays as it was", func(t *testing.T, h *harness) {
			there, other := st("a", "p", "x", "d"), st("b", "p", "x", "d")
			first := h.add(there)
			got := h.commit(store.Change{Add: []quad.Quad{there, other, other}, Remove: []quad.Quad{other, there}})
			sameRevisions(t, []store.Committed{{Revision: first.Revision}}, []store.Committed{got})
			h.holds(there)
		}},
	}
}

// with is a good statement but for one value.
func with(d quad.Direction, v quad.Value) quad.Quad {
	q := st("s", "p", "o", "d")
	q.Set(d, v)
	return q
}

// refuses checks that a bad statement cannot be added nor removed, that nothing of the
// change is stored, and that the store works on.
func (h *harness) refuses(bad quad.Quad) {
	h.t.Helper()
	good := st("good", "p", "o", "d")
	for _, change := range []store.Change{
		{Add: []quad.Quad{good, bad}}, {Add: []quad.Quad{good}, Remove: []quad.Quad{bad}}, {Add: []quad.Quad{bad}, Remove: []quad.Quad{bad}},
	} {
		c, err := h.store.Commit(h.t.Context(), change)
		if err == nil {
			h.t.Errorf("took %#v", bad)
			h.remove(c.Added...)
			continue
		}
		fails(h.t, "Commit", err, kg.ErrInvalid)
	}
	h.holds()
}
