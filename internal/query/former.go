package query

import (
	"context"
	"fmt"
	"slices"

	"huipu/internal/history"
	"huipu/internal/kg"
)

// History tells what became of ids in the revisions of a version; [history.Log] does.
type History interface {
	Heirs(ctx context.Context, revisions []kg.Revision, ids []kg.ID) ([]history.Heirs, error)
}

// maxFormer bounds through how many ids the way from a former one may lead.
const maxFormer = 10_000

// Former leads from ids that lead nowhere by themselves to the nodes that have now what those stood for
// last, aligned with the ids: first to what the same documents state, then to what documents state that
// took their place, then to the node that an id led to; among several to the one that has most of it,
// and the least of equals. It is empty where nothing of that is stated any more, and for an id that the
// graph never gave.
//
// The error is [kg.ErrLimit] where the way is too long, [kg.ErrTimeout] when the session ends before, and
// else that of the history; without one, ids lead nowhere.
func (s *Session) Former(ids []kg.ID) ([]kg.ID, error) {
	found := make([]kg.ID, len(ids))
	if s.heirs == nil {
		return found, nil
	}
	for i, id := range ids {
		var err error
		if found[i], err = s.former(id); err != nil {
			return nil, fmt.Errorf("looking for what %q was: %w", id, err)
		}
	}
	return found, nil
}

// former follows what documents restate as far as it goes before it takes the next best way.
func (s *Session) former(id kg.ID) (kg.ID, error) {
	seen := map[kg.ID]bool{id: true}
	var ways [3][]kg.ID // heirs that were not looked at, by rank
	for todo := []kg.ID{id}; len(todo) > 0; {
		votes := map[kg.ID]int{}
		for len(todo) > 0 {
			if err := s.alive(); err != nil {
				return "", err
			}
			if len(seen) > maxFormer {
				return "", fmt.Errorf("the way leads through more than %d ids: %w", maxFormer, kg.ErrLimit)
			}
			heirs, err := s.heirs(s.Revisions(), todo)
			if err != nil {
				return "", err
			}
			var left []kg.ID // addresses of facts from which nothing was taken away
			for i, h := range heirs {
				for rank, list := range [][]kg.ID{h.Restated, h.Followed, h.Whole} {
					ways[rank] = append(ways[rank], list...)
				}
				if _, _, _, fact := history.FactOf(todo[i]); fact && len(h.Restated)+len(h.Followed)+len(h.Whole) == 0 {
					left = append(left, todo[i])
				}
			}
			for _, node := range s.standing(left) {
				if node != "" {
					votes[node]++
				}
			}
			todo = s.vote(votes, seen, ways[0])
			ways[0] = nil
		}
		for rank := 1; rank < len(ways) && len(votes) == 0 && len(todo) == 0; rank++ {
			todo, ways[rank] = s.vote(votes, seen, ways[rank]), nil
		}
		if len(votes) > 0 {
			return most(votes), nil
		}
	}
	return "", nil
}

// vote counts the nodes to which those of the ids lead that were not seen, and gives those that lead to
// none, or are addresses of facts: where those lead, their history tells.
func (s *Session) vote(votes map[kg.ID]int, seen map[kg.ID]bool, ids []kg.ID) (nowhere []kg.ID) {
	var fresh []kg.ID
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			fresh = append(fresh, id)
		}
	}
	for i, node := range s.standing(fresh) {
		if _, _, _, fact := history.FactOf(fresh[i]); fact || node == "" {
			nowhere = append(nowhere, fresh[i])
			continue
		}
		votes[node]++
	}
	return nowhere
}

// most gives the node with most votes, the least among equals.
func most(votes map[kg.ID]int) (node kg.ID) {
	for id, n := range votes {
		if node == "" || n > votes[node] || n == votes[node] && id < node {
			node = id
		}
	}
	return node
}

// standing gives the nodes to which ids lead by themselves, and addresses of facts; empty for none.
func (s *Session) standing(addresses []kg.ID) []kg.ID {
	ids, documents := slices.Clone(addresses), make([]kg.ID, len(addresses))
	for i, address := range addresses {
		if fact, document, _, ok := history.FactOf(address); ok {
			ids[i], documents[i] = fact, document
		}
	}
	now, _ := s.entities(s.Renamed(ids))
	for _, sources := range [][][]kg.ID{
		references(s.Posts(ids), func(n *kg.Post) []kg.ID { return n.Sources }),
		references(s.Memberships(ids), func(n *kg.Membership) []kg.ID { return n.Sources }),
		references(s.Venues(ids), func(n *kg.Venue) []kg.ID { return n.Sources }),
		references(s.Attendances(ids), func(n *kg.Attendance) []kg.ID { return n.Sources }),
		references(s.GroupAttendances(ids), func(n *kg.GroupAttendance) []kg.ID { return n.Sources }),
	} {
		for i, of := range sources {
			if len(of) > 0 && (documents[i] == "" || slices.Contains(of, documents[i])) {
				now[i] = ids[i]
			}
		}
	}
	return now
}
