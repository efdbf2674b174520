package kg

import "time"

// Cause says what made a change of the graph.
type Cause string

// The causes of revisions.
const (
	CauseIngest    Cause = "INGEST"    // a document was read
	CauseRetract   Cause = "RETRACT"   // a document was withdrawn
	CauseImport    Cause = "IMPORT"    // statements were loaded from a dump
	CauseReextract Cause = "REEXTRACT" // a document was read again by another extractor
	CauseCurate    Cause = "CURATE"    // a curator said something, or took it back
	CauseResolve   Cause = "RESOLVE"   // who and what is one was told anew
)

// Causes lists every cause in its fixed order. The slice is fresh.
func Causes() []Cause {
	return []Cause{CauseIngest, CauseRetract, CauseImport, CauseReextract, CauseCurate, CauseResolve}
}

// Revision (修订) is one committed change of the graph.
type Revision struct {
	Number    uint64    // 1, 2, 3 … without gaps
	Time      time.Time // when it was committed, UTC, to the microsecond
	Author    string    // who asked for it, such as "cli" or a token's name
	Cause     Cause
	Documents []ID // documents whose statements changed, sorted
	Message   string
	Added     int // statements that the change added
	Removed   int // statements that the change removed
}

// ID is the node id of the revision.
func (r Revision) ID() ID { return RevisionID(r.Number) }
