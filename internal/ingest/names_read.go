package ingest

import (
	"slices"
	"unique"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// reader reads mentions from one version, each document once.
type reader struct {
	base  *view.Snapshot
	known map[kg.ID]map[kg.ID]seen
}

// seen is a mention in the graph: what the document says, and the person that the graph
// shows in its place.
type seen struct {
	mention resolve.Mention
	person  kg.ID
}

func newReader(base *view.Snapshot) *reader {
	return &reader{base, map[kg.ID]map[kg.ID]seen{}}
}

// document gives the mentions in a document by the ids of their names.
func (r *reader) document(id kg.ID) (map[kg.ID]seen, error) {
	if d, ok := r.known[id]; ok {
		return d, nil
	}
	c, err := r.base.Outline(id)
	if err != nil {
		return nil, err
	}
	persons := make(map[kg.ID]kg.ID, len(c.Persons))
	for _, p := range c.Persons {
		persons[resolve.PersonID(p.Name)] = p.ID
	}
	d := make(map[kg.ID]seen, len(c.Persons))
	for _, m := range compact(resolve.Mentions(resolve.Reading(c))) {
		name := resolve.PersonID(m.Name)
		d[name] = seen{m, persons[name]}
	}
	r.known[id] = d
	return d, nil
}

// compact gives mentions whose texts do not hold on to the memory of their document, and
// which share with others what is the same. They are kept much longer than their document is.
func compact(mentions []resolve.Mention) []resolve.Mention {
	for i := range mentions {
		m := &mentions[i]
		for _, s := range []*string{(*string)(&m.Document), &m.Name, &m.Written, &m.Place, &m.Source} {
			*s = unique.Make(*s).Value()
		}
		for j := range m.Held {
			m.Held[j].Organisation, m.Held[j].Role = unique.Make(m.Held[j].Organisation).Value(), unique.Make(m.Held[j].Role).Value()
		}
		for j := range m.With {
			m.With[j] = unique.Make(m.With[j]).Value()
		}
		if i == 0 { // the mentions of a document share the list
			for j := range m.Bodies {
				m.Bodies[j] = unique.Make(m.Bodies[j]).Value()
			}
		}
	}
	return mentions
}

// bearers gives all mentions of the name with the id.
func (r *reader) bearers(name kg.ID) (*bearers, error) {
	of := append([]kg.ID{name}, r.base.Follow([]kg.ID{name}, view.PersonNamesakes)[0]...)
	documents := slices.Concat(r.base.StatedBy(of)...)
	b := &bearers{}
	for _, document := range sorted(documents) {
		d, err := r.document(document)
		if err != nil {
			return nil, err
		}
		if s, ok := d[name]; ok {
			b.mentions, b.ids = append(b.mentions, s.mention), append(b.ids, s.person)
		}
	}
	return b, nil
}
