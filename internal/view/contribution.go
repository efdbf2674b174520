package view

import (
	"fmt"
	"iter"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// Contribution gives what a document states, as [vocab.DecodeDocument] reads it: the ids of
// the graph, and evidence without quotes. It is empty but for the id where the document states nothing.
// The error is that of the decoder: a statement about a node that is none of a document's.
func (s *Snapshot) Contribution(document kg.ID) (kg.Contribution, error) {
	return s.contribution(document, everyNode, func(byte, predicate) bool { return true })
}

// Outline is [Snapshot.Contribution] without evidence and without the text of the document.
func (s *Snapshot) Outline(document kg.ID) (kg.Contribution, error) {
	return s.contribution(document, everyNode, func(_ byte, p predicate) bool { return p.iri != vocab.HasEvidence && p.iri != vocab.Text })
}

func everyNode(ref, part) bool { return true }

// Part is that part of [Snapshot.Contribution] which refers to some persons and meetings:
// themselves, the memberships of the persons, the venues of the meetings, the attendances and
// groups of both, and of the document what it is about, whom it mentions and nothing else.
func (s *Snapshot) Part(document kg.ID, of []kg.ID) (kg.Contribution, error) {
	var refs []ref
	for _, id := range of {
		if r, ok := refOf(id); ok {
			refs = append(refs, r)
		}
	}
	return s.contribution(document, func(node ref, p part) bool {
		switch kindOf(node.code()) {
		case kg.KindDocument:
			return true
		case kg.KindPerson, kg.KindMeeting:
			return slices.Contains(refs, node)
		case kg.KindMembership, kg.KindAttendance, kg.KindVenue, kg.KindGroupAttendance:
			for packed := range p.statements(s.codec) {
				edge, from, ok := s.codec.target(node.code(), packed)
				if ok && moves(edge) && slices.Contains(refs, from) {
					return true
				}
			}
		}
		return false
	}, func(kind byte, p predicate) bool {
		return kindOf(kind) != kg.KindDocument || p.iri == vocab.Mentions || p.iri == vocab.About
	})
}

// moves tells whether the id of a node that the edge leads to derives from the id of the person
// or meeting that it starts from.
func moves(e Edge) bool {
	switch e {
	case PersonMemberships, PersonAttendances, MeetingAttendances, MeetingGroupAttendances, MeetingVenues:
		return true
	}
	return false
}

func (s *Snapshot) contribution(document kg.ID, nodes func(ref, part) bool, wanted func(byte, predicate) bool) (kg.Contribution, error) {
	c, err := vocab.DecodeNodes(document, s.statements(document, nodes, wanted))
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
func (s *Snapshot) statements(document kg.ID, nodes func(ref, part) bool, wanted func(byte, predicate) bool) iter.Seq2[kg.ID, []vocab.Statement] {
	return func(yield func(kg.ID, []vocab.Statement) bool) {
		label, ok := refOf(document)
		if !ok {
			return
		}
		var list []vocab.Statement
		for r := range s.entry(label).incoming(DocumentNodes) {
			p, found := s.entry(r).parts.find(string(label))
			if !found || !nodes(r, part(p)) {
				continue
			}
			list = list[:0]
			for packed := range part(p).statements(s.codec) {
				if wanted(r.code(), s.codec.predicates[r.code()][packed[0]]) {
					list = append(list, s.codec.statement(r.code(), document, packed))
				}
			}
			if len(list) > 0 && !yield(r.id(), list) {
				return
			}
		}
	}
}
