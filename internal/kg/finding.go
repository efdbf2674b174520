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
	// FindingUnmet is a curator's judgement that the graph does not meet, because one document
	// states both of what is judged the same, or gives both names to what is judged different.
	FindingUnmet FindingKind = "JUDGEMENT_UNMET"
	// FindingDormant is a curator's judgement on what is not in the graph, because its document has
	// gone or states it no more.
	FindingDormant FindingKind = "JUDGEMENT_DORMANT"
	// FindingCorrectionConflict is a correction in whose place the extractor now reads something else.
	FindingCorrectionConflict FindingKind = "CORRECTION_CONFLICT"
	// FindingCorrectionSettled is a correction that says what the extractor now reads.
	FindingCorrectionSettled FindingKind = "CORRECTION_SETTLED"
	// FindingCorrectionDormant is a correction of a document that is not in the graph.
	FindingCorrectionDormant FindingKind = "CORRECTION_DORMANT"
	// FindingRenameUnmet is what a curator called a node that another rename calls otherwise: it was
	// said of two nodes that are one now.
	FindingRenameUnmet FindingKind = "RENAME_UNMET"
	// FindingRenameDormant is what a curator called what is not in the graph.
	FindingRenameDormant FindingKind = "RENAME_DORMANT"
)

// FindingKinds lists every kind in the fixed order. The slice is fresh.
func FindingKinds() []FindingKind {
	return []FindingKind{
		FindingAlias, FindingMeetingDate, FindingMeetingCount, FindingHolders, FindingUnmet, FindingDormant,
		FindingCorrectionConflict, FindingCorrectionSettled, FindingCorrectionDormant,
		FindingRenameUnmet, FindingRenameDormant,
	}
}

// Finding (发现) is a contradiction between documents, or between them and what curators said,
// for a curator to look at. What they state stays as it is.
type Finding struct {
	Kind   FindingKind
	About  ID      // the node that the documents contradict each other about, or the judgement or rename
	Name   string  // of the node; of what is judged, empty when it is not in the graph; of a dormant rename, what it says
	Claims []Claim // at least two, one of a dormant rename; by value
}

// Claim is one side of a contradiction.
type Claim struct {
	Value     string     // as text: a day, a number, a name; the id that a judgement or dormant rename is on
	Documents []ID       // that state it, sorted, at least one; none where a judgement is on what is not in the graph or on a name
	Evidence  []Evidence // passages that show it, sorted; may be empty
}
