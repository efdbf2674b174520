package query

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// Events gives the ids of the meetings that ids lead to now: those of meetings stay, an id that
// a document alone gives leads to the meeting that holds its report, the first of several by id,
// and the id of a mention to the meeting of that document. An id that leads nowhere stays.
func (s *Session) Events(ids []kg.ID) []kg.ID {
	var at []int
	for i, m := range s.Meetings(ids) {
		if m == nil && ids[i].Kind() == kg.KindMeeting {
			at = append(at, i)
		}
	}
	if at == nil {
		return ids
	}
	out := slices.Clone(ids)
	var alone, documents []kg.ID
	for _, i := range at {
		_, document, _ := kg.MentionOf(ids[i])
		alone, documents = append(alone, ids[i]), append(documents, document)
	}
	reports := s.reports(documents)
	for k, meetings := range s.Follow(alone, view.MeetingReplacements) {
		if len(meetings) > 0 {
			out[at[k]] = meetings[0]
		}
		if id, ok := reports[alone[k]]; ok {
			out[at[k]] = id
		}
	}
	return out
}

// reports gives the meetings that documents state, by the ids of their mentions.
func (s *Session) reports(documents []kg.ID) map[kg.ID]kg.ID {
	found := map[kg.ID]kg.ID{}
	for i, reported := range s.MeetingsStatedBy(documents) {
		for _, m := range reported {
			found[kg.MentionID(resolve.MeetingID(m.Name, m.Date, documents[i]), documents[i])] = m.ID
		}
	}
	return found
}
