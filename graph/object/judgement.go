package object

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// Judgement is what is held of two nodes that may be one.
type Judgement struct {
	all  *judgements
	at   int
	node *kg.Judgement
}

type judgements struct {
	peers[kg.Judgement]
	between   lazy[[][]Entity]
	documents lazy[[][]*Document]
}

func loadJudgements(s *query.Session, ids []kg.ID) ([]*Judgement, error) {
	return load(s, ids, s.Judgements, func(unique []kg.ID, nodes []*kg.Judgement) func(int) *Judgement {
		all := &judgements{peers: peers[kg.Judgement]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Judgement { return &Judgement{all, i, nodes[i]} }
	})
}

// ID is the id.
func (o *Judgement) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Judgement) IsNode() {}

// Between are the nodes that the two are now, without what is not in the graph; a node stands
// twice where they are one.
func (o *Judgement) Between() ([]Entity, error) {
	lists, err := o.all.between.get(func() ([][]Entity, error) {
		to := stated(&o.all.peers, func(n *kg.Judgement) []kg.ID { return n.Between })()
		nodes, err := loadNodes(o.all.s, slices.Concat(to...))
		if err != nil {
			return nil, err
		}
		lists := make([][]Entity, len(to))
		for i, ids := range to {
			for _, node := range nodes[:len(ids)] {
				if e, ok := node.(Entity); ok {
					lists[i] = append(lists[i], e)
				}
			}
			nodes = nodes[len(ids):]
		}
		return lists, nil
	})
	if err != nil {
		return nil, err
	}
	return lists[o.at], nil
}

// On are the two mentions, reports or names that a curator's word is on.
func (o *Judgement) On() []kg.ID {
	if !o.Curated() {
		return []kg.ID{}
	}
	return o.node.Between
}

// Verdict says whether they are one.
func (o *Judgement) Verdict() kg.Verdict { return o.node.Verdict }

// Curated tells whether a curator said so.
func (o *Judgement) Curated() bool { return len(o.node.Names) > 0 }

// Score is the sum of the weights of the reasons.
func (o *Judgement) Score() int { return o.node.Score }

// Threshold is the score from which two are held for one.
func (o *Judgement) Threshold() int { return o.node.Threshold }

// Reasons are what speaks for and against it.
func (o *Judgement) Reasons() []*JudgementReason {
	reasons := make([]*JudgementReason, len(o.node.Reasons))
	for i := range reasons {
		reasons[i] = &JudgementReason{o, &o.node.Reasons[i]}
	}
	return reasons
}

// document is the one with the id among those that the reasons of all peers name; nil when it
// has gone.
func (o *Judgement) document(id kg.ID) (*Document, error) {
	to := stated(&o.all.peers, func(n *kg.Judgement) []kg.ID {
		var ids []kg.ID
		for _, r := range n.Reasons {
			ids = append(ids, r.Left, r.Right)
		}
		return ids
	})
	lists, err := collect(&o.all.documents, &o.all.group, to, loadDocuments)
	if err != nil {
		return nil, err
	}
	for _, d := range lists[o.at] {
		if d.ID() == id {
			return d, nil
		}
	}
	return nil, nil //nolint:nilnil // GraphQL writes null for a document that has gone
}

// JudgementReason is an observation that speaks for or against it.
type JudgementReason struct {
	of     *Judgement
	reason *kg.Reason
}

// Kind says what sort of observation it is.
func (o *JudgementReason) Kind() string { return o.reason.Kind }

// Weight is how much it weighs.
func (o *JudgementReason) Weight() int { return o.reason.Weight }

// Left is the document that shows it of one of the two.
func (o *JudgementReason) Left() (*Document, error) { return o.of.document(o.reason.Left) }

// Right is the document that shows it of the other.
func (o *JudgementReason) Right() (*Document, error) { return o.of.document(o.reason.Right) }
