package eval

import (
	"context"
	"fmt"

	"huipu/internal/kg"
)

// Report is what a run over a folder found. Sections that were not asked for are nil.
type Report struct {
	Extractor   string        `json:"extractor"` // name and version
	Part        Part          `json:"part"`
	Documents   int           `json:"documents"`   // scored
	PutAside    int           `json:"putAside"`    // of them, those that are put aside
	Unannotated int           `json:"unannotated"` // releases left out because they have no annotation
	Relations   []Row         `json:"relations"`   // all of them, in the order of Relations
	ByDocument  []DocumentRow `json:"byDocument,omitzero"`
	Rules       []RuleRow     `json:"rules,omitzero"`
	Calibration []Reliability `json:"calibration,omitzero"`
	Differences []Difference  `json:"differences,omitzero"`
	NotShown    int           `json:"notShown"` // documents put aside of which ByDocument and Differences tell nothing
}

// Row is the result for one relation.
type Row struct {
	Relation  Relation `json:"relation"`
	Measure   Measure  `json:"measure"` // by which the relation is judged
	Value     float64  `json:"value"`   // of that measure
	Precision float64  `json:"precision"`
	Recall    float64  `json:"recall"`
	F1        float64  `json:"f1"`
	Tally
}

// DocumentRow is the result for one document.
type DocumentRow struct {
	Document  string `json:"document"`
	Wrong     int    `json:"wrong"` // differences listed, by verdict
	Missed    int    `json:"missed"`
	Relations []Row  `json:"relations"`
}

// Difference is a finding that is not right and does not follow from another one.
type Difference struct {
	Document string   `json:"document"`
	Verdict  Verdict  `json:"verdict"`
	Relation Relation `json:"relation"`
	Subject  string   `json:"subject,omitempty"`
	Gold     string   `json:"gold,omitempty"`
	Read     string   `json:"read,omitzero"`
	Rules    []string `json:"rules,omitempty"` // that read it, in text order
	text     string
}

// Sections say which parts of a report are wanted beside the relations.
type Sections struct{ Documents, Rules, Differences, Calibration bool }

// Collector sums over documents.
type Collector struct {
	report      Report
	totals      map[Relation]Tally
	rules       ruleBook
	calibration calibration
}

// Run scores the part of the folder. Errors are those of [Folder.Documents], and
// [kg.ErrNotFound] when no document is of the part, for figures over nothing look perfect.
func Run(ctx context.Context, f *Folder, x Extractor, part Part) (*Collector, error) {
	c := &Collector{
		report: Report{Part: part, Unannotated: f.unannotated}, totals: map[Relation]Tally{},
		rules: newRuleBook(), calibration: newCalibration(),
	}
	for d, err := range f.Documents(ctx, x, part) {
		if err != nil {
			return nil, err
		}
		c.add(d)
	}
	if c.report.Documents == 0 {
		return nil, fmt.Errorf("no document is of the part %s: %w", part, kg.ErrNotFound)
	}
	return c, nil
}

// add counts a document. Of the documents put aside nothing but their part in the sums is
// kept, unless the report is about them alone.
func (c *Collector) add(d Document) {
	c.report.Extractor = d.Facts.Document.Extractor
	c.report.Documents++
	if d.Held {
		c.report.PutAside++
	}
	tallies := map[Relation]Tally{}
	for _, f := range d.Findings {
		t := tallies[f.Relation]
		t.count(f.Verdict)
		tallies[f.Relation] = t
	}
	for r, t := range tallies {
		total := c.totals[r]
		total.add(t)
		c.totals[r] = total
	}
	c.rules.add(d)
	c.calibration.add(d.Findings)
	if !c.report.Part.shows(d.Held) {
		c.report.NotShown++
		return
	}
	row := DocumentRow{Document: d.Name, Relations: rows(tallies)}
	for _, difference := range d.differences() {
		if difference.Verdict == Wrong {
			row.Wrong++
		} else {
			row.Missed++
		}
		c.report.Differences = append(c.report.Differences, difference)
	}
	c.report.ByDocument = append(c.report.ByDocument, row)
}

// Report gives the sums, with the sections that are wanted.
func (c *Collector) Report(want Sections) Report {
	r := c.report
	r.Relations = rows(c.totals)
	r.ByDocument = section(want.Documents, r.ByDocument)
	r.Differences = section(want.Differences, r.Differences)
	r.Rules = section(want.Rules, c.rules.rows())
	r.Calibration = section(want.Calibration, c.calibration.tables())
	return r
}

// section is nil when it is not wanted and never nil when it is, so that JSON tells a
// section without entries from none.
func section[T any](wanted bool, entries []T) []T {
	switch {
	case !wanted:
		return nil
	case entries == nil:
		return []T{}
	}
	return entries
}

func rows(tallies map[Relation]Tally) []Row {
	var out []Row
	for _, r := range Relations() {
		t := tallies[r]
		out = append(out, Row{r, r.Measure(), t.Value(r.Measure()), t.Precision(), t.Recall(), t.F1(), t})
	}
	return out
}

// differences lists what differs in the document, in the order of the findings.
func (d Document) differences() []Difference {
	var out []Difference
	for _, f := range d.Findings {
		if !f.differs() {
			continue
		}
		difference := Difference{
			Document: d.Name, Verdict: f.Verdict, Relation: f.Relation, Subject: f.Subject, Gold: f.Gold, Read: f.Read, text: f.Text(),
		}
		seen := map[string]bool{}
		for _, e := range f.Evidence {
			if !seen[e.Rule] {
				seen[e.Rule] = true
				difference.Rules = append(difference.Rules, e.Rule)
			}
		}
		out = append(out, difference)
	}
	return out
}
