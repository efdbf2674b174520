package ingest

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"huipu/internal/kg"
)

// verify makes sure that facts keep their contract before anything is made of them: every
// quote is exactly its span of the text in all three units, every fact has evidence, every
// key and index leads somewhere, and every value is one of its list.
func verify(f kg.Facts) error {
	v := &verifier{text: newRuler(f.Document.Text), meetings: map[string]bool{}, memberships: map[string]int{}}
	v.verifyMeetings(f.Meetings)
	v.verifyPersons(f.Persons)
	for i, a := range f.Attendances {
		v.verifyAttendance(fmt.Sprintf("attendance %d", i+1), a)
	}
	for i, g := range f.GroupAttendances {
		v.verifyGroup(fmt.Sprintf("group attendance %d", i+1), g)
	}
	for _, name := range f.MentionedOnly {
		v.person("mentioned only", name)
	}
	for _, o := range f.Organisations {
		v.check(o.Name != "", "organisation", "has no name")
		v.evidence("organisation "+o.Name, o.Evidence, false)
	}
	for i, r := range f.Repairs {
		v.quote(fmt.Sprintf("repair %d", i+1), r.Span, r.Before)
	}
	for i, u := range f.Unread {
		v.quote(fmt.Sprintf("unread passage %d", i+1), u.Span, u.Quote)
	}
	return errors.Join(v.errs...)
}

type verifier struct {
	text        *ruler
	meetings    map[string]bool
	memberships map[string]int // how many, by name of the person
	errs        []error
}

// maxErrors is how many defects are listed: enough to see a pattern.
const maxErrors = 5

func (v *verifier) check(ok bool, what, format string, args ...any) {
	if !ok && len(v.errs) < maxErrors {
		v.errs = append(v.errs, fmt.Errorf("%s %s", what, fmt.Sprintf(format, args...)))
	}
}

func (v *verifier) verifyMeetings(meetings []kg.MeetingFact) {
	main := 0
	for _, m := range meetings {
		what := fmt.Sprintf("meeting %q", m.Key)
		v.check(m.Key != "" && !v.meetings[m.Key], what, "has no key of its own")
		v.meetings[m.Key] = true
		v.check(m.Name != "", what, "has no name")
		v.check(slices.Contains(kg.MeetingFormats(), m.Format), what, "has the format %q", m.Format)
		v.count(what, m.Stated)
		for _, venue := range m.Venues {
			v.check(slices.Contains(kg.VenueKinds(), venue.Kind), what, "has a venue of the kind %q", venue.Kind)
		}
		v.evidence(what, m.Evidence, true)
		if m.Main {
			main++
		}
	}
	v.check(main <= 1, "document", "has %d main meetings", main)
}

func (v *verifier) verifyPersons(persons []kg.PersonFact) {
	for _, p := range persons {
		what := fmt.Sprintf("person %q", p.Name)
		_, twice := v.memberships[p.Name]
		v.check(p.Name != "" && !twice, what, "has no name of its own")
		v.memberships[p.Name] = len(p.Memberships)
		v.evidence(what, p.Evidence, true)
		for i, m := range p.Memberships {
			what := fmt.Sprintf("membership %d of %q", i, p.Name)
			v.check(m.Role != "" || m.Organisation != "", what, "names neither a role nor an organisation")
			v.check(m.Event == "" || slices.Contains(kg.TenureEvents(), m.Event), what, "has the unknown event %q", m.Event)
			v.evidence(what, m.Evidence, true)
		}
	}
}

func (v *verifier) verifyAttendance(what string, a kg.AttendanceFact) {
	v.meeting(what, a.Meeting)
	v.person(what, a.Person)
	v.capacities(what, a.Capacities)
	v.venue(what, a.Venue)
	for _, i := range a.Memberships {
		n := v.memberships[a.Person]
		v.check(i >= 0 && i < n, what, "names membership %d of %q, who has %d", i, a.Person, n)
	}
	v.evidence(what, a.Evidence, true)
}

func (v *verifier) verifyGroup(what string, g kg.GroupFact) {
	v.meeting(what, g.Meeting)
	v.check(g.Label != "", what, "has no label")
	v.capacities(what, g.Capacities)
	v.venue(what, g.Venue)
	v.count(what, g.Stated)
	v.evidence(what, g.Evidence, true)
}

func (v *verifier) meeting(what, key string) {
	v.check(v.meetings[key], what, "is at the unknown meeting %q", key)
}

func (v *verifier) person(what, name string) {
	_, ok := v.memberships[name]
	v.check(ok, what, "is of the unknown person %q", name)
}

func (v *verifier) capacities(what string, list []kg.Capacity) {
	v.check(len(list) > 0, what, "has no capacity")
	for _, c := range list {
		v.check(c.Valid(), what, "has the capacity %q", c)
	}
}

func (v *verifier) venue(what string, venue kg.VenueFact) {
	ok := venue == kg.VenueFact{} || slices.Contains(kg.VenueKinds(), venue.Kind)
	v.check(ok, what, "has a venue of the kind %q", venue.Kind)
}

func (v *verifier) count(what string, c kg.Count) {
	ok := c == kg.Count{} || c.Number > 0 && slices.Contains(kg.CountQualifiers(), c.Qualifier)
	v.check(ok, what, "has the count %d %q", c.Number, c.Qualifier)
}

func (v *verifier) evidence(what string, list []kg.Evidence, needed bool) {
	v.check(len(list) > 0 || !needed, what, "has no evidence")
	for _, e := range list {
		v.quote(what, e.Span, e.Quote)
		if e.Basis != (kg.Basis{}) {
			v.check(slices.Contains(kg.BasisKinds(), e.Basis.Kind), what, "rests on a basis of the kind %q", e.Basis.Kind)
			v.quote(what, e.Basis.Span, e.Basis.Quote)
		}
		v.check(e.Rule != "" && e.Confidence >= 0 && e.Confidence <= 1, what, "has evidence of the rule %q with the confidence %v", e.Rule, e.Confidence)
	}
}

func (v *verifier) quote(what string, span kg.Span, quote string) {
	want, ok := v.text.span(span.Start, span.End)
	switch {
	case !ok:
		v.check(false, what, "quotes bytes %d to %d, which are no passage of the text", span.Start, span.End)
	case v.text.text[span.Start:span.End] != quote:
		v.check(false, what, "quotes %q where the text has %q", quote, v.text.text[span.Start:span.End])
	default:
		v.check(span == want, what, "has the span %+v, but %q stands at %+v", span, quote, want)
	}
}

// ruler measures spans of a text without counting from its start each time.
type ruler struct {
	text  string
	marks []kg.Span // the span from the start of the text to every markEvery bytes or a little before
}

const markEvery = 256

func newRuler(text string) *ruler {
	r := &ruler{text: text, marks: []kg.Span{{}}}
	for at := 0; at < len(text); {
		next := min(at+markEvery, len(text))
		for next < len(text) && !utf8.RuneStart(text[next]) {
			next--
		}
		r.marks = append(r.marks, r.extend(r.marks[len(r.marks)-1], next))
		at = next
	}
	return r
}

// extend gives the span from the start of the text to the byte at end, from one that ends
// before it.
func (r *ruler) extend(s kg.Span, end int) kg.Span {
	more := kg.SpanOf(r.text[s.End:end], 0, end-s.End)
	return kg.Span{End: end, EndChar: s.EndChar + more.EndChar, EndUTF16: s.EndUTF16 + more.EndUTF16}
}

// to measures from the start of the text to a byte.
func (r *ruler) to(end int) kg.Span {
	i, found := slices.BinarySearchFunc(r.marks, end, func(s kg.Span, end int) int { return s.End - end })
	if !found {
		i--
	}
	return r.extend(r.marks[i], end)
}

// span measures the bytes from start to end; ok is false unless they are whole characters
// of the text, at least one.
func (r *ruler) span(start, end int) (s kg.Span, ok bool) {
	whole := func(at int) bool { return at == len(r.text) || utf8.RuneStart(r.text[at]) }
	if start < 0 || start >= end || end > len(r.text) || !whole(start) || !whole(end) {
		return kg.Span{}, false
	}
	from, to := r.to(start), r.to(end)
	return kg.Span{
		Start: start, End: end, StartChar: from.EndChar, EndChar: to.EndChar, StartUTF16: from.EndUTF16, EndUTF16: to.EndUTF16,
	}, true
}
