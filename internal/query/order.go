package query

import (
	"cmp"
	"strings"

	"huipu/internal/kg"
)

// The orders of lists. An order that ends in _DESC is the exact reverse of the one that ends in
// _ASC, or in nothing. Equal nodes stand by id. Texts are compared by code points; unknown
// dates and numbers come first.

type (
	// PersonOrder is NAME, ATTENDANCE_COUNT.
	PersonOrder string
	// OrganisationOrder is NAME, MEMBERSHIP_COUNT, MEETING_COUNT.
	OrganisationOrder string
	// RoleOrder is NAME, MEMBERSHIP_COUNT.
	RoleOrder string
	// PostOrder is NAME (of the organisation, then of the role), MEMBERSHIP_COUNT.
	PostOrder string
	// MembershipOrder is LAST_OBSERVED, FIRST_OBSERVED, PERSON_NAME.
	MembershipOrder string
	// MeetingOrder is DATE, NAME, SESSION, ATTENDANCE_COUNT.
	MeetingOrder string
	// MeetingSeriesOrder is NAME, MEETING_COUNT.
	MeetingSeriesOrder string
	// AttendanceOrder is ORDER (printed, within the meeting), DATE, PERSON_NAME.
	AttendanceOrder string
	// GroupAttendanceOrder is ORDER (printed, within the meeting), DATE, LABEL.
	GroupAttendanceOrder string
	// DocumentOrder is PUBLISHED, TITLE.
	DocumentOrder string
	// JudgementOrder is SCORE.
	JudgementOrder string
	// RenameOrder is NAME.
	RenameOrder string
	// RevisionOrder is NUMBER.
	RevisionOrder string
	// TimelineOrder is DATE.
	TimelineOrder string
)

// The names of orders without their direction.
const (
	byName            = "NAME"
	byAttendanceCount = "ATTENDANCE_COUNT"
	byMembershipCount = "MEMBERSHIP_COUNT"
	byMeetingCount    = "MEETING_COUNT"
	byLastObserved    = "LAST_OBSERVED"
	byFirstObserved   = "FIRST_OBSERVED"
	byPersonName      = "PERSON_NAME"
	byDate            = "DATE"
	bySession         = "SESSION"
	byPrinted         = "ORDER"
	byLabel           = "LABEL"
	byPublished       = "PUBLISHED"
	byTitle           = "TITLE"
	byNumber          = "NUMBER"
	byScore           = "SCORE"
)

// direction splits an order into its name and whether it is reversed.
func direction(order string) (name string, descending bool) {
	if name, ok := strings.CutSuffix(order, "_DESC"); ok {
		return name, true
	}
	return strings.TrimSuffix(order, "_ASC"), false
}

// key is the place of a node in an order, but for its id.
type key struct {
	text   string
	number int64
}

// item is a node with its place in an order.
type item struct {
	key
	id kg.ID
}

func compareItems(a, b item) int {
	return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.number, b.number), cmp.Compare(a.id, b.id))
}

func dateNumber(d kg.Date) int64 { return int64(d.Year)*10000 + int64(d.Month)*100 + int64(d.Day) }

// keyer gives the places of nodes in the order with the name; ok is false for a name that the
// kind of the nodes does not have.
type keyer func(s *Session, ids []kg.ID, name string) (keys []key, ok bool)

// keysOf reads keys from nodes; a missing node has the zero key.
func keysOf[N any](nodes []*N, of func(*N) key) []key {
	keys := make([]key, len(nodes))
	for i, n := range nodes {
		if n != nil {
			keys[i] = of(n)
		}
	}
	return keys
}

// countKeys are keys by the number of related nodes.
func countKeys(related [][]kg.ID) []key {
	keys := make([]key, len(related))
	for i, list := range related {
		keys[i].number = int64(len(list))
	}
	return keys
}

// keysBy are the keys of the single node that each id refers to.
func keysBy(s *Session, refer Relation, ids []kg.ID, keys func(s *Session, ids []kg.ID) []key) []key {
	refs := refer(s, ids)
	targets := distinct(refs)
	found := keys(s, targets)
	of := make(map[kg.ID]key, len(targets))
	for i, id := range targets {
		of[id] = found[i]
	}
	result := make([]key, len(ids))
	for i, list := range refs {
		if len(list) > 0 {
			result[i] = of[list[0]]
		}
	}
	return result
}
