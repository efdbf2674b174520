package resolve

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
)

// Report is a meeting as one document reports it.
type Report struct {
	Document  kg.ID
	Meeting   kg.ID // local id, as [Resolve] gives it
	Name      string
	Day, End  kg.Date  // zero when unknown
	Published kg.Date  // of the document; zero when unknown
	Conveners []string // folded names, sorted
	People    []string // folded names of the persons at it, sorted
	Stated    kg.Count
	Evidence  []kg.Evidence
}

// Reports gives the meetings in the reading of a document, by local id. Ids of the reading
// must be those that [Resolve] gives.
func Reports(c kg.Contribution) []Report {
	organisations, people := map[kg.ID]string{}, map[kg.ID]string{}
	for _, o := range c.Organisations {
		organisations[o.ID] = fold(o.Name)
	}
	for _, p := range c.Persons {
		people[p.ID] = fold(p.Name)
	}
	at := map[kg.ID][]string{}
	for _, a := range c.Attendances {
		at[a.Meeting] = union(at[a.Meeting], people[a.Person])
	}
	list := make([]Report, len(c.Meetings))
	for i, m := range c.Meetings {
		r := Report{
			Document: c.Document.ID, Meeting: m.ID, Name: m.Name, Day: m.Date, End: m.EndDate, Published: c.Document.Published,
			People: at[m.ID], Stated: m.Stated, Evidence: m.Evidence,
		}
		for _, id := range m.ConvenedBy {
			r.Conveners = union(r.Conveners, organisations[id])
		}
		list[i] = r
	}
	slices.SortFunc(list, func(a, b Report) int { return cmp.Compare(a.Meeting, b.Meeting) })
	return list
}

// CompareReports orders reports by day, unknown days last, then by document and local id.
func CompareReports(a, b *Report) int {
	if a.Day.IsZero() != b.Day.IsZero() {
		if a.Day.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(kg.CompareDates(a.Day, b.Day), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Meeting, b.Meeting))
}

// when is the day that a report tells: of the meeting, else of publication; false for neither.
func (r *Report) when() (kg.Date, bool) {
	day := first(r.Day, r.Published)
	return day, !day.IsZero()
}
