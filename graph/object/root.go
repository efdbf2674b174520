package object

import (
	"fmt"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// Root is where the questions of one request start: the whole graph in one version.
type Root struct{ group }

// NewRoot starts questions in the session.
func NewRoot(s *query.Session) *Root {
	return &Root{group{s: s, ids: []kg.ID{""}}}
}

// AsOf starts questions on the graph as it was after a revision; as it is when that is nil. The
// error is [kg.ErrInvalid] for a number below 0, and that of [query.Session.AsOf].
func (r *Root) AsOf(revision *int) (*Root, error) {
	if revision == nil {
		return r, nil
	}
	if *revision < 0 {
		return nil, fmt.Errorf("revision %d: want a number from 0: %w", *revision, kg.ErrInvalid)
	}
	s, err := r.s.AsOf(uint64(*revision))
	if err != nil {
		return nil, err
	}
	return NewRoot(s), nil
}

// MaxNodes is how many nodes can be asked for by id at once.
const MaxNodes = 100

// Nodes gives the nodes with the ids, nil where there is none. A former id gives the node that has now
// what it stood for; see [query.Session.Former].
func (r *Root) Nodes(ids []kg.ID) ([]Node, error) {
	if len(ids) > MaxNodes {
		return nil, fmt.Errorf("%d ids, more than %d: %w", len(ids), MaxNodes, kg.ErrLimit)
	}
	nodes, err := loadNodes(r.s, ids)
	if err != nil {
		return nil, err
	}
	return r.withFormer(ids, nodes)
}

// one reads the node with the id, which must be of the kind, or to which that led once.
func one[O any](r *Root, kind kg.Kind, id kg.ID, read loader[O]) (*O, error) {
	if id.Kind() != kind {
		return nil, fmt.Errorf("id %q: want one of kind %s: %w", id, kind, kg.ErrInvalid)
	}
	found, err := read(r.s, []kg.ID{id})
	if err != nil || found[0] != nil {
		return optional(found, err, 0)
	}
	nodes, err := r.withFormer([]kg.ID{id}, make([]Node, 1))
	if err != nil {
		return nil, err
	}
	node, _ := any(nodes[0]).(*O)
	return node, nil
}

// Person is the node with the id; nil when there is none.
func (r *Root) Person(id kg.ID) (*Person, error) { return one(r, kg.KindPerson, id, loadPeople) }

// People is the connection of all of the kind.
func (r *Root) People(f *query.PersonFilter, o query.PersonOrder, p query.Page) (*PersonConnection, error) {
	return r.people(0, "Query.people", nil, f, o, p)
}

// Organisation is the node with the id; nil when there is none.
func (r *Root) Organisation(id kg.ID) (*Organisation, error) {
	return one(r, kg.KindOrganisation, id, loadOrganisations)
}

// Organisations is the connection of all of the kind.
func (r *Root) Organisations(f *query.OrganisationFilter, o query.OrganisationOrder, p query.Page) (*OrganisationConnection, error) {
	return r.organisations(0, "Query.organisations", nil, f, o, p)
}

// Role is the node with the id; nil when there is none.
func (r *Root) Role(id kg.ID) (*Role, error) { return one(r, kg.KindRole, id, loadRoles) }

// Roles is the connection of all of the kind.
func (r *Root) Roles(f *query.RoleFilter, o query.RoleOrder, p query.Page) (*RoleConnection, error) {
	return r.roles(0, "Query.roles", nil, f, o, p)
}

// Post is the node with the id; nil when there is none.
func (r *Root) Post(id kg.ID) (*Post, error) { return one(r, kg.KindPost, id, loadPosts) }

// Posts is the connection of all of the kind.
func (r *Root) Posts(f *query.PostFilter, o query.PostOrder, p query.Page) (*PostConnection, error) {
	return r.posts(0, "Query.posts", nil, f, o, p)
}

// Membership is the node with the id; nil when there is none.
func (r *Root) Membership(id kg.ID) (*Membership, error) {
	return one(r, kg.KindMembership, id, loadMemberships)
}

// Memberships is the connection of all of the kind.
func (r *Root) Memberships(f *query.MembershipFilter, o query.MembershipOrder, p query.Page) (*MembershipConnection, error) {
	return r.memberships(0, "Query.memberships", nil, f, o, p)
}

// Series is the node with the id; nil when there is none.
func (r *Root) Series(id kg.ID) (*MeetingSeries, error) {
	return one(r, kg.KindMeetingSeries, id, loadMeetingSeries)
}

// MeetingSeries is the connection of all of the kind.
func (r *Root) MeetingSeries(f *query.MeetingSeriesFilter, o query.MeetingSeriesOrder, p query.Page) (*MeetingSeriesConnection, error) {
	return r.series(0, "Query.meetingSeries", nil, f, o, p)
}

// Meeting is the node with the id; nil when there is none.
func (r *Root) Meeting(id kg.ID) (*Meeting, error) { return one(r, kg.KindMeeting, id, loadMeetings) }

// Meetings is the connection of all of the kind.
func (r *Root) Meetings(f *query.MeetingFilter, o query.MeetingOrder, p query.Page) (*MeetingConnection, error) {
	return r.meetings(0, "Query.meetings", nil, f, o, p)
}

// Attendance is the node with the id; nil when there is none.
func (r *Root) Attendance(id kg.ID) (*Attendance, error) {
	return one(r, kg.KindAttendance, id, loadAttendances)
}

// Attendances is the connection of all of the kind.
func (r *Root) Attendances(f *query.AttendanceFilter, o query.AttendanceOrder, p query.Page) (*AttendanceConnection, error) {
	return r.attendances(0, "Query.attendances", nil, f, o, p)
}

// GroupAttendance is the node with the id; nil when there is none.
func (r *Root) GroupAttendance(id kg.ID) (*GroupAttendance, error) {
	return one(r, kg.KindGroupAttendance, id, loadGroupAttendances)
}

// GroupAttendances is the connection of all of the kind.
func (r *Root) GroupAttendances(f *query.GroupAttendanceFilter, o query.GroupAttendanceOrder, p query.Page) (*GroupAttendanceConnection, error) {
	return r.groupAttendances(0, "Query.groupAttendances", nil, f, o, p)
}

// Document is the node with the id; nil when there is none.
func (r *Root) Document(id kg.ID) (*Document, error) {
	return one(r, kg.KindDocument, id, loadDocuments)
}

// Documents is the connection of all of the kind.
func (r *Root) Documents(f *query.DocumentFilter, o query.DocumentOrder, p query.Page) (*DocumentConnection, error) {
	return r.documents(0, "Query.documents", nil, f, o, p)
}

// Judgement is the node with the id; nil when there is none.
func (r *Root) Judgement(id kg.ID) (*Judgement, error) {
	return one(r, kg.KindJudgement, id, loadJudgements)
}

// Judgements is the connection of all of the kind.
func (r *Root) Judgements(f *query.JudgementFilter, o query.JudgementOrder, p query.Page) (*JudgementConnection, error) {
	return r.judgements(0, "Query.judgements", nil, f, o, p)
}

// Rename is the node with the id; nil when there is none.
func (r *Root) Rename(id kg.ID) (*Rename, error) { return one(r, kg.KindRename, id, loadRenames) }

// Renames is the connection of all of the kind.
func (r *Root) Renames(f *query.RenameFilter, o query.RenameOrder, p query.Page) (*RenameConnection, error) {
	return r.renames(0, "Query.renames", nil, f, o, p)
}

// Revision is the node with the id; nil when there is none.
func (r *Root) Revision(id kg.ID) (*Revision, error) {
	return one(r, kg.KindRevision, id, loadRevisions)
}

// Revisions is the connection of all of the kind.
func (r *Root) Revisions(f *query.RevisionFilter, o query.RevisionOrder, p query.Page) (*RevisionConnection, error) {
	return r.revisions(0, "Query.revisions", nil, f, o, p)
}
