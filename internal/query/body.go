package query

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// Bodies gives the ids of the organisations that ids lead to now: those of organisations stay,
// and that of a name which means another organisation leads to it, the first of several by id. An id
// that leads nowhere stays.
func (s *Session) Bodies(ids []kg.ID) []kg.ID {
	var at []int
	var alone []kg.ID
	for i, o := range s.Organisations(ids) {
		if o == nil && ids[i].Kind() == kg.KindOrganisation {
			at, alone = append(at, i), append(alone, ids[i])
		}
	}
	if at == nil {
		return ids
	}
	out := slices.Clone(ids)
	for k, bodies := range s.Follow(alone, view.OrganisationReplacements) {
		if len(bodies) > 0 {
			out[at[k]] = bodies[0]
		}
	}
	return out
}
