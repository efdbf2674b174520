package resolve

import "huipu/internal/kg"

// trimMentions keeps the evidence of persons and organisations that is needed to find them
// in the text. The quote of an attendance, a membership, a meeting or a group holds the
// names that it is about, so a node named in the quote of one of its facts keeps no passage
// of its own, and any other node keeps the first. A release names a person some dozen
// times; stored in full, mentions would outnumber facts.
func (r *resolver) trimMentions() {
	quoted := r.quoted()
	for id, p := range r.persons {
		p.Evidence = needed(p.Evidence, quoted[id])
	}
	for id, o := range r.organisations {
		o.Evidence = needed(o.Evidence, quoted[id])
	}
}

// quoted gives the passages of the facts about each person and organisation.
func (r *resolver) quoted() map[kg.ID][][]kg.Evidence {
	quoted := make(map[kg.ID][][]kg.Evidence, len(r.persons)+len(r.organisations))
	about := func(list []kg.Evidence, ids ...kg.ID) {
		for _, id := range ids {
			if id != "" && len(list) > 0 {
				quoted[id] = append(quoted[id], list)
			}
		}
	}
	for _, m := range r.meetings {
		about(m.Evidence, m.ConvenedBy...)
	}
	for _, m := range r.memberships {
		about(m.Evidence, m.Person, m.Organisation)
	}
	for _, a := range r.attendances {
		about(a.Evidence, a.Person)
		about(a.Evidence, a.OnBehalfOf...)
	}
	for _, g := range r.groups {
		about(g.Evidence, g.Organisations...)
	}
	return quoted
}

// needed gives the first of the mentions, or none when one of them stands in a quote.
func needed(mentions []kg.Evidence, quotes [][]kg.Evidence) []kg.Evidence {
	for i := range mentions {
		m := mentions[i].Span
		for _, list := range quotes {
			for j := range list {
				if q := list[j].Span; q.Start <= m.Start && m.End <= q.End {
					return nil
				}
			}
		}
	}
	return mentions[:min(1, len(mentions))]
}
