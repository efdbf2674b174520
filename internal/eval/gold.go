package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"huipu/internal/kg"
)

// Gold is the annotation of one release: what a careful reader finds in its text. Fields
// that are not scored are there so that a misspelt key cannot pass for an absent one.
type Gold struct {
	Doc       string  `json:"doc"`       // not scored
	URL       *string `json:"url"`       // not scored
	Title     *string `json:"title"`     // not scored
	Published *string `json:"published"` // not scored
	Source    *string `json:"source"`    // not scored
	Notes     *string `json:"notes"`     // not scored

	Meetings      []GoldMeeting    `json:"meetings"`
	Persons       []GoldPerson     `json:"persons"` // everyone named, bylines included
	Attendance    []GoldAttendance `json:"attendance"`
	MentionedOnly []string         `json:"mentioned_only"` // persons at no meeting
	Bylines       []string         `json:"bylines"`        // persons who wrote the release; they count nowhere
	Groups        []GoldGroup      `json:"org_participation"`
	Organisations []string         `json:"orgs"`
}

// GoldMeeting is an annotated meeting.
type GoldMeeting struct {
	ID              string   `json:"id"` // unique within the annotation
	Name            string   `json:"name"`
	Date            *string  `json:"date"`              // YYYY-MM-DD; null when the text does not give the year
	DatePartial     string   `json:"date_partial"`      // --MM-DD where Date is null and the text gives the day
	DateOutsideText string   `json:"date_outside_text"` // YYYY-MM-DD as known from elsewhere
	Format          *string  `json:"format"`            // one of goldFormats; null when only announced
	ConvenedBy      []string `json:"convened_by"`
	Main            bool     `json:"main"` // the meeting of the headline

	EndDate            *string  `json:"end_date"`            // not scored
	EndDatePartial     string   `json:"end_date_partial"`    // not scored
	Places             []string `json:"places"`              // not scored
	BranchPlaces       []string `json:"branch_places"`       // not scored
	ReportedAttendance *int     `json:"reported_attendance"` // not scored
}

// GoldPerson is an annotated person.
type GoldPerson struct {
	Name  string     `json:"name"` // unique within the annotation
	Roles []GoldRole `json:"roles"`
}

// GoldRole is a post as annotated.
type GoldRole struct {
	Title            *string `json:"title"`    // null when only the affiliation is given; it is then not scored
	Organisation     *string `json:"org"`      // as the sentence writes it; null when it gives none
	FullOrganisation string  `json:"org_full"` // as the rest of the document resolves it
	Former           bool    `json:"former"`   // not scored
}

// GoldAttendance is a person at a meeting as annotated.
type GoldAttendance struct {
	Meeting    string   `json:"meeting"` // id of a GoldMeeting
	Person     string   `json:"person"`  // name of a GoldPerson
	Capacities []string `json:"capacities"`
	Venue      string   `json:"venue"` // not scored
}

// GoldGroup is an organisation or group represented at a meeting as annotated.
type GoldGroup struct {
	Meeting      string   `json:"meeting"` // id of a GoldMeeting
	Organisation string   `json:"org"`
	Capacities   []string `json:"capacities"` // not scored
	Venue        string   `json:"venue"`      // not scored
}

// ReadGold reads the annotation in the file of the given name. The error is [kg.ErrInvalid]
// and names the file, and the field or line, of the first fault.
func ReadGold(name string, raw []byte) (*Gold, error) {
	var g Gold
	if err := decodeGold(raw, &g); err != nil {
		return nil, fmt.Errorf("annotation %q: %w: %w", name, err, kg.ErrInvalid)
	}
	if err := g.check(); err != nil {
		return nil, fmt.Errorf("annotation %q: %w: %w", name, err, kg.ErrInvalid)
	}
	return &g, nil
}

// decodeGold reads one JSON value without unknown keys. Errors say where it goes wrong.
func decodeGold(raw []byte, g *Gold) error {
	line := func(offset int64) int { return 1 + bytes.Count(raw[:min(int(offset), len(raw))], []byte("\n")) }
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(g)
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the JSON value is not complete")
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d is not JSON: %w", line(syntax.Offset), err)
	case errors.As(err, &mistyped):
		return fmt.Errorf("line %d: %s is a %s, which does not fit", line(mistyped.Offset), mistyped.Field, mistyped.Value)
	case err != nil:
		return fmt.Errorf("line %d: %s", line(decoder.InputOffset()), strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("line %d: want one JSON value, there is more", line(decoder.InputOffset()))
	}
	return nil
}
