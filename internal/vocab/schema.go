package vocab

import (
	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Range says what kind of value a property has.
type Range string

// The ranges of properties.
const (
	RangeNode     Range = "node"     // the stored IRI of a node
	RangeText     Range = "text"     // a literal tagged [Lang]
	RangeDate     Range = "date"     // xsd:date, xsd:gYearMonth or xsd:gYear by precision
	RangeLiteral  Range = "literal"  // a literal with another datatype
	RangeConcept  Range = "concept"  // a term of a closed list, see [Concepts]
	RangeClass    Range = "class"    // a class
	RangeEvidence Range = "evidence" // an evidence literal, see [Evidence]
)

// Property describes one predicate: the kinds of nodes that may carry it and what it means.
type Property struct {
	IRI     quad.IRI
	Domain  []kg.Kind
	Range   Range
	Comment string
}

// Properties lists every predicate of the stored graph, in the order in which the
// vocabulary introduces them. The slice is fresh.
func Properties() []Property {
	const (
		document     = kg.KindDocument
		person       = kg.KindPerson
		organisation = kg.KindOrganisation
		role         = kg.KindRole
		post         = kg.KindPost
		membership   = kg.KindMembership
		meeting      = kg.KindMeeting
		series       = kg.KindMeetingSeries
		venue        = kg.KindVenue
		attendance   = kg.KindAttendance
		group        = kg.KindGroupAttendance
		repair       = kg.KindTextRepair
		judgement    = kg.KindJudgement
		correction   = kg.KindCorrection
		rename       = kg.KindRename
	)
	in := func(kinds ...kg.Kind) []kg.Kind { return kinds }
	return []Property{
		{Type, in(document, person, organisation, role, post, meeting, series), RangeClass, "the class of an entity"},

		{SHA256, in(document), RangeLiteral, "SHA-256 of the text with line ends normalised to LF, in hexadecimal"},
		{Headline, in(document), RangeText, "the title of the release"},
		{Publisher, in(document), RangeText, "the publisher as the release names it (来源)"},
		{Author, in(document), RangeText, "the author of the header (作者)"},
		{Source, in(document), RangeLiteral, "the address at which the release was published"},
		{Published, in(document), RangeDate, "the day of publication"},
		{Text, in(document), RangeText, "the text as read; every span counts in it"},
		{Byline, in(document), RangeText, "a byline: its place in the text, a space, and the name"},
		{Extractor, in(document), RangeText, "the extractor, and its version, that read the stored facts"},
		{About, in(document), RangeNode, "the meeting that the headline is about"},
		{Mentions, in(document), RangeNode, "a person named who is at none of the meetings"},

		{PersonName, in(person), RangeText, "the name of a person"},
		{Label, in(organisation, role, rename), RangeText, "the name of an organisation or role; of a rename, what the node is called"},
		{AltLabel, in(person, organisation, meeting), RangeText, "another name"},
		{LegalName, in(organisation), RangeText, "the full name of an organisation (全称), where it has another name"},
		{Namesake, in(person), RangeNode, "the person who bears the id of the name (同名), where that is somebody else"},
		{Replaces, in(meeting, organisation), RangeNode, "the id that the document alone gives the node, where that is another"},
		{SubOrganisationOf, in(organisation), RangeNode, "the organisation above"},
		{Spatial, in(organisation), RangeText, "the administrative division that the organisation serves"},
		{ReplacedBy, in(organisation), RangeNode, "an organisation that took its place"},
		{Dissolved, in(organisation), RangeDate, "when others took its place"},

		{PostIn, in(post), RangeNode, "the organisation that has the post"},
		{RoleOf, in(post, membership), RangeNode, "the role; on a membership only where no post is known"},
		{Member, in(membership), RangeNode, "the person who holds the post"},
		{HeldPost, in(membership), RangeNode, "the post held"},
		{Organisation, in(membership), RangeNode, "the organisation, only where no post is known"},
		{Former, in(membership), RangeLiteral, "true when the text says that the post was held before"},
		{ObservedOn, in(membership), RangeDate, "a day on which a release shows the person in the post"},
		{ElectedOn, in(membership), RangeDate, "a day on which a release tells that the person was elected to the post"},
		{AppointedOn, in(membership), RangeDate, "a day on which a release tells that the person was appointed to the post"},
		{EndedOn, in(membership), RangeDate, "a day on which a release tells that the person was removed or resigned from the post"},

		{Name, in(meeting, series), RangeText, "the name of a meeting or series"},
		{Series, in(meeting), RangeNode, "the series of which the meeting is a session"},
		{Term, in(meeting), RangeLiteral, "the number of the term (届)"},
		{Session, in(meeting), RangeLiteral, "the number of the session (次)"},
		{StartDate, in(meeting), RangeDate, "the first day"},
		{EndDate, in(meeting), RangeDate, "the last day, where it is not the first"},
		{Format, in(meeting), RangeConcept, "how the people came together"},
		{Location, in(meeting, venue), RangeText, "a place as written"},
		{Organiser, in(meeting, series), RangeNode, "the organisation that convenes"},
		{StatedNumber, in(meeting, group), RangeLiteral, "the number of people as the release states it"},
		{StatedQualifier, in(meeting, group), RangeConcept, "how the stated number is to be read"},

		{VenueOf, in(venue), RangeNode, "the meeting held at the venue"},
		{VenueKind, in(venue), RangeConcept, "main venue, branch venue or online"},
		{AtMeeting, in(attendance), RangeNode, "the meeting attended"},
		{Attendee, in(attendance), RangeNode, "the person at the meeting"},
		{Capacity, in(attendance, group), RangeConcept, "what the person or group did there"},
		{InCapacityOf, in(attendance), RangeNode, "a membership that the release names with the attendance"},
		{AtVenue, in(attendance, group), RangeNode, "the venue at which the person or group was"},
		{OnBehalfOf, in(attendance), RangeNode, "the organisation that the person stood for (代表)"},
		{GroupAt, in(group), RangeNode, "the meeting at which the group was"},
		{GroupLabel, in(group), RangeText, "the group as the text describes it"},
		{Represents, in(group), RangeNode, "an organisation that the group stood for"},
		{HasEvidence, in(person, organisation, membership, meeting, attendance, group), RangeEvidence, "the passage that the fact was read from"},

		{RepairOf, in(repair), RangeNode, "the document with the damaged text"},
		{RepairSpan, in(repair), RangeLiteral, "where the damaged text stands"},
		{RepairBefore, in(repair), RangeText, "the damaged text"},
		{RepairAfter, in(repair), RangeText, "the text as it is read"},
		{RepairReason, in(repair), RangeText, "why it is read so"},

		{Between, in(judgement), RangeNode, "one of the two persons; where a curator judges, a mention of a person, a report of a meeting or the name of an organisation"},
		{OfName, in(judgement), RangeNode, "where a curator judges: the id that a document alone gives to what bears the name"},
		{Verdict, in(judgement), RangeConcept, "whether they are one"},
		{Score, in(judgement), RangeLiteral, "the sum of the weights of the reasons"},
		{Threshold, in(judgement), RangeLiteral, "the score from which two are held for one"},
		{Because, in(judgement), RangeLiteral, "a reason: its kind, its weight and the documents that show it of one and of the other"},

		{Corrects, in(correction), RangeNode, "the document of which a fact is corrected"},
		{OfFact, in(correction), RangeNode, "the fact, by the id that the document alone gives it"},
		{Action, in(correction), RangeConcept, "whether the fact is rejected, replaced or added"},
		{Was, in(correction), RangeLiteral, "the fact as the extractor had read it when the curator spoke"},
		{Now, in(correction), RangeLiteral, "the fact as the curator states it"},
		{StatedAsRead, in(document), RangeLiteral, "a statement that the extractor reads in the document and corrections take out"},
		{StatedAsCorrected, in(document), RangeLiteral, "a statement that corrections put in"},
		{Renames, in(rename), RangeNode, "what is called so: a mention of a person, a report of a meeting or a name of an organisation"},
	}
}

// Concepts lists the terms of every closed list, in the fixed order of each list.
func Concepts() []quad.IRI {
	var terms []quad.IRI
	terms = appendConcepts(terms, listCapacity, kg.Capacities())
	terms = appendConcepts(terms, listFormat, kg.MeetingFormats())
	terms = appendConcepts(terms, listVenueKind, kg.VenueKinds())
	terms = appendConcepts(terms, listQualifier, kg.CountQualifiers())
	terms = appendConcepts(terms, listVerdict, kg.Verdicts())
	return appendConcepts(terms, listAction, kg.CorrectionActions())
}

func appendConcepts[T ~string](terms []quad.IRI, list string, values []T) []quad.IRI {
	for _, v := range values {
		terms = append(terms, concept(list, v))
	}
	return terms
}
