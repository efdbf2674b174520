package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"huipu/internal/explain"
	"huipu/internal/kg"
)

// The structs below fix the keys of the JSON form and their order.

type jsonLine struct {
	Document         jsonDocument       `json:"document"`
	Meetings         []jsonMeeting      `json:"meetings"`
	Persons          []jsonPerson       `json:"persons"`
	Attendances      []jsonAttendance   `json:"attendances"`
	GroupAttendances []jsonGroup        `json:"groupAttendances"`
	MentionedOnly    []string           `json:"mentionedOnly"`
	Bylines          []string           `json:"bylines"`
	Organisations    []jsonOrganisation `json:"organisations"`
	Repairs          []jsonRepair       `json:"repairs"`
	Unread           []jsonUnread       `json:"unread"`
}

type jsonDocument struct {
	Path      string  `json:"path"`
	Title     *string `json:"title"`
	Published *string `json:"published"`
	Source    *string `json:"source"`
	Author    *string `json:"author"`
	SHA256    string  `json:"sha256"`
}

type jsonSpan struct {
	Start      int `json:"start"`
	End        int `json:"end"`
	StartUTF16 int `json:"startUtf16"`
	EndUTF16   int `json:"endUtf16"`
	StartChar  int `json:"startChar"`
	EndChar    int `json:"endChar"`
}

type jsonEvidence struct {
	jsonSpan
	Quote      string     `json:"quote"`
	Rule       string     `json:"rule"`
	Confidence float64    `json:"confidence"`
	Basis      *jsonBasis `json:"basis,omitempty"`
}

type jsonBasis struct {
	Kind kg.BasisKind `json:"kind"`
	jsonSpan
	Quote string `json:"quote"`
}

type jsonText struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

type jsonVenue struct {
	Kind  kg.VenueKind `json:"kind"`
	Place *string      `json:"place"`
}

type jsonCount struct {
	Count     int               `json:"count"`
	Qualifier kg.CountQualifier `json:"qualifier"`
}

type jsonMeeting struct {
	Key              string           `json:"key"`
	Name             string           `json:"name"`
	Aliases          []string         `json:"aliases"`
	Series           *string          `json:"series"`
	Term             *int             `json:"term"`
	Session          *int             `json:"session"`
	Date             *string          `json:"date"`
	EndDate          *string          `json:"endDate"`
	DatePrecision    *string          `json:"datePrecision"`
	Places           []string         `json:"places"`
	Venues           []jsonVenue      `json:"venues"`
	Format           kg.MeetingFormat `json:"format"`
	ConvenedBy       []string         `json:"convenedBy"`
	StatedAttendance *jsonCount       `json:"statedAttendance"`
	Main             bool             `json:"main"`
	Evidence         []jsonEvidence   `json:"evidence"`
	Explain          *jsonText        `json:"explain,omitempty"`
}

type jsonMembership struct {
	Role         *string        `json:"role"`
	Organisation *string        `json:"organisation"`
	Former       bool           `json:"former"`
	Event        kg.TenureEvent `json:"event,omitempty"`
	Evidence     []jsonEvidence `json:"evidence"`
	Explain      *jsonText      `json:"explain,omitempty"`
}

type jsonPerson struct {
	Name        string           `json:"name"`
	Memberships []jsonMembership `json:"memberships"`
	Evidence    []jsonEvidence   `json:"evidence"`
	Explain     *jsonText        `json:"explain,omitempty"`
}

type jsonAttendance struct {
	Meeting    string         `json:"meeting"`
	Person     string         `json:"person"`
	Capacities []kg.Capacity  `json:"capacities"`
	Venue      *jsonVenue     `json:"venue"`
	OnBehalfOf []string       `json:"onBehalfOf"`
	Order      int            `json:"order"`
	Evidence   []jsonEvidence `json:"evidence"`
	Explain    *jsonText      `json:"explain,omitempty"`
}

type jsonGroup struct {
	Meeting      string         `json:"meeting"`
	Label        string         `json:"label"`
	Organisation *string        `json:"organisation"`
	Capacities   []kg.Capacity  `json:"capacities"`
	Count        *jsonCount     `json:"count"`
	Venue        *jsonVenue     `json:"venue"`
	Evidence     []jsonEvidence `json:"evidence"`
	Explain      *jsonText      `json:"explain,omitempty"`
}

type jsonOrganisation struct {
	Name       string   `json:"name"`
	Aliases    []string `json:"aliases"` // with the short forms
	ShortForms []string `json:"shortForms"`
	Parent     *string  `json:"parent"`
	Place      *string  `json:"place"`
}

type jsonRepair struct {
	jsonSpan
	Before  string    `json:"before"`
	After   string    `json:"after"`
	Reason  string    `json:"reason"`
	Explain *jsonText `json:"explain,omitempty"`
}

type jsonUnread struct {
	jsonSpan
	Quote  string `json:"quote"`
	Reason string `json:"reason"`
}

// AppendJSON appends the facts of the file at path as one line of JSON, line end included.
// Keys stand in a fixed order, lists in text order; what is unknown is null or an empty
// list. The same facts give the same bytes.
func AppendJSON(dst []byte, path string, f kg.Facts) ([]byte, error) {
	return appendJSON(dst, path, f, jsonWriter{})
}

// AppendExplainedJSON is [AppendJSON] with an explanation behind the evidence of each fact
// and the reason of each repair, and with the second passage that evidence rests on.
func AppendExplainedJSON(dst []byte, path string, f kg.Facts) ([]byte, error) {
	return appendJSON(dst, path, f, jsonWriter{explained: true})
}

func appendJSON(dst []byte, path string, f kg.Facts, w jsonWriter) ([]byte, error) {
	line := jsonLine{
		Document: jsonDocument{
			Path: path, Title: text(f.Document.Title), Published: text(f.Document.Published.String()),
			Source: text(f.Document.Source), Author: text(f.Document.Author), SHA256: f.Document.SHA256,
		},
		Meetings:         each(f.Meetings, w.meeting),
		Persons:          each(f.Persons, w.person),
		Attendances:      each(f.Attendances, w.attendance),
		GroupAttendances: each(f.GroupAttendances, w.group),
		MentionedOnly:    list(f.MentionedOnly),
		Bylines:          list(f.Document.Bylines),
		Organisations:    each(f.Organisations, organisationJSON),
		Repairs: each(f.Repairs, func(r kg.RepairFact) jsonRepair {
			return jsonRepair{spanJSON(r.Span), r.Before, r.After, r.Reason, w.text(repairText(f, r))}
		}),
		Unread: each(f.Unread, func(u kg.Unread) jsonUnread { return jsonUnread{spanJSON(u.Span), u.Quote, u.Reason} }),
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line); err != nil {
		return dst, fmt.Errorf("facts of %q as JSON: %w", path, err)
	}
	return append(dst, b.Bytes()...), nil
}

// jsonWriter lays out facts, with explanations if they are asked for.
type jsonWriter struct{ explained bool }

func (w jsonWriter) meeting(m kg.MeetingFact) jsonMeeting {
	return jsonMeeting{
		Key: m.Key, Name: m.Name, Aliases: list(m.Aliases), Series: text(m.Series), Term: number(m.Term), Session: number(m.Session),
		Date: text(m.Date.String()), EndDate: text(m.EndDate.String()), DatePrecision: text(string(m.Date.Precision())),
		Places: list(m.Places), Venues: each(m.Venues, func(v kg.VenueFact) jsonVenue { return jsonVenue{v.Kind, text(v.Place)} }),
		Format: m.Format, ConvenedBy: list(m.ConvenedBy), StatedAttendance: countJSON(m.Stated), Main: m.Main,
		Evidence: each(m.Evidence, w.evidence), Explain: w.fact(m.Evidence),
	}
}

func (w jsonWriter) person(p kg.PersonFact) jsonPerson {
	return jsonPerson{p.Name, each(p.Memberships, func(m kg.MembershipFact) jsonMembership {
		return jsonMembership{text(m.Role), text(m.Organisation), m.Former, m.Event, each(m.Evidence, w.evidence), w.fact(m.Evidence)}
	}), each(p.Evidence, w.evidence), w.fact(p.Evidence)}
}

func (w jsonWriter) attendance(a kg.AttendanceFact) jsonAttendance {
	return jsonAttendance{
		a.Meeting, a.Person, list(a.Capacities), venueJSON(a.Venue), list(a.OnBehalfOf), a.Order,
		each(a.Evidence, w.evidence), w.fact(a.Evidence),
	}
}

func (w jsonWriter) group(g kg.GroupFact) jsonGroup {
	return jsonGroup{
		g.Meeting, g.Label, text(g.Organisation), list(g.Capacities), countJSON(g.Stated), venueJSON(g.Venue),
		each(g.Evidence, w.evidence), w.fact(g.Evidence),
	}
}

func (w jsonWriter) evidence(e kg.Evidence) jsonEvidence {
	out := jsonEvidence{spanJSON(e.Span), e.Quote, e.Rule, e.Confidence, nil}
	if w.explained && !e.Basis.IsZero() {
		out.Basis = &jsonBasis{e.Basis.Kind, spanJSON(e.Basis.Span), e.Basis.Quote}
	}
	return out
}

func (w jsonWriter) fact(evidence []kg.Evidence) *jsonText {
	if !w.explained {
		return nil
	}
	return w.text(explain.Fact(evidence))
}

func (w jsonWriter) text(t explain.Text) *jsonText {
	if !w.explained {
		return nil
	}
	return &jsonText{t.ZH, t.EN}
}

func organisationJSON(o kg.OrganisationFact) jsonOrganisation {
	return jsonOrganisation{o.Name, list(slices.Concat(o.Aliases, o.ShortForms)), list(o.ShortForms), text(o.Parent), text(o.Place)}
}

func spanJSON(s kg.Span) jsonSpan {
	return jsonSpan{s.Start, s.End, s.StartUTF16, s.EndUTF16, s.StartChar, s.EndChar}
}

func venueJSON(v kg.VenueFact) *jsonVenue {
	if v.Kind == "" {
		return nil
	}
	return &jsonVenue{v.Kind, text(v.Place)}
}

func countJSON(c kg.Count) *jsonCount {
	if c.IsZero() {
		return nil
	}
	return &jsonCount{c.Number, c.Qualifier}
}

// text is nil for an empty string, which stands for "unknown".
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func number(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// list is never nil, so that an empty list is [] and not null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func each[T, U any](s []T, f func(T) U) []U {
	out := make([]U, len(s))
	for i, v := range s {
		out[i] = f(v)
	}
	return out
}
