package vocab

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// The wire form of a stated fact: JSON without what is empty, members in alphabetical order, dates
// and evidence as in other literals.
type (
	wireFact struct {
		Attendance   *wireAttendance   `json:"attendance,omitempty"`
		Evidence     []string          `json:"evidence,omitempty"`
		Group        *wireGroup        `json:"group,omitempty"`
		Meeting      *wireMeeting      `json:"meeting,omitempty"`
		Membership   *wireMembership   `json:"membership,omitempty"`
		Organisation *wireOrganisation `json:"organisation,omitempty"`
		Person       *wirePerson       `json:"person,omitempty"`
	}
	wirePerson struct {
		Aliases []string `json:"aliases,omitempty"`
		Name    string   `json:"name"`
	}
	wireOrganisation struct {
		Aliases []string `json:"aliases,omitempty"`
		Name    string   `json:"name"`
		Parent  string   `json:"parent,omitempty"`
		Place   string   `json:"place,omitempty"`
	}
	wireMeeting struct {
		Aliases    []string         `json:"aliases,omitempty"`
		ConvenedBy []string         `json:"convenedBy,omitempty"`
		Date       string           `json:"date,omitempty"`
		EndDate    string           `json:"endDate,omitempty"`
		Format     kg.MeetingFormat `json:"format"`
		Name       string           `json:"name"`
		Places     []string         `json:"places,omitempty"`
		Series     string           `json:"series,omitempty"`
		Session    int              `json:"session,omitempty"`
		Stated     *wireCount       `json:"stated,omitempty"`
		Term       int              `json:"term,omitempty"`
	}
	wirePost struct {
		Former       bool   `json:"former,omitempty"`
		Organisation string `json:"organisation,omitempty"`
		Role         string `json:"role,omitempty"`
	}
	wireMembership struct {
		Events []kg.TenureEvent `json:"events,omitempty"`
		Person string           `json:"person"`
		Post   wirePost         `json:"post"`
	}
	wireMeetingRef struct {
		Date string `json:"date,omitempty"`
		Name string `json:"name"`
	}
	wireAttendance struct {
		Capacities []kg.Capacity  `json:"capacities"`
		Meeting    wireMeetingRef `json:"meeting"`
		OnBehalfOf []string       `json:"onBehalfOf,omitempty"`
		Person     string         `json:"person"`
		Posts      []wirePost     `json:"posts,omitempty"`
		Venue      *wireVenue     `json:"venue,omitempty"`
	}
	wireGroup struct {
		Capacities    []kg.Capacity  `json:"capacities"`
		Label         string         `json:"label"`
		Meeting       wireMeetingRef `json:"meeting"`
		Organisations []string       `json:"organisations,omitempty"`
		Stated        *wireCount     `json:"stated,omitempty"`
		Venue         *wireVenue     `json:"venue,omitempty"`
	}
	wireVenue struct {
		Kind  kg.VenueKind `json:"kind"`
		Place string       `json:"place,omitempty"`
	}
	wireCount struct {
		Number    int               `json:"number"`
		Qualifier kg.CountQualifier `json:"qualifier"`
	}
)

// StatedFact is the literal of a fact that is told by names: JSON in one spelling, without the quotes
// of its evidence, such as {"evidence":["0,6;0,2;0,2 1.00 curator"],"person":{"name":"张三"}}.
func StatedFact(f kg.StatedFact) quad.Value {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(wireOf(f)); err != nil {
		panic(err) // strings, numbers and lists of them can be written
	}
	return typed(RDFJSON, string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))))
}

// StatedFactOf reads the literal of a stated fact; its evidence is of the document, without quotes.
// The error is [kg.ErrInvalid].
func StatedFactOf(v quad.Value, document kg.ID) (kg.StatedFact, error) {
	s, err := typedOf(RDFJSON, v)
	if err != nil {
		return kg.StatedFact{}, err
	}
	var w wireFact
	if err := json.Unmarshal([]byte(s), &w); err != nil {
		return kg.StatedFact{}, fmt.Errorf("stated fact %q: %w: %w", s, err, kg.ErrInvalid)
	}
	f, err := w.fact(document)
	if err != nil {
		return kg.StatedFact{}, fmt.Errorf("stated fact %q: %w", s, err)
	}
	if StatedFact(f) != v {
		return kg.StatedFact{}, fmt.Errorf("stated fact %q: not in the one spelling: %w", s, kg.ErrInvalid)
	}
	return f, nil
}

func wireOf(f kg.StatedFact) wireFact {
	var w wireFact
	for _, e := range f.Evidence {
		w.Evidence = append(w.Evidence, evidenceText(e))
	}
	if p := f.Person; p != nil {
		w.Person = &wirePerson{p.Aliases, p.Name}
	}
	if o := f.Organisation; o != nil {
		w.Organisation = &wireOrganisation{o.Aliases, o.Name, o.Parent, o.Place}
	}
	if m := f.Meeting; m != nil {
		w.Meeting = &wireMeeting{
			m.Aliases, m.ConvenedBy, m.Date.String(), m.EndDate.String(), m.Format, m.Name, m.Places, m.Series, m.Session, wireCountOf(m.Stated), m.Term,
		}
	}
	if m := f.Membership; m != nil {
		w.Membership = &wireMembership{m.Events, m.Person, wirePostOf(m.StatedPost)}
	}
	if a := f.Attendance; a != nil {
		w.Attendance = &wireAttendance{a.Capacities, wireMeetingRef{a.Meeting.Date.String(), a.Meeting.Name}, a.OnBehalfOf, a.Person, nil, wireVenueOf(a.Venue)}
		for _, p := range a.Posts {
			w.Attendance.Posts = append(w.Attendance.Posts, wirePostOf(p))
		}
	}
	if g := f.Group; g != nil {
		w.Group = &wireGroup{
			g.Capacities, g.Label, wireMeetingRef{g.Meeting.Date.String(), g.Meeting.Name}, g.Organisations, wireCountOf(g.Stated), wireVenueOf(g.Venue),
		}
	}
	return w
}

func wirePostOf(p kg.StatedPost) wirePost { return wirePost{p.Former, p.Organisation, p.Role} }

func wireCountOf(c kg.Count) *wireCount {
	if c.IsZero() {
		return nil
	}
	return &wireCount{c.Number, c.Qualifier}
}

func wireVenueOf(v kg.VenueFact) *wireVenue {
	if v == (kg.VenueFact{}) {
		return nil
	}
	return &wireVenue{v.Kind, v.Place}
}
