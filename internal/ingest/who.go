package ingest

import (
	"fmt"
	"maps"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// who decides on the persons, meetings and organisations of a change: documents go, and another
// comes with mentions, reports and the organisations that it names.
func (s *Service) who(base *view.Snapshot, gone []kg.ID, mentions []resolve.Mention, reports []*reported, named naming) (persons, error) {
	return s.whoUnder(base, gone, mentions, reports, named, unsaid(s.book.in(base)))
}

// whoUnder is who under words that may change.
func (s *Service) whoUnder(
	base *view.Snapshot, gone []kg.ID, mentions []resolve.Mention, reports []*reported, named naming, said said,
) (persons, error) {
	p, err := s.names.decide(base, gone, mentions, said)
	if err != nil {
		return p, err
	}
	m, err := s.events.decide(base, gone, reports, said)
	if err != nil {
		return p, fmt.Errorf("telling which meetings are one: %w", err)
	}
	b, err := s.aliases.decide(base, gone, named, said)
	if err != nil {
		return p, fmt.Errorf("learning other names of organisations: %w", err)
	}
	p.take(m.own, m.others)
	p.take(b.own, b.others)
	p.meetings, p.bodies = m, b
	return p, nil
}

// take adds ids that change to those of persons.
func (p *persons) take(own map[kg.ID]kg.ID, others map[kg.ID]map[kg.ID]kg.ID) {
	maps.Copy(p.own, own)
	for document, ids := range others {
		if p.others[document] == nil {
			p.others[document] = ids
			continue
		}
		maps.Copy(p.others[document], ids)
	}
}
