package query

import "huipu/internal/kg"

// The filters below share their rules. All conditions that are given must hold; a nil
// condition always holds. An empty IDs or Or holds for nothing, an empty And for everything.
// A condition on a related node holds when at least one such node meets it.

// PersonFilter is a condition on persons.
type PersonFilter struct {
	IDs             []kg.ID
	Name            *StringMatch // of the name or an alias
	Memberships     *MembershipFilter
	MembershipCount *MembershipCount
	Attendances     *AttendanceFilter
	AttendanceCount *AttendanceCount
	MentionedIn     *DocumentFilter
	And, Or         []*PersonFilter
	Not             *PersonFilter
}

// OrganisationFilter is a condition on organisations.
type OrganisationFilter struct {
	IDs              []kg.ID
	Name             *StringMatch // of the name or an alias
	Place            *StringMatch
	Parent           *OrganisationFilter
	Memberships      *MembershipFilter
	MembershipCount  *MembershipCount
	MeetingsConvened *MeetingFilter
	MeetingCount     *MeetingCount // of the meetings convened
	And, Or          []*OrganisationFilter
	Not              *OrganisationFilter
}

// RoleFilter is a condition on roles.
type RoleFilter struct {
	IDs     []kg.ID
	Name    *StringMatch
	And, Or []*RoleFilter
	Not     *RoleFilter
}

// PostFilter is a condition on posts.
type PostFilter struct {
	IDs             []kg.ID
	Organisation    *OrganisationFilter
	Role            *RoleFilter
	Memberships     *MembershipFilter
	MembershipCount *MembershipCount
	And, Or         []*PostFilter
	Not             *PostFilter
}

// MembershipFilter is a condition on memberships.
type MembershipFilter struct {
	IDs           []kg.ID
	Person        *PersonFilter
	Post          *PostFilter
	Role          *RoleFilter
	Organisation  *OrganisationFilter
	Former        *bool
	ObservedOn    *DateRange         // of at least one day
	Events        *TenureEventFilter // of at least one event
	MinConfidence *float64
	And, Or       []*MembershipFilter
	Not           *MembershipFilter
}

// MeetingFilter is a condition on meetings.
type MeetingFilter struct {
	IDs              []kg.ID
	Name             *StringMatch // of the name or an alias
	Date             *DateRange   // overlapped by the days of the meeting
	Format           []kg.MeetingFormat
	Term, Session    *IntRange
	Place            *StringMatch // of at least one place
	VenueKind        []kg.VenueKind
	Series           *MeetingSeriesFilter
	ConvenedBy       *OrganisationFilter
	Attendances      *AttendanceFilter
	AttendanceCount  *AttendanceCount
	GroupAttendances *GroupAttendanceFilter
	And, Or          []*MeetingFilter
	Not              *MeetingFilter
}

// MeetingSeriesFilter is a condition on series of meetings.
type MeetingSeriesFilter struct {
	IDs          []kg.ID
	Name         *StringMatch
	Organisation *OrganisationFilter
	Meetings     *MeetingFilter
	MeetingCount *MeetingCount
	And, Or      []*MeetingSeriesFilter
	Not          *MeetingSeriesFilter
}

// AttendanceFilter is a condition on attendances of persons.
type AttendanceFilter struct {
	IDs           []kg.ID
	Person        *PersonFilter
	Meeting       *MeetingFilter
	Capacities    []kg.Capacity
	Memberships   *MembershipFilter // of those named with it
	VenueKind     []kg.VenueKind
	OnBehalfOf    *OrganisationFilter
	MinConfidence *float64
	And, Or       []*AttendanceFilter
	Not           *AttendanceFilter
}

// GroupAttendanceFilter is a condition on attendances of groups.
type GroupAttendanceFilter struct {
	IDs           []kg.ID
	Meeting       *MeetingFilter
	Label         *StringMatch
	Organisation  *OrganisationFilter
	Capacities    []kg.Capacity
	VenueKind     []kg.VenueKind
	MinConfidence *float64
	And, Or       []*GroupAttendanceFilter
	Not           *GroupAttendanceFilter
}

// DocumentFilter is a condition on documents.
type DocumentFilter struct {
	IDs       []kg.ID
	Title     *StringMatch
	Source    *StringMatch
	URL       *StringMatch
	SHA256    *StringMatch
	Published *DateRange
	About     *MeetingFilter
	Mentions  *PersonFilter
	And, Or   []*DocumentFilter
	Not       *DocumentFilter
}

// JudgementFilter is a condition on judgements.
type JudgementFilter struct {
	IDs     []kg.ID
	Verdict []kg.Verdict
	Between *PersonFilter
	// Words of curators alone are between organisations or meetings.
	BetweenOrganisations *OrganisationFilter
	BetweenMeetings      *MeetingFilter
	And, Or              []*JudgementFilter
	Not                  *JudgementFilter
}

// RenameFilter is a condition on renames.
type RenameFilter struct {
	IDs     []kg.ID
	Name    *StringMatch
	And, Or []*RenameFilter
	Not     *RenameFilter
}

// RevisionFilter is a condition on revisions.
type RevisionFilter struct {
	IDs       []kg.ID
	Number    *IntRange
	Author    *StringMatch
	Cause     []kg.Cause
	Documents []kg.ID // at least one of them concerned
	And, Or   []*RevisionFilter
	Not       *RevisionFilter
}

// MembershipCount is a condition on a number of memberships.
type MembershipCount struct {
	Eq, Gte, Lte *int
	Where        *MembershipFilter // count only these
}

// MeetingCount is a condition on a number of meetings.
type MeetingCount struct {
	Eq, Gte, Lte *int
	Where        *MeetingFilter // count only these
}

// AttendanceCount is a condition on a number of attendances of persons.
type AttendanceCount struct {
	Eq, Gte, Lte *int
	Where        *AttendanceFilter // count only these
}
