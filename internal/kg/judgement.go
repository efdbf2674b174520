package kg

import "cmp"

// Verdict (判定) is what is held of two nodes that may be one.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "SAME"      // 同一
	Different Verdict = "DIFFERENT" // 不同
	Unsure    Verdict = "UNSURE"    // 存疑: kept apart, for a curator to review
)

// Verdicts lists every verdict in its fixed order. The slice is fresh.
func Verdicts() []Verdict { return []Verdict{Same, Different, Unsure} }

// Judgement (判断) is what is held of two nodes that may be one. Rules judge persons of one name.
// The word of a curator is on what stays whoever the nodes are: on mentions of persons, on reports
// of meetings, and on names of organisations.
type Judgement struct {
	ID        ID
	Between   []ID // the two, sorted
	Names     []ID // where a curator judges: the ids that names have without any word, sorted, at most two; empty otherwise
	Verdict   Verdict
	Score     int      // the sum of the weights of the reasons
	Threshold int      // the score from which two are held for one
	Reasons   []Reason // sorted by [CompareReasons]; empty when nothing speaks either way
	Sources   []ID     // the graph that holds it, such as [GraphResolved]
}

// Reason (理由) is one observation that speaks for or against that two are one.
type Reason struct {
	Kind        string // such as same-post
	Weight      int    // negative where it speaks against
	Left, Right ID     // the documents that show it, of one and of the other
}

// CompareReasons orders reasons: the weightiest first, whatever they speak for, and by their
// kinds and documents among equals.
func CompareReasons(a, b Reason) int {
	return cmp.Or(
		cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)), cmp.Compare(a.Weight, b.Weight),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Left, b.Left), cmp.Compare(a.Right, b.Right),
	)
}

// KindGraph is the kind of the ids of graphs that hold what no single document states. They
// label statements as documents do, but are no nodes.
const KindGraph Kind = "graph"

// The graphs.
const (
	GraphResolved ID = "graph/resolved" // what rules found out from all documents
	GraphCurated  ID = "graph/curated"  // what curators said
)
