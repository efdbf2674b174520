package graph_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/graph"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// TestCuratorsRename asks for a rename, for what bears the name, and for one that is not obeyed.
func TestCuratorsRename(t *testing.T) {
	s := memstore.New(memstore.Options{Now: testkit.Clock()})
	r := testkit.NewRelease(kg.Document{Title: "稿", Text: "王小明、罗燕出席甲会会议。"})
	person, other := r.Person("王小明"), r.Person("罗燕")
	body := r.Organisation(kg.Organisation{Name: "甲会"})
	meeting := r.Meeting(kg.Meeting{Name: "甲会会议", Format: kg.InPerson, ConvenedBy: []kg.ID{body}})
	r.Attendance(meeting, person, "王小明", kg.Attendance{Capacities: []kg.Capacity{kg.Attended}})
	c := r.Contribution()
	on, gone := kg.MentionID(person, c.Document.ID), kg.MentionID(other, "document/0000000000000000")
	rename := kg.Rename{ID: kg.RenameID(on), On: on, Name: "一明"}
	dormant := kg.Rename{ID: kg.RenameID(gone), On: gone, Name: "二燕"}
	quads := append(vocab.Encode(c), vocab.EncodeRename(rename)...)
	quads = append(quads, vocab.EncodeRename(dormant)...)
	quads = append(quads, vocab.EncodeRename(kg.Rename{ID: kg.RenameID(body), On: body, Name: "甲总会"})...)
	if _, err := s.Commit(t.Context(), store.Change{Author: "curator", Cause: kg.CauseCurate, Add: quads}); err != nil {
		t.Fatal(err)
	}
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	in := &ingester{rename: rename, revision: kg.Revision{Number: 1}}
	o := graph.Options{Query: query.New(func() query.Reader { return v.Snapshot() }), Ingest: in}
	a := askIn(t, writer(), o, `mutation($id: ID!, $r: ID!) {
		rename(input: {id: $id, name: "一明", reason: "正名"}, ifRevision: 4) { node { name } rename { id } revision { number } }
		undoRename(id: $r, reason: "误判", ifRevision: 5) { id revision { number } }
	}`, map[string]any{"id": person, "r": rename.ID})
	want := fmt.Sprintf(`{"rename":{"node":{"name":"一明"},"rename":{"id":%q},"revision":{"number":1}},"undoRename":{"id":%q,"revision":{"number":1}}}`, rename.ID, rename.ID)
	if diff := cmp.Diff(want, string(a.Data)); diff != "" || len(a.Errors) > 0 {
		t.Errorf("%+v %s", a.Errors, diff)
	}
	four := uint64(4)
	if diff := cmp.Diff([]ingest.Renaming{{ID: person, Name: "一明", Reason: "正名", IfRevision: &four}}, in.renames); diff != "" || len(in.undone) != 1 || *in.follows[0] != 5 {
		t.Errorf("asked for %v, %s", in.undone, diff)
	}
	if a := askIn(t, writer(), o, `mutation { undoRename(id: "person/1", reason: "") { id } }`, nil); a.code(t) != "INVALID_INPUT" {
		t.Errorf("with the id of a person: %+v", a.Errors)
	}
	in.err = kg.ErrNotFound
	if a := askIn(t, writer(), o, `mutation { rename(input: {id: "person/1", name: "王", reason: ""}) { revision { number } } }`, nil); a.code(t) != "NOT_FOUND" {
		t.Errorf("nobody: %+v", a.Errors)
	}
	a = ask(t, o, `query($r: ID!, $gone: ID!) {
		people { nodes { name aliases rename { id } } }
		attendances(filter: {person: {name: {eq: "一明"}}}) { nodes { person { name } meeting { name rename { id } convenedBy { name aliases rename { name } } } } }
		rename(id: $r) { name on obeyed of { id } }
		node(id: $gone) { ... on Rename { name obeyed of { id } } }
		renames(filter: {name: {contains: "明"}}) { totalCount nodes { id } }
		findings { nodes { kind name claims { value } } }
	}`, map[string]any{"r": rename.ID, "gone": dormant.ID})
	want = fmt.Sprintf(`{"people":{"nodes":[{"name":"一明","aliases":["王小明"],"rename":{"id":%q}},{"name":"罗燕","aliases":[],"rename":null}]},`+
		`"attendances":{"nodes":[{"person":{"name":"一明"},"meeting":{"name":"甲会会议","rename":null,"convenedBy":[{"name":"甲总会","aliases":["甲会"],"rename":{"name":"甲总会"}}]}}]},`+
		`"rename":{"name":"一明","on":%q,"obeyed":true,"of":{"id":%q}},"node":{"name":"二燕","obeyed":false,"of":null},`+
		`"renames":{"totalCount":1,"nodes":[{"id":%q}]},"findings":{"nodes":[{"kind":"RENAME_DORMANT","name":"二燕","claims":[{"value":%q}]}]}}`,
		rename.ID, on, person, rename.ID, gone)
	if diff := cmp.Diff(want, string(a.Data)); diff != "" || len(a.Errors) > 0 {
		t.Errorf("%+v %s", a.Errors, diff)
	}
}
