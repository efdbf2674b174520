package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Document is one release as it was read.
type Document struct {
	all  *documents
	at   int
	node *kg.Document
}

type documents struct {
	peers[kg.Document]
	about    lazy[[]*Meeting]
	facts    lazy[[]FactCounts]
	repairs  lazy[[][]*TextRepair]
	revision lazy[[]*Revision]
}

func loadDocuments(s *query.Session, ids []kg.ID) ([]*Document, error) {
	return load(s, ids, s.Documents, func(unique []kg.ID, nodes []*kg.Document) func(int) *Document {
		all := &documents{peers: peers[kg.Document]{group: group{s: s, ids: unique}, nodes: nodes}}
		return func(i int) *Document { return &Document{all, i, nodes[i]} }
	})
}

// ID is the id for ever.
func (o *Document) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Document) IsNode() {}

// SHA256 is the SHA-256 of the normalised text, in hexadecimal.
func (o *Document) SHA256() string { return o.node.SHA256 }

// Title is the headline; nil when the text has none.
func (o *Document) Title() *string { return known(o.node.Title) }

// Source is the publisher as named; nil when unknown.
func (o *Document) Source() *string { return known(o.node.Source) }

// Author is the author of the header; nil when unknown.
func (o *Document) Author() *string { return known(o.node.Author) }

// URL is where it was published; nil when unknown.
func (o *Document) URL() *string { return known(o.node.URL) }

// Published is the date of publication; zero when unknown.
func (o *Document) Published() kg.Date { return o.node.Published }

// Text is the text as read.
func (o *Document) Text() string { return o.node.Text }

// Bylines are reporters and signatures, in text order.
func (o *Document) Bylines() []string { return o.node.Bylines }

// Extractor names the extractor of the facts; nil when unknown.
func (o *Document) Extractor() *string { return known(o.node.Extractor) }

// About is the meeting of the headline; nil when there is none.
func (o *Document) About() (*Meeting, error) {
	found, err := reference(&o.all.about, &o.all.peers, func(n *kg.Document) kg.ID { return n.About }, loadMeetings)
	return optional(found, err, o.at)
}

// FactCounts are the numbers of nodes of which a document states something, by kind.
type FactCounts struct {
	Meetings, People, Organisations, Posts, Memberships, Attendances, GroupAttendances, Repairs int
}

// Facts counts the nodes of which it states something.
func (o *Document) Facts() (*FactCounts, error) {
	all, err := o.all.facts.get(func() ([]FactCounts, error) { return countFacts(o.all.s, o.all.ids), nil })
	if err != nil {
		return nil, err
	}
	return &all[o.at], nil
}

func countFacts(s *query.Session, documents []kg.ID) []FactCounts {
	counts := make([]FactCounts, len(documents))
	for i, ids := range s.DocumentNodes(documents) {
		n := map[kg.Kind]int{}
		for _, id := range ids {
			n[id.Kind()]++
		}
		counts[i] = FactCounts{
			n[kg.KindMeeting], n[kg.KindPerson], n[kg.KindOrganisation], n[kg.KindPost], n[kg.KindMembership],
			n[kg.KindAttendance], n[kg.KindGroupAttendance], n[kg.KindTextRepair],
		}
	}
	return counts
}

// Repairs are the readings of damaged text, in text order.
func (o *Document) Repairs() ([]*TextRepair, error) {
	found, err := collect(&o.all.repairs, &o.all.group, o.all.follow((*query.Session).RepairsInOrder), loadTextRepairs)
	return element(found, err, o.at)
}

// Revision is the last revision that changed what it states; nil when none is on record.
func (o *Document) Revision() (*Revision, error) {
	found, err := o.all.revision.get(func() ([]*Revision, error) {
		ids := make([]kg.ID, len(o.all.ids))
		for i, r := range o.all.s.LastRevisions(o.all.ids) {
			if r != nil {
				ids[i] = r.ID()
			}
		}
		return loadRevisions(o.all.s, ids)
	})
	return optional(found, err, o.at)
}

// Meetings is the connection meetings.
func (o *Document) Meetings(
	filter *query.MeetingFilter, orderBy query.MeetingOrder, first *int, after *string, last *int, before *string,
) (*MeetingConnection, error) {
	return o.all.meetings(o.at, "Document.meetings", o.all.follow(query.DocumentStates(kg.KindMeeting)), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Attendances is the connection attendances.
func (o *Document) Attendances(
	filter *query.AttendanceFilter, orderBy query.AttendanceOrder, first *int, after *string, last *int, before *string,
) (*AttendanceConnection, error) {
	return o.all.attendances(o.at, "Document.attendances", o.all.follow(query.DocumentStates(kg.KindAttendance)), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// GroupAttendances is the connection groupAttendances.
func (o *Document) GroupAttendances(
	filter *query.GroupAttendanceFilter, orderBy query.GroupAttendanceOrder, first *int, after *string, last *int, before *string,
) (*GroupAttendanceConnection, error) {
	return o.all.groupAttendances(o.at, "Document.groupAttendances", o.all.follow(query.DocumentStates(kg.KindGroupAttendance)), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Memberships is the connection memberships.
func (o *Document) Memberships(
	filter *query.MembershipFilter, orderBy query.MembershipOrder, first *int, after *string, last *int, before *string,
) (*MembershipConnection, error) {
	return o.all.memberships(o.at, "Document.memberships", o.all.follow(query.DocumentStates(kg.KindMembership)), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// People is the connection people.
func (o *Document) People(
	filter *query.PersonFilter, orderBy query.PersonOrder, first *int, after *string, last *int, before *string,
) (*PersonConnection, error) {
	return o.all.people(o.at, "Document.people", o.all.follow(query.DocumentStates(kg.KindPerson)), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Organisations is the connection organisations.
func (o *Document) Organisations(
	filter *query.OrganisationFilter, orderBy query.OrganisationOrder, first *int, after *string, last *int, before *string,
) (*OrganisationConnection, error) {
	return o.all.organisations(o.at, "Document.organisations", o.all.follow(query.DocumentStates(kg.KindOrganisation)), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// MentionedPeople is the connection mentionedPeople.
func (o *Document) MentionedPeople(
	filter *query.PersonFilter, orderBy query.PersonOrder, first *int, after *string, last *int, before *string,
) (*PersonConnection, error) {
	return o.all.people(o.at, "Document.mentionedPeople", stated(&o.all.peers, func(n *kg.Document) []kg.ID { return n.Mentions }), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}
