package postgres_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"huipu/internal/store"
)

// Each kind of damage is named, with the place.
func TestVerifyNamesDamage(t *testing.T) {
	person := graph.HashOf(quad.IRI("hp:person/2"))
	node := fmt.Sprintf(`'\x%x'`, person[:])
	for _, tc := range []struct {
		name, damage string
		want         []string // one for each problem, in order
	}{
		{"a node is missing", "DELETE FROM nodes WHERE hash = " + node, []string{
			fmt.Sprintf("a statement has the node %x as object, which is missing", person[:]),
		}},
		{"a node has another value", "UPDATE nodes SET value_string = 'hp:person/3' WHERE hash = " + node, []string{
			fmt.Sprintf("node %x holds <hp:person/3>, which has another hash", person[:]),
		}},
		{"a node has no value", "UPDATE nodes SET value_string = NULL WHERE hash = " + node, []string{
			fmt.Sprintf("the value of node %x cannot be read", person[:]),
		}},
		{"a node is counted as unused", "UPDATE nodes SET refs = 0 WHERE hash = " + node, []string{
			fmt.Sprintf("node %x is counted as unused", person[:]),
		}},
		{"a statement is gone", "DELETE FROM quads WHERE horizon = (SELECT min(horizon) FROM quads)", []string{
			"the head counts 5 statements, there are 4", "the revisions made the statement",
		}},
		{"a statement is another", "UPDATE quads SET object_hash = subject_hash WHERE horizon = (SELECT min(horizon) FROM quads)", []string{
			"no revision made the statement", "the revisions made the statement",
		}},
		{"a revision is missing", "DELETE FROM huipu_revisions WHERE number = 2", []string{
			"revision 2 is missing", "no revision made the statement <hp:person/1> <hp:knows> <hp:person/2> <hp:document/", "no revision made the statement",
		}},
		{"the last revision is missing", "DELETE FROM huipu_revisions WHERE number = 3", []string{
			"the head names revision 3, the last one is 2",
			"the revisions made the statement <hp:person/1> <hp:type> <hp:Person> <hp:document/1>, which is not there",
			"no revision made the statement <hp:person/7> <hp:type> <hp:Person> <hp:document/7>, which is there",
		}},
		{"a revision is cut", `UPDATE huipu_revisions SET added = substring(added FROM 1 FOR 100) WHERE number = 1`, []string{
			"revision 1 cannot be read: 100 bytes are no statements",
			"no revision made the statement", "no revision made the statement", "no revision made the statement",
		}},
		{"the head is behind", "UPDATE huipu_head SET number = 1", []string{"the head names revision 1, the last one is 3"}},
		{"the count is wrong", "UPDATE huipu_head SET quads = 7", []string{"the head counts 7 statements, there are 5"}},
		{"the head is gone", "DELETE FROM huipu_head", []string{"the head has 0 rows, want 1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			address := cluster.Schema(t)
			s := open(t, address)
			commit(t, s, store.Change{Add: sample(1)[:3]})
			commit(t, s, store.Change{Add: sample(1)[3:]})
			commit(t, s, store.Change{Add: sample(7)[:1], Remove: sample(1)[:1]})
			query(t, address, tc.damage+" RETURNING 'x'")
			problems, err := s.Verify(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for i := range max(len(problems), len(tc.want)) {
				if i >= len(problems) || i >= len(tc.want) || !strings.Contains(problems[i], tc.want[i]) {
					t.Fatalf("problems\n\t%s\nwant\n\t%s", strings.Join(problems, "\n\t"), strings.Join(tc.want, "\n\t"))
				}
			}
		})
	}
}

// A missing node is never served as an empty value.
func TestReadsTellAMissingNode(t *testing.T) {
	address := cluster.Schema(t)
	s := open(t, address)
	commit(t, s, store.Change{Add: sample(1)})
	person := graph.HashOf(quad.IRI("hp:person/2"))
	query(t, address, "DELETE FROM nodes WHERE hash = $1 RETURNING 'x'", person[:])
	s = open(t, address) // which does not know the node
	want := fmt.Sprintf("the node %x, which is missing", person[:])
	for what, seq := range map[string]func(func(quad.Quad, error) bool){
		"Quads": s.Quads(t.Context()), "Match": s.Match(t.Context(), quad.Predicate, []quad.Value{quad.IRI("hp:knows")}),
	} {
		var last error
		for _, err := range seq {
			last = err
		}
		if last == nil || !strings.Contains(last.Error(), want) {
			t.Errorf("%s: error %v, want %q", what, last, want)
		}
	}
	for _, err := range s.Revisions(t.Context(), 0) {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Revisions: error %v, want %q", err, want)
		}
	}
}
