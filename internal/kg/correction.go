package kg

// CorrectionAction (更正方式) is what a curator does to a fact of a document.
type CorrectionAction string

// The actions.
const (
	Reject  CorrectionAction = "REJECT"  // 驳回: the document does not say so
	Replace CorrectionAction = "REPLACE" // 更正: it says something else in that place
	Add     CorrectionAction = "ADD"     // 补录: it says so, and the extractor does not read it
)

// CorrectionActions lists every action in its fixed order. The slice is fresh.
func CorrectionActions() []CorrectionAction { return []CorrectionAction{Reject, Replace, Add} }

// Correction (更正) is the word of a curator on one fact of one document. It is on the fact as the
// document alone states it, before anything is compared with other documents, so it stays what it
// is whoever the nodes are, also while the document is not in the graph.
type Correction struct {
	ID       ID // of the document and Fact, so there is one correction of a fact
	Document ID
	Action   CorrectionAction
	Fact     ID          // the id that the document alone gives to the fact: to the one read or, where it is added, to Now
	Was      *StatedFact // what the extractor had read when the curator spoke; nil for one that is added
	Now      *StatedFact // what the curator states, its evidence by the rule [RuleCurator]; nil for a rejection
	Sources  []ID        // [GraphCurated]
}

// CorrectionID is the id of the correction of a fact of a document.
func CorrectionID(document, fact ID) ID {
	return NewID(KindCorrection, string(document), string(fact))
}

// RuleCurator is the rule of evidence that a curator gave.
const RuleCurator = "curator"

// CorrectionState (更正状态) is what a correction comes to beside what the extractor reads now.
type CorrectionState string

// The states.
const (
	// CorrectionApplied: the extractor reads what it read when the curator spoke.
	CorrectionApplied CorrectionState = "APPLIED"
	// CorrectionSettled: the extractor now reads what the curator says.
	CorrectionSettled CorrectionState = "SETTLED"
	// CorrectionConflict: the extractor now reads something else in that place, or nothing to which
	// the word could be put. The word of the curator holds as far as it can.
	CorrectionConflict CorrectionState = "CONFLICT"
	// CorrectionDormant: the document is not in the graph.
	CorrectionDormant CorrectionState = "DORMANT"
)

// CorrectionStates lists every state in its fixed order. The slice is fresh.
func CorrectionStates() []CorrectionState {
	return []CorrectionState{CorrectionApplied, CorrectionSettled, CorrectionConflict, CorrectionDormant}
}

// Restatement is what corrections change of the reading of a document, statement by statement, in
// the form of package vocab. The zero Restatement changes nothing.
type Restatement struct {
	AsRead      []string // statements that the extractor reads and the graph does not show, sorted
	AsCorrected []string // statements that the graph shows in their place, sorted
}
