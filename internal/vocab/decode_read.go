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

// all reads the distinct values of a predicate, sorted.
func all[T cmp.Ordered](d *decoder, predicate quad.IRI, read func(quad.Value) (T, error)) []T {
	var values []T
	for s := range d.take(predicate) {
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
	var value T
	var votes map[T]int // where there is more than one
	n := 0
	for s := range d.take(predicate) {
		v, err := read(s.Object)
		if err != nil {
			d.fail(fmt.Errorf("%s stated by %s: %w", string(predicate), s.Document, err))
			continue
		}
		switch n++; n {
		case 1:
			value = v
			continue
		case 2:
			votes = map[T]int{value: 1}
		}
		votes[v]++
	}
	if n < 2 {
		return value
	}
	return elect(votes)
}

// names reads the name that most documents state, and all others with the alternative ones,
// sorted.
func (d *decoder) names(predicate quad.IRI) (name string, others []string) {
	votes := map[string]int{}
	for s := range d.take(predicate) {
		text, err := textOf(s.Object)
		if err != nil {
			d.fail(fmt.Errorf("%s stated by %s: %w", string(predicate), s.Document, err))
			continue
		}
		votes[text]++
	}
	name = elect(votes)
	others = all(d, AltLabel, textOf)
	for text := range votes {
		if i, found := slices.BinarySearch(others, text); text != name && !found {
			others = slices.Insert(others, i, text)
		}
	}
	return name, others
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
	var byDocument map[kg.ID][]Statement
	for _, predicate := range []quad.IRI{StatedNumber, StatedQualifier} {
		for s := range d.take(predicate) {
			if byDocument == nil {
				byDocument = map[kg.ID][]Statement{}
			}
			byDocument[s.Document] = append(byDocument[s.Document], s)
		}
	}
	votes := map[kg.Count]int{}
	for _, document := range slices.Sorted(maps.Keys(byDocument)) {
		single := &decoder{statements: byDocument[document]}
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
	for s := range d.take(HasEvidence) {
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
