package resolve

import "huipu/internal/kg"

// Address names a mention for ever: whatever persons are made of a name, the mention in the
// document stays.
type Address struct {
	Document kg.ID
	Name     string // folded; see [Fold]
}

// Link (关联) is what speaks for and against that two mentions of one name, with all that were
// held for one with each of them, are of one person.
type Link struct {
	A, B    Address // the anchors of the two; A comes first in the order of mentions
	Verdict kg.Verdict
	Score   int      // the sum of the weights of the reasons
	Reasons []Reason // the weightiest first; empty when nothing speaks either way
}

// Threshold is the score from which two are held for one person.
const Threshold = 5

// Judged is a curator's word on two mentions of one name.
type Judged struct {
	A, B Address
	Same bool // else they are different
}

// ReasonKind says what sort of observation speaks for or against one person.
type ReasonKind string

// The kinds of reasons, those for one person first.
const (
	SamePost     ReasonKind = "same-post"     // one post, perhaps formerly
	NamedInFull  ReasonKind = "named-in-full" // a document has the short name and the full one
	SimilarPost  ReasonKind = "similar-post"  // one role in bodies of similar names
	SameBody     ReasonKind = "same-body"     // two roles in one body
	SameLineage  ReasonKind = "same-lineage"  // bodies named below one body, or one below the other
	SamePlace    ReasonKind = "same-place"    // offices at one place
	SameCountry  ReasonKind = "same-country"  // offices of one state abroad
	SameRole     ReasonKind = "same-role"     // one role, whose body one side does not tell
	OneCareer    ReasonKind = "one-career"    // offices so high that few hold them
	SameMeeting  ReasonKind = "same-meeting"  // reports of one meeting
	SameCompany  ReasonKind = "same-company"  // other persons in common
	SameSetting  ReasonKind = "same-setting"  // organisations around in common
	RareName     ReasonKind = "rare-name"     // few people have the name
	WellKnown    ReasonKind = "well-known"    // one is named without a post, as only the known are
	OtherCountry ReasonKind = "other-country" // offices of two states
	OtherPlace   ReasonKind = "other-place"   // offices of two divisions at one time
	OtherWalk    ReasonKind = "other-walk"    // an office on one side, a trade on the other
	OtherCompany ReasonKind = "other-company" // nobody and nothing around in common
	JudgedSame   ReasonKind = "judged-same"   // a curator's word
	JudgedApart  ReasonKind = "judged-apart"  // a curator's word
)

// Reason is one observation on two mentions of a name.
type Reason struct {
	Kind   ReasonKind
	Weight int      // added to the score; negative when it speaks against one person
	A, B   kg.ID    // the documents that show it, in the order of the link
	Left   string   // what the first says, such as its post; empty where both say the same
	Right  string   // what the second says
	Shared []string // what both have, sorted; empty where Left and Right say it
}
