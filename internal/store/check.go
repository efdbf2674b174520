package store

import (
	"fmt"
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
	for i, q := range c.Add {
		if err := CheckQuad(q); err != nil {
			return fmt.Errorf("statement %d to add: %w", i, err)
		}
	}
	for i, q := range c.Remove {
		if err := CheckQuad(q); err != nil {
			return fmt.Errorf("statement %d to remove: %w", i, err)
		}
	}
	return nil
}

// CheckQuad refuses a statement that the contract does not allow, and names the place. The
// error is [kg.ErrInvalid].
func CheckQuad(q quad.Quad) error {
	for _, d := range [...]quad.Direction{quad.Subject, quad.Predicate, quad.Label} {
		iri, ok := q.Get(d).(quad.IRI)
		if !ok {
			return fmt.Errorf("%v is %T, not an IRI: %w", d, q.Get(d), kg.ErrInvalid)
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
