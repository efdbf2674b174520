package query

import (
	"huipu/internal/kg"
	"huipu/internal/view"
)

// Relation leads from nodes to their related nodes, many at a time: the answer is aligned with
// from. Each list is ascending, holds an id once, may be shared and must not be modified. The
// methods of [Session] with this form are the relations.
type Relation func(s *Session, from []kg.ID) [][]kg.ID

// PersonMemberships leads to the memberships of persons.
func (s *Session) PersonMemberships(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.PersonMemberships)
}

// PersonAttendances leads to the attendances of persons.
func (s *Session) PersonAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.PersonAttendances)
}

// PersonMentions leads to the documents that name persons without an attendance.
func (s *Session) PersonMentions(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.PersonMentions)
}

// OrganisationChildren leads to the organisations directly below organisations.
func (s *Session) OrganisationChildren(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationChildren)
}

// OrganisationPredecessors leads to the organisations whose place organisations took.
func (s *Session) OrganisationPredecessors(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationPredecessors)
}

// OrganisationPosts leads to the posts in organisations.
func (s *Session) OrganisationPosts(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationPosts)
}

// OrganisationMemberships leads to the memberships in organisations, with a post or without.
func (s *Session) OrganisationMemberships(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationMemberships)
}

// OrganisationMeetings leads to the meetings that organisations convened.
func (s *Session) OrganisationMeetings(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationMeetings)
}

// OrganisationGroupAttendances leads to the attendances of groups that stand for organisations.
func (s *Session) OrganisationGroupAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationGroupAttendances)
}

// OrganisationSeries leads to the series of the meetings of organisations.
func (s *Session) OrganisationSeries(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.OrganisationSeries)
}

// RolePosts leads to the posts with roles.
func (s *Session) RolePosts(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.RolePosts)
}

// RoleMemberships leads to the memberships in roles, with a post or without.
func (s *Session) RoleMemberships(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.RoleMemberships)
}

// PostMemberships leads to the memberships in posts.
func (s *Session) PostMemberships(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.PostMemberships)
}

// SeriesMeetings leads to the meetings of series.
func (s *Session) SeriesMeetings(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.SeriesMeetings)
}

// MeetingAttendances leads to the attendances of persons at meetings.
func (s *Session) MeetingAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.MeetingAttendances)
}

// MeetingGroupAttendances leads to the attendances of groups at meetings.
func (s *Session) MeetingGroupAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.MeetingGroupAttendances)
}

// MeetingVenues leads to the venues of meetings.
func (s *Session) MeetingVenues(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.MeetingVenues)
}

// MembershipAttendances leads to the attendances with which memberships are named.
func (s *Session) MembershipAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.MembershipAttendances)
}

// VenueAttendances leads to the attendances of persons at venues.
func (s *Session) VenueAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.VenueAttendances)
}

// VenueGroupAttendances leads to the attendances of groups at venues.
func (s *Session) VenueGroupAttendances(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.VenueGroupAttendances)
}

// DocumentRepairs leads to the readings of damaged text in documents.
func (s *Session) DocumentRepairs(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.DocumentRepairs)
}

// DocumentNodes leads to the nodes of which documents state something, themselves included.
func (s *Session) DocumentNodes(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.DocumentNodes)
}
