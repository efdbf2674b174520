package resolve

import "huipu/internal/kg"

// Reading gives a document's contribution the ids back that [Resolve] gave before
// [Relabel]: they derive from what the document states of its persons, organisations and meetings.
// It undoes Relabel as long as no two nodes of the document became one.
func Reading(c kg.Contribution) kg.Contribution {
	ids := map[kg.ID]kg.ID{}
	for _, p := range c.Persons {
		ids[p.ID] = PersonID(p.Name)
	}
	for _, o := range c.Organisations {
		ids[o.ID] = organisationOf(o.Name)
	}
	for _, m := range c.Meetings {
		ids[m.ID] = meetingOf(m.Name, m.Date, m.Term, m.Session, c.Document.ID)
	}
	return Relabel(c, ids)
}

func organisationOf(name string) kg.ID { return kg.NewID(kg.KindOrganisation, fold(name)) }

// meetingOf gives the id of a meeting in a document.
func meetingOf(name string, date kg.Date, term, session int, document kg.ID) kg.ID {
	parts := []string{fold(name)}
	switch {
	case !date.IsZero():
		parts = append(parts, date.String())
	case term == 0 && session == 0:
		parts = append(parts, string(document))
	}
	return kg.NewID(kg.KindMeeting, parts...)
}
