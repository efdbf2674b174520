package ingest

import (
	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// Names decides who is who without a service around it.
type Names struct{ names *names }

// NewNames gives one that knows nothing yet.
func NewNames(p Partitioner) Names { return Names{newNames(p)} }

// Decide decides on a document that comes, and writes what changes in others. It gives the number
// of those.
func (n Names) Decide(base *view.Snapshot, c kg.Contribution) (others int, err error) {
	p, err := n.names.decide(base, nil, resolve.Mentions(c), unsaid(newWords(nil)))
	if err != nil {
		return 0, err
	}
	for document, ids := range p.others {
		if _, _, err := relabelled(base, document, ids); err != nil {
			return 0, err
		}
	}
	return len(p.others), nil
}

// Parts lists what words on a node can be on.
func (s *Service) Parts(t interface{ Fatal(...any) }, base *view.Snapshot, node kg.ID) []kg.ID {
	parts, err := s.parts(base, node)
	if err != nil {
		t.Fatal(err)
	}
	var ids []kg.ID
	for _, p := range parts {
		ids = append(ids, p.id)
	}
	return ids
}

// Forget forgets everything.
func (n Names) Forget() { n.names.reset() }

// ResolveAtOnce sets how much is resolved in one revision.
func (s *Service) ResolveAtOnce(n int) { s.atOnce = n }

// FactIn gives the id under which a version shows a fact of a document, given the id that the document
// alone gives it; empty where it does not show it.
func FactIn(base *view.Snapshot, document, local kg.ID) (kg.ID, error) {
	d, err := newDraft(base, document)
	if err != nil {
		return "", err
	}
	for _, q := range vocab.Encode(d.now.Contribution) {
		id, _ := vocab.IDOf(q.Subject)
		if read, said := d.now.Behind(id); len(said) == 0 && len(read) == 1 && read[0] == local {
			return d.shown(id), nil
		}
	}
	return "", nil
}
