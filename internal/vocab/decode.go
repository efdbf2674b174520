package vocab

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

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
// print. Quotes are left empty. Repeats are dropped and lists are sorted. A predicate that
// the kind does not carry is an error. The error is [kg.ErrInvalid] and names the statement.
func Decode(id kg.ID, statements []Statement) (any, error) {
	d := &decoder{byPredicate: map[quad.IRI][]Statement{}}
	for _, s := range statements {
		d.byPredicate[s.Predicate] = append(d.byPredicate[s.Predicate], s)
		d.sources = append(d.sources, s.Document)
	}
	slices.Sort(d.sources)
	d.sources = slices.Compact(d.sources)
	d.class(id.Kind())
	node := d.decode(id)
	for _, predicate := range slices.Sorted(maps.Keys(d.byPredicate)) {
		d.fail(fmt.Errorf("predicate %s says nothing of this kind of node: %w", string(predicate), kg.ErrInvalid))
	}
	if d.err != nil {
		return nil, fmt.Errorf("decoding %s: %w", id, d.err)
	}
	return node, nil
}

type decoder struct {
	byPredicate map[quad.IRI][]Statement // those not read yet
	sources     []kg.ID
	err         error
}

func (d *decoder) decode(id kg.ID) any {
	switch id.Kind() {
	case kg.KindDocument:
		return d.document(id)
	case kg.KindPerson:
		return &kg.Person{
			ID: id, Name: one(d, PersonName, textOf), Aliases: all(d, AltLabel, textOf),
			Namesakes: all(d, Namesake, nodeOf), Evidence: d.evidence(), Sources: d.sources,
		}
	case kg.KindOrganisation:
		return &kg.Organisation{
			ID: id, Name: one(d, Label, textOf), Aliases: all(d, AltLabel, textOf),
			Parent: one(d, SubOrganisationOf, nodeOf), Place: one(d, Spatial, textOf),
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
			ObservedOn: d.dates(ObservedOn), Evidence: d.evidence(), Sources: d.sources,
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
	d.fail(fmt.Errorf("unknown kind %q: %w", id.Kind(), kg.ErrInvalid))
	return nil
}

func (d *decoder) document(id kg.ID) *kg.Document {
	return &kg.Document{
		ID: id, SHA256: one(d, SHA256, hexOf), Title: one(d, Headline, textOf), Source: one(d, Publisher, textOf),
		Author: one(d, Author, textOf), URL: one(d, Source, uriOf), Published: one(d, Published, dateOf),
		Text: one(d, Text, textOf), Bylines: d.bylines(), Extractor: one(d, Extractor, textOf),
		About: one(d, About, nodeOf), Mentions: all(d, Mentions, nodeOf),
	}
}

func (d *decoder) meeting(id kg.ID) *kg.Meeting {
	return &kg.Meeting{
		ID: id, Name: one(d, Name, textOf), Aliases: all(d, AltLabel, textOf), Series: one(d, Series, nodeOf),
		Term: one(d, Term, integerOf), Session: one(d, Session, integerOf), Date: one(d, StartDate, dateOf),
		EndDate: one(d, EndDate, dateOf), Format: one(d, Format, formatOf), Places: all(d, Location, textOf),
		ConvenedBy: all(d, Organiser, nodeOf), Stated: d.count(), Evidence: d.evidence(), Sources: d.sources,
	}
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// take gives the statements of a predicate and marks them as read.
func (d *decoder) take(predicate quad.IRI) []Statement {
	list := d.byPredicate[predicate]
	delete(d.byPredicate, predicate)
	return list
}

// class checks that a stored class is the one of the kind.
func (d *decoder) class(kind kg.Kind) {
	for _, s := range d.take(Type) {
		if s.Object != quad.Value(ClassOf(kind)) {
			d.fail(fmt.Errorf("class %v stated by %s: want %s: %w", s.Object, s.Document, string(ClassOf(kind)), kg.ErrInvalid))
		}
	}
}

// all reads the distinct values of a predicate, sorted.
func all[T cmp.Ordered](d *decoder, predicate quad.IRI, read func(quad.Value) (T, error)) []T {
	var values []T
	for _, s := range d.take(predicate) {
		v, err := read(s.Object)
		if err != nil {
			d.fail(fmt.Errorf("%s stated by %s: %w", string(predicate), s.Document, err))
			continue
		}
		values = append(values, v)
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// one reads the value that most documents state, and the smallest in print among equals;
// it is the zero value when none does.
func one[T comparable](d *decoder, predicate quad.IRI, read func(quad.Value) (T, error)) T {
	votes := map[T]int{}
	for _, s := range d.take(predicate) {
		v, err := read(s.Object)
		if err != nil {
			d.fail(fmt.Errorf("%s stated by %s: %w", string(predicate), s.Document, err))
			continue
		}
		votes[v]++
	}
	return elect(votes)
}

// elect gives the value with most votes, and the smallest in print among equals; it is the
// zero value when there are none.
func elect[T comparable](votes map[T]int) T {
	var best T
	for v, n := range votes {
		if n > votes[best] || n == votes[best] && fmt.Sprint(v) < fmt.Sprint(best) {
			best = v
		}
	}
	return best
}

func (d *decoder) dates(predicate quad.IRI) []kg.Date {
	texts := all(d, predicate, func(v quad.Value) (string, error) {
		date, err := dateOf(v)
		return date.String(), err
	})
	var dates []kg.Date
	for _, s := range texts {
		date, err := kg.ParseDate(s)
		if err != nil {
			d.fail(err)
		}
		dates = append(dates, date)
	}
	return dates
}

func (d *decoder) capacities() []kg.Capacity {
	return kg.SortCapacities(all(d, Capacity, func(v quad.Value) (kg.Capacity, error) {
		return conceptOf(listCapacity, v, kg.Capacities())
	}))
}

// count reads a stated number with its qualifier. A document votes for the two together, so
// that the number of one release never gets the qualifier of another.
func (d *decoder) count() kg.Count {
	byDocument := map[kg.ID]map[quad.IRI][]Statement{}
	for _, predicate := range []quad.IRI{StatedNumber, StatedQualifier} {
		for _, s := range d.take(predicate) {
			if byDocument[s.Document] == nil {
				byDocument[s.Document] = map[quad.IRI][]Statement{}
			}
			byDocument[s.Document][predicate] = append(byDocument[s.Document][predicate], s)
		}
	}
	votes := map[kg.Count]int{}
	for _, document := range slices.Sorted(maps.Keys(byDocument)) {
		single := &decoder{byPredicate: byDocument[document]}
		votes[kg.Count{
			Number: one(single, StatedNumber, integerOf),
			Qualifier: one(single, StatedQualifier, func(v quad.Value) (kg.CountQualifier, error) {
				return conceptOf(listQualifier, v, kg.CountQualifiers())
			}),
		}]++
		if single.err != nil {
			d.fail(single.err)
		}
	}
	return elect(votes)
}

func (d *decoder) evidence() []kg.Evidence {
	var list []kg.Evidence
	for _, s := range d.take(HasEvidence) {
		e, err := EvidenceOf(s.Object, s.Document)
		if err != nil {
			d.fail(err)
			continue
		}
		list = append(list, e)
	}
	slices.SortFunc(list, kg.CompareEvidence)
	return slices.Compact(list)
}

func (d *decoder) bylines() []string {
	type byline struct {
		order int
		name  string
	}
	var list []byline
	for _, s := range all(d, Byline, textOf) {
		number, name, _ := strings.Cut(s, " ")
		order, err := strconv.Atoi(number)
		if err != nil {
			d.fail(fmt.Errorf("byline %q: want a number and a name: %w", s, kg.ErrInvalid))
		}
		list = append(list, byline{order, name})
	}
	slices.SortFunc(list, func(a, b byline) int { return cmp.Compare(a.order, b.order) })
	var names []string
	for _, b := range list {
		names = append(names, b.name)
	}
	return names
}

func nodeOf(v quad.Value) (kg.ID, error) {
	id, ok := IDOf(v)
	if !ok {
		return "", fmt.Errorf("%v: want a node: %w", v, kg.ErrInvalid)
	}
	return id, nil
}

func hexOf(v quad.Value) (string, error) { return typedOf(XSDHexBinary, v) }

func uriOf(v quad.Value) (string, error) { return typedOf(XSDAnyURI, v) }

func booleanOf(v quad.Value) (bool, error) {
	s, err := typedOf(XSDBoolean, v)
	return s == "true", err
}

func formatOf(v quad.Value) (kg.MeetingFormat, error) {
	return conceptOf(listFormat, v, kg.MeetingFormats())
}

func venueKindOf(v quad.Value) (kg.VenueKind, error) {
	return conceptOf(listVenueKind, v, kg.VenueKinds())
}
