package view

import (
	"fmt"
	"iter"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// Contribution gives what a document states, as [vocab.DecodeDocument] reads it: the ids of
// the graph, and evidence without quotes. It is empty but for the id where the document states nothing.
// The error is that of the decoder: a statement about a node that is none of a document's.
func (s *Snapshot) Contribution(document kg.ID) (kg.Contribution, error) {
	return s.contribution(document, func(predicate) bool { return true })
}

// Outline is [Snapshot.Contribution] without evidence and without the text of the document.
func (s *Snapshot) Outline(document kg.ID) (kg.Contribution, error) {
	return s.contribution(document, func(p predicate) bool { return p.iri != vocab.HasEvidence && p.iri != vocab.Text })
}

func (s *Snapshot) contribution(document kg.ID, wanted func(predicate) bool) (kg.Contribution, error) {
	c, err := vocab.DecodeNodes(document, s.statements(document, wanted))
	if err != nil {
		return kg.Contribution{}, fmt.Errorf("reading %s from the view: %w", document, err)
	}
	return c, nil
}

// StatedBy gives for each id the documents that state something of the node, ascending; nil
// where none does.
func (s *Snapshot) StatedBy(of []kg.ID) [][]kg.ID {
	lists := make([][]kg.ID, len(of))
	for i, id := range of {
		e := s.find(id)
		if e == nil {
			continue
		}
		lists[i] = ids(func(yield func(ref) bool) {
			for item := range e.parts.all() {
				if !yield(part(item).document()) {
					return
				}
			}
		})
	}
	return lists
}

// statements yields the nodes of which a document states something, with what it states in
// the predicates that are wanted. The list is overwritten by the next one.
func (s *Snapshot) statements(document kg.ID, wanted func(predicate) bool) iter.Seq2[kg.ID, []vocab.Statement] {
	return func(yield func(kg.ID, []vocab.Statement) bool) {
		label, ok := refOf(document)
		if !ok {
			return
		}
		var list []vocab.Statement
		for r := range s.entry(label).incoming(DocumentNodes) {
			p, found := s.entry(r).parts.find(string(label))
			if !found {
				continue
			}
			list = list[:0]
			for packed := range part(p).statements(s.codec) {
				if wanted(s.codec.predicates[r.code()][packed[0]]) {
					list = append(list, s.codec.statement(r.code(), document, packed))
				}
			}
			if len(list) > 0 && !yield(r.id(), list) {
				return
			}
		}
	}
}
