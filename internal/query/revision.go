package query

import (
	"strconv"

	"huipu/internal/kg"
)

func revisionIDs(s *Session) []kg.ID {
	revisions := s.Revisions()
	ids := make([]kg.ID, len(revisions))
	for i, r := range revisions {
		ids[i] = r.ID()
	}
	return ids
}

// RevisionsByID looks up revisions, aligned with ids; nil where there is none.
func (s *Session) RevisionsByID(ids []kg.ID) []*kg.Revision {
	all := s.Revisions()
	found := make([]*kg.Revision, len(ids))
	for i, id := range ids {
		number, err := strconv.ParseUint(id.Key(), 10, 64)
		if err != nil || id != kg.RevisionID(number) || len(all) == 0 {
			continue
		}
		// Numbers have no gaps, so a number tells its place.
		if first := all[0].Number; number >= first && number-first < uint64(len(all)) {
			found[i] = &all[number-first]
		}
	}
	return found
}

// LastRevisions gives the last revision that changed what each document states, aligned with
// the ids; nil where none is on record.
func (s *Session) LastRevisions(documents []kg.ID) []*kg.Revision {
	last := s.indexes.lastRevisions()
	found := make([]*kg.Revision, len(documents))
	for i, id := range documents {
		found[i] = last[id]
	}
	return found
}

func (x *indexes) lastRevisions() map[kg.ID]*kg.Revision {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.changed == nil {
		x.changed = map[kg.ID]*kg.Revision{}
		all := x.reader.Revisions()
		for i := range all {
			for _, id := range all[i].Documents {
				x.changed[id] = &all[i]
			}
		}
	}
	return x.changed
}

// RevisionDocuments leads from revisions to the documents concerned that are in the graph.
func (s *Session) RevisionDocuments(from []kg.ID) [][]kg.ID {
	lists := references(s.RevisionsByID(from), func(r *kg.Revision) []kg.ID { return r.Documents })
	stated := map[kg.ID]bool{}
	for _, d := range s.Documents(distinct(lists)) {
		if d != nil {
			stated[d.ID] = true
		}
	}
	for i, ids := range lists {
		var kept []kg.ID
		for _, id := range ids {
			if stated[id] {
				kept = append(kept, id)
			}
		}
		lists[i] = kept
	}
	return lists
}
