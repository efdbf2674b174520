package kg

// Document (文献) is one release as it was read. Its id derives from SHA256.
type Document struct {
	ID        ID
	SHA256    string      // hexadecimal, of Text with line ends normalised to LF
	Title     string      // empty when the text has none
	Source    string      // 来源: the publisher as the release names it; empty when unknown
	Author    string      // 作者 of the header; empty when unknown
	URL       string      // where it was published; empty when unknown
	Published Date        // publication date; zero when unknown
	Text      string      // the text as read, untouched: every span counts in it
	Bylines   []string    // 记者, 通讯员 and bracketed signatures, in text order
	Extractor string      // name and version of the extractor whose facts are stored
	About     ID          // the meeting that the headline is about; zero when there is none
	Mentions  []ID        // persons named who are at none of the meetings, sorted
	Restated  Restatement // what corrections change of what the extractor reads
}

// Person (人物) is a resolved human being.
type Person struct {
	ID        ID
	Name      string
	Aliases   []string // other spellings, sorted
	Namesakes []ID     // 同名: the persons who bear the id of one of the names, where that is somebody else, sorted
	Evidence  []Evidence
	Sources   []ID // documents that state something of this node, sorted
}

// Organisation (组织) is a body, department, company, school, army unit or sender of a
// delegation.
type Organisation struct {
	ID         ID
	Name       string   // the one that releases use most
	FullName   string   // 全称; empty when it is Name or unknown
	Aliases    []string // 全称, 简称 and other names, sorted
	Parent     ID       // 上级: zero when unknown
	Place      string   // name of the administrative division it serves; empty when unknown
	ReplacedBy []ID     // organisations that took its place, sorted
	Until      Date     // when they did; zero when unknown, and for one that exists
	Replaces   []ID     // ids that the organisation has by what single documents say, where those are not its id, sorted
	Evidence   []Evidence
	Sources    []ID
}

// Role (职务名) is a title as a concept, such as 副主席.
type Role struct {
	ID      ID
	Name    string
	Sources []ID
}

// Post (职位) is a role in one organisation.
type Post struct {
	ID           ID
	Organisation ID
	Role         ID
	Sources      []ID
}

// Membership (任职) is a person in a post, on the days on which it was observed. A span
// between observations is never invented. Where the text names no organisation (国家主席)
// only Role is set; where it names no title only Organisation is set; otherwise all of
// Post, Role and Organisation are set.
type Membership struct {
	ID           ID
	Person       ID
	Post         ID
	Role         ID
	Organisation ID
	Former       bool   // 原, 前, 曾任: held before the day of the observation
	ObservedOn   []Date // days of the meetings, or publication, that show it, sorted
	// ElectedOn, AppointedOn and EndedOn are the first days of the meetings, or the days of
	// publication, at which releases tell that it began or ended; sorted.
	ElectedOn, AppointedOn, EndedOn []Date
	Evidence                        []Evidence
	Sources                         []ID
}

// MeetingSeries (会议系列) is the row of sessions of one body.
type MeetingSeries struct {
	ID           ID
	Name         string
	Organisation ID // the body; zero when unknown
	Sources      []ID
}

// Meeting (会议) is an event at which people met, in person or not.
type Meeting struct {
	ID         ID
	Name       string
	Aliases    []string // other names that releases use, sorted
	Series     ID       // zero when it is not part of a series
	Term       int      // 届; 0 when not stated
	Session    int      // 次; 0 when not stated
	Date       Date     // first day
	EndDate    Date     // last day; zero when it is the first or unknown
	Format     MeetingFormat
	Places     []string // as written, sorted
	ConvenedBy []ID     // organisations, sorted
	Stated     Count    // attendance as the release states it
	Replaces   []ID     // ids that the meeting has by what single documents say, where those are not its id, sorted
	Evidence   []Evidence
	Sources    []ID
}

// Venue (会场) is one of the places at which a meeting was held.
type Venue struct {
	ID      ID
	Meeting ID
	Kind    VenueKind
	Place   string // as written; empty when the text gives none
	Sources []ID
}

// Attendance (出席) is a person at a meeting. There is one for each pair, with all that
// releases say of it.
type Attendance struct {
	ID          ID
	Meeting     ID
	Person      ID
	Capacities  []Capacity // in the fixed order, at least one
	Memberships []ID       // the posts named with it, sorted
	Venue       ID         // zero when the text does not say
	OnBehalfOf  []ID       // 代表: organisations spoken or present for, sorted
	Evidence    []Evidence
	Sources     []ID
}

// GroupAttendance (单位/群体出席) is an organisation or a described group at a meeting.
type GroupAttendance struct {
	ID            ID
	Meeting       ID
	Label         string     // the group as the text describes it
	Organisations []ID       // the organisations that it stands for, sorted; may be empty
	Capacities    []Capacity // in the fixed order, at least one
	Stated        Count      // the number of people as stated
	Venue         ID         // zero when the text does not say
	Evidence      []Evidence
	Sources       []ID
}

// TextRepair (校正) is a reading of damaged text. The text itself stays as it was.
type TextRepair struct {
	ID       ID
	Document ID
	Span     Span   // of the damaged text
	Before   string // exactly the text of the span
	After    string // as it is read
	Reason   string // why, in Chinese
}

// Contribution is everything that one document states, with ids resolved. Slices are
// sorted by id and hold no repeats.
type Contribution struct {
	Document         Document
	Persons          []Person
	Organisations    []Organisation
	Roles            []Role
	Posts            []Post
	Memberships      []Membership
	MeetingSeries    []MeetingSeries
	Meetings         []Meeting
	Venues           []Venue
	Attendances      []Attendance
	GroupAttendances []GroupAttendance
	TextRepairs      []TextRepair
}
