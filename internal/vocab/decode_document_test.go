package vocab_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/testkit"
	"huipu/internal/vocab"
)

func TestADocumentComesBackAsItWasWritten(t *testing.T) {
	for n := range 200 {
		c := generate.New(3).Release(n).Contribution()
		t.Run(fmt.Sprint("generated ", n), func(t *testing.T) {
			quads := vocab.Encode(c)
			shuffled := slices.Clone(quads)
			slices.Reverse(shuffled)
			got, err := vocab.DecodeDocument(c.Document.ID, shuffled)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(quads, vocab.Encode(got)); diff != "" {
				t.Fatalf("quads (-first +again):\n%s", diff)
			}
			for i, m := range got.Memberships {
				if w := c.Memberships[i]; m.Role != w.Role || m.Organisation != w.Organisation {
					t.Errorf("membership %+v, want %+v", m, w)
				}
			}
		})
	}
}

func TestADocumentWhoseNodesAreInNoOrderComesBackInOrder(t *testing.T) {
	for _, c := range append(testkit.Qiaolian(), example()) {
		quads := vocab.Encode(c)
		got, err := vocab.DecodeDocument(c.Document.ID, quads)
		if err != nil {
			t.Fatal(err)
		}
		again := vocab.Encode(got)
		for _, list := range [][]quad.Quad{quads, again} {
			slices.SortFunc(list, func(a, b quad.Quad) int { return strings.Compare(a.NQuad(), b.NQuad()) })
		}
		if diff := cmp.Diff(quads, again); diff != "" {
			t.Errorf("quads of %s (-first +again):\n%s", c.Document.Title, diff)
		}
		if !slices.IsSortedFunc(got.Persons, func(a, b kg.Person) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
			t.Errorf("the persons of %s are in no order", c.Document.Title)
		}
	}
}

func TestAnyDocumentComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		quads := vocab.Encode(draw(t))
		got, err := vocab.DecodeDocument("document/1", quads)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(quads, vocab.Encode(got)); diff != "" {
			t.Fatalf("quads (-first +again):\n%s", diff)
		}
	})
}

func TestWhatIsNoDocumentIsRefused(t *testing.T) {
	document := example().Document.ID
	of := func(subject kg.ID, predicate quad.IRI, object quad.Value, label kg.ID) quad.Quad {
		return quad.Quad{Subject: vocab.Node(subject), Predicate: predicate, Object: object, Label: vocab.Node(label)}
	}
	name := quad.LangString{Value: "甲", Lang: vocab.Lang}
	for _, tt := range []struct {
		name, says string
		quad       quad.Quad
	}{
		{"of another document", "is no statement of", of("person/1", vocab.PersonName, name, "document/2")},
		{"about another document", "speaks of the document document/2", of("document/2", vocab.Headline, name, document)},
		{"no node", "is no statement of", quad.Quad{Subject: quad.IRI("x"), Predicate: vocab.PersonName, Object: name, Label: vocab.Node(document)}},
		{"of another kind", "says nothing of this kind", of("role/1", vocab.PersonName, name, document)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := vocab.DecodeDocument(document, append(vocab.Encode(example()), tt.quad))
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %q", err, tt.says)
			}
		})
	}
}

func BenchmarkDecodeDocument(b *testing.B) {
	c := generate.New(3).Release(100).Contribution()
	quads := vocab.Encode(c)
	b.ReportMetric(float64(len(quads)), "quads")
	for b.Loop() {
		if _, err := vocab.DecodeDocument(c.Document.ID, quads); err != nil {
			b.Fatal(err)
		}
	}
}
