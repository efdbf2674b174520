package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// draft is a document of a version on which a correction is made.
type draft struct {
	document    *kg.Document
	reading     kg.Contribution   // what the extractor reads
	corrections []kg.Correction   // that there are
	now         resolve.Corrected // what they make of it
	local       map[kg.ID]kg.ID   // what ids in the graph are in the document alone, where that is another
}

// draftOf finds the document that an amendment is of.
func draftOf(base *view.Snapshot, a Amendment) (*draft, error) {
	document := a.Document
	if a.Fact != "" && !slices.Contains(kg.StatedKinds(), a.Fact.Kind()) {
		return nil, fmt.Errorf("fact %q: want one of the kinds %v: %w", a.Fact, kg.StatedKinds(), kg.ErrInvalid)
	}
	if document == "" {
		switch stating := base.StatedBy([]kg.ID{a.Fact})[0]; {
		case a.Fact == "":
			return nil, fmt.Errorf("no document is named: %w", kg.ErrInvalid)
		case len(stating) == 0:
			return nil, fmt.Errorf("no document states %q: %w", a.Fact, kg.ErrNotFound)
		case len(stating) > 1:
			return nil, fmt.Errorf("%s is stated by %d documents, from %s on: name one: %w", a.Fact, len(stating), stating[0], kg.ErrInvalid)
		default:
			document = stating[0]
		}
	}
	if document.Kind() != kg.KindDocument {
		return nil, fmt.Errorf("document %q: not the id of a document: %w", document, kg.ErrInvalid)
	}
	return newDraft(base, document)
}

func newDraft(base *view.Snapshot, document kg.ID) (*draft, error) {
	reading, local, err := asRead(base, document)
	if err != nil {
		return nil, err
	}
	d := &draft{document: base.Documents([]kg.ID{document})[0], reading: reading, local: local, corrections: correctionsOf(base, document)}
	d.now = resolve.Correct(reading, d.corrections)
	return d, nil
}

// localID gives the id that the document alone gives to a node of the graph.
func (d *draft) localID(id kg.ID) kg.ID {
	if to, ok := d.local[id]; ok {
		return to
	}
	return id
}

// shown gives the id that the graph gives to a node of the document.
func (d *draft) shown(local kg.ID) kg.ID {
	for from, to := range d.local {
		if to == local {
			return from
		}
	}
	return local
}

// read gives the fact of the reading that the graph shows under an id.
func (d *draft) read(id kg.ID) (kg.ID, error) {
	read, said := d.now.Behind(d.localID(id))
	switch {
	case len(said) > 0:
		return "", fmt.Errorf("%s is what %s states: take that back first: %w", id, said[0], kg.ErrConflict)
	case len(read) > 1:
		return "", fmt.Errorf("%s is %v, which corrections of names made one: take those back first: %w", id, read, kg.ErrConflict)
	case len(read) == 1:
		if _, ok := resolve.StatedFact(d.reading, read[0]); ok {
			return read[0], nil
		}
	}
	return "", fmt.Errorf("the extractor does not read %q in the document: %w", id, kg.ErrNotFound)
}

// correction makes the correction that an amendment is.
func (d *draft) correction(a Amendment) (kg.Correction, error) {
	c := kg.Correction{Document: d.document.ID, Action: kg.Add, Sources: []kg.ID{kg.GraphCurated}}
	var was kg.StatedFact
	if a.Fact != "" {
		again := d.said(a)
		read, err := d.read(a.Fact)
		if err != nil && again == nil {
			return c, err
		}
		if again != nil {
			read, was = again.Fact, *again.Was
		} else {
			was, _ = resolve.StatedFact(d.reading, read)
		}
		c.Action, c.Fact, c.Was = kg.Reject, read, &was
	}
	if a.State != nil {
		now, err := d.state(a, was)
		if err != nil {
			return c, err
		}
		if c.Now, c.Fact, err = d.placed(c, now); err != nil {
			return c, err
		}
		if c.Was != nil {
			c.Action = kg.Replace
		}
	}
	c.ID = kg.CorrectionID(c.Document, c.Fact)
	return c, nil
}

// said gives the correction that was made of the very fact before, which the graph does not show any
// more under that id; nil for none.
func (d *draft) said(a Amendment) *kg.Correction {
	local := d.localID(a.Fact)
	for i, c := range d.corrections {
		if c.Action != kg.Add && c.Fact == local && (a.State == nil) == (c.Action == kg.Reject) {
			return &d.corrections[i]
		}
	}
	return nil
}

// state gives what the amendment states, with its passage.
func (d *draft) state(a Amendment, was kg.StatedFact) (kg.StatedFact, error) {
	now, err := a.State(was, d.meeting)
	if err != nil {
		return now, err
	}
	if err := check(&now); err != nil {
		return now, err
	}
	if kind := was.Kind(); kind != "" && now.Kind() != kind {
		return now, fmt.Errorf("a %s in the place of a %s: %w", now.Kind(), kind, kg.ErrInvalid)
	}
	span, err := a.Source.in(d.document.Text)
	if err != nil {
		return now, err
	}
	now.Evidence = []kg.Evidence{{Document: d.document.ID, Span: span, Quote: a.Source.Exact, Rule: kg.RuleCurator, Confidence: 1}}
	return now, nil
}

// placed gives the fact as the document knows what it names, and the id of the fact that is corrected.
func (d *draft) placed(c kg.Correction, now kg.StatedFact) (*kg.StatedFact, kg.ID, error) {
	var added []kg.StatedMeeting
	for _, o := range d.corrections {
		if o.Action == kg.Add && o.Now.Meeting != nil {
			added = append(added, *o.Now.Meeting)
		}
	}
	as, id, ok := resolve.ReadStated(d.reading, now, added)
	if !ok {
		return nil, "", fmt.Errorf("meeting: the document reports no such meeting: %w", kg.ErrInvalid)
	}
	read, taken := resolve.StatedFact(d.reading, id)
	switch {
	case c.Was == nil && taken:
		return nil, "", fmt.Errorf("the document states %s already: correct that: %w", id, kg.ErrConflict)
	case c.Was == nil:
		return &as, id, nil
	case resolve.SameFact(&as, c.Was):
		return nil, "", fmt.Errorf("the extractor reads the same: %w", kg.ErrInvalid)
	case taken && id != c.Fact && id.Kind() != kg.KindPerson && id.Kind() != kg.KindOrganisation:
		return nil, "", fmt.Errorf("the document states %s, %s, already: reject the one that is wrong: %w", id, factText(read), kg.ErrConflict)
	}
	return &as, c.Fact, nil
}

// factText names what a fact is about.
func factText(f kg.StatedFact) string {
	switch {
	case f.Membership != nil:
		return f.Membership.Person + " as " + f.Membership.Organisation + f.Membership.Role
	case f.Attendance != nil:
		return f.Attendance.Person + " at " + f.Attendance.Meeting.Name
	case f.Group != nil:
		return f.Group.Label + " at " + f.Group.Meeting.Name
	case f.Meeting != nil:
		return f.Meeting.Name
	}
	return string(f.Kind())
}

// meeting tells which meeting of the reading the graph shows under an id; for no id, the only one.
func (d *draft) meeting(id kg.ID) (kg.MeetingRef, error) {
	if id == "" {
		if n := len(d.now.Contribution.Meetings); n != 1 {
			return kg.MeetingRef{}, fmt.Errorf("meeting: the document reports %d meetings: name one: %w", n, kg.ErrInvalid)
		}
		id = d.shown(d.now.Contribution.Meetings[0].ID)
	}
	if id.Kind() != kg.KindMeeting {
		return kg.MeetingRef{}, fmt.Errorf("meeting %q: not the id of a meeting: %w", id, kg.ErrInvalid)
	}
	read, said := d.now.Behind(d.localID(id))
	for _, o := range d.now.Outcomes {
		if slices.Contains(said, o.Correction.ID) {
			m := o.Correction.Now.Meeting
			if o.Correction.Was != nil {
				m = o.Correction.Was.Meeting
			}
			return kg.MeetingRef{Name: m.Name, Date: m.Date}, nil
		}
	}
	var f kg.StatedFact
	ok := false
	if len(read) > 0 {
		f, ok = resolve.StatedFact(d.reading, read[0])
	}
	if !ok {
		return kg.MeetingRef{}, fmt.Errorf("meeting %q: the document does not report it: %w", id, kg.ErrNotFound)
	}
	return kg.MeetingRef{Name: f.Meeting.Name, Date: f.Meeting.Date}, nil
}

// in finds the one place in a text.
func (q Quote) in(text string) (kg.Span, error) {
	switch {
	case q.Exact == "" || !utf8.ValidString(q.Prefix+q.Exact+q.Suffix):
		return kg.Span{}, fmt.Errorf("source: want a quote: %w", kg.ErrInvalid)
	case len(q.Prefix)+len(q.Exact)+len(q.Suffix) > len(text):
		return kg.Span{}, fmt.Errorf("source: the quote is longer than the text: %w", kg.ErrInvalid)
	}
	whole := q.Prefix + q.Exact + q.Suffix
	at, n := -1, 0
	for from := 0; ; n++ {
		next := strings.Index(text[from:], whole)
		if next < 0 {
			break
		}
		if at < 0 {
			at = from + next
		}
		_, size := utf8.DecodeRuneInString(text[from+next:])
		from += next + size
	}
	switch {
	case n == 0:
		return kg.Span{}, fmt.Errorf("source: the quote %q is not in the text: %w", whole, kg.ErrInvalid)
	case n > 1:
		return kg.Span{}, fmt.Errorf("source: the quote %q stands in the text %d times: say what stands before or behind it: %w", whole, n, kg.ErrInvalid)
	}
	start := at + len(q.Prefix)
	return kg.SpanOf(text, start, start+len(q.Exact)), nil
}
