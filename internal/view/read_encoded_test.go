package view_test

import (
	"bytes"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/view"
)

// plain is a store that gives statements but not their numbers.
type plain struct{ store.Store }

// A store that gives its statements in numbers and in several parts makes the same view, byte
// for byte, as one that gives them one by one; also when numbers have gaps, because statements
// went, and when they do not follow the order of the statements, because others came later.
func TestBuildFromNumbersIsTheSame(t *testing.T) {
	s, err := cayleystore.Open(t.TempDir(), cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	same := func(when string) {
		t.Helper()
		var files [2][]byte
		for i, from := range []store.Store{s, plain{s}} {
			v, err := view.Build(t.Context(), from)
			if err != nil {
				t.Fatalf("%s: %v", when, err)
			}
			files[i] = fileOf(t, v.Snapshot())
		}
		if !bytes.Equal(files[0], files[1]) {
			t.Errorf("%s: the view from numbers has %d bytes, that from statements %d, and they differ", when, len(files[0]), len(files[1]))
		}
	}
	same("empty")
	if _, err := s.Load(t.Context(), store.Change{Cause: kg.CauseImport}, generate.Quads(1, 60)); err != nil {
		t.Fatal(err)
	}
	same("loaded")
	var went []quad.Quad
	for n := 60; n < 80; n++ {
		if _, err := s.Commit(t.Context(), generate.Change(1, n)); err != nil {
			t.Fatal(err)
		}
		if n%3 == 0 {
			went = append(went, generate.Change(1, n).Add...)
		}
	}
	same("committed")
	if _, err := s.Commit(t.Context(), store.Change{Cause: kg.CauseRetract, Author: "test", Remove: went}); err != nil {
		t.Fatal(err)
	}
	same("retracted")
}
