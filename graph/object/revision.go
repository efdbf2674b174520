package object

import (
	"time"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// Revision is one committed change of the graph.
type Revision struct {
	all  *revisions
	at   int
	node *kg.Revision
}

type revisions struct {
	peers[kg.Revision]
}

func loadRevisions(s *query.Session, ids []kg.ID) ([]*Revision, error) {
	return load(s, ids, s.RevisionsByID, func(unique []kg.ID, nodes []*kg.Revision) func(int) *Revision {
		all := &revisions{peers: peers[kg.Revision]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Revision { return &Revision{all, i, nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Revision) ID() kg.ID { return o.node.ID() }

// IsNode marks a Node.
func (*Revision) IsNode() {}

// Number is 1, 2, 3 and so on without gaps.
func (o *Revision) Number() int { return int(o.node.Number) }

// Time is when it was committed, in UTC.
func (o *Revision) Time() time.Time { return o.node.Time }

// Author is who asked for it.
func (o *Revision) Author() string { return o.node.Author }

// Cause says what made it.
func (o *Revision) Cause() kg.Cause { return o.node.Cause }

// DocumentIds are the documents concerned, sorted; they may be gone.
func (o *Revision) DocumentIds() []kg.ID { return o.node.Documents } //nolint:revive // bound to the field documentIds

// Message is a note for people; empty when there is none.
func (o *Revision) Message() string { return o.node.Message }

// Added is the number of statements added.
func (o *Revision) Added() int { return o.node.Added }

// Removed is the number of statements removed.
func (o *Revision) Removed() int { return o.node.Removed }

// Documents is the connection documents.
func (o *Revision) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Revision.documents", o.all.follow((*query.Session).RevisionDocuments), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
