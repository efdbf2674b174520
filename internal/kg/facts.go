package kg

// Facts are what the extractor reads from one document, before anything is compared with
// other documents. Persons and organisations are named, meetings have keys (m1, m2 …) that
// hold within the document. Lists stand in text order. Every evidence quotes the document.
type Facts struct {
	Document         Document // header fields and text; About and Mentions are not set
	Meetings         []MeetingFact
	Persons          []PersonFact
	Attendances      []AttendanceFact
	GroupAttendances []GroupFact
	MentionedOnly    []string // names in Persons that are at no meeting
	Organisations    []OrganisationFact
	Repairs          []RepairFact
	Unread           []Unread
}

// MeetingFact is a meeting as one document reports it.
type MeetingFact struct {
	Key        string // m1, m2 …: unique within the document
	Name       string
	Aliases    []string
	Series     string // name of the series; empty when there is none
	Term       int
	Session    int
	Date       Date
	EndDate    Date
	Places     []string
	Venues     []VenueFact
	Format     MeetingFormat
	ConvenedBy []string // names of organisations
	Stated     Count
	Main       bool // the headline's meeting; true for at most one
	Evidence   []Evidence
}

// VenueFact is one venue of a meeting. The zero VenueFact stands for "not said".
type VenueFact struct {
	Kind  VenueKind
	Place string
}

// PersonFact is a person named in a document; the names of bylines stand in
// Document.Bylines instead. Names are unique within the document.
type PersonFact struct {
	Name        string
	Memberships []MembershipFact
	Evidence    []Evidence // the mentions of the name that were used, at least one
}

// MembershipFact is a post that the text names with a person.
type MembershipFact struct {
	Role         string // bare title; empty when only the affiliation is given
	Organisation string // as resolved within the document; empty when none is given
	Former       bool
	Event        TenureEvent // what the text tells of it; empty where it only shows it
	Evidence     []Evidence
}

// AttendanceFact is a person at a meeting.
type AttendanceFact struct {
	Meeting     string // key of a MeetingFact
	Person      string // name of a PersonFact
	Capacities  []Capacity
	Memberships []int     // indexes into the person's Memberships: those named with it
	Venue       VenueFact // zero when not said
	OnBehalfOf  []string  // names of organisations
	Order       int       // 1-based place in the printed order of the meeting
	Evidence    []Evidence
}

// GroupFact is an organisation or described group at a meeting. A coordinated group
// (北京、山西等7省市侨联代表) gives one fact for each organisation, all with one label.
type GroupFact struct {
	Meeting      string
	Label        string
	Organisation string // empty when the group is not an organisation
	Capacities   []Capacity
	Stated       Count
	Venue        VenueFact
	Evidence     []Evidence
}

// OrganisationFact is an organisation named in a document. Other facts may name it by its
// name, an alias or a short form, unless another organisation bears that name.
type OrganisationFact struct {
	Name       string
	Aliases    []string // other names that hold everywhere
	ShortForms []string // names that mean it in this document alone: 市委, 公司, 我校
	Parent     string
	Place      string
	Evidence   []Evidence
}

// RepairFact is a reading of damaged text.
type RepairFact struct {
	Span          Span
	Before, After string
	Reason        string
}

// Unread is a passage that looks like a fact but gave none, so that nothing is dropped in
// silence.
type Unread struct {
	Span   Span
	Quote  string
	Reason string
}
