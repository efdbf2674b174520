package object

import (
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Person is a person.
type Person struct {
	former
	all  *people
	at   int
	node *kg.Person
}

type people struct {
	peers[kg.Person]
}

func loadPeople(s *query.Session, ids []kg.ID) ([]*Person, error) {
	at := func(ids []kg.ID) ([]*Person, error) {
		return load(s, ids, s.People, func(unique []kg.ID, nodes []*kg.Person) func(int) *Person {
			all := &people{peers: peers[kg.Person]{group: group{s: s, ids: unique}, nodes: nodes}}
			return func(i int) *Person { return &Person{all: all, at: i, node: nodes[i]} }
		})
	}
	bearers := s.Bearers(ids)
	found, err := at(bearers)
	if err == nil && missing(bearers, found) {
		found, err = at(s.Renamed(bearers))
	}
	for i, p := range found {
		if p != nil && p.node.ID != ids[i] {
			other := *p
			other.former, found[i] = former{ids[i], p.node.ID}, &other
		}
	}
	return found, err
}

// ID is the id for ever.
func (o *Person) ID() kg.ID { return o.node.ID }

// IsNode marks a Node.
func (*Person) IsNode() {}

// IsEntity marks a Entity.
func (*Person) IsEntity() {}

// Name is the name.
func (o *Person) Name() string { return o.node.Name }

// Rename is that by which a curator calls it so; nil when the name is that of documents.
func (o *Person) Rename() (*Rename, error) { return renameOf(&o.all.peers, o.at) }

// Aliases are other spellings of the name, sorted.
func (o *Person) Aliases() []string { return o.node.Aliases }

// Homonyms is the connection homonyms.
func (o *Person) Homonyms(
	filter *query.PersonFilter, orderBy query.PersonOrder, first *int, after *string, last *int, before *string,
) (*PersonConnection, error) {
	return o.all.people(o.at, "Person.homonyms", o.all.follow((*query.Session).Namesakes), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Judgements is the connection judgements.
func (o *Person) Judgements(
	filter *query.JudgementFilter, orderBy query.JudgementOrder, first *int, after *string, last *int, before *string,
) (*JudgementConnection, error) {
	return o.all.judgements(o.at, "Person.judgements", o.all.follow((*query.Session).PersonJudgements), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Memberships is the connection memberships.
func (o *Person) Memberships(
	filter *query.MembershipFilter, orderBy query.MembershipOrder, first *int, after *string, last *int, before *string,
) (*MembershipConnection, error) {
	return o.all.memberships(o.at, "Person.memberships", o.all.follow((*query.Session).PersonMemberships), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Posts is the connection posts; of those on the day only, when it is not nil.
func (o *Person) Posts(
	at *kg.Date, filter *query.PostFilter, orderBy query.PostOrder, first *int, after *string, last *int, before *string,
) (*PostConnection, error) {
	name, follow := "Person.posts", (*query.Session).PersonPosts
	if at != nil { // another list, with cursors of its own
		name, follow = name+" at "+at.String(), query.PostsAt(*at)
	}
	return o.all.posts(o.at, name, o.all.follow(follow), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Organisations is the connection organisations.
func (o *Person) Organisations(
	filter *query.OrganisationFilter, orderBy query.OrganisationOrder, first *int, after *string, last *int, before *string,
) (*OrganisationConnection, error) {
	return o.all.organisations(o.at, "Person.organisations", o.all.follow((*query.Session).PersonOrganisations), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Attendances is the connection attendances.
func (o *Person) Attendances(
	filter *query.AttendanceFilter, orderBy query.AttendanceOrder, first *int, after *string, last *int, before *string,
) (*AttendanceConnection, error) {
	return o.all.attendances(o.at, "Person.attendances", o.all.follow((*query.Session).PersonAttendances), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Meetings is the connection meetings.
func (o *Person) Meetings(
	filter *query.MeetingFilter, orderBy query.MeetingOrder, first *int, after *string, last *int, before *string,
) (*MeetingConnection, error) {
	return o.all.meetings(o.at, "Person.meetings", o.all.follow((*query.Session).PersonMeetings), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// MentionedIn is the connection mentionedIn.
func (o *Person) MentionedIn(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Person.mentionedIn", o.all.follow((*query.Session).PersonMentions), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Documents is the connection documents.
func (o *Person) Documents(
	filter *query.DocumentFilter, orderBy query.DocumentOrder, first *int, after *string, last *int, before *string,
) (*DocumentConnection, error) {
	return o.all.documents(o.at, "Person.documents", o.all.follow((*query.Session).PersonDocuments), filter, orderBy, query.Page{First: first, After: after, Last: last, Before: before})
}

// Evidence are the first passages that state it; of the document only, when it is not nil.
func (o *Person) Evidence(document *kg.ID, first int) ([]*Evidence, error) {
	return evidenceOf(&o.all.peers, o.at, document, first, func(n *kg.Person) []kg.Evidence { return n.Evidence })
}

// EvidenceCount is the number of passages that state it.
func (o *Person) EvidenceCount() int { return len(o.node.Evidence) }
