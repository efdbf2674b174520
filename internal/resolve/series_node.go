package resolve

import (
	"strings"

	"huipu/internal/kg"
)

// seriesOf gives the series of a meeting; zero for none. It is the one that the name of the
// meeting tells; a fact about a meeting without a number may name another.
func (r *resolver) seriesOf(f kg.MeetingFact, session SessionName) kg.ID {
	name := session.Series()
	if name == "" && !strings.ContainsAny(f.Name, "届次") {
		name = f.Series
	}
	if name == "" {
		return ""
	}
	id := kg.NewID(kg.KindMeetingSeries, fold(name))
	s := r.series.at(id, kg.MeetingSeries{ID: id, Name: name, Sources: r.source})
	s.Organisation = first(s.Organisation, r.named(r.bodyOf(name, session.Body, f.ConvenedBy)))
	return id
}

// bodyOf gives the body whose sessions the series is: the one that the name tells, if it is a
// body of the table or the organ of a division, and else the convener whose name the series
// begins with, the longest if there are several; empty where there is none.
func (r *resolver) bodyOf(series, body string, conveners []string) string {
	if bodyRows()[fold(body)] != nil || organOf(body) != "" {
		return body
	}
	body = ""
	for _, convener := range conveners {
		name := fold(canonical(convener, r.document.Published).name)
		if rest, ok := strings.CutPrefix(fold(series), name); ok && rest != "" && len(name) > len(fold(body)) {
			body = convener
		}
	}
	return body
}
