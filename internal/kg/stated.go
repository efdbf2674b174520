package kg

import "cmp"

// StatedFact (所述事实) is one fact as one document states it, told by names as [Facts] tells it: what
// a curator puts into the place of a reading, and what the extractor had read there. Exactly one of
// its parts is set, that of its kind. Names of organisations, conveners and places are sorted, as
// are capacities in their fixed order; evidence is of the one document.
type StatedFact struct {
	Person       *StatedPerson
	Organisation *StatedOrganisation
	Meeting      *StatedMeeting
	Membership   *StatedMembership
	Attendance   *StatedAttendance
	Group        *StatedGroup
	Evidence     []Evidence // sorted by [CompareEvidence]
}

// StatedPerson is a person whom a document names.
type StatedPerson struct {
	Name    string
	Aliases []string // sorted
}

// StatedOrganisation is an organisation that a document names.
type StatedOrganisation struct {
	Name    string
	Aliases []string // sorted
	Parent  string   // empty when it is not said
	Place   string   // empty when it is not said
}

// StatedMeeting is a meeting that a document reports, without who was there.
type StatedMeeting struct {
	Name       string
	Aliases    []string // sorted
	Series     string   // name of the series; empty for the one that the name tells, if any
	Term       int      // 0 when not stated
	Session    int      // 0 when not stated
	Date       Date     // zero when unknown
	EndDate    Date     // zero when it is the first day or unknown
	Format     MeetingFormat
	Places     []string // sorted
	ConvenedBy []string // names of organisations, sorted
	Stated     Count    // zero when not stated
}

// StatedPost is what somebody holds or held.
type StatedPost struct {
	Role         string // empty when only the affiliation is given
	Organisation string // empty when none is given
	Former       bool
}

// StatedMembership is a person in a post.
type StatedMembership struct {
	Person string
	StatedPost
	Events []TenureEvent // that the document tells of it, in their fixed order
}

// MeetingRef says which meeting of a document is meant: the one of the name and first day.
type MeetingRef struct {
	Name string
	Date Date // zero for one whose day is unknown
}

// StatedAttendance is a person at a meeting.
type StatedAttendance struct {
	Meeting    MeetingRef
	Person     string
	Capacities []Capacity   // at least one
	Posts      []StatedPost // those named with it, sorted by [CompareStatedPosts]
	Venue      VenueFact    // zero when not said
	OnBehalfOf []string     // names of organisations, sorted
}

// StatedGroup is an organisation or described group at a meeting.
type StatedGroup struct {
	Meeting       MeetingRef
	Label         string
	Organisations []string   // that it stands for, sorted
	Capacities    []Capacity // at least one
	Stated        Count      // zero when not stated
	Venue         VenueFact  // zero when not said
}

// Kind is the kind of the node that the fact is about; empty when no part is set.
func (f *StatedFact) Kind() Kind {
	switch {
	case f.Person != nil:
		return KindPerson
	case f.Organisation != nil:
		return KindOrganisation
	case f.Meeting != nil:
		return KindMeeting
	case f.Membership != nil:
		return KindMembership
	case f.Attendance != nil:
		return KindAttendance
	case f.Group != nil:
		return KindGroupAttendance
	}
	return ""
}

// StatedKinds lists the kinds of facts that can be stated alone, in a fixed order. The slice is fresh.
func StatedKinds() []Kind {
	return []Kind{KindPerson, KindOrganisation, KindMeeting, KindMembership, KindAttendance, KindGroupAttendance}
}

// CompareStatedPosts orders posts by organisation, then role, those held now first.
func CompareStatedPosts(a, b StatedPost) int {
	switch {
	case a.Organisation != b.Organisation:
		return cmp.Compare(a.Organisation, b.Organisation)
	case a.Role != b.Role:
		return cmp.Compare(a.Role, b.Role)
	case a.Former == b.Former:
		return 0
	case b.Former:
		return -1
	}
	return 1
}
