package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Rename is what a curator says that a node is called.
type Rename struct {
	all  *renames
	at   int
	node *kg.Rename
}

type renames struct {
	peers[kg.Rename]
	of lazy[[]Node]
}

func loadRenames(s *query.Session, ids []kg.ID) ([]*Rename, error) {
	return load(s, ids, s.Renames, func(unique []kg.ID, nodes []*kg.Rename) func(int) *Rename {
		all := &renames{peers: peers[kg.Rename]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Rename { return &Rename{all, i, nodes[i]} }
	})
}

// renameOf is the rename by which a curator calls one of the peers so; nil where none does.
func renameOf[N any](of *peers[N], at int) (*Rename, error) {
	list, err := remember[lazy[[]*Rename]](&of.memo, "rename").get(func() ([]*Rename, error) {
		ids := make([]kg.ID, len(of.ids))
		for i, r := range of.s.RenamesOf(of.ids) {
			if r != nil {
				ids[i] = r.ID
			}
		}
		return loadRenames(of.s, ids)
	})
	return optional(list, err, at)
}

// ID is the id.
func (o *Rename) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Rename) IsNode() {}

// Name is what the node is called.
func (o *Rename) Name() string { return o.node.Name }

// On is the mention, report or name that it is said of.
func (o *Rename) On() kg.ID { return o.node.On }

// Of is the node that this is now; nil when it is not in the graph.
func (o *Rename) Of() (Entity, error) {
	nodes, err := o.nodes()
	if err != nil {
		return nil, err
	}
	e, _ := nodes[o.at].(Entity)
	return e, nil
}

func (o *Rename) nodes() ([]Node, error) {
	return o.all.of.get(func() ([]Node, error) {
		on := make([]kg.ID, len(o.all.nodes))
		for i, n := range o.all.nodes {
			if n != nil {
				on[i] = n.On
			}
		}
		return loadNodes(o.all.s, on)
	})
}

// Obeyed tells whether the node bears the name.
func (o *Rename) Obeyed() (bool, error) {
	of, err := o.Of()
	if err != nil || of == nil {
		return false, err
	}
	obeyed := o.all.s.RenamesOf([]kg.ID{of.ID()})[0]
	return obeyed != nil && obeyed.Name == o.node.Name, nil
}
