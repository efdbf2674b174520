package resolve

import (
	"strconv"

	"huipu/internal/kg"
)

// The ids of facts derive from those of the nodes that they are about.

// PostID is the id of the post of a role in an organisation.
func PostID(organisation, role kg.ID) kg.ID {
	return kg.NewID(kg.KindPost, string(organisation), string(role))
}

// MembershipID is the id of a membership, by its person, its post or what else is held, and whether it
// is a former one.
func MembershipID(m kg.Membership) kg.ID {
	held := first(m.Post, first(m.Role, m.Organisation))
	return kg.NewID(kg.KindMembership, string(m.Person), string(held), strconv.FormatBool(m.Former))
}

// VenueID is the id of a venue, by its meeting, kind and place.
func VenueID(v kg.Venue) kg.ID {
	return kg.NewID(kg.KindVenue, string(v.Meeting), string(v.Kind), fold(v.Place))
}

// AttendanceID is the id of the attendance of a person at a meeting.
func AttendanceID(meeting, person kg.ID) kg.ID {
	return kg.NewID(kg.KindAttendance, string(meeting), string(person))
}

// GroupAttendanceID is the id of the attendance of a group, by its meeting and label.
func GroupAttendanceID(meeting kg.ID, label string) kg.ID {
	return kg.NewID(kg.KindGroupAttendance, string(meeting), fold(label))
}
