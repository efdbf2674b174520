package eval

// Relation names one thing that is compared. Its text is the name in every table.
type Relation string

// The relations that are measured by precision, recall and F1.
const (
	Persons     Relation = "persons"     // 人物: who is named, bylines aside
	Attendance  Relation = "attendance"  // 出席: which person is at which meeting
	Capacities  Relation = "capacities"  // 身份/方式: what a person does at a meeting
	Titles      Relation = "titles"      // 职务名: which person has which title
	Memberships Relation = "memberships" // 任职: which person has which title where
	Meetings    Relation = "meetings"    // 会议: which meetings are reported, by name
	Conveners   Relation = "convened_by" // 主办: who convened which meeting
	Groups      Relation = "groups"      // 单位/群体出席: which bodies and groups are represented
)

// The relations that are measured by one share.
const (
	MeetingDates  Relation = "meeting_dates"           // of the meetings found, those with the right day
	Formats       Relation = "meeting_formats"         // of the main meetings found, those with the right format
	FullNames     Relation = "full_names"              // of the posts found whose organisation the annotation completes, those completed so
	Organisations Relation = "organisations"           // of the organisations annotated, those read
	MentionedOnly Relation = "mentioned_not_attending" // of those only mentioned, those at no meeting
)

// Relations lists every relation in its fixed order. The slice is fresh.
func Relations() []Relation {
	return []Relation{
		Persons, Attendance, Capacities, Titles, Memberships, Meetings, Conveners, Groups,
		FullNames, MeetingDates, Formats, Organisations, MentionedOnly,
	}
}

// Measure names the figure by which a relation is judged.
type Measure string

// The measures.
const (
	F1       Measure = "f1"       // harmonic mean of precision and recall
	Recall   Measure = "recall"   // share of the annotation that was read
	Accuracy Measure = "accuracy" // share of the answers that are right
)

// Measure gives the figure by which the relation is judged. Organisations are judged by
// recall alone, because annotations do not list every body in every name of a document.
func (r Relation) Measure() Measure {
	switch r {
	case FullNames, MeetingDates, Formats, MentionedOnly:
		return Accuracy
	case Organisations:
		return Recall
	}
	return F1
}
