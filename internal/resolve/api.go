package resolve

import "huipu/internal/kg"

// Judged is a curator's word on two mentions of one name.
type Judged struct {
	Name string // folded
	A, B kg.ID  // the documents of the mentions
	Same bool   // one person, or two
}

// Verdict is what is held of two persons of one name.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "SAME"
	Different Verdict = "DIFFERENT"
	Unsure    Verdict = "UNSURE"
)

// Partition is who is who among the mentions of one name.
type Partition struct {
	Persons [][]Mention // each sorted by [CompareAnchors], and so are they by their first mentions
	Links   []Link
}

// Link compares two persons of a partition.
type Link struct {
	A, B      int // places in Partition.Persons
	Verdict   Verdict
	Score     float64
	Threshold float64
	Reasons   []string
}
