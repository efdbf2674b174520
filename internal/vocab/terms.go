package vocab

import (
	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Namespaces of the vocabularies in use.
const (
	NSHuipu  = "https://huipu.example/ns#"
	NSRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	NSXSD    = "http://www.w3.org/2001/XMLSchema#"
	NSFOAF   = "http://xmlns.com/foaf/0.1/"
	NSORG    = "http://www.w3.org/ns/org#"
	NSSKOS   = "http://www.w3.org/2004/02/skos/core#"
	NSSchema = "https://schema.org/"
	NSDCT    = "http://purl.org/dc/terms/"
)

// Classes.
const (
	ClassDocument        quad.IRI = NSSchema + "Report"
	ClassPerson          quad.IRI = NSFOAF + "Person"
	ClassOrganisation    quad.IRI = NSORG + "Organization"
	ClassRole            quad.IRI = NSORG + "Role"
	ClassPost            quad.IRI = NSORG + "Post"
	ClassMembership      quad.IRI = NSORG + "Membership"
	ClassMeeting         quad.IRI = NSHuipu + "Meeting"
	ClassMeetingSeries   quad.IRI = NSSchema + "EventSeries"
	ClassVenue           quad.IRI = NSHuipu + "Venue"
	ClassAttendance      quad.IRI = NSHuipu + "Attendance"
	ClassGroupAttendance quad.IRI = NSHuipu + "GroupAttendance"
	ClassTextRepair      quad.IRI = NSHuipu + "TextRepair"
	ClassJudgement       quad.IRI = NSHuipu + "Judgement"
	ClassCorrection      quad.IRI = NSHuipu + "Correction"
	ClassRename          quad.IRI = NSHuipu + "Rename"
)

// Predicates.
const (
	Type quad.IRI = NSRDF + "type"

	Headline  quad.IRI = NSSchema + "headline"      // document → title
	Published quad.IRI = NSSchema + "datePublished" // document → date
	Publisher quad.IRI = NSSchema + "publisher"     // document → source as named
	Author    quad.IRI = NSSchema + "author"        // document → author of the header
	Byline    quad.IRI = NSHuipu + "byline"         // document → a byline, "n name" keeps the order
	Source    quad.IRI = NSSchema + "url"           // document → URL
	SHA256    quad.IRI = NSHuipu + "sha256"         // document → hash of its text
	Text      quad.IRI = NSSchema + "text"          // document → its text
	Extractor quad.IRI = NSHuipu + "extractor"      // document → extractor and version
	About     quad.IRI = NSSchema + "about"         // document → the headline's meeting
	Mentions  quad.IRI = NSSchema + "mentions"      // document → person named, not present

	PersonName quad.IRI = NSFOAF + "name"      // person → name
	Label      quad.IRI = NSSKOS + "prefLabel" // organisation, role, rename → name
	AltLabel   quad.IRI = NSSKOS + "altLabel"  // person, organisation, meeting → other name
	Namesake   quad.IRI = NSHuipu + "namesake" // person → the person who bears the id of the name
	Replaces   quad.IRI = NSDCT + "replaces"   // meeting, organisation → the id that its document alone gives it

	LegalName         quad.IRI = NSSchema + "legalName"       // organisation → full name
	SubOrganisationOf quad.IRI = NSORG + "subOrganizationOf"  // organisation → parent
	Spatial           quad.IRI = NSSchema + "areaServed"      // organisation → place served
	ReplacedBy        quad.IRI = NSDCT + "isReplacedBy"       // organisation → one that took its place
	Dissolved         quad.IRI = NSSchema + "dissolutionDate" // organisation → date

	PostIn       quad.IRI = NSORG + "postIn"        // post → organisation
	RoleOf       quad.IRI = NSORG + "role"          // post, membership → role
	Member       quad.IRI = NSORG + "member"        // membership → person
	Organisation quad.IRI = NSORG + "organization"  // membership → organisation, where no post is known
	HeldPost     quad.IRI = NSHuipu + "post"        // membership → post
	Former       quad.IRI = NSHuipu + "former"      // membership → true, when held before
	ObservedOn   quad.IRI = NSHuipu + "observedOn"  // membership → date
	ElectedOn    quad.IRI = NSHuipu + "electedOn"   // membership → date
	AppointedOn  quad.IRI = NSHuipu + "appointedOn" // membership → date
	EndedOn      quad.IRI = NSHuipu + "endedOn"     // membership → date

	Name            quad.IRI = NSSchema + "name"            // meeting, series → name
	Series          quad.IRI = NSSchema + "superEvent"      // meeting → series
	Term            quad.IRI = NSHuipu + "term"             // meeting → 届
	Session         quad.IRI = NSHuipu + "session"          // meeting → 次
	StartDate       quad.IRI = NSSchema + "startDate"       // meeting → date
	EndDate         quad.IRI = NSSchema + "endDate"         // meeting → date
	Format          quad.IRI = NSHuipu + "format"           // meeting → format concept
	Location        quad.IRI = NSSchema + "location"        // meeting, venue → place as written
	Organiser       quad.IRI = NSSchema + "organizer"       // meeting, series → organisation
	StatedNumber    quad.IRI = NSHuipu + "statedAttendance" // meeting, group → number
	StatedQualifier quad.IRI = NSHuipu + "statedQualifier"  // meeting, group → qualifier concept
	VenueOf         quad.IRI = NSHuipu + "venueOf"          // venue → meeting
	VenueKind       quad.IRI = NSHuipu + "venueKind"        // venue → kind concept
	AtMeeting       quad.IRI = NSHuipu + "meeting"          // attendance → meeting
	Attendee        quad.IRI = NSSchema + "attendee"        // attendance → person
	Capacity        quad.IRI = NSHuipu + "capacity"         // attendance, group → capacity concept
	InCapacityOf    quad.IRI = NSHuipu + "inCapacityOf"     // attendance → membership named with it
	AtVenue         quad.IRI = NSHuipu + "venue"            // attendance, group → venue
	OnBehalfOf      quad.IRI = NSHuipu + "onBehalfOf"       // attendance → organisation
	GroupAt         quad.IRI = NSHuipu + "groupAt"          // group attendance → meeting
	GroupLabel      quad.IRI = NSHuipu + "groupLabel"       // group attendance → description
	Represents      quad.IRI = NSHuipu + "represents"       // group attendance → organisation
	HasEvidence     quad.IRI = NSHuipu + "evidence"         // fact → evidence literal
	RepairOf        quad.IRI = NSHuipu + "repairOf"         // repair → document
	RepairSpan      quad.IRI = NSHuipu + "repairSpan"       // repair → span literal
	RepairBefore    quad.IRI = NSHuipu + "before"           // repair → damaged text
	RepairAfter     quad.IRI = NSHuipu + "after"            // repair → text as read
	RepairReason    quad.IRI = NSHuipu + "reason"           // repair → why

	Between   quad.IRI = NSHuipu + "between"   // judgement → person; of a curator: mention, report or name
	OfName    quad.IRI = NSHuipu + "ofName"    // judgement of a curator → the id of a name
	Verdict   quad.IRI = NSHuipu + "verdict"   // judgement → verdict concept
	Score     quad.IRI = NSHuipu + "score"     // judgement → number
	Threshold quad.IRI = NSHuipu + "threshold" // judgement → number
	Because   quad.IRI = NSHuipu + "because"   // judgement → reason literal

	Corrects quad.IRI = NSHuipu + "corrects"         // correction → document
	OfFact   quad.IRI = NSHuipu + "ofFact"           // correction → the fact, by the id that the document alone gives it
	Action   quad.IRI = NSHuipu + "correctionAction" // correction → action concept
	Was      quad.IRI = NSHuipu + "was"              // correction → the fact as it was read
	Now      quad.IRI = NSHuipu + "now"              // correction → the fact as the curator states it

	StatedAsRead      quad.IRI = NSHuipu + "statedAsRead"      // document → statement that corrections take out
	StatedAsCorrected quad.IRI = NSHuipu + "statedAsCorrected" // document → statement that corrections put in
	Renames           quad.IRI = NSHuipu + "renames"           // rename → mention, report or name
)

// Datatypes of literals.
const (
	XSDDate      quad.IRI = NSXSD + "date"
	XSDMonth     quad.IRI = NSXSD + "gYearMonth"
	XSDYear      quad.IRI = NSXSD + "gYear"
	XSDInteger   quad.IRI = NSXSD + "integer"
	XSDBoolean   quad.IRI = NSXSD + "boolean"
	XSDAnyURI    quad.IRI = NSXSD + "anyURI"
	XSDHexBinary quad.IRI = NSXSD + "hexBinary"
	RDFJSON      quad.IRI = NSRDF + "JSON"

	// DataEvidence types evidence literals; see [Evidence].
	DataEvidence quad.IRI = NSHuipu + "Evidence"
	// DataSpan types the span literals of repairs; see [Evidence].
	DataSpan quad.IRI = NSHuipu + "Span"
	// DataReason types the reasons of judgements; see [Reason].
	DataReason quad.IRI = NSHuipu + "Reason"
	// DataStatement types the statements of a document that corrections concern; see [EncodeRestatement].
	DataStatement quad.IRI = NSHuipu + "Statement"
)

// Lang tags every Chinese literal.
const Lang = "zh-Hans"

// nodePrefix starts the stored IRI of every node.
const nodePrefix = "hp:"

// ClassOf is the class of nodes of the kind; it is empty for a kind without one.
func ClassOf(kind kg.Kind) quad.IRI {
	switch kind {
	case kg.KindDocument:
		return ClassDocument
	case kg.KindPerson:
		return ClassPerson
	case kg.KindOrganisation:
		return ClassOrganisation
	case kg.KindRole:
		return ClassRole
	case kg.KindPost:
		return ClassPost
	case kg.KindMembership:
		return ClassMembership
	case kg.KindMeeting:
		return ClassMeeting
	case kg.KindMeetingSeries:
		return ClassMeetingSeries
	case kg.KindVenue:
		return ClassVenue
	case kg.KindAttendance:
		return ClassAttendance
	case kg.KindGroupAttendance:
		return ClassGroupAttendance
	case kg.KindTextRepair:
		return ClassTextRepair
	case kg.KindJudgement:
		return ClassJudgement
	case kg.KindCorrection:
		return ClassCorrection
	case kg.KindRename:
		return ClassRename
	}
	return ""
}

// TypeStored reports whether nodes of the kind carry a stored rdf:type statement.
func TypeStored(kind kg.Kind) bool {
	switch kind {
	case kg.KindMembership, kg.KindVenue, kg.KindAttendance, kg.KindGroupAttendance, kg.KindTextRepair,
		kg.KindJudgement, kg.KindRename, kg.KindCorrection:
		return false
	}
	return true
}
