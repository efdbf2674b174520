package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// TestNodesAreMergedSplitAndUndone does so at random: what is split is as asked for, and undoing all
// of it, the last first, leaves the graph as it was.
func TestNodesAreMergedSplitAndUndone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBenchWith(t, memory(), posts{}, resolve.Persons)
		for _, in := range drawReleases(rt) {
			b.ingest(t, in)
		}
		undo := func(revision uint64) {
			if _, err := b.UndoRevision(t.Context(), revision, "误判", "curator", nil); err != nil {
				rt.Fatal(err)
			}
		}
		states := [][]string{graph(t, b.store)}
		var made []uint64
		for i := range rapid.IntRange(1, 5).Draw(rt, "changes") {
			s := b.view.Snapshot()
			kind := rapid.SampledFrom([]kg.Kind{kg.KindPerson, kg.KindMeeting, kg.KindOrganisation}).Draw(rt, fmt.Sprint("kind ", i))
			if s.Count(kind) == 0 {
				continue
			}
			node := rapid.SampledFrom(s.IDs(kind)).Draw(rt, fmt.Sprint("node ", i))
			var r kg.Revision
			var err error
			if rapid.Bool().Draw(rt, fmt.Sprint("merge ", i)) {
				ids := rapid.SliceOfNDistinct(rapid.SampledFrom(s.IDs(kind)), 1, 3, rapid.ID).Draw(rt, fmt.Sprint("others ", i))
				_, _, r, err = b.Merge(t.Context(), ingest.Merger{IDs: append(ids, node), Reason: "同一"}, "curator")
			} else {
				parts := b.Parts(rt, s, node)
				apart := rapid.SliceOfNDistinct(rapid.SampledFrom(parts), 1, len(parts), rapid.ID).Draw(rt, fmt.Sprint("apart ", i))
				var nodes [2]kg.ID
				nodes, _, r, err = b.Split(t.Context(), ingest.Separation{ID: node, Apart: apart, Reason: "不同"}, "curator")
				if err == nil {
					slices.Sort(apart)
					rest := slices.DeleteFunc(parts, func(id kg.ID) bool { return slices.Contains(apart, id) })
					now := b.view.Snapshot()
					for n, want := range [][]kg.ID{rest, apart} {
						got := b.Parts(rt, now, nodes[n]) // and perhaps more, that could not be of the whole
						if lacks := func(id kg.ID) bool { return !slices.Contains(got, id) }; kind != kg.KindOrganisation && slices.ContainsFunc(want, lacks) {
							rt.Fatalf("%s split into %v: node %d has %v, want %v", node, nodes, n, got, want)
						}
					}
				}
			}
			if err != nil && !errors.Is(err, kg.ErrInvalid) && !errors.Is(err, kg.ErrConflict) {
				rt.Fatal(err)
			}
			if now := graph(t, b.store); err == nil && r.Number == b.view.Snapshot().Revision() && !slices.Equal(now, states[len(states)-1]) {
				made, states = append(made, r.Number), append(states, now)
			}
		}
		for i, revision := range slices.Backward(made) {
			undo(revision)
			if diff := cmp.Diff(states[i], graph(t, b.store)); diff != "" {
				rt.Fatalf("undone (-before +after):\n%s", diff)
			}
			if i == 0 { // an undo is undone as well
				undo(b.view.Snapshot().Revision())
				if diff := cmp.Diff(states[1], graph(t, b.store)); diff != "" {
					rt.Fatalf("undo undone (-before +after):\n%s", diff)
				}
			}
		}
		b.sameAsRebuilt(t)
	})
}

func TestMergesSplitsAndUndoingThatCannotBe(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席", "人 罗燕 乙会 委员"))
	two := b.ingest(t, notice(5, "", "会", "人 王小明 甲会 主席"))
	luo, name, body := resolve.PersonID("罗燕"), resolve.PersonID(wang), resolve.OrganisationID("甲会")
	_, words, first, err := b.Merge(t.Context(), ingest.Merger{IDs: []kg.ID{luo, mentionIn(two)}}, "curator")
	if err != nil || len(words) != 1 {
		t.Fatal(words, err)
	}
	if _, err := b.Undo(t.Context(), words[0].ID, "", "curator", nil); err != nil {
		t.Fatal(err)
	}
	before, last := graph(t, b.store), b.view.Snapshot().Revision()
	split := func(id kg.ID, apart ...kg.ID) error {
		_, _, _, err := b.Split(t.Context(), ingest.Separation{ID: id, Apart: apart}, "curator")
		return err
	}
	merge := func(ids ...kg.ID) error {
		_, _, _, err := b.Merge(t.Context(), ingest.Merger{IDs: ids}, "curator")
		return err
	}
	undo := func(revision uint64) error {
		_, err := b.UndoRevision(t.Context(), revision, "", "curator", nil)
		return err
	}
	for _, tt := range []struct {
		name string
		err  error
		want error
		says string
	}{
		{"one node", merge(name), kg.ErrInvalid, "1 ids"},
		{"one node twice", merge(name, mentionIn(one)), kg.ErrInvalid, "are one mention"},
		{"two kinds", merge(name, body), kg.ErrInvalid, "a organisation"},
		{"nobody", merge(name, "person/0000000000000000"), kg.ErrNotFound, "person/0000000000000000"},
		{"a thousand and more", merge(make([]kg.ID, 1001)...), kg.ErrLimit, "1001"},
		{"nothing apart", split(name), kg.ErrInvalid, "0 parts of 2"},
		{"all apart", split(name, one.Document, two.Document), kg.ErrInvalid, "2 parts of 2"},
		{"no part of it", split(luo, two.Document), kg.ErrNotFound, string(two.Document)},
		{"an organisation of one name", split(body, body), kg.ErrInvalid, "1 parts of 1"},
		{"a document", split(one.Document, one.Document), kg.ErrInvalid, "no person"},
		{"no node", split("meeting/0000000000000000", one.Document), kg.ErrNotFound, "meeting/"},
		{"undoing what was not made", undo(99), kg.ErrNotFound, "last revision"},
		{"undoing an ingestion", undo(1), kg.ErrInvalid, "no curator"},
		{"undoing what was changed again", undo(first.Number), kg.ErrConflict, fmt.Sprintf("revision %d changed", last)},
	} {
		if !errors.Is(tt.err, tt.want) || !strings.Contains(tt.err.Error(), tt.says) {
			t.Errorf("%s: got %v, want %v", tt.name, tt.err, tt.want)
		}
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" || b.view.Snapshot().Revision() != last {
		t.Errorf("something was changed:\n%s", diff)
	}
	// What holds two sides together has to be undone first.
	three := b.ingest(t, notice(7, "", "会", "人 王小明 甲会 主席"))
	if err := merge(mentionIn(two), mentionIn(one), mentionIn(three)); err != nil {
		t.Fatal(err)
	}
	if err := split(name, mentionIn(two)); !errors.Is(err, kg.ErrConflict) {
		t.Errorf("split what was merged: %v", err)
	}
}
