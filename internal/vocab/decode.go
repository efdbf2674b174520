package vocab

import (
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Statement is one quad about a known subject: what it says, and the document that says so.
type Statement struct {
	Predicate quad.IRI
	Object    quad.Value
	Document  kg.ID
}

// Decode reads the node with the id from all statements about it, in any order and from
// any number of documents. The result is a pointer to the node type of package kg that fits
// the kind of the id, such as *kg.Person. Where documents disagree on a property with one
// value, the value stated by most of them is taken and, among equals, the smallest in
// print; the other names of persons, organisations and meetings become aliases. Quotes are left empty. Repeats are dropped and lists are sorted. A predicate that
// the kind does not carry is an error. The error is [kg.ErrInvalid] and names the statement.
func Decode(id kg.ID, statements []Statement) (any, error) {
	d := &decoder{statements: statements, sources: sourcesOf(statements)}
	d.class(id.Kind())
	node := d.decode(id)
	if d.read < len(statements) {
		d.fail(fmt.Errorf("predicate %s says nothing of this kind of node: %w", string(d.foreign()), kg.ErrInvalid))
	}
	if d.err != nil {
		return nil, fmt.Errorf("decoding %s: %w", id, d.err)
	}
	return node, nil
}

// sourcesOf lists the documents of statements, sorted. Mostly there is one.
func sourcesOf(statements []Statement) []kg.ID {
	var sources []kg.ID
	for _, s := range statements {
		if len(sources) == 0 || sources[len(sources)-1] != s.Document {
			sources = append(sources, s.Document)
		}
	}
	slices.Sort(sources)
	return slices.Compact(sources)
}

// decoder reads statements, predicate by predicate. Most nodes have so few that to look
// through all of them is faster than to sort them first.
type decoder struct {
	statements []Statement
	taken      []quad.IRI // predicates that were read
	read       int        // statements that were read
	sources    []kg.ID
	err        error
}

func (d *decoder) decode(id kg.ID) any {
	switch id.Kind() {
	case kg.KindDocument:
		return d.document(id)
	case kg.KindPerson:
		name, aliases := d.names(PersonName)
		return &kg.Person{
			ID: id, Name: name, Aliases: aliases,
			Namesakes: all(d, Namesake, nodeOf), Evidence: d.evidence(), Sources: d.sources,
		}
	case kg.KindOrganisation:
		name, aliases := d.names(Label)
		return &kg.Organisation{
			ID: id, Name: name, Aliases: aliases,
			FullName: one(d, LegalName, textOf), Parent: one(d, SubOrganisationOf, nodeOf), Place: one(d, Spatial, textOf),
			ReplacedBy: all(d, ReplacedBy, nodeOf), Replaces: all(d, Replaces, nodeOf), Until: one(d, Dissolved, dateOf),
			Evidence: d.evidence(), Sources: d.sources,
		}
	case kg.KindRole:
		return &kg.Role{ID: id, Name: one(d, Label, textOf), Sources: d.sources}
	case kg.KindPost:
		return &kg.Post{
			ID: id, Organisation: one(d, PostIn, nodeOf), Role: one(d, RoleOf, nodeOf), Sources: d.sources,
		}
	case kg.KindMembership:
		return &kg.Membership{
			ID: id, Person: one(d, Member, nodeOf), Post: one(d, HeldPost, nodeOf), Role: one(d, RoleOf, nodeOf),
			Organisation: one(d, Organisation, nodeOf), Former: one(d, Former, booleanOf),
			ObservedOn: d.dates(ObservedOn), ElectedOn: d.dates(ElectedOn), AppointedOn: d.dates(AppointedOn), EndedOn: d.dates(EndedOn),
			Evidence: d.evidence(), Sources: d.sources,
		}
	case kg.KindMeetingSeries:
		return &kg.MeetingSeries{
			ID: id, Name: one(d, Name, textOf), Organisation: one(d, Organiser, nodeOf), Sources: d.sources,
		}
	case kg.KindMeeting:
		return d.meeting(id)
	case kg.KindVenue:
		return &kg.Venue{
			ID: id, Meeting: one(d, VenueOf, nodeOf), Kind: one(d, VenueKind, venueKindOf),
			Place: one(d, Location, textOf), Sources: d.sources,
		}
	case kg.KindAttendance:
		return &kg.Attendance{
			ID: id, Meeting: one(d, AtMeeting, nodeOf), Person: one(d, Attendee, nodeOf),
			Capacities: d.capacities(), Memberships: all(d, InCapacityOf, nodeOf), Venue: one(d, AtVenue, nodeOf),
			OnBehalfOf: all(d, OnBehalfOf, nodeOf), Evidence: d.evidence(), Sources: d.sources,
		}
	case kg.KindGroupAttendance:
		return &kg.GroupAttendance{
			ID: id, Meeting: one(d, GroupAt, nodeOf), Label: one(d, GroupLabel, textOf),
			Organisations: all(d, Represents, nodeOf), Capacities: d.capacities(), Stated: d.count(),
			Venue: one(d, AtVenue, nodeOf), Evidence: d.evidence(), Sources: d.sources,
		}
	case kg.KindTextRepair:
		return &kg.TextRepair{
			ID: id, Document: one(d, RepairOf, nodeOf), Span: one(d, RepairSpan, SpanOf),
			Before: one(d, RepairBefore, textOf), After: one(d, RepairAfter, textOf), Reason: one(d, RepairReason, textOf),
		}
	}
	switch id.Kind() {
	case kg.KindJudgement:
		return d.judgement(id)
	case kg.KindCorrection:
		return d.correction(id)
	case kg.KindRename:
		return d.rename(id)
	}
	d.fail(fmt.Errorf("unknown kind %q: %w", id.Kind(), kg.ErrInvalid))
	return nil
}

func (d *decoder) document(id kg.ID) *kg.Document {
	return &kg.Document{
		ID: id, SHA256: one(d, SHA256, hexOf), Title: one(d, Headline, textOf), Source: one(d, Publisher, textOf),
		Author: one(d, Author, textOf), URL: one(d, Source, uriOf), Published: one(d, Published, dateOf),
		Text: one(d, Text, textOf), Bylines: d.bylines(), Extractor: one(d, Extractor, textOf),
		About: one(d, About, nodeOf), Mentions: all(d, Mentions, nodeOf), Restated: d.restatement(),
	}
}

func (d *decoder) meeting(id kg.ID) *kg.Meeting {
	name, aliases := d.names(Name)
	return &kg.Meeting{
		ID: id, Name: name, Aliases: aliases, Series: one(d, Series, nodeOf),
		Term: one(d, Term, integerOf), Session: one(d, Session, integerOf), Date: one(d, StartDate, dateOf),
		EndDate: one(d, EndDate, dateOf), Format: one(d, Format, formatOf), Places: all(d, Location, textOf),
		ConvenedBy: all(d, Organiser, nodeOf), Replaces: all(d, Replaces, nodeOf), Stated: d.count(), Evidence: d.evidence(), Sources: d.sources,
	}
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// take yields the statements of a predicate, which is taken once.
func (d *decoder) take(predicate quad.IRI) iter.Seq[Statement] {
	d.taken = append(d.taken, predicate)
	return func(yield func(Statement) bool) {
		for i := range d.statements {
			if d.statements[i].Predicate != predicate {
				continue
			}
			d.read++
			if !yield(d.statements[i]) {
				return
			}
		}
	}
}

// foreign is the first in order of the predicates that were not taken.
func (d *decoder) foreign() quad.IRI {
	var rest []quad.IRI
	for _, s := range d.statements {
		if !slices.Contains(d.taken, s.Predicate) {
			rest = append(rest, s.Predicate)
		}
	}
	return slices.Min(rest)
}

// class checks that a stored class is the one of the kind.
func (d *decoder) class(kind kg.Kind) {
	for s := range d.take(Type) {
		if s.Object != quad.Value(ClassOf(kind)) {
			d.fail(fmt.Errorf("class %v stated by %s: want %s: %w", s.Object, s.Document, string(ClassOf(kind)), kg.ErrInvalid))
		}
	}
}
