package view

import (
	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// Edge names a link that [Snapshot.Follow] walks against the direction in which it is
// stated: from a node to the nodes that refer to it. The references that a node itself
// states are fields of its type.
type Edge uint8

// The edges, named for the node they start from and the nodes they lead to. Edges that
// start from nodes of one kind stand together.
const (
	PersonMemberships            Edge = iota // memberships of the person
	PersonAttendances                        // attendances of the person
	PersonMentions                           // documents that name the person as at no meeting
	PersonNamesakes                          // others of the name whose id the person bears
	PersonJudgements                         // judgements between the person and another
	NameJudgements                           // judgements of curators on the name whose id the person bears
	OrganisationChildren                     // organisations directly below
	OrganisationPredecessors                 // organisations whose place it took
	OrganisationPosts                        // posts in the organisation
	OrganisationMemberships                  // memberships in the organisation, with a post or without
	OrganisationMeetings                     // meetings that the organisation convened
	OrganisationGroupAttendances             // groups that stand for the organisation
	OrganisationSeries                       // series of the organisation's meetings
	OrganisationReplacements                 // organisations that documents name whose own id for it is this
	RolePosts                                // posts with the role
	RoleMemberships                          // memberships in the role, with a post or without
	PostMemberships                          // memberships in the post
	SeriesMeetings                           // meetings of the series
	MeetingAttendances                       // persons at the meeting
	MeetingGroupAttendances                  // groups at the meeting
	MeetingVenues                            // venues of the meeting
	MeetingReplacements                      // meetings that documents report whose own id for it is this
	MembershipAttendances                    // attendances in the capacity of the membership
	VenueAttendances                         // attendances at the venue
	VenueGroupAttendances                    // groups at the venue
	DocumentRepairs                          // repairs of the document's text
	DocumentNodes                            // nodes of which the document states something, itself included

	OrganisationJudgements // judgements of curators on the name whose id the organisation bears
	MeetingJudgements      // judgements of curators on reports to which the document alone gives the id
	DocumentCorrections    // corrections of facts of the document
	CuratedNodes           // from [kg.GraphCurated]: nodes of which curators state something

	noEdge // the number of edges, which stands for none of them
)

// Edges lists every edge in its fixed order. The slice is fresh.
func Edges() []Edge {
	all := make([]Edge, noEdge)
	for i := range all {
		all[i] = Edge(i)
	}
	return all
}

// From is the kind of node that the edge starts from; it is empty for no edge.
func (e Edge) From() kg.Kind {
	switch e {
	case PersonMemberships, PersonAttendances, PersonMentions, PersonNamesakes, PersonJudgements, NameJudgements:
		return kg.KindPerson
	case OrganisationChildren, OrganisationPredecessors, OrganisationPosts, OrganisationMemberships, OrganisationMeetings,
		OrganisationGroupAttendances, OrganisationSeries, OrganisationReplacements, OrganisationJudgements:
		return kg.KindOrganisation
	case RolePosts, RoleMemberships:
		return kg.KindRole
	case PostMemberships:
		return kg.KindPost
	case SeriesMeetings:
		return kg.KindMeetingSeries
	case MeetingAttendances, MeetingGroupAttendances, MeetingVenues, MeetingReplacements, MeetingJudgements:
		return kg.KindMeeting
	case MembershipAttendances:
		return kg.KindMembership
	case VenueAttendances, VenueGroupAttendances:
		return kg.KindVenue
	case DocumentRepairs, DocumentNodes, DocumentCorrections:
		return kg.KindDocument
	case CuratedNodes:
		return kg.KindGraph
	}
	return ""
}

// statedBy is the edge that a statement makes from its object to its subject, a node of
// the kind; noEdge when it makes none. [DocumentNodes] and [CuratedNodes] follow from labels instead, and
// see [edgeTo].
func statedBy(kind kg.Kind, predicate quad.IRI) Edge {
	type key struct {
		kind      kg.Kind
		predicate quad.IRI
	}
	switch (key{kind, predicate}) {
	case key{kg.KindMembership, vocab.Member}:
		return PersonMemberships
	case key{kg.KindMembership, vocab.HeldPost}:
		return PostMemberships
	case key{kg.KindMembership, vocab.RoleOf}:
		return RoleMemberships
	case key{kg.KindMembership, vocab.Organisation}:
		return OrganisationMemberships
	case key{kg.KindAttendance, vocab.Attendee}:
		return PersonAttendances
	case key{kg.KindAttendance, vocab.AtMeeting}:
		return MeetingAttendances
	case key{kg.KindAttendance, vocab.InCapacityOf}:
		return MembershipAttendances
	case key{kg.KindAttendance, vocab.AtVenue}:
		return VenueAttendances
	case key{kg.KindGroupAttendance, vocab.GroupAt}:
		return MeetingGroupAttendances
	case key{kg.KindGroupAttendance, vocab.Represents}:
		return OrganisationGroupAttendances
	case key{kg.KindGroupAttendance, vocab.AtVenue}:
		return VenueGroupAttendances
	case key{kg.KindDocument, vocab.Mentions}:
		return PersonMentions
	case key{kg.KindPerson, vocab.Namesake}:
		return PersonNamesakes
	case key{kg.KindJudgement, vocab.Between}:
		return PersonJudgements
	case key{kg.KindJudgement, vocab.OfName}:
		return NameJudgements
	case key{kg.KindOrganisation, vocab.SubOrganisationOf}:
		return OrganisationChildren
	case key{kg.KindOrganisation, vocab.ReplacedBy}:
		return OrganisationPredecessors
	case key{kg.KindPost, vocab.PostIn}:
		return OrganisationPosts
	case key{kg.KindPost, vocab.RoleOf}:
		return RolePosts
	case key{kg.KindMeeting, vocab.Organiser}:
		return OrganisationMeetings
	case key{kg.KindOrganisation, vocab.Replaces}:
		return OrganisationReplacements
	case key{kg.KindMeeting, vocab.Replaces}:
		return MeetingReplacements
	case key{kg.KindMeeting, vocab.Series}:
		return SeriesMeetings
	case key{kg.KindMeetingSeries, vocab.Organiser}:
		return OrganisationSeries
	case key{kg.KindVenue, vocab.VenueOf}:
		return MeetingVenues
	case key{kg.KindTextRepair, vocab.RepairOf}:
		return DocumentRepairs
	case key{kg.KindCorrection, vocab.Corrects}:
		return DocumentCorrections
	}
	return noEdge
}

// edgeTo is the edge that a statement makes whose object is a node of the kind with the code, given
// that of its predicate; ok is false when it cannot be such a node. Curators judge nodes of three
// kinds: mentions and reports, to which no edge leads, and what bears their names.
func edgeTo(stated Edge, code byte) (e Edge, ok bool) {
	kind := kindOf(code)
	switch {
	case kind == stated.From():
		return stated, true
	case stated == PersonJudgements && (kind == kg.KindOrganisation || kind == kg.KindMeeting):
		return noEdge, true
	case stated == NameJudgements && kind == kg.KindOrganisation:
		return OrganisationJudgements, true
	case stated == NameJudgements && kind == kg.KindMeeting:
		return MeetingJudgements, true
	}
	return noEdge, false
}

// curated packs [kg.GraphCurated].
var curated, _ = refOf(kg.GraphCurated)

// listedBy is the edge that leads from a label to the nodes of which it states something; noEdge
// for one that keeps no such list.
func listedBy(label ref) Edge {
	switch {
	case isDocument(label):
		return DocumentNodes
	case label == curated:
		return CuratedNodes
	}
	return noEdge
}
