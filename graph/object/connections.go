package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// PersonConnection is a page of persons.
type PersonConnection struct {
	connection[*Person, PersonEdge]
}

// PersonEdge is a match on a page of persons.
type PersonEdge struct {
	Cursor string
	Node   *Person
}

func (g *group) people(
	at int, name string, from func() [][]kg.ID, f *query.PersonFilter, o query.PersonOrder, p query.Page,
) (*PersonConnection, error) {
	c, err := connect[query.PersonFilter, query.PersonOrder, Person, PersonEdge](
		g, at, name, from, query.People(), loadPeople, f, o, p)
	if err != nil {
		return nil, err
	}
	return &PersonConnection{c}, nil
}

// JudgementConnection is a page of judgements.
type JudgementConnection struct {
	connection[*Judgement, JudgementEdge]
}

// JudgementEdge is a match on a page of judgements.
type JudgementEdge struct {
	Cursor string
	Node   *Judgement
}

func (g *group) judgements(
	at int, name string, from func() [][]kg.ID, f *query.JudgementFilter, o query.JudgementOrder, p query.Page,
) (*JudgementConnection, error) {
	c, err := connect[query.JudgementFilter, query.JudgementOrder, Judgement, JudgementEdge](
		g, at, name, from, query.Judgements(), loadJudgements, f, o, p)
	if err != nil {
		return nil, err
	}
	return &JudgementConnection{c}, nil
}

// RenameConnection is a page of renames.
type RenameConnection struct {
	connection[*Rename, RenameEdge]
}

// RenameEdge is a match on a page of renames.
type RenameEdge struct {
	Cursor string
	Node   *Rename
}

func (g *group) renames(
	at int, name string, from func() [][]kg.ID, f *query.RenameFilter, o query.RenameOrder, p query.Page,
) (*RenameConnection, error) {
	c, err := connect[query.RenameFilter, query.RenameOrder, Rename, RenameEdge](
		g, at, name, from, query.Renames(), loadRenames, f, o, p)
	if err != nil {
		return nil, err
	}
	return &RenameConnection{c}, nil
}

// OrganisationConnection is a page of organisations.
type OrganisationConnection struct {
	connection[*Organisation, OrganisationEdge]
}

// OrganisationEdge is a match on a page of organisations.
type OrganisationEdge struct {
	Cursor string
	Node   *Organisation
}

func (g *group) organisations(
	at int, name string, from func() [][]kg.ID, f *query.OrganisationFilter, o query.OrganisationOrder, p query.Page,
) (*OrganisationConnection, error) {
	c, err := connect[query.OrganisationFilter, query.OrganisationOrder, Organisation, OrganisationEdge](
		g, at, name, from, query.Organisations(), loadOrganisations, f, o, p)
	if err != nil {
		return nil, err
	}
	return &OrganisationConnection{c}, nil
}

// RoleConnection is a page of roles.
type RoleConnection struct{ connection[*Role, RoleEdge] }

// RoleEdge is a match on a page of roles.
type RoleEdge struct {
	Cursor string
	Node   *Role
}

func (g *group) roles(
	at int, name string, from func() [][]kg.ID, f *query.RoleFilter, o query.RoleOrder, p query.Page,
) (*RoleConnection, error) {
	c, err := connect[query.RoleFilter, query.RoleOrder, Role, RoleEdge](
		g, at, name, from, query.Roles(), loadRoles, f, o, p)
	if err != nil {
		return nil, err
	}
	return &RoleConnection{c}, nil
}

// PostConnection is a page of posts.
type PostConnection struct{ connection[*Post, PostEdge] }

// PostEdge is a match on a page of posts.
type PostEdge struct {
	Cursor string
	Node   *Post
}

func (g *group) posts(
	at int, name string, from func() [][]kg.ID, f *query.PostFilter, o query.PostOrder, p query.Page,
) (*PostConnection, error) {
	c, err := connect[query.PostFilter, query.PostOrder, Post, PostEdge](
		g, at, name, from, query.Posts(), loadPosts, f, o, p)
	if err != nil {
		return nil, err
	}
	return &PostConnection{c}, nil
}

// MembershipConnection is a page of memberships.
type MembershipConnection struct {
	connection[*Membership, MembershipEdge]
}

// MembershipEdge is a match on a page of memberships.
type MembershipEdge struct {
	Cursor string
	Node   *Membership
}

func (g *group) memberships(
	at int, name string, from func() [][]kg.ID, f *query.MembershipFilter, o query.MembershipOrder, p query.Page,
) (*MembershipConnection, error) {
	c, err := connect[query.MembershipFilter, query.MembershipOrder, Membership, MembershipEdge](
		g, at, name, from, query.Memberships(), loadMemberships, f, o, p)
	if err != nil {
		return nil, err
	}
	return &MembershipConnection{c}, nil
}

// MeetingSeriesConnection is a page of series of meetings.
type MeetingSeriesConnection struct {
	connection[*MeetingSeries, MeetingSeriesEdge]
}

// MeetingSeriesEdge is a match on a page of series of meetings.
type MeetingSeriesEdge struct {
	Cursor string
	Node   *MeetingSeries
}

func (g *group) series(
	at int, name string, from func() [][]kg.ID, f *query.MeetingSeriesFilter, o query.MeetingSeriesOrder, p query.Page,
) (*MeetingSeriesConnection, error) {
	c, err := connect[query.MeetingSeriesFilter, query.MeetingSeriesOrder, MeetingSeries, MeetingSeriesEdge](
		g, at, name, from, query.MeetingSeries(), loadMeetingSeries, f, o, p)
	if err != nil {
		return nil, err
	}
	return &MeetingSeriesConnection{c}, nil
}

// MeetingConnection is a page of meetings.
type MeetingConnection struct {
	connection[*Meeting, MeetingEdge]
}

// MeetingEdge is a match on a page of meetings.
type MeetingEdge struct {
	Cursor string
	Node   *Meeting
}

func (g *group) meetings(
	at int, name string, from func() [][]kg.ID, f *query.MeetingFilter, o query.MeetingOrder, p query.Page,
) (*MeetingConnection, error) {
	c, err := connect[query.MeetingFilter, query.MeetingOrder, Meeting, MeetingEdge](
		g, at, name, from, query.Meetings(), loadMeetings, f, o, p)
	if err != nil {
		return nil, err
	}
	return &MeetingConnection{c}, nil
}

// AttendanceConnection is a page of attendances of persons.
type AttendanceConnection struct {
	connection[*Attendance, AttendanceEdge]
}

// AttendanceEdge is a match on a page of attendances of persons.
type AttendanceEdge struct {
	Cursor string
	Node   *Attendance
}

func (g *group) attendances(
	at int, name string, from func() [][]kg.ID, f *query.AttendanceFilter, o query.AttendanceOrder, p query.Page,
) (*AttendanceConnection, error) {
	c, err := connect[query.AttendanceFilter, query.AttendanceOrder, Attendance, AttendanceEdge](
		g, at, name, from, query.Attendances(), loadAttendances, f, o, p)
	if err != nil {
		return nil, err
	}
	return &AttendanceConnection{c}, nil
}

// GroupAttendanceConnection is a page of attendances of groups.
type GroupAttendanceConnection struct {
	connection[*GroupAttendance, GroupAttendanceEdge]
}

// GroupAttendanceEdge is a match on a page of attendances of groups.
type GroupAttendanceEdge struct {
	Cursor string
	Node   *GroupAttendance
}

func (g *group) groupAttendances(
	at int, name string, from func() [][]kg.ID, f *query.GroupAttendanceFilter, o query.GroupAttendanceOrder, p query.Page,
) (*GroupAttendanceConnection, error) {
	c, err := connect[query.GroupAttendanceFilter, query.GroupAttendanceOrder, GroupAttendance, GroupAttendanceEdge](
		g, at, name, from, query.GroupAttendances(), loadGroupAttendances, f, o, p)
	if err != nil {
		return nil, err
	}
	return &GroupAttendanceConnection{c}, nil
}

// DocumentConnection is a page of documents.
type DocumentConnection struct {
	connection[*Document, DocumentEdge]
}

// DocumentEdge is a match on a page of documents.
type DocumentEdge struct {
	Cursor string
	Node   *Document
}

func (g *group) documents(
	at int, name string, from func() [][]kg.ID, f *query.DocumentFilter, o query.DocumentOrder, p query.Page,
) (*DocumentConnection, error) {
	c, err := connect[query.DocumentFilter, query.DocumentOrder, Document, DocumentEdge](
		g, at, name, from, query.Documents(), loadDocuments, f, o, p)
	if err != nil {
		return nil, err
	}
	return &DocumentConnection{c}, nil
}

// RevisionConnection is a page of revisions.
type RevisionConnection struct {
	connection[*Revision, RevisionEdge]
}

// RevisionEdge is a match on a page of revisions.
type RevisionEdge struct {
	Cursor string
	Node   *Revision
}

func (g *group) revisions(
	at int, name string, from func() [][]kg.ID, f *query.RevisionFilter, o query.RevisionOrder, p query.Page,
) (*RevisionConnection, error) {
	c, err := connect[query.RevisionFilter, query.RevisionOrder, Revision, RevisionEdge](
		g, at, name, from, query.Revisions(), loadRevisions, f, o, p)
	if err != nil {
		return nil, err
	}
	return &RevisionConnection{c}, nil
}

// TimelineEntryConnection is a page of entries of a person's row.
type TimelineEntryConnection struct {
	connection[*TimelineEntry, TimelineEntryEdge]
}

// TimelineEntryEdge is a match on a page of entries of a person's row.
type TimelineEntryEdge struct {
	Cursor string
	Node   *TimelineEntry
}
