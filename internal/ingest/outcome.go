package ingest

import "huipu/internal/kg"

// Status says what became of an input that was not refused.
type Status string

// The statuses of inputs.
const (
	Added      Status = "ADDED"      // its statements were added
	Unchanged  Status = "UNCHANGED"  // the same content was there before; nothing was written
	Superseded Status = "SUPERSEDED" // its statements took the place of an older text of the same URL
)

// Outcome tells what became of one input. The counts are of the nodes that the document
// states something of; they are 0 for a refused input.
type Outcome struct {
	Name             string
	Document         kg.ID  // zero when the input could not be read
	Status           Status // empty when the input was refused
	Superseded       kg.ID  // the document that this one replaced; zero when there was none
	Revision         uint64 // the revision that stored it; 0 when nothing was written
	Meetings         int
	People           int
	Attendances      int
	Memberships      int
	GroupAttendances int
	Repairs          int
	Unread           []kg.Unread // passages that look like facts but gave none; nil when unchanged
	Err              error       // why the input was refused; nil when it was not
}

// Report sums the outcomes of a run. The counts of nodes leave out unchanged and refused
// inputs, so they tell what the run wrote.
type Report struct {
	Inputs           int
	Added            int
	Unchanged        int
	Superseded       int
	Refused          int
	Meetings         int
	People           int
	Attendances      int
	Memberships      int
	GroupAttendances int
	Repairs          int
	Unread           int
	Revision         uint64 // the last revision that the run made; 0 when it made none
}

// Add counts one more outcome.
func (r *Report) Add(o Outcome) {
	r.Inputs++
	switch {
	case o.Err != nil:
		r.Refused++
		return
	case o.Status == Unchanged:
		r.Unchanged++
		return
	case o.Status == Superseded:
		r.Superseded++
	default:
		r.Added++
	}
	r.Meetings += o.Meetings
	r.People += o.People
	r.Attendances += o.Attendances
	r.Memberships += o.Memberships
	r.GroupAttendances += o.GroupAttendances
	r.Repairs += o.Repairs
	r.Unread += len(o.Unread)
	r.Revision = o.Revision
}
