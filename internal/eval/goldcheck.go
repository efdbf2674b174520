package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// goldFormats are the formats of meetings in annotations: those of package kg in lower case.
func goldFormats() []string {
	var names []string
	for _, f := range kg.MeetingFormats() {
		names = append(names, strings.ToLower(string(f)))
	}
	return names
}

// check holds the annotation together: what must be there is there, closed lists are kept and
// references lead somewhere. The error names the first field at fault.
func (g *Gold) check() error {
	meetings, err := g.checkMeetings()
	if err != nil {
		return err
	}
	persons, err := g.checkPersons()
	if err != nil {
		return err
	}
	if err := g.checkAttendance(meetings, persons); err != nil {
		return err
	}
	if g.Groups == nil {
		return missingList("org_participation")
	}
	for i, group := range g.Groups {
		at := fmt.Sprintf("org_participation[%d]", i)
		if err := errors.Join(
			refers(at+".meeting", group.Meeting, meetings), named(at+".org", group.Organisation), checkCapacities(at, group.Capacities),
		); err != nil {
			return err
		}
	}
	if g.Organisations == nil {
		return missingList("orgs")
	}
	return checkNames("orgs", g.Organisations)
}

func (g *Gold) checkMeetings() (map[string]bool, error) {
	if g.Meetings == nil {
		return nil, missingList("meetings")
	}
	ids := map[string]bool{}
	for i, m := range g.Meetings {
		at := fmt.Sprintf("meetings[%d]", i)
		if ids[m.ID] {
			return nil, fmt.Errorf("%s.id %q stands twice", at, m.ID)
		}
		ids[m.ID] = true
		if err := errors.Join(
			named(at+".id", m.ID), named(at+".name", m.Name),
			optional(m.Date, func(s string) error { return checkDate(at+".date", s) }),
			checkPartialDate(at+".date_partial", m.DatePartial), checkKnownDate(at+".date_outside_text", m.DateOutsideText),
			optional(m.Format, func(s string) error { return oneOf(at+".format", s, goldFormats()) }),
			checkNames(at+".convened_by", m.ConvenedBy),
		); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

func (g *Gold) checkPersons() (map[string]bool, error) {
	if g.Persons == nil {
		return nil, missingList("persons")
	}
	names := map[string]bool{}
	for i, p := range g.Persons {
		at := fmt.Sprintf("persons[%d]", i)
		if err := named(at+".name", p.Name); err != nil {
			return nil, err
		}
		if names[fold(p.Name)] {
			return nil, fmt.Errorf("%s.name %q stands twice", at, p.Name)
		}
		names[fold(p.Name)] = true
		for k, r := range p.Roles {
			at := fmt.Sprintf("%s.roles[%d]", at, k)
			if err := errors.Join(
				optional(r.Title, func(s string) error { return named(at+".title", s) }),
				optional(r.Organisation, func(s string) error { return named(at+".org", s) }),
			); err != nil {
				return nil, err
			}
		}
	}
	if g.MentionedOnly == nil {
		return nil, missingList("mentioned_only")
	}
	return names, errors.Join(checkPeople("mentioned_only", g.MentionedOnly, names), checkPeople("bylines", g.Bylines, names))
}

func (g *Gold) checkAttendance(meetings, persons map[string]bool) error {
	if g.Attendance == nil {
		return missingList("attendance")
	}
	seats := map[seat]bool{}
	for i, a := range g.Attendance {
		at := fmt.Sprintf("attendance[%d]", i)
		if err := errors.Join(
			refers(at+".meeting", a.Meeting, meetings), checkPeople(at+".person", []string{a.Person}, persons), checkCapacities(at, a.Capacities),
		); err != nil {
			return err
		}
		s := seat{a.Meeting, fold(a.Person)}
		if seats[s] {
			return fmt.Errorf("%s puts %s at meeting %s a second time", at, a.Person, a.Meeting)
		}
		seats[s] = true
	}
	return nil
}

func checkCapacities(at string, capacities []string) error {
	if len(capacities) == 0 {
		return missingList(at + ".capacities")
	}
	for i, c := range capacities {
		if err := oneOf(fmt.Sprintf("%s.capacities[%d]", at, i), c, capacityNames()); err != nil {
			return err
		}
	}
	return nil
}

func checkNames(field string, names []string) error {
	for i, name := range names {
		if err := named(fmt.Sprintf("%s[%d]", field, i), name); err != nil {
			return err
		}
	}
	return nil
}

// checkPeople checks that the names are those of persons, which are given folded.
func checkPeople(field string, names []string, persons map[string]bool) error {
	for i, name := range names {
		if !persons[fold(name)] {
			return fmt.Errorf("%s[%d] is %q, who is not among the persons", field, i, name)
		}
	}
	return nil
}

func checkDate(field, s string) error {
	if d, err := kg.ParseDate(s); err != nil || d.Precision() != kg.PrecisionDay {
		return fmt.Errorf("%s is %q: want YYYY-MM-DD", field, s)
	}
	return nil
}

func checkKnownDate(field, s string) error {
	if s == "" {
		return nil
	}
	return checkDate(field, s)
}

// checkPartialDate takes a leap year, in which every day of a year exists.
func checkPartialDate(field, s string) error {
	if s == "" {
		return nil
	}
	day, ok := strings.CutPrefix(s, "--")
	if !ok || checkDate(field, "2000-"+day) != nil {
		return fmt.Errorf("%s is %q: want --MM-DD", field, s)
	}
	return nil
}

func named(field, s string) error {
	if fold(s) == "" {
		return fmt.Errorf("%s is %q: want a name", field, s)
	}
	return nil
}

func oneOf(field, s string, list []string) error {
	if !slices.Contains(list, s) {
		return fmt.Errorf("%s is %q: want one of %s", field, s, strings.Join(list, ", "))
	}
	return nil
}

func refers(field, id string, meetings map[string]bool) error {
	if !meetings[id] {
		return fmt.Errorf("%s is %q, which is the id of no meeting", field, id)
	}
	return nil
}

func missingList(field string) error {
	return fmt.Errorf("%s is missing: want a list", field)
}

func optional(s *string, check func(string) error) error {
	if s == nil {
		return nil
	}
	return check(*s)
}
