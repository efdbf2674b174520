package vocab

import (
	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Predicates lists the predicates that describe nodes of the kind, in a fixed order; it is
// empty for a kind without nodes. Statements of [Encode] use no others and [Decode] reads
// no others. The slice is fresh.
func Predicates(kind kg.Kind) []quad.IRI {
	switch kind {
	case kg.KindDocument:
		return []quad.IRI{
			Type, SHA256, Headline, Publisher, Author, Source, Published, Text, Byline, Extractor, About, Mentions,
		}
	case kg.KindPerson:
		return []quad.IRI{Type, PersonName, AltLabel, HasEvidence}
	case kg.KindOrganisation:
		return []quad.IRI{Type, Label, AltLabel, SubOrganisationOf, Spatial, HasEvidence}
	case kg.KindRole:
		return []quad.IRI{Type, Label}
	case kg.KindPost:
		return []quad.IRI{Type, PostIn, RoleOf}
	case kg.KindMembership:
		return []quad.IRI{Type, Member, HeldPost, RoleOf, Organisation, Former, ObservedOn, HasEvidence}
	case kg.KindMeeting:
		return []quad.IRI{
			Type, Name, AltLabel, Series, Term, Session, StartDate, EndDate, Format, Location, Organiser,
			StatedNumber, StatedQualifier, HasEvidence,
		}
	case kg.KindMeetingSeries:
		return []quad.IRI{Type, Name, Organiser}
	case kg.KindVenue:
		return []quad.IRI{Type, VenueOf, VenueKind, Location}
	case kg.KindAttendance:
		return []quad.IRI{Type, AtMeeting, Attendee, Capacity, InCapacityOf, AtVenue, OnBehalfOf, HasEvidence}
	case kg.KindGroupAttendance:
		return []quad.IRI{
			Type, GroupAt, GroupLabel, Represents, Capacity, StatedNumber, StatedQualifier, AtVenue, HasEvidence,
		}
	case kg.KindTextRepair:
		return []quad.IRI{Type, RepairOf, RepairSpan, RepairBefore, RepairAfter, RepairReason}
	}
	return nil
}
