package object

import (
	"fmt"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// Node is anything that has an id of its own.
type Node interface {
	ID() kg.ID
	IsNode()
}

// Entity is a thing with a name that documents speak of.
type Entity interface {
	Node
	IsEntity()
}

// Fact is a statement that was read from documents.
type Fact interface {
	Node
	IsFact()
}

// loadNodes reads nodes of any kind, those of one kind as peers: aligned with ids, nil where no
// node has the id.
func loadNodes(s *query.Session, ids []kg.ID) ([]Node, error) {
	places := map[kg.Kind][]int{}
	for i, id := range ids {
		places[id.Kind()] = append(places[id.Kind()], i)
	}
	nodes := make([]Node, len(ids))
	for _, kind := range append(kg.Kinds(), kg.KindRevision) {
		if at := places[kind]; at != nil {
			some := make([]kg.ID, len(at))
			for i, place := range at {
				some[i] = ids[place]
			}
			found, err := loadKind(s, kind, some)
			if err != nil {
				return nil, err
			}
			for i, place := range at {
				nodes[place] = found[i]
			}
		}
	}
	return nodes, nil
}

func loadKind(s *query.Session, kind kg.Kind, ids []kg.ID) ([]Node, error) {
	switch kind {
	case kg.KindDocument:
		return asNodes(loadDocuments, s, ids)
	case kg.KindPerson:
		return asNodes(loadPeople, s, ids)
	case kg.KindOrganisation:
		return asNodes(loadOrganisations, s, ids)
	case kg.KindRole:
		return asNodes(loadRoles, s, ids)
	case kg.KindPost:
		return asNodes(loadPosts, s, ids)
	case kg.KindMembership:
		return asNodes(loadMemberships, s, ids)
	case kg.KindMeeting:
		return asNodes(loadMeetings, s, ids)
	case kg.KindMeetingSeries:
		return asNodes(loadMeetingSeries, s, ids)
	case kg.KindVenue:
		return asNodes(loadVenues, s, ids)
	case kg.KindAttendance:
		return asNodes(loadAttendances, s, ids)
	case kg.KindGroupAttendance:
		return asNodes(loadGroupAttendances, s, ids)
	case kg.KindTextRepair:
		return asNodes(loadTextRepairs, s, ids)
	case kg.KindJudgement:
		return asNodes(loadJudgements, s, ids)
	case kg.KindRename:
		return asNodes(loadRenames, s, ids)
	case kg.KindRevision:
		return asNodes(loadRevisions, s, ids)
	}
	return nil, fmt.Errorf("nodes of kind %q: %w", kind, kg.ErrInvalid)
}

// asNodes keeps a missing object a nil Node rather than a Node that holds nil.
func asNodes[O any, P interface {
	*O
	Node
}](read func(*query.Session, []kg.ID) ([]P, error), s *query.Session, ids []kg.ID) ([]Node, error) {
	objects, err := read(s, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(objects))
	for i, o := range objects {
		if o != nil {
			nodes[i] = o
		}
	}
	return nodes, nil
}
