package object

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// Finding is a contradiction between documents.
type Finding struct {
	all    *findings
	at     int
	node   *kg.Finding
	claims []*Claim
}

// findings are read together.
type findings struct {
	s         *query.Session
	ids       []kg.ID // of the nodes that they are about
	about     lazy[[]Node]
	claims    group // of all of them
	lists     []*kg.Claim
	documents lazy[[][]*Document]
	passages  memo
}

func newFindings(s *query.Session, list []kg.Finding) []*Finding {
	all := &findings{s: s, claims: group{s: s}}
	made := make([]*Finding, len(list))
	for i := range list {
		f := &Finding{all: all, at: i, node: &list[i]}
		all.ids = append(all.ids, f.node.About)
		for j := range f.node.Claims {
			f.claims = append(f.claims, &Claim{all, len(all.lists), &f.node.Claims[j]})
			all.lists = append(all.lists, &f.node.Claims[j])
		}
		made[i] = f
	}
	return made
}

// findingsOf gives what documents contradict each other about in each of the nodes.
func findingsOf[N any](found *lazy[[][]*Finding], of *peers[N], find func(*query.Session, []*N) [][]kg.Finding) ([][]*Finding, error) {
	return found.get(func() ([][]*Finding, error) {
		lists := find(of.s, of.nodes)
		all := newFindings(of.s, slices.Concat(lists...))
		made := make([][]*Finding, len(lists))
		for i, list := range lists {
			made[i], all = all[:len(list)], all[len(list):]
		}
		return made, nil
	})
}

// Kind is what it is about.
func (o *Finding) Kind() kg.FindingKind { return o.node.Kind }

// About is the node that the documents contradict each other about; nil for a name that is no
// node of its own.
func (o *Finding) About() (Node, error) {
	nodes, err := o.all.about.get(func() ([]Node, error) { return loadNodes(o.all.s, o.all.ids) })
	if err != nil {
		return nil, err
	}
	return nodes[o.at], nil
}

// Name is that of the node, as a document has it.
func (o *Finding) Name() string { return o.node.Name }

// Claims are the sides, by value.
func (o *Finding) Claims() []*Claim { return o.claims }

// Claim is one side of a contradiction.
type Claim struct {
	all  *findings
	at   int
	node *kg.Claim
}

// Value is what is stated.
func (o *Claim) Value() string { return o.node.Value }

// Documents are those that state it.
func (o *Claim) Documents() ([]*Document, error) {
	found, err := collect(&o.all.documents, &o.all.claims, func() [][]kg.ID {
		ids := make([][]kg.ID, len(o.all.lists))
		for i, c := range o.all.lists {
			ids[i] = c.Documents
		}
		return ids
	}, loadDocuments)
	return element(found, err, o.at)
}

// Evidence are the first passages that show it.
func (o *Claim) Evidence(first int) ([]*Evidence, error) {
	if first < 0 || first > query.MaxPage {
		return nil, fmt.Errorf("first %d: want 0 to %d: %w", first, query.MaxPage, kg.ErrInvalid)
	}
	lists, err := remember[lazy[[][]*Evidence]](&o.all.passages, first).get(func() ([][]*Evidence, error) {
		all := &passages{s: o.all.s}
		lists := make([][]*Evidence, len(o.all.lists))
		for i, c := range o.all.lists {
			for j := range c.Evidence[:min(first, len(c.Evidence))] {
				lists[i] = append(lists[i], &Evidence{all, &c.Evidence[j], len(all.ids)})
				all.ids = append(all.ids, c.Evidence[j].Document)
			}
		}
		return lists, nil
	})
	return element(lists, err, o.at)
}

// FindingList is the first contradictions of a graph.
type FindingList struct {
	Nodes      []*Finding
	TotalCount int
}

// Findings gives the first contradictions of these kinds, or of all when there is none.
func (r *Root) Findings(kinds []kg.FindingKind, first int) (*FindingList, error) {
	if first < 0 || first > query.MaxPage {
		return nil, fmt.Errorf("first %d: want 0 to %d: %w", first, query.MaxPage, kg.ErrInvalid)
	}
	list, total, err := r.s.Findings(kinds, first)
	if err != nil {
		return nil, err
	}
	return &FindingList{newFindings(r.s, list), total}, nil
}
