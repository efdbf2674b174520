package view_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// contradicting is the n-th contribution, in which the nodes of the first have other values.
func contradicting(n int) kg.Contribution {
	first, c := contribution(0), contribution(n)
	for i := range c.Persons {
		c.Persons[i].ID = first.Persons[i].ID
		c.Persons[i].Name = "另一人"
	}
	for i := range c.Organisations {
		c.Organisations[i].Name, c.Organisations[i].Place = "另一会", "另一地"
		c.Organisations[i].Parent = kg.NewID(kg.KindOrganisation, "上级")
	}
	for i := range c.Roles {
		c.Roles[i].Name = "另一职"
	}
	for i := range c.Posts {
		c.Posts[i].Organisation, c.Posts[i].Role = c.Organisations[1-i].ID, c.Roles[2].ID
	}
	for i := range c.MeetingSeries {
		c.MeetingSeries[i].ID, c.MeetingSeries[i].Name = first.MeetingSeries[i].ID, "另一系列"
		c.MeetingSeries[i].Organisation = c.Organisations[1].ID
	}
	for i := range c.Memberships {
		m := &c.Memberships[i]
		m.ID, m.Person, m.Former = first.Memberships[i].ID, c.Persons[2].ID, !m.Former
		if m.Post != "" {
			m.Post = c.Posts[1-i].ID
		} else {
			m.Role, m.Organisation = c.Roles[1].ID, c.Organisations[1].ID
		}
	}
	return c
}

// TestNewDocumentsJoinNodesAsDecodedAnew reads every node before and after each document, so
// that nodes are carried on from one version to the next. Documents agree with what was
// elected before, contradict it, and win the election in the end.
func TestNewDocumentsJoinNodesAsDecodedAnew(t *testing.T) {
	h := newHeap()
	v := build(t, h)
	var ids []kg.ID
	for step, c := range []kg.Contribution{
		contribution(0), contribution(12), contradicting(1), contradicting(2), contradicting(3), contribution(24),
	} {
		quads := vocab.Encode(c)
		ids = append(ids, nodesIn(quads)...)
		apply(t, v, h.commit(quads, nil))
		if diff := cmp.Diff(oracle(h.quads), contentOf(v.Snapshot(), ids)); diff != "" {
			t.Fatalf("step %d (-want +got):\n%s", step, diff)
		}
	}
}
