package eval

import (
	"strings"

	"huipu/internal/kg"
)

// Verdict says what a finding is.
type Verdict string

// The verdicts.
const (
	Right  Verdict = "right"  // annotated and read
	Wrong  Verdict = "wrong"  // read, but not annotated or not so
	Missed Verdict = "missed" // annotated, not read
)

// Finding is one agreement or one difference between an annotation and what was read.
type Finding struct {
	Relation Relation
	Verdict  Verdict
	Subject  string        // the person or meeting that it is about; empty where Gold or Read says it
	Gold     string        // what the annotation says; empty when it says nothing
	Read     string        // what was read; empty when nothing was
	Evidence []kg.Evidence // of the fact that was read, where the relation has facts of its own
	// Follows tells that another difference of the document says it already: the title of
	// a missed membership, the capacities of a missed attendance.
	Follows bool

	sought string // what to mark in the text
	near   string // the name beside which it stands; empty for anywhere
}

// differs reports whether the finding is a difference in its own right.
func (f Finding) differs() bool { return f.Verdict != Right && !f.Follows }

// Text says in one line what the annotation has and what was read.
func (f Finding) Text() string {
	var parts []string
	if f.Subject != "" {
		parts = append(parts, f.Subject)
	}
	switch {
	case f.Gold != "" && f.Read != "" && f.Gold != f.Read:
		parts = append(parts, "gold "+f.Gold+", read "+f.Read)
	case f.Gold != "":
		parts = append(parts, f.Gold)
	case f.Read != "":
		parts = append(parts, f.Read)
	}
	return strings.Join(parts, ": ")
}
