package kg

// FindingKind says what a [Finding] is about.
type FindingKind string

// The kinds of findings.
const (
	// FindingAlias is another name (简称) that documents give to different organisations.
	FindingAlias FindingKind = "ALIAS_OF_SEVERAL"
	// FindingMeetingDate is a meeting for which documents state different days.
	FindingMeetingDate FindingKind = "MEETING_DATES"
	// FindingMeetingCount is a meeting for which documents state different attendances.
	FindingMeetingCount FindingKind = "MEETING_COUNTS"
	// FindingHolders is an office of one person in which documents see different persons on one day.
	FindingHolders FindingKind = "POST_HOLDERS"
)

// FindingKinds lists every kind in the fixed order. The slice is fresh.
func FindingKinds() []FindingKind {
	return []FindingKind{FindingAlias, FindingMeetingDate, FindingMeetingCount, FindingHolders}
}

// Finding (发现) is a contradiction between documents, kept for a curator to look at. What the
// documents state stays as it is.
type Finding struct {
	Kind   FindingKind
	About  ID      // the node that the documents contradict each other about
	Name   string  // of the node, as a document has it
	Claims []Claim // at least two, by value
}

// Claim is one side of a contradiction.
type Claim struct {
	Value     string     // as text: a day, a number, a name
	Documents []ID       // that state it, sorted, at least one
	Evidence  []Evidence // passages that show it, sorted; may be empty
}
