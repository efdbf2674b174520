package store

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Check refuses a change that the contract of [Store] does not allow, and names the place.
// The error is [kg.ErrInvalid]. Every backend calls it before it writes anything, and
// [Change.CheckPremise] once no other commit can come in between.
func (c Change) Check() error {
	for _, field := range [...]struct{ name, text string }{
		{"author", c.Author}, {"cause", string(c.Cause)}, {"message", c.Message},
	} {
		if err := checkText(field.text); err != nil {
			return fmt.Errorf("%s: %w", field.name, err)
		}
	}
	for i, id := range c.Documents {
		if err := checkText(string(id)); err != nil {
			return fmt.Errorf("document %d: %w", i, err)
		}
	}
	for _, list := range [...]struct {
		what  string
		quads []quad.Quad
	}{{"add", c.Add}, {"remove", c.Remove}} {
		var last quad.Quad
		for i, q := range list.quads {
			if err := checkAfter(q, last); err != nil {
				return fmt.Errorf("statement %d to %s: %w", i, list.what, err)
			}
			last = q
		}
	}
	return nil
}

// checkAfter refuses a statement that the contract does not allow, and names the place. It
// comes after one that was checked: values that both share are not looked at again.
func checkAfter(q, last quad.Quad) error {
	for _, d := range [...]quad.Direction{quad.Subject, quad.Predicate, quad.Label} {
		v := q.Get(d)
		if v != nil && v == last.Get(d) {
			continue
		}
		iri, ok := v.(quad.IRI)
		if !ok {
			return fmt.Errorf("%v is %T, not an IRI: %w", d, v, kg.ErrInvalid)
		}
		if err := checkIRI(iri); err != nil {
			return fmt.Errorf("%v: %w", d, err)
		}
	}
	if err := checkObject(q.Object); err != nil {
		return fmt.Errorf("object: %w", err)
	}
	return nil
}

// Checked yields the quads up to the first that the contract does not allow, which ends the
// sequence with [kg.ErrInvalid] and the place. An error of the sequence is passed on.
func Checked(quads iter.Seq2[quad.Quad, error]) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		n := 0
		var last quad.Quad
		for q, err := range quads {
			if err == nil {
				if err = checkAfter(q, last); err != nil {
					q, err = quad.Quad{}, fmt.Errorf("statement %d of the sequence: %w", n, err)
				}
			}
			if !yield(q, err) || err != nil {
				return
			}
			last = q
			n++
		}
	}
}

func checkObject(v quad.Value) error {
	switch v := v.(type) {
	case quad.IRI:
		return checkIRI(v)
	case quad.TypedString:
		if err := checkIRI(v.Type); err != nil {
			return fmt.Errorf("type: %w", err)
		}
		return checkText(string(v.Value))
	case quad.LangString:
		if !languageTag(v.Lang) {
			return fmt.Errorf("%.80q is no language tag: %w", v.Lang, kg.ErrInvalid)
		}
		return checkText(string(v.Value))
	}
	return fmt.Errorf("%T is neither an IRI nor a literal with type or language: %w", v, kg.ErrInvalid)
}

func checkIRI(iri quad.IRI) error {
	if iri == "" {
		return fmt.Errorf("empty IRI: %w", kg.ErrInvalid)
	}
	if plainASCII(string(iri)) {
		return nil
	}
	if err := checkText(string(iri)); err != nil {
		return err
	}
	i := strings.IndexFunc(string(iri), func(r rune) bool {
		return r == ' ' || unicode.IsControl(r) || strings.ContainsRune("<>\"{}|^`\\", r)
	})
	if i >= 0 {
		return fmt.Errorf("IRI %.80q has a forbidden character at byte %d: %w", string(iri), i, kg.ErrInvalid)
	}
	return nil
}

// plainASCII tells quickly whether s holds nothing but characters of ASCII that stand in an
// IRI as they are.
func plainASCII(s string) bool {
	// One bit for each character below and above 64: controls, space and <>"{}|^`\ are 0.
	const low = ^uint64(1<<33-1) &^ (1<<'"' | 1<<'<' | 1<<'>')
	const high = ^uint64(1<<('\\'-64) | 1<<('^'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('|'-64) | 1<<('}'-64) | 1<<(0x7f-64))
	for i := range len(s) {
		set := low
		if s[i] >= 64 {
			set = high
		}
		if s[i] >= 0x80 || set>>(s[i]&63)&1 == 0 {
			return false
		}
	}
	return true
}

func checkText(text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("%.80q is not valid UTF-8: %w", text, kg.ErrInvalid)
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return fmt.Errorf("NUL at byte %d: %w", i, kg.ErrInvalid)
	}
	return nil
}

// languageTag tells whether the tag can be written in N-Quads: letters, then groups of
// letters and digits after hyphens.
func languageTag(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if part == "" {
			return false
		}
		for _, r := range part {
			letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}
