package ingest

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// anchor is what a word is on: the mention of a person, the report of a meeting, or the name of an
// organisation.
type anchor struct {
	id   kg.ID
	name kg.ID // the id that the name has without any word
}

// wordOn is the word on two.
func wordOn(a, b anchor, verdict kg.Verdict) kg.Judgement {
	one, other := min(a.id, b.id), max(a.id, b.id)
	return kg.Judgement{
		ID:      kg.NewID(kg.KindJudgement, "curator", string(one), string(other)),
		Between: []kg.ID{one, other}, Names: sorted([]kg.ID{a.name, b.name}), Verdict: verdict, Sources: []kg.ID{kg.GraphCurated},
	}
}

// anchors gives what a word on nodes is on, in their order. They are of one kind, and each is another.
func (s *Service) anchors(base *view.Snapshot, ids ...kg.ID) ([]anchor, error) {
	if err := s.follow(base); err != nil {
		return nil, err
	}
	list := make([]anchor, 0, len(ids))
	for _, id := range ids {
		if kind := id.Kind(); kind != kg.KindPerson && kind != kg.KindMeeting && kind != kg.KindOrganisation {
			return nil, fmt.Errorf("%q is no person, meeting or organisation: %w", id, kg.ErrInvalid)
		} else if of := ids[0].Kind(); kind != of {
			return nil, fmt.Errorf("%s is a %s, %s a %s: %w", ids[0], of, id, kind, kg.ErrInvalid)
		}
	}
	for _, id := range ids {
		a, err := s.anchor(base, id)
		if err != nil {
			return nil, err
		}
		if at := slices.Index(list, a); at >= 0 {
			return nil, fmt.Errorf("%s and %s are one %s: %w", ids[at], id, termOf(id.Kind()), kg.ErrInvalid)
		}
		list = append(list, a)
	}
	return list, nil
}

func termOf(kind kg.Kind) string {
	switch kind {
	case kg.KindPerson:
		return "mention"
	case kg.KindMeeting:
		return "report"
	}
	return "name"
}

// follow brings what is known of persons and meetings up to the version.
func (s *Service) follow(base *view.Snapshot) error {
	if err := s.names.follow(base); err != nil {
		return err
	}
	return s.events.follow(base)
}

func (s *Service) anchor(base *view.Snapshot, id kg.ID) (anchor, error) {
	switch id.Kind() {
	case kg.KindPerson:
		m, err := s.names.mention(newReader(base), id)
		return anchor{m.ID(), resolve.PersonID(m.Name)}, err
	case kg.KindMeeting:
		r, err := s.events.first(base, id)
		if err != nil {
			return anchor{}, err
		}
		return anchor{r.ID(), r.Meeting}, nil
	}
	if base.Organisations([]kg.ID{id})[0] == nil && len(base.Follow([]kg.ID{id}, view.OrganisationReplacements)[0]) == 0 {
		return anchor{}, fmt.Errorf("no document names %q: %w", id, kg.ErrNotFound)
	}
	return anchor{id, id}, nil
}

// mention gives the mention with the id, or the first of the person with the id; of a name whose
// first person is known by another name now, the first of all.
func (n *names) mention(r *reader, id kg.ID) (resolve.Address, error) {
	if name, document, ok := kg.MentionOf(id); ok {
		d, err := r.document(document)
		if err != nil {
			return resolve.Address{}, err
		}
		if s, ok := d[name]; ok {
			return s.mention.Address(), nil
		}
		return resolve.Address{}, fmt.Errorf("no document names %q: %w", id, kg.ErrNotFound)
	}
	b, err := n.of(r, id)
	if err != nil {
		return resolve.Address{}, err
	}
	var first *resolve.Mention
	for _, its := range []bool{true, false} {
		for i := range b.mentions {
			if m := &b.mentions[i]; (b.ids[i] == id || !its) && (first == nil || earlier(m, first)) {
				first = m
			}
		}
		if first != nil {
			return first.Address(), nil
		}
	}
	return resolve.Address{}, fmt.Errorf("no document names %q: %w", id, kg.ErrNotFound)
}

func earlier(a, b *resolve.Mention) bool {
	c := kg.CompareDates(a.Day, b.Day)
	return c < 0 || c == 0 && a.Document < b.Document
}

// first gives the report with the id, or the first of the meeting with the id; of an id that a
// document alone gives to a meeting with another id now, the first report that has it.
func (e *events) first(base *view.Snapshot, id kg.ID) (*reported, error) {
	if found := e.report(id); found != nil {
		return found[0], nil
	}
	stating := append([]kg.ID{id}, base.Follow([]kg.ID{id}, view.MeetingReplacements)[0]...)
	for _, its := range []bool{true, false} {
		var first *reported
		for _, document := range sorted(slices.Concat(base.StatedBy(stating)...)) {
			for _, r := range e.reports[document] {
				if (its && r.id == id || !its && r.Meeting == id) && (first == nil || resolve.CompareReports(&r.Report, &first.Report) < 0) {
					first = r
				}
			}
		}
		if first != nil {
			return first, nil
		}
	}
	return nil, fmt.Errorf("no document reports %q: %w", id, kg.ErrNotFound)
}
