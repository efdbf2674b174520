package query

import (
	"huipu/internal/kg"
	"huipu/internal/view"
)

// Reader is one immutable version of the graph, as [view.Snapshot] describes it. It must be
// comparable with ==, and safe for concurrent use. Lists and nodes are shared and must not be
// modified.
type Reader interface {
	Revision() uint64
	Revisions() []kg.Revision
	IDs(kind kg.Kind) []kg.ID
	Count(kind kg.Kind) int
	Follow(from []kg.ID, edge view.Edge) [][]kg.ID
	Documents(ids []kg.ID) []*kg.Document
	People(ids []kg.ID) []*kg.Person
	Organisations(ids []kg.ID) []*kg.Organisation
	Roles(ids []kg.ID) []*kg.Role
	Posts(ids []kg.ID) []*kg.Post
	Memberships(ids []kg.ID) []*kg.Membership
	MeetingSeries(ids []kg.ID) []*kg.MeetingSeries
	Meetings(ids []kg.ID) []*kg.Meeting
	PeopleStatedBy(documents []kg.ID) [][]*kg.Person
	MeetingsStatedBy(documents []kg.ID) [][]*kg.Meeting
	MeetingsStated(ids []kg.ID) [][]*kg.Meeting
	OrganisationsStated(ids []kg.ID) [][]*kg.Organisation
	MembershipsStated(ids []kg.ID) [][]*kg.Membership
	Venues(ids []kg.ID) []*kg.Venue
	Attendances(ids []kg.ID) []*kg.Attendance
	GroupAttendances(ids []kg.ID) []*kg.GroupAttendance
	Judgements(ids []kg.ID) []*kg.Judgement
	Renames(ids []kg.ID) []*kg.Rename
	TextRepairs(ids []kg.ID) []*kg.TextRepair
}

var _ Reader = (*view.Snapshot)(nil)
