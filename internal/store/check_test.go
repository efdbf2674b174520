package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func TestCheckOfEachCharacterOfAnIRI(t *testing.T) {
	for r := range rune(0x300) {
		allowed := r > ' ' && (r < 0x7f || r > 0x9f) && !strings.ContainsRune("<>\"{}|^`\\", r)
		for _, iri := range []quad.IRI{quad.IRI(string(r)), quad.IRI("a" + string(r) + "b")} {
			err := store.Change{Add: []quad.Quad{{Subject: iri, Predicate: quad.IRI("p"), Object: iri, Label: quad.IRI("d")}}}.Check()
			if (err == nil) != allowed || err != nil && !errors.Is(err, kg.ErrInvalid) {
				t.Errorf("IRI %+q: got %v, want allowed %v", iri, err, allowed)
			}
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	iri := quad.IRI("https://bench.example/ns#observedOn")
	change := store.Change{Add: []quad.Quad{{
		Subject: iri, Predicate: iri, Label: iri,
		Object: quad.LangString{Value: "中华全国归国华侨联合会", Lang: "zh-Hans"},
	}}}
	for b.Loop() {
		if err := change.Check(); err != nil {
			b.Fatal(err)
		}
	}
}
