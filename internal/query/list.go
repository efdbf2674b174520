package query

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
)

// Set is what a list is drawn from.
type Set struct {
	Name string  // of the list, such as "Person.attendances": a cursor of one is refused by another
	Of   kg.ID   // the node whose list it is; zero for a list of the graph
	IDs  []kg.ID // the nodes to draw from, each once; they must be stated in the graph
	All  bool    // draw from all nodes of the kind instead
}

// List pages through nodes of one kind with a filter F and an order O. Lists are made by the
// functions below and hold no state.
type List[F any, O ~string] struct {
	kind   kg.Kind
	ids    func(s *Session) []kg.ID
	match  matcher[F]
	keys   keyer
	narrow func(s *Session, f *F) (ids []kg.ID, ok bool) // nodes among which all matches are
}

func listOf[F any, O ~string](
	kind kg.Kind, match matcher[F], keys keyer, narrow func(*Session, *F) ([]kg.ID, bool),
) List[F, O] {
	return List[F, O]{kind, func(s *Session) []kg.ID { return s.IDs(kind) }, match, keys, narrow}
}

// People lists persons.
func People() List[PersonFilter, PersonOrder] {
	return listOf[PersonFilter, PersonOrder](kg.KindPerson, matchPeople, personKeys, narrowPeople)
}

// Organisations lists organisations.
func Organisations() List[OrganisationFilter, OrganisationOrder] {
	return listOf[OrganisationFilter, OrganisationOrder](
		kg.KindOrganisation, matchOrganisations, organisationKeys, narrowOrganisations)
}

// Roles lists roles.
func Roles() List[RoleFilter, RoleOrder] {
	return listOf[RoleFilter, RoleOrder](kg.KindRole, matchRoles, roleKeys, narrowRoles)
}

// Posts lists posts.
func Posts() List[PostFilter, PostOrder] {
	return listOf[PostFilter, PostOrder](kg.KindPost, matchPosts, postKeys, narrowPosts)
}

// Memberships lists memberships.
func Memberships() List[MembershipFilter, MembershipOrder] {
	return listOf[MembershipFilter, MembershipOrder](
		kg.KindMembership, matchMemberships, membershipKeys, narrowMemberships)
}

// Meetings lists meetings.
func Meetings() List[MeetingFilter, MeetingOrder] {
	return listOf[MeetingFilter, MeetingOrder](kg.KindMeeting, matchMeetings, meetingKeys, narrowMeetings)
}

// MeetingSeries lists series of meetings.
func MeetingSeries() List[MeetingSeriesFilter, MeetingSeriesOrder] {
	return listOf[MeetingSeriesFilter, MeetingSeriesOrder](
		kg.KindMeetingSeries, matchMeetingSeries, meetingSeriesKeys, narrowMeetingSeries)
}

// Attendances lists attendances of persons.
func Attendances() List[AttendanceFilter, AttendanceOrder] {
	return listOf[AttendanceFilter, AttendanceOrder](
		kg.KindAttendance, matchAttendances, attendanceKeys, narrowAttendances)
}

// GroupAttendances lists attendances of groups.
func GroupAttendances() List[GroupAttendanceFilter, GroupAttendanceOrder] {
	return listOf[GroupAttendanceFilter, GroupAttendanceOrder](
		kg.KindGroupAttendance, matchGroupAttendances, groupAttendanceKeys, narrowGroupAttendances)
}

// Documents lists documents.
func Documents() List[DocumentFilter, DocumentOrder] {
	return listOf[DocumentFilter, DocumentOrder](kg.KindDocument, matchDocuments, documentKeys, narrowDocuments)
}

// Judgements lists judgements.
func Judgements() List[JudgementFilter, JudgementOrder] {
	return listOf[JudgementFilter, JudgementOrder](kg.KindJudgement, matchJudgements, judgementKeys, narrowJudgements)
}

// Renames lists renames.
func Renames() List[RenameFilter, RenameOrder] {
	return listOf[RenameFilter, RenameOrder](kg.KindRename, matchRenames, renameKeys, narrowRenames)
}

// Revisions lists revisions.
func Revisions() List[RevisionFilter, RevisionOrder] {
	return List[RevisionFilter, RevisionOrder]{
		kg.KindRevision, revisionIDs, matchRevisions, revisionKeys, narrowRevisions,
	}
}

// Check refuses a page or filter that cannot be answered for the set: [kg.ErrInvalid],
// [ErrCursor] or [kg.ErrLimit]. [List.Pages] answers only sets that pass.
func (l List[F, O]) Check(set Set, f *F, order O, p Page) error {
	if _, _, err := p.size(); err != nil {
		return err
	}
	if err := checkFilter(f); err != nil {
		return fmt.Errorf("filter of %s: %w", set.Name, err)
	}
	_, _, err := p.bounds(source{set.Name, set.Of, string(order), f})
	return err
}

// Pages gives the page of each set, aligned with the sets. A set for which [List.Check] finds
// the cursors foreign gets the zero Slice. A nil filter holds for all.
func (l List[F, O]) Pages(s *Session, sets []Set, f *F, order O, p Page) ([]Slice, error) {
	name, descending := direction(string(order))
	sorted, holds, err := l.sorted(s, sets, f, name)
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w", l.kind, err)
	}
	pages := make([]Slice, len(sets))
	for i, set := range sets {
		of := source{set.Name, set.Of, string(order), f}
		if _, _, err := p.bounds(of); err != nil && len(sets) > 1 {
			continue // the cursor is of another set of these
		}
		pages[i], err = cut(s, rows{sorted[i], descending}, p, of, holds)
		if err != nil {
			return nil, fmt.Errorf("listing %s: %w", set.Name, err)
		}
	}
	return pages, nil
}

// sorted gives the nodes of each set in ascending order. Where that spares work they still
// have to be tried with the filter, which is then not nil.
func (l List[F, O]) sorted(s *Session, sets []Set, f *F, order string) ([][]item, func([]kg.ID) []bool, error) {
	if len(sets) == 1 && sets[0].All {
		if ids, ok := l.narrowed(s, f); ok {
			sets = []Set{{IDs: ids}}
		} else {
			items, err := s.indexes.sorted(s, l.ids, l.keys, indexName{l.kind, order})
			if err != nil || f == nil {
				return [][]item{items}, nil, err
			}
			return [][]item{items}, func(ids []kg.ID) []bool { return l.match(s, ids, f) }, nil
		}
	}
	lists, err := l.matching(s, sets, f)
	if err != nil {
		return nil, nil, err
	}
	keys, ok := l.keys(s, slices.Concat(lists...), order)
	if !ok {
		return nil, nil, fmt.Errorf("order %q of %s: unknown: %w", order, l.kind, kg.ErrInvalid)
	}
	sorted := make([][]item, len(lists))
	for i, ids := range lists {
		sorted[i] = make([]item, len(ids))
		for j, id := range ids {
			sorted[i][j] = item{keys[j], id}
		}
		keys = keys[len(ids):]
		slices.SortFunc(sorted[i], compareItems)
	}
	return sorted, nil, nil
}

// Counts gives the number of matches in each set, aligned with the sets.
func (l List[F, O]) Counts(s *Session, sets []Set, f *F) ([]int, error) {
	counts := make([]int, len(sets))
	if len(sets) == 1 && sets[0].All {
		if f == nil {
			counts[0] = l.size(s)
			return counts, nil
		}
		ids, ok := l.narrowed(s, f)
		if !ok {
			ids = l.ids(s)
		}
		sets = []Set{{IDs: ids}}
	}
	lists, err := l.matching(s, sets, f)
	if err != nil {
		return nil, fmt.Errorf("counting %s: %w", l.kind, err)
	}
	for i, list := range lists {
		counts[i] = len(list)
	}
	return counts, nil
}

func (l List[F, O]) size(s *Session) int {
	if l.kind == kg.KindRevision {
		return len(s.Revisions())
	}
	return s.Count(l.kind)
}

// narrowed gives the stated nodes among which all matches are, where the filter names them.
func (l List[F, O]) narrowed(s *Session, f *F) ([]kg.ID, bool) {
	if f == nil {
		return nil, false
	}
	return l.narrow(s, f)
}

// lookAtMost bounds how many nodes are tried before the session is asked whether it goes on.
const lookAtMost = 1 << 16

// matching gives the ids of each set that meet the filter, in the order of the set.
func (l List[F, O]) matching(s *Session, sets []Set, f *F) ([][]kg.ID, error) {
	lists := make([][]kg.ID, len(sets))
	for i, set := range sets {
		lists[i] = set.IDs
	}
	if f == nil {
		return lists, s.alive()
	}
	all := distinct(lists)
	meets := make(map[kg.ID]bool, len(all))
	for chunk := range slices.Chunk(all, lookAtMost) {
		if err := s.alive(); err != nil {
			return nil, err
		}
		for i, ok := range l.match(s, chunk, f) {
			meets[chunk[i]] = ok
		}
	}
	for i, ids := range lists {
		var kept []kg.ID
		for _, id := range ids {
			if meets[id] {
				kept = append(kept, id)
			}
		}
		lists[i] = kept
	}
	return lists, nil
}
