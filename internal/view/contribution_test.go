package view_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

func TestAVersionGivesBackWhatADocumentStates(t *testing.T) {
	s := memstore.New(memstore.Options{})
	var list []kg.Contribution
	for n := range 12 {
		list = append(list, contribution(n), generate.New(5).Release(n).Contribution())
	}
	// Two persons of one name in a document, of whom one bears a key of another form.
	c := &list[1]
	c.Persons = append(c.Persons, kg.Person{
		ID: c.Persons[0].ID + "-0123456789abcdef", Name: c.Persons[0].Name, Namesakes: []kg.ID{c.Persons[0].ID}, Sources: c.Persons[0].Sources,
	})
	for _, c := range list {
		if _, err := s.Commit(t.Context(), store.Change{Add: vocab.Encode(c)}); err != nil {
			t.Fatal(err)
		}
	}
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	sorted := cmpopts.SortSlices(func(a, b quad.Quad) bool { return strings.Compare(a.NQuad(), b.NQuad()) < 0 })
	for _, want := range list {
		got, err := v.Snapshot().Contribution(want.Document.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(vocab.Encode(want), vocab.Encode(got), sorted); diff != "" {
			t.Fatalf("statements of %s (-written +read):\n%s", want.Document.ID, diff)
		}
		outline, err := v.Snapshot().Outline(want.Document.ID)
		if err != nil {
			t.Fatal(err)
		}
		got.Document.Text = ""
		if diff := cmp.Diff(got, outline, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Evidence" }, cmp.Ignore())); diff != "" {
			t.Fatalf("outline of %s (-all +outline):\n%s", want.Document.ID, diff)
		}
		for _, m := range outline.Memberships {
			if m.Evidence != nil {
				t.Fatalf("the outline has evidence: %+v", m)
			}
		}
	}
	for _, want := range list {
		whom := want.Persons[0].ID
		got, err := v.Snapshot().Part(want.Document.ID, []kg.ID{whom})
		if err != nil {
			t.Fatal(err)
		}
		is := vocab.Node(whom)
		var refer []quad.Quad
		for _, q := range vocab.Encode(want) {
			if q.Subject == is || q.Object == is && q.Predicate != vocab.Namesake {
				refer = append(refer, q)
			}
		}
		said := vocab.Encode(got)
		for _, q := range refer {
			if !slices.Contains(said, q) {
				t.Errorf("%v is not among what %s says of %s", q, want.Document.ID, whom)
			}
		}
		if len(got.Persons) != 1 || len(got.Organisations) > 0 || len(got.Memberships) == len(want.Memberships) && len(want.Persons) > 2 {
			t.Errorf("%s says of %s: %+v", want.Document.ID, whom, got)
		}
	}
	people := v.Snapshot().IDs(kg.KindPerson)
	for i, p := range v.Snapshot().People(people) {
		if diff := cmp.Diff(p.Sources, v.Snapshot().StatedBy(people)[i]); diff != "" {
			t.Errorf("documents of %s (-sources +got):\n%s", p.ID, diff)
		}
	}
	for _, id := range []kg.ID{"document/none", "x", ""} {
		if lists := v.Snapshot().StatedBy([]kg.ID{id}); lists[0] != nil {
			t.Errorf("%q is stated by %v", id, lists)
		}
		if c, err := v.Snapshot().Contribution(id); err != nil || !cmp.Equal(c, kg.Contribution{Document: kg.Document{ID: id}}) {
			t.Errorf("%q: got %+v, %v", id, c, err)
		}
	}
}
