package view

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
)

// Snapshot is one immutable version of the graph, safe for any number of readers. Nodes,
// lists of ids and revisions are shared with other readers and versions and must not be
// modified.
//
// Look-ups by id are aligned with the ids asked for and hold nil where no document states
// a node of that kind. A reference to a node that no document states is kept: the field or
// edge holds the id, and looking it up gives nil. Evidence carries its quote, which shares
// the memory of the document's text, and a membership with a post has the post's role and
// organisation.
type Snapshot struct {
	codec     *codec
	entries   trie
	kinds     map[kg.Kind]idList
	revision  uint64
	revisions []kg.Revision
}

func newSnapshot() *Snapshot {
	return &Snapshot{codec: newCodec(), entries: newTrie(), kinds: map[kg.Kind]idList{}}
}

func (s *Snapshot) entry(id kg.ID) *entry { return s.entries.get(id) }

func (s *Snapshot) coding() *codec { return s.codec }

// Revision is the number of the last revision in this version; 0 before the first.
func (s *Snapshot) Revision() uint64 { return s.revision }

// Revisions lists all revisions up to this version, ascending.
func (s *Snapshot) Revisions() []kg.Revision { return slices.Clip(s.revisions) }

// IDs lists the nodes of a kind that a document states, ascending; nil when there are
// none.
func (s *Snapshot) IDs(kind kg.Kind) []kg.ID { return s.kinds[kind].ids() }

// Count is the length of [Snapshot.IDs], found without making the list.
func (s *Snapshot) Count(kind kg.Kind) int { return s.kinds[kind].size() }

// Follow gives for each id the nodes that the edge leads to, ascending. A list is nil
// where there are none and where the edge does not start from nodes of the id's kind.
func (s *Snapshot) Follow(from []kg.ID, edge Edge) [][]kg.ID {
	lists := make([][]kg.ID, len(from))
	if edge >= noEdge {
		return lists
	}
	kind, slot := edge.From(), edge.slot()
	for i, id := range from {
		if e := s.entry(id); e != nil && e.in != nil && id.Kind() == kind {
			lists[i] = e.in[slot].ids()
		}
	}
	return lists
}

// Documents looks up documents.
func (s *Snapshot) Documents(ids []kg.ID) []*kg.Document { return lookUp[kg.Document](s, ids) }

// People looks up persons.
func (s *Snapshot) People(ids []kg.ID) []*kg.Person { return lookUp[kg.Person](s, ids) }

// Organisations looks up organisations.
func (s *Snapshot) Organisations(ids []kg.ID) []*kg.Organisation {
	return lookUp[kg.Organisation](s, ids)
}

// Roles looks up roles.
func (s *Snapshot) Roles(ids []kg.ID) []*kg.Role { return lookUp[kg.Role](s, ids) }

// Posts looks up posts.
func (s *Snapshot) Posts(ids []kg.ID) []*kg.Post { return lookUp[kg.Post](s, ids) }

// Memberships looks up memberships.
func (s *Snapshot) Memberships(ids []kg.ID) []*kg.Membership { return lookUp[kg.Membership](s, ids) }

// MeetingSeries looks up series of meetings.
func (s *Snapshot) MeetingSeries(ids []kg.ID) []*kg.MeetingSeries {
	return lookUp[kg.MeetingSeries](s, ids)
}

// Meetings looks up meetings.
func (s *Snapshot) Meetings(ids []kg.ID) []*kg.Meeting { return lookUp[kg.Meeting](s, ids) }

// Venues looks up venues.
func (s *Snapshot) Venues(ids []kg.ID) []*kg.Venue { return lookUp[kg.Venue](s, ids) }

// Attendances looks up attendances.
func (s *Snapshot) Attendances(ids []kg.ID) []*kg.Attendance { return lookUp[kg.Attendance](s, ids) }

// GroupAttendances looks up group attendances.
func (s *Snapshot) GroupAttendances(ids []kg.ID) []*kg.GroupAttendance {
	return lookUp[kg.GroupAttendance](s, ids)
}

// TextRepairs looks up repairs of texts.
func (s *Snapshot) TextRepairs(ids []kg.ID) []*kg.TextRepair { return lookUp[kg.TextRepair](s, ids) }

// lookUp gives the nodes of type T among the ids. Every part was checked when it came in,
// and a node is read part by part, so an error here is a defect of this package.
func lookUp[T any](s *Snapshot, ids []kg.ID) []*T {
	nodes := make([]*T, len(ids))
	for i, id := range ids {
		e := s.entry(id)
		if !e.stated() {
			continue
		}
		node, err := load(s, e)
		if err != nil {
			panic(fmt.Sprintf("view: revision %d: node %s was checked but cannot be read: %v", s.revision, id, err))
		}
		nodes[i], _ = node.(*T)
	}
	return nodes
}
