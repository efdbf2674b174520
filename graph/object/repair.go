package object

import (
	"huipu/internal/explain"
	"huipu/internal/kg"
	"huipu/internal/query"
)

// TextRepair is a reading of damaged text.
type TextRepair struct {
	all  *repairs
	at   int
	node *kg.TextRepair
}

type repairs struct {
	peers[kg.TextRepair]
	document lazy[[]*Document]
}

func loadTextRepairs(s *query.Session, ids []kg.ID) ([]*TextRepair, error) {
	return load(s, ids, s.TextRepairs, func(unique []kg.ID, nodes []*kg.TextRepair) func(int) *TextRepair {
		all := &repairs{peers: peers[kg.TextRepair]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *TextRepair { return &TextRepair{all, i, nodes[i]} }
	})
}

// ID is the id for ever.
func (o *TextRepair) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*TextRepair) IsNode() {}

// Document is the document with the damaged text.
func (o *TextRepair) Document() (*Document, error) {
	found, err := reference(&o.all.document, &o.all.peers, func(n *kg.TextRepair) kg.ID { return n.Document }, loadDocuments)
	return required(found, err, o.at, o.node.Document)
}

// Span is where the damaged text stands.
func (o *TextRepair) Span() *kg.Span { return &o.node.Span }

// Before is exactly the text of the span.
func (o *TextRepair) Before() string { return o.node.Before }

// After is the text as it is read.
func (o *TextRepair) After() string { return o.node.After }

// Reason says why, in Chinese.
func (o *TextRepair) Reason() string { return o.node.Reason }

// Explain tells in one sentence why the text was read so.
func (o *TextRepair) Explain(language explain.Language) (string, error) {
	document, err := o.Document()
	if err != nil {
		return "", err
	}
	return explain.Repair(*o.node, document.Published()).In(language), nil
}
