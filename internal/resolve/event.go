package resolve

import (
	"cmp"
	"maps"
	"slices"

	"huipu/internal/kg"
)

// EventReason says why reports are held for reports of one event.
type EventReason string

// The reasons, the surest first.
const (
	ReportsJudged EventReason = "JUDGED_SAME"    // a curator said so
	SameSession   EventReason = "SAME_SESSION"   // one number of one series
	SameNameOnce  EventReason = "SAME_NAME_ONCE" // one name that only one meeting can bear
	SameNameDay   EventReason = "SAME_NAME_DAY"  // one name that says which meeting, on one day
	SameNameSoon  EventReason = "SAME_NAME_SOON" // one name, told without a day soon after
	SimilarName   EventReason = "SIMILAR_NAME"   // nearly one name on one day
	SamePeople    EventReason = "SAME_PEOPLE"    // any name, one day and the same people
	SameGathering EventReason = "SAME_GATHERING" // any name, beside another event that is one
)

// Event is a meeting with all its reports.
type Event struct {
	ID      kg.ID
	Reports []Report      // by day, then document and local id; at least one
	Reasons []EventReason // why they are of one event, in the fixed order; none for one report
}

// Events decides which reports are of one event. Reports of one session of a series are, and
// those with one name that only one meeting can bear (2025年…, …80周年大会), whatever days they
// tell; otherwise the day must be one, and the name one that says which meeting it is or
// nearly so; where any meeting may bear the name (座谈会, 欢迎仪式) the people must be the same,
// or the documents report another event of that day. Names whose numbers or kinds of event
// differ are never near: 第一次会议 and 第二次会议, 大会 and 晚会. What documents contradict each
// other about is reported, and the event stays one.
//
// A document reports an event once: where it tells two meetings that would be one event, the
// second stays apart, for in one node what the document says of each could not be told any more.
//
// A curator's word goes before all: reports that are judged the same are joined first, unless they
// would bring two reports of one document together, and those judged different never are, directly
// or through others. What is joined by a word takes in no second report of a document of its own.
// Words about reports that are not among the given ones say nothing.
//
// Every report is in one event. The event has the local id of its first report, unless an
// event with an earlier first report has it: then it has the id of the mention of
// that in the document, see [kg.MentionID]. Events come by id, findings by event and kind; neither depends on the order of
// the reports. The approach is blocking with deterministic match keys and a transitive
// closure (Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969; Christen, Data
// Matching, 2012, chapter 4).
func Events(reports []Report, judged []JudgedPair) ([]Event, []kg.Finding) {
	l := newEventLinker(reports)
	l.judge(judged)
	l.bySession()
	l.byName()
	l.bySimilarName()
	l.byPeople()
	l.byGathering()
	events := l.events()
	var findings []kg.Finding
	for _, e := range events {
		findings = append(findings, Contradictions(e)...)
	}
	return events, findings
}

// onceADocument takes the first report of each document, and the others by their local ids.
func onceADocument(reports []Report) (once []Report, again [][]Report) {
	known := make(map[kg.ID]bool, len(reports))
	at := map[kg.ID]int{}
	for _, r := range reports {
		if !known[r.Document] {
			known[r.Document] = true
			once = append(once, r)
			continue
		}
		i, ok := at[r.Meeting]
		if !ok {
			i = len(again)
			at[r.Meeting] = i
			again = append(again, nil)
		}
		again[i] = append(again[i], r)
	}
	return once, again
}

// events gives the components as events with their ids.
func (l *eventLinker) events() []Event {
	members := map[int][]Report{}
	for i := range l.reports {
		root := l.root(i)
		members[root] = append(members[root], *l.reports[i])
	}
	list := make([]Event, 0, len(members))
	var apart []Event
	for _, root := range slices.Sorted(maps.Keys(members)) {
		e := Event{}
		var again [][]Report
		e.Reports, again = onceADocument(members[root])
		for _, reports := range again {
			apart = append(apart, Event{Reports: reports})
		}
		for _, reason := range []EventReason{ReportsJudged, SameSession, SameNameOnce, SameNameDay, SameNameSoon, SimilarName, SamePeople, SameGathering} {
			if l.reasons[root][reason] {
				e.Reasons = append(e.Reasons, reason)
			}
		}
		list = append(list, e)
	}
	list = append(list, apart...)
	// Reports are in order, so the first report of an event is the first of its members, and
	// events are in the order of their first reports; those kept apart come last.
	taken := map[kg.ID]bool{}
	for i := range list {
		anchor := &list[i].Reports[0]
		list[i].ID = anchor.Meeting
		if taken[anchor.Meeting] {
			list[i].ID = kg.MentionID(anchor.Meeting, anchor.Document)
		}
		taken[anchor.Meeting] = true
	}
	slices.SortFunc(list, func(a, b Event) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// Assignment gives, by document, the ids of events that differ from the local ids of their
// reports.
func Assignment(events []Event) map[kg.ID]map[kg.ID]kg.ID {
	ids := map[kg.ID]map[kg.ID]kg.ID{}
	for _, e := range events {
		for _, r := range e.Reports {
			if r.Meeting == e.ID {
				continue
			}
			if ids[r.Document] == nil {
				ids[r.Document] = map[kg.ID]kg.ID{}
			}
			ids[r.Document][r.Meeting] = e.ID
		}
	}
	return ids
}
