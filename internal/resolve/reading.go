package resolve

import "huipu/internal/kg"

// Reading gives a document's contribution the ids back that [Resolve] gave before
// [Relabel]: they derive from what the document states of its persons, organisations and meetings.
// It undoes Relabel as long as no two nodes of the document became one.
func Reading(c kg.Contribution) kg.Contribution {
	reading, _ := ReadingIDs(c)
	return reading
}

// ReadingIDs is [Reading] that tells what the ids of nodes become, where that is another.
func ReadingIDs(c kg.Contribution) (kg.Contribution, map[kg.ID]kg.ID) {
	ids := map[kg.ID]kg.ID{}
	for _, p := range c.Persons {
		ids[p.ID] = PersonID(p.Name)
	}
	for _, o := range c.Organisations {
		ids[o.ID] = OrganisationID(o.Name)
	}
	for _, m := range c.Meetings {
		ids[m.ID] = MeetingID(m.Name, m.Date, c.Document.ID)
	}
	return relabel(c, ids)
}

// OrganisationID is the id that a document alone gives the organisation that it names so.
func OrganisationID(name string) kg.ID { return kg.NewID(kg.KindOrganisation, fold(name)) }

// MeetingID gives the id of a meeting in a document: its name with its date; without a date,
// its name when that says whose session it is, and else its name within the document.
func MeetingID(name string, date kg.Date, document kg.ID) kg.ID {
	parts := []string{fold(name)}
	switch {
	case !date.IsZero():
		parts = append(parts, date.String())
	case ReadSessionName(name).Series() == "":
		parts = append(parts, string(document))
	}
	return kg.NewID(kg.KindMeeting, parts...)
}
