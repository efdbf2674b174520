package object

import "huipu/internal/kg"

// former tells by which id a node was asked for, where that is no longer its id; the zero former is of a
// node that was asked for by its own.
type former struct{ asked, is kg.ID }

// MergedFrom is the id by which the node was asked for, where that is no longer its id.
func (f former) MergedFrom() *kg.ID { return idOrNil(f.asked) }

// MergedInto is the id of the node, where it was asked for by another.
func (f former) MergedInto() *kg.ID { return idOrNil(f.is) }

func idOrNil(id kg.ID) *kg.ID {
	if id == "" {
		return nil
	}
	return &id
}

// follower is a node that former ids lead to.
type follower interface {
	Node
	askedBy(id kg.ID) Node // the same, asked for by another id
}

// withFormer puts in the places of missing nodes those that have now what the ids stood for once.
func (r *Root) withFormer(ids []kg.ID, nodes []Node) ([]Node, error) {
	var at []int
	var lost []kg.ID
	for i, n := range nodes {
		if n == nil && ids[i] != "" {
			at, lost = append(at, i), append(lost, ids[i])
		}
	}
	if lost == nil {
		return nodes, nil
	}
	now, err := r.s.Former(lost)
	if err != nil {
		return nil, err
	}
	found, err := loadNodes(r.s, now)
	if err != nil {
		return nil, err
	}
	for k, n := range found {
		if f, ok := n.(follower); ok {
			nodes[at[k]] = f.askedBy(lost[k])
		}
	}
	return nodes, nil
}

func (o *Person) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *Organisation) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *Meeting) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *Post) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *Membership) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *Venue) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *Attendance) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}

func (o *GroupAttendance) askedBy(id kg.ID) Node {
	other := *o
	other.former = former{id, o.node.ID}
	return &other
}
