package vocab

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// DecodeDocument reads back what [Encode] wrote of one document, its quads in any order.
// Quotes are left empty, and every node has the document as its source; to encode
// the result gives the same quads. The error is [kg.ErrInvalid] and names the statement.
func DecodeDocument(document kg.ID, quads []quad.Quad) (kg.Contribution, error) {
	var order []kg.ID
	byNode := map[kg.ID][]Statement{}
	for _, q := range quads {
		id, isNode := IDOf(q.Subject)
		predicate, isIRI := q.Predicate.(quad.IRI)
		if !isNode || !isIRI || q.Label != quad.Value(Node(document)) {
			return kg.Contribution{}, fmt.Errorf("quad %v is no statement of %s about a node: %w", q, document, kg.ErrInvalid)
		}
		if byNode[id] == nil {
			order = append(order, id)
		}
		byNode[id] = append(byNode[id], Statement{predicate, q.Object, document})
	}
	return DecodeNodes(document, func(yield func(kg.ID, []Statement) bool) {
		for _, id := range order {
			if !yield(id, byNode[id]) {
				return
			}
		}
	})
}

// DecodeNodes is [DecodeDocument] of statements that are sorted by node: all of one document, each
// node once. A statement list is not used after the next one was yielded.
func DecodeNodes(document kg.ID, nodes iter.Seq2[kg.ID, []Statement]) (kg.Contribution, error) {
	c := kg.Contribution{Document: kg.Document{ID: document}}
	for id, statements := range nodes {
		node, err := Decode(id, statements)
		if err != nil {
			return kg.Contribution{}, err
		}
		if err := place(&c, id, node); err != nil {
			return kg.Contribution{}, err
		}
	}
	sortNodes(&c)
	for i := range c.Memberships {
		if m := &c.Memberships[i]; m.Post != "" {
			at, found := slices.BinarySearchFunc(c.Posts, m.Post, func(p kg.Post, id kg.ID) int { return cmp.Compare(p.ID, id) })
			if found {
				m.Role, m.Organisation = c.Posts[at].Role, c.Posts[at].Organisation
			}
		}
	}
	return c, nil
}

// place puts a node among those of its kind.
func place(c *kg.Contribution, id kg.ID, node any) error {
	switch n := node.(type) {
	case *kg.Document:
		if id != c.Document.ID {
			return fmt.Errorf("%s speaks of the document %s: %w", c.Document.ID, id, kg.ErrInvalid)
		}
		c.Document = *n
	case *kg.Person:
		c.Persons = append(c.Persons, *n)
	case *kg.Organisation:
		c.Organisations = append(c.Organisations, *n)
	case *kg.Role:
		c.Roles = append(c.Roles, *n)
	case *kg.Post:
		c.Posts = append(c.Posts, *n)
	case *kg.Membership:
		c.Memberships = append(c.Memberships, *n)
	case *kg.MeetingSeries:
		c.MeetingSeries = append(c.MeetingSeries, *n)
	case *kg.Meeting:
		c.Meetings = append(c.Meetings, *n)
	case *kg.Venue:
		c.Venues = append(c.Venues, *n)
	case *kg.Attendance:
		c.Attendances = append(c.Attendances, *n)
	case *kg.GroupAttendance:
		c.GroupAttendances = append(c.GroupAttendances, *n)
	case *kg.TextRepair:
		c.TextRepairs = append(c.TextRepairs, *n)
	default:
		return fmt.Errorf("%s speaks of %s, which is no node of a document: %w", c.Document.ID, id, kg.ErrInvalid)
	}
	return nil
}

func sortNodes(c *kg.Contribution) {
	sortByID(c.Persons, func(n *kg.Person) kg.ID { return n.ID })
	sortByID(c.Organisations, func(n *kg.Organisation) kg.ID { return n.ID })
	sortByID(c.Roles, func(n *kg.Role) kg.ID { return n.ID })
	sortByID(c.Posts, func(n *kg.Post) kg.ID { return n.ID })
	sortByID(c.Memberships, func(n *kg.Membership) kg.ID { return n.ID })
	sortByID(c.MeetingSeries, func(n *kg.MeetingSeries) kg.ID { return n.ID })
	sortByID(c.Meetings, func(n *kg.Meeting) kg.ID { return n.ID })
	sortByID(c.Venues, func(n *kg.Venue) kg.ID { return n.ID })
	sortByID(c.Attendances, func(n *kg.Attendance) kg.ID { return n.ID })
	sortByID(c.GroupAttendances, func(n *kg.GroupAttendance) kg.ID { return n.ID })
	sortByID(c.TextRepairs, func(n *kg.TextRepair) kg.ID { return n.ID })
}

func sortByID[N any](list []N, id func(*N) kg.ID) {
	slices.SortFunc(list, func(a, b N) int { return cmp.Compare(id(&a), id(&b)) })
}
