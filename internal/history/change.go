package history

import (
	"cmp"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/vocab"
)

// change is what one revision took away from nodes and gave to others, document by document.
type change struct {
	number     uint64
	gone, come []mention
	facts      []fact            // that are gone
	posts      map[kg.ID]kg.Post // that are known: the id of a post stands for its organisation and role for ever
	fresh      []kg.ID           // documents that came, sorted
	left       map[kg.ID]bool    // documents that went
}

// mention is a person, meeting or organisation as one document states it.
type mention struct {
	node, document kg.ID
	local          kg.ID  // the id that the document alone gives it
	bare           string // the name and, of a meeting, the day
}

// address is the id that leads to the node of the mention as long as the document states it.
func (m mention) address() kg.ID {
	if m.node.Kind() == kg.KindOrganisation {
		return m.local
	}
	return kg.MentionID(m.local, m.document)
}

// fact is a node about others as one document states it.
type fact struct {
	id, document kg.ID
	node         any
}

// place is where the fact stands.
func (f fact) place() kg.ID { return f.id + addressMark + f.document }

// read takes a revision apart. What it says of other kinds of nodes is left out.
func read(c store.Committed) change {
	ch := change{number: c.Number, posts: map[kg.ID]kg.Post{}, left: map[kg.ID]bool{}}
	for _, n := range nodes(c.Removed) {
		switch node := n.node.(type) {
		case *kg.Document:
			ch.left[node.ID] = node.SHA256 != "" // and not only another extractor
		case *kg.Post:
			ch.posts[node.ID] = *node
			ch.facts = append(ch.facts, n)
		case *kg.Membership, *kg.Attendance, *kg.GroupAttendance, *kg.Venue:
			ch.facts = append(ch.facts, n)
		default:
			ch.gone = appendMention(ch.gone, n)
		}
	}
	for _, n := range nodes(c.Added) {
		if d, ok := n.node.(*kg.Document); ok && d.SHA256 != "" {
			ch.fresh = append(ch.fresh, d.ID)
		}
		ch.come = appendMention(ch.come, n)
	}
	return ch
}

func appendMention(list []mention, n fact) []mention {
	m := mention{node: n.id, document: n.document}
	switch node := n.node.(type) {
	case *kg.Person:
		m.bare, m.local = node.Name, resolve.PersonID(node.Name)
	case *kg.Organisation:
		m.bare, m.local = node.Name, resolve.OrganisationID(node.Name)
	case *kg.Meeting:
		// Where two meetings of a document swap ids, what both have is no part of the change: not the day,
		// but what either replaces.
		if m.local = m.node; len(node.Replaces) > 0 {
			m.local = node.Replaces[0]
		}
		if m.bare = node.Name; m.bare != "" {
			m.bare += node.Date.String()
		}
	}
	if m.bare == "" {
		return list // another kind, or something else about it changed
	}
	m.bare = resolve.Fold(m.bare)
	return append(list, m)
}

// nodes reads statements node by node and document by document, in the order of both. What cannot be
// read, for it is no part of a graph of ours, is left out.
func nodes(quads []quad.Quad) []fact {
	type statement struct {
		node, document kg.ID
		vocab.Statement
	}
	list := make([]statement, 0, len(quads))
	for _, q := range quads {
		node, okNode := vocab.IDOf(q.Subject)
		document, okDocument := vocab.IDOf(q.Label)
		predicate, okPredicate := q.Predicate.(quad.IRI)
		if okNode && okDocument && okPredicate && document.Kind() == kg.KindDocument && predicate != vocab.HasEvidence && predicate != vocab.Text && wanted(node.Kind()) {
			list = append(list, statement{node, document, vocab.Statement{Predicate: predicate, Object: q.Object, Document: document}})
		}
	}
	compare := func(a, b statement) int {
		return cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.node, b.node))
	}
	slices.SortStableFunc(list, compare)
	var read []fact
	for i := 0; i < len(list); {
		var of []vocab.Statement
		first := list[i]
		for ; i < len(list) && compare(list[i], first) == 0; i++ {
			of = append(of, list[i].Statement)
		}
		if node, err := vocab.Decode(first.node, of); err == nil {
			read = append(read, fact{first.node, first.document, node})
		}
	}
	return read
}

// wanted tells whether nodes of the kind are people, meetings and organisations, facts about them, or
// documents.
func wanted(kind kg.Kind) bool {
	switch kind {
	case kg.KindDocument, kg.KindPerson, kg.KindMeeting, kg.KindOrganisation, kg.KindPost, kg.KindMembership, kg.KindAttendance,
		kg.KindGroupAttendance, kg.KindVenue:
		return true
	}
	return false
}
