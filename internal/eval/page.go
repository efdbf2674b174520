package eval

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"iter"
	"slices"
	"strings"
)

//go:embed page.html
var pageFile embed.FS

// WritePage writes the report and the documents, of which it tells, as one HTML page that
// needs nothing else: no script, no font, no image. It has the totals, and for each document
// that may be shown its text with gold and read facts marked in place beside the list of
// differences. Documents are written one after the other and none is kept.
//
// The report has all its sections but the differences. Errors are those of w and of the
// documents; what was written until then is of no use.
func WritePage(w io.Writer, r Report, documents iter.Seq2[Document, error]) error {
	page, err := template.New("page").ParseFS(pageFile, "page.html")
	if err != nil {
		return fmt.Errorf("the template of the report: %w", err)
	}
	if err := write(w, page, "head", newPageHead(r)); err != nil {
		return err
	}
	n := 0
	for d, err := range documents {
		if err != nil {
			return err
		}
		if !r.Part.shows(d.Held) {
			continue
		}
		n++
		if err := write(w, page, "document", newPageDocument(n, d)); err != nil {
			return err
		}
	}
	return write(w, page, "foot", nil)
}

func write(w io.Writer, page *template.Template, name string, data any) error {
	if err := page.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("report as a page: %w", err)
	}
	return nil
}

// pageHead is what stands above the documents.
type pageHead struct {
	Coverage    string
	Relations   []Row
	Documents   []pageEntry
	Rules       []RuleRow
	Calibration []Reliability
}

// pageEntry is a line of the table of contents.
type pageEntry struct {
	Anchor string
	DocumentRow
}

func newPageHead(r Report) pageHead {
	h := pageHead{Coverage: coverage(r), Relations: r.Relations, Rules: r.Rules, Calibration: r.Calibration}
	for k, d := range r.ByDocument {
		h.Documents = append(h.Documents, pageEntry{anchor(k + 1), d})
	}
	return h
}

// Value is the figure of a relation by its name.
func (e pageEntry) Value(name string) string {
	for _, row := range e.Relations {
		if string(row.Relation) == name {
			return three(row.Value)
		}
	}
	return ""
}

// Percent is a share in percent, for the width of a bar.
func (r Row) Percent() string { return fmt.Sprintf("%.1f%%", 100*r.Value) }

// IsF1 tells the rows that have precision and recall from those with one share.
func (r Row) IsF1() bool { return r.Measure == F1 }

// anchor names the n-th document of a page.
func anchor(n int) string { return fmt.Sprintf("d%d", n) }

// pageDocument is one document of a page.
type pageDocument struct {
	Anchor, Name, Title string
	Text                []pageStretch
	Differences         []pageDifference
}

// Count says how many differences the document has.
func (p pageDocument) Count() string {
	if len(p.Differences) == 0 {
		return "all right"
	}
	return counted(len(p.Differences), "difference")
}

// pageStretch is a piece of the text.
type pageStretch struct {
	Text  string
	Class string // of the mark; empty for plain text
	Note  string // what the findings say
	Refs  []pageDifference
}

// pageDifference is a difference with its number in the document.
type pageDifference struct {
	Number   int
	Verdict  Verdict
	Relation Relation
	Text     string
	Rules    []string
	InText   bool
}

// Sign is the shape of the verdict, so that colour is not all that tells them apart.
func (d pageDifference) Sign() string { return sign(d.Verdict) }

func sign(v Verdict) string {
	switch v {
	case Wrong:
		return "✗"
	case Missed:
		return "○"
	}
	return "✓"
}

func newPageDocument(n int, d Document) pageDocument {
	p := pageDocument{Anchor: anchor(n), Name: d.Name, Title: d.Facts.Document.Title}
	number := map[int]int{} // of differences, by index of the finding
	listed := d.differences()
	for k, f := range d.Findings {
		if !f.differs() {
			continue
		}
		l := listed[len(p.Differences)]
		p.Differences = append(p.Differences, pageDifference{len(p.Differences) + 1, f.Verdict, f.Relation, l.text, l.Rules, false})
		number[k] = len(p.Differences)
	}
	text := d.Facts.Document.Text
	for _, s := range stretches(text, d.marks()) {
		piece := pageStretch{Text: text[s.start:s.end]}
		if len(s.findings) > 0 {
			piece.Class, piece.Note = describe(d.Findings, s.findings)
		}
		for _, k := range s.ending {
			if at := number[k]; at > 0 {
				p.Differences[at-1].InText = true
				piece.Refs = append(piece.Refs, p.Differences[at-1])
			}
		}
		p.Text = append(p.Text, piece)
	}
	return p
}

// describe gives the class of a piece of text, which is its worst verdict and what it names,
// and says what is found there.
func describe(findings []Finding, indexes []int) (class, note string) {
	worst := Right
	classes := []string{}
	var notes []string
	for _, k := range indexes {
		f := findings[k]
		if f.Verdict == Wrong || f.Verdict == Missed && worst == Right {
			worst = f.Verdict
		}
		if kind := kindOf(f.Relation); !slices.Contains(classes, kind) {
			classes = append(classes, kind)
		}
		if line := sign(f.Verdict) + " " + string(f.Relation) + " " + f.Text(); !slices.Contains(notes, line) {
			notes = append(notes, line)
		}
	}
	return string(worst) + " " + strings.Join(classes, " "), strings.Join(notes, "\n")
}

// kindOf says what a mark of the relation stands on.
func kindOf(r Relation) string {
	switch r {
	case Persons, Attendance, Capacities, MentionedOnly:
		return "person"
	case Titles, Memberships:
		return "post"
	case Meetings, MeetingDates, Formats:
		return "meeting"
	}
	return "body"
}
